//! What all sources of a case hold together.

use super::*;
use crate::logs::Query;
use crate::scenario::model::*;
use crate::scenario::{Folder, load};
use crate::world::{self, Day};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios/larkgate-sieve");

struct Case {
    scenario: Scenario,
    day: Day,
    sources: Sources,
}

fn scenario() -> Scenario {
    let mut folder = Folder { slug: "larkgate-sieve".into(), ..Folder::default() };
    for file in FILES.files().chain(FILES.dirs().flat_map(|dir| dir.files())) {
        let path = file.path().to_string_lossy().replace('\\', "/");
        folder.files.insert(path, file.contents().to_vec());
    }
    load(&folder).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

static CASE: LazyLock<Case> = LazyLock::new(|| {
    let scenario = scenario();
    let day = world::run(&scenario.world, scenario.midnight).expect("a day");
    let sources = Sources::build(&scenario, &day);
    Case { scenario, day, sources }
});

fn rows(source: &str) -> &'static [Row] {
    CASE.sources.get(&source.into()).expect("a source").rows()
}

fn lines() -> impl Iterator<Item = (&'static SourceView, &'static Row)> {
    let logs = CASE.sources.iter().filter(|view| view.group == Group::Logs);
    logs.flat_map(|view| view.rows().iter().map(move |row| (view, row)))
}

fn hash(sources: &Sources) -> String {
    let mut sum = Sha256::new();
    for view in sources.iter() {
        sum.update(format!("{view:?}"));
    }
    format!("{:x?}", sum.finalize())
}

#[test]
fn the_same_scenario_gives_the_same_bytes() {
    let case = &*CASE;
    let again = Sources::build(&case.scenario, &case.day);
    assert_eq!(hash(&case.sources), hash(&again));
    let mut other = case.scenario.clone();
    other.world.seed += 1;
    assert_ne!(hash(&case.sources), hash(&Sources::build(&other, &case.day)));
}

#[test]
fn rows_are_numbered_in_order_and_read_back_to_their_instants() {
    for view in CASE.sources.iter() {
        let source = CASE.scenario.source(&view.id).expect("a source");
        let (skew, resolution) = (source.clock.skew_ms, source.clock.resolution_ms);
        for (index, row) in view.rows().iter().enumerate() {
            assert_eq!(row.index as usize, index);
            // A diff keeps its empty lines.
            let empty = row.text.trim().is_empty() && view.group != Group::Changes;
            assert!(!empty, "{}:{index}", view.id);
            let Some(at) = row.at else { continue };
            let back = view.clock.corrected(row.raw.expect("shown"), skew);
            assert!(back <= at && at - back < resolution, "{}:{index} {at} {back}", view.id);
            assert_eq!(row.shown_time, view.clock.shown(at, CASE.scenario.midnight));
        }
        if view.group == Group::Logs {
            assert!(view.rows().is_sorted_by_key(|row| row.at), "{}", view.id);
        }
    }
}

#[test]
fn every_mark_stands_on_one_row() {
    for source in &CASE.scenario.shelf.sources {
        let marks: Vec<&MarkId> = match &source.body {
            crate::scenario::model::Body::Logs(spec) => {
                spec.lines.iter().filter_map(|line| line.mark.as_ref()).collect()
            }
            crate::scenario::model::Body::Chat(spec) => {
                spec.iter().filter_map(|line| line.mark.as_ref()).collect()
            }
            crate::scenario::model::Body::Table(spec) => {
                spec.rows.iter().filter_map(|line| line.mark.as_ref()).collect()
            }
            crate::scenario::model::Body::Diff(spec)
            | crate::scenario::model::Body::LogFile(spec)
            | crate::scenario::model::Body::Paper(spec) => {
                spec.marks.iter().map(|named| &named.mark).collect()
            }
            crate::scenario::model::Body::Chart(_) => Vec::new(),
        };
        for mark in marks {
            let on = rows(source.id.as_str()).iter().filter(|row| row.marks.contains(mark)).count();
            assert_eq!(on, 1, "{} {mark}", source.id);
        }
    }
}

#[test]
fn every_template_reads() {
    for source in &CASE.scenario.shelf.sources {
        let crate::scenario::model::Body::Logs(spec) = &source.body else { continue };
        for template in &spec.templates {
            for text in [&template.text].into_iter().chain(template.fields.iter().map(|f| &f.1)) {
                template::placeholders(text).unwrap_or_else(|e| panic!("{}: {e:?}", template.id));
            }
        }
    }
}

#[test]
fn one_request_bears_one_id_in_all_services() {
    let mut by_id: BTreeMap<&str, Vec<(&str, Ms)>> = BTreeMap::new();
    for (view, row) in lines().filter(|(_, row)| row.template.is_some()) {
        if let (Some(id), Some(at)) = (&row.request, row.at) {
            by_id.entry(id).or_default().push((view.id.as_str(), at));
        }
    }
    let shared: Vec<_> =
        by_id.values().filter(|on| on.iter().any(|(source, _)| *source != on[0].0)).collect();
    assert!(shared.len() > 500, "{}", shared.len());
    for on in shared {
        let (first, last) = (on.iter().map(|o| o.1).min(), on.iter().map(|o| o.1).max());
        let apart = last.unwrap_or(0) - first.unwrap_or(0);
        assert!(apart < 120_000, "one request, {apart} ms apart: {on:?}");
    }
}

#[test]
fn a_line_that_blames_a_service_stands_beside_that_services_own() {
    let body = &CASE.scenario.source(&"sieve-log".into()).expect("a log").body;
    let crate::scenario::model::Body::Logs(spec) = body else { panic!("no log") };
    let ok = |id: &TemplateId| {
        let mut templates = spec.templates.iter();
        templates.any(|spec| spec.id == *id && spec.on == Trigger::Request(Outcome::Ok))
    };
    let answered = |row: &&Row| row.template.as_ref().is_some_and(ok);
    let fine: BTreeSet<&String> =
        rows("sieve-log").iter().filter(answered).filter_map(|row| row.request.as_ref()).collect();
    let blamed = rows("gatehouse-log")
        .iter()
        .filter(|row| row.template.as_ref().is_some_and(|id| id.as_str().starts_with("gh-502")));
    let blamed: BTreeSet<&String> = blamed.filter_map(|row| row.request.as_ref()).collect();
    assert!(blamed.len() > 500, "{}", blamed.len());
    let wrongly: Vec<_> = blamed.intersection(&fine).collect();
    assert!(wrongly.is_empty(), "sieve answered these: {wrongly:?}");
}

#[test]
fn failures_in_a_log_follow_the_series() {
    let case = &*CASE;
    let door: ServiceId = "gatehouse".into();
    let crate::scenario::model::Body::Logs(spec) =
        &case.scenario.source(&"gatehouse-log".into()).expect("a log").body
    else {
        panic!("no log")
    };
    let failing: Vec<_> = spec
        .templates
        .iter()
        .filter(|t| matches!(t.on, Trigger::Request(Outcome::Failed | Outcome::Shed)))
        .map(|t| &t.id)
        .collect();
    let cap = f64::from(spec.failures_per_second);
    let ratio = case.day.series(&door, Metric::ErrorRatio).expect("a series");
    let came = case.day.series(&door, Metric::Arriving).expect("a series");
    for minute in 0..case.day.seconds / 60 {
        let from = case.day.start + minute as Ms * MINUTE;
        let written = rows("gatehouse-log")
            .iter()
            .filter(|row| row.template.as_ref().is_some_and(|id| failing.contains(&id)))
            .filter(|row| row.at.is_some_and(|at| (from..from + MINUTE).contains(&at)))
            .count() as f64;
        // Poisson arrivals cut at the cap: mean and variance of each second, summed.
        let (mut mean, mut variance) = (0.0, 0.0);
        for second in minute * 60..minute * 60 + 60 {
            let rate = f64::from(came[second]) * f64::from(ratio[second]);
            let (mut p, mut below, mut m, mut square) = ((-rate).exp(), 0.0, 0.0, 0.0);
            for k in 0..spec.failures_per_second {
                (below, m, square) =
                    (below + p, m + f64::from(k) * p, square + f64::from(k * k) * p);
                p *= rate / f64::from(k + 1);
            }
            m += cap * (1.0 - below);
            square += cap * cap * (1.0 - below);
            mean += m;
            variance += square - m * m;
        }
        // Lines are written when a request is over, so that some cross into the next minute.
        let slack = 4.5 * variance.max(0.0).sqrt() + 2.0 * cap + 3.0;
        assert!((written - mean).abs() <= slack, "minute {minute}: {written} for {mean}");
    }
}

#[test]
fn anchors_cover_their_places_and_no_neighbours() {
    let case = &*CASE;
    let covers =
        |anchor: &Anchor, place: &Place| covers(&case.scenario, &case.sources, anchor, place);
    let mark = Anchor::Mark("gatehouse-log".into(), "gh-first-502".into());
    let place = case.sources.first_covered(&case.scenario, &mark).expect("a place");
    let Place::Row { source, row } = &place else { panic!("no row") };
    assert!(covers(&mark, &place));
    for row in [row - 1, row + 1] {
        assert!(!covers(&mark, &Place::Row { source: source.clone(), row }));
    }
    assert!(!covers(&mark, &Place::Row { source: "sieve-log".into(), row: *row }));
    let chart = Anchor::Chart {
        source: "chart-traffic".into(),
        series: "arriving".into(),
        from: Moment::new("09:34:20"),
        to: Moment::new("09:34:40"),
    };
    let point = |series: &str, minute: Ms| Place::Point {
        source: "chart-traffic".into(),
        series: series.into(),
        at: case.scenario.midnight + 9 * HOUR + minute * MINUTE,
    };
    assert!(covers(&chart, &point("arriving", 34)));
    for other in [point("arriving", 33), point("arriving", 35), point("answered", 34)] {
        assert!(!covers(&chart, &other), "{other}");
    }
    let told = Anchor::Told("ruta".into(), "x".into());
    assert!(covers(&told, &Place::Telling { person: "ruta".into(), item: "x".into() }));
    assert!(!covers(&told, &Place::Telling { person: "emeka".into(), item: "x".into() }));
}

/// Refusals of several kinds are one thing where all of them show it, and none does alone.
#[test]
fn a_query_shows_what_its_lines_show_together() {
    let case = &*CASE;
    let source = SourceId::from("gatehouse-log");
    let of = |template: &str| Anchor::Lines {
        source: source.clone(),
        template: template.into(),
        from: Moment::new("09:24:10"),
        to: Moment::new("09:48:30"),
    };
    let anchors = ["gh-502", "gh-502-post", "gh-shed"].map(of);
    let found =
        |query: &str| Place::Found { source: source.clone(), query: query.into(), ahead: 0 };
    let together = |query: &str| covers_any(&case.scenario, &case.sources, &anchors, &found(query));
    assert!(together("level:error after:09:24:10 before:09:48:30"));
    assert!(!together("after:08:00 before:09:24"), "of another time");
    assert!(!together("before:11:00"), "everything shows nothing");
    let alone = |anchor: &Anchor, query: &str| {
        covers_any(&case.scenario, &case.sources, std::slice::from_ref(anchor), &found(query))
    };
    assert!(!alone(&anchors[2], "level:error after:09:24:10 before:09:48:30"));
}

#[test]
fn rows_of_one_event_align_a_skewed_clock() {
    let sources = &CASE.sources;
    let place = |source: &str, mark: &str| {
        let anchor = Anchor::Mark(source.into(), mark.into());
        sources.first_covered(&CASE.scenario, &anchor).expect("a place")
    };
    let (true_one, skewed) = (place("sieve-log", "sv-loaded"), place("edge-17", "e17-swap"));
    let mut held = Alignments::new();
    let (source, ahead) =
        sources.alignment(&CASE.scenario, &true_one, &skewed, &held).expect("an offset");
    assert_eq!(source.as_str(), "edge-17");
    // The two lines are 22 ms apart in truth.
    assert_eq!(ahead, 3_400 - 22);
    held.insert(source, ahead);
    assert_eq!(sources.corrected(&skewed, &held), sources.corrected(&true_one, &held));
    assert_eq!(sources.alignment(&CASE.scenario, &skewed, &skewed, &held), None);
}

#[test]
fn eyes_open_and_close() {
    let source = CASE.scenario.source(&"gatehouse-log".into()).expect("a log");
    let at = |text| CASE.scenario.at(&Moment::new(text));
    let sees = |who: &str, text| visible(&CASE.scenario, source, &who.into(), at(text));
    assert!(sees("javier", "09:24:13") && !sees("javier", "09:24:14"));
    assert!(!sees("javier", "09:49:59") && sees("javier", "09:50"));
    assert!(!sees("farah", "09:00"));
}

#[test]
fn queries_find_in_the_logs_what_happened() {
    let found = |source: &str, query: &str| {
        let query = Query::parse(query).expect("a query");
        let view = CASE.sources.get(&source.into()).expect("a source");
        view.rows().iter().filter(|row| query.matches(&view.line(row))).count()
    };
    let during = found("gatehouse-log", "status:502 after:09:24:14 before:09:48");
    let earlier = found("gatehouse-log", "status:502 before:09:24:10");
    assert!(during > 1_000 && during > earlier, "{during} {earlier}");
    let date = jiff::Timestamp::from_millisecond(CASE.scenario.midnight).expect("a day");
    let date = jiff::tz::Offset::UTC.to_datetime(date).date();
    let dated = format!("status:502 after:{date}T09:24:14 before:\"{date} 09:48\"");
    assert_eq!(found("gatehouse-log", &dated), during);
    assert_eq!(found("gatehouse-log", &format!("before:{date}")), 0);
    assert!(found("gatehouse-log", "latency:>900ms level:error around:09:30") > 50);
    assert_eq!(found("pigeon-log", "\"2211\" lane=fast stages=0"), 1);
    assert_eq!(found("pigeon-log", "service:sieve"), 0);
}

#[test]
fn there_is_enough_to_search() {
    let all = lines().count();
    let templates: std::collections::BTreeSet<_> =
        lines().filter_map(|(view, row)| Some((&view.id, row.template.as_ref()?))).collect();
    assert!((24_000..=40_000).contains(&all), "{all} lines");
    assert!(templates.len() >= 60, "{}", templates.len());
}

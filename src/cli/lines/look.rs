//! What a player may see now, as values: never more than a window would show.

use super::{look_meeting, look_notebook, times, waiting};
use crate::evidence::{Body, Place, SourceView};
use crate::logs::Query;
use crate::play::{Case, EntryPoint, Event, Play, projections};
use crate::scenario::model::*;
use serde_json::{Value, json};

/// Lines shown at once, unless the player says otherwise.
const SCREEN: usize = 20;

/// What there is to look at while the notebook can be written, beside the phase's own.
const NOTEBOOK: &[&str] = &[
    "timeline",
    "cards",
    "impact",
    "factors",
    "decisions",
    "well",
    "pins",
    "sources",
    "SOURCE [from N] [count N] [QUERY]",
    "people",
    "PERSON",
    "accounts",
    "brief",
    "postmortem",
    "glossary",
];

/// Answers `look WORDS`.
///
/// # Errors
/// What there is no looking at, or what is wrong with a query.
pub fn look(case: &Case, play: &Play, log: &[Event], words: &[String]) -> Result<Value, String> {
    let rest = words.get(1..).unwrap_or(&[]);
    Ok(match words.first().map(String::as_str) {
        None | Some("clock") => here(case, play),
        Some("brief") => brief(case),
        Some("sources") => sources(case, play),
        Some("people") => look_meeting::people(case, play),
        Some("forms") => look_meeting::forms(case, play),
        Some("accounts") => look_meeting::accounts(case, play),
        Some("question") => look_meeting::question(case, play, rest)?,
        Some("pins") => look_notebook::pins(case, play),
        Some("cards" | "statements") => look_notebook::cards(case, play, log),
        Some("timeline") => look_notebook::timeline(case, play),
        Some("impact" | "severity") => look_notebook::impact(case, play),
        Some("factors") => look_notebook::factors(case, play),
        Some("decisions") => look_notebook::decisions(case, play),
        Some("well") => look_notebook::well(case, play),
        Some("path") => look_notebook::path(case, play).ok_or_else(|| {
            "no change came to production here; `look` says what there is".to_owned()
        })?,
        Some("waiting") => look_meeting::waiting(case, play),
        Some("status") => look_meeting::status(case, play),
        Some("meeting") => look_meeting::meeting(case, play),
        Some("moves") => look_meeting::moves(case, play),
        Some("measures") => look_meeting::measures(case, play),
        Some("postmortem") if play.phase == PhaseName::Brief => {
            return Err("there is no postmortem yet; `seal` begins the work on it".to_owned());
        }
        Some("postmortem") => json!({
            "postmortem": crate::debrief::postmortem(case, play),
            "before_you_send_it": crate::debrief::reread(case, play),
        }),
        Some("dossier") if play.entry == EntryPoint::Review => {
            json!({"dossier": case.scenario.manifest.dossier.text})
        }
        Some("glossary") => json!(case.scenario.manifest.company.glossary),
        Some(name) => {
            if let Some(person) = case.scenario.person(&PersonId::from(name)) {
                look_meeting::person(case, play, person)
            } else {
                source(case, play, name, rest)?
            }
        }
    })
}

/// Where the play stands.
fn here(case: &Case, play: &Play) -> Value {
    let manifest = &case.scenario.manifest;
    let what: Vec<&str> = match play.phase {
        PhaseName::Brief => vec!["brief", "glossary"],
        PhaseName::Investigate => vec![
            "sources",
            "SOURCE [from N] [count N] [QUERY]",
            "people",
            "PERSON",
            "forms",
            "accounts",
            "question PERSON \"WORDS\"",
            "said",
            "pins",
            "cards",
            "timeline",
            "impact",
            "factors",
            "decisions",
            "well",
            "waiting",
            "status",
            "brief",
            "postmortem",
            "glossary",
        ],
        PhaseName::Review => [&["meeting", "moves", "said"], NOTEBOOK].concat(),
        PhaseName::Mitigate => [&["measures", "said"], NOTEBOOK].concat(),
        PhaseName::Debrief => vec!["postmortem", "brief", "timeline", "factors", "pins"],
    };
    let dossier = (play.entry == EntryPoint::Review).then_some("dossier");
    let path =
        (case.scenario.truth.path.is_some() && play.phase != PhaseName::Brief).then_some("path");
    json!({
        "phase": super::reasons::phase(play.phase),
        "clock": times::both(case, play.now()),
        "minutes_left": minutes_left(play),
        "review_can_move": projections::review_can_move(case, play).map(|(minutes, away)| json!({
            "minutes": minutes,
            "away": away.iter().map(|person| &person.id).collect::<Vec<_>>(),
        })),
        "waiting": waiting::who(case, play),
        "promised": waiting::promised(case, play),
        "company": manifest.company.name,
        "look_at": dossier.into_iter().chain(what).chain(path).collect::<Vec<_>>(),
    })
}

/// Minutes left: of working time, or of the meeting; none once neither counts.
pub fn minutes_left(play: &Play) -> Option<u32> {
    match (&play.people.meeting, play.phase) {
        (Some(meeting), _) if meeting.open => Some(meeting.minutes_left()),
        (_, PhaseName::Brief | PhaseName::Investigate) => Some(play.minutes_left()),
        _ => None,
    }
}

fn brief(case: &Case) -> Value {
    let manifest = &case.scenario.manifest;
    let story = &manifest.first_story;
    let statements: Vec<Value> = manifest
        .gut_check
        .statements
        .iter()
        .map(|statement| json!({"statement": statement.id, "text": statement.text}))
        .collect();
    json!({
        "company": manifest.company.does,
        "you": manifest.player.role,
        "headline": story.headline,
        "dateline": story.dateline,
        "standfirst": story.standfirst,
        "paragraphs": story.paragraphs,
        "quote": {"by": story.quote.by, "text": story.quote.text},
        "your_own_part": manifest.player.own_part,
        "gut_check": {"chips": manifest.gut_check.chips, "statements": statements},
    })
}

fn sources(case: &Case, play: &Play) -> Value {
    let known = projections::sources(case, play);
    let list = known.into_iter().map(|source| {
        json!({
            "source": source.id, "name": source.name, "about": source.about,
            "opened": play.is_open(&source.id),
            "minutes_to_open": if play.is_open(&source.id) { 0 } else { source.minutes },
            "zone": source.clock.zone,
            "aligned_ms": play.notebook.alignments.get(&source.id),
        })
    });
    Value::Array(list.collect())
}

fn source(case: &Case, play: &Play, name: &str, words: &[String]) -> Result<Value, String> {
    let id = SourceId::from(name);
    if !play.unlocked.contains(&id) {
        return Err(format!("there is no `{name}` to look at; `look` says what there is"));
    }
    if !play.is_open(&id) && play.phase != PhaseName::Investigate {
        return Err(format!("`{name}` is not open, and no source opens any more in this phase"));
    }
    if !play.is_open(&id) {
        return Err(format!("`{name}` is not open; `open {name}` opens it"));
    }
    let Some(view) = case.sources.get(&id) else {
        return Err(format!("`{name}` shows nothing"));
    };
    let mut words = words.to_vec();
    let from: usize = take(&mut words, "from")?.unwrap_or(0);
    let count: usize = take(&mut words, "count")?.unwrap_or(SCREEN).min(1000);
    if let Body::Chart(chart) = &view.body {
        let points = chart.series.iter().flat_map(|series| {
            series.points.iter().map(|point| {
                let place =
                    Place::Point { source: id.clone(), series: series.name.clone(), at: point.at };
                json!({"place": place.text(case.scenario.midnight), "value": round(point.value)})
            })
        });
        let points: Vec<Value> = points
            .filter(|point| words.iter().all(|word| point["place"].to_string().contains(word)))
            .collect();
        let total = points.len();
        let shown: Vec<Value> = points.into_iter().skip(from).take(count).collect();
        // Of each curve where it goes: which points to ask for.
        let series = chart.series.iter().map(|series| {
            let ends = |pick: fn(f64, f64) -> f64| {
                series.points.iter().map(|point| point.value).reduce(pick).map(round)
            };
            json!({"series": series.name, "points": series.points.len(),
                   "least": ends(f64::min), "most": ends(f64::max)})
        });
        let series: Vec<Value> = series.collect();
        let mut value = json!({"source": id, "unit": chart.unit, "series": series, "points": shown,
                         "shown": format!("{} of {total}", shown_of(from, total, count))});
        if let (Value::Object(map), false) = (&mut value, chart.thresholds.is_empty()) {
            map.insert("thresholds".to_owned(), json!(chart.thresholds));
        }
        return Ok(value);
    }
    rows(case, play, view, &words, from, count)
}

fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn shown_of(from: usize, total: usize, count: usize) -> usize {
    total.saturating_sub(from).min(count)
}

fn rows(
    case: &Case,
    play: &Play,
    view: &SourceView,
    words: &[String],
    from: usize,
    count: usize,
) -> Result<Value, String> {
    let text = words.join(" ");
    let query = Query::parse(&text).map_err(|wrong| {
        format!("{}\nwrite instead: {}", wrong.underlined(&text), wrong.write_instead)
    })?;
    let written = case.scenario.source(&view.id).is_some_and(|source| source.body.is_written());
    let ahead = play.notebook.ahead(&view.id);
    let found: Vec<&crate::evidence::Row> =
        view.rows().iter().filter(|row| query.matches(&view.aligned_line(row, ahead))).collect();
    let shown: Vec<Value> = found
        .iter()
        .skip(from)
        .take(count)
        .map(|row| {
            let place = Place::Row { source: view.id.clone(), row: row.index };
            let mut value = json!({"place": place.text(case.scenario.midnight), "text": row.text});
            if let (Value::Object(map), Some(who)) = (&mut value, &row.who) {
                map.insert("by".to_owned(), json!(who));
            }
            let timed = !written && !row.shown_time.is_empty();
            if let (Value::Object(map), true) = (&mut value, timed) {
                map.insert("time".to_owned(), json!(row.shown_time));
            }
            value
        })
        .collect();
    let total = found.len();
    let mut answer = json!({"source": view.id, "rows": shown,
              "shown": format!("{} from {from}, of {total} that match, of {} in all",
                               shown_of(from, total, count), view.rows().len())});
    if let (Value::Object(map), false) = (&mut answer, view.present.is_empty()) {
        map.insert("there".to_owned(), there(case, view));
    }
    Ok(answer)
}

/// Who was in a chat, from when until when, by the times that it shows.
fn there(case: &Case, view: &SourceView) -> Value {
    let time = |at: Option<Ms>| at.map(|at| view.clock.shown(at, case.scenario.midnight));
    let all = view
        .present
        .iter()
        .map(|one| json!({"who": one.who, "from": time(one.from), "until": time(one.until)}));
    Value::Array(all.collect())
}

/// Takes `key N` out of the words.
fn take(words: &mut Vec<String>, key: &str) -> Result<Option<usize>, String> {
    let Some(at) = words.iter().position(|word| word == key) else { return Ok(None) };
    let number = words.get(at + 1).and_then(|text| text.parse().ok());
    let Some(number) = number else { return Err(format!("`{key}` wants a whole number after it")) };
    words.drain(at..=at + 1);
    Ok(Some(number))
}

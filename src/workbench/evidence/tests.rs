//! The workbench by label, and its pictures.

mod charts;
mod cover;
mod kept;
mod list;
mod looked;
mod ranges;
mod send;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::sample::{self, logs, model};
use super::*;
use crate::look::ThemeName;
use crate::text::Words;
use crate::workbench::kit::{Look, raster, testing};

type Shown = (EvidenceModel, EvidenceUi, Vec<EvidenceAction>);

/// The screen over a model whose logs follow the state, as the shell would have them.
fn harness(model: EvidenceModel) -> Harness<'static, Shown> {
    let words = Words::english();
    let shown = (model, EvidenceUi::default(), Vec::new());
    let size = [1280.0, 720.0];
    let mut harness = testing::harness(size, Look::default(), shown, move |ui, shown| {
        let (model, state, done) = shown;
        if let Some(open) = model.open.as_mut().filter(|open| open.id == "all") {
            open.body = logs(state);
        }
        done.extend(evidence_ui(ui, &words, model, state));
    });
    harness.run();
    harness
}

fn log_harness() -> Harness<'static, Shown> {
    harness(model("all", "All logs, merged", Body::default()))
}

fn press(harness: &mut Harness<'static, Shown>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn row(source: &str, row: u32) -> RowKey {
    RowKey { source: source.into(), row }
}

#[test]
fn a_click_in_the_day_goes_to_its_first_row_and_so_do_the_arrows() {
    let mut harness = log_harness();
    let strip = harness.get_by_label("How many lines fall on each part of the day").rect();
    let at = strip.left_center() + egui::vec2(strip.width() * 10.5 / 60.0, -6.0);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run();
    assert_eq!(harness.state().1.selected, 10 * 520);
    harness.get_by_label("How many lines fall on each part of the day").focus();
    harness.run();
    press(&mut harness, Key::ArrowRight);
    assert_eq!(harness.state().1.selected, 11 * 520);
    assert_eq!(harness.state().1.top_row, 11 * 520);
}

#[test]
fn a_request_is_followed_and_its_lines_lead_to_their_sources() {
    let mut harness = log_harness();
    harness.get_by_label("Follow it").click();
    harness.run();
    harness.get_by_label("09:24:11.203 gatehouse: GET /book 502 41.2 s").click();
    harness.run();
    assert_eq!(harness.state().2, [EvidenceAction::Open("gatehouse".into())]);
    assert_eq!(harness.state().1.going_to, Some(row("gatehouse", 40)));
    harness.state_mut().0.open.as_mut().unwrap().id = "gatehouse".into();
    harness.run();
    assert_eq!((harness.state().1.selected, &harness.state().1.going_to), (40, &None));
}

/// A play in which every log is open.
fn all_logs() -> crate::workbench::desk::Desk {
    use crate::play::Event;
    use crate::scenario::model::Body as Spec;
    use crate::workbench::desk::{Desk, play::Forget, sample};
    let play = sample::investigating();
    let logs = play.scenario().shelf.sources.iter();
    let logs = logs.filter(|source| matches!(source.body, Spec::Logs(_)));
    let open = logs
        .flat_map(|source| [Event::Unlocked(source.id.clone()), Event::Opened(source.id.clone())]);
    let log = play.log.iter().cloned().chain(open).collect();
    Desk::new(play.case.clone(), 1, log, Box::new(Forget))
}

#[test]
fn a_request_shows_in_the_order_of_time_through_all_open_sources() {
    use crate::workbench::desk::evidence_day::trace;
    let (desk, words) = (all_logs(), Words::english());
    let view = desk.case.sources.get(&"gatehouse-log".into()).unwrap();
    let sources = |row: &crate::evidence::Row| {
        let trace = trace(&desk, &words, row, view, true)?;
        let sources: std::collections::BTreeSet<_> =
            trace.lines.iter().map(|line| line.key.source.clone()).collect();
        (sources.len() > 1).then_some(trace)
    };
    let followed = view.rows().iter().filter(|row| row.request.is_some()).take(400);
    let trace = followed.into_iter().find_map(sources).expect("a request through two services");
    let times: Vec<_> = trace
        .lines
        .iter()
        .map(|line| {
            let source = line.key.source.as_str().into();
            let place = crate::evidence::Place::Row { source, row: line.key.row };
            desk.case.sources.corrected(&place, &desk.play.notebook.alignments)
        })
        .collect();
    assert!(times.is_sorted(), "{times:?}");
    assert!(trace.lines.iter().all(|line| line.text.contains(&trace.request)));
}

#[test]
fn the_strip_counts_every_row_that_matches_and_leads_to_the_first() {
    use crate::workbench::desk::evidence_day::{Dated, density};
    let desk = all_logs();
    let view = desk.case.sources.get(&"gatehouse-log".into()).unwrap();
    let all = view.rows().iter();
    let loud = |row: &&crate::evidence::Row| {
        row.level.is_some_and(|level| level >= crate::logs::Level::Warn)
    };
    let matched = all.clone().filter(loud).map(|row| Dated::of(row.raw, row));
    let shown = density(all.clone().filter_map(|row| row.raw), matched, None, 0).unwrap();
    let counted: u32 = shown.stretches.iter().flatten().sum();
    assert_eq!(counted as usize, all.filter(loud).count());
    assert!(shown.first.is_sorted());
    assert!(!shown.ticks.is_empty() && shown.ticks.iter().all(|(at, _)| (0.0..=1.0).contains(at)));
    let loud = shown.stretches.iter().position(|levels| levels.iter().sum::<u32>() > 0).unwrap();
    assert_eq!(shown.first[loud], 0);
    // Of a single row early in the day the stretches behind it are empty, and it is in none of them.
    let one = Dated::of(view.rows()[5].raw, &view.rows()[5]);
    let shown =
        density(view.rows().iter().filter_map(|row| row.raw), [one].into_iter(), None, 0).unwrap();
    let at = shown.stretch_of(0);
    assert!(shown.any(at) && at + 1 < shown.stretches.len(), "{at} of {:?}", shown.stretches);
}

#[test]
fn messages_wait_in_the_inbox_until_they_are_read() {
    let mut harness = log_harness();
    harness.state_mut().1.read.insert("door".into());
    harness.run();
    assert!(harness.query_by_label_contains("third floor").is_none(), "nothing is in the way");
    harness.get_by_label("Messages, 1 new").click();
    harness.run();
    harness.get_by_label_contains("third floor");
    harness.get_by_label("14:20");
    assert_eq!(harness.get_all_by_label("new").count(), 1);
    harness.get_by_label("Messages, 1 new").click();
    harness.run();
    harness.get_by_label("Messages, all read");
}

#[test]
fn the_review_is_moved_once_somebody_has_read_what_that_costs() {
    use crate::workbench::desk::{self, sample};
    let mut harness = log_harness();
    harness.get_by_label("Move the review, +45 min").click();
    harness.run();
    harness.get_by_label("By the calendar, Hanneke de Wit cannot come then.");
    harness.get_by_label("Have it moved").click();
    harness.run();
    assert_eq!(harness.state().2.last(), Some(&EvidenceAction::MoveReview));
    assert!(harness.query_by_label("Have it moved").is_none());
    // On the desk it is offered once.
    let (words, mut desk) = (Words::english(), sample::investigating());
    let mut reading = desk::evidence::Reading::default();
    let mut later = |desk: &desk::Desk| {
        desk::evidence::model(desk, &words, &mut reading, &EvidenceUi::default()).later
    };
    let (budget, minutes) = (desk.play.budget, later(&desk).expect("offered"));
    let command = desk::evidence::command(&desk, &EvidenceAction::MoveReview);
    assert!(desk.send(command.expect("a command"), &words));
    assert_eq!((desk.play.budget, later(&desk)), (budget + minutes.minutes, None));
    assert!(!minutes.away.is_empty(), "a calendar shows who cannot come");
}

#[test]
fn a_message_that_asks_nothing_is_news_and_waits_for_no_answer() {
    use crate::play::Event;
    use crate::workbench::desk::{self, Desk, play::Forget, sample};
    let play = sample::investigating();
    let beats = &play.scenario().interruptions.beats;
    let notices = beats.iter().filter(|beat| beat.answers.is_empty() && !beat.asks_status);
    let notices: Vec<_> = notices.map(|beat| beat.id.clone()).collect();
    assert!(notices.len() > 1, "{notices:?}");
    let happened = |beat: &_| Event::BeatHappened { beat: Clone::clone(beat), owes_by: None };
    let mut log = play.log.clone();
    log.extend([happened(&notices[0]), Event::Spent(15), happened(&notices[1])]);
    let desk = Desk::new(play.case.clone(), 1, log, Box::new(Forget));
    let news = desk::asked::news(&desk);
    let ids: Vec<&str> = news.iter().map(|news| news.id.as_str()).collect();
    assert_eq!(ids, [notices[1].as_str(), notices[0].as_str()]);
    assert_eq!(news[0].time, desk.hour(desk.play.now()));
    assert_ne!(news[0].time, news[1].time);
}

#[test]
fn word_that_is_owed_stands_beside_the_messages_until_it_is_kept() {
    use crate::play::Event;
    use crate::workbench::desk::{self, Desk, play::Forget, sample};
    let words = Words::english();
    let play = sample::investigating();
    let due = play.play.now() + 2_700_000;
    let to = play.scenario().cast.people[0].clone();
    let mut log = play.log.clone();
    log.push(Event::Promised { due: due + 600_000, to: Some(to.id.clone()) });
    log.push(Event::Promised { due, to: None });
    let hour = |desk: &Desk, due| desk.hour(due);
    let desk = Desk::new(play.case.clone(), 1, log.clone(), Box::new(Forget));
    let wanted = [
        format!("Promised: word to customers, {}", hour(&desk, due)),
        format!("Promised: word to {}, {}", to.called, hour(&desk, due + 600_000)),
    ];
    assert_eq!(desk::asked::promised(&desk, &words), wanted);
    log.push(Event::PromiseKept { due, to: None });
    let desk = Desk::new(play.case.clone(), 1, log, Box::new(Forget));
    assert_eq!(desk::asked::promised(&desk, &words), wanted[1..]);
}

#[test]
fn a_query_is_typed_and_its_count_read() {
    let mut harness = log_harness();
    assert!(harness.query_by_label("31,206 of 31,206").is_some());
    harness.get_by_role_and_label(Role::TextInput, "Search the lines").focus();
    harness.run();
    harness.event(egui::Event::Text("ruleset".into()));
    harness.run();
    assert_eq!(harness.state().2, [EvidenceAction::Query("ruleset".into())]);
    assert!(harness.query_by_label("412 of 31,206").is_some());
}

#[test]
fn typing_a_p_into_the_query_pins_nothing() {
    let mut harness = log_harness();
    harness.get_by_role_and_label(Role::TextInput, "Search the lines").focus();
    harness.run();
    press(&mut harness, Key::P);
    assert_eq!(harness.state().2, []);
}

#[test]
fn the_selected_row_is_moved_and_pinned_by_keyboard() {
    let mut harness = log_harness();
    for _ in 0..3 {
        press(&mut harness, Key::ArrowDown);
    }
    press(&mut harness, Key::P);
    assert_eq!(harness.state().2, [EvidenceAction::Pin(row("gatehouse", 3))]);
}

#[test]
fn the_end_of_a_long_source_is_one_key_away_and_only_visible_rows_are_asked_for() {
    let mut harness = log_harness();
    press(&mut harness, Key::End);
    let state = &harness.state().1;
    assert_eq!(state.selected, 31_205);
    assert!(state.top_row + u64::from(state.rows_wanted) > 31_205, "{state:?}");
    assert!(state.rows_wanted < 40, "{state:?}");
    press(&mut harness, Key::PageUp);
    assert!(harness.state().1.selected < 31_200);
    press(&mut harness, Key::Home);
    assert_eq!((harness.state().1.selected, harness.state().1.top_row), (0, 0));
}

#[test]
fn a_row_is_pinned_by_pointer() {
    let mut harness = log_harness();
    let third = "09:24:10.655 I sieve edge-17 loaded ruleset 2211, 647 rules, 1 changed";
    let third = harness.get_all_by_label(third).next().unwrap();
    third.click();
    harness.run();
    harness.get_by_label("Pin this row").click();
    harness.run();
    assert_eq!(harness.state().2, [EvidenceAction::Pin(row("gatehouse", 2))]);
}

#[test]
fn two_rows_of_two_sources_show_one_moment() {
    let mut harness = log_harness();
    harness.get_by_label("Same moment as another row …").click();
    harness.run();
    assert_eq!(harness.state().1.same_as, Some(row("gatehouse", 0)));
    harness.state_mut().0 = model("trouble", "#door-trouble", sample::chat());
    harness.run();
    press(&mut harness, Key::ArrowDown);
    harness.get_by_label("It is this moment").click();
    harness.run();
    let (first, second) = (row("gatehouse", 0), row("trouble", 1));
    assert_eq!(harness.state().2, [EvidenceAction::Align { first, second }]);
}

#[test]
fn a_point_of_a_chart_is_chosen_and_pinned_by_keyboard() {
    let mut harness = harness(model("cpu", "Worker CPU by site", sample::chart()));
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowDown);
    assert!(harness.query_all_by_label("edge-04, 09:01:00: 29 % of workers busy").count() > 0);
    press(&mut harness, Key::P);
    let pinned = EvidenceAction::PinPoint { source: "cpu".into(), series: 1, at: 32_460_000 };
    assert_eq!(harness.state().2, [pinned]);
}

#[test]
fn many_pins_are_searched_and_a_new_one_is_seen() {
    let mut shown = model("all", "All logs, merged", Body::default());
    let pin =
        |number: u32, place: &str| PinModel { number, place: place.into(), ..PinModel::default() };
    shown.notebook.pins = (1..=7).rev().map(|number| pin(number, "build, 09:05")).collect();
    shown.notebook.pins[3].note = "Rūta’s".into();
    let mut harness = harness(shown);
    harness.get_by_label("Search the pins").click();
    harness.run();
    harness.event(egui::Event::Text("ruta's build".into()));
    harness.run();
    harness.get_by_label("1 of 7");
    harness.get_by_label("Take pin 4 out");
    assert!(harness.query_by_label("Take pin 7 out").is_none());
    harness.state_mut().0.notebook.pins.insert(0, pin(8, "phone"));
    harness.run();
    harness.get_by_label("Take pin 8 out");
    harness.get_by_label("Take pin 7 out");
}

#[test]
fn a_note_is_written_for_a_pin() {
    let mut harness = log_harness();
    harness.get_by_label("Write a note for pin 6").click();
    harness.run();
    harness.event(egui::Event::Text("watching runs it".into()));
    harness.run();
    harness.get_by_label("Keep the note").click();
    harness.run();
    let note = "watching runs it".into();
    assert_eq!(harness.state().2, [EvidenceAction::Reword { pin: 6, note }]);
}

#[test]
fn who_asks_is_answered_and_a_status_needs_every_slot() {
    let asked = sample::asked();
    let mut harness = harness(EvidenceModel { asked, ..model("rule", "Rule", sample::diff()) });
    let later = "I can tell you at 15:00, with the conditions. 5 min";
    assert!(harness.query_by_label(later).is_none(), "the question is opened first");
    harness.get_by_label("Alistair asks: Who pushed it? I only need the name.").click();
    harness.run();
    harness.get_by_label(later).click();
    harness.run();
    assert!(harness.state().2.is_empty(), "chosen, and not said yet");
    harness.get_by_label("Answer so").click();
    harness.run();
    let answer = EvidenceAction::Answer { beat: "sponsor".into(), choice: "later".into() };
    assert_eq!(harness.state().2, [answer]);
    harness.get_by_label("Farah asks: What may I tell the schools?").click();
    harness.run();
    harness.get_by_label("Since 11:24").click();
    harness.run();
    harness.get_by_label("Publish the status").click();
    harness.run();
    assert_eq!(harness.state().2.len(), 1);
    harness.get_by_label("At 15:00").click();
    harness.run();
    harness.get_by_label("Publish the status").click();
    harness.run();
    let choices = vec!["s1".into(), "n1".into()];
    let status = EvidenceAction::Status { beat: "support".into(), choices };
    assert_eq!(harness.state().2[1], status);
}

#[test]
fn pages_turn() {
    let mut harness = log_harness();
    harness.get_by_label("Timeline 1").click();
    harness.run();
    harness.get_by_label("Open the timeline").click();
    harness.run();
    let turn = EvidenceAction::Turn(Page::Timeline);
    assert_eq!(harness.state().2, [turn]);
}

fn bodies() -> [(&'static str, &'static str, Body); 6] {
    [
        ("all", "All logs, merged", Body::default()),
        ("trouble", "#door-trouble", sample::chat()),
        ("bypass", "Bypass runbook", sample::paper()),
        ("rule", "Ruleset 2211", sample::diff()),
        ("builds", "Build 2211", sample::table()),
        ("cpu", "Worker CPU by site", sample::chart()),
    ]
}

#[test]
fn every_control_has_a_name() {
    for (id, name, body) in bodies() {
        let asked = sample::asked();
        let harness = harness(EvidenceModel { asked, ..model(id, name, body) });
        assert_eq!(testing::nameless(&harness), Vec::<String>::new(), "{id}");
    }
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    let words = Words::english();
    let draw = |name: &str, look: Look, mut model: EvidenceModel| {
        let mut state = EvidenceUi { selected: 4, ..EvidenceUi::default() };
        raster::pictures(&format!("evidence-{name}"), look, |ui| {
            if model.open.as_ref().is_some_and(|open| open.id == "all") {
                state.query = "(ruleset OR worker) after:09:24:08 before:09:25".into();
                let mut rows = state.clone();
                rows.query = "ruleset worker".into();
                model.open.as_mut().unwrap().body = logs(&rows);
            }
            evidence_ui(ui, &words, &model, &mut state);
        });
    };
    for theme in ThemeName::ALL {
        let look = Look { theme, ..Look::default() };
        let name = format!("{theme:?}").to_lowercase();
        draw(&name, look, model("all", "All logs, merged", Body::default()));
    }
    for (id, name, body) in bodies() {
        draw(id, Look::default(), model(id, name, body));
    }
    let large = Look { text_size: 1.5, ..Look::default() };
    draw("large", large, model("all", "All logs, merged", Body::default()));
    let asked = sample::asked();
    let waiting = EvidenceModel { asked, ..model("rule", "Ruleset 2211", sample::diff()) };
    draw("asked", Look::default(), waiting);
}

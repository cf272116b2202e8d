//! The guided start over a real play: what points where, what goes on, what ends it.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::{Guide, Seen};
use crate::play::{Command, projections};
use crate::text::Words;
use crate::workbench::app::{App, Leave};
use crate::workbench::desk::sample;
use crate::workbench::kit::{Look, testing};

fn app() -> App {
    let mut app = App::new(sample::investigating());
    app.guide = Some(Guide::default());
    app
}

struct State {
    app: App,
    left: Vec<Leave>,
}

fn harness(look: Look) -> Harness<'static, State> {
    let state = State { app: app(), left: Vec::new() };
    testing::harness([1280.0, 720.0], look, state, |ui, state| {
        let leave = state.app.ui(ui, &Words::english());
        state.left.extend(leave);
    })
}

fn click(harness: &mut Harness<'static, State>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn says(key: &str) -> String {
    Words::english().get(key)
}

#[test]
fn every_step_is_done_at_the_real_control() {
    let mut harness = harness(Look::default());
    harness.get_by_label(&says("guide-time"));
    harness.get_by_label("1 of 5");
    click(&mut harness, "Next");
    harness.get_by_label(&says("guide-open"));
    // The player opens whatever they like, not only what the bubble points at.
    let mut source = harness.state().app.desk.scenario().shelf.sources.iter();
    let known = &harness.state().app.desk.play.unlocked;
    let log = source.rfind(|source| known.contains(&source.id)).unwrap();
    let values = [("minutes", log.minutes.into())];
    let opens = Words::english().with("evidence-cover-open", &values);
    let minutes = Words::english().with("minutes", &values);
    let name = format!("{}, {minutes}", log.name);
    click(&mut harness, &name);
    harness.get_by_label(&says("guide-cover"));
    assert_eq!(testing::nameless(&harness), [""; 0]);
    click(&mut harness, &opens);
    harness.get_by_label(&says("guide-pin"));
    assert_eq!(testing::nameless(&harness), [""; 0]);
    harness.key_press(Key::P);
    harness.run();
    harness.get_by_label(&says("guide-people"));
    harness.state_mut().app.at = {
        let people = &harness.state().app.desk.scenario().cast.people;
        let person = people.iter().find(|person| person.interview).unwrap();
        crate::workbench::app::At::Talk(person.id.clone())
    };
    harness.run();
    harness.get_by_label(&says("guide-ask"));
    let desk = &mut harness.state_mut().app.desk;
    let person = desk.scenario().cast.people.iter().find(|person| person.interview).unwrap();
    let person = person.id.clone();
    let topic = projections::topics_for(&desk.case, &desk.play, &person).into_iter().next();
    let ask = Command::Ask { person, form: "see".into(), topic, words: String::new() };
    assert!(desk.send(ask, &Words::english()), "{:?}", desk.refused);
    harness.run();
    harness.get_by_label(&says("guide-back"));
    click(&mut harness, "Back to the evidence");
    harness.get_by_label(&says("guide-sheets"));
    assert!(harness.state().left.is_empty());
    click(&mut harness, "Got it");
    assert_eq!(harness.state().left, [Leave::Guided]);
    assert!(harness.query_by_label(&says("guide-sheets")).is_none());
}

#[test]
fn a_step_waits_in_sight_where_its_control_is_not() {
    let mut harness = harness(Look::default());
    click(&mut harness, "Next");
    // Nothing is open yet, so that nothing can be pinned.
    click(&mut harness, "Next");
    harness.get_by_label(&says("guide-pin"));
    harness.get_by_label("3 of 5");
    click(&mut harness, "Skip");
    assert_eq!(harness.state().left, [Leave::Guided]);
}

#[test]
fn enter_goes_on_while_nothing_else_has_the_keyboard() {
    let mut desk = sample::investigating();
    let first = desk.play.unlocked.first().cloned().expect("a source");
    assert!(desk.send(Command::Open(first), &Words::english()));
    let mut harness = harness(Look::default());
    let mut app = App::new(desk);
    app.guide = Some(Guide::default());
    harness.state_mut().app = app;
    harness.run();
    let number =
        |harness: &Harness<'_, State>| harness.state().app.guide.as_ref().map(Guide::number);
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(number(&harness), Some(2));
    // The other keys still mean the screen.
    let row = harness.state().app.evidence.selected;
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().app.evidence.selected, row + 1);
    // What has the keyboard is pressed instead.
    harness.get_by_label("Skip").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!((number(&harness), &harness.state().left[..]), (None, &[Leave::Guided][..]));
}

#[test]
fn enter_asks_in_a_talk_and_does_not_go_on() {
    let mut harness = harness(Look::default());
    let app = &mut harness.state_mut().app;
    (1..4).for_each(|_| assert!(app.guide.as_mut().is_some_and(Guide::forth)));
    let people = &app.desk.scenario().cast.people;
    let person = people.iter().find(|person| person.interview).map(|person| person.id.clone());
    app.at = crate::workbench::app::At::Talk(person.expect("somebody to ask"));
    harness.run();
    harness.get_by_label(&says("guide-ask"));
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label(&says("guide-ask"));
}

#[test]
fn escape_and_skip_end_it_at_once() {
    for by_key in [true, false] {
        let mut harness = harness(Look::default());
        if by_key {
            harness.key_press(Key::Escape);
            harness.run();
        } else {
            click(&mut harness, "Skip");
        }
        assert_eq!(harness.state().left, [Leave::Guided]);
        assert!(harness.query_by_label("1 of 5").is_none());
    }
}

#[test]
fn what_is_open_over_it_is_shut_first() {
    for key in [Key::Questionmark, Key::H] {
        let mut harness = harness(Look::default());
        harness.key_press(key);
        harness.run();
        harness.key_press(Key::Escape);
        harness.run();
        harness.get_by_label("1 of 5");
        assert!(!harness.state().app.keys && !harness.state().app.mentor, "{key:?}");
    }
}

#[test]
fn it_can_be_had_again_from_the_sheet_of_keys() {
    let mut harness = harness(Look::default());
    click(&mut harness, "Skip");
    harness.key_press(Key::Questionmark);
    harness.run();
    click(&mut harness, "Show me round");
    harness.get_by_label("1 of 5");
}

#[test]
fn what_was_asked_before_the_talk_is_no_answer() {
    let mut guide = Guide::default();
    for _ in 0..3 {
        assert!(guide.forth());
    }
    guide.see(Seen { events: 4, ..Seen::default() });
    guide.see(Seen { events: 9, talking: true, ..Seen::default() });
    assert_eq!(guide.number(), 4);
    guide.see(Seen { events: 10, talking: true, ..Seen::default() });
    assert_eq!(guide.number(), 5);
    assert!(guide.last() && !guide.forth());
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    use crate::look::ThemeName;
    use crate::workbench::kit::raster;
    let words = Words::english();
    for (name, theme, steps) in [
        ("guide-time", ThemeName::Light, 0),
        ("guide-open", ThemeName::Dark, 1),
        ("guide-cover", ThemeName::Light, 1),
        ("guide-people", ThemeName::HighContrast, 3),
        ("guide-sheets", ThemeName::Light, 4),
    ] {
        let mut app = app();
        for _ in 0..steps {
            app.guide.as_mut().unwrap().forth();
        }
        if name == "guide-cover" {
            let known = projections::sources(&app.desk.case, &app.desk.play);
            let first = known[0].id.clone();
            app.covers(first);
        }
        let look = Look { theme, ..Look::default() };
        raster::pictures(name, look, |ui| {
            app.ui(ui, &words);
        });
    }
}

//! The brief by label, and its pictures.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::look::{PortraitSpec, ThemeName};
use crate::text::Words;
use crate::workbench::kit::{Look, raster, testing};

fn model() -> BriefModel {
    let statement = |id: &str, text: &str| Statement { id: id.into(), text: text.into() };
    BriefModel {
        top: testing::top(0, 1, (150, 150), "16:00"),
        masthead: "The Larkgate Landing".into(),
        dateline: "staff news, Tuesday 4 June, 13:00".into(),
        headline: "Engineer Rūta Kalniņa’s rule shuts 38,000 schools and clinics out".into(),
        named: "Rūta Kalniņa".into(),
        standfirst: "For 25 minutes this morning nobody could reach a timetable, an exam page or a vaccination booking behind our door.".into(),
        door_sign: "502".into(),
        caption: "School and clinic sites behind our door, 11:24 to 11:49".into(),
        paragraphs: vec![
            "At 11:24 a change to one filter rule went out to every site at once. Within seconds our machines were too busy to answer. The rule had been finished that morning, approved in four minutes, and pushed without a speed test.".into(),
            "Doors opened again at 11:49. The review is at 16:00 today, chaired by Mele Taufa. An intern of the platform team prepares it, and sits beside her.".into(),
        ],
        quote: Quote {
            text: "We will find out how one person could do this, and see that it never happens again.".into(),
            by: "alistair".into(),
            name: "Alistair Penrow".into(),
            role: "director of engineering".into(),
            portrait: PortraitSpec { skin: Some(1), hair: Some(5), hair_colour: Some(5), collar: Some(5), cloth: Some(5), jaw: Some(1), extra: Some(0) },
        },
        chips: 10,
        statements: vec![
            statement("hurry", "The author of the rule was in a hurry and left out a step."),
            statement("guard", "Something that used to stop a rule like this was not there."),
            statement("attack", "Somebody attacked the door, and the rule only came with it."),
            statement("tests", "The tests were green since this was nothing they could see."),
            statement("approval", "The approval was a formality, and nobody read the change."),
            statement("at-once", "One change could reach all 31 sites in the same two seconds."),
        ],
        sealed: false,
    }
}

type Shown = (BriefModel, BriefUi, Vec<BriefAction>);

fn harness(model: BriefModel, state: BriefUi) -> Harness<'static, Shown> {
    let words = Words::english();
    let shown = (model, state, Vec::new());
    testing::harness([1280.0, 720.0], Look::default(), shown, move |ui, (model, state, done)| {
        done.extend(brief_ui(ui, &words, model, state));
    })
}

#[test]
fn chips_are_laid_and_taken_back_but_never_more_than_ten() {
    let mut harness = harness(model(), BriefUi::default());
    let more = "One chip more on: Something that used to stop a rule like this was not there.";
    for _ in 0..12 {
        harness.get_by_label(more).click();
        harness.run();
    }
    assert_eq!(harness.state().1.laid, [0, 10, 0, 0, 0, 0]);
    let less = "One chip less on: Something that used to stop a rule like this was not there.";
    harness.get_by_label(less).click();
    harness.run();
    assert_eq!(harness.state().1.laid, [0, 9, 0, 0, 0, 0]);
}

#[test]
fn the_seal_waits_for_line_chips_and_confidence() {
    let full = BriefUi {
        line: " Somebody was in a hurry ".into(),
        laid: vec![4, 1, 1, 2, 1, 1],
        sure: Some(3),
    };
    let less = [
        BriefUi { line: " ".into(), ..full.clone() },
        BriefUi { laid: vec![4, 1, 1, 2, 1, 0], ..full.clone() },
        BriefUi { sure: None, ..full.clone() },
    ];
    for state in less {
        let mut harness = harness(model(), state.clone());
        harness.get_by_label("Seal it and go in").click();
        harness.run();
        assert_eq!(harness.state().2, [], "{state:?}");
    }
    let mut harness = harness(model(), full);
    harness.get_by_label("Seal it and go in").click();
    harness.run();
    let [BriefAction::Seal { line, chips, sure: 3 }] = &harness.state().2[..] else {
        panic!("{:?}", harness.state().2);
    };
    assert_eq!(line, "Somebody was in a hurry");
    assert_eq!(chips[0], ("hurry".to_owned(), 4));
    assert_eq!(chips.iter().map(|(_, count)| count).sum::<u32>(), 10);
}

#[test]
fn the_slider_moves_by_keyboard() {
    let mut harness = harness(model(), BriefUi::default());
    harness.get_by_role_and_label(Role::Slider, "How sure are you?").focus();
    harness.run();
    for _ in 0..2 {
        harness.key_press(egui::Key::ArrowRight);
        harness.run();
    }
    assert_eq!(harness.state().1.sure, Some(3));
}

#[test]
fn the_line_can_be_written() {
    let mut harness = harness(model(), BriefUi::default());
    let label = "your first guess: who or what caused it, in one line";
    harness.get_by_role_and_label(Role::MultilineTextInput, label).focus();
    harness.run();
    harness.event(egui::Event::Text("a hurry".into()));
    harness.run();
    assert_eq!(harness.state().1.line, "a hurry");
}

#[test]
fn a_sealed_brief_can_be_read_and_left() {
    let sealed = BriefModel { sealed: true, ..model() };
    let mut harness = harness(sealed, BriefUi::default());
    assert!(harness.query_by_label("Seal it and go in").is_none());
    harness.get_by_label("Back to work").click();
    harness.run();
    assert_eq!(harness.state().2, [BriefAction::Back]);
}

#[test]
fn every_control_has_a_name() {
    let harness = harness(model(), BriefUi::default());
    assert_eq!(testing::nameless(&harness), Vec::<String>::new());
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    let words = Words::english();
    let filled = BriefUi {
        line: "Someone skipped the tests".into(),
        laid: vec![4, 1, 0, 2, 2, 1],
        sure: Some(3),
    };
    for theme in ThemeName::ALL {
        let look = Look { theme, ..Look::default() };
        let mut state = filled.clone();
        let name = format!("brief-{theme:?}").to_lowercase();
        raster::pictures(&name, look, |ui| {
            brief_ui(ui, &words, &model(), &mut state);
        });
    }
    let large = Look { text_size: 1.5, ..Look::default() };
    let mut state = filled.clone();
    raster::pictures("brief-large", large, |ui| {
        brief_ui(ui, &words, &model(), &mut state);
    });
    let mut state = BriefUi::default();
    raster::pictures("brief-new", Look::default(), |ui| {
        brief_ui(ui, &words, &model(), &mut state);
    });
    let sealed = BriefModel { sealed: true, ..model() };
    raster::pictures("brief-sealed", Look::default(), |ui| {
        brief_ui(ui, &words, &sealed, &mut state);
    });
}

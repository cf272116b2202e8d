//! The recording by label and by key, on the play of the README.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::sync::{Arc, LazyLock};

use super::*;
use crate::play::{Case, Event};
use crate::text::Words;
use crate::workbench::app::{App, At};
use crate::workbench::desk::Desk;
use crate::workbench::desk::play::Forget;
use crate::workbench::kit::{Look, testing};

static PLAY: LazyLock<(Arc<Case>, Vec<Event>)> = LazyLock::new(|| {
    let commands = include_str!("../../../tests/fixtures/larkgate-play.txt");
    let (case, events) = crate::cli::played("larkgate-sieve", commands);
    (Arc::new(case), events)
});

/// The debrief of that play, with the recording open.
fn harness() -> Harness<'static, App> {
    let (case, events) = &*PLAY;
    let app = App::new(Desk::new(Arc::clone(case), 1, events.clone(), Box::new(Forget)));
    let look = Look { reduced_motion: true, ..Look::default() };
    let words = Words::english();
    let mut harness = testing::harness([1280.0, 720.0], look, app, move |ui, app| {
        app.ui(ui, &words);
    });
    click(&mut harness, "The review, once more");
    assert_eq!(harness.state().at, At::Replay);
    harness
}

fn click(harness: &mut Harness<'_, App>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn ui<'a>(harness: &'a Harness<'_, App>) -> &'a ReplayUi {
    &harness.state().replay.as_ref().expect("open").ui
}

/// Frames of a quarter of a second each.
fn passes(harness: &mut Harness<'_, App>, seconds: f64) {
    harness.run_steps((seconds * 4.0).ceil() as usize);
}

#[test]
fn it_runs_at_the_pace_of_reading_and_can_be_paused() {
    let mut harness = harness();
    assert_eq!((ui(&harness).turn, harness.state().wakes_in()), (0, None), "still, it sleeps");
    click(&mut harness, "Play");
    let stays = harness.state().wakes_in().expect("it runs").as_secs_f64();
    assert!((10.0..60.0).contains(&stays), "{stays} s for the opening");
    passes(&mut harness, stays - 1.0);
    assert_eq!(ui(&harness).turn, 0);
    passes(&mut harness, 2.0);
    assert_eq!(ui(&harness).turn, 1);
    harness.get_by_label("You, to Rūta: What could be seen then?");
    click(&mut harness, "Pause");
    assert_eq!(harness.state().wakes_in(), None);
    passes(&mut harness, 60.0);
    assert_eq!(ui(&harness).turn, 1);
    // Four times as fast.
    click(&mut harness, "Speed: 1 times the pace of reading");
    press(&mut harness, Key::Space);
    let slow = harness.state().wakes_in().expect("it runs").as_secs_f64();
    click(&mut harness, "Speed: 4 times the pace of reading");
    let fast = harness.state().wakes_in().expect("it runs").as_secs_f64();
    assert!(fast < slow / 3.0, "{fast} s against {slow} s");
    passes(&mut harness, fast + 0.5);
    assert_eq!(ui(&harness).turn, 2);
}

#[test]
fn it_ends_with_the_last_turn_and_begins_anew() {
    let mut harness = harness();
    let last = harness.get_all_by_label_contains("Turn 15: ").last().expect("the last").rect();
    assert!(last.width() > 0.0);
    harness.state_mut().replay.as_mut().expect("open").ui.turn = 14;
    harness.run();
    harness.get_by_label("The hour is over here");
    press(&mut harness, Key::Space);
    assert_eq!(ui(&harness).turn, 0, "from the last it begins anew");
    harness.state_mut().replay.as_mut().expect("open").ui.turn = 13;
    passes(&mut harness, 240.0);
    assert_eq!((ui(&harness).turn, ui(&harness).playing), (14, false));
    assert_eq!(harness.state().wakes_in(), None);
}

#[test]
fn turns_and_chapters_are_gone_to_by_label_and_by_key() {
    let mut harness = harness();
    click(&mut harness, "Turn 9: You: Thank you for telling that");
    assert_eq!(ui(&harness).turn, 8);
    // A row of the list may be out of sight.
    harness.get_by_label("In the dark, turn 10").click_accesskit();
    harness.run();
    assert_eq!(ui(&harness).turn, 9);
    for (key, turn) in [
        (Key::ArrowRight, 10),
        (Key::ArrowLeft, 9),
        (Key::PageUp, 8),
        (Key::PageDown, 9),
        (Key::PageDown, 10),
        (Key::PageDown, 13),
    ] {
        press(&mut harness, key);
        assert_eq!(ui(&harness).turn, turn, "{key:?}");
    }
    click(&mut harness, "A turn back");
    click(&mut harness, "A turn on");
    click(&mut harness, "A turn on");
    assert_eq!(ui(&harness).turn, 14);
    harness.get_by_label("Alistair blames Rūta, turn 2").click_accesskit();
    harness.run();
    let blame = "I think the world of Rūta";
    assert!(harness.query_by_label_contains(blame).is_some(), "the room is as it was");
    assert_eq!(testing::nameless(&harness), Vec::<String>::new());
}

#[test]
fn one_takes_over_plays_on_and_compares() {
    let mut harness = harness();
    let before = harness.state().desk.log.clone();
    click(&mut harness, "Turn 11: You: One round, each a minute");
    click(&mut harness, "Take over from here");
    assert_eq!(ui(&harness).shown, Shown::Copy);
    harness.get_by_label(
        "A copy from turn 11 on. Nothing of it is kept; your own play stays as it was.",
    );
    harness.get_by_label("The copy is an experiment: it is gone when you leave this play.");
    click(&mut harness, "Towards Rūta");
    click(&mut harness, "Say plainly whose it was, Rūta, 1 min");
    click(&mut harness, "Make this move");
    assert!(harness.state().replay.as_ref().expect("open").copy.is_some());
    // At any moment the two stand side by side.
    press(&mut harness, Key::C);
    harness.get_by_label("The copy is not closed yet: it is compared as far as it has come.");
    press(&mut harness, Key::G);
    click(&mut harness, "Close the review");
    assert_eq!(ui(&harness).shown, Shown::Sides);
    harness.get_by_label("After turn 11");
    harness.get_by_label("Told after it: 2 only in the recording, 0 only in the copy, 0 in both.");
    harness.get_by_label("Suda: 1 in the recording, 0 in the copy");
    harness.get_by_label("Alistair: 1 in the recording, 0 in the copy");
    assert!(harness.query_by_label("Your copy").is_none(), "it is closed");
    assert!(harness.get_all_by_label("only here").count() >= 3);
    assert_eq!(harness.state().desk.log, before, "the play is as it was");
    // Back to the recording, and over elsewhere.
    press(&mut harness, Key::B);
    harness.get_by_label("Taking over anew replaces the copy from turn 11.");
    click(&mut harness, "Turn 3: You: What could lead anybody there?");
    press(&mut harness, Key::T);
    click(&mut harness, "Side by side");
    harness.get_by_label("After turn 3");
    click(&mut harness, "Back to the debrief");
    assert_eq!(harness.state().desk.log, before);
    // As long as the play is open, the copy is there.
    click(&mut harness, "The review, once more");
    harness.get_by_label("After turn 3");
    press(&mut harness, Key::Escape);
    assert_ne!(harness.state().at, At::Replay);
}

#[test]
fn a_move_that_is_not_possible_says_so_on_the_copy() {
    let mut harness = harness();
    click(&mut harness, "Turn 5: You: Say nothing for a moment");
    press(&mut harness, Key::T);
    let refused = |harness: &Harness<'_, App>| {
        let copy = harness.state().replay.as_ref().expect("open").copy.as_ref().expect("made");
        copy.desk.refused.clone()
    };
    click(&mut harness, "Keep that idea for Thursday, room, 1 min");
    press(&mut harness, Key::Enter);
    let why = refused(&harness).expect("there is no idea");
    harness.get_by_label_contains(&why);
    press(&mut harness, Key::Escape);
    assert_eq!((refused(&harness), &harness.state().at), (None, &At::Replay));
}

#[test]
fn with_what_was_said_open_escape_closes_it_first() {
    let mut harness = harness();
    press(&mut harness, Key::L);
    assert!(ui(&harness).room.log);
    press(&mut harness, Key::Escape);
    assert!(!ui(&harness).room.log);
    assert_eq!(harness.state().at, At::Replay);
    press(&mut harness, Key::Escape);
    assert_ne!(harness.state().at, At::Replay);
}

/// The window sleeps from the press of a key until the turn is over: nothing comes in between.
#[test]
fn a_turn_is_over_at_the_first_frame_that_comes_after_it() {
    let turn = |seconds| TurnMark { seconds, ..TurnMark::default() };
    let turns = [turn(8.0), turn(9.0), turn(10.0)];
    let mut ui = ReplayUi::default();
    ui.run(100.0, &turns);
    ui.play(&turns);
    ui.counts_from(100.0);
    assert_eq!(ui.wakes_in().expect("it plays").as_secs_f64(), 8.0);
    ui.run(108.02, &turns);
    ui.counts_from(108.02);
    assert_eq!((ui.turn, ui.wakes_in().expect("it plays").as_secs_f64()), (1, 9.0));
    ui.pause();
    ui.counts_from(110.0);
    assert_eq!(ui.wakes_in(), None);
}

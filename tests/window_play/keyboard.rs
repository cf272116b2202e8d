//! A stretch of the play without a mouse.

use crate::player::Player;
use egui::{Key, Modifiers};
use second_story::scenario::model::PhaseName;
use tempfile::TempDir;

#[test]
fn a_stretch_is_played_by_keys_alone() {
    let home = TempDir::new().expect("a folder");
    let mut player = Player::sits_down(home.path());
    let tab = |player: &mut Player, key: &str| {
        let name = player.word(key);
        player.tabs_to(&name);
    };
    tab(&mut player, "home-begin");
    player.presses(Key::Enter);
    assert_eq!(player.play().phase, PhaseName::Brief);
    assert_eq!(player.focused(), None, "Tab begins at the head of the play");

    tab(&mut player, "brief-line");
    player.types("Somebody pushed a rule too early");
    let statement = player.scenario().manifest.gut_check.statements[0].text.clone();
    let more = player.word_with("chips-more", &[("statement", statement.as_str().into())]);
    player.tabs_to(&more);
    for _ in 0..10 {
        player.presses(Key::Space);
    }
    tab(&mut player, "brief-sure");
    player.presses(Key::ArrowRight);
    tab(&mut player, "brief-seal");
    player.presses(Key::Enter);
    assert_eq!(player.play().phase, PhaseName::Investigate);

    let minutes = player.word_with("minutes", &[("minutes", 5.into())]);
    player.tabs_to(&format!("#door-trouble, {minutes}"));
    let left = player.play().minutes_left();
    player.presses(Key::Enter);
    assert_eq!(player.play().minutes_left(), left, "what it is and costs is said first");
    player.presses(Key::Enter);
    assert_eq!(player.play().minutes_left(), left - 5);
    // What was opened is read at once.
    for _ in 0..4 {
        player.presses(Key::ArrowDown);
    }
    player.presses(Key::P);
    assert_eq!(player.play().notebook.pins.len(), 1);
    player.presses_with(Modifiers::COMMAND, Key::Z);
    assert!(player.play().notebook.pins.is_empty());
    // The edges between the panes move with the arrows.
    for edge in ["evidence-edge-left", "evidence-edge-right"] {
        tab(&mut player, edge);
        let name = player.word(edge);
        let before = player.place(&name);
        player.presses(Key::ArrowLeft);
        assert!(player.place(&name) < before, "{edge} moves");
    }

    let people = player.word("evidence-people");
    let people = player.names().into_iter().find(|name| name.starts_with(&people)).expect("people");
    player.tabs_to(&people);
    player.presses(Key::Enter);
    let case = player.case();
    let form = case.rules.form(&"usual".into()).expect("a form").label.clone();
    player.tabs_to(&form);
    player.presses(Key::Space);
    let topic = case.scenario.topic(&"normal-week".into()).expect("a topic").name.clone();
    player.tabs_to(&topic);
    player.presses(Key::Space);
    tab(&mut player, "interview-ask");
    player.presses(Key::Enter);
    assert_eq!(player.play().people.people_heard(), 1);
    tab(&mut player, "phase-timeline");
    player.presses(Key::Enter);
    tab(&mut player, "phase-review");
    player.presses(Key::Enter);
    assert_eq!(player.play().phase, PhaseName::Investigate, "what time is left is said first");
    player.presses(Key::Enter);
    assert_eq!(player.play().phase, PhaseName::Review);
    // In the review the keys on the cards choose, the arrows aim, Enter makes the move.
    let before = player.play().people.meeting_minutes();
    player.presses(Key::ArrowRight);
    player.presses(Key::Num1);
    player.presses(Key::Enter);
    assert!(player.play().people.meeting_minutes() > before, "a move was made");
}

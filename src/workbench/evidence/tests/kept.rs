//! What the workbench keeps for whoever comes back, and what it shows at once.

use egui_kittest::kittest::Queryable;

use super::super::sample::{self, model};
use super::super::*;
use super::{harness, row};
use crate::text::Words;

#[test]
fn a_source_is_still_searched_for_the_same_when_one_comes_back_to_it() {
    let mut state = EvidenceUi::default();
    state.search_in("sieve", "deadline".into());
    state.turn_to("pigeon", 0);
    assert_eq!(state.query, "");
    state.query = "push".into();
    state.turn_to("chat", 0);
    state.turn_to("sieve", 0);
    assert_eq!((state.query.as_str(), state.top_row), ("deadline", 0));
    state.turn_to("pigeon", 0);
    assert_eq!(state.query, "push");
    // Where one goes to a row, all rows are there.
    state.going_to = Some(row("sieve", 40));
    state.turn_to("sieve", 0);
    assert_eq!((state.query.as_str(), state.selected), ("", 40));
}

#[test]
fn what_was_pinned_just_now_is_in_sight() {
    let pin = |number| PinModel { number, quote: format!("line {number}"), ..PinModel::default() };
    let mut many = model("rule", "Rule", sample::diff());
    many.notebook.pins = (1..=30).rev().map(pin).collect();
    let mut harness = harness(many);
    harness.get_by_label("Pin 3").scroll_to_me();
    harness.run();
    assert!(harness.get_by_label("Pin 30").rect().bottom() < 0.0, "scrolled away");
    harness.state_mut().0.notebook.pins.insert(0, pin(31));
    harness.run();
    let new = harness.get_by_label("Pin 31").rect();
    assert!((0.0..720.0).contains(&new.top()), "{new:?}");
    // Taking one out moves nothing.
    harness.get_by_label("Pin 3").scroll_to_me();
    harness.run();
    harness.state_mut().0.notebook.pins.remove(0);
    harness.run();
    assert!(harness.get_by_label("Pin 30").rect().bottom() < 0.0);
}

#[test]
fn nobodys_eyes_are_known_and_the_button_says_at_once_what_is_missing() {
    let none = EvidenceModel { eyes: Vec::new(), ..model("rule", "Rule", sample::diff()) };
    let mut harness = harness(none);
    let why = Words::english().get("evidence-eyes-none");
    assert!(harness.query_by_label(&why).is_none());
    harness.get_by_label("Their eyes").hover();
    // Two frames are much less than the wait of a tooltip.
    harness.run_steps(2);
    harness.get_by_label(&why);
}

#[test]
fn a_second_status_begins_with_what_was_said_last() {
    let mut asked = sample::asked();
    let Wants::Status(slots) = &mut asked[1].wants else { panic!("a status") };
    slots[0].last = Some("s2".into());
    slots[1].last = Some("n1".into());
    let mut harness = harness(EvidenceModel { asked, ..model("rule", "Rule", sample::diff()) });
    harness.get_by_label("Farah asks: What may I tell the schools?").click();
    harness.run();
    harness.get_by_label("When we know").click();
    harness.run();
    harness.get_by_label("Publish the status").click();
    harness.run();
    let choices = vec!["s2".into(), "n2".into()];
    assert_eq!(harness.state().2, [EvidenceAction::Status { beat: "support".into(), choices }]);
}

#[test]
fn the_ring_of_a_list_is_seen_on_all_sides() {
    for (name, body) in [("#door-trouble", sample::chat()), ("Ruleset 2211", sample::diff())] {
        let mut harness = harness(model("rule", name, body));
        harness.get_by_label(&format!("Rows of {name}")).focus();
        harness.run();
        let rings = harness.output().shapes.iter().filter_map(|shown| match &shown.shape {
            egui::Shape::Rect(ring) if ring.stroke.width == 2.0 && ring.rect.height() > 200.0 => {
                Some((ring.rect, shown.clip_rect))
            }
            _ => None,
        });
        let rings: Vec<_> = rings.collect();
        assert!(!rings.is_empty(), "{name}");
        assert!(rings.iter().all(|(ring, seen)| seen.contains_rect(*ring)), "{name}: {rings:?}");
    }
}

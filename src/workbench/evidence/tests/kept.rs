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
    state.turn_to("pigeon", None, 0);
    assert_eq!(state.query, "");
    state.query = "push".into();
    state.turn_to("chat", None, 0);
    state.turn_to("sieve", None, 0);
    assert_eq!((state.query.as_str(), state.top_row), ("deadline", 0));
    state.turn_to("pigeon", None, 0);
    assert_eq!(state.query, "push");
    // Where one goes to a row, all rows are there.
    state.going_to = Some(row("sieve", 40));
    state.turn_to("sieve", None, 0);
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

#[test]
fn one_comes_to_the_moment_where_one_was_and_keeps_it_until_another_row_is_chosen() {
    let mut open = model("pigeon", "pigeon", sample::chat());
    if let Body::Chat(messages) = &mut open.open.as_mut().unwrap().body {
        for (message, at) in messages.iter_mut().zip([100, 200, 300, 400]) {
            message.at = Some(at);
        }
    }
    let mut harness = harness(open);
    harness.run();
    assert_eq!(harness.state().1.moment, None, "nobody chose anything");
    harness.key_press(egui::Key::End);
    harness.run();
    assert_eq!(harness.state().1.moment, Some(300));
    let other = harness.state_mut().0.open.as_mut().unwrap();
    (other.id, other.nearest) = ("sieve".into(), Some(0));
    harness.run();
    assert_eq!((harness.state().1.selected, harness.state().1.moment), (0, Some(300)));
    harness.key_press(egui::Key::ArrowDown);
    harness.run();
    assert_eq!((harness.state().1.selected, harness.state().1.moment), (1, Some(200)));
}

#[test]
fn the_way_back_is_shown_and_gone_by_key_and_by_click() {
    let mut first = model("pigeon", "pigeon", sample::chat());
    first.open.as_mut().unwrap().here = "pigeon 11:31".into();
    let mut harness = harness(first);
    harness.key_press(egui::Key::ArrowDown);
    harness.run();
    assert!(harness.query_by_label("Back to pigeon 11:31").is_none(), "nothing was before");
    let comes = |harness: &mut egui_kittest::Harness<'static, super::Shown>, id: &str| {
        let open = harness.state_mut().0.open.as_mut().unwrap();
        (open.id, open.here) = (id.into(), format!("{id} 11:31"));
        harness.state_mut().2.clear();
        harness.run();
    };
    comes(&mut harness, "sieve");
    comes(&mut harness, "door");
    harness.get_by_label("Back to sieve 11:31");
    harness.get_by_label("Back to pigeon 11:31 (0)").click();
    harness.run();
    assert!(harness.state().2.contains(&EvidenceAction::Open("pigeon".into())));
    comes(&mut harness, "pigeon");
    assert_eq!(harness.state().1.selected, 1, "where it was left");
    harness.get_by_label("Forward to sieve 11:31");
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowRight);
    harness.run();
    assert!(harness.state().2.contains(&EvidenceAction::Open("sieve".into())));
    comes(&mut harness, "sieve");
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowLeft);
    harness.run();
    assert!(harness.state().2.contains(&EvidenceAction::Open("pigeon".into())));
}

#[test]
fn a_press_on_a_head_sorts_turns_round_and_takes_back() {
    let lines = Lines {
        columns: vec!["time".into(), "site".into()],
        matched: 1,
        rows: vec![RowModel {
            cells: vec!["09:24".into(), "edge-4".into()],
            ..RowModel::default()
        }],
        ..Lines::default()
    };
    let mut harness = harness(model("pages", "Pages", Body::Lines(lines)));
    for down in [Some(false), Some(true), None] {
        let label = [
            "Sort by site",
            "Sorted by site, the smallest first",
            "Sorted by site, the largest first",
        ];
        let label = label.iter().find_map(|label| harness.query_by_label(label));
        label.expect("a head").click();
        harness.run();
        let sorted = harness.state().1.sorted_in("pages");
        assert_eq!(sorted, down.map(|down| Sorted { column: 1, down }));
        if let Body::Lines(lines) = &mut harness.state_mut().0.open.as_mut().unwrap().body {
            lines.sorted = sorted;
        }
        harness.run();
    }
}

//! A source before it is opened.

use super::*;
use egui_kittest::kittest::NodeT as _;

#[test]
fn a_source_says_what_it_is_and_costs_before_it_is_opened() {
    let mut harness = log_harness();
    harness.get_by_label("Bypass runbook, 3 min").scroll_to_me();
    harness.run();
    harness.get_by_label("Bypass runbook, 3 min").click();
    harness.run();
    assert_eq!(harness.state().2, [EvidenceAction::Cover("bypass".into())]);
    let mut cover = Cover {
        id: "bypass".into(),
        name: "Bypass runbook".into(),
        about: "How to get in when you are outside.".into(),
        minutes: 3,
        left: 12,
        open: true,
    };
    harness.state_mut().0.cover = Some(cover.clone());
    harness.run();
    harness.get_by_label("How to get in when you are outside.");
    harness.get_by_label(
        "Opening it takes 3 of the 12 minutes that are left. What is open stays open, in the review \
         too.",
    );
    assert!(harness.get_by_label("Open it, 3 min").is_focused());
    // Rows of what lies beneath are not pinned.
    press(&mut harness, Key::P);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().2[1..], [EvidenceAction::Open("bypass".into())]);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().2[2..], [EvidenceAction::Uncover]);
    harness.state_mut().0.cover = None;
    harness.run();
    assert!(harness.get_by_label("Bypass runbook, 3 min").is_focused());
    // Where it cannot be opened it says why.
    for (left, open, says) in [
        (2, true, "Opening it takes 3 minutes, and 2 are left."),
        (12, false, "The time to open it is over."),
    ] {
        (cover.left, cover.open) = (left, open);
        harness.state_mut().0.cover = Some(cover.clone());
        harness.run();
        harness.get_by_label(says);
        assert!(harness.get_by_label("Open it, 3 min").accesskit_node().is_disabled());
    }
}

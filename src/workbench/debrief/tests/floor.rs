//! The upper floor, window by window.

use egui_kittest::kittest::Queryable;

use super::*;

#[test]
fn each_window_opens_its_reasons_by_click_and_by_key() {
    let mut harness = harness(Page::First);
    click(&mut harness, "The upper floor");
    click(&mut harness, "Facilitation: two met");
    assert_eq!(harness.state().state.window, 8);
    // What is met is told in a line, until one asks for more; what is not yet is told whole.
    let source = "Source: facilitation guide, Facilitation, 2";
    assert!(harness.query_by_label(source).is_none());
    harness.get_by_label("Source: facilitation guide, Facilitation, 3");
    let more = "What shows it, and why it matters";
    harness.get_all_by_label(more).nth(1).expect("the second is met").click();
    harness.run();
    click(&mut harness, source);
    let url = "https://example.org/facilitation/1".to_owned();
    assert_eq!(harness.state().done, [DebriefAction::Open(url)]);
    harness.get_by_label("Facilitation: two met").focus();
    harness.run();
    harness.key_press(egui::Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().state.window, 9);
}

#[test]
fn a_blind_rises_with_what_was_met_and_never_shows_a_figure() {
    let shares: Vec<f32> = (0..=4).map(|met| dimension("a", "A", met).raised()).collect();
    assert!(shares.windows(2).all(|pair| pair[0] < pair[1]), "{shares:?}");
    assert!(shares[0] > 0.0 && shares[4] < 1.0);
}

//! Pins are sent to the sheets.

use super::*;
use crate::workbench::impact::Part;

#[test]
fn a_pin_is_sent_by_its_menu_and_dropped_on_a_sheet() {
    let send = |pin, to: SendTo| EvidenceAction::Send { pin, to };
    let mut harness = log_harness();
    harness.get_by_label("Send P6 to a sheet").click();
    harness.run();
    harness.get_by_label("Timeline: a new entry").click();
    harness.run();
    assert_eq!(harness.state().2, [send(6, SendTo::Entry)]);

    // The key opens the list of the newest, and Enter takes what is chosen in it.
    harness.state_mut().2.clear();
    harness.key_press(egui::Key::T);
    harness.run();
    assert!(harness.query_by_label("Impact: Bookings were lost").is_some());
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Impact: Bookings were lost").is_none());

    // Dragged, the whole notebook is where it can be dropped.
    let badge = harness.get_by_label("Pin 6").rect().center();
    harness.drag_at(badge);
    harness.run();
    harness.hover_at(badge + egui::vec2(0.0, 60.0));
    harness.run();
    let harm = harness.get_by_label("Bookings were lost").rect().center();
    harness.hover_at(harm);
    harness.run();
    harness.drop_at(harm);
    harness.run();
    let harm = SendTo::Part(Part::Harm, "0".to_owned());
    assert_eq!(harness.state().2, [send(6, harm)]);
    assert!(harness.query_by_label("Bookings were lost").is_none(), "the pins are back");
}

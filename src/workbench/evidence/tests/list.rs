//! The list of lines and the strip above it: what is searched, what goes on below, what is a column.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::super::sample::model;
use super::super::*;
use super::{Shown, harness, log_harness, press};

/// A stretch of the strip is dragged over, grown by keys and given back: the query says it.
#[test]
fn the_strip_writes_the_time_that_is_searched() {
    let mut harness = log_harness();
    let strip = "How many lines fall on each part of the day";
    let rect = harness.get_by_label(strip).rect();
    let at = |part: f32| rect.left_center() + egui::vec2(rect.width() * part, -6.0);
    // A sixtieth of the strip is a minute and a second.
    harness.drag_at(at(10.0 / 61.0 + 0.0005));
    harness.run();
    harness.hover_at(at(20.0 / 61.0 - 0.0005));
    harness.run();
    harness.drop_at(at(20.0 / 61.0 - 0.0005));
    harness.run();
    let (_, state, done) = harness.state();
    let asked = state.query.clone();
    let expected = EvidenceAction::Query(asked.clone());
    assert_eq!(done.last(), Some(&expected));
    assert!(asked.starts_with("after:09:10:0"), "{asked}");
    assert!(asked.contains("before:09:19:5") || asked.contains("before:09:20:0"), "{asked}");
    // A double click takes all of it again.
    let pos = at(0.5);
    harness.input_mut().events.push(egui::Event::PointerMoved(pos));
    for pressed in [true, false, true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
        let event = egui::Event::PointerButton { pos, button, pressed, modifiers };
        harness.input_mut().events.push(event);
    }
    harness.run();
    assert_eq!(harness.state().1.query, "");
    harness.get_by_label(strip).focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    let asked = harness.state().1.query.clone();
    assert!(asked.starts_with("after:") && asked.contains(" before:"), "{asked}");
}

/// Lines that are too long go on below, and the selected one stays in sight, whichever way one comes.
#[test]
fn long_lines_go_on_below_and_the_selected_one_stays_in_sight() {
    let long = |row: u32| RowModel {
        key: row_key(row),
        time: "09:24:10".into(),
        who: "sieve".into(),
        text: format!("line {row}: {}", "no verdict for a page ".repeat(30)),
        ..RowModel::default()
    };
    let body = Body::Lines(Lines {
        search: true,
        matched: 40,
        all: 40,
        rows: (0..40).map(long).collect(),
        ..Lines::default()
    });
    let mut harness = harness(model("long", "Long", body));
    let tall = |harness: &Harness<'static, Shown>, row: u32| {
        harness.query_by_label_contains(&format!("line {row}: ")).map(|found| found.rect())
    };
    let before = tall(&harness, 0).expect("in sight").height();
    press(&mut harness, Key::W);
    assert!(harness.state().1.wrap);
    let after = tall(&harness, 0).expect("in sight").height();
    assert!(after > 2.0 * before, "{before} {after}");
    for _ in 0..12 {
        press(&mut harness, Key::ArrowDown);
        let selected = harness.state().1.selected;
        let there = tall(&harness, selected as u32).expect("the selected row is in sight");
        assert!(there.bottom() <= 720.0, "{selected}: {there:?}");
    }
    assert!(harness.state().1.top_row > 0, "else they are not too many for the screen");
    press(&mut harness, Key::End);
    assert_eq!(harness.state().1.selected, 39);
    assert!(tall(&harness, 39).expect("the last is in sight").bottom() <= 720.0);
    press(&mut harness, Key::W);
    assert!(tall(&harness, 39).is_some());
}

fn row_key(row: u32) -> RowKey {
    super::row("long", row)
}

/// A field is made a column where it is looked at, stands above the lines, and goes by a press on its
/// name.
#[test]
fn a_field_becomes_a_column_and_goes_again() {
    let mut harness = harness(EvidenceModel::default());
    {
        let (shown, state, _) = harness.state_mut();
        *shown = model("fields", "Fields", Body::default());
        state.looked = Looked::Fields;
        let row = |row: u32| RowModel {
            key: super::row("fields", row),
            time: "09:24:10".into(),
            who: "sieve".into(),
            text: "page read".into(),
            picked: vec![format!("{row} ms")],
            ..RowModel::default()
        };
        let field = FieldModel { name: "took".into(), lines: 3, values: 3, ..Default::default() };
        let body = Lines {
            search: true,
            matched: 3,
            all: 3,
            rows: (0..3).map(row).collect(),
            fields: vec![field],
            ..Lines::default()
        };
        shown.open.as_mut().unwrap().body = Body::Lines(body);
    }
    harness.run();
    harness.get_by_label("Show took as a column").click();
    harness.run();
    assert_eq!(harness.state().1.picked_in("fields").len(), 1);
    harness.get_by_label("Take the column took away").click();
    harness.run();
    assert!(harness.state().1.picked_in("fields").is_empty());
    harness.get_by_label("Show took as a column").click();
    harness.run();
    harness.state_mut().1.looked = Looked::Lines;
    harness.run();
    harness.get_by_label("Take the column took away").click();
    harness.run();
    assert!(harness.query_by_label("Take the column took away").is_none());
}

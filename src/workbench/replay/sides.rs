//! The recording and the copy beside each other, from where they part.

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::model::{SideLine, SideTurn, Sides};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice};
use crate::workbench::review::BOARD;

/// Both in all of `ui`.
pub fn sides(ui: &mut Ui, words: &Words, both: &Sides) {
    let kit = Kit::of(ui);
    let inside = ui.max_rect().shrink2(vec2(24.0, 14.0));
    let who = Rect::from_min_max(pos2(inside.right() - BOARD, inside.top()), inside.max);
    let rest = Rect::from_min_max(inside.min, pos2(who.left() - 14.0, inside.bottom()));
    let (first, second) = rest.split_left_right_at_fraction(0.5);
    let first = first.with_max_x(first.right() - 7.0);
    let second = second.with_min_x(second.left() + 7.0);
    for (rect, key, turns) in [
        (first, "replay-side-recording", &both.recording),
        (second, "replay-side-copy", &both.copy),
    ] {
        let title = words.get(key);
        paper(ui, &kit, rect, |ui| {
            ui.label(kit.pane_title(&title));
            kit::rule(ui);
            let area = ScrollArea::vertical().auto_shrink(false);
            kit::scroll_text(ui, words, &title, area, |ui| side(ui, words, turns));
        });
    }
    paper(ui, &kit, who, |ui| {
        ui.label(kit.pane_title(&both.title));
        kit::rule(ui);
        let area = ScrollArea::vertical().auto_shrink(false);
        kit::scroll_text(ui, words, &both.title, area, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            for sentence in &both.sentences {
                ui.label(kit.body(sentence));
            }
            ui.add_space(6.0);
            counts(ui, words, both);
        });
    });
}

/// A sheet in `rect`.
fn paper(ui: &mut Ui, kit: &Kit, rect: Rect, content: impl FnOnce(&mut Ui)) {
    ui.painter().add(kit::sheet().padding(0, 0).frame(kit).paint(rect));
    let inside = rect.shrink2(vec2(20.0, 12.0));
    ui.scope_builder(UiBuilder::new().max_rect(inside).id_salt(rect.left() as i32), content);
}

/// How much who told, in two columns.
fn counts(ui: &mut Ui, words: &Words, both: &Sides) {
    let kit = Kit::of(ui);
    let wide = ui.available_width();
    ui.horizontal_wrapped(|ui| {
        ui.label(kit.small_strong(words.get("replay-who")));
        ui.label(kit.small(words.get("replay-who-head")).color(kit.c.ink_2));
    });
    if both.who.is_empty() {
        kit::empty(ui, &words.get("replay-who-nobody"));
    }
    for one in &both.who {
        let tall = 22.0 * kit.look.text_size.max(1.0);
        let (rect, response) = ui.allocate_exact_size(vec2(wide, tall), Sense::hover());
        let values = [
            ("name", one.name.as_str().into()),
            ("first", one.recording.into()),
            ("second", one.copy.into()),
        ];
        let says = words.with("replay-who-one", &values);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &says));
        let name = kit::lay_rows(ui, kit.body(&one.name), wide - 80.0, 1);
        ui.painter().galley(rect.min, name, kit.c.ink);
        for (shift, count) in [(60.0, one.recording), (14.0, one.copy)] {
            let ink = if count == 0 { kit.c.ink_2 } else { kit.c.ink };
            let number = kit::lay(ui, kit.evidence(count.to_string()).color(ink), 40.0);
            ui.painter().galley(pos2(rect.right() - shift, rect.top()), number, ink);
        }
    }
}

fn side(ui: &mut Ui, words: &Words, turns: &[SideTurn]) {
    let kit = Kit::of(ui);
    ui.set_width(ui.available_width() - 8.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    if turns.is_empty() {
        kit::empty(ui, &words.get("replay-side-nothing"));
    }
    for turn in turns {
        ui.add_space(8.0);
        ui.label(kit.small_strong(&turn.did).color(kit.c.ink_2));
        for line in &turn.lines {
            ui.add_space(4.0);
            said(ui, &kit, words, line);
        }
    }
    ui.add_space(8.0);
}

/// One line; what was said here alone lies on the wash, and says so.
fn said(ui: &mut Ui, kit: &Kit, words: &Words, line: &SideLine) {
    let fill = if line.only { kit.c.wash } else { egui::Color32::TRANSPARENT };
    let edge = if line.only { kit.outline() } else { egui::Stroke::NONE };
    let frame = egui::Frame::new().fill(fill).stroke(edge).corner_radius(3).inner_margin(6);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.label(kit.small_strong(&line.name));
            if line.only {
                ui.label(kit.small(words.get("replay-only")).color(kit.c.mark_ink));
            }
        });
        let voice = if line.silent { Voice::SerifItalic } else { Voice::Serif };
        ui.label(kit.text(&line.text, voice, tokens().type_scale.lead));
    });
}

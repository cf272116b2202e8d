//! What just happened, or was not possible, in one line under the phases, until the next thing.

use egui::{Align, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::desk::Desk;
use super::keys;
use super::kit::{self, Kit, icons};
use crate::look::tokens;
use crate::text::Words;

/// Draws the line if there is something to say, over the one that says what to do next: nothing
/// moves, so that whoever presses on presses what they saw.
pub fn note(ui: &mut Ui, words: &Words, desk: &mut Desk) {
    let Some((refused, text)) = desk.note().map(|(refused, text)| (refused, text.to_owned()))
    else {
        return;
    };
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    let line = Rect::from_min_max(
        pos2(all.left(), all.top() + kit::PHASES),
        pos2(all.right(), all.top() + tokens().space.top_bar),
    );
    // What lies beneath it is not pressed through it.
    ui.interact(line, ui.id().with("note"), Sense::CLICK | Sense::DRAG);
    ui.painter().rect_filled(line, 0.0, if refused { kit.c.warn_wash } else { kit.c.wash });
    let edge = Stroke::new(kit.stroke, kit.c.edge);
    ui.painter().hline(line.x_range(), line.top() + 0.5, edge);
    ui.painter().hline(line.x_range(), line.bottom() - 0.5, edge);
    let inside = UiBuilder::new()
        .max_rect(line.shrink2(vec2(16.0, 0.0)))
        .id_salt("note")
        .layout(Layout::right_to_left(Align::Center));
    let read = ui.scope_builder(inside, |ui| {
        let close = kit::quiet("").icon(icons::X).says(words.get("note-close")).height(24.0);
        let read = ui.add(close).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.set_max_width(ui.available_width());
            let sign = if refused { kit::Sign::Warn } else { kit::Sign::Calm };
            kit::sign(ui, sign, &text);
        });
        read
    });
    let escape = keys::pressed(ui, keys::Act::Close) && !keys::typing(ui);
    if read.inner || escape {
        desk.noted();
    }
}

/// Takes back the last change of the notebook where its keys were pressed; whether it did.
pub fn take_back(ui: &Ui, words: &Words, desk: &mut Desk) -> bool {
    if desk.dropped_lines > 0 {
        desk.dropped_lines = 0;
        desk.notice = Some(words.get("lines-dropped"));
    }
    keys::pressed(ui, keys::Act::Undo) && !keys::typing(ui) && desk.undo(words)
}

//! What just happened, or was not possible, in one line below the screen, until the next thing.

use egui::{Align, Frame, Layout, Margin, Rect, Stroke, Ui, UiBuilder};

use super::desk::Desk;
use super::keys;
use super::kit::{self, Kit, icons};
use crate::text::Words;

/// Height of the line, points.
const TALL: f32 = 38.0;

/// Draws the line if there is something to say; gives what is left for the screen.
pub fn note(ui: &mut Ui, words: &Words, desk: &mut Desk) -> Rect {
    let all = ui.max_rect();
    let Some((refused, text)) = desk.note().map(|(refused, text)| (refused, text.to_owned()))
    else {
        return all;
    };
    let kit = Kit::of(ui);
    let tall = TALL * kit.look.text_size.max(1.0);
    let (above, line) = all.split_top_bottom_at_y(all.bottom() - tall);
    ui.painter().rect_filled(line, 0.0, if refused { kit.c.warn_wash } else { kit.c.wash });
    ui.painter().hline(line.x_range(), line.top() + 0.5, Stroke::new(kit.stroke, kit.c.edge));
    let mut read = false;
    ui.scope_builder(UiBuilder::new().max_rect(line).id_salt("note"), |ui| {
        Frame::new().inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let close = kit::quiet("").icon(icons::X).says(words.get("note-close"));
                read = ui.add(close).clicked();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let sign = if refused { kit::Sign::Warn } else { kit::Sign::Calm };
                    kit::sign(ui, sign, &text);
                });
            });
        });
    });
    let escape = keys::pressed(ui, keys::Act::Close) && !keys::typing(ui);
    if read || escape {
        desk.noted();
    }
    above
}

/// Takes back the last change of the notebook where its keys were pressed; whether it did.
pub fn take_back(ui: &Ui, words: &Words, desk: &mut Desk) -> bool {
    if desk.dropped_lines > 0 {
        desk.dropped_lines = 0;
        desk.notice = Some(words.get("lines-dropped"));
    }
    keys::pressed(ui, keys::Act::Undo) && !keys::typing(ui) && desk.undo(words)
}

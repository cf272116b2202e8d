//! What was said so far, as a sheet over the room that can be scrolled.

use egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::model::{ReviewModel, ReviewUi};
use super::speech::quoted;
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice, icons};

/// Draws the sheet at the right of `room`.
pub fn log(ui: &mut Ui, room: Rect, words: &Words, model: &ReviewModel, state: &mut ReviewUi) {
    let kit = Kit::of(ui);
    let wide = (480.0 * kit.look.text_size.max(1.0)).min(room.width() - 32.0);
    let rect = Rect::from_min_max(
        pos2(room.right() - 16.0 - wide, room.top() + 12.0),
        pos2(room.right() - 16.0, room.bottom() - 12.0),
    );
    ui.painter().add(kit::sheet().frame(&kit).inner_margin(0).paint(rect));
    let body = rect.shrink2(vec2(20.0, 12.0));
    // Clicks must not reach whoever sits behind the sheet.
    ui.interact(rect, ui.id().with("log"), egui::Sense::CLICK);
    ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        ui.horizontal(|ui| {
            ui.label(kit.pane_title(words.get("review-log")));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let shut = kit::quiet("").icon(icons::X).says(words.get("review-log-close"));
                if ui.add(shut).clicked() {
                    state.log = false;
                }
            });
        });
        kit::rule(ui);
        let scroll = ScrollArea::vertical().id_salt("log").auto_shrink(false).stick_to_bottom(true);
        kit::scroll_text(ui, words, &words.get("review-log"), scroll, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.set_width(ui.available_width() - 8.0);
            for (index, said) in model.said.iter().enumerate() {
                ui.add_space(8.0);
                ui.horizontal_wrapped(|ui| {
                    ui.label(kit.small_strong(&said.name));
                    if !said.after.is_empty() {
                        let after = [("move", said.after.as_str().into())];
                        ui.label(kit.small(words.with("review-after", &after)));
                    }
                });
                let voice = if said.silent { Voice::SerifItalic } else { Voice::Serif };
                ui.label(kit.text(quoted(said), voice, tokens().type_scale.lead));
                if !said.otherwise.is_empty() {
                    let name = [("name", said.otherwise.as_str().into())];
                    let label = words.with("interview-otherwise", &name);
                    let lay = kit::secondary(label).height(28.0).icon(icons::CHAT_CENTERED);
                    ui.add_space(4.0);
                    if ui.push_id(index, |ui| ui.add(lay)).inner.clicked() {
                        state.beside = Some(index);
                    }
                }
            }
            ui.add_space(8.0);
        });
    });
}

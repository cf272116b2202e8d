//! The document as it stands so far, to be read as a team would, and beside it what only its author can
//! say.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::model::{ImpactAction, ImpactModel, ImpactUi};
use super::prose;
use crate::text::Words;
use crate::workbench::kit::{self, Kit};

/// Part of the width for what is written, and its bounds at the usual text size, points.
const SHARE: f32 = 0.38;
const NARROWEST: f32 = 350.0;
const WIDEST: f32 = 620.0;

/// Both in all of `ui`.
pub fn so_far(
    ui: &mut Ui,
    words: &Words,
    model: &ImpactModel,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    let grown = kit.look.text_size.max(1.0);
    let wide = (all.width() * SHARE).clamp(NARROWEST, WIDEST) * grown;
    let (left, right) = all.split_left_right_at_x(all.left() + wide);
    let right = Rect::from_min_max(pos2(right.left() + 20.0, right.top()), right.max);
    ui.painter().add(kit::sheet().padding(0, 0).frame(&kit).paint(left));
    let inside = left.shrink2(vec2(20.0, 16.0));
    ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        kit::scroll(ui, ScrollArea::vertical().id_salt("written").auto_shrink(false), |ui| {
            let how = kit.body(words.get("impact-document-how")).color(kit.c.ink_2);
            ui.add(egui::Label::new(how).wrap());
            asked(ui, words, &model.reread);
            ui.add_space(14.0);
            prose::mechanism(ui, words, model, state, actions);
            ui.add_space(14.0);
            prose::summary(ui, words, model, state, actions);
            ui.add_space(12.0);
        });
    });
    let name = words.get("impact-tab-document");
    kit::document_in(ui, words, &name, &model.document, kit::within(right, grown), |_| {});
}

/// What a reader would ask.
fn asked(ui: &mut Ui, words: &Words, reread: &[String]) {
    let kit = Kit::of(ui);
    ui.add_space(14.0);
    kit::heading(ui, &words.get("impact-reread"));
    if reread.is_empty() {
        // Silence would be taken for praise.
        ui.add_space(4.0);
        ui.add(egui::Label::new(kit.small(words.get("impact-reread-none"))).wrap());
    }
    for row in reread {
        ui.add_space(4.0);
        let row = words.with("impact-reread-row", &[("row", row.as_str().into())]);
        ui.add(egui::Label::new(kit.small(row)).wrap());
    }
}

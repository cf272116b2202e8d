//! The screen as a whole: the paper on the left, the player's own hand on the right.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::gut::gut_check;
use super::model::{BriefAction, BriefModel, BriefUi};
use super::paper::paper;
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit};

/// Above and below the paper, where the screen is low.
const EDGE: f32 = 20.0;

/// Width of the gut check.
const HAND: f32 = 396.0;

/// The brief in all of `ui`.
pub fn brief_ui(
    ui: &mut Ui,
    words: &Words,
    model: &BriefModel,
    state: &mut BriefUi,
) -> Vec<BriefAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    state.laid.resize(model.statements.len(), 0);
    let screen = ui.max_rect();
    kit::ground(ui, screen, kit.c.desk);
    if let Some(action) = model.top.show(ui) {
        actions.push(BriefAction::Top(action));
    }
    let desk =
        Rect::from_min_max(pos2(screen.left(), screen.top() + tokens().space.top_bar), screen.max);
    let margin = tokens().space.page_reading;
    let gap = 24.0;
    let hand = HAND * (1.0 + (kit.look.text_size - 1.0) * 0.5);
    let width = (desk.width() - 2.0 * margin - gap - hand).min(880.0);
    let all = width + gap + hand;
    let left = desk.center().x - all / 2.0;
    let tall = (desk.height() - 2.0 * EDGE).min(720.0);
    let top = desk.top() + ((desk.height() - tall) * 0.4).max(EDGE);
    let sheet = Rect::from_min_size(pos2(left, top), vec2(width, tall));
    let hand = Rect::from_min_size(pos2(left + width + gap, top), vec2(hand, tall));
    ui.scope_builder(UiBuilder::new().max_rect(sheet), |ui| paper(ui, words, model));
    ui.scope_builder(UiBuilder::new().max_rect(hand), |ui| {
        if model.sealed {
            sealed(ui, words, &mut actions);
        } else {
            gut_check(ui, words, model, state, &mut actions);
        }
    });
    actions
}

/// The closed envelope, and the way back to work.
fn sealed(ui: &mut Ui, words: &Words, actions: &mut Vec<BriefAction>) {
    let all = ui.max_rect();
    let rect = Rect::from_center_size(
        pos2(all.center().x, all.top() + all.height() * 0.4),
        vec2(all.width(), 210.0),
    );
    super::envelope(ui, rect, true, &words.get("brief-sealed"));
    let button = Rect::from_min_size(
        rect.left_bottom() + vec2(0.0, 16.0),
        vec2(rect.width(), tokens().space.primary),
    );
    let back = kit::primary(words.get("brief-back")).width(button.width());
    if ui.put(button, back).clicked() {
        actions.push(BriefAction::Back);
    }
}

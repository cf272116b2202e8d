//! The screen as a whole: the two halves under their tabs.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::model::{ImpactAction, ImpactModel, ImpactTab, ImpactUi};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit};

/// The tabs that impact, factors and decisions share, from `at` to the right edge: where they
/// are, and which was just chosen.
pub fn tabs(ui: &mut Ui, words: &Words, at: egui::Pos2, open: usize) -> (Rect, Option<usize>) {
    let kit = Kit::of(ui);
    let rect = Rect::from_min_max(at, pos2(ui.max_rect().right(), at.y + 42.0));
    ui.painter().rect_filled(rect, 0.0, kit.c.paper);
    let inside = UiBuilder::new().max_rect(rect.shrink2(vec2(20.0, 1.0)));
    let chosen = ui.scope_builder(inside, |ui| {
        let labels =
            ["impact-tab-sheet", "impact-tab-board", "impact-tab-decisions", "impact-tab-document"];
        kit::tab_strip(ui, &labels.map(|key| words.get(key)), open)
    });
    (rect, chosen.inner)
}

/// The impact sheet or the board of factors in all of `ui`.
pub fn impact_ui(
    ui: &mut Ui,
    words: &Words,
    model: &ImpactModel,
    state: &mut ImpactUi,
) -> Vec<ImpactAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    let screen = ui.max_rect();
    kit::ground(ui, screen, kit.c.desk);
    if let Some(action) = model.top.show(ui) {
        actions.push(ImpactAction::Top(action));
    }
    // What stands in a field counts, also where somebody goes elsewhere straight from it.
    state.leaving = !actions.is_empty();
    let top = screen.top() + tokens().space.top_bar;
    let (tabs, chosen) = tabs(ui, words, pos2(screen.left(), top), state.tab as usize);
    if let Some(chosen) = chosen {
        state.next = ImpactTab::at(chosen);
        if state.next.is_none() {
            actions.push(ImpactAction::Decisions);
        }
    }
    state.leaving |= chosen.is_some();
    let below = Rect::from_min_max(pos2(screen.left(), tabs.bottom()), screen.max);
    let below = below.shrink2(vec2(20.0, 16.0));
    match state.tab {
        ImpactTab::Sheet => {
            if model.charts.is_empty() {
                // Nothing stands beside it yet: the sheet has the middle.
                let wide = below.width().min(760.0);
                let size = vec2(wide, below.height());
                let middle = Rect::from_center_size(below.center(), size);
                ui.scope_builder(UiBuilder::new().max_rect(middle), |ui| {
                    super::sheet::sheet(ui, words, model, state, &mut actions);
                });
            } else {
                let wide = (below.width() * 0.54).min(760.0);
                let (left, right) = below.split_left_right_at_x(below.left() + wide);
                let right = Rect::from_min_max(right.min + vec2(20.0, 0.0), right.max);
                ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
                    super::sheet::sheet(ui, words, model, state, &mut actions);
                });
                ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
                    super::chart::charts(ui, words, model, state);
                });
            }
        }
        ImpactTab::Board => {
            ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
                super::board::board(ui, words, model, state, &mut actions);
            });
        }
        ImpactTab::Document => {
            ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
                super::document::so_far(ui, words, model, state, &mut actions);
            });
        }
    }
    // The page that was left has said what it had to say.
    if let Some(tab) = state.next.take() {
        state.tab = tab;
    }
    actions
}

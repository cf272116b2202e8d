//! The screen as a whole: the band of night above, the desk below.

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::cards::{card, error_card, library};
use super::hero::hero;
use super::model::{HomeAction, HomeModel, HomeUi};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::keys;
use crate::workbench::kit::{self, Kit};

/// Width of the library beside the cards.
const LIBRARY: f32 = 300.0;

/// The home screen in all of `ui`.
pub fn home_ui(
    ui: &mut Ui,
    words: &Words,
    model: &HomeModel,
    state: &mut HomeUi,
) -> Vec<HomeAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    if keys::key_sheet(ui, words, keys::Page::Home, &mut state.keys).is_some() {
        actions.push(HomeAction::Guide);
    }
    let screen = ui.max_rect();
    kit::ground(ui, screen, kit.c.desk);
    // Alone, the story takes more of the evening.
    let alone = model.incidents.is_empty() && model.errors.is_empty();
    let share = if alone { 0.72 } else { 0.575 };
    let size = kit.look.text_size;
    let grow = 1.0 + (size - 1.0).max(0.0) * 0.5;
    let tall = (screen.height() * share).clamp(330.0, 640.0) * grow;
    let least = if alone { 150.0 } else { 270.0 };
    let below = (screen.height() - tall).max(least * size);
    kit::scroll(ui, ScrollArea::vertical().auto_shrink(false), |ui| {
        let all = vec2(screen.width(), tall + below);
        let (all, _) = ui.allocate_exact_size(all, Sense::hover());
        let (band, desk) = all.split_top_bottom_at_y(all.top() + tall);
        whole(ui, words, model, state, band, desk, &mut actions);
    });
    kit::keep_focus(ui);
    actions
}

/// Both parts of the screen.
fn whole(
    ui: &mut Ui,
    words: &Words,
    model: &HomeModel,
    state: &mut HomeUi,
    band: Rect,
    desk: Rect,
    actions: &mut Vec<HomeAction>,
) {
    hero(ui, band, words, model, state, actions);
    let margin = tokens().space.page_reading;
    let (left, right) = (desk.left() + margin, desk.right() - margin);
    let shelf = Rect::from_min_max(pos2(right - LIBRARY, desk.top()), pos2(right, desk.bottom()));
    let stories =
        Rect::from_min_max(pos2(left, desk.top()), pos2(shelf.left() - 24.0, desk.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(stories), |ui| {
        others(ui, words, model, actions);
    });
    ui.scope_builder(UiBuilder::new().max_rect(shelf), |ui| {
        ui.add_space(18.0);
        kit::heading(ui, &words.get("home-library"));
        ui.add_space(8.0);
        let room = ui.available_height() - 20.0;
        library(ui, words, &model.library, room, actions);
    });
}

/// The incidents that are not on the sky, and what could not be opened.
fn others(ui: &mut Ui, words: &Words, model: &HomeModel, actions: &mut Vec<HomeAction>) {
    let none = model.incidents.is_empty() && model.errors.is_empty();
    // Where there is not one, the sky says so, and what to do.
    if none && model.current.is_none() {
        return;
    }
    ui.add_space(18.0);
    kit::heading(ui, &words.get("home-others"));
    ui.add_space(8.0);
    if none {
        kit::empty(ui, &words.get("home-no-others"));
        return;
    }
    kit::scroll(ui, ScrollArea::vertical().auto_shrink(false), |ui| {
        let gap = 16.0;
        // Room for the shadow, which the scroll area would cut off.
        let wide = ui.available_width() - 8.0;
        let columns = ((wide + gap) / (260.0 + gap)).floor().max(1.0);
        let width = ((wide - gap * (columns - 1.0)) / columns).min(340.0);
        let size = Kit::of(ui).look.text_size;
        let height = (ui.available_height() - 20.0).clamp(190.0 * size, 236.0 * size);
        ui.spacing_mut().item_spacing = vec2(gap, gap);
        ui.horizontal_wrapped(|ui| {
            for incident in &model.incidents {
                card(ui, words, incident, vec2(width, height), actions);
            }
            for error in &model.errors {
                error_card(ui, error, vec2(width, height));
            }
        });
    });
}

//! The screen as a whole: the room above, the player's hand below.

use egui::{Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use super::agenda::agenda;
use super::factors::factors;
use super::hand::hand;
use super::log::log;
use super::model::{ReviewAction, ReviewModel, ReviewUi};
use super::moves::{card_height, listen};
use super::room::room;
use super::speech::speech;
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::debrief;
use crate::workbench::kit::{self, Kit};

/// Width of the board of factors.
pub const BOARD: f32 = 284.0;

/// The review in all of `ui`. Number keys choose a move, the arrows whom it is aimed at, Enter
/// makes it, L opens what was said; see `assets/keys.ron`.
pub fn review_ui(
    ui: &mut Ui,
    words: &Words,
    model: &ReviewModel,
    state: &mut ReviewUi,
) -> Vec<ReviewAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    let screen = ui.max_rect();
    kit::ground(ui, screen, kit.night.ground);
    if let Some(action) = model.top.show(ui) {
        actions.push(ReviewAction::Top(action));
    }
    if state.beside.is_none() {
        listen(ui, model, state, &mut actions);
    }
    let (_, body) = screen.split_top_bottom_at_y(screen.top() + tokens().space.top_bar);
    let size = kit.look.text_size.max(1.0);
    let below = 10.0
        + 40.0 * size.min(1.3)
        + 8.0
        + 2.0 * card_height(ui, model, (body.width() - 48.0 - BOARD).max(200.0))
        + 8.0
        + 12.0;
    let (above, foot) = body.split_top_bottom_at_y(body.bottom() - below);

    room_ui(ui, above, words, model, state);
    ui.painter().rect_filled(foot, 0.0, kit.c.inset);
    let edge = Stroke::new(kit.stroke, kit.c.rule);
    ui.painter().hline(foot.x_range(), foot.top(), edge);
    let inside = Rect::from_min_max(foot.min + vec2(16.0, 10.0), foot.max - vec2(16.0, 12.0));
    let board = Rect::from_min_max(pos2(inside.right() - BOARD, inside.top()), inside.max);
    let left = Rect::from_min_max(inside.min, pos2(board.left() - 16.0, inside.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        hand(ui, words, model, state, &mut actions);
    });
    factors(ui, board, words, &model.factors);
    actions
}

/// The room in `above`, with what was said last, how far the agenda is, and all that was said where
/// that is open.
pub fn room_ui(ui: &mut Ui, above: Rect, words: &Words, model: &ReviewModel, state: &mut ReviewUi) {
    room(ui, above, words, model, state);
    let talk = speech(ui, above, words, model, state);
    agenda(ui, above, talk, words, model);
    if state.log {
        log(ui, above, words, model, state);
    }
    let beside = state.beside.and_then(|index| model.said.get(index)?.beside.as_ref());
    if beside.is_none_or(|beside| debrief::read(ui, words, beside)) {
        state.beside = None;
    }
}

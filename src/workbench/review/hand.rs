//! The player's hand: whom the next move is aimed at, the moves, and how the meeting goes on.

use egui::{
    Align, CursorIcon, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};

use super::model::{ReviewAction, ReviewModel, ReviewUi};
use super::moves::moves;
use crate::look::Posture;
use crate::text::{Words, capital};
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::portraits::paint_face;
use crate::workbench::kit::{self, Kit, icons};

/// Width of the row from which on it says what the faces are for, points at the usual text size.
const ROOMY: f32 = 1100.0;
/// Diameter of a face to aim at.
const FACE: f32 = 32.0;

/// Draws it in all of `ui`.
pub fn hand(
    ui: &mut Ui,
    words: &Words,
    model: &ReviewModel,
    state: &mut ReviewUi,
    actions: &mut Vec<ReviewAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    let head = 40.0 * kit.look.text_size.clamp(1.0, 1.3);
    let (row, cards) = all.split_top_bottom_at_y(all.top() + head);
    let cards = Rect::from_min_max(pos2(cards.left(), cards.top() + 8.0), cards.max);
    ui.scope_builder(
        UiBuilder::new().max_rect(row).layout(Layout::right_to_left(Align::Center)),
        |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            go_on(ui, words, model, state, actions);
            let left = Rect::from_min_max(row.min, pos2(ui.min_rect().left() - 8.0, row.bottom()));
            let layout = Layout::left_to_right(Align::Center);
            let aim = UiBuilder::new().max_rect(left).layout(layout);
            // Not by what is left beside the buttons: these come and go, and the faces would move from
            // under the pointer.
            let roomy = row.width() > ROOMY * kit.look.text_size;
            ui.scope_builder(aim, |ui| towards(ui, words, model, state, roomy));
        },
    );
    ui.scope_builder(UiBuilder::new().max_rect(cards), |ui| {
        moves(ui, words, model, state, actions);
    });
}

/// The marigold button that makes the chosen move, the next stretch, and the end.
fn go_on(
    ui: &mut Ui,
    words: &Words,
    model: &ReviewModel,
    state: &mut ReviewUi,
    actions: &mut Vec<ReviewAction>,
) {
    let ready = model.ready(state);
    let chosen = model.chosen(state).is_some();
    let can_move = model.moves.iter().any(|one| one.open);
    // At the end nothing is left to wait for: closing is the next step.
    let closes = model.can_close && !chosen && (!can_move || !model.can_go_on);
    // It keeps its place to the end: nothing else shall be where one pressed a moment ago.
    // What is missing stands on the button: beside it there is no room.
    let label = words.get(match (chosen, &ready) {
        (true, Some(_)) => "review-make",
        (true, None) => "review-whom",
        (false, _) => "review-choose",
    });
    let make = if closes { kit::secondary(label) } else { kit::primary(label).height(36.0) };
    if ui.add(make.enabled(ready.is_some())).clicked()
        && let Some(action) = ready
    {
        state.chosen = None;
        actions.push(action);
    }
    if model.can_close {
        let close = words.get("review-close");
        let close = if closes { kit::primary(close).height(36.0) } else { kit::secondary(close) };
        if ui.add(close.icon(icons::FLAG)).clicked() {
            actions.push(ReviewAction::Close);
        }
    }
    let next = if model.asks_again(state) { "review-next-unheard" } else { "review-next" };
    let next = kit::secondary(words.get(next))
        .icon_after(icons::ARROW_RIGHT)
        .key(keys::cap(Act::NextStretch));
    if model.can_go_on && ui.add(next).clicked() {
        actions.extend(model.go_on(state));
    }
}

/// The faces and the room.
fn towards(ui: &mut Ui, words: &Words, model: &ReviewModel, state: &mut ReviewUi, roomy: bool) {
    let kit = Kit::of(ui);
    ui.spacing_mut().item_spacing.x = 6.0;
    // Where there is little room, as with large letters, the faces need all of it.
    let whole = words.get("review-room");
    if roomy {
        ui.label(kit.strong(words.get("review-towards")));
        ui.add_space(2.0);
    }
    for person in &model.people {
        let chosen = state.target.as_ref() == Some(&person.id);
        let (rect, response) = kit::touch(ui, vec2(FACE, FACE), &person.id, Sense::click());
        let says = words.with("review-target", &[("name", person.called.as_str().into())]);
        response
            .widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, chosen, &says));
        let ring =
            if chosen { Some(kit.c.mark_ink) } else { response.hovered().then_some(kit.c.ink) };
        paint_face(ui, rect, &person.id, &person.portrait, Posture::Calm, ring);
        if chosen && kit.doubled {
            // Where colours are few, the ring is doubled.
            let ring = egui::Stroke::new(3.0, kit.c.ink);
            ui.painter().circle_stroke(rect.center(), FACE / 2.0 + 3.0, ring);
        }
        kit::buttons::focus_ring(ui, &kit, &response, false);
        let response = response.on_hover_text(&person.called);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            state.target = Some(person.id.clone());
        }
    }
    let room = model.target(state).is_none();
    if ui.add(kit::chip(whole, room)).clicked() {
        state.target = None;
    }
    if let Some(person) = model.target(state)
        && roomy
        && ui.available_width() > 48.0
    {
        ui.add(egui::Label::new(kit.body(&person.called)).truncate());
    }
    // When one would think of the chosen move, as far as there is room; it is with the cards as well.
    if let Some(one) = model.chosen(state)
        && ui.available_width() > 160.0
    {
        ui.add_space(6.0);
        ui.add(egui::Label::new(kit.small(capital(&one.fits))).truncate());
    }
}

//! The turns of a recording in a row, stretch by stretch, to click on.

use egui::pos2;
use egui::{Align2, CursorIcon, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType};

use super::model::{ReplayModel, ReplayUi};
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice};

/// Between two turns, and two stretches, points.
const GAP: f32 = 3.0;
const APART: f32 = 12.0;
/// The widest that a turn is drawn.
const WIDEST: f32 = 96.0;

/// Draws the turns in `rect`; a click shows one. The arrow keys go through them.
pub fn strip(ui: &mut Ui, words: &Words, rect: Rect, model: &ReplayModel, state: &mut ReplayUi) {
    let kit = Kit::of(ui);
    let stretches = model.turns.iter().filter(|turn| turn.begins.is_some()).count();
    let gaps = GAP * model.turns.len().saturating_sub(1) as f32
        + (APART - GAP) * stretches.saturating_sub(1) as f32;
    let wide = ((rect.width() - gaps) / model.turns.len().max(1) as f32).clamp(4.0, WIDEST);
    let head = 18.0 * kit.look.text_size.max(1.0);
    let (top, bottom) = (rect.top() + head, rect.bottom());
    let starts: Vec<f32> = starts(model, rect.left(), wide);
    for (index, (turn, left)) in model.turns.iter().zip(&starts).enumerate() {
        if let Some(name) = &turn.begins {
            let next = model.turns.iter().skip(index + 1).position(|turn| turn.begins.is_some());
            let end = next.map_or(rect.right(), |next| starts[index + 1 + next] - APART);
            let name = kit::lay_rows(ui, kit.small(name), (end - left).max(10.0), 1);
            ui.painter().galley(pos2(*left, rect.top()), name, kit.c.ink_2);
        }
        let cell = Rect::from_min_max(pos2(*left, top), pos2(left + wide, bottom));
        let response = ui.interact(cell, ui.id().with(("turn", index)), Sense::CLICK);
        let here = index == state.turn;
        let values = [("turn", (index + 1).into()), ("did", turn.did.as_str().into())];
        let says = words.with("replay-turn", &values);
        response
            .widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, here, &says));
        kit::list_item(ui, &response);
        let (fill, edge, ink) = match () {
            () if here => (kit.c.ink, kit.c.ink, kit.c.paper),
            () if response.hovered() => (kit.c.paper, kit.c.ink, kit.c.ink),
            () => (kit.c.paper, kit.c.edge, kit.c.ink_2),
        };
        let stroke = Stroke::new(kit.stroke, edge);
        ui.painter().rect(cell, 4.0, fill, stroke, StrokeKind::Inside);
        if wide > 16.0 {
            let font = kit.font(Voice::Mono, 12.0);
            let number = (index + 1).to_string();
            ui.painter().text(cell.center(), Align2::CENTER_CENTER, number, font, ink);
        }
        if turn.matters {
            let at = pos2(cell.right() - 5.0, cell.top() + 5.0);
            ui.painter().circle(at, 3.0, kit.c.mark, Stroke::new(1.0, kit.c.mark_ink));
        }
        let hint = response.on_hover_text(says);
        if hint.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            state.go_to(index, &model.turns);
        }
    }
}

/// Where each turn begins.
fn starts(model: &ReplayModel, left: f32, wide: f32) -> Vec<f32> {
    let mut x = left;
    let turns = model.turns.iter().enumerate().map(|(index, turn)| {
        if index > 0 {
            x += wide + if turn.begins.is_some() { APART } else { GAP };
        }
        x
    });
    turns.collect()
}

//! The board: factors as cards that lead to others, those not placed yet, and the open one.

use egui::{
    CornerRadius, CursorIcon, Pos2, Rect, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};

use super::model::{Factor, ImpactAction, ImpactModel, ImpactUi};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit};

/// Size of a card in points at the usual text size.
const CARD: egui::Vec2 = vec2(190.0, 94.0);

/// The board in all of `ui`.
pub fn board(
    ui: &mut Ui,
    words: &Words,
    model: &ImpactModel,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    let side = 268.0 * (1.0 + (kit.look.text_size - 1.0).max(0.0) * 0.4);
    let (cork, right) = all.split_left_right_at_x(all.right() - side);
    let cork = Rect::from_min_max(cork.min, cork.max - vec2(16.0, 0.0));
    let edge = Stroke::new(kit.stroke, kit.c.rule);
    let round = CornerRadius::same(tokens().shape.sheet as u8);
    ui.painter().rect(cork, round, kit.c.inset, edge, StrokeKind::Inside);
    let size = CARD * kit.look.text_size.clamp(0.9, 1.25);
    let room = cork.shrink(12.0);
    let place = |at: (u32, u32)| {
        let free = room.size() - size;
        let share = vec2(at.0 as f32 / 1000.0, at.1 as f32 / 1000.0);
        Rect::from_min_size(room.min + free.max(vec2(1.0, 1.0)) * share, size)
    };
    let mut placed: Vec<(&Factor, Rect)> =
        model.factors.iter().filter_map(|factor| Some((factor, place(factor.at?)))).collect();
    if kit.look.text_size > 1.1 {
        apart(&mut placed, room);
    }
    if placed.is_empty() {
        ui.scope_builder(UiBuilder::new().max_rect(cork.shrink(40.0)), |ui| {
            kit::empty(ui, &words.get("impact-board-empty"));
        });
    }
    for (from, rect) in &placed {
        for to in &from.leads_to {
            if let Some((_, target)) = placed.iter().find(|(factor, _)| factor.id == *to) {
                arrow(ui, &kit, *rect, *target);
            }
        }
    }
    for (factor, rect) in &placed {
        card(ui, &kit, words, factor, *rect, room, state, actions);
    }
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            tray(ui, words, model, placed.len(), actions);
            super::factor::open(ui, words, model, state, actions);
        });
    });
}

/// Moves cards that large letters have grown into each other down, or else to the right, each past
/// those before it.
fn apart(placed: &mut [(&Factor, Rect)], room: Rect) {
    const GAP: f32 = 8.0;
    for index in 0..placed.len() {
        let mut rect = placed[index].1;
        for _ in 0..placed.len() {
            let met = placed[..index].iter().map(|(_, other)| other.expand(GAP / 2.0));
            let Some(other) = met.into_iter().find(|other| other.intersects(rect)) else { break };
            let down = rect.translate(vec2(0.0, other.bottom() + GAP / 2.0 - rect.top()));
            let right = rect.translate(vec2(other.right() + GAP / 2.0 - rect.left(), 0.0));
            rect = match () {
                () if down.bottom() <= room.bottom() => down,
                () if right.right() <= room.right() => right,
                () => break,
            };
        }
        placed[index].1 = rect;
    }
}

/// What was written about the open factor counts, also where another is opened straight from it.
fn keep_words(state: &mut ImpactUi, actions: &mut Vec<ImpactAction>) {
    if let (Some(factor), Some(words)) = (state.factor.clone(), state.words.take()) {
        actions.push(ImpactAction::Words { factor, words: words.trim().to_owned() });
    }
}

/// A curve from one card to another, with a head.
fn arrow(ui: &Ui, kit: &Kit, from: Rect, to: Rect) {
    let across = to.center() - from.center();
    let sideways = across.x.abs() * CARD.y > across.y.abs() * CARD.x;
    let (start, end, bend) = if sideways {
        let sign = across.x.signum();
        let (a, b) = if sign > 0.0 {
            (from.right_center(), to.left_center())
        } else {
            (from.left_center(), to.right_center())
        };
        (a, b, vec2(sign * (b.x - a.x).abs().max(24.0) * 0.5, 0.0))
    } else {
        let sign = across.y.signum();
        let (a, b) = if sign > 0.0 {
            (from.center_bottom(), to.center_top())
        } else {
            (from.center_top(), to.center_bottom())
        };
        (a, b, vec2(0.0, sign * (b.y - a.y).abs().max(24.0) * 0.5))
    };
    let stroke = Stroke::new(2.0, kit.c.people);
    let tip = end - bend.normalized() * 2.0;
    let curve = [start, start + bend, tip - bend, tip];
    ui.painter().add(egui::epaint::CubicBezierShape::from_points_stroke(
        curve,
        false,
        egui::Color32::TRANSPARENT,
        stroke,
    ));
    let back = -bend.normalized() * 9.0;
    let wing = vec2(-back.y, back.x) * 0.5;
    let head: Vec<Pos2> = vec![tip, tip + back + wing, tip + back - wing];
    ui.painter().add(Shape::convex_polygon(head, kit.c.people, Stroke::NONE));
}

#[expect(clippy::too_many_arguments, reason = "a card knows its place, its board and both states")]
fn card(
    ui: &mut Ui,
    kit: &Kit,
    words: &Words,
    factor: &Factor,
    rect: Rect,
    room: Rect,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let id = ui.id().with(("factor", &factor.id));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let on = state.factor.as_ref() == Some(&factor.id);
    let values = [
        ("tag", factor.tag.as_str().into()),
        ("text", factor.text.as_str().into()),
        ("pins", factor.pins.len().into()),
    ];
    let says = words.with("impact-card", &values);
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, on, &says));
    // While it is dragged it follows the hand; the play hears of it once it is let go.
    let shift = ui.ctx().data(|data| data.get_temp::<egui::Vec2>(id)).unwrap_or_default();
    let mut moved = None;
    if response.dragged() {
        let shift = shift + response.drag_delta();
        ui.ctx().data_mut(|data| data.insert_temp(id, shift));
    } else if response.drag_stopped() {
        ui.ctx().data_mut(|data| data.remove::<egui::Vec2>(id));
        moved = Some(shift);
    }
    if response.has_focus() {
        let arrows = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..Default::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let step = vec2(
            keys::between(ui, Act::CardLeft, Act::CardRight) as f32,
            keys::between(ui, Act::CardUp, Act::CardDown) as f32,
        );
        if step != egui::Vec2::ZERO {
            moved = Some(step * 24.0);
        }
    }
    if let Some(moved) = moved {
        let free = (room.size() - rect.size()).max(vec2(1.0, 1.0));
        let at = (rect.min + moved - room.min) / free * 1000.0;
        let whole = |value: f32| value.clamp(0.0, 1000.0).round() as u32;
        let at = (whole(at.x), whole(at.y));
        actions.push(ImpactAction::Place { factor: factor.id.clone(), at });
    }
    if response.clicked() && !on {
        keep_words(state, actions);
        state.factor = Some(factor.id.clone());
        state.words = None;
    }
    let rect = rect.translate(shift);
    let edge = if on { Stroke::new(2.0, kit.c.ink) } else { Stroke::new(kit.stroke, kit.c.rule) };
    let round = CornerRadius::same(tokens().shape.sheet as u8);
    ui.painter().add(kit::style::shadow(kit).as_shape(rect, round));
    ui.painter().rect(rect, round, kit.c.paper, edge, StrokeKind::Inside);
    let tag = Rect::from_min_size(rect.min + vec2(10.0, 9.0), vec2(28.0, 19.0));
    kit::paint_tag(ui, kit, tag, &factor.tag, true);
    let mut x = rect.right() - 6.0 - kit::badges::pin_width(kit, "P00") / 2.0;
    for pin in factor.pins.iter().rev() {
        kit::paint_pin(ui.painter(), kit, pos2(x, rect.top() + 18.0), &format!("P{pin}"));
        x -= kit::badges::pin_width(kit, "P00") + 2.0;
    }
    let text = kit.strong(&factor.text).line_height(Some(18.0 * kit.look.text_size));
    let clipped = ui.new_child(UiBuilder::new().max_rect(rect));
    let rows = ((rect.height() - 38.0) / (18.0 * kit.look.text_size)).floor().max(1.0) as usize;
    let galley = kit::lay_rows(&clipped, text, rect.width() - 20.0, rows);
    let at = rect.min + vec2(10.0, 34.0);
    ui.painter()
        .with_clip_rect(rect.shrink(4.0).intersect(ui.clip_rect()))
        .galley(at, galley, kit.c.ink);
    kit::buttons::focus_ring(ui, kit, &response, false);
    response.on_hover_cursor(CursorIcon::Grab).on_hover_text(&factor.text);
}

/// Factors that have surfaced and are not on the board.
fn tray(
    ui: &mut Ui,
    words: &Words,
    model: &ImpactModel,
    placed: usize,
    actions: &mut Vec<ImpactAction>,
) {
    let kit = Kit::of(ui);
    let waiting: Vec<&Factor> = model.factors.iter().filter(|one| one.at.is_none()).collect();
    if waiting.is_empty() {
        return;
    }
    kit::heading(ui, &words.get("impact-tray"));
    ui.label(kit.small(words.get("impact-tray-how")));
    ui.add_space(4.0);
    for factor in waiting {
        kit::sheet().padding(10, 8).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                kit::factor_tag(ui, &factor.tag, &format!("{}: {}", factor.tag, factor.text));
                ui.vertical(|ui| {
                    ui.set_width(ui.available_width());
                    ui.label(kit.body(&factor.text));
                });
            });
            let values = [("factor", factor.text.as_str().into())];
            let says = words.with("impact-put-up", &values);
            let put = kit::secondary(words.get("impact-put")).says(says).height(26.0);
            if ui.add(put).clicked() {
                // Columns of four from the left, so that no card covers another.
                let (column, row) = (placed as u32 / 4 % 4, placed as u32 % 4);
                let at = (column * 330, row * 330);
                let factor = factor.id.clone();
                actions.push(ImpactAction::Place { factor, at: (at.0.min(1000), at.1.min(1000)) });
            }
        });
        ui.add_space(6.0);
    }
    ui.add_space(8.0);
}

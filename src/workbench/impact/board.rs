//! The board: factors as cards that lead to others, those not placed yet, and the open one.

use std::sync::Arc;

use egui::{
    CornerRadius, CursorIcon, Galley, Pos2, Rect, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};

use super::layout::{ACROSS, Board, DOWN};
use super::model::{Factor, ImpactAction, ImpactModel, ImpactUi};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit};

/// Width of the card of the outcome, and the narrowest card of a factor, points.
const OUTCOME: f32 = 150.0;
const CARD: f32 = 190.0;
/// The part of a card above its words, a line of them, and how many it has at most.
const HEAD: f32 = 34.0;
const LINE: f32 = 18.0;
const LINES: usize = 5;

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
    let how = kit::write(
        ui,
        cork.min + vec2(14.0, 8.0),
        kit.small(words.get("impact-board-how")),
        cork.width() - 28.0,
    );
    let below =
        Rect::from_min_max(pos2(cork.left() + 8.0, how.bottom() + 4.0), cork.max - vec2(4.0, 4.0));
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        kit::scroll(ui, ScrollArea::vertical().id_salt("board").auto_shrink(false), |ui| {
            cards(ui, &kit, words, model, state, actions);
        });
    });
    let placed = model.factors.iter().filter(|factor| factor.on).count();
    if placed == 0 {
        let rect =
            Rect::from_min_max(below.min + vec2(32.0, 32.0), below.max - vec2(OUTCOME + 60.0, 0.0));
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            kit::empty(ui, &words.get("impact-board-empty"));
        });
    }
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        // Of its own name: places that share one share how far they are scrolled.
        kit::scroll(ui, ScrollArea::vertical().id_salt("off-board").auto_shrink(false), |ui| {
            super::factor::open(ui, words, model, state, actions);
            tray(ui, words, model, state, actions);
        });
    });
}

/// The cards in their columns, the lines between them, and what it led to at the right.
fn cards(
    ui: &mut Ui,
    kit: &Kit,
    words: &Words,
    model: &ImpactModel,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let size = kit.look.text_size.clamp(0.9, 1.25);
    let seen = ui.max_rect();
    let room = Rect::from_min_max(seen.min + vec2(8.0, 8.0), seen.max - vec2(8.0, 8.0));
    let outcome = OUTCOME * size;
    let for_cards = room.width() - outcome;
    let columns = (for_cards / (CARD * size + ACROSS)).floor().max(1.0);
    let wide = (for_cards / columns - ACROSS).max(80.0);
    let on: Vec<&Factor> = model.factors.iter().filter(|factor| factor.on).collect();
    let laid: Vec<Arc<Galley>> = on.iter().map(|factor| text(ui, kit, factor, wide)).collect();
    let tall: Vec<f32> = laid.iter().map(|text| HEAD * size + text.size().y + 10.0).collect();
    let place = |id: &String| on.iter().position(|factor| factor.id == *id);
    let links: Vec<(usize, usize)> = on
        .iter()
        .enumerate()
        .flat_map(|(from, factor)| factor.leads_to.iter().map(move |to| (from, to)))
        .filter_map(|(from, to)| Some((from, place(to)?)))
        .collect();
    let share = |(x, y): (u32, u32)| vec2(x as f32 / 1000.0, y as f32 / 1000.0);
    let own: Vec<Option<Vec2>> = on.iter().map(|factor| factor.at.map(share)).collect();
    let columns = columns as usize;
    let board = Board { tall: &tall, links: &links, own: &own, room, wide, columns };
    // They glide to where a new line sends them, so that the eye keeps them.
    let rects = board.cards().into_iter().zip(&on).map(|(to, factor)| glide(ui, kit, factor, to));
    let rects: Vec<Rect> = rects.collect();
    let foot = rects.iter().map(Rect::bottom).fold(room.bottom(), f32::max);
    ui.allocate_exact_size(vec2(seen.width() - 4.0, foot - seen.top()), Sense::hover());
    let end = outcome_card(ui, kit, words, model, room, outcome);
    let mut heads = Vec::new();
    let line = Stroke::new(2.0, kit.c.people);
    for (nth, (from, to)) in links.iter().enumerate() {
        let way = board.way(rects[*from], rects[*to], nth, &rects);
        heads.push((draw(ui, &way, line), kit.c.people));
    }
    // What leads to no other card leads straight to what happened.
    let leads = |card: usize| links.iter().any(|(from, _)| *from == card);
    for card in (0..on.len()).filter(|card| !leads(*card)) {
        let way = board.way(rects[card], end, card, &rects);
        heads.push((draw(ui, &way, Stroke::new(1.5, kit.c.ink_3)), kit.c.ink_3));
    }
    for ((factor, rect), text) in on.iter().zip(&rects).zip(laid) {
        card(ui, kit, words, factor, (*rect, &board), text, state, actions);
    }
    // Heads lie on the cards, so that none is cut.
    for (tip, ink) in heads {
        let head = vec![tip, tip + vec2(-9.0, -4.5), tip + vec2(-9.0, 4.5)];
        ui.painter().add(Shape::convex_polygon(head, ink, Stroke::NONE));
    }
}

/// Where a card is on its way to where it belongs.
fn glide(ui: &Ui, kit: &Kit, factor: &Factor, to: Rect) -> Rect {
    let id = ui.id().with(("glide", &factor.id));
    let time = kit.seconds(tokens().motion.pane_ms);
    let on_way = |axis: &str, to: f32| ui.ctx().animate_value_with_time(id.with(axis), to, time);
    Rect::from_min_size(pos2(on_way("x", to.left()), on_way("y", to.top())), to.size())
}

/// The words of a card, as many lines as it has.
fn text(ui: &Ui, kit: &Kit, factor: &Factor, wide: f32) -> Arc<Galley> {
    let text = kit.strong(&factor.text).line_height(Some(LINE * kit.look.text_size));
    kit::lay_rows(ui, text, wide - 20.0, LINES)
}

/// What it led to, at the right; fixed.
fn outcome_card(
    ui: &Ui,
    kit: &Kit,
    words: &Words,
    model: &ImpactModel,
    room: Rect,
    wide: f32,
) -> Rect {
    let title = kit.small(words.get("impact-outcome")).color(kit.c.paper);
    let title = kit::lay(ui, title, wide - 24.0);
    let text = kit.strong(&model.outcome).color(kit.c.paper);
    let text = kit::lay_rows(ui, text.line_height(Some(LINE * kit.look.text_size)), wide - 24.0, 8);
    let size = vec2(wide, title.size().y + text.size().y + 26.0);
    let rect = Rect::from_min_size(pos2(room.right() - wide, room.center().y - size.y / 2.0), size);
    let response = ui.interact(rect, ui.id().with("outcome"), Sense::hover());
    let says = format!("{}: {}", words.get("impact-outcome"), model.outcome);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &says));
    ui.painter().rect_filled(rect, tokens().shape.sheet, kit.c.ink);
    let at = rect.min + vec2(12.0, 10.0);
    let below = at + vec2(0.0, title.size().y + 4.0);
    ui.painter().galley(at, title, kit.c.paper);
    ui.painter().galley(below, text, kit.c.paper);
    rect
}

/// Draws a way and gives where its head comes to a point.
fn draw(ui: &Ui, way: &[Pos2], stroke: Stroke) -> Pos2 {
    let (Some(start), Some(end)) = (way.first(), way.last()) else { return Pos2::ZERO };
    let tip = *end - vec2(1.0, 0.0);
    if way.len() == 2 {
        let bend = vec2((tip.x - start.x) * 0.5, 0.0);
        ui.painter().add(egui::epaint::CubicBezierShape::from_points_stroke(
            [*start, *start + bend, tip - bend, tip - vec2(6.0, 0.0)],
            false,
            egui::Color32::TRANSPARENT,
            stroke,
        ));
    } else {
        let mut points = super::layout::rounded(way, 9.0);
        if let Some(last) = points.last_mut() {
            last.x -= 6.0;
        }
        ui.painter().add(Shape::line(points, stroke));
    }
    tip
}

/// What was written about the open factor counts, also where another is opened straight from it.
fn keep_words(state: &mut ImpactUi, actions: &mut Vec<ImpactAction>) {
    if let (Some(factor), Some(words)) = (state.factor.clone(), state.words.take()) {
        actions.push(ImpactAction::Words { factor, words: words.trim().to_owned() });
    }
}

#[expect(clippy::too_many_arguments, reason = "a card knows its place, its board and both states")]
fn card(
    ui: &mut Ui,
    kit: &Kit,
    words: &Words,
    factor: &Factor,
    (rect, board): (Rect, &Board<'_>),
    text: Arc<Galley>,
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
            // Into the next column, or past the card below.
            moved = Some(step * (rect.size() + vec2(ACROSS, DOWN)));
        }
    }
    if let Some(moved) = moved {
        let at = (rect.center() + moved - board.room.min) / board.room.size() * 1000.0;
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
    let mut x = rect.right() - 8.0;
    for pin in factor.pins.iter().rev() {
        let name = format!("P{pin}");
        let wide = kit::badges::pin_width(kit, &name);
        kit::paint_pin(ui.painter(), kit, pos2(x - wide / 2.0, rect.top() + 18.0), &name);
        x -= wide + 4.0;
    }
    let size = kit.look.text_size.clamp(0.9, 1.25);
    ui.painter().galley(rect.min + vec2(10.0, HEAD * size), text, kit.c.ink);
    kit::buttons::focus_ring(ui, kit, &response, false);
    response.on_hover_cursor(CursorIcon::Grab).on_hover_text(&factor.text);
}

/// Factors that have surfaced and are not on the board.
fn tray(
    ui: &mut Ui,
    words: &Words,
    model: &ImpactModel,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let kit = Kit::of(ui);
    let waiting: Vec<&Factor> = model.factors.iter().filter(|one| !one.on).collect();
    if waiting.is_empty() {
        return;
    }
    ui.add(egui::Label::new(kit.strong(words.get("impact-tray"))).wrap());
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
                actions.push(ImpactAction::PutUp(factor.id.clone()));
            }
            ui.add_space(4.0);
            ui.push_id(&factor.id, |ui| super::prose::left(ui, words, factor, state, actions));
        });
        ui.add_space(6.0);
    }
    ui.add_space(8.0);
}

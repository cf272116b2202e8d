//! The fourteen moves as cards that are alike in everything but what stands on them.

use egui::{CursorIcon, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::model::{Move, ReviewAction, ReviewModel, ReviewUi, Target};
use crate::look::tokens;
use crate::look::tokens::Step;
use crate::text::{Words, capital};
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, Voice};

/// Cards in a row.
const COLUMNS: usize = 7;
const GAP: f32 = 8.0;
/// Largest text size of a card.
const LARGEST: f32 = 1.25;
/// Space left and right inside a card.
const PAD: f32 = 8.0;

/// Width of a card where all of them have `width`.
fn card_width(width: f32) -> f32 {
    (width - GAP * (COLUMNS - 1) as f32) / COLUMNS as f32
}

/// Height of a card where all of them have `width`: the longest label, and a line for its price.
pub fn card_height(ui: &Ui, model: &ReviewModel, width: f32) -> f32 {
    let kit = Kit::of(ui);
    let inner = card_width(width) - 2.0 * PAD;
    let labels = model.moves.iter().map(|one| kit::lay(ui, label(&kit, one), inner).size().y);
    let size = kit.look.text_size.clamp(1.0, LARGEST);
    labels.fold(34.0 * size, f32::max) + 16.0 * size + 16.0
}

/// Share of the text size that the cards take: fourteen of them leave the room its place.
fn few(kit: &Kit) -> f32 {
    (LARGEST / kit.look.text_size).min(1.0)
}

fn fewer(kit: &Kit, step: Step) -> Step {
    Step(step.0 * few(kit), step.1 * few(kit))
}

fn label(kit: &Kit, one: &Move) -> egui::RichText {
    kit.text(&one.label, Voice::SansStrong, fewer(kit, tokens().type_scale.chip))
}

/// Acts on the keys of this screen.
pub fn listen(ui: &Ui, model: &ReviewModel, state: &mut ReviewUi, actions: &mut Vec<ReviewAction>) {
    let chosen = keys::chosen(ui, Act::Choose).and_then(|index| model.moves.get(index));
    if let Some(one) = chosen.filter(|one| one.open) {
        state.chosen = Some(one.id.clone());
        // So that Enter makes the move, and presses nothing that still has the ring.
        keys::let_go(ui);
    }
    if keys::pressed(ui, Act::Log) {
        state.log = !state.log;
    }
    if keys::pressed(ui, Act::NextStretch) && model.can_go_on {
        actions.extend(model.go_on(state));
    }
    if keys::pressed(ui, Act::CloseLog) {
        state.log = false;
    }
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    // The room comes before the first person and after the last.
    let places = model.people.len() + 1;
    let now = model.people.iter().position(|person| Some(&person.id) == state.target.as_ref());
    let now = now.map_or(0, |index| index + 1);
    let to = match keys::between(ui, Act::TargetBack, Act::TargetForth) {
        0 => None,
        by if by > 0 => Some((now + 1) % places),
        _ => Some((now + places - 1) % places),
    };
    if let Some(to) = to {
        state.target = to.checked_sub(1).map(|index| model.people[index].id.clone());
    }
    if keys::pressed(ui, Act::MakeMove)
        && let Some(action) = model.ready(state)
    {
        state.chosen = None;
        actions.push(action);
    }
}

/// Draws the cards in all of `ui`. A click chooses, a double click makes the move.
pub fn moves(
    ui: &mut Ui,
    words: &Words,
    model: &ReviewModel,
    state: &mut ReviewUi,
    actions: &mut Vec<ReviewAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    let size = vec2(card_width(all.width()), card_height(ui, model, all.width()));
    let target = model.target(state).map(|person| person.called.clone());
    let caps = keys::caps(Act::Choose);
    let minutes = [("minutes", model.telling_minutes.into())];
    let besides = words.with("review-besides", &minutes);
    for (index, one) in model.moves.iter().enumerate() {
        let (column, row) = ((index % COLUMNS) as f32, (index / COLUMNS) as f32);
        let at = all.min + vec2(column * (size.x + GAP), row * (size.y + GAP));
        let rect = Rect::from_min_size(at, size);
        let aim = match (one.target, &target) {
            (Target::Room, _) => words.get("review-to-room"),
            (Target::Person, Some(name)) => name.clone(),
            (Target::Person, None) => words.get("review-to-somebody"),
        };
        let key = caps.get(index).map_or("", String::as_str);
        let chosen = one.open && state.chosen.as_ref() == Some(&one.id);
        let response = card(ui, &kit, rect, words, one, &aim, key, chosen);
        let response = response.on_hover_text(format!("{}\n{besides}", capital(&one.fits)));
        if response.clicked() {
            state.chosen = Some(one.id.clone());
        }
        if response.double_clicked()
            && let Some(action) = model.ready(state)
        {
            state.chosen = None;
            actions.push(action);
        }
    }
}

#[allow(clippy::too_many_arguments, reason = "all that stands on one card")]
fn card(
    ui: &Ui,
    kit: &Kit,
    rect: Rect,
    words: &Words,
    one: &Move,
    aim: &str,
    key: &str,
    chosen: bool,
) -> egui::Response {
    let c = kit.c;
    let sense = if one.open { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.id().with(("move", &one.id)), sense);
    let minutes = words.with("minutes", &[("minutes", one.minutes.into())]);
    let says = format!("{}, {aim}, {minutes}", one.label);
    response
        .widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, one.open, chosen, &says));
    let painter = ui.painter();
    let radius = tokens().shape.control;
    let (ink, faint) = if one.open { (c.ink, c.ink_2) } else { (c.ink_2, c.ink_2) };
    if chosen {
        let edge = Stroke::new(2.0, c.mark_ink);
        painter.rect(rect, radius, c.wash, edge, StrokeKind::Inside);
    } else if one.open {
        let touched = response.hovered();
        let edge = if touched { c.ink } else { c.edge };
        painter.rect(rect, radius, c.paper, Stroke::new(kit.stroke, edge), StrokeKind::Inside);
    } else {
        kit::chips::dashed_outline(ui, rect, radius, Stroke::new(1.0, c.edge));
    }
    let inside = rect.shrink2(vec2(PAD, 6.0));
    let label = kit::lay(ui, label(kit, one).color(ink), inside.width());
    painter.with_clip_rect(rect).galley(inside.min, label, ink);
    let foot = inside.bottom();
    let mut right = inside.right();
    if !key.is_empty() {
        let font = kit.font(Voice::Mono, 12.0 * few(kit));
        let cap = painter.layout_no_wrap(key.to_owned(), font, c.ink);
        let wide = (cap.size().x + 10.0).max(18.0);
        let tall = cap.size().y + 2.0;
        let at = Rect::from_min_size(pos2(right - wide, foot - tall + 1.0), vec2(wide, tall));
        painter.rect(at, 4.0, c.paper, Stroke::new(1.0, c.edge), StrokeKind::Inside);
        painter.galley(at.center() - cap.size() / 2.0, cap, c.ink);
        right = at.left() - 4.0;
    }
    let small = fewer(kit, tokens().type_scale.small);
    let price = kit.text(minutes, Voice::Sans, small).color(ink);
    let price = kit::lay(ui, price, inside.width());
    right -= price.size().x;
    let at = pos2(right, foot - price.size().y);
    painter.galley(at, price, ink);
    let room = (right - 4.0 - inside.left()).max(10.0);
    let aim = kit::lay(ui, kit.text(aim, Voice::Sans, small).color(faint), f32::INFINITY);
    // Whom it is aimed at stands above the cards too.
    if aim.size().x <= room {
        painter.galley(pos2(inside.left(), foot - aim.size().y), aim, faint);
    }
    kit::buttons::focus_ring(ui, kit, &response, false);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

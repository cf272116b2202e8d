//! One line beside a gate: known, with its pin; or an empty place that says that something is to be found.

use std::sync::Arc;

use egui::{CursorIcon, Galley, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder};
use egui::{WidgetInfo, WidgetType, pos2, vec2};

use super::draw::Side;
use super::model::{Gate, Known, Lane, PathAction};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice};

/// Between the edge of a card and its words, and between cards, points.
const INSIDE: f32 = 8.0;
pub const BETWEEN: f32 = 8.0;
/// Height of the empty place of a lane of which nothing is known, at text size 1.
const EMPTY: f32 = 68.0;

/// The cards of one lane, measured.
pub struct Cards<'a> {
    gate: &'a Gate,
    side: Side,
    wide: f32,
    all: Vec<Card<'a>>,
}

struct Card<'a> {
    /// None: an empty place.
    known: Option<&'a Known>,
    words: Arc<Galley>,
    from: Option<Arc<Galley>>,
    tall: f32,
}

impl<'a> Cards<'a> {
    /// Lays the lines of a lane out in so much width.
    pub fn of(ui: &Ui, words: &Words, gate: &'a Gate, side: Side, wide: f32) -> Self {
        let lane = side.lane(gate);
        let known = lane.lines.iter().map(|known| card(ui, known, wide));
        let open = lane.open.then(|| empty(ui, words, lane, wide));
        let all = known.chain(open).collect();
        Self { gate, side, wide, all }
    }

    pub fn tall(&self) -> f32 {
        let cards: f32 = self.all.iter().map(|card| card.tall).sum();
        cards + BETWEEN * self.all.len().saturating_sub(1) as f32
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Draws them below each other from `at`; what was pressed goes to `actions`.
    pub fn show(&self, ui: &mut Ui, words: &Words, at: Pos2, actions: &mut Vec<PathAction>) {
        let mut at = at;
        for card in &self.all {
            let rect = Rect::from_min_size(at, vec2(self.wide, card.tall));
            self.one(ui, words, card, rect, actions);
            at.y += card.tall + BETWEEN;
        }
    }

    fn one(
        &self,
        ui: &mut Ui,
        words: &Words,
        card: &Card<'_>,
        rect: Rect,
        actions: &mut Vec<PathAction>,
    ) {
        let kit = Kit::of(ui);
        let c = kit.c;
        let radius = tokens().shape.control;
        let gate = [("gate", self.gate.name.as_str().into())];
        let Some(known) = card.known else {
            let says = words.with(self.side.open(), &gate);
            let place = ui.interact(rect, ui.id().with((&self.gate.id, self.side)), Sense::hover());
            place.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &says));
            let stroke = Stroke::new(kit.stroke, c.edge);
            kit::chips::dashed_outline(ui, rect, radius, stroke);
            ui.painter().galley(rect.min + vec2(INSIDE, INSIDE), Arc::clone(&card.words), c.ink_3);
            return;
        };
        let name = format!("{}: {}", self.gate.id, known.text);
        let inner = UiBuilder::new().max_rect(rect);
        let (_, response) =
            ui.scope_builder(inner, |ui| kit::touch(ui, rect.size(), &name, Sense::click())).inner;
        let from = match known.pin.as_str() {
            "" => known.place.clone(),
            pin => format!("{pin}, {}", known.place),
        };
        let says = [("text", known.text.as_str().into()), ("from", from.as_str().into())];
        let says = [&gate[..], &says[..]].concat();
        let says = words.with(self.side.line(), &says);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &says));
        let ink = if response.hovered() { c.ink } else { c.edge };
        ui.painter().rect(rect, radius, c.paper, Stroke::new(kit.stroke, ink), StrokeKind::Inside);
        let at = rect.min + vec2(INSIDE, INSIDE);
        ui.painter().galley(at, Arc::clone(&card.words), c.ink);
        if let Some(from) = &card.from {
            let y = rect.bottom() - INSIDE - kit::badges::pin_height(&kit) / 2.0;
            let mut x = at.x;
            if !known.pin.is_empty() {
                let wide = kit::badges::pin_width(&kit, &known.pin);
                kit::badges::paint_pin(ui.painter(), &kit, pos2(x + wide / 2.0, y), &known.pin);
                x += wide + 6.0;
            }
            ui.painter().galley(pos2(x, y - from.size().y / 2.0), Arc::clone(from), c.ink_2);
        }
        kit::buttons::focus_ring(ui, &kit, &response, false);
        let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(from);
        if response.clicked() {
            actions.push(PathAction::Open(known.leads.clone()));
        }
    }
}

fn card<'a>(ui: &Ui, known: &'a Known, wide: f32) -> Card<'a> {
    let kit = Kit::of(ui);
    let room = wide - 2.0 * INSIDE;
    let words = kit::lay(ui, kit.text(&known.text, Voice::Sans, tokens().type_scale.chip), room);
    let pin = match known.pin.as_str() {
        "" => 0.0,
        pin => kit::badges::pin_width(&kit, pin) + 6.0,
    };
    let room = (room - pin).max(8.0);
    let whole = kit::lay(ui, kit.small(&known.place), f32::INFINITY);
    let from = match whole.size().x <= room {
        true => whole,
        false => kit::lay_rows(ui, kit.small(&known.short), room, 1),
    };
    let tall = words.size().y + 5.0 + kit::badges::pin_height(&kit) + 2.0 * INSIDE;
    Card { known: Some(known), words, from: Some(from), tall }
}

fn empty<'a>(ui: &Ui, words: &Words, lane: &Lane, wide: f32) -> Card<'a> {
    let kit = Kit::of(ui);
    let nothing = lane.lines.is_empty();
    let key = if nothing { "path-empty" } else { "path-more" };
    let text = kit.text(words.get(key), Voice::Sans, tokens().type_scale.chip).color(kit.c.ink_3);
    let words = kit::lay(ui, text, wide - 2.0 * INSIDE);
    let least = if nothing { EMPTY * kit.look.text_size.max(1.0) } else { 0.0 };
    let tall = (words.size().y + 2.0 * INSIDE).max(least);
    Card { known: None, words, from: None, tall }
}

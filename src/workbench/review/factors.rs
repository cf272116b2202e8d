//! The board of factors that the room has heard, in small.

use std::sync::Arc;

use egui::{Galley, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo};
use egui::{WidgetType, pos2, vec2};

use super::model::FactorBoard;
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice};

/// Draws the board in `rect`.
pub fn factors(ui: &mut Ui, rect: Rect, words: &Words, board: &FactorBoard) {
    let kit = Kit::of(ui);
    ui.painter().add(kit::sheet().frame(&kit).inner_margin(0).paint(rect));
    let body = rect.shrink2(vec2(14.0, 8.0));
    let title = kit.text(words.get("review-factors"), Voice::SerifMedium, tokens().type_scale.lead);
    let mut head = kit::write(ui, body.min, title, body.width());
    let open = board.factors.iter().filter(|factor| !factor.shown).count();
    if !board.factors.is_empty() {
        let note = words.with("review-factors-open", &[("open", open.into())]);
        let note = kit::lay(ui, kit.small(note), body.width());
        let left = body.right() - note.size().x;
        // Beside the title, or below it where the letters are large.
        let at = if left > head.right() + 8.0 {
            pos2(left, head.center().y - note.size().y / 2.0)
        } else {
            pos2(body.left(), head.bottom())
        };
        head = head.union(Rect::from_min_size(at, note.size()));
        ui.painter().galley(at, note, kit.c.ink_2);
    }
    let below = Rect::from_min_max(pos2(body.left(), head.bottom() + 6.0), body.max);
    if board.factors.is_empty() {
        ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
            let step = tokens().type_scale.body;
            let text = kit.text(words.get("review-factors-empty"), Voice::SerifItalic, step);
            ui.label(text.color(kit.c.ink_2));
        });
        return;
    }
    chain(ui, &kit, below, words, board);
}

/// Factors on the left, lines to what set it off, and from there to how it ended.
fn chain(ui: &mut Ui, kit: &Kit, rect: Rect, words: &Words, board: &FactorBoard) {
    let all = rect.width();
    let alone = board.trigger.is_empty() || kit.look.text_size >= 1.25;
    let wide = if alone { all } else { all * 0.5 };
    let left = Rect::from_min_size(rect.min, vec2(wide, rect.height()));
    let mut ends = Vec::new();
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        kit::scroll_text(
            ui,
            words,
            &words.get("review-factors"),
            ScrollArea::vertical().id_salt("factors").auto_shrink(false),
            |ui| {
                ui.spacing_mut().item_spacing.y = 5.0;
                for factor in &board.factors {
                    let key = if factor.shown { "review-factor" } else { "review-factor-open" };
                    let says = words.with(key, &[("text", factor.text.as_str().into())]);
                    let at = item(ui, kit, &factor.text, &says, factor.shown);
                    if ui.clip_rect().y_range().contains(at.y) {
                        ends.push(at);
                    }
                }
            },
        );
    });
    if alone {
        return;
    }
    let small = |text: &str, ink, width| kit::lay(ui, kit.small(text).color(ink), width);
    let trigger = small(&board.trigger, kit.c.ink, all * 0.24 - 10.0);
    let outcome = small(&board.outcome, kit.c.paper, all * 0.17 - 10.0);
    let middle = plate(rect.left() + wide + 20.0, rect.center().y, &trigger);
    let last = plate(middle.right() + 12.0, rect.center().y, &outcome);
    let line = Stroke::new(1.5, kit.c.edge);
    let into = middle.left_center();
    for from in ends {
        let bend = (into.x - from.x) / 2.0;
        let points = [from, from + vec2(bend, 0.0), into - vec2(bend, 0.0), into];
        let curve = egui::epaint::CubicBezierShape::from_points_stroke(
            points,
            false,
            egui::Color32::TRANSPARENT,
            line,
        );
        ui.painter().add(curve);
    }
    let painter = ui.painter();
    let mark = Stroke::new(kit.stroke, kit.c.mark_ink);
    painter.rect(middle, 3.0, kit.c.wash, mark, StrokeKind::Inside);
    painter.galley(middle.min + vec2(7.0, 5.0), trigger, kit.c.ink);
    if !board.outcome.is_empty() {
        painter.hline(middle.right()..=last.left(), rect.center().y, line);
        painter.rect_filled(last, 3.0, kit.c.ink);
        painter.galley(last.min + vec2(7.0, 5.0), outcome, kit.c.paper);
    }
    for (place, text) in [(middle, &board.trigger), (last, &board.outcome)] {
        let response = ui.interact(place, ui.id().with(("plate", text)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    }
}

fn plate(left: f32, middle: f32, text: &Arc<Galley>) -> Rect {
    let size = text.size() + vec2(14.0, 10.0);
    Rect::from_min_size(pos2(left, middle - size.y / 2.0), size)
}

/// One factor; gives the middle of its right edge.
fn item(ui: &mut Ui, kit: &Kit, text: &str, says: &str, shown: bool) -> Pos2 {
    let wide = ui.available_width() - 2.0;
    let galley = kit::lay(ui, kit.small(text).color(kit.c.ink), wide - 14.0);
    let (rect, response) =
        ui.allocate_exact_size(vec2(wide, galley.size().y + 6.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, says));
    let painter = ui.painter();
    if shown {
        let edge = Stroke::new(kit.stroke, kit.c.mark_ink);
        painter.rect(rect, 3.0, kit.c.wash, edge, StrokeKind::Inside);
    } else {
        kit::chips::dashed_outline(ui, rect, 3.0, Stroke::new(1.0, kit.c.edge));
    }
    painter.galley(rect.min + vec2(7.0, 3.0), galley, kit.c.ink);
    rect.right_center()
}

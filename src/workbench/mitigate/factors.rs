//! The left pane: what made it likely, and the team's capacity.

use egui::{
    Align2, CornerRadius, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    WidgetType, pos2, vec2,
};

use super::model::{Answered, FactorLine, MitigateAction, MitigateModel};
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice, icons};

/// The pane in all of `ui`.
pub fn factors(
    ui: &mut Ui,
    words: &Words,
    model: &MitigateModel,
    actions: &mut Vec<MitigateAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, kit.c.paper);
    ui.painter().vline(all.right() - 0.5, all.y_range(), Stroke::new(kit.stroke, kit.c.rule));
    let inside = all.shrink2(vec2(18.0, 16.0));
    let foot = 104.0 * kit.look.text_size.max(1.0);
    let above = Rect::from_min_max(inside.min, pos2(inside.right(), inside.bottom() - foot - 8.0));
    let below = Rect::from_min_max(pos2(inside.left(), inside.bottom() - foot), inside.max);
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        kit::scroll_text(
            ui,
            words,
            &words.get("mitigate-factors"),
            ScrollArea::vertical().auto_shrink(false),
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.label(kit.pane_title(words.get("mitigate-factors")));
                ui.add_space(2.0);
                let count = model.factors.len();
                ui.label(kit.small(words.with("mitigate-from-board", &[("count", count.into())])));
                ui.add_space(8.0);
                // Before the list: below it nobody looks, and an owner may want just these.
                if model.waiting > 0 {
                    waiting(ui, words, model.waiting, actions);
                }
                for factor in &model.factors {
                    kit::rule(ui);
                    line(ui, words, factor);
                }
            },
        );
    });
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| capacity(ui, words, model));
}

/// Factors that came up, in the review for one, and stand on no card.
fn waiting(ui: &mut Ui, words: &Words, count: usize, actions: &mut Vec<MitigateAction>) {
    let kit = Kit::of(ui);
    kit::rule(ui);
    ui.add_space(6.0);
    let waiting = words.with("mitigate-waiting", &[("waiting", count.into())]);
    ui.add(egui::Label::new(kit.small_strong(waiting)).wrap());
    ui.add_space(4.0);
    let board = kit::secondary(words.get("mitigate-to-board")).icon(icons::ARROW_RIGHT);
    if ui.add(board).clicked() {
        actions.push(MitigateAction::Board);
    }
    ui.add_space(8.0);
}

fn line(ui: &mut Ui, words: &Words, factor: &FactorLine) {
    let kit = Kit::of(ui);
    ui.add_space(7.0);
    ui.horizontal_top(|ui| {
        kit::factor_tag(ui, &factor.tag, &format!("{}: {}", factor.tag, factor.text));
        ui.add_space(4.0);
        let wide = ui.available_width() - 28.0;
        ui.vertical(|ui| {
            ui.set_width(wide);
            ui.label(kit.body(&factor.text).line_height(Some(18.0 * kit.look.text_size)));
        });
        let key = match factor.answered {
            Answered::Yes => "mitigate-answered",
            Answered::Partly => "mitigate-partly",
            Answered::No => "mitigate-unanswered",
        };
        let says = words.with(key, &[("factor", factor.tag.as_str().into())]);
        answered(ui, factor.answered, &says);
    });
    ui.add_space(7.0);
}

/// A disc that is full with a tick, half, or empty.
fn answered(ui: &mut Ui, how: Answered, says: &str) {
    let kit = Kit::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, says));
    let painter = ui.painter();
    let at = rect.center();
    match how {
        Answered::Yes => {
            painter.circle_filled(at, 7.0, kit.c.calm);
            let font = kit.fixed_font(Voice::Icons, 10.0);
            painter.text(at, Align2::CENTER_CENTER, icons::CHECK, font, kit.c.paper);
        }
        Answered::Partly => {
            painter.circle_stroke(at, 6.0, Stroke::new(2.0, kit.c.warn));
            let half = Rect::from_min_max(at - vec2(0.0, 6.0), at + vec2(6.0, 6.0));
            painter
                .with_clip_rect(half.intersect(ui.clip_rect()))
                .circle_filled(at, 6.0, kit.c.warn);
        }
        Answered::No => {
            painter.circle_stroke(at, 6.0, Stroke::new(1.5, kit.c.edge));
        }
    }
    response.on_hover_text(says);
}

fn capacity(ui: &mut Ui, words: &Words, model: &MitigateModel) {
    let kit = Kit::of(ui);
    let c = kit.c;
    kit::rule_heavy(ui);
    ui.add_space(10.0);
    let used = model.days();
    let said = words
        .with("mitigate-days-of", &[("used", used.into()), ("capacity", model.capacity.into())]);
    // Right to left: the name takes what the number leaves.
    let size = vec2(ui.available_width(), 20.0 * kit.look.text_size.max(1.0));
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.label(kit.evidence(&said));
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.add(egui::Label::new(kit.strong(words.get("mitigate-capacity"))).truncate());
        });
    });
    ui.add_space(6.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let name = format!("{}: {said}", words.get("mitigate-capacity"));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &name));
    let painter = ui.painter();
    let bar = rect.shrink2(vec2(0.0, 3.0));
    painter.rect(bar, CornerRadius::same(2), c.inset, kit.outline(), StrokeKind::Inside);
    let scale = bar.width() / used.max(model.capacity).max(1) as f32;
    let mut x = bar.left();
    let ink = if used > model.capacity { c.warn } else { c.calm };
    for measure in model.chosen() {
        let wide = measure.days() as f32 * scale;
        let piece = Rect::from_min_max(
            pos2(x + 1.0, bar.top() + 1.0),
            pos2(x + wide - 1.0, bar.bottom() - 1.0),
        );
        painter.rect_filled(piece, CornerRadius::same(2), ink);
        x += wide;
    }
    let end = bar.left() + model.capacity as f32 * scale;
    painter.vline(end.min(bar.right() - 1.0), rect.y_range(), Stroke::new(2.0, c.ink));
    ui.add_space(6.0);
    if used > model.capacity {
        let over = words.with("mitigate-over", &[("days", (used - model.capacity).into())]);
        kit::sign(ui, kit::Sign::Warn, &over);
    } else {
        ui.label(kit.small(&model.until));
    }
}

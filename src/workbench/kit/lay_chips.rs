//! Ten chips on a few statements: how likely each seems, said with the hands.

use egui::{Align2, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::theme::{Kit, Voice};
use super::{icons, quiet};
use crate::text::Words;

/// What a guess still lacks, each in words: its line, chips that are `left`, how sure one is.
pub fn still_open(words: &Words, line: &str, left: u32, sure: Option<u8>) -> Vec<String> {
    let line = line.trim().is_empty().then(|| words.get("brief-open-line"));
    let chips = (left > 0).then(|| words.with("brief-open-chips", &[("left", left.into())]));
    let sure = sure.is_none().then(|| words.get("brief-open-sure"));
    [line, chips, sure].into_iter().flatten().collect()
}

/// One row a statement, with buttons that lay or take back a chip. `laid` has as many places as
/// `statements`; at most `chips` can lie in all. Gives whether anything changed.
pub fn lay_chips(
    ui: &mut Ui,
    words: &Words,
    statements: &[String],
    chips: u32,
    laid: &mut [u32],
) -> bool {
    let kit = Kit::of(ui);
    // Buttons grow with the text, the pile between them does not.
    let beside = 74.0 + 32.0 * kit.look.text_size;
    let before: Vec<u32> = laid.to_vec();
    for (index, statement) in statements.iter().enumerate().take(before.len()) {
        let left = chips.saturating_sub(laid.iter().sum());
        let wide = ui.available_width();
        let text = kit.text(statement, Voice::Sans, crate::look::tokens().type_scale.chip);
        let text = super::lay(ui, text, wide - beside - 8.0);
        let tall = text.size().y.max(24.0) + 4.0;
        let (rect, _) = ui.allocate_exact_size(vec2(wide, tall), Sense::hover());
        let at = pos2(rect.left(), rect.center().y - text.size().y / 2.0);
        ui.painter().galley(at, text, kit.c.ink);
        let hand = Rect::from_min_max(pos2(rect.right() - beside, rect.top()), rect.max);
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let mut child = ui.new_child(UiBuilder::new().max_rect(hand).layout(layout));
        {
            let ui = &mut child;
            ui.spacing_mut().item_spacing.x = 2.0;
            let name = |key| words.with(key, &[("statement", statement.as_str().into())]);
            let less = quiet("").icon(icons::MINUS).says(name("chips-less")).height(24.0);
            if ui.add(less.enabled(laid[index] > 0)).clicked() {
                laid[index] -= 1;
            }
            let values = [("count", laid[index].into()), ("statement", statement.as_str().into())];
            pile(ui, &kit, laid[index], &words.with("chips-on", &values));
            let more = quiet("").icon(icons::PLUS).says(name("chips-more")).height(24.0);
            if ui.add(more.enabled(left > 0)).clicked() {
                laid[index] += 1;
            }
        }
    }
    laid != before.as_slice()
}

/// Chips lying over each other, their number on the last.
fn pile(ui: &mut Ui, kit: &Kit, count: u32, says: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(46.0, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, says));
    let painter = ui.painter();
    let edge = Stroke::new(1.0, kit.c.edge);
    painter.hline(rect.shrink(4.0).x_range(), rect.bottom() - 1.0, edge);
    if count == 0 {
        let font = kit.font(Voice::SansStrong, 12.0);
        painter.text(rect.center(), Align2::CENTER_CENTER, "0", font, kit.c.ink_3);
        return;
    }
    let radius = 10.0;
    let room = rect.width() - 2.0 * radius - 8.0;
    let step = (room / count.max(2) as f32).min(9.0);
    let mut at = pos2(rect.left() + radius + 4.0, rect.center().y);
    for chip in 0..count {
        painter.circle(at, radius, kit.c.mark, Stroke::new(1.5, kit.c.mark_ink));
        if chip + 1 == count {
            let font = kit.font(Voice::SansStrong, 12.0);
            painter.text(at, Align2::CENTER_CENTER, count.to_string(), font, kit.c.on_mark);
        }
        at.x += step;
    }
}

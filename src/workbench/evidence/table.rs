//! Rows of cells, and the head by which they are sorted.

use egui::{Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::model::{Lines, RowModel};
use super::row::GUTTER;
use super::state::EvidenceUi;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice, icons};

/// Room of the time before the cells, points.
const TIME: f32 = 86.0;

/// Where each column begins and how wide it is, behind the time.
fn places(kit: &Kit, rect: Rect, lines: &Lines) -> Vec<(f32, f32)> {
    let time = if lines.timed { TIME * kit.look.text_size.max(1.0) } else { 0.0 };
    let room = (rect.width() - time).max(0.0);
    let count = lines.columns.len().max(1);
    let mut left = rect.left() + time;
    let place = |at: usize| {
        let share = lines.shares.get(at).copied().unwrap_or(1.0 / count as f32);
        let begins = left;
        left += share * room;
        (begins, share * room)
    };
    (0..count).map(place).collect()
}

/// The time and the cells of a row.
pub(super) fn cells(ui: &Ui, kit: &Kit, rect: Rect, lines: &Lines, row: &RowModel) {
    if lines.timed {
        let font = kit.font(Voice::Mono, 13.0);
        let text = ui.painter().layout_no_wrap(row.time.clone(), font, kit.c.ink_2);
        let at = pos2(rect.left(), rect.center().y - text.size().y / 2.0);
        ui.painter().galley(at, text, kit.c.ink_2);
    }
    for (cell, (left, wide)) in row.cells.iter().zip(places(kit, rect, lines)) {
        let clip =
            Rect::from_min_max(pos2(left, rect.top()), pos2(left + wide - 8.0, rect.bottom()));
        let font = kit.font(Voice::Mono, 13.0);
        let text = ui.painter().layout_no_wrap(cell.clone(), font, kit.c.ink);
        let at = pos2(left, rect.center().y - text.size().y / 2.0);
        ui.painter().with_clip_rect(clip.intersect(ui.clip_rect())).galley(at, text, kit.c.ink);
    }
}

/// The head of a table: a press sorts by a column.
pub(super) fn columns(
    ui: &mut Ui,
    words: &Words,
    rect: Rect,
    lines: &Lines,
    state: &mut EvidenceUi,
) {
    let kit = Kit::of(ui);
    let rect = rect.with_min_x(rect.left() + GUTTER);
    if lines.timed {
        let text = kit::lay(ui, kit.small_strong(words.get("evidence-time")), TIME);
        let at = pos2(rect.left(), rect.center().y - text.size().y / 2.0);
        ui.painter().galley(at, text, kit.c.ink_2);
    }
    let places = places(&kit, rect, lines);
    for (index, (name, (left, wide))) in lines.columns.iter().zip(places).enumerate() {
        let head =
            Rect::from_min_size(pos2(left - 4.0, rect.top()), vec2(wide - 4.0, rect.height()));
        let response = ui.interact(head, ui.id().with(("column", index)), Sense::CLICK);
        let sorted = lines.sorted.filter(|sorted| sorted.column == index);
        let key = match sorted.map(|sorted| sorted.down) {
            None => "evidence-sort",
            Some(false) => "evidence-sorted-up",
            Some(true) => "evidence-sorted-down",
        };
        let says = words.with(key, &[("column", name.as_str().into())]);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &says));
        if response.hovered() {
            ui.painter().rect_filled(head, 3.0, kit.c.inset);
        }
        kit::buttons::focus_ring(ui, &kit, &response, false);
        let ink = if sorted.is_some() { kit.c.ink } else { kit.c.ink_2 };
        let room = wide - if sorted.is_some() { 26.0 } else { 8.0 };
        let text = kit::lay_rows(ui, kit.small_strong(name).color(ink), room, 1);
        let end = left + text.size().x + 5.0;
        ui.painter().galley(pos2(left, rect.center().y - text.size().y / 2.0), text, ink);
        if let Some(sorted) = sorted {
            let icon = if sorted.down { icons::ARROW_DOWN } else { icons::ARROW_UP };
            let icon = kit::lay(ui, kit.icon(icon, 13.0).color(ink), f32::INFINITY);
            ui.painter().galley(pos2(end, rect.center().y - icon.size().y / 2.0), icon, ink);
        }
        if response.clicked() {
            state.sort_by(index);
        }
        response.on_hover_text(says);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(kit.stroke, kit.c.edge));
}

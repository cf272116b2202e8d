//! Rows of one line each, scrolled by row: only those that are visible are asked for and drawn.

use egui::{EventFilter, Id, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::model::{EvidenceAction, Lines, OpenSource};
use super::row::Chosen;
use super::state::EvidenceUi;
use super::{hunk, range, row, sides, table};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit};

/// Width of the bar that shows where in the source one is.
pub(super) const BAR: f32 = 8.0;

/// The list that the arrow keys move in.
pub fn id() -> Id {
    Id::new("evidence-lines")
}

/// The rows in what is left of `ui`.
pub fn lines(
    ui: &mut Ui,
    words: &Words,
    open: &OpenSource,
    lines: &Lines,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let tall = tokens().space.row_log * kit.look.text_size.max(1.0);
    let all = ui.available_rect_before_wrap().shrink2(vec2(8.0, 0.0));
    let mut list = Rect::from_min_max(all.min + vec2(0.0, 4.0), all.max - vec2(BAR + 2.0, 0.0));
    if !lines.columns.is_empty() {
        let head = Rect::from_min_size(list.min, vec2(list.width(), tall));
        table::columns(ui, words, head, lines, state);
        list.min.y += tall + 2.0;
    }
    if lines.matched == 0 {
        ui.scope_builder(egui::UiBuilder::new().max_rect(list.shrink2(vec2(24.0, 12.0))), |ui| {
            kit::empty(ui, &words.get("evidence-none-found"));
        });
        return;
    }
    let fit = (list.height() / tall).floor().max(1.0) as u32;
    if sides::shown(ui, lines, list.width()) {
        return sides::sides(ui, words, open, lines, (list, all, tall), state, actions);
    }
    state.rows_wanted = fit + 1;
    let last = lines.matched - 1;
    let last_top = lines.matched.saturating_sub(u64::from(fit));
    state.selected = state.selected.min(last);

    let response = ui.interact(list, id(), Sense::click());
    let name = words.with("evidence-rows", &[("source", open.name.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, &name));
    let rows = wheel(ui, list, tall, &mut state.spare);
    state.top_row = moved(state.top_row, rows);
    // Keys work as long as nobody is typing elsewhere.
    let free = ui.memory(|memory| memory.focused().is_none()) || response.has_focus();
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id(), filter));
    }
    let ordered = !lines.real && lines.sorted.is_none();
    let moved = free && moves(ui, u64::from(fit), last, state);
    if moved || (free && ordered && range::stretches(ui, last, state)) {
        let top = state.top_row;
        let least = state.selected.saturating_sub(u64::from(fit) - 1);
        state.top_row = top.clamp(least, state.selected);
    }
    let pressed = free && !lines.real && keys::pressed(ui, Act::Pin);
    state.top_row = state.top_row.min(last_top);
    if free && lines.diff {
        hunk::listen(ui, lines, state, actions);
    }
    let key_of =
        |number: u64| lines.rows.get(usize::try_from(number.checked_sub(lines.first)?).ok()?);

    let mut painter_ui = ui.new_child(egui::UiBuilder::new().max_rect(list));
    painter_ui.set_clip_rect(list.intersect(ui.clip_rect()));
    for (index, one) in lines.rows.iter().enumerate() {
        let number = lines.first + index as u64;
        let Some(below) = number.checked_sub(state.top_row).filter(|below| *below <= fit.into())
        else {
            continue;
        };
        let top = list.top() + below as f32 * tall;
        let rect = Rect::from_min_size(pos2(list.left(), top), vec2(list.width(), tall));
        let selected = number == state.selected;
        let says = if selected { range::pin_says(words, open, state) } else { String::new() };
        let how = Chosen { selected, range: state.in_range(number), says: &says };
        let drawn = row::row(&mut painter_ui, words, rect, number, one, (how, lines));
        if drawn.selected {
            range::clicked(ui, number, ordered, state);
            ui.memory_mut(|memory| memory.request_focus(id()));
        }
        if drawn.pin || (pressed && selected) {
            let key_of = |number| key_of(number).map(|row| &row.key);
            actions.push(range::pin(open, state, &one.key, key_of));
        }
        if lines.diff {
            hunk::head(&mut painter_ui, words, rect, one, actions);
        }
    }
    kit::focus_ring_inside(ui, &kit, &response);
    bar(
        ui,
        words,
        Rect::from_min_max(pos2(list.right() + 2.0, list.top()), all.max),
        (fit, lines.matched),
        &mut state.top_row,
    );
}

/// Rows that the wheel has moved by.
pub(super) fn wheel(ui: &Ui, list: Rect, tall: f32, spare: &mut f32) -> i64 {
    if !ui.rect_contains_pointer(list) {
        return 0;
    }
    *spare -= ui.input(|input| input.smooth_scroll_delta().y);
    let rows = (*spare / tall).trunc();
    *spare -= rows * tall;
    rows as i64
}

/// Moves the selection; whether a key did.
pub(super) fn moves(ui: &Ui, page: u64, last: u64, state: &mut EvidenceUi) -> bool {
    let page = page.saturating_sub(1).max(1) as i64;
    let end = match (keys::pressed(ui, Act::First), keys::pressed(ui, Act::Last)) {
        (true, _) => Some(0),
        (_, true) => Some(last),
        _ => None,
    };
    let by = keys::between(ui, Act::RowUp, Act::RowDown)
        + page * keys::between(ui, Act::PageUp, Act::PageDown);
    match (end, by) {
        (Some(end), _) => state.selected = end,
        (None, 0) => return false,
        (None, by) => state.selected = moved(state.selected, by).min(last),
    }
    true
}

pub(super) fn moved(from: u64, by: i64) -> u64 {
    from.saturating_add_signed(by)
}

/// Where in the source the visible rows are; it can be dragged.
pub(super) fn bar(ui: &Ui, words: &Words, rect: Rect, (fit, all): (u32, u64), top_row: &mut u64) {
    let last_top = all.saturating_sub(u64::from(fit));
    if last_top == 0 {
        return;
    }
    let kit = Kit::of(ui);
    let share = f64::from(fit) / all as f64;
    let long = (rect.height() * share as f32).max(24.0);
    let room = rect.height() - long;
    let response = ui.interact(rect, id().with("bar"), Sense::DRAG | Sense::CLICK);
    let name = words.get("evidence-bar");
    let at = *top_row as f64;
    response.widget_info(|| WidgetInfo::slider(true, at, &name));
    if let Some(pointer) = response.interact_pointer_pos() {
        let part = ((pointer.y - rect.top() - long / 2.0) / room.max(1.0)).clamp(0.0, 1.0);
        *top_row = (f64::from(part) * last_top as f64).round() as u64;
    }
    let part = (*top_row as f64 / last_top as f64) as f32;
    let thumb = Rect::from_min_size(pos2(rect.left(), rect.top() + room * part), vec2(BAR, long));
    let ink = if response.hovered() || response.dragged() { kit.c.ink_2 } else { kit.c.edge };
    ui.painter().rect_filled(rect.with_max_x(rect.left() + BAR), 4.0, kit.c.inset);
    ui.painter().rect_filled(thumb, 4.0, ink);
}

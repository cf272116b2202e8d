//! The entries on their lanes: cards that are chosen, dragged, and moved by the arrow keys.

use egui::{
    CursorIcon, EventFilter, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType,
    pos2, vec2,
};

use super::axis::Axis;
use super::model::{
    Draft, EntryModel, EntryState, KINDS, TimelineAction, TimelineModel, TimelineUi,
};
use super::times::{shown_time, typed};
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, icons};

/// Narrowest and widest card, the part above its words, a line of them, and the gaps, points.
const CARD: f32 = 166.0;
const WIDEST: f32 = 260.0;
const HEAD: f32 = 24.0;
const LINE: f32 = 15.0;
const PAD: f32 = 8.0;
const GAP: f32 = 5.0;

/// Where each entry lies, in the model's order.
pub struct Stacked {
    /// How many rows each lane needs.
    pub rows: Vec<usize>,
    pub row_of: Vec<usize>,
    /// A card is as wide as there is room until the next one in its row.
    pub wide: Vec<f32>,
}

/// Stacks the entries of each lane where their cards would lie on each other.
pub fn stacked(model: &TimelineModel, axis: &Axis, wide: f32) -> Stacked {
    let mut ends: Vec<Vec<f32>> = vec![Vec::new(); model.lanes.len().max(1)];
    let mut rows = vec![0; model.entries.len()];
    let mut order: Vec<usize> = (0..model.entries.len()).collect();
    order.sort_by_key(|index| (model.entries[*index].at, model.entries[*index].id));
    for index in order {
        let entry = &model.entries[index];
        let lane = entry.lane.min(ends.len() - 1);
        let left = left(axis, entry.at, wide);
        let free = ends[lane].iter().position(|end| *end + 4.0 <= left);
        let row = free.unwrap_or(ends[lane].len());
        if row == ends[lane].len() {
            ends[lane].push(0.0);
        }
        ends[lane][row] = left + wide;
        rows[index] = row;
    }
    let begins: Vec<(usize, usize, f32)> = model
        .entries
        .iter()
        .zip(&rows)
        .map(|(entry, row)| (entry.lane.min(ends.len() - 1), *row, left(axis, entry.at, wide)))
        .collect();
    let widths = begins.iter().map(|(lane, row, from)| {
        let same = begins.iter().filter(|other| (other.0, other.1) == (*lane, *row));
        let next = same.map(|other| other.2).filter(|other| other > from);
        // Cards of earlier days end where the axis begins.
        let end = if *from < axis.left && axis.before < axis.left {
            axis.left - 20.0
        } else {
            axis.right
        };
        (next.fold(end, f32::min) - 8.0 - from).clamp(wide, wide * WIDEST / CARD)
    });
    Stacked {
        wide: widths.collect(),
        rows: ends.iter().map(|rows| rows.len().max(1)).collect(),
        row_of: rows,
    }
}

/// Where a card begins: at its moment, or as far right as it fits.
fn left(axis: &Axis, at: i64, wide: f32) -> f32 {
    axis.x(at).min(axis.right - wide).max(axis.before)
}

/// Width of the narrowest card.
pub fn width(kit: &Kit) -> f32 {
    CARD * kit.look.text_size.clamp(1.0, 1.4)
}

/// Height of a card with so many lines of words.
fn height(kit: &Kit, lines: usize) -> f32 {
    (HEAD + LINE * lines as f32 + PAD) * kit.look.text_size.max(1.0)
}

/// Height of a lane with so many rows of such cards.
pub fn lane_height(kit: &Kit, rows: usize, lines: usize) -> f32 {
    (height(kit, lines) + GAP) * rows as f32 + 12.0
}

/// Where a card lies: the top of its lane, its row, its width, and how many lines it has for words.
#[derive(Clone, Copy)]
pub struct Slot {
    pub top: f32,
    pub row: usize,
    pub wide: f32,
    pub lines: usize,
}

/// Draws the entry in its slot.
pub fn card(
    ui: &mut Ui,
    words: &Words,
    slot: Slot,
    axis: &Axis,
    entry: &EntryModel,
    state: &mut TimelineUi,
    actions: &mut Vec<TimelineAction>,
) {
    let kit = Kit::of(ui);
    let size = vec2(slot.wide, height(&kit, slot.lines));
    let at = state.dragged.filter(|(id, _)| *id == entry.id).map_or(entry.at, |(_, at)| at);
    let from = left(axis, at, width(&kit));
    let corner = pos2(from, slot.top + 8.0 + slot.row as f32 * (size.y + GAP));
    let rect = Rect::from_min_size(corner, size);
    let locked = entry.state == EntryState::Confirmed;
    let sense = if locked { Sense::click() } else { Sense::click_and_drag() };
    let response = ui.interact(rect, ui.id().with(("entry", entry.id)), sense);
    let chosen = state.chosen.contains(&entry.id);
    let says = says(words, entry, at);
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, chosen, &says));
    if ui.is_rect_visible(rect) {
        paint(ui, words, rect, slot.lines, entry, at, chosen);
    }
    kit::buttons::focus_ring(ui, &kit, &response, false);
    if response.clicked() && !locked {
        state.next = Some(Draft::of_entry(entry, axis.midnight));
        // So that the arrows move what was just clicked.
        response.request_focus();
    }
    if !locked {
        moved(ui, &response, axis, entry, state, actions);
        response.on_hover_cursor(CursorIcon::Grab);
    }
}

/// Along the axis: by pointer, by a minute with the arrows, by a second with Shift. Space puts
/// the entry into the next group or takes it out.
fn moved(
    ui: &Ui,
    response: &Response,
    axis: &Axis,
    entry: &EntryModel,
    state: &mut TimelineUi,
    actions: &mut Vec<TimelineAction>,
) {
    if response.dragged() {
        let points = response.total_drag_delta().map_or(0.0, |delta| delta.x);
        // By whole seconds: nobody aims finer than that.
        let to = (entry.at + axis.span(points)).clamp(axis.from, axis.to);
        state.dragged = Some((entry.id, to.div_euclid(1000) * 1000));
    }
    if response.drag_stopped()
        && let Some((id, at)) = state.dragged.take()
    {
        place(axis, id, at, entry, state, actions);
    }
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let minutes = keys::between(ui, Act::Earlier, Act::Later);
    let seconds = keys::between(ui, Act::EarlierFine, Act::LaterFine);
    let (remove, group) = (keys::pressed(ui, Act::Remove), keys::pressed(ui, Act::Group));
    if minutes != 0 || seconds != 0 {
        let by = minutes * 60_000 + seconds * 1000;
        place(axis, entry.id, entry.at + by, entry, state, actions);
    }
    if remove {
        actions.push(TimelineAction::Remove(entry.id));
    }
    if group {
        toggle(entry, state);
    }
}

fn place(
    axis: &Axis,
    id: u32,
    at: i64,
    entry: &EntryModel,
    state: &mut TimelineUi,
    actions: &mut Vec<TimelineAction>,
) {
    if at == entry.at {
        return;
    }
    if let Some(draft) = state.draft.as_mut().filter(|draft| draft.entry == Some(id)) {
        draft.time = typed(at, axis.midnight);
    }
    actions.push(TimelineAction::Place { entry: id, at });
}

/// Puts an entry into the next group or takes it out; three at most.
pub fn toggle(entry: &EntryModel, state: &mut TimelineUi) {
    if state.chosen.contains(&entry.id) {
        state.chosen.retain(|id| *id != entry.id);
    } else if state.chosen.len() < 3 && entry.state == EntryState::Open {
        state.chosen.push(entry.id);
    }
}

fn says(words: &Words, entry: &EntryModel, at: i64) -> String {
    let kind = KINDS.iter().find(|(kind, _)| *kind == entry.kind);
    let kind = kind.map_or(String::new(), |(_, key)| words.get(key));
    let state = match entry.state {
        EntryState::Open if entry.unsettled => format!(", {}", words.get("timeline-unsettled")),
        EntryState::Open => String::new(),
        EntryState::Incomplete => format!(", {}", words.get("timeline-no-pin")),
        EntryState::AsRead => format!(", {}", words.get("timeline-as-read")),
        EntryState::OwnReading => format!(", {}", words.get("timeline-own-reading")),
        EntryState::Confirmed => format!(", {}", words.get("timeline-confirmed")),
    };
    format!("{} {kind}: {}{state}", time(entry, at), entry.title)
}

fn time(entry: &EntryModel, at: i64) -> String {
    if entry.day.is_empty() { shown_time(at) } else { entry.day.clone() }
}

fn paint(
    ui: &Ui,
    words: &Words,
    rect: Rect,
    lines: usize,
    entry: &EntryModel,
    at: i64,
    chosen: bool,
) {
    let kit = Kit::of(ui);
    let c = kit.c;
    let painter = ui.painter();
    painter.rect_filled(rect, 4.0, if chosen { c.wash } else { c.paper });
    let edge = match entry.state {
        _ if chosen => Stroke::new(2.0, c.mark_ink),
        EntryState::Confirmed => Stroke::new(kit.stroke, c.calm),
        EntryState::Open | EntryState::AsRead | EntryState::OwnReading | EntryState::Incomplete => {
            kit.outline()
        }
    };
    if entry.state == EntryState::Incomplete {
        kit::chips::dashed_outline(ui, rect, 4.0, edge);
    } else {
        painter.rect_stroke(rect, 4.0, edge, StrokeKind::Inside);
    }
    // What it says stands at its left edge, as a flag does at its pole: a card lasts no longer than
    // the moment does.
    let pole = Stroke::new(3.0, edge.color);
    painter.vline(rect.left() + 1.5, rect.top() - 3.0..=rect.bottom() + 3.0, pole);
    let grown = kit.look.text_size.max(1.0);
    let y = rect.top() + 15.0 * grown;
    kit::paint_kind(painter, &kit, pos2(rect.left() + 19.0, y), entry.kind);
    let time = kit::lay(ui, kit.evidence(time(entry, at)), rect.width());
    let after_time = rect.left() + 36.0 + time.size().x;
    painter.galley(pos2(rect.left() + 36.0, y - time.size().y / 2.0), time, c.ink);
    let mut right = rect.right() - 10.0;
    if let Some(pin) = entry.pin {
        let name = format!("P{pin}");
        let wide = kit::badges::pin_width(&kit, &name);
        kit::paint_pin(painter, &kit, pos2(right - wide / 2.0, y), &name);
        right -= wide + 6.0;
    } else if entry.state != EntryState::Confirmed {
        right = note(ui, &words.get("timeline-no-pin"), rect, pos2(right, y));
    }
    let mark = match entry.state {
        EntryState::AsRead => Some("timeline-as-read-mark"),
        EntryState::OwnReading => Some("timeline-own-reading-mark"),
        EntryState::Open if entry.unsettled => Some("timeline-unsettled-mark"),
        _ => None,
    };
    if let Some(mark) = mark {
        note(ui, &words.get(mark), rect.with_min_x(after_time), pos2(right, y));
    }
    if entry.state == EntryState::Confirmed {
        let check = kit::lay(ui, kit.icon(icons::CHECK, 16.0).color(c.calm), 40.0);
        // On a narrow card the edge alone says it: nothing covers the time.
        let left = right - check.size().x;
        if left > after_time {
            painter.galley(pos2(left, y - check.size().y / 2.0), check, c.calm);
        }
    }
    let step = crate::look::tokens().type_scale.chip;
    let title = kit.text(&entry.title, kit::Voice::Sans, step).line_height(Some(LINE * grown));
    let title = kit::lay_rows(ui, title, rect.width() - 20.0, lines);
    painter.galley(pos2(rect.left() + 11.0, rect.top() + HEAD * grown), title, c.ink);
}

/// A word in the head of a card that ends at a place, where there is room for it; where the next ends.
fn note(ui: &Ui, text: &str, rect: Rect, end: egui::Pos2) -> f32 {
    let kit = Kit::of(ui);
    let note = kit::lay(ui, kit.small(text), rect.width());
    let left = end.x - note.size().x;
    if left > rect.left() {
        ui.painter().galley(pos2(left, end.y - note.size().y / 2.0), note, kit.c.ink_2);
    }
    left - 8.0
}

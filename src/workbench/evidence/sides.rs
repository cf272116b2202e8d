//! A diff side by side: the old lines at the left, facing those at the right that took their places.

use egui::{
    EventFilter, Id, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};

use super::lines::{BAR, bar, id, moved, wheel};
use super::model::{EvidenceAction, Lines, OpenSource, RowModel};
use super::row::Chosen;
use super::state::EvidenceUi;
use super::{hunk, range, row};
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, icons};

/// What stands beside each other in a diff, by the numbers of the rows, which are one where nothing
/// changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    pub old: Option<u64>,
    pub new: Option<u64>,
    /// The lines of the old and of the new file; neither of what is no line of them.
    pub lines: (Option<u32>, Option<u32>),
}

/// Width that the two sides need, points: in less, most lines would be cut.
const WIDE: f32 = 740.0;

/// Kept with the toolkit, so that it holds for every diff and play while the program runs.
fn wanted(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp(Id::new("evidence-sides"))).unwrap_or(false)
}

/// Whether a diff is shown side by side in so much room.
pub(super) fn shown(ui: &Ui, lines: &Lines, wide: f32) -> bool {
    lines.diff && !lines.sides.is_empty() && wanted(ui) && fits(ui, wide)
}

fn fits(ui: &Ui, wide: f32) -> bool {
    wide >= WIDE * Kit::of(ui).look.text_size.max(1.0)
}

/// What is left of the reader's width for the two sides.
fn room(ui: &Ui) -> f32 {
    ui.clip_rect().width() - 2.0 * BAR - 18.0
}

/// Whether the pane below the reader's bar shows a diff side by side.
pub(super) fn below(ui: &Ui, lines: &Lines) -> bool {
    shown(ui, lines, room(ui))
}

/// The button that turns from one view to the other, and its key.
pub(super) fn button(ui: &mut Ui, words: &Words) {
    let kit = Kit::of(ui);
    let on = wanted(ui);
    let label = words.get(if on { "evidence-inline" } else { "evidence-sides" });
    let icon = if on { icons::ROWS } else { icons::COLUMNS };
    let turn = kit::quiet(label).icon(icon).key(keys::cap(Act::Sides)).height(24.0);
    let pressed = ui.add(turn).clicked() || (!keys::typing(ui) && keys::pressed(ui, Act::Sides));
    if on && !fits(ui, room(ui)) {
        ui.add(egui::Label::new(kit.small(words.get("evidence-sides-narrow"))).truncate());
    }
    if pressed {
        ui.data_mut(|data| data.insert_temp(Id::new("evidence-sides"), !on));
        ui.ctx().request_repaint();
    }
}

/// The place of a row among the pairs.
fn pair_of(sides: &[Side], row: u64) -> usize {
    let is = |side: &Side| side.old == Some(row) || side.new == Some(row);
    sides.iter().position(is).unwrap_or(0)
}

impl Side {
    /// The row on the side that is asked for, or else on the other.
    fn on(self, old: bool) -> Option<u64> {
        if old { self.old.or(self.new) } else { self.new.or(self.old) }
    }

    /// Whether it is one row, of both sides or of neither.
    fn one(self) -> bool {
        self.old == self.new
    }
}

/// Both sides in `list`, which is what the bar leaves of `all`; rows are `tall`.
pub(super) fn sides(
    ui: &mut Ui,
    words: &Words,
    open: &OpenSource,
    lines: &Lines,
    (list, all, tall): (Rect, Rect, f32),
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let sides = &lines.sides;
    let fit = (list.height() / tall).floor().max(1.0) as u32;
    let last = lines.matched.saturating_sub(1);
    state.selected = state.selected.min(last);
    // Whoever came here by a row, and not by this view, is shown that row.
    if state.beside.1 != state.top_row {
        state.beside.0 = pair_of(sides, state.top_row) as u64;
    }
    let response = ui.interact(list, id(), Sense::click());
    let name = words.with("evidence-rows", &[("source", open.name.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, &name));
    let by = wheel(ui, list, tall, &mut state.spare);
    let mut top = moved(state.beside.0, by);
    let free = ui.memory(|memory| memory.focused().is_none()) || response.has_focus();
    if response.has_focus() {
        let filter = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id(), filter));
    }
    if free && moves(ui, sides, fit, state) {
        let at = pair_of(sides, state.selected) as u64;
        top = top.clamp(at.saturating_sub(u64::from(fit) - 1), at);
    }
    let pressed = free && keys::pressed(ui, Act::Pin);
    if free {
        hunk::listen(ui, lines, state, actions);
    }
    let row_of =
        |number: u64| lines.rows.get(usize::try_from(number.checked_sub(lines.first)?).ok()?);
    let rect = Rect::from_min_max(pos2(list.right() + 2.0, list.top()), all.max);
    bar(ui, words, rect, (fit, sides.len() as u64), &mut top);
    top = top.min((sides.len() as u64).saturating_sub(u64::from(fit)));

    let middle = (list.center().x).round();
    let halves = [list.with_max_x(middle - 4.0), list.with_min_x(middle + 4.0)];
    let mut panes = [("old", halves[0]), ("new", halves[1]), ("both", list)].map(|(name, rect)| {
        let mut pane = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
        pane.set_clip_rect(rect.intersect(ui.clip_rect()));
        pane
    });
    let first = usize::try_from(top).unwrap_or(0);
    let how = row::How::new(lines, &[], tall, false);
    for (below, side) in sides.iter().skip(first).take(fit as usize + 1).enumerate() {
        let y = list.top() + below as f32 * tall;
        let heads = side.one() && side.lines == (None, None);
        if !heads {
            let foot = (y + tall).min(list.bottom());
            ui.painter().vline(middle, y..=foot, Stroke::new(kit.stroke, kit.c.rule));
        }
        let cells: &[(usize, Option<u64>, Option<u32>)] = &if heads {
            [(2, side.new, None), (2, None, None)]
        } else {
            [(0, side.old, side.lines.0), (1, side.new, side.lines.1)]
        };
        for (pane, number, line) in cells.iter().copied() {
            let ui = &mut panes[pane];
            let rect = Rect::from_min_size(
                pos2(ui.max_rect().left(), y),
                vec2(ui.max_rect().width(), tall),
            );
            let Some((number, one)) = number.and_then(|number| Some((number, row_of(number)?)))
            else {
                if pane < 2 {
                    ui.painter().rect_filled(rect, 0.0, kit.c.inset.gamma_multiply(0.5));
                }
                continue;
            };
            // A line that stands on both sides is chosen and pinned on one of them.
            let twice = side.one() && !heads;
            let here = !twice || (pane == 0) == state.old_side;
            let selected = number == state.selected && here;
            let says = if selected { range::pin_says(words, open, state) } else { String::new() };
            let range = state.in_range(number) || (number == state.selected && !here);
            let chosen = Chosen { selected, range, says: &says };
            let quiet = twice && pane == 0;
            let shown =
                RowModel { number: line, pin: one.pin.clone().filter(|_| !quiet), ..one.clone() };
            let laid = row::lay(ui, rect.width(), &shown, &how);
            let drawn = row::row(ui, words, (rect, &laid), (number, chosen), &shown, &how);
            if drawn.selected {
                range::clicked(ui, number, true, state);
                if pane < 2 {
                    state.old_side = pane == 0;
                }
                ui.memory_mut(|memory| memory.request_focus(id()));
            }
            if drawn.pin || (pressed && selected) {
                let key_of = |number| row_of(number).map(|row| &row.key);
                actions.push(range::pin(open, state, &one.key, key_of));
            }
            if heads {
                hunk::head(ui, words, rect, one, actions);
            }
        }
    }
    kit::focus_ring_inside(ui, &kit, &response);

    // The rows that the model has to hold for what is in sight.
    let below = sides.get(first..).unwrap_or_default();
    let rows = |sides: &[Side]| -> Vec<u64> {
        sides.iter().flat_map(|side| [side.old, side.new]).flatten().collect()
    };
    let least = rows(below).into_iter().min().unwrap_or(0);
    let most = rows(&below[..below.len().min(fit as usize + 1)]).into_iter().max().unwrap_or(0);
    state.top_row = least;
    state.rows_wanted =
        u32::try_from(most.saturating_sub(least)).unwrap_or(u32::MAX).saturating_add(2);
    state.beside = (top, least);
}

/// Moves the selection from pair to pair, on its side where there is something; whether a key did.
fn moves(ui: &Ui, sides: &[Side], fit: u32, state: &mut EvidenceUi) -> bool {
    let last = sides.len().saturating_sub(1) as i64;
    let at = pair_of(sides, state.selected);
    let page = i64::from(fit.saturating_sub(1).max(1));
    let by = keys::between(ui, Act::RowUp, Act::RowDown)
        + page * keys::between(ui, Act::PageUp, Act::PageDown);
    let ends = (keys::pressed(ui, Act::First), keys::pressed(ui, Act::Last));
    let stretch = keys::between(ui, Act::RangeUp, Act::RangeDown);
    let across = keys::between(ui, Act::SideOld, Act::SideNew);
    if across != 0 {
        state.old_side = across < 0;
    }
    let to = match ends {
        (true, _) => 0,
        (_, true) => last,
        _ => (at as i64 + by + stretch).clamp(0, last),
    };
    let still = to == at as i64 && across == 0 && stretch == 0;
    let number = sides.get(to as usize).and_then(|side| side.on(state.old_side));
    let Some(number) = number.filter(|_| !still) else { return false };
    range::to(number, stretch != 0, state);
    true
}

//! Several rows at once: chosen with Shift, shown as one, and pinned by one pin.

use egui::{Rect, Ui, vec2};

use super::lines::moved;
use super::model::{EvidenceAction, OpenSource, RowKey};
use super::state::EvidenceUi;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::Kit;

/// The first and the last of the rows that are chosen together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    pub first: RowKey,
    pub last: RowKey,
    /// Their numbers in what is shown.
    pub ends: (u64, u64),
}

impl Chosen {
    /// Rows of the source from the first to the last, those that a query hides among them.
    pub fn rows(&self) -> u64 {
        u64::from(self.last.row.abs_diff(self.first.row)) + 1
    }
}

impl EvidenceUi {
    /// The numbers of the first and the last of the rows that are chosen, where those are several.
    pub fn range(&self) -> Option<(u64, u64)> {
        // Whatever selects another row leaves the range behind.
        let (from, to) = self.span.filter(|(from, to)| *to == self.selected && from != to)?;
        Some((from.min(to), from.max(to)))
    }

    fn fixed_end(&self) -> u64 {
        self.span.filter(|(_, to)| *to == self.selected).map_or(self.selected, |(from, _)| from)
    }

    pub(super) fn in_range(&self, number: u64) -> bool {
        self.range().is_some_and(|(first, last)| (first..=last).contains(&number))
    }
}

/// Moves the end of the range that is selected; whether a key did.
pub(super) fn stretches(ui: &Ui, last: u64, state: &mut EvidenceUi) -> bool {
    let by = keys::between(ui, Act::RangeUp, Act::RangeDown);
    if by == 0 {
        return false;
    }
    to(moved(state.selected, by).min(last), true, state);
    true
}

/// Selects a row; where the range is to `stretch`, all from the one before to it.
pub(super) fn to(number: u64, stretch: bool, state: &mut EvidenceUi) {
    let from = state.fixed_end();
    state.selected = number;
    state.span = stretch.then_some((from, number));
}

/// Selects a row that was clicked; with Shift held all from the one before to it, where rows have an
/// order in which that means something.
pub(super) fn clicked(ui: &Ui, number: u64, ordered: bool, state: &mut EvidenceUi) {
    let shift = ordered && ui.input(|input| input.modifiers.shift);
    to(number, shift, state);
}

/// What pins the selected row, or the range that it ends.
pub(super) fn pin<'a>(
    open: &OpenSource,
    state: &EvidenceUi,
    key: &RowKey,
    key_of: impl Fn(u64) -> Option<&'a RowKey>,
) -> EvidenceAction {
    let Some((first, last)) = state.range() else { return EvidenceAction::Pin(key.clone()) };
    let known = open.chosen.as_ref().filter(|chosen| chosen.ends == (first, last));
    let ends = known.map(|chosen| (&chosen.first, &chosen.last));
    match ends.or_else(|| key_of(first).zip(key_of(last))) {
        Some((first, last)) => EvidenceAction::PinRows { first: first.clone(), last: last.clone() },
        None => EvidenceAction::Pin(key.clone()),
    }
}

/// What the button that pins says of the selected row.
pub(super) fn pin_says(words: &Words, open: &OpenSource, state: &EvidenceUi) -> String {
    let chosen = open.chosen.as_ref().filter(|chosen| Some(chosen.ends) == state.range());
    match chosen {
        Some(chosen) => words.with("evidence-pin-rows", &[("rows", chosen.rows().into())]),
        None => words.get("evidence-pin"),
    }
}

/// The line beside the rows of a range that is pinned.
pub(super) fn held(ui: &Ui, kit: &Kit, x: f32, row: Rect) {
    // Rows of text stand a little apart.
    let bar = Rect::from_min_size(egui::pos2(x, row.top()), vec2(2.0, row.height() + 2.0));
    ui.painter().rect_filled(bar, 0.0, kit.c.mark_ink);
}

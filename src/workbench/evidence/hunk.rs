//! Hunks of a diff, pinned whole: by the button on their heads, and by a key.

use egui::{Rect, Ui, UiBuilder, pos2};

use super::model::{EvidenceAction, Lines, RowModel};
use super::state::EvidenceUi;
use crate::evidence::hunks::is_head;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, icons};

/// The key that pins the hunk of the selected line.
pub(super) fn listen(
    ui: &Ui,
    lines: &Lines,
    state: &EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let selected = state.selected_from(lines.first).and_then(|at| lines.rows.get(at));
    if let Some(row) = selected.filter(|_| keys::pressed(ui, Act::PinHunk)) {
        actions.push(EvidenceAction::PinHunk(row.key.clone()));
    }
}

/// On the head of a hunk that is not pinned, the button that pins it.
pub(super) fn head(
    ui: &mut Ui,
    words: &Words,
    rect: Rect,
    row: &RowModel,
    actions: &mut Vec<EvidenceAction>,
) {
    if !is_head(&row.text) || (row.held && row.pin.is_some()) {
        return;
    }
    let kit = Kit::of(ui);
    let says = words.with("evidence-pin-hunk-of", &[("hunk", row.text.as_str().into())]);
    let button = kit::quiet(words.get("evidence-pin-hunk")).icon(icons::PUSH_PIN).says(says);
    let wide = 120.0 * kit.look.text_size.max(1.0);
    let place = Rect::from_min_max(pos2(rect.right() - wide, rect.top()), rect.max);
    ui.painter().rect_filled(place, 0.0, kit.c.paper);
    let right = egui::Layout::right_to_left(egui::Align::Center);
    let inside = UiBuilder::new().max_rect(place).layout(right);
    let pressed = ui.scope_builder(inside, |ui| ui.add(button.height(rect.height())).clicked());
    if pressed.inner {
        actions.push(EvidenceAction::PinHunk(row.key.clone()));
    }
}

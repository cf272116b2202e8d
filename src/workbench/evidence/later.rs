//! Having the review moved, once: what it wins and what it costs, before one says yes.

use egui::{Label, Ui};

use super::model::{EvidenceAction, EvidenceModel};
use super::state::EvidenceUi;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, icons};

/// A review that begins later.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Later {
    pub minutes: u32,
    /// The names of those who cannot come then.
    pub away: Vec<String>,
}

/// The row, while the review can still be moved; a click asks once more.
pub fn later(
    ui: &mut Ui,
    words: &Words,
    model: &EvidenceModel,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let Some(Later { minutes, away }) = &model.later else { return };
    let minutes = *minutes;
    let note = words.with("evidence-later-note", &[("minutes", minutes.into())]);
    let row = kit::row(words.get("evidence-later"), false).icon(icons::CLOCK).note(note);
    let row = ui.add(row);
    let kit = Kit::of(ui);
    let mut done = false;
    kit::beside(ui, &row, &mut state.later, 300.0, words.get("evidence-later"), |ui| {
        ui.add_space(4.0);
        let how = words.with("evidence-later-how", &[("minutes", minutes.into())]);
        ui.add(Label::new(kit.body(how)).wrap());
        if !away.is_empty() {
            ui.add_space(4.0);
            let away = words.with("evidence-later-away", &[("names", away.join(", ").into())]);
            ui.add(Label::new(kit.body(away)).wrap());
        }
        ui.add_space(6.0);
        if ui.add(kit::secondary(words.get("evidence-later-yes"))).clicked() {
            actions.push(EvidenceAction::MoveReview);
            done = true;
        }
    });
    if done {
        state.later = false;
    }
}

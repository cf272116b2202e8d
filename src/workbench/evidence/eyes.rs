//! Their eyes: the evidence as far as somebody could see it at one moment.

use egui::{Popup, Ui};

use super::model::{EvidenceModel, Through};
use super::state::EvidenceUi;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, icons};

/// Somebody who decided something at an hour that the player knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Eyes {
    /// The decision.
    pub id: String,
    /// Who and when.
    pub label: String,
}

/// The button that lists through whose eyes one can look; and the player's own.
pub fn button(ui: &mut Ui, words: &Words, model: &EvidenceModel, state: &mut EvidenceUi) {
    let label = words.get("evidence-eyes");
    let any = !model.eyes.is_empty();
    // While it is on, the button says whose they are.
    let shown = match &model.through {
        _ if narrow(ui) => String::new(),
        Some(through) => format!("{}, {}", through.name, through.hour),
        None => label.clone(),
    };
    let button = kit::secondary(shown).icon(icons::EYE).says(label).height(34.0).enabled(any);
    let response = ui.add(button);
    if !any {
        // Why not is said at once, and not after the wait of a tooltip.
        if response.contains_pointer() {
            let why = words.get("evidence-eyes-none");
            egui::Tooltip::for_widget(&response).show(|ui| ui.label(why));
        }
        return;
    }
    let kit = Kit::of(ui);
    Popup::menu(&response).width(260.0 * kit.look.text_size).show(|ui| {
        if ui.add(kit::row(words.get("evidence-eyes-own"), state.eyes.is_none())).clicked() {
            state.eyes = None;
        }
        for eyes in &model.eyes {
            let on = state.eyes.as_ref() == Some(&eyes.id);
            if ui.add(kit::row(&eyes.label, on)).clicked() {
                state.eyes = Some(eyes.id.clone());
                (state.top_row, state.selected) = (0, 0);
            }
        }
    });
}

/// Whether the pane has no room for the button's name.
fn narrow(ui: &Ui) -> bool {
    ui.clip_rect().width() < 460.0 * Kit::of(ui).look.text_size
}

/// Width of the button.
pub fn width(ui: &Ui, words: &Words, through: Option<&Through>) -> f32 {
    let kit = Kit::of(ui);
    if narrow(ui) {
        return 44.0 * kit.look.text_size.max(1.0);
    }
    let shown = through.map(|through| format!("{}, {}", through.name, through.hour));
    let shown = shown.unwrap_or_else(|| words.get("evidence-eyes"));
    kit::lay(ui, kit.strong(shown), f32::INFINITY).size().x + 52.0 * kit.look.text_size.max(1.0)
}

/// The line that says through whose eyes one looks, with the way back.
pub fn line(ui: &mut Ui, words: &Words, through: &Through, state: &mut EvidenceUi) {
    let kit = Kit::of(ui);
    egui::Frame::new()
        .fill(kit.c.wash)
        .inner_margin(egui::Margin::symmetric(16, 4))
        .stroke(egui::Stroke::new(if kit.doubled { 2.0 } else { 0.0 }, kit.c.edge))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_width(ui.available_width());
                ui.label(kit.icon(icons::EYE, 16.0).color(kit.c.ink));
                let values = [
                    ("name", through.name.as_str().into()),
                    ("hour", through.hour.as_str().into()),
                ];
                let says = words.with("evidence-eyes-on", &values);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let own = kit::secondary(words.get("evidence-eyes-own")).height(26.0);
                    if ui.add(own).clicked() {
                        state.eyes = None;
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(egui::Label::new(kit.small(says).color(kit.c.ink)).truncate());
                    });
                });
            });
        });
}

/// Instead of a source that was not open to them.
pub fn shut(ui: &mut Ui, words: &Words, through: &Through) {
    egui::Frame::new().inner_margin(40).show(ui, |ui| {
        let values =
            [("name", through.name.as_str().into()), ("hour", through.hour.as_str().into())];
        kit::empty(ui, &words.with("evidence-eyes-shut", &values));
    });
}

//! Measures in the player's own words: theirs, with an owner and a date, and outside the model.

use egui::{Ui, vec2};

use super::details::face_choice;
use super::model::{MitigateAction, MitigateModel, MitigateUi, OwnMeasure};
use crate::coach::Purpose;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, icons};

/// Height that writing one needs beyond the bar's own, points.
pub const TALL: f32 = 92.0;

/// The fields of a new one.
pub fn write(
    ui: &mut Ui,
    words: &Words,
    model: &MitigateModel,
    state: &mut MitigateUi,
    actions: &mut Vec<MitigateAction>,
) {
    let Some(draft) = &mut state.own else { return };
    let kit = Kit::of(ui);
    let label = words.get("mitigate-own");
    let field = kit::serif_field(ui, &mut draft.text, &label, &words.get("mitigate-own-hint"));
    kit::coach(ui, words, &field, &draft.text, Purpose::Plan);
    if ui.memory(|memory| memory.focused().is_none()) && draft.text.is_empty() {
        field.request_focus();
    }
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_width(ui.available_width() * 0.52);
            ui.label(kit.small_strong(words.get("mitigate-owner")));
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                for owner in &model.owners {
                    if face_choice(ui, words, owner, draft.owner.as_ref() == Some(&owner.id)) {
                        draft.owner = Some(owner.id.clone());
                    }
                }
            });
        });
        ui.vertical(|ui| {
            ui.label(kit.small_strong(words.get("mitigate-due")));
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                for days in &model.dues {
                    let label = words.with("mitigate-in-days", &[("days", (*days).into())]);
                    if ui.add(kit::chip(label, draft.due == Some(*days))).clicked() {
                        draft.due = Some(*days);
                    }
                }
            });
        });
    });
    let mut done = false;
    ui.horizontal(|ui| {
        let text = draft.text.trim().to_owned();
        let whole = draft.owner.clone().zip(draft.due).filter(|_| !text.is_empty());
        let add = kit::secondary(words.get("mitigate-own-add")).enabled(whole.is_some());
        if ui.add(add).clicked()
            && let Some((owner, due)) = whole
        {
            actions.push(MitigateAction::Propose { text, owner, due });
            done = true;
        }
        done |= ui.add(kit::quiet(words.get("mitigate-own-leave"))).clicked();
        ui.add(egui::Label::new(kit.small(words.get("mitigate-own-how"))).wrap());
    });
    if done {
        state.own = None;
    }
}

/// Those that are written, below the drafts.
pub fn written(ui: &mut Ui, words: &Words, own: &[OwnMeasure], actions: &mut Vec<MitigateAction>) {
    let kit = Kit::of(ui);
    for one in own {
        kit::sheet().padding(13, 10).flat().show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.horizontal_top(|ui| {
                let wide = ui.available_width() - 36.0;
                ui.vertical(|ui| {
                    ui.set_width(wide);
                    ui.add(egui::Label::new(kit.story(&one.text)).wrap());
                });
                let says = words.with("mitigate-own-out", &[("measure", one.text.as_str().into())]);
                if ui.add(kit::quiet("").icon(icons::X).says(says).height(24.0)).clicked() {
                    actions.push(MitigateAction::TakeOut(one.number));
                }
            });
            ui.horizontal(|ui| {
                kit::face(ui, &one.owner.id, &one.owner.portrait, 24.0, &one.owner.name);
                let due = words.with("mitigate-in-days", &[("days", one.due.into())]);
                ui.label(kit.small(format!("{}, {due}", one.owner.name)));
            });
            ui.label(kit.small(words.get("mitigate-own-how")));
        });
        ui.add_space(14.0);
    }
}

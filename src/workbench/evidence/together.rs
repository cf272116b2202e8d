//! Which sources are read as one.

use egui::{Popup, PopupCloseBehavior, Ui};

use super::model::OpenSource;
use super::state::EvidenceUi;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, icons};

/// The button that lists them; each can be left out.
pub fn button(ui: &mut Ui, words: &Words, open: &OpenSource, state: &mut EvidenceUi) {
    if open.beside.is_empty() {
        return;
    }
    let on = open.beside.iter().filter(|one| one.on).count();
    let values = [("on", on.into()), ("all", open.beside.len().into())];
    let label = words.with("evidence-together-of", &values);
    let button = ui.add(kit::secondary(label).icon(icons::STACK).height(26.0));
    let kit = Kit::of(ui);
    Popup::menu(&button)
        .width(260.0 * kit.look.text_size)
        // Several are chosen one after the other.
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            for one in &open.beside {
                let mark = if one.on { icons::CHECK } else { icons::MINUS };
                if ui.add(kit::row(&one.name, one.on).icon(mark)).clicked() {
                    if one.on {
                        state.apart.insert(one.id.clone());
                    } else {
                        state.apart.remove(&one.id);
                    }
                    (state.top_row, state.selected) = (0, 0);
                    state.comes_anew();
                }
            }
        });
    ui.add_space(8.0);
}

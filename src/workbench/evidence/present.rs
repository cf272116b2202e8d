//! Above a chat: who was there at the message that is selected, and who was not.

use egui::Ui;

use super::model::OpenSource;
use crate::text::Words;
use crate::workbench::kit::{Kit, icons};

/// Who was in a chat at a moment, by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Present {
    /// As the chat shows it.
    pub at: String,
    pub there: Vec<String>,
    /// Of those who were there at another time.
    pub away: Vec<String>,
}

/// The line, where it is known who was there.
pub(super) fn present(ui: &mut Ui, words: &Words, open: &OpenSource) {
    let Some(present) = &open.present else { return };
    let kit = Kit::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 2.0);
        ui.label(kit.icon(icons::USERS, 16.0));
        let at = [("time", present.at.as_str().into())];
        ui.label(kit.small_strong(words.with("evidence-there", &at)));
        ui.label(kit.small(present.there.join(", ")).color(kit.c.ink));
        if !present.away.is_empty() {
            let away = [("names", present.away.join(", ").into())];
            ui.label(kit.small(words.with("evidence-away", &away)).color(kit.c.ink_2));
        }
    });
    ui.add_space(4.0);
}

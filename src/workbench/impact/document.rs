//! The document as it stands so far, to be read as a team would.

use egui::Ui;

use crate::text::Words;
use crate::workbench::kit::{self, Kit};

/// The document in all of `ui`.
pub fn so_far(ui: &mut Ui, words: &Words, document: &str, reread: &[String]) {
    kit::document(ui, words, &words.get("impact-tab-document"), document, |ui| {
        let kit = Kit::of(ui);
        ui.add(
            egui::Label::new(kit.body(words.get("impact-document-how")).color(kit.c.ink_2)).wrap(),
        );
        if reread.is_empty() {
            return;
        }
        ui.add_space(6.0);
        ui.label(kit.small_strong(words.get("impact-reread")));
        for row in reread {
            let row = words.with("impact-reread-row", &[("row", row.as_str().into())]);
            ui.add(egui::Label::new(kit.small(row)).wrap());
        }
    });
}

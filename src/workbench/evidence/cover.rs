//! A source before it is opened: what it is, and what opening it takes. Looking costs nothing.

use egui::{Frame, Ui};

use super::model::EvidenceAction;
use super::state::EvidenceUi;
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::guide::{Spot, mark};
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, Voice};

/// A source that has not been opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    pub id: String,
    pub name: String,
    /// One line on what it is; empty: none.
    pub about: String,
    /// Minutes that opening it takes, and those that are left.
    pub minutes: u32,
    pub left: u32,
    /// Whether anything can still be opened.
    pub open: bool,
}

/// The cover, in the pane where the source will be read.
pub(super) fn cover(
    ui: &mut Ui,
    words: &Words,
    cover: &Cover,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let came = state.covered.as_ref() != Some(&cover.id);
    Frame::new().inner_margin(40).show(ui, |ui| {
        ui.set_max_width(kit::reading_width(ui, Voice::Serif, tokens().type_scale.lead));
        ui.label(kit.title(&cover.name));
        ui.add_space(8.0);
        if !cover.about.is_empty() {
            ui.label(kit.story(&cover.about));
            ui.add_space(16.0);
        }
        let values = [("minutes", cover.minutes.into()), ("left", cover.left.into())];
        let (says, opens) = match (cover.open, cover.minutes <= cover.left) {
            (true, true) => ("evidence-cover-takes", true),
            (true, false) => ("evidence-cover-dear", false),
            (false, _) => ("evidence-cover-late", false),
        };
        ui.label(kit.body(words.with(says, &values)).color(kit.c.ink_2));
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            let open = kit::primary(words.with("evidence-cover-open", &values)).enabled(opens);
            let open = ui.add(open);
            mark(ui, Spot::Cover, open.rect);
            // Whoever came by the keyboard goes on with the same key.
            if came && opens {
                open.request_focus();
            }
            if open.clicked() {
                actions.push(EvidenceAction::Open(cover.id.clone()));
            }
            ui.add_space(4.0);
            let leaves =
                kit::quiet(words.get("evidence-cover-leave")).key(keys::cap(Act::LeaveCover));
            let leaves = ui.add(leaves).clicked();
            if leaves || keys::pressed(ui, Act::LeaveCover) && !keys::typing(ui) {
                state.uncovered = Some(cover.id.clone());
                actions.push(EvidenceAction::Uncover);
            }
        });
    });
    state.covered = Some(cover.id.clone());
}

//! Messages that arrive while one works and ask nothing: a count, and a list when one looks.

use egui::{ScrollArea, Ui};

use super::model::EvidenceModel;
use super::state::EvidenceUi;
use crate::look::PortraitSpec;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, icons};

/// A message that asks nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    pub id: String,
    /// Who wrote; empty for what just happened.
    pub by: String,
    pub name: String,
    pub portrait: PortraitSpec,
    /// When it came.
    pub time: String,
    /// What the player had said, where this came back to it.
    pub yours: String,
    pub text: String,
}

/// What was promised and is still owed.
pub fn promised(ui: &mut Ui, model: &EvidenceModel) {
    let kit = Kit::of(ui);
    for promise in &model.promised {
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            ui.spacing_mut().item_spacing.x = 10.0;
            ui.label(kit.icon(icons::HAND_PALM, 15.0).color(kit.c.ink_2));
            ui.add(egui::Label::new(kit.small(promise)).wrap());
        });
    }
}

/// The row with the count; a click opens the list, and what was in it is read.
pub fn inbox(ui: &mut Ui, words: &Words, model: &EvidenceModel, state: &mut EvidenceUi) {
    if model.news.is_empty() {
        return;
    }
    let unread = model.news.iter().filter(|news| !state.read.contains(&news.id)).count();
    let note = words.with("evidence-unread", &[("unread", unread.into())]);
    let row = kit::row(words.get("evidence-news"), false).icon(icons::BELL).note(note);
    let row = ui.add(row.fresh(unread > 0));
    let was_open = state.inbox;
    let read = &state.read;
    // Where it is opened, and when something comes, it begins with what is new.
    let all = model.news.len();
    let mut list = ScrollArea::vertical().max_height(380.0).auto_shrink([false, true]);
    if state.listed != Some(all) {
        list = list.vertical_scroll_offset(0.0);
    }
    kit::beside(ui, &row, &mut state.inbox, 360.0, words.get("evidence-news"), |ui| {
        kit::scroll_text(ui, words, &words.get("evidence-news"), list, |ui| {
            for news in &model.news {
                ui.add_space(6.0);
                kit::rule(ui);
                ui.add_space(6.0);
                message(ui, words, news, read.contains(&news.id));
            }
        });
    });
    state.listed = state.inbox.then_some(all);
    if was_open && !state.inbox {
        state.read.extend(model.news.iter().map(|news| news.id.clone()));
    }
}

fn message(ui: &mut Ui, words: &Words, news: &News, read: bool) {
    let kit = Kit::of(ui);
    ui.horizontal(|ui| {
        if !news.name.is_empty() {
            kit::face(ui, &news.by, &news.portrait, 24.0, &news.name);
            ui.label(kit.small_strong(&news.name));
        }
        ui.label(kit.evidence(&news.time).color(kit.c.ink_2));
        if !read {
            ui.label(kit.small_strong(words.get("evidence-new")).color(kit.c.mark_ink));
        }
    });
    if !news.yours.is_empty() {
        let yours = words.with("evidence-you-said", &[("text", news.yours.as_str().into())]);
        ui.add(egui::Label::new(kit.small(yours)).wrap());
    }
    if !news.text.is_empty() {
        ui.add(egui::Label::new(kit.story(&news.text)).wrap());
    }
}

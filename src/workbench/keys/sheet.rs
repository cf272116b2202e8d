//! The sheet of keys for the screen at hand.

use egui::{Id, Modal, ScrollArea, Ui, vec2};

use super::listen::{pressed, typing};
use super::table::{Act, Line, Page, caps, table};
use crate::text::Words;
use crate::workbench::kit::{self, Kit};

/// Width of the caps before what they do, points.
const CAPS: f32 = 176.0;

/// What the player asked for on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The guided start, from its first step.
    Guide,
}

/// Draws the sheet of `page` while `open`; `?` opens and closes it from every screen. Nothing
/// opens while somebody writes, since a question mark may be meant.
pub fn key_sheet(ui: &mut Ui, words: &Words, page: Page, open: &mut bool) -> Option<Asked> {
    if pressed(ui, Act::Help) && !typing(ui) {
        *open = !*open;
    }
    // What had the keyboard before has it again afterwards.
    let before = Id::new("keys-before");
    if !*open {
        super::give_back(ui, before);
        return None;
    }
    super::lend(ui, before);
    let kit = Kit::of(ui);
    let mut asked = None;
    let modal = Modal::new(Id::new("keys-sheet"))
        .frame(kit::sheet().padding(24, 20).edge(kit.c.edge).frame(&kit))
        .backdrop_color(kit.night.deep.gamma_multiply(0.45));
    let shown = modal.show(ui.ctx(), |ui| {
        let size = kit.look.text_size.max(1.0);
        ui.set_width((460.0 * size).min(ui.ctx().content_rect().width() - 80.0));
        ui.label(kit.title(words.get("keys-title")));
        kit::rule_heavy(ui);
        ui.add_space(8.0);
        let most = ui.ctx().content_rect().height() - 240.0;
        kit::scroll_text(
            ui,
            words,
            &words.get("keys-title"),
            // Each page begins at its own first line.
            ScrollArea::vertical().id_salt(page).max_height(most).auto_shrink([false, true]),
            |ui| {
                let own = lines(page);
                if own.is_empty() {
                    kit::empty(ui, &words.get("keys-none"));
                }
                section(ui, words, own);
                // A log alone is no play: nothing of what holds in one holds there.
                if page != Page::Log {
                    ui.add_space(14.0);
                    kit::heading(ui, &words.get("keys-everywhere"));
                    section(ui, words, lines(Page::Everywhere));
                }
                if !matches!(page, Page::Log | Page::Home) {
                    ui.add_space(14.0);
                    kit::heading(ui, &words.get("keys-playing"));
                    section(ui, words, lines(Page::Playing));
                }
            },
        );
        ui.add_space(14.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = ui.add(kit::secondary(words.get("keys-close")));
            if close.clicked() {
                *open = false;
            }
            if ui.memory(|memory| memory.focused().is_none()) {
                close.request_focus();
            }
            if page == Page::Log {
                return;
            }
            // Before a play there is nothing to be shown yet.
            let guide = if page == Page::Home { "keys-guide-next" } else { "keys-guide" };
            if ui.add(kit::quiet(words.get(guide))).clicked() {
                *open = false;
                asked = Some(Asked::Guide);
            }
        });
    });
    let outside = shown.backdrop_response.clicked();
    if outside || pressed(ui, Act::Close) {
        *open = false;
    }
    // What is pressed on the sheet means nothing on the screen below it.
    super::swallow(ui);
    asked
}

fn lines(page: Page) -> &'static [Line] {
    let found = table().pages.iter().find(|one| one.page == page);
    found.map_or(&[], |one| &one.lines)
}

fn section(ui: &mut Ui, words: &Words, lines: &[Line]) {
    let kit = Kit::of(ui);
    let caps_wide = CAPS * kit.look.text_size.max(1.0);
    for line in lines {
        ui.add_space(4.0);
        ui.horizontal_top(|ui| {
            let room = vec2(caps_wide, 20.0);
            let left = egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true);
            ui.allocate_ui_with_layout(room, left, |ui| {
                ui.set_width(caps_wide);
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                for cap in line.acts.iter().flat_map(|act| caps(*act)) {
                    kit::key_cap(ui, &cap);
                }
            });
            ui.add(egui::Label::new(kit.body(words.get(&line.says))).wrap());
        });
    }
}

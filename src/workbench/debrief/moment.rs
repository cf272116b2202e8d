//! A moment of the play on a sheet above the page, to be read.

use egui::{Id, Label, Modal, ScrollArea, Ui};

use super::model::{DebriefUi, MomentLine, MomentShown, MomentVoice};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, Voice};

/// Draws the sheet while a moment is open; Escape closes it.
pub fn moment(ui: &mut Ui, words: &Words, state: &mut DebriefUi) {
    let Some(moment) = &state.moment else { return };
    if read(ui, words, moment) {
        state.moment = None;
    }
}

/// A sheet above the screen, to be read; whether it was closed.
pub fn read(ui: &mut Ui, words: &Words, moment: &MomentShown) -> bool {
    let kit = Kit::of(ui);
    let sheet = Modal::new(Id::new("debrief-moment"))
        .frame(kit::sheet().padding(28, 22).edge(kit.c.edge).frame(&kit))
        .backdrop_color(kit.night.deep.gamma_multiply(0.45));
    let screen = ui.ctx().content_rect();
    let shown = sheet.show(ui.ctx(), |ui| {
        ui.set_width((620.0 * kit.look.text_size.max(1.0)).min(screen.width() - 96.0));
        head(ui, &kit, words, moment);
        let most = screen.height() - 250.0 * kit.look.text_size.max(1.0);
        kit::scroll_text(
            ui,
            words,
            &moment.title,
            ScrollArea::vertical().max_height(most).auto_shrink([false, true]),
            |ui| {
                for one in &moment.lines {
                    ui.add_space(8.0);
                    line(ui, &kit, one);
                }
                ui.add_space(4.0);
            },
        );
        ui.add_space(12.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = ui.add(kit::secondary(words.get("moment-close")));
            if ui.memory(|memory| memory.focused().is_none()) {
                close.request_focus();
            }
            close.clicked()
        })
        .inner
    });
    let outside = shown.backdrop_response.clicked();
    let closed = shown.inner || outside || keys::pressed(ui, Act::Close);
    // What is pressed on the sheet means nothing on the page below it.
    keys::swallow(ui);
    closed
}

fn head(ui: &mut Ui, kit: &Kit, words: &Words, moment: &MomentShown) {
    ui.label(kit.evidence(&moment.when).color(kit.c.ink_2));
    ui.label(kit.title(&moment.title));
    kit::rule_heavy(ui);
    if moment.lines.is_empty() {
        kit::empty(ui, &words.get("moment-nothing"));
    }
}

/// One line: who or where, and the words in the voice of whoever they are from.
fn line(ui: &mut Ui, kit: &Kit, one: &MomentLine) {
    if !one.by.is_empty() {
        ui.label(kit.small_strong(&one.by).color(kit.c.ink_2));
    }
    let lead = tokens().type_scale.lead;
    let text = match one.voice {
        MomentVoice::Said => kit.text(format!("“{}”", one.text), Voice::Serif, lead),
        MomentVoice::Own => kit.body(&one.text),
        MomentVoice::Evidence => kit.evidence(&one.text),
        MomentVoice::Plain => kit.text(&one.text, Voice::Serif, lead),
    };
    ui.add(Label::new(text).wrap());
}

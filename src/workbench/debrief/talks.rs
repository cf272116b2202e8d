//! The talks, question by question, with what each changed.

use egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::first::{go_to, marked};
use super::model::{DebriefAction, DebriefModel, DebriefUi, Talked};
use super::papers::source;
use crate::text::Words;
use crate::workbench::kit::{self, Kit};

/// The widest sheet, points: what was said, and beside it what it changed.
const WIDE: f32 = 1080.0;
/// Between the columns, points.
const GAP: f32 = 28.0;
/// How much of the width what it changed takes.
const CHANGED: f32 = 0.38;

/// The page in all of `ui`.
pub fn talks(
    ui: &mut Ui,
    words: &Words,
    model: &DebriefModel,
    state: &mut DebriefUi,
    actions: &mut Vec<DebriefAction>,
) {
    let kit = Kit::of(ui);
    let rect: Rect = kit::middle(ui, WIDE * kit.look.text_size.max(1.0));
    ui.painter().add(kit::sheet().padding(0, 0).frame(&kit).paint(rect));
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(32.0, 24.0))), |ui| {
        ui.label(kit.title(words.get("debrief-talks")));
        if model.talks.is_empty() {
            ui.add_space(10.0);
            kit::empty(ui, &words.get("debrief-talks-none"));
            return;
        }
        ui.add(
            egui::Label::new(kit.body(words.get("debrief-talks-how")).color(kit.c.ink_2)).wrap(),
        );
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (index, talk) in model.talks.iter().enumerate() {
                let count =
                    [("name", talk.who.name.as_str().into()), ("count", talk.all.len().into())];
                let label = words.with("debrief-talks-with", &count);
                if ui.add(kit::chip(&label, state.talk == index)).clicked() {
                    state.talk = index;
                }
            }
        });
        ui.add_space(8.0);
        let Some(talk) = model.talks.get(state.talk) else { return };
        let area = ScrollArea::vertical().auto_shrink(false).id_salt(("talk", state.talk));
        kit::scroll(ui, area, |ui| {
            for (index, one) in talk.all.iter().enumerate() {
                kit::rule(ui);
                ui.add_space(10.0);
                ui.push_id(index, |ui| talked(ui, words, &talk.who.name, one, actions));
                ui.add_space(10.0);
            }
        });
    });
}

/// One question: on the left what was said, on the right what it changed.
fn talked(ui: &mut Ui, words: &Words, name: &str, one: &Talked, actions: &mut Vec<DebriefAction>) {
    let kit = Kit::of(ui);
    let wide = ((ui.available_width() - GAP) * (1.0 - CHANGED)).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.vertical(|ui| {
            ui.set_width(wide);
            let by = words.with("debrief-shut-you", &[("time", one.when.as_str().into())]);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                ui.label(kit.small_strong(by).color(kit.c.ink_2));
                ui.label(kit.small(&one.form));
                if !one.topic.is_empty() {
                    ui.label(kit.small("×").color(kit.c.ink_3));
                    ui.label(kit.small(&one.topic));
                }
            });
            if !one.question.is_empty() {
                ui.label(kit.strong(marked(&one.question)));
            }
            ui.add_space(4.0);
            if !one.told.is_empty() {
                ui.label(kit.small_strong(name).color(kit.c.ink_2));
                ui.label(kit.story(marked(&one.told)));
            }
            if !one.seen.is_empty() {
                ui.label(kit.body(&one.seen).color(kit.c.ink_2));
            }
            go_to(ui, words, "debrief-go", one.moment, actions);
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            kit::sheet().padding(14, 10).flat().fill(kit.c.inset).show(ui, |ui| {
                ui.set_width(ui.available_width());
                for line in &one.changed {
                    ui.label(kit.body(line));
                }
                ui.add_space(4.0);
                ui.label(kit.body(&one.why).color(kit.c.ink_2));
                source(ui, words, &one.source, actions);
            });
        });
    });
}

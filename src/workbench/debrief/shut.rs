//! What closing questions and moves brought at once, and what stayed behind them, person by person.

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, WidgetType, vec2};

use super::first::{go_to, marked};
use super::model::{Closing, Closings, DebriefAction, DebriefModel, Kept};
use super::papers::source;
use crate::look::Posture;
use crate::text::Words;
use crate::workbench::kit::{self, Kit};

/// The widest sheet, points: two columns of text.
const WIDE: f32 = 1080.0;
/// Between the columns, points.
const GAP: f32 = 28.0;

/// The page in all of `ui`.
pub fn shut(ui: &mut Ui, words: &Words, model: &DebriefModel, actions: &mut Vec<DebriefAction>) {
    let kit = Kit::of(ui);
    let rect: Rect = kit::middle(ui, WIDE * kit.look.text_size.max(1.0));
    ui.painter().add(kit::sheet().padding(0, 0).frame(&kit).paint(rect));
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(32.0, 24.0))), |ui| {
        kit::scroll(ui, ScrollArea::vertical().auto_shrink(false).id_salt("shut"), |ui| {
            ui.label(kit.title(words.get("debrief-shut")));
            if model.closings.is_empty() {
                ui.add_space(10.0);
                kit::empty(ui, &words.get("debrief-shut-none"));
                return;
            }
            ui.label(kit.body(words.get("debrief-shut-how")).color(kit.c.ink_2));
            for (index, one) in model.closings.iter().enumerate() {
                ui.add_space(14.0);
                kit::rule_heavy(ui);
                ui.push_id(index, |ui| person(ui, words, one, actions));
            }
        });
    });
}

fn person(ui: &mut Ui, words: &Words, one: &Closings, actions: &mut Vec<DebriefAction>) {
    let kit = Kit::of(ui);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if one.who.id.is_empty() {
            ui.label(kit.pane_title(words.get("debrief-shut-room")));
            return;
        }
        let (rect, response) = ui.allocate_exact_size(vec2(40.0, 40.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &one.who.name));
        kit::paint_face(ui, rect, &one.who.id, &one.who.portrait, Posture::Closed, None);
        ui.add_space(4.0);
        ui.label(kit.pane_title(&one.who.name));
    });
    for (index, closing) in one.all.iter().enumerate() {
        ui.add_space(8.0);
        if index > 0 {
            kit::rule(ui);
            ui.add_space(8.0);
        }
        ui.push_id(index, |ui| moment(ui, words, closing, actions));
    }
}

/// One question or move: on the left what came at once, on the right what stayed behind it.
fn moment(ui: &mut Ui, words: &Words, closing: &Closing, actions: &mut Vec<DebriefAction>) {
    let kit = Kit::of(ui);
    let wide = ((ui.available_width() - GAP) / 2.0).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.vertical(|ui| {
            ui.set_width(wide);
            at_once(ui, words, closing, actions);
        });
        ui.vertical(|ui| {
            ui.set_width(wide);
            for (index, kept) in closing.kept.iter().enumerate() {
                ui.push_id(index, |ui| behind(ui, words, kept, actions));
            }
            if !closing.felt.is_empty() {
                ui.label(kit.body(&closing.felt));
                go_to(ui, words, "debrief-shut-go-felt", closing.felt_at, actions);
            }
            if closing.kept.is_empty() && closing.felt.is_empty() {
                ui.label(kit.body(words.get("debrief-shut-nothing")).color(kit.c.ink_2));
            }
        });
    });
    ui.add_space(4.0);
    ui.label(kit.body(&closing.why).color(kit.c.ink_2));
    source(ui, words, &closing.source, actions);
}

fn at_once(ui: &mut Ui, words: &Words, closing: &Closing, actions: &mut Vec<DebriefAction>) {
    let kit = Kit::of(ui);
    let by = words.with("debrief-shut-you", &[("time", closing.when.as_str().into())]);
    ui.label(kit.small_strong(by).color(kit.c.ink_2));
    ui.label(kit.strong(marked(&closing.words)));
    for said in &closing.said {
        ui.add_space(4.0);
        ui.label(kit.small_strong(&said.by).color(kit.c.ink_2));
        ui.label(kit.story(marked(&said.text)));
    }
    ui.add_space(4.0);
    for line in &closing.won {
        ui.label(kit.body(line));
    }
    for line in [&closing.level, &closing.heard] {
        if !line.is_empty() {
            ui.label(kit.body(line));
        }
    }
    for line in &closing.besides {
        ui.label(kit.body(line));
    }
    go_to(ui, words, "debrief-shut-go", closing.moment, actions);
}

fn behind(ui: &mut Ui, words: &Words, kept: &Kept, actions: &mut Vec<DebriefAction>) {
    let kit = Kit::of(ui);
    kit::sheet().padding(14, 10).flat().fill(kit.c.inset).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(kit.small_strong(&kept.head).color(kit.c.ink_2));
        ui.label(kit.story(marked(&kept.quote)));
        ui.add_space(4.0);
        ui.label(kit.body(&kept.since));
        if !kept.rests.is_empty() {
            ui.label(kit.body(&kept.rests).color(kit.c.ink_2));
        }
        go_to(ui, words, kept.go, kept.moment, actions);
    });
    ui.add_space(6.0);
}

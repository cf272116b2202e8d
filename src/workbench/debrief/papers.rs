//! The quieter pages: the gut check then and now, what was never opened, the postmortem.

use egui::{Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::model::{DebriefAction, DebriefModel, DebriefUi, GutCheck, Source};
use crate::look::house::Lights;
use crate::text::Words;
use crate::workbench::kit::portraits::{MarkGround, paint_mark};
use crate::workbench::kit::{self, Kit, icons};

/// Where the columns beside a statement begin, points from the right.
const THEN: f32 = 380.0;
const NOW: f32 = 250.0;
const HOLDS: f32 = 120.0;

/// Where a claim comes from, to open where it has an address.
pub fn source(ui: &mut Ui, words: &Words, source: &Source, actions: &mut Vec<DebriefAction>) {
    let kit = Kit::of(ui);
    if source.title.is_empty() {
        return;
    }
    let said = words.with("debrief-source", &[("source", source.title.as_str().into())]);
    if source.url.is_empty() {
        ui.label(kit.small(said));
    } else if ui.add(kit::quiet(said).icon(icons::LINK).height(24.0)).clicked() {
        actions.push(DebriefAction::Open(source.url.clone()));
    }
}

/// The words of the five places from a guess to certain.
pub fn steps(words: &Words) -> [String; 5] {
    ["sure-guess", "sure-hunch", "sure-half", "sure-fairly", "sure-certain"]
        .map(|key| words.get(key))
}

/// The gut check then, in the colour of its envelope, and now.
pub fn gut_check(ui: &mut Ui, words: &Words, model: &DebriefModel) {
    let kit = Kit::of(ui);
    let rect = kit::middle(ui, 1160.0);
    let title = if model.gut_then.is_some() { "debrief-gut" } else { "debrief-gut-alone" };
    let title = words.get(title);
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        kit::scroll_text(ui, words, &title, ScrollArea::vertical().auto_shrink(false), |ui| {
            ui.label(kit.title(&title));
            ui.add_space(10.0);
            let (now, answer) = (&model.gut_now, words.get("debrief-gut-answer"));
            let Some(then) = &model.gut_then else {
                ui.label(kit.body(words.get("debrief-gut-no-then")).color(kit.c.ink_2));
                ui.add_space(10.0);
                letter(ui, words, now, answer, false);
                ui.add_space(18.0);
                rows(ui, words, model);
                return;
            };
            let head = |key, gut: &GutCheck| words.with(key, &[("time", gut.when.as_str().into())]);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 20.0;
                let wide = (ui.available_width() - 32.0) / 2.0;
                for (key, gut, sealed) in
                    [("debrief-gut-then", then, true), ("debrief-gut-now", now, false)]
                {
                    ui.vertical(|ui| {
                        ui.set_width(wide);
                        letter(ui, words, gut, head(key, gut), sealed);
                    });
                }
            });
            ui.add_space(18.0);
            rows(ui, words, model);
        });
    });
}

/// What was answered, on paper, or sealed in its envelope.
fn letter(ui: &mut Ui, words: &Words, gut: &GutCheck, head: String, sealed: bool) {
    let kit = Kit::of(ui);
    let (fill, ink) =
        if sealed { (kit.c.envelope, kit.c.on_envelope) } else { (kit.c.paper, kit.c.ink) };
    let edge = if sealed { kit.c.envelope_edge } else { kit.c.rule };
    let sheet = kit::sheet().fill(fill).edge(edge).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_min_height(130.0);
        ui.label(kit.small_strong(head).color(ink));
        ui.add_space(8.0);
        let said = kit.speech(format!("“{}”", gut.line)).color(ink);
        ui.add(egui::Label::new(said).wrap());
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let steps = steps(words);
            let word = &steps[usize::from(gut.sure.min(4))];
            let (rect, _) = ui.allocate_exact_size(vec2(112.0, 20.0), Sense::hover());
            let painter = ui.painter();
            painter.hline(rect.shrink(6.0).x_range(), rect.center().y, Stroke::new(1.5, ink));
            for dot in 0..5_u8 {
                let at = pos2(rect.left() + 6.0 + f32::from(dot) * 25.0, rect.center().y);
                if dot == gut.sure {
                    painter.circle_filled(at, 6.0, ink);
                } else {
                    painter.circle(at, 3.0, fill, Stroke::new(1.5, ink));
                }
            }
            ui.label(kit.small(word).color(ink));
        });
    });
    if sealed {
        let at = sheet.response.rect.right_top() + vec2(-28.0, 28.0);
        ui.painter().circle(at, 14.0, kit.c.mark, Stroke::new(1.5, kit.c.mark_ink));
        paint_mark(
            ui,
            Rect::from_center_size(at, vec2(11.0, 13.0)),
            Lights::Both,
            MarkGround::Seal,
        );
    }
}

/// Each statement with the chips before, where there are any, and after.
fn rows(ui: &mut Ui, words: &Words, model: &DebriefModel) {
    let kit = Kit::of(ui);
    let guessed = model.gut_then.is_some();
    let key = if guessed { "debrief-gut-row" } else { "debrief-gut-row-now" };
    let columns = if guessed { THEN } else { NOW };
    ui.label(kit.strong(words.get("debrief-gut-rows")));
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let heads = [
        (THEN, "debrief-gut-head-then"),
        (NOW, "debrief-gut-head-now"),
        (HOLDS, "debrief-gut-head-holds"),
    ];
    for (shift, key) in heads.into_iter().filter(|(shift, _)| *shift <= columns) {
        let at = pos2(head.right() - shift - 6.0, head.top());
        kit::write(ui, at, kit.small(words.get(key)), 160.0);
    }
    ui.add_space(2.0);
    for row in &model.gut_rows {
        kit::rule(ui);
        let wide = ui.available_width();
        let says = words.with(
            key,
            &[
                ("statement", row.text.as_str().into()),
                ("then", row.then.into()),
                ("now", row.now.into()),
                ("holds", if row.holds { "yes" } else { "no" }.into()),
            ],
        );
        let text = kit::lay(ui, kit.body(&row.text), wide - columns - 20.0);
        let size = vec2(wide, text.size().y.max(22.0) + 10.0);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &says));
        let painter = ui.painter();
        painter.galley(pos2(rect.left(), rect.center().y - text.size().y / 2.0), text, kit.c.ink);
        let chips = [
            (THEN, row.then, kit.c.envelope, kit.c.ink_2),
            (NOW, row.now, kit.c.mark, kit.c.mark_ink),
        ];
        for (shift, count, fill, edge) in chips.into_iter().filter(|chips| chips.0 <= columns) {
            for chip in 0..count.min(10) {
                let at = pos2(rect.right() - shift + chip as f32 * 11.0, rect.center().y);
                painter.circle(at, 6.0, fill, Stroke::new(1.5, edge));
            }
        }
        let word = words.get(if row.holds { "debrief-holds" } else { "debrief-holds-not" });
        let word = if row.holds { format!("✓ {word}") } else { word };
        let word = kit::lay(ui, kit.small(word).color(kit.c.ink), HOLDS);
        let at = pos2(rect.right() - HOLDS - 6.0, rect.center().y - word.size().y / 2.0);
        ui.painter().galley(at, word, kit.c.ink);
    }
}

/// What the play never got to.
pub fn unopened(ui: &mut Ui, words: &Words, model: &DebriefModel) {
    let kit = Kit::of(ui);
    let lead = crate::look::tokens().type_scale.lead;
    let rect = kit::middle(ui, kit::reading_width(ui, kit::Voice::Serif, lead) + 64.0 + 14.0);
    ui.painter().add(kit::sheet().padding(0, 0).frame(&kit).paint(rect));
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(32.0, 24.0))), |ui| {
        kit::scroll_text(
            ui,
            words,
            &words.get("debrief-unopened"),
            ScrollArea::vertical().auto_shrink(false),
            |ui| {
                ui.label(kit.title(words.get("debrief-unopened")));
                ui.label(kit.body(words.get("debrief-unopened-how")).color(kit.c.ink_2));
                ui.add_space(10.0);
                if model.unopened.is_empty() {
                    kit::empty(ui, &words.get("debrief-all-opened"));
                }
                for one in &model.unopened {
                    kit::rule(ui);
                    ui.add_space(6.0);
                    ui.label(kit.strong(&one.name));
                    if !one.shows.is_empty() {
                        ui.label(kit.story(&one.shows));
                    }
                    ui.add_space(6.0);
                }
            },
        );
    });
}

/// The document as it can be shown to a team, with its ways out.
pub fn postmortem(
    ui: &mut Ui,
    words: &Words,
    model: &DebriefModel,
    state: &mut DebriefUi,
    actions: &mut Vec<DebriefAction>,
) {
    let name = words.get("debrief-page-postmortem");
    kit::document(ui, words, &name, &model.postmortem, |ui| {
        ui.horizontal_wrapped(|ui| {
            if ui.add(kit::primary(words.get("debrief-save")).height(34.0)).clicked() {
                actions.push(DebriefAction::Save);
            }
            if ui.add(kit::secondary(words.get("debrief-copy")).height(34.0)).clicked() {
                ui.ctx().copy_text(model.postmortem.clone());
                state.copied = true;
                actions.push(DebriefAction::Copied);
            }
            if state.copied {
                kit::sign(ui, kit::Sign::Calm, &words.get("debrief-copied"));
            }
            if let Some(place) = &model.saved_to {
                let values = [("place", place.as_str().into())];
                kit::sign(ui, kit::Sign::Calm, &words.with("debrief-saved", &values));
            }
        });
    });
}

//! The next question: how to ask, about what, the question in words, and its price in minutes.

use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Margin, Rect, ScrollArea, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::model::{InterviewAction, InterviewModel, InterviewUi};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::guide::{Spot, mark};
use crate::workbench::kit::{self, Kit, icons};

/// Margin left and right, and the gap between the columns.
const SIDE: f32 = 36.0;
const GAP: f32 = 28.0;
/// Width of the buttons beside the question.
fn buttons_width(kit: &Kit) -> f32 {
    168.0 * (1.0 + 0.4 * (kit.look.text_size - 1.0).max(0.0))
}

const CHIP_GAP: f32 = 6.0;

/// Height of the whole part at `width`, for as many rows of chips as there are.
pub fn ask_height(ui: &Ui, model: &InterviewModel, width: f32) -> f32 {
    let kit = Kit::of(ui);
    let (left, right) = columns(width);
    let forms = model.forms.iter().map(|form| (form.name.as_str(), false));
    let topics = model.topics.iter().map(|topic| (topic.name.as_str(), topic.fresh));
    let rows = rows(ui, &kit, forms, left).max(rows(ui, &kit, topics, right));
    12.0 + heading_height(&kit) + chip_step(&kit) * rows as f32 + 8.0 + line_height(&kit) + 14.0
}

fn columns(width: f32) -> (f32, f32) {
    let both = width - 2.0 * SIDE - GAP;
    (both * 0.53, both * 0.47)
}

fn heading_height(kit: &Kit) -> f32 {
    22.0 * kit.look.text_size.max(1.0)
}

fn chip_step(kit: &Kit) -> f32 {
    (13.0 * 1.22 * kit.look.text_size + 8.0).max(26.0) + CHIP_GAP
}

fn line_height(kit: &Kit) -> f32 {
    84.0 * kit.look.text_size.max(1.0)
}

/// How many rows chips of these names make at `width`, wrapped as egui wraps them.
fn rows<'a>(ui: &Ui, kit: &Kit, names: impl Iterator<Item = (&'a str, bool)>, width: f32) -> usize {
    let font = kit.font(kit::Voice::Sans, 13.0);
    let (mut rows, mut x) = (1, 0.0);
    for (name, fresh) in names {
        let text = ui.painter().layout_no_wrap(name.to_owned(), font.clone(), kit.c.ink);
        let wide = text.size().x + 20.0 + if fresh { 20.0 * kit.look.text_size } else { 0.0 };
        if x > 0.0 && x + wide > width - 12.0 {
            rows += 1;
            x = 0.0;
        }
        x += wide + CHIP_GAP;
    }
    rows
}

/// Draws chips, question and buttons in all of `ui`.
pub fn ask(
    ui: &mut Ui,
    words: &Words,
    model: &InterviewModel,
    state: &mut InterviewUi,
    actions: &mut Vec<InterviewAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    let inside = Rect::from_min_max(all.min + vec2(SIDE, 12.0), all.max - vec2(SIDE, 14.0));
    let foot = inside.bottom() - line_height(&kit);
    let (left, _) = columns(all.width());
    let edge = inside.left() + left;
    let forms = Rect::from_min_max(inside.min, pos2(edge, foot - 8.0));
    let topics =
        Rect::from_min_max(pos2(edge + GAP, inside.top()), pos2(inside.right(), foot - 8.0));
    mark(ui, Spot::Ask, inside.with_max_y(foot - 8.0));
    chips(ui, forms, &words.get("interview-how"), |ui| {
        for form in &model.forms {
            let chosen = Some(&form.id) == state.form.as_ref();
            let chip = kit::chip(&form.name, chosen && form.open).enabled(form.open);
            if ui.add(chip).clicked() {
                state.form = (!chosen).then(|| form.id.clone());
            }
        }
    });
    chips(ui, topics, &words.get("interview-what"), |ui| {
        for topic in &model.topics {
            let chosen = Some(&topic.id) == state.topic.as_ref();
            let chip = kit::chip(&topic.name, chosen);
            let chip = if topic.fresh { chip.earned() } else { chip };
            if ui.add(chip).clicked() {
                state.topic = (!chosen).then(|| topic.id.clone());
            }
        }
    });
    let wide = buttons_width(&kit);
    let line = Rect::from_min_max(pos2(inside.left(), foot), inside.max - vec2(wide + 12.0, 0.0));
    question(ui, line, words, model, state);
    let buttons = Rect::from_min_max(pos2(inside.right() - wide, foot), inside.max);
    ui.scope_builder(UiBuilder::new().max_rect(buttons), |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let ready = model.ask(state);
        let button = kit::primary(words.get("interview-ask")).width(wide);
        if ui.add(button.enabled(ready.is_some())).clicked() {
            actions.extend(ready);
        }
        let wait = kit::quiet(words.get("interview-wait")).width(wide);
        let waits = model.wait_minutes.filter(|_| model.over.is_empty());
        let response = ui.add(wait.enabled(waits.is_some()));
        if response.clicked() {
            actions.push(InterviewAction::Wait);
        }
        if let Some(minutes) = waits {
            response.on_hover_text(words.with("minutes", &[("minutes", minutes.into())]));
        }
    });
}

/// A heading and the chips below, wrapped; they scroll where there are too many.
fn chips(ui: &mut Ui, rect: Rect, title: &str, content: impl FnOnce(&mut Ui)) {
    let kit = Kit::of(ui);
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(kit.small_strong(title).color(kit.c.ink_2));
        let below =
            Rect::from_min_max(pos2(rect.left(), rect.top() + heading_height(&kit)), rect.max);
        ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
            kit::scroll(ui, ScrollArea::vertical().id_salt(title).auto_shrink(false), |ui| {
                ui.spacing_mut().item_spacing = vec2(CHIP_GAP, CHIP_GAP);
                ui.horizontal_wrapped(content);
            });
        });
    });
}

/// The question in words, and what it is read as.
fn question(ui: &mut Ui, rect: Rect, words: &Words, model: &InterviewModel, state: &InterviewUi) {
    let kit = Kit::of(ui);
    let radius = tokens().shape.control;
    let painter = ui.painter();
    painter.rect(rect, radius, kit.c.paper, kit.outline(), StrokeKind::Inside);
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        let frame = Frame::new().inner_margin(Margin::symmetric(14, 8));
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let (form, topic) = (model.form(state), model.topic(state));
            let ready = model.ask(state).is_some();
            if ready && !model.question.is_empty() {
                ui.add(egui::Label::new(kit.speech(&model.question)).truncate());
            } else {
                let hint = kit.quote(words.get("interview-line")).color(kit.c.ink_3);
                ui.add(egui::Label::new(hint).truncate());
            }
            ui.add_space(4.0);
            kit::rule(ui);
            ui.add_space(6.0);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                ui.label(kit.icon(icons::CHAT_CENTERED, 16.0).color(kit.c.people));
                let text = match (form, topic) {
                    _ if !model.over.is_empty() => model.over.clone(),
                    (Some(form), _) if !form.needs_topic => words.with(
                        "interview-echo-form",
                        &[("form", form.name.as_str().into()), ("minutes", form.minutes.into())],
                    ),
                    (Some(form), Some(topic)) => words.with(
                        "interview-echo",
                        &[
                            ("form", form.name.as_str().into()),
                            ("topic", topic.name.as_str().into()),
                            ("minutes", form.minutes.into()),
                        ],
                    ),
                    (Some(_), None) => words.get("interview-need-topic"),
                    (None, Some(_)) => words.get("interview-need-form"),
                    (None, None) => words.get("interview-need-both"),
                };
                let names = [form.map(|one| one.name.as_str()), topic.map(|one| one.name.as_str())];
                ui.label(echo(&kit, &text, &names));
            });
        });
    });
}

/// `text` with the first places of `names`, in their order, in strong.
fn echo(kit: &Kit, text: &str, names: &[Option<&str>]) -> LayoutJob {
    let step = tokens().type_scale.body;
    let format = |voice| TextFormat {
        font_id: kit.font(voice, step.0),
        line_height: Some(step.1 * kit.grown(step.0)),
        color: kit.c.ink,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    let mut rest = text;
    for name in names.iter().flatten() {
        if let Some((before, after)) = rest.split_once(name) {
            job.append(before, 0.0, format(kit::Voice::Sans));
            job.append(name, 0.0, format(kit::Voice::SansStrong));
            rest = after;
        }
    }
    job.append(rest, 0.0, format(kit::Voice::Sans));
    job
}

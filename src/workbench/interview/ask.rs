//! The next question: how to ask, about what, the question in words, and its price in minutes.

use egui::text::{LayoutJob, TextFormat};
use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::model::{Echo, InterviewAction, InterviewModel, InterviewUi};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::guide::{Spot, mark};
use crate::workbench::kit::{self, Kit, icons};

/// Margin left and right, and the gap between the columns.
const SIDE: f32 = 36.0;
const GAP: f32 = 28.0;
/// Between the question and the buttons beside it.
const BESIDE: f32 = 20.0;
const CHIP_GAP: f32 = 6.0;

/// What the button of a silence says: its minutes stand on it.
fn wait_label(words: &Words, model: &InterviewModel) -> String {
    words.with("interview-wait", &[("minutes", model.wait_minutes.into())])
}

/// Width of the buttons beside the question.
fn buttons_width(ui: &Ui, words: &Words, model: &InterviewModel) -> f32 {
    let label = kit::lay(ui, Kit::of(ui).strong(wait_label(words, model)), f32::INFINITY);
    (label.size().x + 32.0).max(168.0)
}

/// Words about to be spoken, wrapped at `width`.
fn spoken(ui: &Ui, question: &str, width: f32) -> std::sync::Arc<egui::Galley> {
    kit::lay(ui, Kit::of(ui).speech(format!("“{question}”")), width)
}

/// Height of the whole part at `width`, for as many rows of chips as there are and for the longest
/// question, so that nothing moves while one chooses.
pub fn ask_height(
    ui: &Ui,
    words: &Words,
    model: &InterviewModel,
    state: &InterviewUi,
    width: f32,
) -> f32 {
    let kit = Kit::of(ui);
    let (left, right) = columns(width);
    let forms = model.forms.iter().map(|form| (form.name.as_str(), false));
    let topics = model.topics.iter().map(|topic| (topic.name.as_str(), topic.fresh));
    let rows = rows(ui, &kit, forms, left).max(rows(ui, &kit, topics, right));
    let line = line_height(ui, words, model, state, width);
    12.0 + heading_height(&kit) + chip_step(&kit) * rows as f32 + 8.0 + line + 14.0
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

/// Height of the question, what it is read as, and the buttons beside them.
fn line_height(
    ui: &Ui,
    words: &Words,
    model: &InterviewModel,
    state: &InterviewUi,
    width: f32,
) -> f32 {
    let kit = Kit::of(ui);
    let room = width - 2.0 * SIDE - BESIDE - buttons_width(ui, words, model);
    let tall = |text: &str| spoken(ui, text, room).size().y;
    let question = tall(&model.longest).max(tall(&model.question)).max(tall(&state.words));
    let echo = tokens().type_scale.body.1 * kit.look.text_size + 16.0;
    (question + echo).max(84.0 * kit.look.text_size.max(1.0))
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

/// The field for own words.
pub struct Own {
    pub id: egui::Id,
    /// It has the keyboard, or had it until this frame.
    pub held: bool,
}

/// Draws chips, question and buttons in all of `ui`.
pub fn ask(
    ui: &mut Ui,
    words: &Words,
    model: &InterviewModel,
    state: &mut InterviewUi,
    actions: &mut Vec<InterviewAction>,
) -> Own {
    let all = ui.max_rect();
    let inside = Rect::from_min_max(all.min + vec2(SIDE, 12.0), all.max - vec2(SIDE, 14.0));
    let foot = inside.bottom() - line_height(ui, words, model, state, all.width());
    let (left, _) = columns(all.width());
    let edge = inside.left() + left;
    let forms = Rect::from_min_max(inside.min, pos2(edge, foot - 8.0));
    let topics =
        Rect::from_min_max(pos2(edge + GAP, inside.top()), pos2(inside.right(), foot - 8.0));
    mark(ui, Spot::Ask, inside.with_max_y(foot - 8.0));
    chips(ui, forms, &words.get("interview-how"), |ui| {
        let now = model.form(state).map(|form| form.id.clone());
        for form in &model.forms {
            let chosen = Some(&form.id) == now.as_ref();
            let chip = kit::chip(&form.name, chosen && form.open).enabled(form.open);
            if ui.add(chip).clicked() {
                model.settle(state);
                // A second click is to make sure, and takes nothing away.
                state.form = Some(form.id.clone());
                state.kept = false;
            }
        }
    });
    chips(ui, topics, &words.get("interview-what"), |ui| {
        let now = model.topic(state).map(|topic| topic.id.clone());
        for topic in &model.topics {
            let chosen = Some(&topic.id) == now.as_ref();
            let chip = kit::chip(&topic.name, chosen);
            let chip = if topic.fresh { chip.earned() } else { chip };
            if ui.add(chip).clicked() {
                model.settle(state);
                state.topic = Some(topic.id.clone());
            }
        }
    });
    let wide = buttons_width(ui, words, model);
    let line = Rect::from_min_max(pos2(inside.left(), foot), inside.max - vec2(wide + BESIDE, 0.0));
    let own = question(ui, line, words, model, state, actions);
    let buttons = Rect::from_min_max(pos2(inside.right() - wide, foot), inside.max);
    ui.scope_builder(UiBuilder::new().max_rect(buttons), |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let ready = model.ask(state);
        let button = kit::primary(words.get("interview-ask")).width(wide);
        if ui.add(button.enabled(ready.is_some())).clicked() {
            actions.extend(ready);
        }
        let wait = kit::secondary(wait_label(words, model)).width(wide);
        if ui.add(wait.enabled(model.waits())).clicked() {
            actions.push(InterviewAction::Wait);
        }
    });
    own
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

/// The question as it will be said, to be put in own words, and what it is read as.
fn question(
    ui: &mut Ui,
    rect: Rect,
    words: &Words,
    model: &InterviewModel,
    state: &mut InterviewUi,
    actions: &mut Vec<InterviewAction>,
) -> Own {
    let kit = Kit::of(ui);
    let shown = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let ready = model.ask(state).is_some() && !model.question.is_empty();
        let hint = if ready {
            kit.speech(format!("“{}”", model.question)).color(kit.c.ink)
        } else {
            kit.quote(words.get("interview-own-hint")).color(kit.c.ink_3)
        };
        let most = crate::people::heard::LONGEST;
        let label = words.get("interview-own");
        let field = kit::serif_said(ui, &mut state.words, &label, hint, most);
        if field.response.changed() {
            state.by_hand = false;
        } else if field.entered {
            actions.extend(model.ask(state));
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.label(kit.icon(icons::CHAT_CENTERED, 16.0).color(kit.c.people));
            let (text, names) = said_back(words, model, state);
            ui.label(echo(&kit, &text, &names));
        });
        Own { id: field.response.id, held: field.held }
    });
    shown.inner
}

/// What stands under the question, with the names in it.
fn said_back<'a>(
    words: &Words,
    model: &'a InterviewModel,
    state: &InterviewUi,
) -> (String, Vec<&'a str>) {
    if !model.over.is_empty() {
        return (model.over.clone(), Vec::new());
    }
    let or = |names: &[&str]| names.join(&words.get("interview-or"));
    match model.echo(state) {
        Echo::Ready(form, None) => {
            let named = [("form", form.name.as_str().into()), ("minutes", form.minutes.into())];
            (words.with("interview-echo-form", &named), vec![&form.name])
        }
        Echo::Ready(form, Some(topic)) => {
            let named = [
                ("form", form.name.as_str().into()),
                ("topic", topic.name.as_str().into()),
                ("minutes", form.minutes.into()),
            ];
            (words.with("interview-echo", &named), vec![&form.name, &topic.name])
        }
        Echo::NeedsBoth => (words.get("interview-need-both"), Vec::new()),
        Echo::NeedsForm => (words.get("interview-need-form"), Vec::new()),
        Echo::NeedsTopic => (words.get("interview-need-topic"), Vec::new()),
        Echo::FormUnclear => (words.get("interview-form-unclear"), Vec::new()),
        Echo::TopicUnclear => (words.get("interview-topic-unclear"), Vec::new()),
        Echo::FormOf(names) => {
            (words.with("interview-form-of", &[("forms", or(&names).into())]), names)
        }
        Echo::TopicOf(names) => {
            (words.with("interview-topic-of", &[("topics", or(&names).into())]), names)
        }
        Echo::ReadsAs(form) => {
            let named = [("form", form.name.as_str().into())];
            (words.with("interview-reads-as", &named), vec![&form.name])
        }
    }
}

/// `text` with the first places of `names`, in their order, in strong.
fn echo(kit: &Kit, text: &str, names: &[&str]) -> LayoutJob {
    let step = tokens().type_scale.body;
    let format = |voice| TextFormat {
        font_id: kit.font(voice, step.0),
        line_height: Some(step.1 * kit.grown(step.0)),
        color: kit.c.ink,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    let mut rest = text;
    for name in names {
        if let Some((before, after)) = rest.split_once(name) {
            job.append(before, 0.0, format(kit::Voice::Sans));
            job.append(name, 0.0, format(kit::Voice::SansStrong));
            rest = after;
        }
    }
    job.append(rest, 0.0, format(kit::Voice::Sans));
    job
}

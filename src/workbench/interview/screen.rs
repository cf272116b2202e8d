//! The screen as a whole: the person on the left, the talk in the middle, the question below.

use egui::{Rect, Stroke, Ui, UiBuilder, pos2};

use super::ask::{ask, ask_height};
use super::model::{InterviewAction, InterviewModel, InterviewUi};
use super::person::person;
use super::strip::strip;
use super::transcript::transcript;
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit};

/// The interview in all of `ui`. Enter asks and Escape goes back while nothing has the focus.
pub fn interview_ui(
    ui: &mut Ui,
    words: &Words,
    model: &InterviewModel,
    state: &mut InterviewUi,
) -> Vec<InterviewAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    let screen = ui.max_rect();
    kit::ground(ui, screen, kit.c.paper);
    if let Some(action) = model.top.show(ui) {
        actions.push(InterviewAction::Top(action));
    }
    let (_, body) = screen.split_top_bottom_at_y(screen.top() + tokens().space.top_bar);
    let grow = 1.0 + (kit.look.text_size - 1.0).max(0.0) * 0.3;
    let panel = (body.width() * 0.2625).clamp(260.0, 400.0) * grow;
    let (left, right) = body.split_left_right_at_x(body.left() + panel);
    let line = right.top() + strip_height(&kit);
    let foot = right.bottom()
        - ask_height(ui, words, model, state, right.width()).min(right.height() * 0.6);
    let people = Rect::from_min_max(right.min, pos2(right.right(), line));
    let talk = Rect::from_min_max(pos2(right.left(), line), pos2(right.right(), foot));
    let below = Rect::from_min_max(pos2(right.left(), foot), right.max);

    person(ui, left, words, model);
    ui.scope_builder(UiBuilder::new().max_rect(people), |ui| {
        strip(ui, words, model, &mut actions);
    });
    ui.scope_builder(UiBuilder::new().max_rect(talk), |ui| {
        transcript(ui, words, model, state, &mut actions);
    });
    ui.painter().rect_filled(below, 0.0, kit.c.inset);
    let edge = Stroke::new(kit.stroke, kit.c.rule);
    ui.painter().hline(right.x_range(), line, edge);
    ui.painter().hline(right.x_range(), foot, edge);
    let own = ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        ask(ui, words, model, state, &mut actions)
    });
    if let Some(beside) = &model.beside {
        if crate::workbench::debrief::read(ui, words, beside) {
            state.beside = None;
        }
        return actions;
    }
    if !own.inner.held {
        listen(ui, model, state, own.inner.id, &mut actions);
    }
    if let Some(InterviewAction::Ask { form, .. }) =
        actions.iter().find(|action| matches!(action, InterviewAction::Ask { .. }))
    {
        *state = InterviewUi { form: Some(form.clone()), kept: true, ..InterviewUi::default() };
    }
    actions
}

fn strip_height(kit: &Kit) -> f32 {
    56.0 + 20.0 * (kit.look.text_size - 1.0).max(0.0)
}

fn listen(
    ui: &Ui,
    model: &InterviewModel,
    state: &InterviewUi,
    own: egui::Id,
    actions: &mut Vec<InterviewAction>,
) {
    if ui.memory(|memory| memory.focused().is_some()) || !actions.is_empty() {
        return;
    }
    if keys::pressed(ui, Act::Ask) {
        actions.extend(model.ask(state));
    } else if keys::pressed(ui, Act::OwnWords) {
        ui.memory_mut(|memory| memory.request_focus(own));
    } else if keys::pressed(ui, Act::LeaveTalk) {
        actions.push(InterviewAction::Back);
    }
}

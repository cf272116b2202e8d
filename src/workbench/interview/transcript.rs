//! What was asked and told, oldest first; sentences can be pinned.

use egui::{Align, Frame, Layout, Margin, Rect, ScrollArea, Sense, Ui, vec2};

use super::model::{Exchange, InterviewAction, InterviewModel, InterviewUi, Leave};
use super::telling::{telling, wholes};
use crate::text::Words;
use crate::workbench::kit::{self, Kit, icons};

/// Room for pins right of what was said, points.
const GUTTER: f32 = 52.0;

/// The talk in all of `ui`; it stays at its newest end.
pub fn transcript(
    ui: &mut Ui,
    words: &Words,
    model: &InterviewModel,
    state: &mut InterviewUi,
    actions: &mut Vec<InterviewAction>,
) {
    let kit = Kit::of(ui);
    let most = ui.available_height();
    let talk = ("talk", &model.person.id);
    let scroll = ScrollArea::vertical().id_salt(talk).auto_shrink(false).stick_to_bottom(true);
    kit::scroll(ui, scroll.max_height(most), |ui| {
        let frame = Frame::new().inner_margin(Margin { left: 36, right: 28, top: 18, bottom: 18 });
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let speech = crate::look::tokens().type_scale.speech;
            let column = kit::reading_width(ui, kit::Voice::Serif, speech) + GUTTER;
            ui.set_width(ui.available_width().min(column));
            if model.exchanges.is_empty() && model.over.is_empty() {
                let name = [("name", model.person.called.as_str().into())];
                kit::empty(ui, &words.with("interview-empty", &name));
            }
            for (index, exchange) in model.exchanges.iter().enumerate() {
                if index > 0 {
                    ui.add_space(18.0);
                }
                let shown = ui.push_id(&exchange.id, |ui| {
                    one(ui, &kit, words, model, exchange, state, actions);
                });
                if index + 1 == model.exchanges.len() {
                    newest(ui, &exchange.id, shown.response.rect);
                }
            }
            if !model.over.is_empty() {
                ui.add_space(18.0);
                ui.label(kit.text(
                    &model.over,
                    kit::Voice::SerifItalic,
                    crate::look::tokens().type_scale.lead,
                ));
            }
        });
    });
}

/// Brings what was said last into view, once, also where the talk had been scrolled up; of what is
/// longer than the view its beginning.
fn newest(ui: &Ui, exchange: &str, rect: Rect) {
    let id = ui.id().with("newest");
    let seen = ui.data(|data| data.get_temp::<String>(id));
    if seen.as_deref() == Some(exchange) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(id, exchange.to_owned()));
    if seen.is_some() {
        let long = rect.height() > ui.clip_rect().height();
        ui.scroll_to_rect(rect, Some(if long { Align::Min } else { Align::Max }));
    }
}

fn one(
    ui: &mut Ui,
    kit: &Kit,
    words: &Words,
    model: &InterviewModel,
    exchange: &Exchange,
    state: &mut InterviewUi,
    actions: &mut Vec<InterviewAction>,
) {
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 18.0),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if exchange.form.is_empty() {
                ui.label(kit.small_strong(&model.person.called));
            } else {
                ui.label(kit.small_strong(words.get("interview-you")));
                ui.label(kit.small(&exchange.form));
                if !exchange.topic.is_empty() {
                    ui.label(kit.small("×").color(kit.c.ink_3));
                    ui.label(kit.small(&exchange.topic));
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(kit.evidence(&exchange.at).color(kit.c.ink_2));
            });
        },
    );
    if !exchange.question.is_empty() {
        ui.add_space(2.0);
        ui.label(kit.body(&exchange.question).color(kit.c.ink_2));
    }
    if !exchange.telling.is_empty() {
        ui.add_space(4.0);
        telling(ui, exchange, GUTTER, actions);
    }
    if !exchange.wholes.is_empty() {
        ui.add_space(2.0);
        wholes(ui, words, exchange, actions);
    }
    if !exchange.seen.is_empty() {
        ui.add_space(2.0);
        ui.label(kit.body(&exchange.seen).color(kit.c.ink_2));
    }
    leave(ui, kit, words, model, exchange, actions);
    if !exchange.otherwise.is_empty() {
        ui.add_space(6.0);
        let name = [("name", exchange.otherwise.as_str().into())];
        let label = words.with("interview-otherwise", &name);
        if ui.add(kit::secondary(label).height(28.0).icon(icons::CHAT_CENTERED)).clicked() {
            state.beside = Some(exchange.id.clone());
        }
    }
}

/// Whether it may be quoted, and the button that asks.
fn leave(
    ui: &mut Ui,
    kit: &Kit,
    words: &Words,
    model: &InterviewModel,
    exchange: &Exchange,
    actions: &mut Vec<InterviewAction>,
) {
    let name = [("name", model.person.called.as_str().into())];
    let state = match exchange.leave {
        Leave::NotNeeded => return,
        Leave::Unasked => {
            ui.add_space(6.0);
            let minutes = [("minutes", model.leave_minutes.into())];
            let ask = kit::secondary(words.with("interview-leave-ask", &minutes)).height(28.0);
            if ui.add(ask.icon(icons::HAND_PALM)).clicked() {
                actions.push(InterviewAction::AskLeave(exchange.id.clone()));
            }
            return;
        }
        Leave::Given => (icons::CHECK, "interview-leave-given"),
        Leave::Refused => (icons::X, "interview-leave-refused"),
    };
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let icon = kit::lay(ui, kit.icon(state.0, 14.0).color(kit.c.people), 40.0);
        let (rect, _) = ui.allocate_exact_size(icon.size(), Sense::hover());
        ui.painter().galley(rect.min, icon, kit.c.people);
        ui.label(kit.small(words.with(state.1, &name)).color(kit.c.people));
    });
}

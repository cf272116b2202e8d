//! What can be changed about a measure: owner, scope, date, check, words, factors, side effect, or
//! its end.

use egui::{CursorIcon, Label, Sense, Ui, WidgetInfo, WidgetType, vec2};

use super::model::{Choice, Measure, MitigateAction, MitigateModel, MitigateUi};
use crate::coach::Purpose;
use crate::look::Posture;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice, icons};

/// The details below the card's own lines.
pub fn details(
    ui: &mut Ui,
    words: &Words,
    model: &MitigateModel,
    measure: &Measure,
    state: &mut MitigateUi,
    actions: &mut Vec<MitigateAction>,
) {
    let kit = Kit::of(ui);
    let id = || measure.id.clone();
    ui.add_space(4.0);
    kit::rule(ui);
    ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
    if measure.rejected.is_some() {
        if ui.add(kit::secondary(words.get("mitigate-reopen"))).clicked() {
            actions.push(MitigateAction::Reopen(id()));
        }
        return;
    }
    if measure.agreed {
        // What an owner agreed to is theirs too: it changes by asking them again.
        ui.add(Label::new(kit.small(words.get("mitigate-agreed-how"))).wrap());
        if ui.add(kit::secondary(words.get("mitigate-change"))).clicked() {
            actions.push(MitigateAction::Change(id()));
        }
        return;
    }
    ui.label(kit.small_strong(words.get("mitigate-owner")));
    ui.horizontal_wrapped(|ui| {
        for (index, owner) in measure.owners.iter().enumerate() {
            if face_choice(ui, words, owner, measure.owner == Some(index)) {
                actions.push(MitigateAction::Owner { id: id(), owner: owner.id.clone() });
            }
        }
    });
    scope(ui, words, measure, actions);
    ui.label(kit.small_strong(words.get("mitigate-due")));
    ui.horizontal_wrapped(|ui| {
        for days in &measure.dues {
            let label = words.with("mitigate-in-days", &[("days", (*days).into())]);
            if ui.add(kit::chip(label, measure.due == Some(*days))).clicked() {
                actions.push(MitigateAction::Due { id: id(), days: *days });
            }
        }
    });
    if measure.due.is_some_and(|due| due < measure.days()) {
        let early = words.with("mitigate-early", &[("days", measure.days().into())]);
        ui.add(Label::new(kit.small(early)).wrap());
    }
    ui.label(kit.small_strong(words.get("mitigate-verify")));
    if let Some(choice) = lines(ui, &measure.verifications, measure.verification.as_ref()) {
        actions.push(MitigateAction::Verify { id: id(), verification: choice.id.clone() });
    }
    if state.to_links.as_ref() == Some(&measure.id) {
        ui.scroll_to_cursor(Some(egui::Align::Min));
    }
    link(ui, words, model, measure, actions);
    if !measure.side_effects.is_empty() {
        ui.label(kit.small_strong(words.get("mitigate-watch")));
        if let Some(choice) = lines(ui, &measure.side_effects, measure.side_effect.as_ref()) {
            let again = measure.side_effect.as_ref() == Some(&choice.id);
            let side_effect = (!again).then(|| choice.id.clone());
            actions.push(MitigateAction::Watch { id: id(), side_effect });
        }
    }
    let draft = state.words.entry(measure.id.clone()).or_insert_with(|| measure.words.clone());
    let label = words.with("mitigate-words", &[("measure", measure.text.as_str().into())]);
    let field = kit::serif_field(ui, draft, &label, &words.get("mitigate-own-hint"));
    kit::coach(ui, words, &field, draft, Purpose::Plan);
    if (field.lost_focus() || state.leaving) && draft.trim() != measure.words {
        actions.push(MitigateAction::Words { id: id(), words: draft.trim().to_owned() });
    }
    if let Some(owner) = measure.owner.and_then(|index| measure.owners.get(index)) {
        let ask = words.with("mitigate-ask", &[("name", owner.name.as_str().into())]);
        if ui.add(kit::secondary(ask).icon(icons::CHAT)).clicked() {
            state.asked = Some(id());
            actions.push(MitigateAction::Ask(id()));
        }
    }
    kit::rule(ui);
    let reason = state.reasons.entry(measure.id.clone()).or_default();
    let label = words.with("mitigate-reason", &[("measure", measure.text.as_str().into())]);
    let hint = words.get("mitigate-reason-hint");
    let field = kit::boxed_field(ui, reason, &label, &hint, "", Voice::Serif);
    kit::coach(ui, words, &field, reason, Purpose::Plan);
    let ready = !reason.trim().is_empty();
    let reject = kit::quiet(words.get("mitigate-reject")).icon(icons::X).enabled(ready);
    if ui.add(reject).clicked() {
        actions.push(MitigateAction::Reject { id: id(), reason: reason.trim().to_owned() });
    }
}

/// The factors that it may answer, or the way to the board where none stands on it.
fn link(
    ui: &mut Ui,
    words: &Words,
    model: &MitigateModel,
    measure: &Measure,
    actions: &mut Vec<MitigateAction>,
) {
    let kit = Kit::of(ui);
    ui.label(kit.small_strong(words.get("mitigate-link")));
    if model.factors.is_empty() {
        ui.add(Label::new(kit.small(words.get("mitigate-link-none"))).wrap());
        let board = kit::secondary(words.get("mitigate-to-board")).icon(icons::ARROW_RIGHT);
        if ui.add(board).clicked() {
            actions.push(MitigateAction::Board);
        }
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for factor in &model.factors {
            let on = measure.factors.contains(&factor.id);
            let says = format!("{}: {}", factor.tag, factor.text);
            if kit::factor_choice(ui, &factor.tag, &says, on).clicked() {
                let (id, factor) = (measure.id.clone(), factor.id.clone());
                actions.push(MitigateAction::Link { id, factor, on: !on });
            }
        }
    });
}

/// All of it or half, and what half comes to.
fn scope(ui: &mut Ui, words: &Words, measure: &Measure, actions: &mut Vec<MitigateAction>) {
    // What takes a day has no half.
    if measure.halved >= measure.whole {
        return;
    }
    let kit = Kit::of(ui);
    ui.label(kit.small_strong(words.get("mitigate-scope")));
    ui.horizontal_wrapped(|ui| {
        for (half, key, days) in
            [(false, "mitigate-whole", measure.whole), (true, "mitigate-half", measure.halved)]
        {
            let label = words.with(key, &[("days", days.into())]);
            if ui.add(kit::chip(label, measure.half == half)).clicked() {
                actions.push(MitigateAction::Scope { id: measure.id.clone(), half });
            }
        }
    });
    if measure.half {
        ui.add(Label::new(kit.small(words.get("mitigate-half-how"))).wrap());
    }
}

/// A face with its name below a ring when chosen; gives whether it was clicked.
pub(super) fn face_choice(ui: &mut Ui, words: &Words, owner: &super::Owner, on: bool) -> bool {
    let kit = Kit::of(ui);
    let says = match owner.left {
        Some(left) => words.with(
            "mitigate-owner-left",
            &[("name", owner.name.as_str().into()), ("days", left.into())],
        ),
        None => owner.name.clone(),
    };
    let name = kit::lay(ui, kit.small(&says), f32::INFINITY);
    let size = vec2(name.size().x.max(36.0) + 6.0, 36.0 + name.size().y + 2.0);
    let (rect, response) = kit::touch(ui, size, &owner.id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, on, &says));
    let circle = egui::Rect::from_center_size(
        egui::pos2(rect.center().x, rect.top() + 17.0),
        vec2(32.0, 32.0),
    );
    let ring = on.then_some(kit.c.ink);
    kit::paint_face(ui, circle, &owner.id, &owner.portrait, Posture::Calm, ring);
    let at = egui::pos2(rect.center().x - name.size().x / 2.0, rect.top() + 36.0);
    ui.painter().galley(at, name, kit.c.ink_2);
    kit::buttons::focus_ring(ui, &kit, &response, false);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// Choices one below the other, as whole sentences that wrap; gives the one clicked.
fn lines<'a>(ui: &mut Ui, choices: &'a [Choice], chosen: Option<&String>) -> Option<&'a Choice> {
    let kit = Kit::of(ui);
    let mut clicked = None;
    for choice in choices {
        let on = chosen == Some(&choice.id);
        let wide = ui.available_width();
        let text = kit::lay(ui, kit.small(&choice.text).color(kit.c.ink), wide - 24.0);
        let size = vec2(wide, (text.size().y + 6.0).max(24.0));
        let (rect, response) = kit::touch(ui, size, &choice.text, Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, on, &choice.text));
        let dot = egui::pos2(rect.left() + 8.0, rect.center().y);
        kit::paint_radio(ui.painter(), &kit, dot, on, response.hovered());
        let at = egui::pos2(rect.left() + 22.0, rect.center().y - text.size().y / 2.0);
        ui.painter().galley(at, text, kit.c.ink);
        kit::buttons::focus_ring(ui, &kit, &response, false);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            clicked = Some(choice);
        }
    }
    clicked
}

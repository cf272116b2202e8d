//! One measure as a card.

use egui::{CursorIcon, Label, Margin, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType};

use super::model::{Measure, MitigateAction, MitigateModel, MitigateUi};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice, buttons::focus_ring, icons};

/// The card across the column; its details below while it is open.
pub fn card(
    ui: &mut Ui,
    words: &Words,
    model: &MitigateModel,
    measure: &Measure,
    state: &mut MitigateUi,
    actions: &mut Vec<MitigateAction>,
) {
    let kit = Kit::of(ui);
    let refused = measure.refusal.is_some() || measure.rejected.is_some();
    let mut frame = kit::sheet().padding(13, 12).frame(&kit);
    frame.outer_margin = Margin { left: 0, right: 1, top: 0, bottom: 0 };
    frame = if refused {
        frame.stroke(Stroke::NONE).shadow(egui::Shadow::NONE)
    } else if measure.chosen {
        frame.stroke(Stroke::new(2.0, kit.c.calm))
    } else {
        frame.shadow(egui::Shadow::NONE)
    };
    let shown = ui.push_id(&measure.id, |ui| {
        frame
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 4.0;
                head(ui, words, measure, state, actions);
                ui.horizontal_top(|ui| {
                    ui.add_space(26.0);
                    ui.vertical(|ui| {
                        ui.set_width(ui.available_width());
                        below(ui, words, model, measure, state, actions);
                        if state.open.as_ref() == Some(&measure.id) {
                            super::details::details(ui, words, model, measure, state, actions);
                        }
                    });
                });
            })
            .response
            .rect
    });
    // What opens is meant to be read: the card goes to the head of its column, once.
    let open = state.open.as_ref() == Some(&measure.id);
    if open && state.to_links.as_ref() == Some(&measure.id) {
        state.to_links = None;
        state.scrolled.clone_from(&state.open);
    } else if open && state.scrolled != state.open {
        ui.scroll_to_rect(shown.inner, Some(egui::Align::TOP));
        state.scrolled.clone_from(&state.open);
    } else if state.open.is_none() {
        state.scrolled = None;
    }
    if measure.refusal.is_some() && state.asked.as_ref() == Some(&measure.id) {
        ui.scroll_to_rect(shown.inner, Some(egui::Align::TOP));
        state.asked = None;
    }
    if refused {
        let ink = if measure.refusal.is_some() { kit.c.fault } else { kit.c.edge };
        let stroke = Stroke::new(1.5_f32.max(kit.stroke), ink);
        kit::chips::dashed_outline(ui, shown.inner, tokens().shape.sheet, stroke);
    }
}

fn head(
    ui: &mut Ui,
    words: &Words,
    measure: &Measure,
    state: &mut MitigateUi,
    actions: &mut Vec<MitigateAction>,
) {
    let kit = Kit::of(ui);
    let open = state.open.as_ref() == Some(&measure.id);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let says = words.with("mitigate-choose", &[("measure", measure.text.as_str().into())]);
        let may = measure.rejected.is_none();
        if kit::tick_box(ui, measure.chosen, may, &says).clicked() {
            actions.push(MitigateAction::Choose { id: measure.id.clone(), on: !measure.chosen });
        }
        let days = words.with("mitigate-days", &[("days", measure.days().into())]);
        let days = kit::lay(ui, kit.evidence(days), f32::INFINITY);
        let wide = ui.available_width() - days.size().x - 8.0;
        ui.vertical(|ui| {
            ui.set_width(wide);
            ui.add_space(3.0);
            let mut text = kit.strong(&measure.text).line_height(Some(18.0 * kit.look.text_size));
            if measure.rejected.is_some() {
                text = text.color(kit.c.ink_2).strikethrough();
            }
            let title = ui.add(Label::new(text).wrap().sense(Sense::click()));
            let key = if open { "mitigate-close-details" } else { "mitigate-details" };
            let says = words.with(key, &[("measure", measure.text.as_str().into())]);
            title.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &says));
            focus_ring(ui, &kit, &title, false);
            if title.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                state.open = (!open).then(|| measure.id.clone());
            }
        });
        ui.vertical(|ui| {
            ui.add_space(4.0);
            let (rect, _) = ui.allocate_exact_size(days.size(), Sense::hover());
            ui.painter().galley(rect.min, days, kit.c.ink);
        });
    });
}

fn below(
    ui: &mut Ui,
    words: &Words,
    model: &MitigateModel,
    measure: &Measure,
    state: &mut MitigateUi,
    actions: &mut Vec<MitigateAction>,
) {
    let kit = Kit::of(ui);
    // While it is open to be changed, all of this stands in its fields: repeated above them, each
    // choice would make the card grow and push the rest away from under the pointer.
    let in_fields = state.open.as_ref() == Some(&measure.id) && measure.can_change();
    if !in_fields {
        told(ui, words, model, measure, state);
    }
    if let Some(why) = &measure.rejected {
        ui.add_space(2.0);
        kit::rule(ui);
        ui.add_space(2.0);
        let said = words.with("mitigate-rejected", &[("reason", why.as_str().into())]);
        let lead = tokens().type_scale.lead;
        ui.label(kit.text(said, Voice::Serif, lead).line_height(Some(20.0 * kit.look.text_size)));
    } else if let Some(refused) = &measure.refusal {
        super::offers::refused(ui, words, measure, refused, state, actions);
    }
}

/// How it is verified, what is watched, whose it is, and the player's own words.
fn told(
    ui: &mut Ui,
    words: &Words,
    model: &MitigateModel,
    measure: &Measure,
    state: &mut MitigateUi,
) {
    let kit = Kit::of(ui);
    if measure.is_bare() {
        foot(ui, words, model, measure, state);
        return;
    }
    let verified =
        measure.verifications.iter().find(|one| Some(&one.id) == measure.verification.as_ref());
    let line = match verified {
        Some(choice) => words.with("mitigate-verified", &[("how", choice.text.as_str().into())]),
        None => words.get("mitigate-unverified"),
    };
    ui.label(kit.small(line));
    if measure.half {
        ui.label(kit.small(words.get("mitigate-half-card")));
    }
    let watched =
        measure.side_effects.iter().find(|one| Some(&one.id) == measure.side_effect.as_ref());
    if let Some(watched) = watched {
        let values = [("effect", watched.text.as_str().into())];
        ui.label(kit.small(words.with("mitigate-watches", &values)));
    }
    if let Some(until) = &measure.until {
        let values = [("until", until.as_str().into())];
        ui.label(kit.small(words.with("mitigate-until", &values)));
    }
    foot(ui, words, model, measure, state);
    if !measure.words.is_empty() {
        ui.add_space(4.0);
        ui.label(kit.small(words.get("mitigate-own-words")));
        ui.label(kit.story(&measure.words));
    }
}

/// What the measure answers at the left; whose it is and until when at the right, or below it
/// where both do not fit side by side.
fn foot(
    ui: &mut Ui,
    words: &Words,
    model: &MitigateModel,
    measure: &Measure,
    state: &mut MitigateUi,
) {
    let kit = Kit::of(ui);
    let top = ui.cursor().top();
    let due = match measure.due {
        Some(days) => words.with("mitigate-in-days", &[("days", days.into())]),
        None => words.get("mitigate-no-date"),
    };
    let owner = measure.owner.and_then(|index| measure.owners.get(index));
    let bare = measure.is_bare();
    let whose = match owner {
        Some(owner) => format!("{}, {due}", owner.name),
        None if bare => words.get("mitigate-bare"),
        None => words.get("mitigate-no-owner"),
    };
    let wide = |text: &str| kit::lay(ui, kit.small(text), f32::INFINITY).size().x + 6.0;
    let factors = || model.factors.iter().filter(|one| measure.factors.contains(&one.id));
    let tags: f32 = factors().map(|one| wide(&one.tag) + 13.0).sum();
    let none = if bare { String::new() } else { words.get("mitigate-no-factor") };
    let left = if measure.factors.is_empty() { wide(&none) } else { tags };
    let agreed = if measure.agreed { wide(&words.get("mitigate-agreed")) + 22.0 } else { 0.0 };
    let face = if owner.is_some() { 30.0 } else { 0.0 };
    let one_line = left + agreed + face + wide(&whose) + 16.0 <= ui.available_width();
    let open = state.open.as_ref() == Some(&measure.id);
    let caret = if open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    let named = |ui: &mut Ui| {
        ui.add(Label::new(kit.small(&whose)).truncate());
    };
    let face = |ui: &mut Ui| {
        if let Some(owner) = owner {
            kit::face(ui, &owner.id, &owner.portrait, 24.0, &owner.name);
        }
    };
    let from_right = egui::Layout::right_to_left(egui::Align::Center);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.set_min_height(26.0);
        for factor in factors() {
            kit::factor_tag(ui, &factor.tag, &format!("{}: {}", factor.tag, factor.text));
        }
        if measure.factors.is_empty() && !bare {
            ui.add(Label::new(kit.small(&none)).truncate());
        }
        if measure.agreed {
            kit::sign(ui, kit::Sign::Calm, &words.get("mitigate-agreed"));
        }
        if one_line {
            ui.with_layout(from_right, |ui| {
                ui.label(kit.icon(caret, 12.0));
                named(ui);
                face(ui);
            });
        }
    });
    if !one_line {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            face(ui);
            ui.with_layout(from_right, |ui| {
                ui.label(kit.icon(caret, 12.0));
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), named);
            });
        });
    }
    // The arrow stands for all of the line. By the keyboard it is the title that opens the card.
    let line = Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.min_rect().bottom());
    let line = ui.interact(line, ui.id().with("foot"), Sense::CLICK);
    if line.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        state.open = (!open).then(|| measure.id.clone());
    }
}

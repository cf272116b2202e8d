//! The sheet: figures with their ranges, severity, harm, what went well, needs.

use egui::{Rect, ScrollArea, TextEdit, Ui, UiBuilder, vec2};

use super::model::{ImpactAction, ImpactModel, ImpactUi, Part, Quantity, Range, Supported};
use super::prose::{self, Line};
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Picked, Voice};

/// Widths of the columns behind a question at the usual text size, points.
const NUMBER: f32 = 84.0;
const DASH: f32 = 10.0;
const UNIT: f32 = 116.0;
/// Of the name of a severity.
const LEVEL: f32 = 88.0;
/// Height of the button that asks how a range was come to.
const HOW: f32 = 26.0;
/// Of several pins: the room that they take is kept, so that nothing moves when one comes.
const PINS: f32 = 150.0;

/// The sheet in all of `ui`.
pub fn sheet(
    ui: &mut Ui,
    words: &Words,
    model: &ImpactModel,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    ui.painter().add(kit::sheet().padding(0, 0).frame(&kit).paint(all));
    let inside: Rect = all.shrink2(vec2(22.0, 16.0));
    ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        kit::scroll(ui, ScrollArea::vertical().id_salt("sheet").auto_shrink(false), |ui| {
            ui.label(kit.title(words.get("impact-title")));
            ui.label(kit.body(words.get("impact-how")).color(kit.c.ink_2));
            if model.charts.is_empty() {
                ui.label(kit.small(words.get("impact-no-charts")));
            }
            ui.add_space(8.0);
            for quantity in &model.quantities {
                kit::rule(ui);
                ui.push_id(&quantity.id, |ui| one(ui, words, model, quantity, state, actions));
            }
            ui.add_space(16.0);
            severity(ui, words, model, state, actions);
            for (part, key, list) in [
                (Part::Harm, "impact-harm", &model.harms),
                (Part::Well, "impact-well", &model.well),
                (Part::Need, "impact-needs", &model.needs),
            ] {
                ui.add_space(16.0);
                kit::heading(ui, &words.get(key));
                if part == Part::Harm {
                    ui.label(kit.small(words.get("impact-harm-how")));
                }
                ui.add_space(4.0);
                for entry in list {
                    kit::rule(ui);
                    ui.push_id((key, &entry.id), |ui| {
                        supported(ui, words, model, part, entry, actions);
                        if part == Part::Need && !entry.pins.is_empty() {
                            prose::need(ui, words, entry, state, actions);
                        }
                    });
                }
            }
            ui.add_space(12.0);
        });
    });
}

/// A question, low and high, the unit, the pin.
fn one(
    ui: &mut Ui,
    words: &Words,
    model: &ImpactModel,
    quantity: &Quantity,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let kit = Kit::of(ui);
    let typed = state.typed.entry(quantity.id.clone()).or_insert_with(|| shown(quantity.range));
    ui.add_space(4.0);
    // Large letters: the question stands above its fields.
    let above = kit.look.text_size > 1.2;
    if above {
        ui.add(egui::Label::new(kit.body(&quantity.question)).wrap());
    }
    let grown = kit.look.text_size.max(1.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let fields = (2.0 * NUMBER + UNIT + PINS) * grown + DASH + 5.0 * 8.0;
        if !above {
            let wide = (ui.available_width() - fields).max(80.0);
            column(ui, wide, |ui| {
                ui.add(egui::Label::new(kit.body(&quantity.question)).wrap());
            });
        }
        let name = |key| words.with(key, &[("question", quantity.question.as_str().into())]);
        let leaving = state.leaving;
        let low = number(ui, &mut typed[0], &name("impact-low")) || leaving;
        column(ui, DASH, |ui| {
            ui.label(kit.body("–"));
        });
        let high = number(ui, &mut typed[1], &name("impact-high"));
        column(ui, UNIT * grown, |ui| {
            ui.add(egui::Label::new(kit.small(&quantity.unit)).wrap());
        });
        if low || high {
            let parsed = [parse(&typed[0]), parse(&typed[1])];
            if let [Some(low), Some(high)] = parsed
                && low <= high
            {
                let range = Range { low, high };
                if quantity.range != Some(range) {
                    actions.push(ImpactAction::Range { id: quantity.id.clone(), range });
                }
            }
        }
        let mut picked = None;
        column(ui, PINS * grown, |ui| {
            picked = kit::pick_pins(ui, words, &model.pins, &quantity.pins, 4, &quantity.question);
        });
        if let Some(picked) = picked {
            let id = quantity.id.clone();
            actions.push(match picked {
                Picked::Add(pin) => ImpactAction::QuantityPin { id, pin, on: true },
                Picked::Remove(pin) => ImpactAction::QuantityPin { id, pin, on: false },
            });
        }
    });
    if let [Some(low), Some(high)] = [parse(&typed[0]), parse(&typed[1])]
        && low > high
    {
        kit::sign(ui, kit::Sign::Warn, &words.get("impact-turned"));
    } else if typed.iter().any(|text| !text.trim().is_empty() && parse(text).is_none()) {
        kit::sign(ui, kit::Sign::Warn, &words.get("impact-no-number"));
    }
    // Its place is kept before there is anything to say, so that no row below it moves.
    if quantity.range.is_some() {
        how(ui, words, quantity, state, actions);
    } else {
        ui.add_space(HOW + ui.spacing().item_spacing.y);
    }
    ui.add_space(4.0);
}

/// What was counted or read off, in a line.
fn how(
    ui: &mut Ui,
    words: &Words,
    quantity: &Quantity,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let text = state.how.entry(quantity.id.clone()).or_insert_with(|| quantity.how.clone());
    let label = words.with("impact-came", &[("question", quantity.question.as_str().into())]);
    let (offer, hint) = (words.get("impact-came-offer"), words.get("impact-came-hint"));
    let line = Line { label: &label, offer: &offer, hint: &hint, known: &quantity.how };
    if let Some(how) = line.asked(ui, words, text, state.leaving) {
        actions.push(ImpactAction::How { id: quantity.id.clone(), how });
    }
}

/// A part of a row that is `wide` points wide whatever stands in it.
fn column(ui: &mut Ui, wide: f32, content: impl FnOnce(&mut Ui)) {
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(wide, 32.0), layout, |ui| {
        ui.set_width(wide);
        content(ui);
    });
}

/// A range as it stands in the two fields.
fn shown(range: Option<Range>) -> [String; 2] {
    range.map_or_else(Default::default, |range| [grouped(range.low), grouped(range.high)])
}

/// A number as people write it, thousands by commas.
fn grouped(value: f64) -> String {
    let plain = value.to_string();
    let whole = plain.split('.').next().unwrap_or_default();
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + &plain[whole.len()..]
}

/// A number as people write it: spaces and commas group thousands. None where it is not one.
fn parse(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|char| !char.is_whitespace() && *char != ',').collect();
    plain.parse().ok().filter(|value: &f64| value.is_finite() && *value >= 0.0)
}

/// A field for a number; gives whether it was left just now.
fn number(ui: &mut Ui, text: &mut String, name: &str) -> bool {
    let kit = Kit::of(ui);
    let wide = NUMBER * kit.look.text_size.max(1.0);
    let edit = TextEdit::singleline(text)
        .font(kit.font(Voice::Mono, 14.0))
        .text_color(kit.c.ink)
        .horizontal_align(egui::Align::RIGHT)
        .margin(egui::Margin::symmetric(8, 4))
        .desired_width(wide);
    let response = ui.add(edit);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if !response.has_focus()
        && let Some(value) = parse(text)
    {
        *text = grouped(value);
    }
    response.lost_focus()
}

fn severity(
    ui: &mut Ui,
    words: &Words,
    model: &ImpactModel,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let kit = Kit::of(ui);
    kit::heading(ui, &words.get("impact-severity"));
    ui.label(kit.small(words.get("impact-severity-how")));
    ui.add_space(4.0);
    let reason = state.reason.get_or_insert_with(|| model.severity_reason.clone());
    // The whole table is read before one of its levels is chosen.
    for level in &model.severities {
        ui.horizontal(|ui| {
            let on = model.severity.as_ref() == Some(&level.id);
            let mut clicked = false;
            column(ui, LEVEL * kit.look.text_size.max(1.0), |ui| {
                clicked = ui.add(kit::chip(&level.name, on)).clicked();
            });
            if clicked {
                let reason = reason.trim().to_owned();
                actions.push(ImpactAction::Severity { id: level.id.clone(), reason });
            }
            let meaning = kit.body(&level.meaning).color(if on { kit.c.ink } else { kit.c.ink_2 });
            ui.add(egui::Label::new(meaning).wrap());
        });
    }
    let chosen = model.severities.iter().find(|one| Some(&one.id) == model.severity.as_ref());
    ui.add_space(8.0);
    let (label, offer) = (words.get("impact-severity-reason"), words.get("impact-severity-why"));
    let line = Line { label: &label, offer: &offer, hint: &label, known: &model.severity_reason };
    if let Some(reason) = line.asked(ui, words, reason, state.leaving)
        && let Some(level) = chosen
    {
        actions.push(ImpactAction::Severity { id: level.id.clone(), reason });
    }
}

fn supported(
    ui: &mut Ui,
    words: &Words,
    model: &ImpactModel,
    part: Part,
    entry: &Supported,
    actions: &mut Vec<ImpactAction>,
) {
    let kit = Kit::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let wide = ui.available_width() - PINS * kit.look.text_size.max(1.0) - 8.0;
        column(ui, wide, |ui| {
            ui.add(egui::Label::new(kit.body(&entry.text)).wrap());
        });
        let id = entry.id.clone();
        // A harm and what went well rest on one pin: a second would take the place of the first unseen.
        let most = if part == Part::Need { 4 } else { 1 };
        match kit::pick_pins(ui, words, &model.pins, &entry.pins, most, &entry.text) {
            Some(Picked::Add(pin)) => actions.push(ImpactAction::Pin { part, id, pin }),
            Some(Picked::Remove(pin)) => actions.push(ImpactAction::Unpin { part, id, pin }),
            None => {}
        }
    });
}

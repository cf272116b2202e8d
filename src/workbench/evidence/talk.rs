//! People who wait for an answer: what they ask, answers alike as quiet rows, status sheets. An answer is
//! chosen first and said second: what was said to somebody cannot be taken back.

use std::collections::BTreeMap;

use egui::{Popup, PopupCloseBehavior, RectAlign, ScrollArea, Stroke, Ui, WidgetType, pos2, vec2};

use super::model::EvidenceAction;
use super::state::EvidenceUi;
use crate::look::{PortraitSpec, Posture};
use crate::text::{Words, capital};
use crate::workbench::kit::{self, Kit, icons};

/// Somebody who asked something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    pub beat: String,
    /// Who asks; seeds the portrait.
    pub by: String,
    pub name: String,
    pub portrait: PortraitSpec,
    /// Whose words these are, or that something happened by itself.
    pub heading: String,
    /// Until when they wait; empty where they do for ever.
    pub until: String,
    pub text: String,
    pub wants: Wants,
}

/// What an answer is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Wants {
    /// One of these, in the order of the play.
    Choice(Vec<Choice>),
    /// A status text: one of each slot's lines.
    Status(Vec<Slot>),
}

impl Default for Wants {
    fn default() -> Self {
        Self::Choice(Vec::new())
    }
}

/// A possible answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    pub id: String,
    pub text: String,
    /// Working minutes that it takes.
    pub minutes: u32,
}

/// One line of a status text that is to be chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slot {
    pub name: String,
    pub lines: Vec<Choice>,
    /// The line that the last text had, where it is still on offer.
    pub last: Option<String>,
}

/// Choices so far: of each beat, by slot.
pub type Answered = BTreeMap<String, BTreeMap<usize, String>>;

/// The slot of an answer that is not a status text.
const ANSWER: usize = 0;

/// Width of the sheet of a question at the usual text size, points.
const SHEET: f32 = 560.0;

/// One message that waits: a row, and its sheet over the reader while it is open.
pub fn asked(
    ui: &mut Ui,
    words: &Words,
    asked: &Asked,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let mut open = state.asking.as_ref() == Some(&asked.beat);
    let row = waits(ui, asked, open);
    if row.clicked() {
        open = !open;
    }
    let screen = ui.ctx().content_rect();
    let wide = (SHEET * kit.look.text_size.max(1.0)).min(screen.width() - 48.0);
    let before = actions.len();
    Popup::from_response(&row)
        .open_bool(&mut open)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(RectAlign::LEFT_START)
        .gap(12.0)
        .sense(egui::Sense::hover())
        .frame(kit::sheet().padding(20, 14).edge(kit.c.edge).frame(&kit))
        .show(|ui| {
            ui.set_width(wide - 42.0);
            // A sheet begins at its top each time, and what sends it is never out of sight.
            let mut area = ScrollArea::vertical().id_salt(&asked.beat);
            if state.asking.as_ref() != Some(&asked.beat) {
                area = area.vertical_scroll_offset(0.0);
            }
            kit::scroll(ui, area.max_height(screen.height() * 0.68), |ui| {
                sheet(ui, words, asked, state);
            });
            match &asked.wants {
                Wants::Status(slots) => publish(ui, words, asked, slots, state, actions),
                Wants::Choice(choices) => say(ui, words, asked, choices, state, actions),
            }
        });
    if open && actions.len() == before {
        state.asking = Some(asked.beat.clone());
    } else if state.asking.as_ref() == Some(&asked.beat) {
        state.asking = None;
    }
}

/// The row of a message that waits: who it is from, and the way to it.
fn waits(ui: &mut Ui, asked: &Asked, open: bool) -> egui::Response {
    let kit = Kit::of(ui);
    let tall = 40.0 * kit.look.text_size.max(1.0);
    let size = vec2(ui.available_width(), tall);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    let says = format!("{}: {}", asked.heading, asked.text);
    response.widget_info(|| egui::WidgetInfo::selected(WidgetType::Button, true, open, &says));
    let touched = response.hovered() || open;
    let edge = if touched { Stroke::new(2.0, kit.c.ink) } else { kit.outline() };
    ui.painter().rect(rect, 6.0, kit.c.inset, edge, egui::StrokeKind::Inside);
    let mut x = rect.left() + 8.0;
    if !asked.by.is_empty() {
        let face = egui::Rect::from_center_size(pos2(x + 14.0, rect.center().y), vec2(28.0, 28.0));
        kit::paint_face(ui, face, &asked.by, &asked.portrait, Posture::Speaking, None);
        x += 36.0;
    }
    let arrow = kit::lay(ui, kit.icon(icons::ARROW_RIGHT, 16.0), f32::INFINITY);
    let mut right = rect.right() - 10.0 - arrow.size().x;
    ui.painter().galley(pos2(right, rect.center().y - arrow.size().y / 2.0), arrow, kit.c.ink);
    if !asked.until.is_empty() {
        let until = kit::lay(ui, kit.small(&asked.until).color(kit.c.ink_2), f32::INFINITY);
        right -= until.size().x + 8.0;
        ui.painter().galley(
            pos2(right, rect.center().y - until.size().y / 2.0),
            until,
            kit.c.ink_2,
        );
    }
    // What nobody in particular asks is told apart by how it begins.
    let shown = if asked.by.is_empty() { &says } else { &asked.heading };
    let text = kit::lay_rows(ui, kit.strong(shown), right - x - 8.0, 1);
    ui.painter().galley(pos2(x, rect.center().y - text.size().y / 2.0), text, kit.c.ink);
    kit::buttons::focus_ring(ui, &kit, &response, false);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// What somebody asks, and what can be answered.
fn sheet(ui: &mut Ui, words: &Words, asked: &Asked, state: &mut EvidenceUi) {
    let kit = Kit::of(ui);
    ui.horizontal(|ui| {
        if !asked.by.is_empty() {
            kit::face(ui, &asked.by, &asked.portrait, 40.0, &asked.name);
            ui.add_space(4.0);
        }
        kit::level(ui, kit.pane_title(&asked.heading));
    });
    ui.add_space(6.0);
    let text =
        if asked.by.is_empty() { asked.text.clone() } else { format!("“{}”", asked.text) };
    ui.add(egui::Label::new(kit.story(text)).wrap());
    ui.add_space(8.0);
    match &asked.wants {
        Wants::Choice(choices) => {
            ui.spacing_mut().item_spacing.y = 8.0;
            let chosen = state.answered.entry(asked.beat.clone()).or_default();
            for choice in choices {
                let on = chosen.get(&ANSWER) == Some(&choice.id);
                if answer(ui, words, choice, on).clicked() {
                    chosen.insert(ANSWER, choice.id.clone());
                }
            }
        }
        Wants::Status(slots) => status(ui, asked, slots, state),
    }
}

/// Where the words of an answer begin, after its mark, points.
const MARK: f32 = 34.0;

/// An answer, as wide as all others, its words wrapped; what it takes stands at the right.
fn answer(ui: &mut Ui, words: &Words, choice: &Choice, on: bool) -> egui::Response {
    let kit = Kit::of(ui);
    let wide = ui.available_width();
    let takes = words.with("minutes", &[("minutes", choice.minutes.into())]);
    let price = (choice.minutes > 0).then(|| kit::lay(ui, kit.small_strong(&takes), wide));
    let right = price.as_ref().map_or(0.0, |price| price.size().x + 16.0);
    let galley = kit::lay(ui, kit.body(&choice.text), wide - MARK - 10.0 - right);
    let size = vec2(wide, galley.size().y + 12.0);
    let says =
        if price.is_some() { format!("{} {takes}", choice.text) } else { choice.text.clone() };
    let (rect, response) = kit::touch(ui, size, &choice.text, egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(WidgetType::RadioButton, true, on, &says));
    let touched = response.hovered() || response.has_focus();
    let fill = if touched || on { kit.c.inset } else { kit.c.paper };
    let edge = if touched || on { egui::Stroke::new(2.0, kit.c.ink) } else { kit.outline() };
    ui.painter().rect(rect, 6.0, fill, edge, egui::StrokeKind::Inside);
    let dot = pos2(rect.left() + 17.0, rect.center().y);
    kit::paint_radio(ui.painter(), &kit, dot, on, touched);
    ui.painter().galley(rect.min + vec2(MARK, 6.0), galley, kit.c.ink);
    if let Some(price) = price {
        let size = price.size();
        let at = pos2(rect.right() - 10.0 - size.x, rect.center().y - size.y / 2.0);
        ui.painter().galley(at, price, kit.c.ink_2);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The lines to choose from, slot by slot.
fn status(ui: &mut Ui, asked: &Asked, slots: &[Slot], state: &mut EvidenceUi) {
    let kit = Kit::of(ui);
    // What was said last is where the next text begins.
    let last = || {
        let lines = slots.iter().enumerate();
        lines.filter_map(|(index, slot)| Some((index, slot.last.clone()?))).collect()
    };
    let chosen = state.answered.entry(asked.beat.clone()).or_insert_with(last);
    // A line whose time has passed is on offer no more.
    chosen.retain(|index, id| {
        slots.get(*index).is_some_and(|slot| slot.lines.iter().any(|line| line.id == *id))
    });
    for (index, slot) in slots.iter().enumerate() {
        ui.add_space(4.0);
        ui.label(kit.small_strong(capital(&slot.name)));
        ui.spacing_mut().item_spacing.y = 8.0;
        for line in &slot.lines {
            let on = chosen.get(&index) == Some(&line.id);
            ui.spacing_mut().icon_spacing = 8.0;
            let text = kit.body(&line.text);
            if ui.add(egui::RadioButton::new(on, text)).clicked() {
                chosen.insert(index, line.id.clone());
            }
        }
        ui.add_space(4.0);
    }
}

/// The way out, once an answer is chosen.
fn say(
    ui: &mut Ui,
    words: &Words,
    asked: &Asked,
    choices: &[Choice],
    state: &EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let chosen = state.answered.get(&asked.beat).and_then(|chosen| chosen.get(&ANSWER));
    let chosen = chosen.filter(|id| choices.iter().any(|choice| choice.id == **id));
    kit::rule(ui);
    ui.add_space(6.0);
    let say = kit::secondary(words.get("evidence-answer")).enabled(chosen.is_some());
    if ui.add(say).clicked()
        && let Some(choice) = chosen
    {
        let (beat, choice) = (asked.beat.clone(), choice.clone());
        actions.push(EvidenceAction::Answer { beat, choice });
    }
}

/// What is still to be chosen, and the way out once nothing is.
fn publish(
    ui: &mut Ui,
    words: &Words,
    asked: &Asked,
    slots: &[Slot],
    state: &EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let none = BTreeMap::new();
    let chosen = state.answered.get(&asked.beat).unwrap_or(&none);
    kit::rule(ui);
    ui.add_space(6.0);
    let complete = (0..slots.len()).all(|slot| chosen.contains_key(&slot));
    let publish = kit::secondary(words.get("evidence-publish")).enabled(complete);
    let open = slots.iter().enumerate().filter(|(index, _)| !chosen.contains_key(index));
    let open: Vec<&str> = open.map(|(_, slot)| slot.name.as_str()).collect();
    if !complete && !chosen.is_empty() {
        let things = [("things", open.join(", ").into())];
        ui.add(egui::Label::new(kit.small(words.with("brief-open", &things))).wrap());
    }
    if ui.add(publish).clicked() {
        let choices = chosen.values().cloned().collect();
        actions.push(EvidenceAction::Status { beat: asked.beat.clone(), choices });
    }
}

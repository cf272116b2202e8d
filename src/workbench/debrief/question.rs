//! Before the debrief: the gut check's question once more, with a pin for and a pin against.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::look::tokens;
use crate::text::Words;
use crate::workbench::brief::Statement;
use crate::workbench::kit::{self, Kit, Picked, PinTag, TopBar, TopBarAction, icons};

/// Everything on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionModel {
    pub top: TopBar,
    /// Chips to lay on the statements.
    pub chips: u32,
    pub statements: Vec<Statement>,
    pub pins: Vec<PinTag>,
    /// Whether it was asked before, at the beginning.
    pub again: bool,
}

/// The answer while it is being made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionUi {
    /// What happened, in one line.
    pub line: String,
    /// Chips on each statement, in the model's order.
    pub laid: Vec<u32>,
    /// How sure, 0 to 4.
    pub sure: Option<u8>,
    /// A pin that speaks for it, and one against.
    pub pin_for: Option<u32>,
    pub pin_against: Option<u32>,
}

impl QuestionUi {
    /// Whether it can be handed in. The pins are worth having, but nobody is held up for them.
    pub fn complete(&self, model: &QuestionModel) -> bool {
        let laid: u32 = self.laid.iter().sum();
        !self.line.trim().is_empty() && laid == model.chips && self.sure.is_some()
    }

    /// What is still missing, each in words.
    fn open(&self, words: &Words, model: &QuestionModel) -> Vec<String> {
        let left = model.chips.saturating_sub(self.laid.iter().sum());
        kit::still_open(words, &self.line, left, self.sure)
    }
}

/// What the player did.
#[derive(Clone, Debug, PartialEq)]
pub enum QuestionAction {
    /// Answers, and goes on to the debrief.
    Answer {
        line: String,
        /// Statement ids with the chips on them, every statement once.
        chips: Vec<(String, u32)>,
        /// 0 to 4.
        sure: u8,
        pin_for: Option<u32>,
        pin_against: Option<u32>,
    },
    /// Reads the document as it stands.
    Document,
    Top(TopBarAction),
}

/// The question in all of `ui`.
pub fn question_ui(
    ui: &mut Ui,
    words: &Words,
    model: &QuestionModel,
    state: &mut QuestionUi,
) -> Vec<QuestionAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    state.laid.resize(model.statements.len(), 0);
    let screen = ui.max_rect();
    kit::ground(ui, screen, kit.c.desk);
    if let Some(action) = model.top.show(ui) {
        actions.push(QuestionAction::Top(action));
    }
    let top = screen.top() + tokens().space.top_bar;
    let wide = (screen.width() - 80.0).min(760.0);
    let tall = (screen.bottom() - top - 48.0).min(640.0 * kit.look.text_size.max(1.0));
    let middle = pos2(screen.center().x, (top + screen.bottom()) / 2.0);
    let sheet = Rect::from_center_size(middle, vec2(wide, tall));
    ui.painter().add(kit::sheet().padding(0, 0).frame(&kit).paint(sheet));
    let inside = sheet.shrink2(vec2(32.0, 22.0));
    let open = state.open(words, model);
    let line = if open.is_empty() { 0.0 } else { 20.0 * kit.look.text_size.max(1.0) };
    let foot = tokens().space.primary + 12.0 + line;
    let above = Rect::from_min_max(inside.min, inside.max - vec2(0.0, foot));
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        kit::scroll(ui, ScrollArea::vertical().auto_shrink(false), |ui| {
            questions(ui, words, model, state, &mut actions);
        });
    });
    let below = Rect::from_min_max(pos2(inside.left(), inside.bottom() - foot + 12.0), inside.max);
    if !open.is_empty() {
        let values = [("things", open.join(", ").into())];
        let text = kit.small(words.with("brief-open", &values));
        let text = kit::lay_rows(ui, text, below.width(), 1);
        let at = pos2(below.center().x - text.size().x / 2.0, below.top() - 2.0);
        ui.painter().galley(at, text, kit.c.ink_2);
    }
    let below = below.with_min_y(below.top() + line);
    let button = kit::primary(words.get("question-answer"))
        .icon_after(icons::ARROW_RIGHT)
        .width(below.width())
        .enabled(state.complete(model));
    if ui.put(below, button).clicked()
        && let Some(sure) = state.sure
    {
        let ids = model.statements.iter().map(|statement| statement.id.clone());
        actions.push(QuestionAction::Answer {
            line: state.line.trim().to_owned(),
            chips: ids.zip(state.laid.iter().copied()).collect(),
            sure,
            pin_for: state.pin_for,
            pin_against: state.pin_against,
        });
    }
    actions
}

fn questions(
    ui: &mut Ui,
    words: &Words,
    model: &QuestionModel,
    state: &mut QuestionUi,
    actions: &mut Vec<QuestionAction>,
) {
    let kit = Kit::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.horizontal(|ui| {
        ui.label(kit.title(words.get("brief-question")));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(8.0);
            let read = kit::secondary(words.get("question-document")).icon(icons::BOOK_OPEN_TEXT);
            if ui.add(read).clicked() {
                actions.push(QuestionAction::Document);
            }
        });
    });
    ui.add_space(2.0);
    let how = if model.again { "question-again" } else { "question-first" };
    ui.label(kit.body(words.get(how)).color(kit.c.ink_2));
    ui.add_space(8.0);
    let label = words.get("question-line");
    kit::serif_field(ui, &mut state.line, &label, &label);
    ui.add_space(12.0);
    let left = model.chips.saturating_sub(state.laid.iter().sum());
    ui.horizontal_wrapped(|ui| {
        ui.label(kit.strong(words.with("brief-chips", &[("chips", model.chips.into())])));
        ui.label(kit.small(words.with("brief-chips-left", &[("left", left.into())])));
    });
    ui.add_space(4.0);
    let texts: Vec<String> = model.statements.iter().map(|one| one.text.clone()).collect();
    kit::lay_chips(ui, words, &texts, model.chips, &mut state.laid);
    ui.add_space(12.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        let half = ui.available_width() / 2.0 - 12.0;
        ui.vertical(|ui| {
            ui.set_width(half);
            let sure = words.get("brief-sure");
            ui.label(kit.strong(&sure));
            ui.add_space(2.0);
            kit::five_dots(ui, &sure, &super::papers::steps(words), &mut state.sure);
        });
        ui.vertical(|ui| {
            let pins = &model.pins;
            let (for_it, against) = (words.get("question-for"), words.get("question-against"));
            let wide = |what: &str| kit::lay(ui, kit.strong(what), f32::INFINITY).size().x;
            let label = wide(&for_it).max(wide(&against));
            pin(ui, words, pins, &mut state.pin_for, &for_it, label);
            ui.add_space(4.0);
            pin(ui, words, pins, &mut state.pin_against, &against, label);
        });
    });
}

/// One of the two pins, behind its label, which is as wide as the other's.
fn pin(
    ui: &mut Ui,
    words: &Words,
    pins: &[PinTag],
    chosen: &mut Option<u32>,
    what: &str,
    wide: f32,
) {
    let kit = Kit::of(ui);
    ui.push_id(what, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let label = ui.label(kit.strong(what));
            ui.add_space((wide - label.rect.width()).max(0.0));
            let now: Vec<u32> = chosen.iter().copied().collect();
            match kit::pick_pins(ui, words, pins, &now, 1, what) {
                Some(Picked::Add(id)) => *chosen = Some(id),
                Some(Picked::Remove(_)) => *chosen = None,
                None => {}
            }
        });
    });
}

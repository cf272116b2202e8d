//! Chats and papers: text that wraps, read from top to bottom, chosen and pinned row by row.

use egui::{
    Align, EventFilter, Id, Rect, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::lines::moves;
use super::model::{EvidenceAction, Message, OpenSource, Paragraph, RowKey};
use super::range;
use super::row::pin_button;
use super::state::EvidenceUi;
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::markup::Block;
use crate::workbench::kit::{self, Kit};

/// Room for the pin at the left, points.
const GUTTER: f32 = 44.0;

/// What every row of a page has.
struct Frame<'a> {
    key: &'a RowKey,
    pin: Option<&'a String>,
    held: bool,
    says: String,
    /// Of a run of code, which has one ground and lines of one height.
    code: bool,
    /// Says what the pane says already.
    hidden: bool,
}

/// The messages of a chat.
pub fn chat(
    ui: &mut Ui,
    words: &Words,
    open: &OpenSource,
    messages: &[Message],
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let frame = |message: &'_ Message| format!("{} {} {}", message.time, message.who, message.text);
    let frames = messages.iter().map(|message| Frame {
        key: &message.key,
        pin: message.pin.as_ref(),
        held: message.held,
        says: frame(message),
        code: false,
        hidden: false,
    });
    page(ui, words, open, frames.collect(), state, actions, |ui, index| {
        let kit = Kit::of(ui);
        let message = &messages[index];
        for came in &message.moves {
            ui.label(kit.small(came).color(kit.c.ink_2));
        }
        ui.horizontal(|ui| {
            ui.label(kit.strong(&message.who));
            ui.label(kit.evidence(&message.time).color(kit.c.ink_2));
        });
        if !message.answers.is_empty() {
            let text = kit.small(format!("↳ {}", message.answers));
            ui.add(egui::Label::new(text).truncate());
            ui.add_space(2.0);
        }
        ui.label(kit.story(&message.text));
    });
}

/// The paragraphs of a paper.
pub fn paper(
    ui: &mut Ui,
    words: &Words,
    open: &OpenSource,
    paragraphs: &[Paragraph],
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let frames = paragraphs.iter().enumerate().map(|(index, paragraph)| Frame {
        key: &paragraph.key,
        pin: paragraph.pin.as_ref(),
        held: paragraph.held,
        says: paragraph.block.plain(),
        code: matches!(paragraph.block, Block::Code(_)),
        hidden: index == 0 && paragraph.pin.is_none() && repeats(&paragraph.block, &open.name),
    });
    page(ui, words, open, frames.collect(), state, actions, |ui, index| {
        match &paragraphs[index].block {
            Block::Code(text) => {
                ui.add(egui::Label::new(Kit::of(ui).evidence(text)).extend());
            }
            block => kit::markup::block(ui, block),
        }
    });
}

/// Whether a heading says no more than the name of its source does.
fn repeats(block: &Block, name: &str) -> bool {
    let Block::Heading(1, text) = block else { return false };
    let words = |text: &str| -> Vec<String> {
        let parts =
            text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        parts.map(str::to_lowercase).collect()
    };
    let said = words(text);
    words(name).iter().all(|word| said.contains(word))
}

fn page(
    ui: &mut Ui,
    words: &Words,
    open: &OpenSource,
    frames: Vec<Frame<'_>>,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
    mut content: impl FnMut(&mut Ui, usize),
) {
    let kit = Kit::of(ui);
    let Some(last) = frames.len().checked_sub(1) else { return };
    let all = ui.available_rect_before_wrap();
    let id = Id::new("evidence-page");
    let list = ui.interact(all, id, Sense::FOCUSABLE);
    let name = words.with("evidence-rows", &[("source", open.name.as_str().into())]);
    list.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, &name));
    if list.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    let free = ui.memory(|memory| memory.focused().is_none()) || list.has_focus();
    let first = frames.iter().take_while(|frame| frame.hidden).count() as u64;
    state.selected = state.selected.max(first).min(last as u64);
    let keyed =
        free && (moves(ui, 6, last as u64, state) || range::stretches(ui, last as u64, state));
    let moved = std::mem::take(&mut state.reveal) || keyed;
    if state.selected < first {
        state.selected = first;
    }
    let key_of = |number: u64| frames.get(usize::try_from(number).ok()?).map(|frame| frame.key);
    if free
        && keys::pressed(ui, Act::Pin)
        && let Some(frame) = frames.get(state.selected as usize)
    {
        actions.push(range::pin(open, state, frame.key, key_of));
    }
    // A reading column of no more characters than the tokens allow.
    let line = tokens().type_scale.chip.1 * kit.look.text_size;
    let column = kit::reading_width(ui, kit::Voice::Serif, tokens().type_scale.lead);
    kit::scroll(
        ui,
        ScrollArea::vertical().id_salt(("evidence-page", &open.id)).auto_shrink(false),
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(8.0);
            let pitch = tokens().space.row_log * kit.look.text_size.max(1.0);
            for (index, frame) in frames.iter().enumerate().filter(|(_, frame)| !frame.hidden) {
                let next = frames.get(index + 1);
                ui.spacing_mut().item_spacing.y =
                    match (frame.code, next.is_some_and(|one| one.code)) {
                        (true, true) => 0.0,
                        (true, false) | (false, true) => 8.0,
                        (false, false) => 2.0,
                    };
                let ends = index as u64 == state.selected;
                let selected = ends || state.in_range(index as u64);
                let ground = ui.painter().add(egui::Shape::Noop);
                let top = ui.cursor().top();
                let wide = ui.available_width();
                let left = ui.cursor().left();
                let inside = Rect::from_min_size(
                    pos2(left + GUTTER, top + if frame.code { (pitch - line) / 2.0 } else { 5.0 }),
                    vec2((wide - GUTTER - 24.0).min(column), f32::INFINITY),
                );
                let used = ui
                    .scope_builder(egui::UiBuilder::new().max_rect(inside), |ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        content(ui, index);
                    })
                    .response
                    .rect;
                let foot = if frame.code { top + pitch } else { used.bottom() + 6.0 };
                let rect = Rect::from_min_max(pos2(left + 8.0, top), pos2(left + wide - 8.0, foot));
                ui.advance_cursor_after_rect(rect);
                let response = ui.interact(rect, id.with(index), Sense::CLICK);
                response.widget_info(|| {
                    WidgetInfo::selected(WidgetType::SelectableLabel, true, selected, &frame.says)
                });
                kit::list_item(ui, &response);
                let touched = selected || response.hovered();
                let fill = match frame.code {
                    true if selected => Some(kit.c.wash),
                    true if touched => Some(kit.c.paper),
                    true => Some(kit.c.inset),
                    false => touched.then_some(kit.c.inset),
                };
                if let Some(fill) = fill {
                    let rect = if frame.code { rect.with_min_x(left + GUTTER - 8.0) } else { rect };
                    ui.painter().set(ground, egui::epaint::RectShape::filled(rect, 0.0, fill));
                }
                if selected {
                    let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
                    ui.painter().rect_filled(bar, 0.0, kit.c.ink);
                    if moved && ends {
                        ui.scroll_to_rect(rect, None::<Align>);
                    }
                }
                if response.clicked() {
                    range::clicked(ui, index as u64, true, state);
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
                let middle = if frame.code { rect.center().y } else { rect.top() + 17.0 };
                let at = pos2(rect.left() + 13.0, middle);
                if frame.held {
                    range::held(ui, &kit, rect.left() + GUTTER - 14.0, rect);
                }
                let many = ends && state.range().is_some();
                if let Some(pin) = frame.pin.filter(|_| !many) {
                    kit::paint_pin(ui.painter(), &kit, at, pin);
                } else if ends {
                    let says = range::pin_says(words, open, state);
                    let button = Rect::from_center_size(at, vec2(24.0, 24.0));
                    if pin_button(ui, &says, button).clicked() {
                        actions.push(range::pin(open, state, frame.key, key_of));
                    }
                }
            }
            ui.add_space(16.0);
        },
    );
    kit::focus_ring_inside(ui, &kit, &list);
}

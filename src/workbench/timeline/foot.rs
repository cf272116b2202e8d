//! The foot: the group that goes out together, the editor, the pins that no entry has.

use egui::{Align, Layout, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use super::editor;
use super::model::{
    Draft, EntryModel, EntryState, PinChoice, TimelineAction, TimelineModel, TimelineUi,
};
use super::times::typed;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Find, Kit, icons};

/// Width of a field beside a heading, points.
const FIND: f32 = 300.0;

/// Height of the foot, points.
pub fn height(kit: &Kit) -> f32 {
    214.0 * kit.look.text_size.clamp(1.0, 1.2)
}

/// The three sheets in `rect`.
pub fn foot(
    ui: &mut Ui,
    words: &Words,
    rect: Rect,
    model: &TimelineModel,
    state: &mut TimelineUi,
    actions: &mut Vec<TimelineAction>,
) {
    let kit = Kit::of(ui);
    ui.painter().rect_filled(rect, 0.0, kit.c.desk);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(kit.stroke, kit.c.edge));
    let inside = rect.shrink2(vec2(16.0, 12.0));
    let left = (inside.width() * 0.3).clamp(300.0, 460.0);
    let right = (inside.width() * 0.2).clamp(220.0, 320.0);
    let group = inside.with_max_x(inside.left() + left);
    on_sheet(ui, group, Some(kit.c.mark_ink), |ui| send(ui, words, model, state, actions));
    let rest = inside.with_min_x(group.right() + 16.0);
    if state.draft.is_none() {
        on_sheet(ui, rest, None, |ui| unplaced(ui, words, model, state));
        return;
    }
    let pins = rest.with_min_x(rest.right() - right);
    let middle = rest.with_max_x(pins.left() - 16.0);
    on_sheet(ui, middle, None, |ui| editor::editor(ui, words, model, state, actions));
    on_sheet(ui, pins, None, |ui| unplaced(ui, words, model, state));
}

fn on_sheet(ui: &mut Ui, rect: Rect, edge: Option<egui::Color32>, content: impl FnOnce(&mut Ui)) {
    let kit = Kit::of(ui);
    let mut frame = kit::sheet().frame(&kit).inner_margin(egui::Margin::ZERO);
    if let Some(edge) = edge {
        frame = frame.stroke(Stroke::new(2.0, edge));
    }
    ui.painter().add(frame.paint(rect));
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(16.0, 10.0))), content);
}

/// Who looks at the group, what a wrong one costs, and the button.
fn send(
    ui: &mut Ui,
    words: &Words,
    model: &TimelineModel,
    state: &mut TimelineUi,
    actions: &mut Vec<TimelineAction>,
) {
    let kit = Kit::of(ui);
    let height = ui.max_rect();
    ui.horizontal(|ui| {
        kit::heading(ui, &words.get("timeline-three"));
        let group = words.with("timeline-group", &[("group", model.group.into())]);
        ui.label(kit.small(group));
    });
    said(ui, words, model, state);
    let mut free: Vec<&EntryModel> =
        model.entries.iter().filter(|entry| entry.state == EntryState::Open).collect();
    free.sort_by_key(|entry| entry.at);
    let open = free.len();
    if !model.closed.is_empty() || open == 0 {
        return;
    }
    let chosen = state.chosen.len();
    // Where three are open there is nothing to choose.
    let three: Vec<u32> = match (open, chosen) {
        (3, 0) => free.iter().map(|entry| entry.id).collect(),
        _ => state.chosen.clone(),
    };
    let times: Vec<String> = free.iter().map(|entry| typed(entry.at, model.midnight)).collect();
    let values = [("open", open.into()), ("times", times.join(", ").into())];
    let read = model
        .entries
        .iter()
        .any(|entry| matches!(entry.state, EntryState::AsRead | EntryState::OwnReading));
    let missing = match 3 - three.len().min(3) {
        0 if chosen == 0 => Some(words.get("timeline-just-three")),
        0 => None,
        _ if open < 3 && read => Some(words.with("timeline-need-others", &values)),
        _ if open < 3 => Some(words.with("timeline-need", &values)),
        missing => Some(words.with("timeline-missing", &[("missing", missing.into())])),
    };
    if let Some(missing) = missing {
        ui.add(egui::Label::new(kit.small(missing)).wrap());
    }
    let line = Rect::from_min_max(pos2(height.left(), height.bottom() - 42.0), height.max);
    ui.scope_builder(UiBuilder::new().max_rect(line), |ui| {
        ui.horizontal(|ui| {
            let full = <[u32; 3]>::try_from(three.as_slice()).ok();
            let send = kit::primary(words.get("timeline-send")).icon_after(icons::ARROW_RIGHT);
            if ui.add(send.enabled(full.is_some())).clicked()
                && let Some(three) = full
            {
                state.chosen.clear();
                actions.push(TimelineAction::Send(three));
            }
            // What fits beside the button; in full it is the name.
            let fill = kit::quiet(words.get("timeline-earliest")).says(words.get("timeline-fill"));
            let fills = three.len() < 3 && open >= 3;
            if fills && ui.add(fill).clicked() {
                let earliest = free.iter().map(|entry| entry.id);
                let more: Vec<u32> = earliest.filter(|id| !state.chosen.contains(id)).collect();
                state.chosen.extend(more.into_iter().take(3 - chosen));
            } else if !fills
                && chosen > 0
                && ui.add(kit::quiet(words.get("timeline-take-out"))).clicked()
            {
                state.chosen.pop();
            }
        });
    });
}

/// What came of the last group, what the next may cost, or why none can go out.
fn said(ui: &mut Ui, words: &Words, model: &TimelineModel, state: &TimelineUi) {
    let kit = Kit::of(ui);
    if let Some(verdict) = model.verdict.as_ref().filter(|_| state.chosen.is_empty()) {
        ui.horizontal_top(|ui| {
            let Some(by) = &verdict.by else {
                ui.add(egui::Label::new(kit.body(&verdict.text)).wrap());
                return;
            };
            kit::face(ui, &by.id, &by.portrait, 36.0, &by.name);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.label(kit.small(&by.name));
                let step = 20.0 * kit.look.text_size;
                let text = kit.story(&verdict.text).line_height(Some(step));
                ui.add(egui::Label::new(text).wrap());
            });
        });
        ui.add_space(2.0);
    } else {
        ui.horizontal(|ui| {
            for witness in model.witnesses.iter().take(3) {
                kit::face(ui, &witness.id, &witness.portrait, 36.0, &witness.name);
            }
            if let Some(cost) = model.cost {
                let text = kit.small(words.with("timeline-cost", &[("minutes", cost.into())]));
                ui.add(egui::Label::new(text).wrap());
            }
        });
    }
    let open = |entry: &super::EntryModel| entry.state == EntryState::Open;
    if !model.entries.is_empty() && !model.entries.iter().any(open) {
        ui.label(kit.body(words.get("timeline-all-stand")));
    } else if !model.closed.is_empty() {
        ui.add(egui::Label::new(kit.body(&model.closed)).wrap());
    }
}

/// The pins that no entry has; choosing one begins an entry with it.
fn unplaced(ui: &mut Ui, words: &Words, model: &TimelineModel, state: &mut TimelineUi) {
    let kit = Kit::of(ui);
    let open: Vec<&PinChoice> = model.pins.iter().filter(|pin| !pin.placed).collect();
    let narrow = state.draft.is_some();
    let mut search = None;
    ui.horizontal(|ui| {
        kit::level(ui, kit.strong(words.get("timeline-unplaced")));
        if narrow {
            return;
        }
        ui.label(kit.small(words.get("timeline-no-draft")));
        let wide = (ui.available_width() - 8.0).min(FIND * kit.look.text_size);
        if !open.is_empty() && wide >= FIND * 0.6 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.set_max_width(wide);
                search = Some(looked_for(ui, words, &open, state));
            });
        }
    });
    if search.is_none() && !open.is_empty() {
        search = Some(looked_for(ui, words, &open, state));
    }
    let Some(mut search) = search else {
        ui.label(kit.small(words.get("timeline-all-placed")));
        return;
    };
    kit::scroll(ui, ScrollArea::vertical().id_salt("timeline-unplaced").auto_shrink(false), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        search.nothing(ui, words);
        for pin in open {
            // What an entry is being made of stays in sight, whatever is looked for.
            let draft = state.draft.as_ref().filter(|draft| draft.entry.is_none());
            let chosen = draft.is_some_and(|draft| draft.pin == Some(pin.number));
            let found = search.has(&[&pin.named()]);
            if !chosen && !found {
                continue;
            }
            let label = format!("P{} {}", pin.number, pin.label);
            let says = words.with("timeline-of-pin", &[("pin", label.as_str().into())]);
            let row = kit::row(pin.named(), chosen).icon(icons::PUSH_PIN).says(says);
            let row = ui.add(row);
            let taken = search.kept_row(&row, found);
            row.on_hover_text(&pin.quote);
            if taken {
                // A new entry that waits for its pin keeps what it has.
                match state.draft.as_mut().filter(|one| one.entry.is_none() && one.pin.is_none()) {
                    Some(draft) => draft.show_by(pin.number, &model.pins, model.midnight),
                    None => {
                        state.next = Some(Draft::of_pin(pin.number, pin.at, model.midnight));
                    }
                }
            }
        }
    });
}

/// The field over the pins that no entry has.
fn looked_for(
    ui: &mut Ui,
    words: &Words,
    open: &[&PinChoice],
    state: &mut TimelineUi,
) -> kit::Search {
    let label = words.get("timeline-find-unplaced");
    let of = Find { label: &label, hint: &words.get("pins-find-hint") };
    let (search, field) = kit::find(ui, words, &mut state.find, of, |sought| {
        let has = |pin: &&&PinChoice| sought.in_any(&[&pin.named()]);
        (open.iter().filter(has).count(), open.len())
    });
    if keys::pressed(ui, Act::Search) && !keys::typing(ui) {
        field.request_focus();
    }
    search
}

//! The right pane: who waits for an answer, and the notebook's pages.

use egui::{Frame, Margin, ScrollArea, Ui};

use super::model::{EvidenceAction, EvidenceModel, Line, Notebook, Page, PinModel};
use super::send;
use super::state::EvidenceUi;
use super::talk;
use crate::text::{Sought, Words};
use crate::workbench::guide::{Spot, mark};
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Find, Kit, Search, icons};

/// The pane in all of `ui`.
pub fn notebook(
    ui: &mut Ui,
    words: &Words,
    model: &EvidenceModel,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    // What was pinned just now is seen: the newest stands at the top, whatever was looked for.
    let newest = model.notebook.pins.first().map_or(0, |pin| pin.number);
    let fresh =
        state.page == Page::Pins && state.newest.replace(newest).is_some_and(|seen| seen < newest);
    if fresh {
        state.find.clear();
    }
    let mut search = None;
    Frame::new().inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 0 }).show(ui, |ui| {
        ui.label(kit.pane_title(words.get("evidence-notebook")));
        for asked in &model.asked {
            ui.add_space(4.0);
            talk::asked(ui, words, asked, state, actions);
        }
        let above = ui.cursor().top();
        let chosen = tabs(ui, words, model, state.page);
        let strip = ui.min_rect().with_min_y(above);
        mark(ui, Spot::Sheets, strip.with_max_x(ui.max_rect().right() - 8.0));
        if let Some(page) = chosen {
            state.page = page;
        }
        if state.page == Page::Pins && kit::is_long(model.notebook.pins.len()) {
            ui.add_space(6.0);
            search = Some(looked_for(ui, words, &model.notebook.pins, &mut state.find));
        }
    });
    ui.add_space(2.0);
    let mut area = ScrollArea::vertical().id_salt("notebook").auto_shrink(false);
    if fresh {
        area = area.vertical_scroll_offset(0.0);
    }
    kit::scroll(ui, area, |ui| {
        Frame::new().inner_margin(Margin { left: 12, right: 8, top: 2, bottom: 8 }).show(
            ui,
            |ui| {
                let notebook = &model.notebook;
                if let Some(through) = model.through.as_ref().filter(|one| one.hidden > 0)
                    && state.page == Page::Pins
                {
                    ui.add_space(6.0);
                    let hidden = [("hidden", through.hidden.into())];
                    ui.label(Kit::of(ui).small(words.with("evidence-eyes-hidden", &hidden)));
                }
                if let Some(pin) = send::held(ui) {
                    send::drop_list(ui, words, &notebook.targets, pin, actions);
                    return;
                }
                match state.page {
                    Page::Pins => pins(ui, words, notebook, search.as_ref(), state, actions),
                    Page::Timeline => page(ui, words, Page::Timeline, &notebook.timeline, actions),
                    Page::Impact => page(ui, words, Page::Impact, &notebook.impact, actions),
                    Page::Factors => page(ui, words, Page::Factors, &notebook.factors, actions),
                }
            },
        );
    });
}

fn tabs(ui: &mut Ui, words: &Words, model: &EvidenceModel, open: Page) -> Option<Page> {
    let notebook = &model.notebook;
    let labels = [
        ("evidence-pins", notebook.pins.len()),
        ("evidence-timeline", notebook.timeline.len()),
        ("evidence-impact", notebook.impact.len()),
        ("evidence-factors", notebook.factors.len()),
    ]
    .map(|(key, count)| words.with(key, &[("count", count.into())]));
    let open = Page::ALL.iter().position(|page| *page == open).unwrap_or(0);
    kit::tab_strip(ui, &labels, open).map(|index| Page::ALL[index])
}

fn pins(
    ui: &mut Ui,
    words: &Words,
    notebook: &Notebook,
    search: Option<&Search>,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let pins = &notebook.pins;
    if pins.is_empty() {
        ui.add_space(12.0);
        kit::empty(ui, &words.get("evidence-no-pins"));
    }
    if let Some(search) = search {
        ui.add_space(6.0);
        search.nothing(ui, words);
    }
    for pin in pins {
        // A note that is being written stays where it is.
        let open = state.editing.as_ref().is_some_and(|(number, _)| *number == pin.number);
        if !open && search.is_some_and(|search| !has(pin, &search.sought)) {
            continue;
        }
        ui.add_space(8.0);
        pinned(ui, words, pin, notebook, state, actions);
        ui.add_space(8.0);
        kit::rule(ui);
    }
}

/// The field over the pins.
fn looked_for(ui: &mut Ui, words: &Words, pins: &[PinModel], text: &mut String) -> Search {
    let (label, hint) = (words.get("pins-find"), words.get("pins-find-hint"));
    let of = Find { label: &label, hint: &hint };
    let count = |sought: &Sought| (pins.iter().filter(|pin| has(pin, sought)).count(), pins.len());
    kit::find(ui, words, text, of, count).0
}

/// Whether what is looked for stands on a pin or in its note.
fn has(pin: &PinModel, sought: &Sought) -> bool {
    sought.in_any(&[&format!("P{}", pin.number), &pin.place, &pin.quote, &pin.note])
        || pin.rest.iter().any(|row| sought.in_any(&[row]))
}

fn pinned(
    ui: &mut Ui,
    words: &Words,
    pin: &PinModel,
    notebook: &Notebook,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let number = ("number", pin.number.into());
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal(|ui| {
        let says = words.with("evidence-pin-number", std::slice::from_ref(&number));
        let badge = kit::pin_badge(ui, &format!("P{}", pin.number), &says);
        send::dragged(&badge, pin.number);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let name = |key: &str| words.with(key, &[("number", pin.number.into())]);
            let unpin = kit::quiet("").icon(icons::X).says(name("evidence-unpin")).height(24.0);
            if ui.add(unpin).clicked() {
                actions.push(EvidenceAction::Unpin(pin.number));
            }
            let edit = kit::quiet("").icon(icons::PENCIL_SIMPLE).says(name("evidence-edit"));
            if ui.add(edit.height(24.0)).clicked() {
                state.editing = Some((pin.number, pin.note.clone()));
            }
            let newest = notebook.pins.first().is_some_and(|first| first.number == pin.number);
            send::menu(ui, words, &notebook.targets, (pin.number, newest), actions);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add_space(6.0);
                place(ui, &kit, &pin.place);
            });
        });
    });
    if !pin.quote.is_empty() {
        ui.add_space(4.0);
        quote(ui, words, pin, state);
    }
    rest(ui, words, pin, state);
    if !note_field(ui, words, pin, state, actions) && !pin.note.is_empty() {
        ui.add_space(2.0);
        ui.label(kit.story(&pin.note).line_height(Some(20.0 * kit.look.text_size)));
    }
}

/// Where a pin is. Where both do not fit, the name gives way to the time: what is pinned of one
/// source differs in that.
fn place(ui: &mut Ui, kit: &Kit, place: &str) {
    let wide = |text: &str| kit::lay(ui, kit.small(text), f32::INFINITY).size().x;
    let room = ui.available_width();
    let parts = place.rsplit_once(", ").filter(|_| wide(place) > room);
    let Some((name, time)) = parts.filter(|(_, time)| wide(time) < room / 2.0) else {
        ui.add(egui::Label::new(kit.small(place)).truncate());
        return;
    };
    let (left, time) = (room - wide(time) - 6.0, kit.small(time));
    let says = place.to_owned();
    ui.spacing_mut().item_spacing.x = 6.0;
    let tall = ui.available_height();
    ui.allocate_ui(egui::vec2(left, tall), |ui| {
        let name = ui.add(egui::Label::new(kit.small(name)).truncate());
        name.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &says));
    });
    ui.add(egui::Label::new(time).selectable(false));
}

/// What stands at a pin: three lines of it until the player wants more.
fn quote(ui: &mut Ui, words: &Words, pin: &PinModel, state: &mut EvidenceUi) {
    let kit = Kit::of(ui);
    let text = if pin.told {
        // Somebody's words, not the player's.
        kit.story(format!("“{}”", pin.quote)).line_height(Some(20.0 * kit.look.text_size))
    } else {
        kit.evidence(&pin.quote).color(kit.c.ink_2)
    };
    let rows = if state.unfolded.contains(&pin.number) { usize::MAX } else { 3 };
    let galley = kit::lay_rows(ui, text, ui.available_width(), rows);
    let (rect, response) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
    let says = &pin.quote;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, says));
    let cut = galley.elided;
    ui.painter().galley(rect.min, galley, kit.c.ink);
    if cut {
        let says = words.with("evidence-more-of", &[("number", pin.number.into())]);
        let more = kit::quiet(words.get("evidence-more")).says(says).height(24.0);
        if ui.add(more).clicked() {
            state.unfolded.insert(pin.number);
        }
    }
}

/// Of a range: how many more rows it holds, or those rows.
fn rest(ui: &mut Ui, words: &Words, pin: &PinModel, state: &mut EvidenceUi) {
    if pin.rest.is_empty() {
        return;
    }
    if state.unfolded.contains(&pin.number) {
        let kit = Kit::of(ui);
        for row in &pin.rest {
            ui.label(kit.evidence(row).color(kit.c.ink_2));
        }
        return;
    }
    let values = [("rows", pin.rest.len().into()), ("number", pin.number.into())];
    let says = words.with("evidence-and-more-of", &values);
    let more = kit::quiet(words.with("evidence-and-more", &values[..1])).says(says).height(24.0);
    if ui.add(more).clicked() {
        state.unfolded.insert(pin.number);
    }
}

/// The note while it is written: Enter keeps it, Escape leaves it as it was.
fn note_field(
    ui: &mut Ui,
    words: &Words,
    pin: &PinModel,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) -> bool {
    let Some((_, text)) = state.editing.as_mut().filter(|(number, _)| *number == pin.number) else {
        return false;
    };
    let label = words.with("evidence-note", &[("number", pin.number.into())]);
    let field = kit::serif_field(ui, text, &label, &words.get("evidence-note-hint"));
    let note = text.trim().to_owned();
    let enter = keys::pressed(ui, Act::KeepNote);
    let escape = keys::pressed(ui, Act::LeaveNote);
    let keep = ui.add(kit::quiet(words.get("evidence-keep")).height(24.0)).clicked();
    if keep || (field.lost_focus() && enter) {
        actions.push(EvidenceAction::Reword { pin: pin.number, note });
        state.editing = None;
    } else if escape {
        state.editing = None;
    } else if !field.has_focus() && !field.lost_focus() && ui.memory(|m| m.focused().is_none()) {
        field.request_focus();
    }
    true
}

/// A page that has its own screen: its lines, and the way there.
fn page(
    ui: &mut Ui,
    words: &Words,
    which: Page,
    lines: &[Line],
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let (empty, open) = match which {
        Page::Timeline => ("evidence-no-timeline", "evidence-open-timeline"),
        Page::Impact => ("evidence-no-impact", "evidence-open-impact"),
        Page::Factors | Page::Pins => ("evidence-no-factors", "evidence-open-factors"),
    };
    ui.add_space(10.0);
    if lines.is_empty() {
        kit::empty(ui, &words.get(empty));
    }
    for line in lines {
        ui.label(kit.evidence(&line.remark).color(kit.c.ink_2));
        ui.label(kit.story(&line.text).line_height(Some(20.0 * kit.look.text_size)));
        ui.add_space(6.0);
        kit::rule(ui);
        ui.add_space(6.0);
    }
    ui.add_space(6.0);
    if ui.add(kit::secondary(words.get(open)).icon_after(icons::ARROW_RIGHT)).clicked() {
        actions.push(EvidenceAction::Turn(which));
    }
}

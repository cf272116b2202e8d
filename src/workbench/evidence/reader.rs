//! The middle pane: the query, the open source, and the strip with its clock.

use egui::{Frame, Margin, Panel, Ui};

use super::kinds::{self, Looked};
use super::model::{Body, EvidenceAction, EvidenceModel, Lines, OpenSource, RowKey, TOGETHER};
use super::state::EvidenceUi;
use super::{chart, closer, density, eyes, lines, pages, present, sides, together};
use crate::text::{Words, grouped};
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, Voice, icons};

/// The pane in all of `ui`.
pub fn reader(
    ui: &mut Ui,
    words: &Words,
    model: &EvidenceModel,
    open: &OpenSource,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let rows = rows(open, state);
    if rows {
        closer::listen(ui, open, state);
    }
    let full = rows && open.closer.is_some();
    if full || open.clock.is_some() {
        Panel::bottom("evidence-clock")
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::new().fill(kit.c.inset).inner_margin(Margin::symmetric(16, 0)))
            .show(ui, |ui| strip(ui, words, open, state, actions));
    }
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 0 }).show(ui, |ui| {
        head(ui, words, model, open, state, actions);
    });
    if let Some(through) = &model.through {
        eyes::line(ui, words, through, state);
        if open.shut {
            eyes::shut(ui, words, through);
            return;
        }
    }
    match &open.body {
        Body::Lines(all) if all.search && state.looked == Looked::Kinds => {
            kinds::kinds(ui, words, all, state, actions);
        }
        Body::Lines(all) if all.search && state.looked == Looked::Fields => {
            kinds::fields(ui, words, all, state, actions);
        }
        Body::Lines(all) => lines::lines(ui, words, open, all, state, actions),
        Body::Chat(messages) => pages::chat(ui, words, open, messages, state, actions),
        Body::Paper(paragraphs) => pages::paper(ui, words, open, paragraphs, state, actions),
        Body::Chart(all) => chart::chart(ui, words, open, all, state, actions),
    }
}

fn head(
    ui: &mut Ui,
    words: &Words,
    model: &EvidenceModel,
    open: &OpenSource,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    match &open.body {
        Body::Lines(lines) if lines.search => {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                let eyes = || eyes::width(ui, words, model.through.as_ref()) + 8.0;
                let wide = ui.available_width() - if lines.real { 0.0 } else { eyes() };
                ui.vertical(|ui| {
                    ui.set_width(wide);
                    search(ui, words, lines, state, actions);
                });
                if !lines.real {
                    eyes::button(ui, words, model, state);
                }
            });
        }
        _ => {
            ui.horizontal_top(|ui| {
                let wide =
                    ui.available_width() - eyes::width(ui, words, model.through.as_ref()) - 16.0;
                ui.vertical(|ui| {
                    ui.set_width(wide);
                    ui.label(kit.pane_title(&open.name));
                    if !open.about.is_empty() {
                        ui.label(kit.small(&open.about));
                    }
                });
                let layout = egui::Layout::right_to_left(egui::Align::Min);
                ui.with_layout(layout, |ui| eyes::button(ui, words, model, state));
            });
            ui.add_space(6.0);
        }
    }
    present::present(ui, words, open);
    if let Body::Lines(Lines { density: Some(density), .. }) = &open.body {
        ui.add_space(8.0);
        density::density(ui, words, density, state, actions);
    }
    if matches!(open.body, Body::Chart(_)) {
        return;
    }
    let log = matches!(&open.body, Body::Lines(lines) if lines.search);
    let real = matches!(&open.body, Body::Lines(lines) if lines.real);
    ui.horizontal(|ui| {
        if log {
            kinds::ways(ui, words, state);
            ui.add_space(8.0);
            together::button(ui, words, open, state);
            density::legend(ui, words);
        }
        // The two sides of a diff cut their lines, as columns do.
        let lines = matches!(&open.body, Body::Lines(lines)
            if lines.columns.is_empty() && !sides::below(ui, lines));
        if lines && rows(open, state) {
            wrap(ui, words, state);
        }
        if let Body::Lines(lines) = &open.body
            && rows(open, state)
        {
            pin_found(ui, words, open, lines, state, actions);
        }
        if matches!(&open.body, Body::Lines(lines) if lines.begins > 0) {
            above(ui, words, state);
        }
        if matches!(&open.body, Body::Lines(lines) if lines.diff) {
            sides::button(ui, words);
        }
        if open.path {
            let path = kit::quiet(words.get("path-open")).icon(icons::PATH);
            if ui.add(path.key(keys::cap(Act::Path)).height(24.0)).clicked() {
                actions.push(EvidenceAction::Path);
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if !log || state.looked == Looked::Lines {
                hints(ui, words, log, !real);
                if let Some(chosen) = &open.chosen {
                    let rows = [("rows", chosen.rows().into())];
                    ui.label(kit.small_strong(words.with("evidence-rows-chosen", &rows)));
                }
            }
        });
    });
    ui.add_space(6.0);
    let y = ui.min_rect().bottom();
    let line = egui::Stroke::new(kit.stroke, kit.c.rule);
    ui.painter().hline(ui.clip_rect().x_range(), y, line);
}

/// What a query finds is evidence as a count: how many lines, from when to when.
fn pin_found(
    ui: &mut Ui,
    words: &Words,
    open: &OpenSource,
    lines: &Lines,
    state: &EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let asked = lines.search && !lines.real && !state.query.trim().is_empty();
    if !asked || open.id == TOGETHER || lines.mistake.is_some() || lines.matched == 0 {
        return;
    }
    let says = words.with("evidence-pin-found", &[("matched", grouped(lines.matched).into())]);
    let button = kit::quiet(says).icon(icons::PUSH_PIN).key(keys::cap(Act::PinFound)).height(24.0);
    let pressed = keys::pressed(ui, Act::PinFound) && !keys::typing(ui);
    if ui.add(button).clicked() || pressed {
        let (source, query) = (open.id.clone(), state.query.trim().to_owned());
        actions.push(EvidenceAction::PinFound { source, query });
    }
}

/// Whether lines that are too long go on below: the button, and its key.
fn wrap(ui: &mut Ui, words: &Words, state: &mut EvidenceUi) {
    let key = keys::cap(Act::Wrap);
    let says = words.get(if state.wrap { "evidence-cut" } else { "evidence-wrap" });
    let button = if state.wrap { kit::secondary("") } else { kit::quiet("") };
    let button = button.icon(icons::ARROW_BEND_DOWN_LEFT).says(&says).height(26.0);
    let pressed = keys::pressed(ui, Act::Wrap) && !keys::typing(ui);
    if ui.add(button).on_hover_text(format!("{says}  {key}")).clicked() || pressed {
        state.wrap = !state.wrap;
        // The selected row stays in sight.
        state.top_row = state.top_row.min(state.selected);
        (state.reveal, state.waited) = (true, false);
    }
}

/// Keys that are of use here, right to left, as far as there is room.
fn hints(ui: &mut Ui, words: &Words, log: bool, pins: bool) {
    let kit = Kit::of(ui);
    let moves = format!("{} {}", keys::cap(Act::RowUp), keys::cap(Act::RowDown));
    let mut all = Vec::new();
    all.extend(pins.then(|| (keys::cap(Act::Pin), "evidence-key-pin")));
    all.extend(log.then(|| (keys::cap(Act::Closer), "evidence-key-closer")));
    all.push((moves, "evidence-key-move"));
    for (key, does) in all {
        if ui.available_width() < 110.0 * kit.look.text_size {
            return;
        }
        // The words stand before their keys in the code.
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(kit.small(words.get(does)));
        kit::key_cap(ui, &key);
        ui.add_space(8.0);
    }
}

/// The way up to who wrote a diff, and why: it is read from its first changed part.
fn above(ui: &mut Ui, words: &Words, state: &mut EvidenceUi) {
    let up = kit::quiet(words.get("evidence-above")).icon(icons::ARROW_UP).height(24.0);
    if ui.add(up.enabled(state.top_row > 0)).clicked() {
        (state.top_row, state.selected) = (0, 0);
    }
}

fn search(
    ui: &mut Ui,
    words: &Words,
    lines: &Lines,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let label = words.get("evidence-query");
    let hint = words.get("evidence-query-hint");
    let field =
        kit::boxed_field(ui, &mut state.query, &label, &hint, icons::MAGNIFYING_GLASS, Voice::Mono);
    let found = words.with(
        if lines.more { "evidence-found-so-far" } else { "evidence-found" },
        &[("matched", grouped(lines.matched).into()), ("all", grouped(lines.all).into())],
    );
    let text = kit::lay(ui, kit.small(&found), f32::INFINITY);
    let right = field.rect.right() - 2.0;
    let at = egui::pos2(right - text.size().x, field.rect.center().y - text.size().y / 2.0);
    let covered = egui::Rect::from_min_size(at, text.size());
    ui.painter().rect_filled(covered.expand2(egui::vec2(8.0, 4.0)), 0.0, kit.c.paper);
    ui.painter().galley(at, text, kit.c.ink_2);
    let count = ui.interact(covered, ui.id().with("found"), egui::Sense::hover());
    count.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &found));
    // Escape takes the keyboard from the field by itself, and empties it first.
    let empty = !state.query.is_empty()
        && (field.has_focus() || field.lost_focus())
        && keys::pressed(ui, Act::ClearFind);
    if empty {
        state.query.clear();
        field.request_focus();
    }
    if field.changed() || empty {
        state.top_row = 0;
        (state.selected, state.span) = (0, None);
        actions.push(EvidenceAction::Query(state.query.clone()));
    }
    if keys::pressed(ui, Act::Search) && !keys::typing(ui) {
        field.request_focus();
    }
    // Enter leaves the keyboard here: the letters of the next search must not act on the rows.
    if keys::pressed(ui, Act::ToFound) && (field.has_focus() || field.lost_focus()) {
        ui.memory_mut(|memory| memory.request_focus(lines::id()));
    }
    if let Some(mistake) = &lines.mistake {
        ui.add_space(4.0);
        kit::sign(ui, kit::Sign::Warn, mistake);
    }
}

/// Whether the rows of the source are shown, and not what they are made of.
fn rows(open: &OpenSource, state: &EvidenceUi) -> bool {
    state.looked == Looked::Lines || !matches!(&open.body, Body::Lines(lines) if lines.search)
}

/// The clock of the source, what is suspected of it, and the way to align it.
fn strip(
    ui: &mut Ui,
    words: &Words,
    open: &OpenSource,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    super::screen::line_above(ui, ui.max_rect().expand2(egui::vec2(16.0, 0.0)));
    let mistaken = matches!(&open.body, Body::Lines(lines) if lines.mistake.is_some());
    let rows = rows(open, state);
    if rows {
        closer::closer(ui, words, open, mistaken, state, actions);
    }
    if let Some(trace) = open.trace.as_ref().filter(|_| rows) {
        super::trace::trace(ui, words, open, trace, state, actions);
    }
    let Some(clock) = &open.clock else { return };
    // Right to left: what is said of the clock takes what the controls leave.
    let size = egui::vec2(ui.available_width(), 32.0 * kit.look.text_size.clamp(1.0, 1.2));
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        align(ui, words, open, state, actions);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.label(kit.icon(icons::CLOCK, 16.0));
            ui.label(kit.small_strong(&clock.zone));
            let room = ui.available_width() - 16.0;
            let fits = |text: &str| kit::lay(ui, kit.small(text), f32::INFINITY).size().x <= room;
            match (&clock.aligned, clock.suspected.as_str()) {
                (Some(how), _) => {
                    kit::sign(ui, kit::Sign::Calm, how);
                }
                (None, "") if clock.several => {}
                (None, "") => {
                    let taken = words.get("evidence-taken-as-true");
                    if fits(&taken) {
                        ui.label(kit.small(taken));
                    }
                }
                (None, suspected) => {
                    kit::sign(ui, kit::Sign::Warn, suspected);
                }
            }
        });
    });
}

/// Two steps: this row, then the row of another source that shows the same moment.
fn align(
    ui: &mut Ui,
    words: &Words,
    open: &OpenSource,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let Some(clock) = open.clock.as_ref() else { return };
    let here = selected_key(&open.body, state);
    if let Some(first) = state.same_as.clone() {
        if ui.add(kit::quiet(words.get("evidence-align-stop")).height(26.0)).clicked() {
            state.same_as = None;
        }
        let other = here.filter(|here| here.source != first.source);
        let same = kit::secondary(words.get("evidence-align-second")).height(26.0);
        if ui.add(same.enabled(other.is_some())).clicked()
            && let Some(second) = other
        {
            state.same_as = None;
            actions.push(EvidenceAction::Align { first, second });
        }
        return;
    }
    if clock.several {
        // Which clock is meant is told by the row.
    } else if clock.aligned.is_some() {
        if ui.add(kit::quiet(words.get("evidence-unalign")).height(26.0)).clicked() {
            actions.push(EvidenceAction::Unalign(open.id.clone()));
        }
    } else if clock.can_align {
        let enabled = here.is_some();
        let begin = kit::quiet(words.get("evidence-align-first")).icon(icons::LINK).height(26.0);
        if ui.add(begin.enabled(enabled)).clicked() {
            state.same_as = here;
        }
    }
}

/// A real log in all of `ui`, without notebook and sources.
pub fn read_log(
    ui: &mut Ui,
    words: &Words,
    model: &EvidenceModel,
    state: &mut EvidenceUi,
) -> Vec<EvidenceAction> {
    let mut actions = Vec::new();
    if let Some(open) = &model.open {
        state.turn_to(&open.id, None, open.body.begins());
        reader(ui, words, model, open, state, &mut actions);
    }
    actions
}

/// Where the selected row is, if the model holds it.
pub(super) fn selected_key(body: &Body, state: &EvidenceUi) -> Option<RowKey> {
    match body {
        Body::Lines(lines) => {
            lines.rows.get(state.selected_from(lines.first)?).map(|row| row.key.clone())
        }
        Body::Chat(messages) => {
            messages.get(state.selected_from(0)?).map(|message| message.key.clone())
        }
        Body::Paper(paragraphs) => {
            paragraphs.get(state.selected_from(0)?).map(|text| text.key.clone())
        }
        Body::Chart(_) => None,
    }
}

/// The moment of what is selected, if the model holds it and it has one.
pub(super) fn moment(body: &Body, state: &EvidenceUi) -> Option<i64> {
    match body {
        Body::Lines(lines) => lines.rows.get(state.selected_from(lines.first)?)?.at,
        Body::Chat(messages) => messages.get(state.selected_from(0)?)?.at,
        Body::Paper(_) => None,
        Body::Chart(chart) => Some(chart.point(state.point)?.at + chart.known_ms),
    }
}

//! The editor of one entry: statement, time, kind and pin, each with its own field.

use egui::{
    Label, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType, vec2,
};

use super::cards::toggle;
use super::model::{
    Draft, EntryModel, EntryState, KINDS, TimelineAction, TimelineModel, TimelineUi, how as how_of,
};
use super::pickers;
use super::times::{instant, typed};
use crate::coach::Purpose;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, KindMark, Kit, Voice};

/// Height of the row of buttons, points.
const FOOT: f32 = 38.0;

/// The editor in all of `ui`.
pub fn editor(
    ui: &mut Ui,
    words: &Words,
    model: &TimelineModel,
    state: &mut TimelineUi,
    actions: &mut Vec<TimelineAction>,
) {
    let Some(mut draft) = state.draft.take() else { return };
    let entry = model.entries.iter().find(|entry| Some(entry.id) == draft.entry);
    let stands = entry.filter(|entry| entry.state == EntryState::Confirmed);
    let mut close = false;
    // What keeps an entry is never out of sight.
    let (above, below) = split(ui, stands.is_none());
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        let area = ScrollArea::vertical().id_salt("timeline-editor").auto_shrink(false);
        kit::scroll(ui, area, |ui| {
            head(ui, words, entry, state);
            match stands {
                Some(stands) => close = locked(ui, words, stands),
                None => fields(ui, words, model, &mut draft),
            }
        });
    });
    if stands.is_none() {
        ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
            close = foot(ui, words, model, &draft, actions);
        });
    }
    if !close {
        state.draft = Some(draft);
    }
}

/// The room for the fields, and below it that for the buttons where there are any.
fn split(ui: &Ui, buttons: bool) -> (Rect, Rect) {
    let all = ui.max_rect();
    let foot = if buttons { FOOT * Kit::of(ui).look.text_size.max(1.0) } else { 0.0 };
    all.split_top_bottom_at_y(all.bottom() - foot)
}

/// Which entry it is, and whether it goes out with the next group.
fn head(ui: &mut Ui, words: &Words, entry: Option<&EntryModel>, state: &mut TimelineUi) {
    let kit = Kit::of(ui);
    ui.horizontal_wrapped(|ui| {
        let Some(entry) = entry else {
            ui.label(kit.small_strong(words.get("timeline-new-entry")));
            return;
        };
        ui.label(kit.small_strong(words.get("timeline-entry")));
        let chosen = state.chosen.contains(&entry.id);
        match entry.state {
            // No group waits for it: nobody has to confirm it, or somebody has.
            EntryState::AsRead => {
                ui.label(kit.small(words.get("timeline-as-read")));
            }
            EntryState::OwnReading => {
                ui.label(kit.small(words.get("timeline-own-reading")));
            }
            EntryState::Confirmed => {
                ui.label(kit.small(words.get("timeline-confirmed")));
                return;
            }
            EntryState::Open | EntryState::Incomplete => {
                if entry.unsettled {
                    ui.label(kit.small(words.get("timeline-unsettled")));
                }
                let chip = kit::chip(words.get("timeline-in-group"), chosen);
                let can = chosen || (state.chosen.len() < 3 && entry.state == EntryState::Open);
                if ui.add(chip.enabled(can)).clicked() {
                    toggle(entry, state);
                }
            }
        }
        let keys = format!("{} {}", keys::cap(Act::Earlier), keys::cap(Act::Later));
        kit::key_hint(ui, &keys, &words.get("timeline-keys"));
    });
}

/// What was confirmed, which changes no more. Whether the editor closes.
fn locked(ui: &mut Ui, words: &Words, entry: &EntryModel) -> bool {
    let kit = Kit::of(ui);
    ui.add(Label::new(kit.story(&entry.title)).wrap());
    ui.add(Label::new(kit.small(words.get("timeline-locked"))).wrap());
    ui.add(kit::secondary(words.get("timeline-close"))).clicked()
}

fn fields(ui: &mut Ui, words: &Words, model: &TimelineModel, draft: &mut Draft) {
    let kit = Kit::of(ui);
    let wide = ui.available_width();
    let seen = ui.horizontal(|ui| {
        pickers::statement(ui, words, model, draft, wide * 0.56);
        let label = words.get("timeline-own-title");
        let hint = words.get("timeline-own-hint");
        let field = kit::boxed_field(ui, &mut draft.title, &label, &hint, "", Voice::Serif);
        kit::underline(ui, &field, &draft.title, Purpose::Account)
    });
    kit::offer(ui, words, seen.inner.as_ref());
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_width(148.0 * kit.look.text_size);
            let zone = [("zone", model.zone.as_str().into())];
            ui.label(kit.small(words.with("timeline-time", &zone)));
            let label = words.get("timeline-time-field");
            let hint = typed(model.from, model.midnight);
            kit::boxed_field(ui, &mut draft.time, &label, &hint, "", Voice::Mono);
        });
        ui.vertical(|ui| {
            ui.label(kit.small(match draft.kind {
                Some(kind) => {
                    words.with("timeline-kind-is", &[("how", words.get(how_of(kind)).into())])
                }
                None => words.get("timeline-kind"),
            }));
            ui.horizontal(|ui| {
                for (kind, key) in KINDS {
                    let how = words.get(how_of(kind));
                    if kind_button(ui, kind, draft.kind == Some(kind), &words.get(key), &how) {
                        draft.kind = Some(kind);
                    }
                }
            });
        });
        ui.vertical(|ui| {
            let label = words.get("timeline-pin");
            ui.label(kit.small(&label));
            pickers::pin(ui, words, model, draft, &label);
        });
    });
}

/// A kind that can be chosen.
fn kind_button(ui: &mut Ui, kind: KindMark, chosen: bool, name: &str, how: &str) -> bool {
    let kit = Kit::of(ui);
    let (rect, response) = kit::touch(ui, vec2(30.0, 34.0), name, Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, chosen, name));
    if chosen || response.hovered() {
        let edge = if chosen { Stroke::new(2.0, kit.c.ink) } else { kit.outline() };
        ui.painter().rect(rect, 6.0, kit.c.inset, edge, StrokeKind::Inside);
    }
    kit::paint_kind(ui.painter(), &kit, rect.center(), kind);
    kit::buttons::focus_ring(ui, &kit, &response, false);
    response.on_hover_text(format!("{name}: {how}")).clicked()
}

/// Saves what is complete; says what is not. Whether the editor closes.
fn foot(
    ui: &mut Ui,
    words: &Words,
    model: &TimelineModel,
    draft: &Draft,
    actions: &mut Vec<TimelineAction>,
) -> bool {
    let kit = Kit::of(ui);
    let at = instant(&draft.time, model.midnight);
    let says = draft.says().is_some();
    let save = draft.save(model.midnight);
    let mut close = false;
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let button = kit::secondary(words.get("timeline-save")).enabled(save.is_some());
        if ui.add(button).clicked()
            && let Some(save) = save.clone()
        {
            actions.push(save);
            close = true;
        }
        close |= ui.add(kit::quiet(words.get("timeline-close"))).clicked();
        if let Some(entry) = draft.entry
            && ui.add(kit::quiet(words.get("timeline-remove"))).clicked()
        {
            actions.push(TimelineAction::Remove(entry));
            close = true;
        }
        if !draft.time.is_empty() && at.is_none() {
            kit::sign(ui, kit::Sign::Warn, &words.get("timeline-time-wrong"));
        } else if save.is_none() {
            let missing = [
                (!says, "timeline-needs-statement"),
                (at.is_none(), "timeline-needs-time"),
                (draft.kind.is_none(), "timeline-needs-kind"),
                (draft.pin.is_none(), "timeline-needs-pin"),
            ];
            let missing = missing.into_iter().filter(|(missing, _)| *missing);
            let missing: Vec<String> = missing.map(|(_, key)| words.get(key)).collect();
            let values = [("missing", missing.join(", ").into())];
            let needs = kit.small(words.with("timeline-needs", &values));
            ui.add(egui::Label::new(needs).truncate());
        }
    });
    close
}

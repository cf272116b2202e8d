//! The selected line in full: its words, its fields, and how long it is from a pin.

use egui::{ScrollArea, Ui};

use super::model::{EvidenceAction, OpenSource, TOGETHER};
use super::state::EvidenceUi;
use super::{kinds, reader};
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, icons};

/// A line in full.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Closer {
    /// All of it; of JSON, one name a line.
    pub text: String,
    /// Its fields, with what finds each value.
    pub fields: Vec<Field>,
    pub since: Option<Since>,
}

/// How long a line is from a pin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Since {
    pub pin: u32,
    /// Such as `+4.380 s`.
    pub long: String,
    /// The pin to measure from next.
    pub next: Option<u32>,
}

/// Height of the text and of the fields at most, points.
const TEXT: f32 = 96.0;
const FIELDS: f32 = 104.0;
/// Between two fields, points.
const GAP: f32 = 14.0;

/// The keys that look closer, and at what stands around.
pub fn listen(ui: &Ui, open: &OpenSource, state: &mut EvidenceUi) {
    if keys::typing(ui) {
        return;
    }
    if keys::pressed(ui, Act::Closer) {
        state.closer = !state.closer;
    }
    if keys::pressed(ui, Act::Around) {
        around(ui, open, state);
    }
}

/// The line in full.
pub fn closer(
    ui: &mut Ui,
    words: &Words,
    open: &OpenSource,
    mistaken: bool,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let Some(closer) = &open.closer else { return };
    let kit = Kit::of(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(34.0);
        ui.label(kit.small_strong(words.get("evidence-closer")));
        if let Some(since) = &closer.since {
            let pin = format!("P{}", since.pin);
            let other = words.with("evidence-since-other", &[("pin", pin.as_str().into())]);
            ui.label(kit.small(words.get("evidence-since")));
            let from = kit::quiet(&pin).says(other).height(26.0).enabled(since.next.is_some());
            if ui.add(from).clicked() {
                state.since = since.next;
            }
            ui.label(kit.evidence(&since.long));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = words.get("evidence-closer-close");
            if ui.add(kit::quiet("").icon(icons::X).says(close).height(26.0)).clicked() {
                state.closer = false;
            }
            if !state.query.is_empty() {
                let key = keys::cap(Act::Around);
                let label = words.get("evidence-around");
                if ui.add(kit::quiet(label).key(key).height(26.0)).clicked() {
                    around(ui, open, state);
                }
            }
        });
    });
    let area = ScrollArea::vertical().id_salt("evidence-closer").max_height(TEXT);
    kit::scroll_text(ui, words, &words.get("evidence-closer"), area, |ui| {
        ui.set_width(ui.available_width());
        ui.add(egui::Label::new(kit.log(&closer.text)).wrap());
    });
    ui.add_space(6.0);
    if closer.fields.is_empty() {
        return;
    }
    let area = ScrollArea::vertical().id_salt("evidence-closer-fields").max_height(FIELDS);
    let asked = kit::scroll(ui, area, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut asked = None;
        for row in rows(ui, &closer.fields) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for (name, value, query) in row {
                    let query = field(ui, words, (name, value, query.as_deref()), mistaken, state);
                    asked = query.or(asked.take());
                }
            });
        }
        asked
    });
    if let Some(query) = asked {
        kinds::search(state, actions, query);
    }
    ui.add_space(4.0);
}

/// A field's name, what it says, and what finds it.
type Field = (String, String, Option<String>);

/// The fields, as many in a row as there is room for.
fn rows<'a>(ui: &Ui, fields: &'a [Field]) -> Vec<&'a [Field]> {
    let kit = Kit::of(ui);
    let wide = |(name, value, query): &Field| {
        let name = kit::lay(ui, kit.small(name), f32::INFINITY).size().x;
        let value = kit::lay(ui, kit.evidence(short(value)), f32::INFINITY).size().x;
        name + value + GAP + if query.is_some() { 76.0 } else { 8.0 }
    };
    let room = ui.available_width() - 16.0;
    let (mut rows, mut from, mut used) = (Vec::new(), 0, 0.0);
    for (at, one) in fields.iter().enumerate() {
        let wide = wide(one);
        if at > from && used + wide > room {
            rows.push(&fields[from..at]);
            (from, used) = (at, 0.0);
        }
        used += wide;
    }
    rows.push(&fields[from..]);
    rows
}

/// A value as far as it is shown.
fn short(value: &str) -> String {
    let short: String = value.chars().take(48).collect();
    let cut = if short.len() < value.len() { "…" } else { "" };
    format!("{short}{cut}")
}

/// A field with its value; what was asked for with it.
fn field(
    ui: &mut Ui,
    words: &Words,
    (name, value, query): (&str, &str, Option<&str>),
    mistaken: bool,
    state: &EvidenceUi,
) -> Option<String> {
    let kit = Kit::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(kit.small(name));
        let short = short(value);
        ui.label(kit.evidence(&short));
        let (what, asked) = (format!("{name} {short}"), kinds::asked(state, mistaken));
        kinds::narrows(ui, words, &what, 24.0, asked, query?)
    })
    .inner
}

/// Everything that stands around the selected row: the query goes, the row stays.
fn around(ui: &Ui, open: &OpenSource, state: &mut EvidenceUi) {
    if state.query.is_empty() {
        return;
    }
    // The next frame has every row, and goes to this one.
    state.going_to = reader::selected_key(&open.body, state);
    state.query.clear();
    if open.id == TOGETHER {
        state.comes_anew();
    }
    ui.ctx().request_repaint();
}

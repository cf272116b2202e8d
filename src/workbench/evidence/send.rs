//! A pin is sent to where it belongs: by a menu, by its key, or dragged.

use egui::{DragAndDrop, Frame, Margin, Response, Sense, Ui};

use super::model::{EvidenceAction, Page};
use crate::text::{Sought, Words};
use crate::workbench::impact::Part;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Find, FindMenu, Kit, icons};

/// A place of a sheet that pins show.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub page: Page,
    pub to: SendTo,
    pub text: String,
    /// The pins that are there already.
    pub pins: Vec<u32>,
}

/// Which place of which sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum SendTo {
    /// A new entry of the timeline.
    Entry,
    Quantity(String),
    Part(Part, String),
    Factor(String),
}

/// A pin in the hand.
#[derive(Clone, Copy)]
struct Held(u32);

/// The pin that is being dragged.
pub fn held(ui: &Ui) -> Option<u32> {
    DragAndDrop::payload::<Held>(ui.ctx()).map(|held| held.0)
}

/// Lets a pin be dragged by its badge.
pub fn dragged(badge: &Response, pin: u32) {
    // Tab has nothing to do here: the button beside it sends by key.
    badge
        .interact(Sense::DRAG)
        .on_hover_cursor(egui::CursorIcon::Grab)
        .dnd_set_drag_payload(Held(pin));
}

/// The button at a pin, and the list that it opens; of the newest pin a key opens it as well.
pub fn menu(
    ui: &mut Ui,
    words: &Words,
    targets: &[Target],
    (pin, newest): (u32, bool),
    actions: &mut Vec<EvidenceAction>,
) {
    let says = words.with("evidence-send", &[("number", pin.into())]);
    let button = ui.add(kit::quiet("").icon(icons::ARROW_RIGHT).says(&says).height(24.0));
    if newest && keys::pressed(ui, Act::SendPin) && !keys::typing(ui) {
        egui::Popup::open_id(ui.ctx(), egui::Popup::default_response_id(&button));
    }
    // Put into words only while the list is shown: there is a button for each pin in each frame.
    let free = || {
        let free = targets.iter().filter(|target| !target.pins.contains(&pin));
        free.map(|target| (target, format!("{}: {}", words.get(page(target.page)), target.text)))
    };
    let of = FindMenu {
        find: Find {
            label: &words.get("evidence-send-find"),
            hint: &words.get("evidence-send-find-hint"),
        },
        note: &says,
        width: 340.0 * Kit::of(ui).look.text_size,
    };
    let count = |sought: &Sought| {
        (free().filter(|(_, line)| sought.in_any(&[line])).count(), free().count())
    };
    let chosen = kit::find_menu(ui, words, &button, of, count, |ui, search| {
        let mut chosen = None;
        for (target, line) in free() {
            if search.has(&[&line]) {
                let row = ui.add(kit::row(&line, false));
                chosen = search.row(&row).then(|| target.to.clone()).or(chosen);
            }
        }
        chosen
    });
    actions.extend(chosen.map(|to| EvidenceAction::Send { pin, to }));
}

/// Where the pin in the hand can be dropped: the whole notebook becomes that list.
pub fn drop_list(
    ui: &mut Ui,
    words: &Words,
    targets: &[Target],
    pin: u32,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    ui.add_space(8.0);
    ui.label(kit.strong(words.with("evidence-drop", &[("number", pin.into())])));
    ui.spacing_mut().item_spacing.y = 3.0;
    let mut above = None;
    for target in targets {
        if above.replace(target.page) != Some(target.page) {
            ui.add_space(6.0);
            ui.label(kit.small(words.get(page(target.page))));
        }
        let there = target.pins.contains(&pin);
        let (_, dropped) = ui.dnd_drop_zone::<Held, _>(
            Frame::new().inner_margin(Margin::symmetric(4, 1)).corner_radius(6),
            |ui| {
                ui.set_min_width(ui.available_width());
                let text = if there { kit.small(&target.text) } else { kit.body(&target.text) };
                ui.add(egui::Label::new(text).truncate().selectable(false));
            },
        );
        if dropped.is_some() && !there {
            actions.push(EvidenceAction::Send { pin, to: target.to.clone() });
        }
    }
}

/// What a sheet is called.
fn page(page: Page) -> &'static str {
    match page {
        Page::Timeline => "evidence-send-timeline",
        Page::Factors => "evidence-send-factors",
        Page::Impact | Page::Pins => "evidence-send-impact",
    }
}

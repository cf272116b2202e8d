//! Their eyes: the player's pins as one person could have seen them at one moment.

use egui::{Ui, vec2};

use super::model::{Decision, DecisionsUi, LensPin, Sight};
use crate::text::Words;
use crate::workbench::kit::{self, Kit};

/// The pins to tick. Without the lens, those that were not visible then are shown with the reason.
pub fn lens(ui: &mut Ui, words: &Words, open: &Decision, state: &mut DecisionsUi) {
    let kit = Kit::of(ui);
    let placed = !open.hour.is_empty();
    let hidden = open.pins.iter().filter(|pin| pin.sight != Sight::Seen).count();
    if placed {
        ui.horizontal_wrapped(|ui| {
            let label = words.with("decisions-lens", &[("name", open.name.as_str().into())]);
            if ui.add(kit::chip(label, !state.without_lens)).clicked() {
                state.without_lens = !state.without_lens;
            }
            let values = [("hidden", hidden.into())];
            ui.label(kit.small(words.with("decisions-hidden", &values)));
        });
        ui.add_space(4.0);
    }
    if open.pins.is_empty() {
        ui.label(kit.small(words.get("decisions-no-pins")));
    }
    let chosen = state.draft(open).visible.clone();
    let shown = |pin: &&LensPin| {
        !placed || state.without_lens || pin.sight == Sight::Seen || chosen.contains(&pin.id)
    };
    let pins: Vec<&LensPin> = open.pins.iter().filter(shown).collect();
    if pins.is_empty() && !open.pins.is_empty() {
        ui.label(kit.small(words.get("decisions-nothing-seen")));
    }
    for pin in pins {
        if line(ui, words, open, pin, placed, chosen.contains(&pin.id)) {
            let draft = state.draft(open);
            match draft.visible.iter().position(|id| *id == pin.id) {
                Some(at) => {
                    draft.visible.remove(at);
                }
                None => draft.visible.push(pin.id),
            }
        }
    }
}

/// One pin; whether it was ticked or unticked.
fn line(
    ui: &mut Ui,
    words: &Words,
    open: &Decision,
    pin: &LensPin,
    placed: bool,
    on: bool,
) -> bool {
    let kit = Kit::of(ui);
    let away = placed && pin.sight != Sight::Seen;
    let values = [("pin", pin.name.as_str().into()), ("name", open.name.as_str().into())];
    let says = words.with("decisions-saw", &values);
    let mut ticked = false;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        ticked = kit::tick_box(ui, on, true, &says).clicked();
        kit::pin_badge(ui, &pin.name, &pin.name);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let ink = if away { kit.c.ink_3 } else { kit.c.ink };
            ui.add(egui::Label::new(kit.evidence(&pin.text).color(ink)).truncate());
            let reason = match pin.sight {
                Sight::Later => words.get("decisions-later"),
                Sight::Shut => words.with("decisions-shut", &[("name", open.name.as_str().into())]),
                Sight::Seen => String::new(),
            };
            let below = if away { format!("{}. {reason}", pin.place) } else { pin.place.clone() };
            ui.label(kit.small(below));
        });
    });
    ui.add_space(4.0);
    ticked
}

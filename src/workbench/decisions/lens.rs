//! Their eyes: the player's pins as one person could have seen them at one moment.

use egui::{Ui, vec2};

use super::model::{Decision, DecisionsUi, LensPin, Sight};
use crate::text::Words;
use crate::workbench::kit::{self, Kit, icons};

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
            let values = [("hidden", hidden.into()), ("name", open.name.as_str().into())];
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
    // Those that are ticked stay in sight; of the others the nearest to the decision are read first.
    let first = |at: usize, pin: &LensPin| at < FIRST || chosen.contains(&pin.id);
    let hidden = pins.iter().enumerate().filter(|(at, pin)| !first(*at, pin)).count();
    for (at, pin) in pins.into_iter().enumerate() {
        if !(state.all || first(at, pin)) {
            continue;
        }
        if line(ui, words, open, pin, placed, chosen.contains(&pin.id)) {
            state.tick(open, pin.id);
        }
    }
    if hidden > 0 && !state.all {
        let more = words.with("decisions-all", &[("hidden", hidden.into())]);
        if ui.add(kit::quiet(more).icon(icons::CARET_DOWN).height(26.0)).clicked() {
            state.all = true;
        }
    }
}

/// How many pins are shown at first.
const FIRST: usize = 8;

/// What stands at a pin: two lines of it, all of it when it is pointed at.
fn two_lines(ui: &mut Ui, pin: &LensPin, ink: egui::Color32) {
    let kit = Kit::of(ui);
    let lead = crate::look::tokens().type_scale.lead;
    let (text, wide) = if pin.written {
        let text = kit.story(&pin.text).line_height(Some(20.0 * kit.look.text_size));
        (text, kit::column_width(ui, kit::Voice::Serif, lead))
    } else {
        (kit.evidence(&pin.text), ui.available_width())
    };
    let galley = kit::lay_rows(ui, text.color(ink), wide, 2);
    let (rect, response) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &pin.text));
    let cut = galley.elided;
    ui.painter().galley(rect.min, galley, ink);
    if cut {
        response.on_hover_text(&pin.text);
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
        // As wide as the widest pin, so that what stands beside it begins at one place.
        let size = vec2(40.0 * kit.look.text_size.max(1.0), 20.0);
        ui.allocate_ui_with_layout(size, egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(size.x);
            kit::pin_badge(ui, &pin.name, &pin.name);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let ink = if away { kit.c.ink_3 } else { kit.c.ink };
            two_lines(ui, pin, ink);
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

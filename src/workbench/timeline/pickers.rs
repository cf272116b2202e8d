//! The lists that an entry is made from: statements by where they came up, and pins.

use egui::Ui;

use super::model::{CardModel, Draft, PinChoice, TimelineModel};
use crate::text::{Sought, Words};
use crate::workbench::kit::{self, Find, FindMenu, Kit, Voice};

/// Narrowest list, points.
const WIDE: f32 = 440.0;

/// The statement of an entry, chosen from those that no other entry has.
pub fn statement(ui: &mut Ui, words: &Words, model: &TimelineModel, draft: &mut Draft, width: f32) {
    let kit = Kit::of(ui);
    let card = model.cards.iter().find(|card| Some(&card.id) == draft.card.as_ref());
    let shown = card.map_or(words.get("timeline-choose"), |card| card.text.clone());
    let shown = kit.text(shown, Voice::Serif, crate::look::tokens().type_scale.lead);
    let button = kit::choice(ui, &words.get("timeline-statement"), shown, width);
    let placed = |card: &CardModel| {
        model.entries.iter().any(|one| one.card == card.id && Some(one.id) != draft.entry)
    };
    let open: Vec<&CardModel> = model.cards.iter().filter(|card| !placed(card)).collect();
    let of = FindMenu {
        find: Find { label: &words.get("timeline-find"), hint: &words.get("timeline-find-hint") },
        // Some statements are there to be doubted; that is no mistake of the game.
        note: &words.get("timeline-statement-how"),
        width: (WIDE * kit.look.text_size.clamp(1.0, 1.4)).max(width),
    };
    let count = |sought: &Sought| {
        let has = |card: &&&CardModel| sought.in_any(&[&card.text, &card.came_up]);
        (open.iter().filter(has).count(), open.len())
    };
    let chosen = kit::find_menu(ui, words, &button, of, count, |ui, search| {
        let (mut chosen, mut group) = (None, None);
        for card in &open {
            let on = draft.card.as_ref() == Some(&card.id);
            let found = search.has(&[&card.text, &card.came_up]);
            if !on && !found {
                continue;
            }
            if group.replace(&card.came_up) != Some(&card.came_up) {
                kit::group_head(ui, &card.came_up);
            }
            let row = ui.add(kit::row(&card.text, on));
            // What is chosen stays in sight; the keyboard goes on to what was looked for.
            if search.kept_row(&row, found) {
                chosen = Some(card.id.clone());
            }
        }
        chosen
    });
    draft.card = chosen.or(draft.card.take());
}

/// The pin that shows an entry.
pub fn pin(ui: &mut Ui, words: &Words, model: &TimelineModel, draft: &mut Draft, label: &str) {
    let kit = Kit::of(ui);
    let pin = model.pins.iter().find(|pin| Some(pin.number) == draft.pin);
    let shown = pin.map_or(words.get("timeline-choose"), PinChoice::named);
    let width = (ui.available_width() - 8.0).max(60.0);
    let button = kit::choice(ui, label, kit.body(shown), width);
    let of = FindMenu {
        find: Find { label: &words.get("pins-find"), hint: &words.get("pins-find-hint") },
        note: "",
        width: (WIDE * kit.look.text_size.clamp(1.0, 1.4)).max(width),
    };
    let count = |sought: &Sought| {
        let has = |pin: &&PinChoice| sought.in_any(&[&pin.named()]);
        (model.pins.iter().filter(has).count(), model.pins.len())
    };
    let chosen = kit::find_menu(ui, words, &button, of, count, |ui, search| {
        let mut chosen = None;
        for pin in &model.pins {
            let on = draft.pin == Some(pin.number);
            let found = search.has(&[&pin.named()]);
            if on || found {
                let row = ui.add(kit::row(pin.named(), on));
                chosen = search.kept_row(&row, found).then_some(pin.number).or(chosen);
            }
        }
        chosen
    });
    if let Some(pin) = chosen {
        draft.show_by(pin, &model.pins, model.midnight);
    }
}

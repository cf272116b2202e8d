//! The palette: one field that finds whatever can be gone to or done, from every screen of a play.

use egui::{Id, Modal, ScrollArea, Ui};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::keys::{self, Act};
use super::kit::{self, Kit, Voice, icons};
use crate::text::Words;

/// Something that can be gone to or done.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer<To> {
    pub name: String,
    /// What it is, as a player would say: a log, a pin, somebody.
    pub what: String,
    /// What it costs, or the key that does the same; empty: neither.
    pub note: String,
    pub icon: &'static str,
    pub to: To,
}

/// What the field holds, and which of what was found is chosen.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    pub open: bool,
    query: String,
    chosen: usize,
}

/// Rows that are listed.
const LISTED: usize = 60;
/// Width at the usual text size, points.
const WIDE: f32 = 560.0;

/// Draws the palette while it is open, and listens to its keys; what was chosen. `offers` are worked
/// out only while it is open.
pub fn palette<To: Clone>(
    ui: &mut Ui,
    words: &Words,
    palette: &mut Palette,
    offers: impl FnOnce() -> Vec<Offer<To>>,
) -> Option<To> {
    // Before any field sees the keys: some mean something else in a text.
    if keys::taken(ui, Act::Palette) {
        let open = !palette.open;
        *palette = Palette { open, ..Palette::default() };
        if open {
            keys::lend(ui, before());
        } else {
            keys::give_back(ui, before());
        }
    }
    if !palette.open {
        return None;
    }
    let all = offers();
    let found = find(&palette.query, &all);
    let last = found.len().saturating_sub(1);
    let by = keys::between(ui, Act::RowUp, Act::RowDown);
    palette.chosen = palette.chosen.saturating_add_signed(by as isize).min(last);
    let mut done = keys::pressed(ui, Act::Go);
    let moved = by != 0;
    let kit = Kit::of(ui);
    let modal = Modal::new(Id::new("palette"))
        .frame(kit::sheet().padding(12, 12).edge(kit.c.edge).frame(&kit))
        .backdrop_color(kit.night.deep.gamma_multiply(0.45));
    let shown = modal.show(ui.ctx(), |ui| {
        let wide = WIDE * kit.look.text_size.clamp(1.0, 1.4);
        ui.set_width(wide.min(ui.ctx().content_rect().width() - 80.0));
        let (label, hint) = (words.get("palette"), words.get("palette-hint"));
        let icon = icons::MAGNIFYING_GLASS;
        let field = kit::boxed_field(ui, &mut palette.query, &label, &hint, icon, Voice::Sans);
        if field.changed() {
            palette.chosen = 0;
        }
        if !field.has_focus() && !done {
            field.request_focus();
        }
        ui.add_space(6.0);
        if found.is_empty() {
            kit::empty(ui, &words.get("palette-nothing"));
            return;
        }
        let tall = (ui.ctx().content_rect().height() - 220.0).clamp(120.0, 420.0);
        let area = ScrollArea::vertical().max_height(tall).auto_shrink([false, true]);
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (index, offer) in found.iter().take(LISTED).enumerate() {
                let note = [offer.what.as_str(), offer.note.as_str()];
                let note: Vec<&str> = note.into_iter().filter(|part| !part.is_empty()).collect();
                let row = kit::row(&offer.name, index == palette.chosen).icon(offer.icon);
                let row = ui.add(row.note(note.join(" · ")));
                if moved && index == palette.chosen {
                    row.scroll_to_me(None);
                }
                if row.clicked() {
                    (palette.chosen, done) = (index, true);
                }
            }
        });
    });
    let left = shown.should_close();
    let to = found.get(palette.chosen).filter(|_| done).map(|offer| offer.to.clone());
    if left || to.is_some() {
        palette.open = false;
        keys::give_back(ui, before());
    }
    to
}

/// What has the words, the best first; everything while nothing is typed.
fn find<'a, To>(query: &str, all: &'a [Offer<To>]) -> Vec<&'a Offer<To>> {
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut found: Vec<(u32, &Offer<To>)> = all
        .iter()
        .filter_map(|offer| {
            let text = format!("{} {}", offer.name, offer.what);
            let text = Utf32Str::new(&text, &mut letters);
            Some((pattern.score(text, &mut matcher)?, offer))
        })
        .collect();
    // Among equals the order stays.
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, offer)| offer).collect()
}

/// What had the keyboard before has it again afterwards.
fn before() -> Id {
    Id::new("palette-before")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::kit::{Look, testing};
    use egui::Key;
    use egui_kittest::kittest::Queryable;

    fn offers() -> Vec<Offer<u8>> {
        let names = ["gatehouse", "Rūta Kalniņa", "#door-trouble", "Timeline"];
        let offer = |(name, to): (&str, u8)| Offer {
            name: name.into(),
            what: "a thing".into(),
            note: String::new(),
            icon: icons::LIST,
            to,
        };
        names.into_iter().zip(0..).map(offer).collect()
    }

    #[test]
    fn words_are_found_without_accents_and_by_their_letters() {
        let all = offers();
        let names = |query: &str| -> Vec<String> {
            find(query, &all).into_iter().map(|offer| offer.name.clone()).collect()
        };
        assert_eq!(names("ruta"), ["Rūta Kalniņa"]);
        assert_eq!(names("dtrou")[0], "#door-trouble");
        assert_eq!(names("TIME")[0], "Timeline");
        assert_eq!(names("").len(), 4);
        assert!(names("zzz").is_empty());
    }

    #[test]
    fn the_keys_open_it_choose_and_leave_it() {
        let words = Words::english();
        let state = (Palette::default(), Vec::<u8>::new());
        let size = [900.0, 600.0];
        let mut harness = testing::harness(size, Look::default(), state, move |ui, state| {
            state.1.extend(palette(ui, &words, &mut state.0, offers));
        });
        harness.run();
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
        harness.run();
        assert!(harness.state().0.open);
        harness.key_press(Key::ArrowDown);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!((harness.state().0.open, harness.state().1.as_slice()), (false, &[1][..]));
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::P);
        harness.run();
        harness.get_by_label("Go to or do").type_text("door");
        harness.run();
        harness.get_by_label_contains("#door-trouble").click();
        harness.run();
        assert_eq!(harness.state().1, [1, 2]);
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
        harness.run();
        harness.key_press(Key::Escape);
        harness.run();
        assert!(!harness.state().0.open);
        assert_eq!(harness.state().1, [1, 2], "nothing is done by leaving");
    }
}

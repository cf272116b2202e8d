//! What was read, in the order in which it was: back, forward, and any of the last few places.

use egui::{PointerButton, Ui};

use super::model::{EvidenceAction, EvidenceModel};
use super::state::EvidenceUi;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, icons};

/// Places that are remembered.
const MOST: usize = 50;
/// Places that are shown before the one where one is.
const SHOWN: usize = 4;

/// A place that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    pub source: String,
    pub query: String,
    /// The row among those that matched, or the point of a chart.
    pub selected: u64,
    /// As it is called: the source and the time there.
    pub says: String,
}

/// The way that was come, and the part of it that was gone back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trail {
    back: Vec<Read>,
    forth: Vec<Read>,
    /// Where one is going along the trail.
    coming: Option<Read>,
}

impl Trail {
    /// Leaves a place for one that is not on the way.
    pub(super) fn leaves(&mut self, place: Read) {
        if self.coming.is_some() || place.source.is_empty() {
            return;
        }
        self.forth.clear();
        self.back.retain(|before| *before != place);
        self.back.push(place);
        self.back.drain(..self.back.len().saturating_sub(MOST));
    }

    /// Goes `steps` back, or forward where they are negative; the source to open.
    fn goes(&mut self, here: Read, steps: isize) -> Option<String> {
        let (from, to) = match steps {
            0 => return None,
            1.. => (&mut self.back, &mut self.forth),
            _ => (&mut self.forth, &mut self.back),
        };
        let at = from.len().checked_sub(steps.unsigned_abs())?;
        to.push(here);
        to.extend(from.drain(at + 1..).rev());
        self.coming = from.pop();
        self.coming.as_ref().map(|there| there.source.clone())
    }

    /// The place that one was going to, once its source is open.
    pub(super) fn arrived(&mut self, source: &str) -> Option<Read> {
        self.coming.take_if(|there| there.source == source)
    }

    /// What the source will be searched for, if one is going there.
    pub(super) fn query(&self, source: &str) -> Option<&str> {
        self.coming.as_ref().filter(|there| there.source == source).map(|there| &*there.query)
    }
}

/// Listens to the keys, and shows the way once there is one.
pub(super) fn trail(
    ui: &mut Ui,
    words: &Words,
    model: &EvidenceModel,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let here = state.here(model.open.as_ref().map_or("", |open| &open.here));
    let Trail { back, forth, .. } = &state.trail;
    // There from the first source on: a row that came later would move all below it.
    let pointer = |button| ui.input(|input| input.pointer.button_clicked(button));
    let mut steps = keys::between(ui, Act::ReadForth, Act::ReadBack) as isize;
    steps += isize::from(pointer(PointerButton::Extra1));
    steps -= isize::from(pointer(PointerButton::Extra2));
    ui.horizontal(|ui| {
        let kit = Kit::of(ui);
        ui.spacing_mut().item_spacing.x = 4.0;
        for (places, icon, key, act, step) in [
            (back, icons::ARROW_LEFT, "evidence-back", Act::ReadBack, 1),
            (forth, icons::ARROW_RIGHT, "evidence-forth", Act::ReadForth, -1),
        ] {
            let to = places.last().map_or("", |place| &place.says);
            let says = words.with(key, &[("place", to.into())]);
            let button = kit::quiet("").icon(icon).says(&says).height(24.0);
            let button = ui.add(button.enabled(!places.is_empty()));
            if button.clicked() {
                steps += step;
            }
            button.on_hover_text(format!("{says}  {}", keys::cap(act)));
        }
        // The nearest come first where there is little room; they stand in the order of reading.
        let wide = |says: &str| kit::lay(ui, kit.body(says), f32::INFINITY).size().x + 40.0;
        let mut room = ui.available_width() - wide(&here.says);
        let fit = back.iter().rev().take(SHOWN).take_while(|place| {
            room -= wide(&place.says);
            room > 0.0
        });
        let first = back.len() - fit.count();
        for (index, place) in back.iter().enumerate().skip(first) {
            let says = words.with("evidence-back", &[("place", place.says.as_str().into())]);
            let crumb = kit::quiet(&place.says).height(24.0).says(format!("{says} ({index})"));
            if ui.add(crumb).clicked() {
                steps = (back.len() - index) as isize;
            }
            ui.label(kit.icon(icons::CARET_RIGHT, 12.0).color(kit.c.ink_2));
        }
        ui.add(egui::Label::new(kit.strong(&here.says)).truncate());
    });
    ui.add_space(4.0);
    if let Some(source) = state.trail.goes(here, steps) {
        keys::let_go(ui);
        actions.push(EvidenceAction::Open(source));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(source: &str) -> Read {
        Read { source: source.into(), says: source.into(), ..Read::default() }
    }

    fn names(places: &[Read]) -> String {
        places.iter().map(|place| place.source.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Goes some steps from a place, and comes to the one that is found.
    fn gone(trail: &mut Trail, from: &str, steps: isize) -> String {
        let to = trail.goes(place(from), steps).expect("there is a place");
        assert_eq!(trail.arrived(&to).map(|there| there.source), Some(to.clone()));
        to
    }

    #[test]
    fn the_way_is_gone_back_and_forth() {
        let mut trail = Trail::default();
        for source in ["a", "b", "c"] {
            trail.leaves(place(source));
        }
        assert_eq!(gone(&mut trail, "d", 1), "c");
        assert_eq!((names(&trail.back), names(&trail.forth)), ("a b".into(), "d".into()));
        assert_eq!(gone(&mut trail, "c", 2), "a");
        assert_eq!((names(&trail.back), names(&trail.forth)), ("".into(), "d c b".into()));
        assert_eq!(trail.goes(place("a"), 1), None, "nothing was before it");
        assert_eq!(gone(&mut trail, "a", -2), "c");
        assert_eq!((names(&trail.back), names(&trail.forth)), ("a b".into(), "d".into()));
        trail.leaves(place("c"));
        assert_eq!((names(&trail.back), names(&trail.forth)), ("a b c".into(), "".into()));
    }

    #[test]
    fn it_is_as_long_as_it_is_of_use() {
        let mut trail = Trail::default();
        trail.leaves(place(""));
        for number in 0..2 * MOST {
            trail.leaves(place(&number.to_string()));
        }
        assert_eq!((trail.back.len(), trail.back[0].source.as_str()), (MOST, "50"));
        // What is left again at the same row is there once.
        trail.leaves(place("60"));
        assert_eq!(trail.back.iter().filter(|place| place.source == "60").count(), 1);
    }
}

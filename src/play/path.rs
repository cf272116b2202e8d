//! The path to production as far as the player knows it: an empty place stays empty until something
//! that they pinned, or that somebody told them openly, fills it.

use super::case::Case;
use super::conditions::{known_of, pins_on};
use super::state::Play;
use crate::scenario::model::{Anchor, ItemId, MINUTE, Ms, PathLine, PathStep, PersonId};

/// A step that the player knows of.
#[derive(Clone, Debug, PartialEq)]
pub struct StepSeen<'a> {
    pub step: &'a PathStep,
    /// When the change passed it, once a pin of the player's shows that minute.
    pub at: Option<Ms>,
    pub saw: Lane<'a>,
    pub missed: Lane<'a>,
}

impl StepSeen<'_> {
    /// Whether more is known of it than that it is there. Whose hands it was in goes with that.
    pub fn known(&self) -> bool {
        !self.saw.known.is_empty() || !self.missed.known.is_empty()
    }
}

/// What a step saw, or what it could not see.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane<'a> {
    pub known: Vec<LineSeen<'a>>,
    /// Whether there is more to be found out. How much is not said.
    pub open: bool,
}

/// A line that the player knows, and where from.
#[derive(Clone, Debug, PartialEq)]
pub struct LineSeen<'a> {
    pub text: &'a str,
    /// The player's pins that show it, by number.
    pub pins: Vec<u32>,
    /// What was told of it, and by whom.
    pub told: Vec<(&'a PersonId, &'a ItemId)>,
}

/// The steps that the player knows of, in the order in which the change passed them.
pub fn path<'a>(case: &'a Case, play: &Play) -> Vec<StepSeen<'a>> {
    let steps = case.scenario.truth.path.iter().flat_map(|path| &path.steps);
    let seen = steps.map(|step| {
        let (saw, missed) = (lane(case, play, &step.saw), lane(case, play, &step.missed));
        let pins = || saw.known.iter().chain(&missed.known).flat_map(|line| &line.pins);
        let at = step.at.as_ref().map(|at| case.scenario.at(at));
        let at = at.filter(|at| {
            pins().any(|pin| shows_minute(case, play, *pin, *at)) || stands_at(play, *at)
        });
        StepSeen { step, at, saw, missed }
    });
    seen.filter(|seen| seen.step.given || seen.known()).collect()
}

/// Whether a pin stands at this time, its clock set right as far as the player did.
fn shows_minute(case: &Case, play: &Play, pin: u32, at: Ms) -> bool {
    let pin = play.notebook.pins.get(&pin);
    let shown = pin.and_then(|pin| case.sources.corrected(&pin.place, &play.notebook.alignments));
    shown.is_some_and(|shown| (shown - at).abs() < MINUTE)
}

/// Whether the player's own timeline has a line of this minute.
fn stands_at(play: &Play, at: Ms) -> bool {
    play.notebook.entries.values().any(|entry| entry.at.div_euclid(MINUTE) == at.div_euclid(MINUTE))
}

fn lane<'a>(case: &'a Case, play: &Play, lines: &'a [PathLine]) -> Lane<'a> {
    let known: Vec<LineSeen<'a>> = lines.iter().filter_map(|one| line(case, play, one)).collect();
    let open = known.len() < lines.len();
    Lane { known, open }
}

fn line<'a>(case: &'a Case, play: &Play, line: &'a PathLine) -> Option<LineSeen<'a>> {
    let by = known_of(case, play, &line.by);
    if by.is_empty() {
        return None;
    }
    let told = by.iter().filter_map(|by| match by {
        Anchor::Told(person, item) => Some((person, item)),
        _ => None,
    });
    Some(LineSeen {
        text: &line.text,
        pins: pins_on(case, play, &by).map(|(number, _)| number).collect(),
        told: told.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Place;
    use crate::people::{Event as Among, Layer};
    use crate::play::start::first_place;
    use crate::play::state::Pin;
    use crate::play::{EntryPoint, Event, apply, begin};
    use crate::scenario::checks::sample::sample;
    use std::sync::Arc;

    fn begun(case: &Case) -> Play {
        let mut play = Play::new(7);
        begin(case, 7, EntryPoint::Brief).iter().for_each(|event| apply(&mut play, event));
        play
    }

    fn pin(play: &mut Play, number: u32, place: Place) {
        let pin = Pin { place, note: String::new(), minute: 1 };
        Arc::make_mut(&mut play.notebook).pins.insert(number, pin);
    }

    fn tell(play: &mut Play, layer: Layer) {
        let told = Among::Told { person: "omar".into(), item: "never-full".into(), layer };
        apply(play, &Event::People(told));
    }

    #[test]
    fn at_first_only_what_is_given_stands_there_and_says_nothing() {
        let case = Case::open(sample()).expect("a case");
        let play = begun(&case);
        let seen = path(&case, &play);
        let [form] = seen.as_slice() else { panic!("{seen:#?}") };
        assert_eq!((form.step.id.as_str(), form.known(), form.at), ("form", false, None));
        assert!(form.saw.open && form.missed.open);
    }

    #[test]
    fn a_pin_fills_its_line_and_shows_when() {
        let case = Case::open(sample()).expect("a case");
        let mut play = begun(&case);
        let asked = Anchor::Mark("ticket".into(), "asked".into());
        pin(&mut play, 4, first_place(&case, &asked).expect("a place"));
        let seen = path(&case, &play);
        let [form] = seen.as_slice() else { panic!("{seen:#?}") };
        let line = LineSeen { text: "That it was filled in", pins: vec![4], told: Vec::new() };
        assert_eq!(form.saw, Lane { known: vec![line], open: false });
        assert_eq!((form.missed.known.len(), form.missed.open), (0, true));
        let at = form.step.at.as_ref().map(|at| case.scenario.at(at));
        assert_eq!(form.at, at, "the pin stands at that minute");
        Arc::make_mut(&mut play.notebook).pins.clear();
        assert!(!path(&case, &play)[0].known(), "what is unpinned is open again");
    }

    #[test]
    fn a_pin_of_another_time_fills_its_line_and_shows_no_time() {
        let case = Case::open(sample()).expect("a case");
        let mut play = begun(&case);
        let queued = Anchor::Mark("ticket".into(), "queued".into());
        pin(&mut play, 1, first_place(&case, &queued).expect("a place"));
        let form = path(&case, &play).remove(0);
        assert_eq!((form.known(), form.saw.open, form.missed.open), (true, true, false));
        assert_eq!(form.at, None);
    }

    #[test]
    fn a_gate_turns_up_once_it_is_told_openly_pinned_or_not() {
        let case = Case::open(sample()).expect("a case");
        let mut play = begun(&case);
        tell(&mut play, Layer::Guarded);
        let place = Place::Telling { person: "omar".into(), item: "never-full".into() };
        pin(&mut play, 1, place);
        assert_eq!(path(&case, &play).len(), 1, "what was told guardedly shows nothing");
        tell(&mut play, Layer::Open);
        let queue = path(&case, &play).remove(1);
        let told = (PersonId::from("omar"), ItemId::from("never-full"));
        let text = "The date of each request";
        let line = LineSeen { text, pins: vec![1], told: vec![(&told.0, &told.1)] };
        assert_eq!((queue.step.id.as_str(), queue.saw.known), ("queue", vec![line]));
        Arc::make_mut(&mut play.notebook).pins.clear();
        let queue = path(&case, &play).remove(1);
        assert_eq!(queue.saw.known[0].pins, [0; 0], "what was heard stays known");
    }
}

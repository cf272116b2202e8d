//! What a criterion says of a play, and the finds that it rests on.

use crate::debrief::phrases::say;
use crate::debrief::quote;
use crate::debrief::report::{CriterionState, Moment};
use crate::debrief::story::Story;
use crate::evidence::Place;
use crate::play::EntryPoint;
use crate::scenario::model::*;
use std::fmt::Display;

/// Values for a sentence.
pub type Values<'a> = &'a [(&'a str, &'a dyn Display)];

/// Finds shown for one criterion at most.
const MOST: usize = 4;

pub struct Verdict {
    pub state: CriterionState,
    pub finds: Vec<Find>,
}

/// What the player did, and what the evidence shows of it.
#[derive(Clone, Debug, Default)]
pub struct Find {
    pub did: String,
    pub moment: Option<Moment>,
    pub shows: String,
    pub place: Option<Place>,
}

impl Find {
    pub fn new(key: &str, values: Values) -> Self {
        Self { did: say(key, values), ..Self::default() }
    }

    pub fn at(mut self, moment: Option<Moment>) -> Self {
        self.moment = moment;
        self
    }

    pub fn shows(mut self, key: &str, values: Values) -> Self {
        self.shows = say(key, values);
        self
    }

    /// What stands at a place.
    pub fn place(mut self, story: &Story, place: &Place) -> Self {
        self.shows = quote::quote(story.case, story.play, place);
        self.place = Some(place.clone());
        self
    }

    /// What stands at a pin, and when it was set.
    pub fn pin(self, story: &Story, pin: u32) -> Self {
        match story.play.notebook.pins.get(&pin) {
            Some(found) => self.at(story.pinned_at(pin)).place(story, &found.place),
            None => self,
        }
    }

    /// The first place that would have shown it.
    pub fn there(self, story: &Story, anchors: &[Anchor]) -> Self {
        match quote::first(story.case, story.play, anchors) {
            Some((place, _)) => self.place(story, &place),
            None => self,
        }
    }
}

impl Verdict {
    pub fn new(met: bool, mut finds: Vec<Find>) -> Self {
        finds.truncate(MOST);
        Self::with_all(met, finds)
    }

    /// With every find, however many.
    pub fn with_all(met: bool, finds: Vec<Find>) -> Self {
        let state = if met { CriterionState::Met } else { CriterionState::NotYet };
        Self { state, finds }
    }

    pub fn not_reached(key: &str) -> Self {
        Self { state: CriterionState::NotReached, finds: vec![Find::new(key, &[])] }
    }

    /// What shows it lies in sources that this play could not open: what was found is told all the
    /// same, and not held against anybody.
    pub fn out_of_reach(self, story: &Story) -> Self {
        let began_here = story.play.entry == EntryPoint::Review;
        if self.state != CriterionState::NotYet || !began_here {
            return self;
        }
        let mut finds = self.finds;
        finds.insert(0, Find::new("not-from-here", &[]));
        Self { state: CriterionState::NotReached, finds }
    }
}

/// Whether a place is one of those that anchors mean.
pub fn covered(story: &Story, anchors: &[Anchor], place: &Place) -> bool {
    story.case.covers_any(anchors, place)
}

/// Whether a pin rests on one of those places.
pub fn pin_on(story: &Story, anchors: &[Anchor], pin: u32) -> bool {
    let pin = story.play.notebook.pins.get(&pin);
    pin.is_some_and(|pin| covered(story, anchors, &pin.place))
}

/// Whether a place has anything to do with the incident.
pub fn bears(story: &Story, place: &Place) -> bool {
    bearing(story).any(|anchor| story.case.covers(anchor, place))
}

/// Where anything is that has to do with the incident.
pub fn bearing<'a>(story: &Story<'a>) -> impl Iterator<Item = &'a Anchor> {
    let truth = &story.case.scenario.truth;
    let factors = truth.factors.iter().flat_map(|f| f.supports.iter().chain(&f.refuted_by));
    let events = truth.events.iter().flat_map(|event| &event.supports);
    factors.chain(events)
}

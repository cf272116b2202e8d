//! What a play has established, and when that makes it sound.

use crate::play::conditions::known;
use crate::play::{Case, Play};
use crate::scenario::model::{Event, Factor};

/// Share of the events to be found that a sound play has, percent: as the debrief wants it.
pub const EVENTS_PERCENT: usize = 75;

/// Share of the true factors that a sound play has, percent.
pub const FACTORS_PERCENT: usize = 60;

/// Events that a player has to find.
pub fn wanted(case: &Case) -> impl Iterator<Item = &Event> {
    case.scenario.truth.events.iter().filter(|event| !event.given)
}

/// Factors that hold.
pub fn real(case: &Case) -> impl Iterator<Item = &Factor> {
    case.scenario.truth.factors.iter().filter(|factor| factor.holds)
}

/// The player has the card, and something to pin it on.
pub fn established(case: &Case, play: &Play, event: &Event) -> bool {
    play.confirmed.contains_key(&event.id)
        || play.cards.contains(&event.card)
            && event.supports.iter().any(|anchor| known(case, play, anchor))
}

/// How far a play came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    pub events: usize,
    pub all_events: usize,
    pub factors: usize,
    pub all_factors: usize,
}

impl Reach {
    /// Counts events that stand on the timeline.
    pub fn confirmed(case: &Case, play: &Play) -> Self {
        Self::counted(case, play, |event| play.confirmed.contains_key(&event.id))
    }

    /// Counts events that could be written down with a pin.
    pub fn established(case: &Case, play: &Play) -> Self {
        Self::counted(case, play, |event| established(case, play, event))
    }

    fn counted(case: &Case, play: &Play, has: impl Fn(&Event) -> bool) -> Self {
        Self {
            events: wanted(case).filter(|event| has(event)).count(),
            all_events: wanted(case).count(),
            factors: real(case).filter(|factor| play.surfaced.contains(&factor.id)).count(),
            all_factors: real(case).count(),
        }
    }

    pub fn is_sound(self) -> bool {
        self.events * 100 >= self.all_events * EVENTS_PERCENT
            && self.factors * 100 >= self.all_factors * FACTORS_PERCENT
    }
}

//! What a finished play came to, in numbers.

use super::{Length, Stage};
use crate::people::Layer;
use crate::play::{Case, Event, Play};
use crate::scenario::model::ItemKind;
use serde::Serialize;

/// Shares are 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// Conditions told openly, of all there are.
    pub conditions: f64,
    /// Facts told, of all there are.
    pub facts: f64,
    /// True factors that surfaced, of all there are.
    pub factors: f64,
    /// Timeline events that stand, those given from the start aside.
    pub events: f64,
    /// Measures agreed on.
    pub measures: f64,
    /// Management's support at the end, 0 to 100.
    pub sponsor: f64,
    /// Working minutes spent.
    pub minutes: f64,
    /// Real minutes that somebody would take who reads and does the same, estimated.
    pub length: f64,
    /// The same by stage.
    pub stages: [f64; Stage::ALL.len()],
    /// What those minutes are reckoned from.
    pub words: f64,
    pub questions: f64,
    pub moves: f64,
}

impl Outcome {
    /// A play that came to its end, and everything that happened in it.
    pub fn of(case: &Case, play: &Play, log: &[Event]) -> Self {
        let truth = &case.scenario.truth;
        let told = |kind| {
            let people = case.scenario.cast.people.iter();
            let items = people.flat_map(|person| person.knows.iter().map(move |i| (person, i)));
            let all: Vec<bool> = items
                .filter(|(_, item)| item.kind == kind)
                .map(|(person, item)| play.people.told(&person.id, &item.id) == Some(Layer::Open))
                .collect();
            share(all.iter().filter(|told| **told).count(), all.len())
        };
        let real: Vec<_> = truth.factors.iter().filter(|factor| factor.holds).collect();
        let surfaced = real.iter().filter(|factor| play.surfaced.contains(&factor.id)).count();
        let given = truth.events.iter().filter(|event| event.given).count();
        let length = Length::of_bot(case, play, log);
        Outcome {
            conditions: told(ItemKind::Condition),
            facts: told(ItemKind::Fact),
            factors: share(surfaced, real.len()),
            events: play.confirmed.len().saturating_sub(given) as f64,
            measures: play.agreed.len() as f64,
            sponsor: f64::from(play.people.sponsor),
            minutes: f64::from(play.spent),
            length: length.minutes(),
            stages: Stage::ALL.map(|stage| length.stage(stage).minutes()),
            words: length.words() as f64,
            questions: length.questions as f64,
            moves: length.moves as f64,
        }
    }
}

fn share(some: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { some as f64 / all as f64 }
}

//! What a play is about: the scenario, its simulated day and its sources. Never changes.

use super::numbers::Numbers;
use crate::evidence::sentences::sentence as sentence_of;
use crate::evidence::{self, Place, Sources};
use crate::people;
use crate::scenario::model::*;
use crate::world::{self, Day, WorldError};

/// A case that can be played.
#[derive(Debug)]
pub struct Case {
    pub scenario: Scenario,
    pub day: Day,
    pub sources: Sources,
    pub rules: &'static people::Rules,
    pub numbers: &'static Numbers,
    /// Closing questions cost no trust and shut nothing, and nothing of a move is felt later: for
    /// comparison only.
    pub without_losses: bool,
}

impl Case {
    /// Simulates the day and renders the sources.
    ///
    /// # Errors
    /// Where the world cannot run, as when services call each other in a circle.
    pub fn open(scenario: Scenario) -> Result<Self, WorldError> {
        let day = world::run(&scenario.world, scenario.midnight)?;
        let sources = Sources::build(&scenario, &day);
        Ok(Self {
            scenario,
            day,
            sources,
            rules: people::Rules::standard(),
            numbers: Numbers::standard(),
            without_losses: false,
        })
    }

    pub fn covers(&self, anchor: &Anchor, place: &Place) -> bool {
        evidence::covers(&self.scenario, &self.sources, anchor, place)
    }

    /// Whether a place is one that any of the anchors means.
    pub fn covers_any(&self, anchors: &[Anchor], place: &Place) -> bool {
        evidence::covers_any(&self.scenario, &self.sources, anchors, place)
    }

    /// Whether a place exists in a source or a telling of this case.
    pub fn exists(&self, place: &Place) -> bool {
        match place {
            Place::Telling { person, item } => self.scenario.item(person, item).is_some(),
            Place::Sentence { person, item, sentence } => {
                let item = self.scenario.item(person, item);
                item.is_some_and(|item| sentence_of(&item.open, *sentence).is_some())
            }
            other => self.sources.exists(other),
        }
    }

    /// Milliseconds that two instants may differ and still be the same, for a pinned place.
    pub fn tolerance(&self, place: &Place) -> Ms {
        let resolution = match place {
            Place::Row { source, .. }
            | Place::Rows { source, .. }
            | Place::Point { source, .. }
            | Place::Found { source, .. } => {
                self.scenario.source(source).map_or(0, |source| source.clock.resolution_ms)
            }
            Place::Telling { .. } | Place::Sentence { .. } => MINUTE,
        };
        resolution.max(self.numbers.entry_tolerance_s * SECOND)
    }
}

//! What the RON files of an incident say, as plain structs.

#[cfg(test)]
mod documented;
pub mod evidence;
pub mod ids;
mod kept;
pub mod language;
pub mod manifest;
pub mod path;
pub mod people;
pub mod review;
pub mod time;
pub mod truth;
pub mod world;

pub use evidence::*;
pub use ids::*;
pub use kept::Kept;
pub use language::*;
pub use manifest::*;
pub use path::*;
pub use people::*;
pub use review::*;
pub use time::*;
pub use truth::*;
pub use world::*;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A whole incident, as read from its folder.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The folder's name.
    pub slug: String,
    pub manifest: Manifest,
    pub world: WorldSpec,
    pub cast: Cast,
    pub shelf: Shelf,
    pub truth: Truth,
    pub meeting: Meeting,
    pub interruptions: Interruptions,
    /// Texts of `evidence/`, by path relative to it, CRLF as LF.
    pub files: BTreeMap<String, String>,
    /// The midnight (UTC) that opens the day of the incident.
    pub midnight: Ms,
}

impl Scenario {
    /// The instant of a moment. Checked scenarios hold none that do not exist; such a one reads as
    /// midnight.
    pub fn at(&self, moment: &Moment) -> Ms {
        moment.at(self.midnight).unwrap_or(self.midnight)
    }

    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.cast.people.iter().find(|person| person.id == *id)
    }

    pub fn item(&self, person: &PersonId, item: &ItemId) -> Option<&Item> {
        self.person(person)?.knows.iter().find(|known| known.id == *item)
    }

    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.cast.topics.iter().find(|topic| topic.id == *id)
    }

    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.shelf.sources.iter().find(|source| source.id == *id)
    }

    pub fn event(&self, id: &EventId) -> Option<&Event> {
        self.truth.events.iter().find(|event| event.id == *id)
    }

    pub fn card(&self, id: &CardId) -> Option<&Card> {
        self.truth.cards.iter().find(|card| card.id == *id)
    }

    pub fn factor(&self, id: &FactorId) -> Option<&Factor> {
        self.truth.factors.iter().find(|factor| factor.id == *id)
    }

    pub fn measure(&self, id: &MeasureId) -> Option<&Measure> {
        self.truth.measures.iter().find(|measure| measure.id == *id)
    }

    /// What happens while one works.
    pub fn beat(&self, id: &BeatId) -> Option<&Beat> {
        self.interruptions.beats.iter().find(|beat| beat.id == *id)
    }

    pub fn meeting_beat(&self, id: &BeatId) -> Option<&MeetingBeat> {
        self.meeting.beats.iter().find(|beat| beat.id == *id)
    }

    pub fn stretch(&self, id: &StretchId) -> Option<&Stretch> {
        self.meeting.stretches.iter().find(|stretch| stretch.id == *id)
    }
}

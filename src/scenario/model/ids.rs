//! Names that things in a scenario have for each other.

use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        // Read as a plain text; written with its name, which JSON leaves out and which tells the
        // checks what kind of id they walk over.
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_newtype_struct(stringify!($name), &self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A service, stock or other station of the world: `gatehouse`.
    ServiceId,
    /// A stream of traffic that enters the world: `school`.
    EntryId,
    /// Something that is so for a while and changes how a service behaves.
    ConditionId,
    /// A guard on the path to production.
    GuardId,
    /// Something that may arrive in a year and is caught or not by guards.
    HazardId,
    /// An alert that fires from a series.
    AlertId,
    /// A person of the company.
    PersonId,
    /// One thing a person knows; unique within that person.
    ItemId,
    /// A way of asking, from `assets/people/forms.ron`: `walk-through`.
    FormId,
    /// A facilitator's move, from `assets/people/moves.ron`: `go-round`.
    MoveId,
    /// Something to ask about.
    TopicId,
    /// A part of the review's agenda and of the timeline.
    StretchId,
    /// A source of evidence.
    SourceId,
    /// A named place in a source: a scripted line, a message, a hunk, a paragraph.
    MarkId,
    /// A template that log lines are written from; unique within its source.
    TemplateId,
    /// An event of the reference timeline.
    EventId,
    /// A statement card.
    CardId,
    /// A contributing factor.
    FactorId,
    /// A measure that the team may agree on.
    MeasureId,
    /// A quantity of the impact sheet.
    QuantityId,
    /// A statement of the gut check.
    StatementId,
    /// A beat: something that happens while one works.
    BeatId,
    /// An answer that a beat offers.
    ChoiceId,
    /// A hand or gate on a change's path to production.
    StepId,
    /// A yes/no memory that beats set and read.
    FlagId,
    /// A level of the company's severity table.
    SeverityId,
}

//! `scenario.ron`: what the incident is, before anything of it is opened.

use super::*;

/// The whole of `scenario.ron`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The name on cards and in lists: short, without spoilers.
    pub title: String,
    /// 1 (first incident) to 5.
    pub level: u8,
    /// Real minutes that a play takes, from the brief to the debrief.
    pub minutes: u32,
    /// Real minutes when entered at the review with the dossier.
    pub minutes_from_review: u32,
    /// Where a play may well be put down, in order.
    pub sittings: Vec<Sitting>,
    /// What one practises, as short noun phrases: "asking about normal work".
    pub practises: Vec<String>,
    pub company: Company,
    /// The civil date of the incident: `2024-06-04`.
    pub day: String,
    /// The zone in which the company speaks of time: an IANA name or `UTC+2`.
    pub zone: String,
    pub first_story: FirstStory,
    pub gut_check: GutCheck,
    pub working_time: WorkingTime,
    pub player: Player,
    /// Who gives hints.
    pub mentor: PersonId,
    /// Who wants a name, and whose support capacity depends on.
    pub sponsor: PersonId,
    /// What a play that is entered at the review already holds.
    pub dossier: Dossier,
    /// The public incident whose structure this one follows; shown at the debrief.
    pub credit: Credit,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sitting {
    pub title: String,
    /// At most 20 real minutes.
    pub minutes: u32,
    /// The sitting is over when this is so; a good place to stop.
    pub until: When,
    /// What the player reads there: where things stand, what comes next.
    pub rest: String,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Company {
    pub name: String,
    /// One sentence: what it does, for whom.
    pub does: String,
    /// From worst to mildest.
    pub severities: Vec<Severity>,
    /// Words of the house, explained where they first matter.
    pub glossary: Vec<Term>,
    /// Customers and people outside, whom a postmortem does not name.
    #[serde(default)]
    pub outsiders: Vec<Outsider>,
}

/// A name that stays in the house.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Outsider {
    /// As evidence writes it; `*.clinic.example` is any host under it.
    pub name: String,
    /// What a postmortem says: "a clinic".
    pub instead: String,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Severity {
    pub id: SeverityId,
    pub name: String,
    pub means: String,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub term: String,
    pub means: String,
    /// A word of the trade: told to a newcomer, and in no postmortem.
    #[serde(default)]
    pub common: bool,
}

/// The incident as the company first tells it: a headline that names somebody and is not a lie.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FirstStory {
    pub masthead: String,
    pub dateline: String,
    pub headline: String,
    /// The part of the headline that names a person or a team; must occur in it.
    pub named: String,
    pub standfirst: String,
    pub caption: String,
    pub paragraphs: Vec<String>,
    pub quote: Quote,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    pub by: PersonId,
    pub text: String,
}

/// What the player thinks happened, before the first evidence.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct GutCheck {
    /// Chips to lay on the statements.
    pub chips: u32,
    pub statements: Vec<Statement>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    pub id: StatementId,
    pub text: String,
}

/// The hours before the review.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WorkingTime {
    /// Working minutes between `starts` and the review.
    pub minutes: u32,
    /// When the player starts, UTC.
    pub starts: Moment,
    /// Minutes won when the review is moved; it moves once.
    pub moved_minutes: u32,
    /// Length of the review, minutes.
    pub review_minutes: u32,
}

/// Who the player is, and what they themselves did or noticed.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Player {
    /// "intern in the platform team, third week".
    pub role: String,
    /// What the player knows of their own part, told to them in the brief.
    pub own_part: String,
    /// The same for whoever reads the document, in the third person.
    #[serde(default)]
    pub own_part_written: String,
    /// Whom the own part touches, and who hears it first if it is told well.
    pub touches: PersonId,
    /// What the document says if nobody told.
    pub raised_by: Anchor,
}

/// A prepared start at the review.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// One page for the player: what is established, what is not.
    pub text: String,
    /// Minutes that the room has for such a play; those of the working time unless said.
    #[serde(default)]
    pub review_minutes: Option<u32>,
    pub opened: Vec<SourceId>,
    pub told: Vec<(PersonId, ItemId)>,
    pub pins: Vec<Anchor>,
    pub timeline: Vec<EventId>,
    /// What else was done before the room sits down, such as that the own part was told.
    #[serde(default)]
    pub then: Vec<Then>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Credit {
    pub title: String,
    pub source: String,
    /// What was changed in the telling.
    pub changed: String,
}

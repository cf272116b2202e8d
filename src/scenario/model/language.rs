//! The small typed language of scenarios: places in the evidence, conditions, effects.

use super::*;

/// A place in the evidence that something rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Anchor {
    /// A named place: a scripted line, a message, a hunk, a paragraph, a row of a table.
    Mark(SourceId, MarkId),
    /// Any line written from this template between two instants.
    Lines { source: SourceId, template: TemplateId, from: Moment, to: Moment },
    /// Any point of a series between two instants.
    Chart { source: SourceId, series: String, from: Moment, to: Moment },
    /// What somebody told, in its open telling (for a fact: in its only one).
    Told(PersonId, ItemId),
}

/// When something is so. Read over the whole play.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum When {
    Always,
    Never,
    All(Vec<When>),
    Any(Vec<When>),
    Not(Box<When>),
    /// A source has been opened.
    Opened(SourceId),
    /// A pin rests on this place.
    Pinned(Anchor),
    /// At least so many pins.
    Pins(u32),
    /// A person told an item openly (a fact: at all).
    Told(PersonId, ItemId),
    /// A person told an item, openly or guardedly.
    Heard(PersonId, ItemId),
    /// At least so many questions were put to a person.
    Asked(PersonId, u32),
    /// Closing questions put to a person.
    ClosingAsked(PersonId, u32),
    /// People interviewed.
    PeopleHeard(u32),
    Trust(PersonId, Is),
    /// Management's support.
    Sponsor(Is),
    /// Mean safety in the review.
    MeanSafety(Is),
    /// Working minutes spent so far.
    Spent(Is),
    /// The review has been moved.
    Moved,
    /// Timeline events confirmed.
    Confirmed(EventId),
    ConfirmedCount(u32),
    /// The wall clock inside the story, UTC, has reached this.
    Clock(Moment),
    /// The last status text promised word at an hour that is at most so many minutes away, and
    /// nothing has been sent since.
    StatusDue(u32),
    Phase(PhaseName),
    /// A beat has happened.
    Happened(BeatId),
    /// An answer was given to a beat.
    Chose(BeatId, ChoiceId),
    Flag(FlagId),
    /// In the review: this stretch is on the table or past.
    Stretch(StretchId),
    /// In the review: this move was made towards this person.
    Made(MoveId, PersonId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Is {
    AtLeast(i32),
    Below(i32),
}

impl Is {
    pub fn holds(self, value: i32) -> bool {
        match self {
            Is::AtLeast(bound) => value >= bound,
            Is::Below(bound) => value < bound,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum PhaseName {
    Brief,
    /// Evidence, interviews, timeline and impact, freely revisited.
    Investigate,
    Review,
    Mitigate,
    Debrief,
}

/// What happens then.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Then {
    /// A source becomes known and can be opened.
    Unlock(SourceId),
    /// A topic can be asked about.
    Topic(TopicId),
    /// Somebody tells an item openly without being asked.
    Tell(PersonId, ItemId),
    /// Trust of one person moves.
    Trust(PersonId, i32),
    /// Trust of those close to a person moves.
    TrustOfClose(PersonId, i32),
    TrustOfAll(i32),
    /// Management's support moves.
    Sponsor(i32),
    /// Working minutes are spent (positive) or won (negative).
    Minutes(i32),
    /// A person gives that much less time.
    Patience(PersonId, i32),
    Flag(FlagId),
    /// The review is moved, once.
    MoveReview,
    /// The player told their own part.
    OwnPartTold,
    /// The player gave a name to the sponsor.
    NameGiven(PersonId),
    /// An update was promised by this instant (UTC).
    Promise(Moment),
    /// A measure becomes known.
    Measure(MeasureId),
}

/// Something that happens while one works.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Beat {
    pub id: BeatId,
    pub when: When,
    /// Who speaks or writes; nobody for things that just happen.
    #[serde(default)]
    pub from: Option<PersonId>,
    /// What is said or seen.
    pub text: String,
    #[serde(default)]
    pub then: Vec<Then>,
    /// Answers to choose from; none for a notice. Alike in length and warmth.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// Working minutes within which an answer is owed; after that `silence` happens.
    #[serde(default)]
    pub within: Option<u32>,
    #[serde(default)]
    pub silence: Vec<Then>,
    /// The status text is asked for here: the player writes it (see `StatusSheet`).
    #[serde(default)]
    pub asks_status: bool,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub id: ChoiceId,
    pub text: String,
    /// Working minutes that it takes.
    #[serde(default)]
    pub minutes: u32,
    #[serde(default)]
    pub then: Vec<Then>,
    /// What comes back.
    #[serde(default)]
    pub reply: String,
    /// The promise that is kept by this answer, if one is.
    #[serde(default)]
    pub keeps_promise: bool,
}

impl Answer {
    /// Working minutes that it takes in all, with those that follow from it.
    pub fn takes(&self) -> u32 {
        let follow = self.then.iter().map(|then| match then {
            Then::Minutes(minutes) => u32::try_from(*minutes).unwrap_or(0),
            _ => 0,
        });
        self.minutes + follow.sum::<u32>()
    }
}

//! `truth.ron`: what really happened. All spoilers are in this one file.

use super::*;

/// The whole of `truth.ron`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Truth {
    pub events: Vec<Event>,
    pub cards: Vec<Card>,
    pub impact: Impact,
    pub factors: Vec<Factor>,
    pub measures: Vec<Measure>,
    pub went_well: Vec<WentWell>,
    /// Gut-check statements that hold.
    pub true_statements: Vec<StatementId>,
    /// Three to five sentences.
    pub second_story: String,
    /// What the player may say at the end, with pins for and against: the acts that look
    /// different once one knows what was visible.
    pub turning_points: Vec<TurningPoint>,
    /// Days of work that the team has, by owner.
    pub capacity: Vec<(PersonId, u32)>,
    /// Needs of those who were hit and of those who responded, where they show.
    pub needs: Vec<NeedOf>,
    /// Questions that stay open whatever is found.
    #[serde(default)]
    pub open: Vec<OpenQuestion>,
    /// The severity that the company's table gives.
    pub severity: SeverityId,
    /// What the change passed on its way, where the incident came with one.
    #[serde(default)]
    pub path: Option<PathToProduction>,
}

/// An event of the reference timeline.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub id: EventId,
    pub at: Moment,
    pub card: CardId,
    /// One or two kinds that a camera could have recorded.
    pub kinds: Vec<EventKind>,
    /// Places that show it; at least two sources.
    pub supports: Vec<Anchor>,
    pub stretch: StretchId,
    /// Stands on the timeline, confirmed, from the start.
    #[serde(default)]
    pub given: bool,
    /// What it was for the incident as a whole, where it was any of these.
    #[serde(default)]
    pub course: Option<Course>,
    /// Those who were there, and can correct it in the review.
    #[serde(default)]
    pub witnesses: Vec<PersonId>,
    /// Who reacts when it is confirmed, and how.
    #[serde(default)]
    pub reaction: Option<Quote>,
    /// Three hints: where to look, what to look for, what it shows.
    pub hints: [String; 3],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum EventKind {
    Condition,
    Change,
    Signal,
    Decision,
    Message,
}

/// What an event is for the incident as a whole. Of several with the same, the first counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Course {
    /// From then on somebody was hit.
    Began,
    /// Somebody of the house knew, or was told.
    Noticed,
    /// From then on nobody was hit any more.
    Mitigated,
    /// All was as before.
    Over,
}

/// A statement that pins yield. As many false or idle ones as true.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    pub id: CardId,
    pub text: String,
    /// Pins on any of these places yield it.
    pub from: Vec<Anchor>,
    /// True, and no event that the timeline has to hold: an entry of it stands as it was read.
    #[serde(default)]
    pub idle: bool,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Impact {
    pub quantities: Vec<Quantity>,
    /// Kinds of harm, true ones.
    pub harms: Vec<Harm>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    pub id: QuantityId,
    /// "How long could visitors not get in?"
    pub ask: String,
    /// The same as a document states it, with `{range}` where the number and its unit stand.
    #[serde(default)]
    pub as_stated: Option<String>,
    pub unit: String,
    pub measure: QuantityKind,
    /// What holds, as an interval: the author's "affected" is not sharp.
    pub low: f64,
    pub high: f64,
    /// What the interval must agree with in the simulated day.
    #[serde(default)]
    pub world: Option<WorldMeasure>,
    pub supports: Vec<Anchor>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum QuantityKind {
    Minutes,
    Count,
    /// Percent, 0 to 100.
    Share,
}

/// A number read off the simulated day.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum WorldMeasure {
    /// Minutes in which a metric was above a bound.
    MinutesAbove(ServiceId, Metric, f64),
    /// Requests of an entry that failed between two instants.
    Failed(EntryId, Moment, Moment),
    /// Percent of an entry's requests that failed between two instants.
    FailedShare(EntryId, Moment, Moment),
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Harm {
    /// "clinics lost bookings"
    pub text: String,
    pub holds: bool,
    pub supports: Vec<Anchor>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    pub id: FactorId,
    pub text: String,
    pub layer: Layer,
    /// What it did in the incident: the document tells of factors in this order.
    #[serde(default)]
    pub part: Option<Part>,
    /// Places and tellings that show it.
    pub supports: Vec<Anchor>,
    /// Tellings of these that bring it up, where no paper says it by itself: how work was usually
    /// done, what was believed. Empty: whatever shows it brings it up.
    #[serde(default)]
    pub heard: Vec<Anchor>,
    /// False: something that was plausible then, and did not contribute.
    #[serde(default = "holds")]
    pub holds: bool,
    /// For a false one: what lets a player put it down.
    #[serde(default)]
    pub refuted_by: Vec<Anchor>,
    pub hints: [String; 3],
    /// Factors that it worked together with.
    #[serde(default)]
    pub with: Vec<FactorId>,
}

impl Factor {
    /// What brings it up, so that it can be put on the board.
    pub fn brought_up_by(&self) -> &[Anchor] {
        if self.heard.is_empty() { &self.supports } else { &self.heard }
    }
}

fn holds() -> bool {
    true
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Layer {
    Technical,
    Process,
    Organisation,
    Belief,
}

/// What a factor did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Part {
    /// It made the incident possible.
    Made,
    /// It let it through, or let it spread.
    LetThrough,
    /// It made it last.
    Prolonged,
}

/// A measure that the team may agree on.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    pub id: MeasureId,
    pub text: String,
    /// Working days of the owner, 1 to 8.
    pub days: u32,
    pub owner: PersonId,
    /// Others who could own it.
    #[serde(default)]
    pub others: Vec<PersonId>,
    pub strength: Strength,
    /// Factors that it answers; empty for one that answers none.
    pub factors: Vec<FactorId>,
    /// Known from the moment when this is so.
    pub when: When,
    /// Who proposes it in the room, if anybody.
    #[serde(default)]
    pub proposed_by: Option<PersonId>,
    /// Ways to see that it is done; one is a test that can fail.
    pub verify: Vec<Verify>,
    pub edits: Vec<Edit>,
    /// What it might make worse, as a card to pick; true or not.
    #[serde(default)]
    pub side_effects: Vec<SideEffect>,
    /// What its owner does until it is there, as a document tells it. Known once they have agreed.
    #[serde(default)]
    pub until: String,
    /// Only leadership can decide it.
    #[serde(default)]
    pub leadership: bool,
    /// What an owner says when refusing who has no words of their own below.
    #[serde(default)]
    pub refusal: String,
    /// What each owner says when refusing, by the reason.
    #[serde(default)]
    pub refusals: Vec<RefusalWords>,
}

/// Words of one owner who says no to a measure. None of them promises anything: what would be
/// possible instead is worked out from the play.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RefusalWords {
    pub by: PersonId,
    /// They are not convinced.
    pub unconvinced: String,
    /// They have not so many days.
    pub no_days: String,
    /// Management does not stand behind it; only where leadership decides.
    #[serde(default)]
    pub no_support: String,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Verify {
    pub text: String,
    /// It can be seen to fail.
    pub sound: bool,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SideEffect {
    pub text: String,
    pub real: bool,
}

/// The classes of the RCA2 action hierarchy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Strength {
    Weaker,
    Intermediate,
    Stronger,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WentWell {
    pub text: String,
    pub kind: WentWellKind,
    pub supports: Vec<Anchor>,
    /// A measure that keeps it.
    #[serde(default)]
    pub kept_by: Option<MeasureId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum WentWellKind {
    Success,
    Luck,
    Guard,
}

/// A decision that looks different once one knows what was visible.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TurningPoint {
    pub event: EventId,
    pub who: PersonId,
    /// Places that this person could see then and that bear on it.
    pub visible: Vec<Anchor>,
    /// Tellings of a goal or a pressure.
    pub goals: Vec<Anchor>,
    /// "What would a peer have done with what was visible?"
    pub peers: Vec<PeerAct>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PeerAct {
    pub text: String,
    /// What most peers would have done.
    pub likely: bool,
    /// Places and tellings that show peers doing so.
    #[serde(default)]
    pub by: Vec<Anchor>,
}

/// What nobody looked into, though it matters to those who read of the incident.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OpenQuestion {
    pub text: String,
    /// Somebody raised it, or something that was found does.
    pub when: When,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NeedOf {
    pub whose: Whose,
    pub text: String,
    pub supports: Vec<Anchor>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Whose {
    Responder,
    Customer,
}

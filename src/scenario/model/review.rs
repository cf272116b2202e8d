//! `review.ron`: the meeting's agenda and its beats; `beats.ron`: what happens before it.

use super::*;

/// The whole of `review.ron`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// The trained facilitator, who opens, closes and chairs the player's own part.
    pub facilitator: PersonId,
    /// Participants, in order of their places at the table.
    pub at_table: Vec<PersonId>,
    pub opening: Vec<String>,
    pub closing: Vec<String>,
    /// Said when the session on measures opens, two days later.
    pub two_days_later: Vec<String>,
    pub stretches: Vec<Stretch>,
    pub beats: Vec<MeetingBeat>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    pub id: StretchId,
    pub name: String,
    /// Minutes planned.
    pub minutes: u32,
    /// Said by the facilitator when it begins.
    pub opening: String,
}

/// Something that happens in the meeting when it is time.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingBeat {
    pub id: BeatId,
    pub when: When,
    pub by: PersonId,
    pub text: String,
    pub kind: BeatKind,
    #[serde(default)]
    pub then: Vec<Then>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum BeatKind {
    /// Wants a name, kindly or not. Unanswered, it costs.
    Blame(PersonId),
    /// A solution before its time; can be parked and reopened.
    Fix(MeasureId),
    /// An expert explains at length.
    Lecture,
    /// "That was obvious", "could not happen to us".
    Obvious,
    /// Somebody takes it on themselves.
    Apology,
    /// Somebody takes a remark as an accusation; can be undone by "not X, but Y".
    Misreading(PersonId),
    Remark,
}

/// The whole of `beats.ron`: what happens while one works.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Interruptions {
    pub beats: Vec<Beat>,
    /// What may be said in a status text: statements to choose from, true or not at a time.
    pub status: StatusSheet,
}

/// The status text that customers get: the player picks a line a slot.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StatusSheet {
    pub slots: Vec<StatusSlot>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StatusSlot {
    /// "since when", "who is affected", "what is known", "what is not known", "next update".
    pub ask: String,
    pub lines: Vec<StatusLine>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StatusLine {
    pub id: ChoiceId,
    pub text: String,
    pub is: StatusIs,
    /// What stays open by it, as the document says so: where it was sent last, it is an open question.
    #[serde(default)]
    pub open: String,
    /// For a promise of the next update: by when (UTC).
    #[serde(default)]
    pub promises: Option<Moment>,
    /// What it promises for after the play, as the document says so: where it was sent last, it is owed.
    #[serde(default)]
    pub owes: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum StatusIs {
    /// Holds, and is known by then.
    Sound,
    /// Says less than is known; never wrong.
    Thin,
    /// Claims more than is known; may have to be taken back.
    False,
}

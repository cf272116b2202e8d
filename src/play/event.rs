//! What has happened in a play. Events hold outcomes, so that replaying them needs no rule.

use super::command::{Agreement, EntryDraft, View};
use crate::evidence::Place;
use crate::people;
use crate::scenario::model::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Began {
        entry: super::EntryPoint,
        budget: u32,
        starts: Ms,
        review_minutes: u32,
    },
    Sealed(View),
    PhaseBegan(PhaseName),
    /// Working minutes spent (negative: won).
    Spent(i32),
    Unlocked(SourceId),
    Opened(SourceId),
    TopicEarned(TopicId),
    MeasureEarned(MeasureId),
    /// Something of the people: talk, trust, the meeting.
    People(people::Event),
    Consented {
        person: PersonId,
        item: ItemId,
        granted: bool,
    },
    /// Words were used without leave, and the person heard.
    QuoteHeard {
        person: PersonId,
        item: ItemId,
    },
    Pinned {
        pin: u32,
        place: Place,
        note: String,
    },
    /// What somebody told goes into the notebook by itself; undo leaves it there.
    Noted {
        pin: u32,
        place: Place,
    },
    Unpinned(u32),
    Reworded {
        pin: u32,
        note: String,
    },
    CardEarned(CardId),
    FactorSurfaced(FactorId),
    EntrySet {
        entry: u32,
        draft: EntryDraft,
    },
    EntryRemoved(u32),
    Aligned {
        source: SourceId,
        offset_ms: Ms,
        first: Place,
        second: Place,
    },
    Unaligned(SourceId),
    ImpactSet {
        quantity: QuantityId,
        low: u64,
        high: u64,
        pins: Vec<u32>,
        how: String,
    },
    HarmSet {
        harm: u32,
        pin: Option<u32>,
    },
    HarmRemoved(u32),
    SeveritySet {
        severity: SeverityId,
        reason: String,
    },
    FactorSet {
        factor: FactorId,
        pins: Vec<u32>,
        with: Vec<FactorId>,
        words: String,
    },
    FactorRemoved(FactorId),
    FactorLeftOut {
        factor: FactorId,
        words: String,
    },
    TurningSet {
        event: EventId,
        visible: Vec<u32>,
        goal: Option<u32>,
        peer: u32,
        words: String,
    },
    WellSet {
        well: u32,
        pin: u32,
    },
    WellRemoved(u32),
    NeedSet {
        whose: Whose,
        pin: u32,
    },
    NeedWorded {
        whose: Whose,
        words: String,
    },
    NeedRemoved {
        whose: Whose,
        pin: Option<u32>,
    },
    SummarySet(String),
    MechanismSet(String),
    Proposed {
        number: u32,
        text: String,
        owner: PersonId,
        due_days: u32,
    },
    ProposalRemoved(u32),
    Planned(Agreement),
    PlanRemoved(MeasureId),
    /// The notebook is as it was before its last change.
    Undone,
    /// Stands on the timeline from the start.
    Given(EventId),
    /// Three entries stand: entry and event each.
    Confirmed {
        pairs: Vec<(u32, EventId)>,
        in_meeting: bool,
    },
    /// At least one field of the three is off; nothing more is said.
    NotConfirmed {
        entries: [u32; 3],
        group: String,
    },
    /// Somebody who was there put an entry right.
    Corrected {
        entry: u32,
        event: EventId,
        by: PersonId,
    },
    BeatHappened {
        beat: BeatId,
        owes_by: Option<u32>,
    },
    Answered {
        beat: BeatId,
        choice: ChoiceId,
    },
    /// Nobody answered in time.
    LeftUnanswered(BeatId),
    FlagSet(FlagId),
    OwnPartTold {
        first: bool,
    },
    /// The document raised the own part, since nobody had.
    OwnPartRaised,
    NameGiven(PersonId),
    /// Word was promised by an instant: to somebody, or to all customers.
    Promised {
        due: Ms,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<PersonId>,
    },
    PromiseKept {
        due: Ms,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<PersonId>,
    },
    PromiseMissed {
        due: Ms,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<PersonId>,
    },
    StatusSent {
        lines: Vec<ChoiceId>,
        at: Ms,
        sound: u32,
        thin: u32,
        wrong: u32,
    },
    /// A claim of the status text had to be taken back.
    StatusRetracted,
    ReviewMoved {
        minutes: u32,
    },
    Hinted {
        about: String,
        step: u8,
    },
    Agreed(Agreement),
    Refused {
        measure: MeasureId,
        owner: PersonId,
        why: Refusal,
    },
    Withdrawn(MeasureId),
    Rejected {
        measure: MeasureId,
        reason: String,
    },
    Finished {
        view: View,
        pin_for: Option<u32>,
        pin_against: Option<u32>,
    },
}

impl Event {
    /// What happened among people, where it is that.
    pub fn among(&self) -> Option<&people::Event> {
        match self {
            Event::People(among) => Some(among),
            _ => None,
        }
    }
}

/// Why an owner says no, and what they offer instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Not convinced; an own proposal, better evidence or a safer room would help.
    Unwilling,
    /// Fewer days left than it takes, all of it or the half that was asked for. (Older journals do not
    /// say which.)
    NoDays {
        left: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        takes: Option<u32>,
    },
    /// Needs management's support.
    NoSupport,
}

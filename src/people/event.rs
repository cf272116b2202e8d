//! What happens among people, as outcomes.

use crate::scenario::model::*;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How much of an item was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Layer {
    Guarded,
    Open,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// How a person is on that day.
    Met {
        person: PersonId,
        trust: i32,
        patience: i32,
        needs: Vec<(ItemId, i32)>,
    },
    SponsorChanged {
        after: i32,
    },
    /// A question was put.
    Asked {
        person: PersonId,
        form: FormId,
        topic: Option<TopicId>,
        minutes: u32,
        closing: bool,
        /// In the player's own words; else as the form has it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        words: String,
    },
    Told {
        person: PersonId,
        item: ItemId,
        layer: Layer,
    },
    /// What worries them, told to somebody who said why they ask.
    Worried {
        person: PersonId,
    },
    ReadBack {
        person: PersonId,
    },
    Apologised {
        person: PersonId,
        line: u32,
    },
    NothingMore {
        person: PersonId,
        line: u32,
    },
    /// They have to go; each further question costs trust.
    OutOfTime {
        person: PersonId,
    },
    /// A closing question shut a condition: it needs more trust now.
    Shut {
        person: PersonId,
        item: ItemId,
    },
    /// Shut once too often: gone from this play.
    Lost {
        person: PersonId,
        item: ItemId,
    },
    TrustChanged {
        person: PersonId,
        after: i32,
    },
    PatienceSpent {
        person: PersonId,
        minutes: i32,
    },
    Absent {
        person: PersonId,
    },
    MeetingOpened {
        safety: Vec<(PersonId, i32)>,
        pull: i32,
        minutes: u32,
    },
    /// A turn begins.
    Turn,
    MeetingMinutes {
        minutes: u32,
    },
    StretchOpened {
        stretch: StretchId,
    },
    SafetyChanged {
        person: PersonId,
        after: i32,
    },
    PullChanged {
        after: i32,
    },
    /// A beat of the meeting.
    Said {
        beat: BeatId,
        by: PersonId,
        kind: Spoke,
    },
    /// Nothing of theirs fits or feels safe: what they say instead.
    Habit {
        person: PersonId,
        line: u32,
        kind: Spoke,
    },
    Passed {
        person: PersonId,
        needs_more: i32,
    },
    Moved {
        act: MoveId,
        target: Option<PersonId>,
        minutes: u32,
    },
    BlameUnanswered {
        target: PersonId,
    },
    BlameAnswered,
    MisreadingCleared,
    Thanked,
    Parked {
        measure: Option<MeasureId>,
        proposer: PersonId,
    },
    Unwilling {
        by: i32,
    },
    /// Something of a move is felt so many turns later.
    Delayed {
        turn: u32,
        target: Option<PersonId>,
        act: MoveId,
        case: u32,
        effect: u32,
    },
    DelayedDone {
        turn: u32,
    },
    /// Somebody wraps up: the room wants to be done.
    Concluded {
        by: PersonId,
    },
    /// The item is spoken of no more in this meeting.
    LeftUnsaid {
        person: PersonId,
        item: ItemId,
    },
    MeetingClosed,
}

/// What sort of thing was said at the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spoke {
    Blame(PersonId),
    Fix(Option<MeasureId>),
    Lecture,
    Obvious,
    Apology,
    Misreading(PersonId),
    Remark,
    /// Somebody who asked for a name takes part otherwise.
    Lull,
    Silence,
}

impl Event {
    /// Working minutes that it takes outside the meeting.
    pub fn minutes(&self) -> u32 {
        match self {
            Event::Asked { minutes, .. } => *minutes,
            _ => 0,
        }
    }
}

/// Why people do not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// It has been said why one asks.
    SaidBefore,
    /// A topic is needed for this form.
    NeedsTopic,
    /// Nothing has been told that could be waited for or read back.
    NothingTold,
    /// They cannot come.
    Absent,
    /// The move is made towards a person.
    NeedsPerson,
    /// That person does not sit at the table.
    NotAtTable,
    /// The hour is over.
    HourOver,
    /// There is no further stretch.
    LastStretch,
    /// No fix is on the table that could be kept for later.
    NoFix,
    /// The one that should be heard first is the one who speaks.
    TargetSpeaks,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::SaidBefore => "you have told them why you ask",
            Refusal::NeedsTopic => "say what about: this way of asking needs a topic",
            Refusal::NothingTold => "they have told you nothing yet that this could follow",
            Refusal::Absent => "they are not here",
            Refusal::NeedsPerson => "say to whom: this move is made towards somebody at the table",
            Refusal::NotAtTable => "that person does not sit at the table",
            Refusal::HourOver => "the hour is over; close the review",
            Refusal::NoFix => "no idea for a fix is on the table that could be kept for later",
            Refusal::TargetSpeaks => {
                "it is they who speak; name who shall be heard before they go on"
            }
            Refusal::LastStretch => "this is the last stretch; close the review when it is told",
        })
    }
}

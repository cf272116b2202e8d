//! Why a command is not possible now. Typed, so that shells can word it.

use crate::people;
use crate::scenario::model::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rejection {
    /// The command belongs to another phase.
    NotNow {
        now: PhaseName,
    },
    /// There is nothing of this name that the player may know of.
    Unknown {
        what: What,
        name: String,
    },
    /// It would take more minutes than are left.
    NoTime {
        needs: u32,
        left: u32,
    },
    /// A wrong group would take more minutes than are left.
    NoTimeToBeWrong {
        needs: u32,
        left: u32,
    },
    /// The chips do not add up.
    Chips {
        laid: u32,
        wanted: u32,
    },
    Sure,
    /// The gut check wants a line in the player's words.
    NoLine,
    /// Three different entries that are not confirmed yet.
    NotThree,
    /// This very group has been sent before.
    SameGroup,
    /// What the entry says is no event that has to be confirmed: it stands as it was read.
    NeedsNoConfirming {
        entry: u32,
    },
    /// A confirmed entry does not change.
    Stands {
        entry: u32,
    },
    /// The entry's time lies outside anything this incident knows.
    Time,
    /// The two places have no times to match, or belong to the same source.
    CannotAlign,
    /// Low above high.
    Range,
    /// A range of more rows than one pin may hold there.
    RangeTooLong {
        rows: u32,
        most: u32,
    },
    AlreadyAnswered,
    AlreadyMoved,
    /// A status text has one line a slot, from that slot.
    StatusLines {
        slots: u32,
    },
    /// The next word is promised for a time that has passed, or nearly.
    PromiseNear,
    /// Nobody asks for a status text yet, and nothing is known to tell.
    NoStatusYet,
    NothingToUndo,
    /// Nothing is written there that could be taken out.
    NothingThere,
    NothingToHint,
    /// The person has to tell it first.
    NotTold,
    /// It was told, and is nothing personal.
    NeedsNoLeave,
    AlreadyAgreed,
    /// Owners said no to these, and nothing was made of it.
    LeftDeclined {
        measures: Vec<MeasureId>,
    },
    NotAgreed,
    /// A measure is due in at least one working day, and in at most so many.
    Due {
        most: u32,
    },
    /// A reason is owed.
    NoReason,
    /// A measure of one's own needs words.
    NoWords,
    /// The question's words are those of another form.
    ReadAs {
        form: FormId,
    },
    /// More characters than a question has.
    TooLong {
        most: usize,
    },
    /// What people refuse.
    People(people::Refusal),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Source,
    Place,
    Person,
    Form,
    Topic,
    Item,
    Pin,
    Entry,
    Card,
    Quantity,
    Harm,
    /// One that the player has put there.
    HarmOnSheet,
    Severity,
    /// One that came up.
    Factor,
    /// One that the player put up.
    FactorOnBoard,
    Decision,
    PeerAct,
    WentWell,
    Beat,
    Answer,
    StatusLine,
    Statement,
    Move,
    Measure,
    Owner,
    Proposal,
    Verify,
    SideEffect,
}

impl Rejection {
    pub fn unknown(what: What, name: impl ToString) -> Self {
        Rejection::Unknown { what, name: name.to_string() }
    }
}

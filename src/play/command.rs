//! What a player can do, whatever shell they do it in.

use crate::evidence::Place;
use crate::scenario::model::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One thing that the player does. Shells send these and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Record the gut check and begin.
    Seal(View),
    /// Open a source; the first time costs its minutes.
    Open(SourceId),
    /// Put a question; `wait` and `read-back` need no topic. `words`: the player's own, if not those
    /// of the form.
    Ask {
        person: PersonId,
        form: FormId,
        topic: Option<TopicId>,
        #[serde(default)]
        words: String,
    },
    /// Ask for leave to quote what somebody told.
    Consent {
        person: PersonId,
        item: ItemId,
    },
    /// Anything written in the player's own notebook.
    Note(Note),
    /// Send three timeline entries for confirmation.
    Confirm([u32; 3]),
    /// Answer somebody who asked something.
    Answer {
        beat: BeatId,
        choice: ChoiceId,
    },
    /// Publish a status text: one line a slot, in order.
    Status(Vec<ChoiceId>),
    /// Have the review moved; once.
    MoveReview,
    /// Ask the mentor; each call goes one step further.
    Hint,
    StartReview,
    /// One move of the second chair in the review.
    Move {
        act: MoveId,
        target: Option<PersonId>,
    },
    NextStretch,
    CloseReview,
    /// Ask an owner to agree to a measure.
    Agree(Agreement),
    /// Take back that a measure was agreed to, or turned down.
    Withdraw(MeasureId),
    /// Turn a measure down, with a reason that stands in the document.
    Reject {
        measure: MeasureId,
        reason: String,
    },
    /// Ends the session on measures. `anyway`: also where an owner's no is left as it is.
    CloseMeasures {
        anyway: bool,
    },
    /// The same question as at the start; ends the play.
    Finish {
        view: View,
        pin_for: Option<u32>,
        pin_against: Option<u32>,
    },
    /// Take back the last change of the notebook.
    Undo,
}

/// What somebody believes caused it, and how sure they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    pub chips: BTreeMap<StatementId, u32>,
    /// In the player's own words.
    pub line: String,
    /// 1 (a guess) to 5 (certain).
    pub sure: u8,
}

/// A change of the player's own notebook: free, and can be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    Pin {
        place: Place,
        note: String,
    },
    Unpin(u32),
    /// New words for a pin.
    Reword {
        pin: u32,
        note: String,
    },
    /// A new timeline entry, or a change of the entry with this number.
    Entry(EntryDraft),
    RemoveEntry(u32),
    /// Two rows show the same moment: the second one's source is aligned to the first one's.
    Align {
        first: Place,
        second: Place,
    },
    Unalign(SourceId),
    Impact {
        quantity: QuantityId,
        low: u64,
        high: u64,
        pins: Vec<u32>,
        /// How the player came to it, in their own words.
        how: String,
    },
    Harm {
        harm: u32,
        pin: Option<u32>,
    },
    RemoveHarm(u32),
    Severity {
        severity: SeverityId,
        reason: String,
    },
    Factor {
        factor: FactorId,
        pins: Vec<u32>,
        with: Vec<FactorId>,
        words: String,
    },
    RemoveFactor(FactorId),
    /// Why a factor that came up is on no card; one that is comes off. Without words: nothing is said.
    LeaveOut {
        factor: FactorId,
        words: String,
    },
    /// How a decision looked to the person who took it.
    Turning {
        event: EventId,
        visible: Vec<u32>,
        goal: Option<u32>,
        peer: u32,
        words: String,
    },
    Well {
        well: u32,
        pin: u32,
    },
    RemoveWell(u32),
    Need {
        whose: Whose,
        pin: u32,
    },
    /// What one side needed, in the player's own words.
    NeedWords {
        whose: Whose,
        words: String,
    },
    /// Takes the pins of one side out, or one of them.
    RemoveNeed {
        whose: Whose,
        pin: Option<u32>,
    },
    /// A measure in the player's own words. It stands in the document as theirs; the simulation
    /// does not know it, so nothing is claimed of its effect.
    Propose {
        text: String,
        owner: PersonId,
        due_days: u32,
    },
    RemoveProposal(u32),
    /// What is being put together for a measure, before its owner is asked.
    Plan(Agreement),
    RemovePlan(MeasureId),
    /// Paragraphs of the postmortem: its summary, and how one thing led to the next.
    Summary(String),
    Mechanism(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryDraft {
    /// The number of the entry to change; none for a new one.
    pub entry: Option<u32>,
    /// The statement; empty: the title alone says what happened, in the player's own words.
    pub card: CardId,
    /// UTC, milliseconds.
    pub at: Ms,
    pub kind: EventKind,
    pub pin: u32,
    /// The player's own title; empty: the card's text.
    pub title: String,
}

impl EntryDraft {
    /// Whether it is in the player's own words, and none of the statements.
    pub fn is_own(&self) -> bool {
        self.card.as_str().is_empty()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub measure: MeasureId,
    pub owner: PersonId,
    pub factors: Vec<FactorId>,
    /// Working days from the session until it is done.
    pub due_days: u32,
    /// Which of the measure's ways to verify it.
    pub verify: Option<u32>,
    /// Which of the measure's side effects is watched for.
    pub side_effect: Option<u32>,
    /// In the player's own words.
    pub words: String,
    /// Half the scope for half the days.
    pub half: bool,
}

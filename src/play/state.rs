//! A play as it stands. Everything here follows from the events alone.

use super::command::{Agreement, EntryDraft, View};
use super::event::Refusal;
use crate::evidence::Place;
use crate::people;
use crate::scenario::model::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Where a play begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryPoint {
    #[default]
    Brief,
    /// At the review, with the prepared dossier.
    Review,
}

#[derive(Clone, Debug)]
pub struct Play {
    pub seed: u64,
    pub entry: EntryPoint,
    pub phase: PhaseName,
    /// Working minutes in all, and spent.
    pub budget: u32,
    pub spent: u32,
    /// Minutes that somebody gave back: the review begins as much later.
    pub won: u32,
    /// When work starts, UTC.
    pub starts: Ms,
    pub review_minutes: u32,
    pub moved: bool,
    pub gut: Option<View>,
    pub last: Option<LastView>,
    pub people: people::State,
    pub unlocked: BTreeSet<SourceId>,
    pub opened: Vec<Opening>,
    pub topics: BTreeSet<TopicId>,
    pub measures: BTreeSet<MeasureId>,
    pub cards: BTreeSet<CardId>,
    pub surfaced: BTreeSet<FactorId>,
    pub consents: BTreeMap<(PersonId, ItemId), bool>,
    pub quotes_heard: BTreeSet<(PersonId, ItemId)>,
    pub notebook: Arc<Notebook>,
    /// Earlier notebooks, for undo.
    pub earlier: Vec<Arc<Notebook>>,
    /// The next pin, entry, and measure of the player's own.
    pub next_pin: u32,
    pub next_entry: u32,
    pub next_proposal: u32,
    /// Entries that stand.
    pub confirmed: BTreeMap<EventId, Standing>,
    pub refused_groups: BTreeSet<String>,
    /// Entries as they went out in a group that did not stand.
    pub sent_in_vain: BTreeMap<u32, EntryDraft>,
    pub beats: BTreeMap<BeatId, Happened>,
    pub flags: BTreeSet<FlagId>,
    pub own_part: Option<OwnPart>,
    pub name_given: Option<PersonId>,
    pub promises: Vec<Promise>,
    pub statuses: Vec<Status>,
    pub retracted: u32,
    pub hints: Vec<(String, u8)>,
    pub agreed: BTreeMap<MeasureId, Agreement>,
    pub refused: Vec<(MeasureId, PersonId, Refusal)>,
    pub rejected: BTreeMap<MeasureId, String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub source: SourceId,
    /// Working minute at which it was first opened.
    pub minute: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastView {
    pub view: View,
    pub pin_for: Option<u32>,
    pub pin_against: Option<u32>,
}

/// How an event came to stand on the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// None: it stood there from the start.
    pub entry: Option<u32>,
    pub how: StoodBy,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoodBy {
    Given,
    Group,
    GroupInMeeting,
    /// Who put it right or bore it out.
    Witness(PersonId),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    pub minute: u32,
    pub owes_by: Option<u32>,
    pub chose: Option<ChoiceId>,
    pub silent: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnPart {
    /// Told, the person it touches first.
    ToldThemFirst,
    Told,
    Raised,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    pub due: Ms,
    /// To whom; none: to customers, by the status text.
    pub to: Option<PersonId>,
    pub kept: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    pub lines: Vec<ChoiceId>,
    pub at: Ms,
    pub sound: u32,
    pub thin: u32,
    pub wrong: u32,
}

/// The player's own writing. Cheap to keep in many states: undo steps back over whole notebooks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    pub pins: BTreeMap<u32, Pin>,
    pub entries: BTreeMap<u32, EntryDraft>,
    pub alignments: BTreeMap<SourceId, Ms>,
    pub impact: BTreeMap<QuantityId, Range>,
    pub harms: BTreeMap<u32, Option<u32>>,
    pub severity: Option<(SeverityId, String)>,
    pub factors: BTreeMap<FactorId, Branch>,
    /// Why those that came up are on no card, where the player says so.
    pub left_out: BTreeMap<FactorId, String>,
    pub turning: BTreeMap<EventId, Turning>,
    pub well: BTreeMap<u32, u32>,
    pub needs: Vec<(Whose, u32)>,
    pub need_words: BTreeMap<Whose, String>,
    /// Measures in the player's own words, by number.
    pub proposals: BTreeMap<u32, Proposal>,
    /// What is being put together for measures.
    pub plans: BTreeMap<MeasureId, Agreement>,
    pub summary: String,
    /// How one thing led to the next.
    pub mechanism: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    pub place: Place,
    pub note: String,
    /// Working minute.
    pub minute: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Range {
    pub low: u64,
    pub high: u64,
    pub pins: Vec<u32>,
    /// How the player came to it.
    pub how: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    pub pins: Vec<u32>,
    pub with: Vec<FactorId>,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turning {
    pub visible: Vec<u32>,
    pub goal: Option<u32>,
    pub peer: u32,
    pub words: String,
}

/// A measure in the player's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub text: String,
    pub owner: PersonId,
    /// Working days from the session until it is done.
    pub due_days: u32,
}

impl Notebook {
    /// Whether it says of a factor where it belongs: on the board, or why it stays out.
    pub fn speaks_of(&self, factor: &FactorId) -> bool {
        self.factors.contains_key(factor) || self.left_out.contains_key(factor)
    }

    /// How far the clock of a source is held to be ahead.
    pub fn ahead(&self, source: &SourceId) -> Ms {
        self.alignments.get(source).copied().unwrap_or(0)
    }
}

impl Play {
    /// A play before its first event.
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            entry: EntryPoint::Brief,
            phase: PhaseName::Brief,
            budget: 0,
            spent: 0,
            won: 0,
            starts: 0,
            review_minutes: 0,
            moved: false,
            gut: None,
            last: None,
            people: people::State::default(),
            unlocked: BTreeSet::new(),
            opened: Vec::new(),
            topics: BTreeSet::new(),
            measures: BTreeSet::new(),
            cards: BTreeSet::new(),
            surfaced: BTreeSet::new(),
            consents: BTreeMap::new(),
            quotes_heard: BTreeSet::new(),
            notebook: Arc::default(),
            earlier: Vec::new(),
            next_pin: 1,
            next_entry: 1,
            next_proposal: 1,
            confirmed: BTreeMap::new(),
            refused_groups: BTreeSet::new(),
            sent_in_vain: BTreeMap::new(),
            beats: BTreeMap::new(),
            flags: BTreeSet::new(),
            own_part: None,
            name_given: None,
            promises: Vec::new(),
            statuses: Vec::new(),
            retracted: 0,
            hints: Vec::new(),
            agreed: BTreeMap::new(),
            refused: Vec::new(),
            rejected: BTreeMap::new(),
        }
    }

    /// The notebook is written from the brief to the last guess: the document is looked over once what
    /// was agreed on stands in it.
    pub fn can_write(&self) -> bool {
        match self.phase {
            PhaseName::Brief => false,
            PhaseName::Debrief => self.last.is_none(),
            PhaseName::Investigate | PhaseName::Review | PhaseName::Mitigate => true,
        }
    }

    /// Whether an entry stands as it was sent in a group that did not: one of the three is off, and
    /// nobody has said which.
    pub fn unsettled(&self, entry: u32) -> bool {
        let now = self.notebook.entries.get(&entry);
        !self.locked(entry) && now.is_some() && now == self.sent_in_vain.get(&entry)
    }

    /// Working minutes until the review.
    pub fn minutes_left(&self) -> u32 {
        self.budget.saturating_sub(self.spent)
    }

    /// When the review begins, UTC.
    pub fn review_at(&self) -> Ms {
        self.starts + i64::from(self.budget + self.won) * MINUTE
    }

    /// The clock inside the story, UTC.
    pub fn now(&self) -> Ms {
        let spent = self.starts + i64::from(self.spent + self.won) * MINUTE;
        let review_at = self.review_at();
        match self.phase {
            PhaseName::Brief | PhaseName::Investigate => spent,
            PhaseName::Review => review_at + i64::from(self.people.meeting_minutes()) * MINUTE,
            PhaseName::Mitigate | PhaseName::Debrief => review_at + 2 * DAY,
        }
    }

    pub fn is_open(&self, source: &SourceId) -> bool {
        self.opened.iter().any(|opening| opening.source == *source)
    }

    /// Promises of word that were neither kept nor missed.
    pub fn open_promises(&self) -> impl Iterator<Item = &Promise> {
        self.promises.iter().filter(|promise| promise.kept.is_none())
    }

    /// Beats that wait for an answer, oldest first.
    pub fn owed(&self) -> Vec<&BeatId> {
        let mut owed: Vec<_> = self
            .beats
            .iter()
            .filter(|(_, happened)| {
                happened.owes_by.is_some() && happened.chose.is_none() && !happened.silent
            })
            .collect();
        owed.sort_by_key(|(_, happened)| happened.minute);
        owed.into_iter().map(|(id, _)| id).collect()
    }

    pub fn locked(&self, entry: u32) -> bool {
        self.confirmed.values().any(|standing| standing.entry == Some(entry))
    }
}

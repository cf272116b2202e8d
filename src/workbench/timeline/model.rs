//! What the timeline shows and what one can do there.

use super::times::{instant, typed};
use crate::look::PortraitSpec;
use crate::workbench::kit::{KindMark, TopBar, TopBarAction};

/// The five kinds in the order in which they are offered, with the keys of their words.
pub const KINDS: [(KindMark, &str); 5] = [
    (KindMark::Condition, "timeline-condition"),
    (KindMark::Change, "timeline-change"),
    (KindMark::Signal, "timeline-signal"),
    (KindMark::Decision, "timeline-decision"),
    (KindMark::Message, "timeline-message"),
];

/// What a kind of event is, as the name of the words for it.
pub const fn how(kind: KindMark) -> &'static str {
    match kind {
        KindMark::Condition => "timeline-condition-how",
        KindMark::Change => "timeline-change-how",
        KindMark::Signal => "timeline-signal-how",
        KindMark::Decision => "timeline-decision-how",
        KindMark::Message => "timeline-message-how",
    }
}

/// Everything on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineModel {
    pub top: TopBar,
    /// What the axis spans, milliseconds as the clock of the house shows them, as all times here.
    /// Earlier entries stand in a column before it.
    pub from: i64,
    pub to: i64,
    /// Midnight of the day: what a time of day in the editor refers to.
    pub midnight: i64,
    /// The zone of the house.
    pub zone: String,
    /// Clocks of the sources above the entries.
    pub clocks: Vec<ClockRow>,
    /// At least one; entries say which they are in.
    pub lanes: Vec<Lane>,
    pub entries: Vec<EntryModel>,
    /// Statements that the pins have yielded.
    pub cards: Vec<CardModel>,
    /// Every pin, for the editor.
    pub pins: Vec<PinChoice>,
    /// Minutes that a wrong group costs next; none while they cannot be paid.
    pub cost: Option<u32>,
    /// Why no group can go out now, whatever is chosen; empty while one can.
    pub closed: String,
    /// The number of the next group.
    pub group: u32,
    /// Those who look at a group.
    pub witnesses: Vec<Witness>,
    /// What came of the last group.
    pub verdict: Option<Verdict>,
}

/// One clock beside the axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClockRow {
    /// The sources that have it.
    pub name: String,
    /// Milliseconds that it shows more than the clock of the house.
    pub ahead: i64,
    /// "UTC, taken as true".
    pub note: String,
    /// Whether it is off by more than its zone.
    pub skewed: bool,
}

/// Entries of one kind of actor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    pub name: String,
    pub note: String,
}

/// Where an entry stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntryState {
    /// The player's own: can be changed and sent.
    #[default]
    Open,
    /// Lacks a field, so that it cannot be sent.
    Incomplete,
    /// True as it was read: nobody has to confirm it. It can be changed.
    AsRead,
    /// Nobody has to confirm it either, and what it is shown by does not read so.
    OwnReading,
    /// Confirmed, and locked.
    Confirmed,
}

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryModel {
    pub id: u32,
    /// Index of its lane.
    pub lane: usize,
    /// When.
    pub at: i64,
    /// A time in other words, of another day: "6 May"; empty: the time of day.
    pub day: String,
    pub title: String,
    /// The player's own title; empty: the statement's words stand there.
    pub own: String,
    pub card: String,
    pub kind: KindMark,
    pub pin: Option<u32>,
    pub state: EntryState,
    /// It stands as it went out in a group that did not.
    pub unsettled: bool,
}

/// A statement that can be made an entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardModel {
    pub id: String,
    pub text: String,
    /// Where the player first met it: a source, or somebody who said it. Those of one place stand
    /// together.
    pub came_up: String,
}

/// A pin that can support an entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PinChoice {
    pub number: u32,
    pub label: String,
    /// The words that stand there.
    pub quote: String,
    /// Where it was pinned, after alignment.
    pub at: Option<i64>,
    /// Whether an entry has it.
    pub placed: bool,
}

/// Somebody who looks at a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Witness {
    pub id: String,
    pub name: String,
    pub portrait: PortraitSpec,
}

/// What came of a group, in one sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// Who says it; none for the game's own words.
    pub by: Option<Witness>,
    pub text: String,
}

/// An entry while it is edited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// None: a new entry.
    pub entry: Option<u32>,
    pub card: Option<String>,
    /// As typed.
    pub time: String,
    pub kind: Option<KindMark>,
    pub pin: Option<u32>,
    pub title: String,
}

impl Draft {
    /// An entry that begins with a pin, at the time of what stands there.
    pub fn of_pin(pin: u32, at: Option<i64>, midnight: i64) -> Self {
        let time = at.map_or_else(String::new, |at| typed(at, midnight));
        Draft { pin: Some(pin), time, ..Draft::default() }
    }

    /// What says what happened: a statement, or none where the player's own words do.
    pub(super) fn says(&self) -> Option<String> {
        let own = (!self.title.trim().is_empty()).then(String::new);
        self.card.clone().or(own)
    }

    /// The entry that it makes, once it is complete.
    pub(super) fn save(&self, midnight: i64) -> Option<TimelineAction> {
        Some(TimelineAction::Save {
            entry: self.entry,
            card: self.says()?,
            at: instant(&self.time, midnight)?,
            kind: self.kind?,
            pin: self.pin?,
            title: self.title.trim().to_owned(),
        })
    }

    /// An entry as it stands, to be changed.
    pub(super) fn of_entry(entry: &EntryModel, midnight: i64) -> Self {
        Draft {
            entry: Some(entry.id),
            card: Some(entry.card.clone()).filter(|card| !card.is_empty()),
            time: typed(entry.at, midnight),
            kind: Some(entry.kind),
            pin: entry.pin,
            title: entry.own.clone(),
        }
    }

    /// Another pin shows it: a time that was the one before's goes with it, one that somebody wrote
    /// stays.
    pub fn show_by(&mut self, pin: u32, pins: &[PinChoice], midnight: i64) {
        let at = |number| pins.iter().find(|one| Some(one.number) == number).and_then(|one| one.at);
        let before = at(self.pin).map(|at| typed(at, midnight));
        if (self.time.is_empty() || before.as_ref() == Some(&self.time))
            && let Some(at) = at(Some(pin))
        {
            self.time = typed(at, midnight);
        }
        self.pin = Some(pin);
    }
}

/// What the player is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineUi {
    /// Entries chosen for the next group, three at most.
    pub chosen: Vec<u32>,
    pub draft: Option<Draft>,
    /// What was opened in this frame, over whatever is open.
    pub(super) next: Option<Draft>,
    /// What is looked for among the pins that no entry has.
    pub find: String,
    /// The entry that is being dragged, and to when.
    pub dragged: Option<(u32, i64)>,
}

/// What the player did.
#[derive(Clone, Debug, PartialEq)]
pub enum TimelineAction {
    /// A new entry, or a change of the entry with this number. `at` is by the clock of the house.
    Save {
        entry: Option<u32>,
        card: String,
        at: i64,
        kind: KindMark,
        pin: u32,
        title: String,
    },
    /// Moves an entry along the axis.
    Place {
        entry: u32,
        at: i64,
    },
    Remove(u32),
    /// Sends three entries for confirmation.
    Send([u32; 3]),
    /// Back to the evidence.
    Evidence,
    Top(TopBarAction),
}

impl PinChoice {
    /// Number, place and words, in one line.
    pub fn named(&self) -> String {
        let colon = if self.quote.is_empty() { "" } else { ": " };
        format!("P{} {}{colon}{}", self.number, self.label, self.quote)
    }
}

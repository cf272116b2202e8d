//! What the debrief shows and what one can do there.

use std::collections::BTreeSet;

use crate::look::PortraitSpec;
use crate::workbench::kit::{TopBar, TopBarAction};

/// Everything in the debrief.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DebriefModel {
    pub top: TopBar,
    pub best: Moment,
    /// None when nothing stayed unsaid.
    pub silence: Option<Silence>,
    /// The headline of the first story.
    pub first_story: String,
    /// The second story, one string a paragraph.
    pub second_story: Vec<String>,
    pub dimensions: Vec<Dimension>,
    /// None where no first guess was asked for.
    pub gut_then: Option<GutCheck>,
    pub gut_now: GutCheck,
    /// Each statement with the chips laid before and after.
    pub gut_rows: Vec<GutRow>,
    /// What closing questions and moves shut, by whom they were about.
    pub closings: Vec<Closings>,
    /// What was said in the talks, by whom it was said to.
    pub talks: Vec<Talk>,
    pub unopened: Vec<Unopened>,
    /// The player's document, as Markdown.
    pub postmortem: String,
    /// Whether it is the player's first: then the office claps.
    pub first_postmortem: bool,
    /// Where it was saved, once it was.
    pub saved_to: Option<String>,
    pub credit: Option<Credit>,
}

/// Somebody with a face.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Who {
    pub id: String,
    pub name: String,
    pub portrait: PortraitSpec,
}

/// The best moment of the play.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moment {
    pub who: Who,
    /// "16:21, in the review".
    pub when: String,
    pub text: String,
    /// What somebody said then, in their words; empty: nobody did.
    pub quote: String,
    /// Sequence number in the journal.
    pub moment: Option<u32>,
}

/// What somebody knew and did not say, and what it cost most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Silence {
    pub who: Who,
    pub when: String,
    /// Why it stayed unsaid.
    pub text: String,
    /// What it was, in their words.
    pub quote: String,
    /// What would have opened it.
    pub opens: String,
    pub moment: Option<u32>,
}

/// One of the ten windows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dimension {
    pub id: String,
    pub name: String,
    pub criteria: Vec<Criterion>,
}

/// One yes-or-no criterion.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Criterion {
    pub text: String,
    pub state: CriterionState,
    pub reason: Reason,
}

/// How a criterion came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CriterionState {
    Met,
    NotYet,
    /// The play did not get to where it could be seen.
    #[default]
    NotReached,
}

/// Why it came out so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reason {
    /// What the player did.
    pub did: String,
    /// That moment's sequence number in the journal.
    pub moment: Option<u32>,
    /// What the evidence shows, in its own words, after the place where it stands.
    pub shows: String,
    pub why: String,
    pub source: Source,
}

/// Where a claim comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    pub title: String,
    /// Empty where there is nothing to open.
    pub url: String,
}

/// The gut check, then or now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GutCheck {
    /// "13:30".
    pub when: String,
    pub line: String,
    /// How sure, 0 to 4.
    pub sure: u8,
}

/// Chips on one statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GutRow {
    pub text: String,
    pub then: u32,
    pub now: u32,
    /// Whether it turned out to be so.
    pub holds: bool,
}

/// A source or a question that the player never got to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unopened {
    pub name: String,
    /// What it would have shown.
    pub shows: String,
}

/// Closing questions and moves that were about one person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Closings {
    /// Nobody with a name: the room.
    pub who: Who,
    pub all: Vec<Closing>,
}

/// One of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Closing {
    /// "14:13".
    pub when: String,
    pub moment: Option<u32>,
    /// The player's own, as they were put.
    pub words: String,
    /// What was said at once.
    pub said: Vec<Spoken>,
    /// What it brought at once, besides words.
    pub won: Vec<String>,
    /// How trust or ease went; may be empty, as the lines below.
    pub level: String,
    /// Who else heard of it.
    pub heard: String,
    /// What else it took.
    pub besides: Vec<String>,
    pub kept: Vec<Kept>,
    /// What of it was felt later only, and where.
    pub felt: String,
    pub felt_at: Option<u32>,
    pub why: String,
    pub source: Source,
}

/// Everything that was asked of somebody before the review.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Talk {
    pub who: Who,
    pub all: Vec<Talked>,
}

/// One question, what was said to it, and what it changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Talked {
    /// "14:13".
    pub when: String,
    pub moment: Option<u32>,
    /// Names of form and topic; there may be no topic.
    pub form: String,
    pub topic: String,
    /// As it was put; empty for a silence.
    pub question: String,
    pub told: String,
    /// What was seen where nothing was said.
    pub seen: String,
    pub changed: Vec<String>,
    pub why: String,
    pub source: Source,
}

/// What somebody said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spoken {
    pub by: String,
    pub text: String,
}

/// A telling that was shut.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// Whose telling it is, and whether it came.
    pub head: String,
    pub quote: String,
    /// What became of it.
    pub since: String,
    /// What rests on it; may be empty.
    pub rests: String,
    /// The words of the way to `moment`, by key.
    pub go: &'static str,
    pub moment: Option<u32>,
}

/// The real incident behind the fiction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Credit {
    pub text: String,
    pub source: Source,
}

/// The pages of the debrief.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Three things.
    #[default]
    First,
    Windows,
    GutCheck,
    Talks,
    Shut,
    Unopened,
    Postmortem,
}

/// What the debrief remembers between frames.
#[derive(Default)]
pub struct DebriefUi {
    pub page: Page,
    /// The window that is chosen, by index.
    pub window: usize,
    /// Criteria that are met and whose reasons are read all the same: window and place in it.
    pub unfolded: BTreeSet<(usize, usize)>,
    /// Whose talk is read, by index.
    pub talk: usize,
    /// Whether the clap is over.
    pub clapped: bool,
    /// Whether the document was just copied.
    pub copied: bool,
    /// The moment that is being read.
    pub moment: Option<MomentShown>,
    /// What the two sheets at the right of the first page needed.
    pub needs: Option<[f32; 2]>,
}

/// A moment of the play, as it went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MomentShown {
    /// "14:13".
    pub when: String,
    /// What it was: a talk, a turn of the review, a pin.
    pub title: String,
    pub lines: Vec<MomentLine>,
}

/// What somebody said there, or what stands there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MomentLine {
    /// Who or where; may be empty.
    pub by: String,
    pub text: String,
    pub voice: MomentVoice,
}

/// Whose words they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MomentVoice {
    #[default]
    Plain,
    /// Somebody's, between quotation marks.
    Said,
    /// The player's own.
    Own,
    /// A machine's.
    Evidence,
}

/// What the player did.
#[derive(Clone, Debug, PartialEq)]
pub enum DebriefAction {
    /// Show this moment of the play, by sequence number in the journal.
    GoTo(u32),
    /// Open this address.
    Open(String),
    /// The document went to the clipboard.
    Copied,
    /// Save the document as a file.
    Save,
    /// The review, once more.
    Replay,
    /// The clap was seen, and need not come again.
    Clapped,
    Top(TopBarAction),
}

impl Dimension {
    /// How far its blind is raised, 0 to 1.
    pub fn raised(&self) -> f32 {
        let met = self.criteria.iter().filter(|one| one.state == CriterionState::Met).count();
        // A shut window still shows a line of light: somebody is in.
        0.1 + 0.85 * met as f32 / self.criteria.len().max(1) as f32
    }
}

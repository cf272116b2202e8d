//! What the investigator's workbench shows and what one can do there.

use std::ops::Range;
use std::sync::Arc;

use super::chart::Chart;
use super::closer::Closer;
use super::eyes::Eyes;
use super::inbox::News;
use super::kinds::{FieldModel, KindModel};
use super::present::Present;
use super::range::Chosen;
use super::send::{SendTo, Target};
use super::sides::Side;
use super::talk::Asked;
use crate::workbench::kit::markup::Block;
use crate::workbench::kit::{LevelMark, TopBar, TopBarAction};

/// Everything on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EvidenceModel {
    pub top: TopBar,
    pub groups: Vec<SourceGroup>,
    /// Beside "People": how many were heard.
    pub people: String,
    /// The open source; none before the first is opened.
    pub open: Option<OpenSource>,
    /// A source that is looked at before it is opened, in its place.
    pub cover: Option<super::Cover>,
    pub notebook: Notebook,
    /// Word that was promised and is still owed: to whom, and for which hour.
    pub promised: Vec<String>,
    /// Messages that ask nothing, the newest first.
    pub news: Vec<News>,
    /// What moving the review would mean, while it can still be moved.
    pub later: Option<super::Later>,
    /// Who waits for an answer, the longest first.
    pub asked: Vec<Asked>,
    /// Moments through whose eyes one can look.
    pub eyes: Vec<Eyes>,
    /// Through whose eyes one looks now.
    pub through: Option<Through>,
    /// Whether a change came to production, on a path that can be looked at.
    pub path: bool,
}

/// Somebody else's eyes, while one looks through them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Through {
    pub name: String,
    pub hour: String,
    /// Pins that were not visible to them then.
    pub hidden: usize,
}

/// Sources of one kind, under a heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceGroup {
    pub name: String,
    pub sources: Vec<SourceRow>,
}

/// The id under which several sources are open as one; no source is called so.
pub const TOGETHER: &str = "*";

/// A source that can be read together with others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    pub id: String,
    pub name: String,
    pub on: bool,
}

/// What a source is, for its icon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SourceKind {
    #[default]
    Log,
    Chart,
    Chat,
    Change,
    Table,
    Ticket,
    Paper,
    /// Several of them as one.
    Together,
}

/// A source in the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceRow {
    pub id: String,
    pub name: String,
    pub kind: SourceKind,
    /// Its zone, its skew or its number of rows.
    pub note: String,
    /// Minutes that opening it costs; 0 once it was opened.
    pub minutes: u32,
    /// New since the player last looked.
    pub fresh: bool,
    /// Not open to the person through whose eyes one looks.
    pub shut: bool,
    /// It cannot be opened any more: it takes more minutes than are left, or the review has begun.
    pub dear: bool,
}

/// The source that is being read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenSource {
    pub id: String,
    pub name: String,
    /// One line on what it is; empty: none.
    pub about: String,
    /// Where several are read as one: which can be.
    pub beside: Vec<Beside>,
    pub body: Body,
    pub clock: Option<ClockState>,
    /// What is known of the selected row's request, and that it can be followed.
    pub trace: Option<Trace>,
    /// The selected line in full, where the state asks for it.
    pub closer: Option<Closer>,
    /// Not open to the person through whose eyes one looks.
    pub shut: bool,
    /// The rows that are chosen together, where the state asks for more than one.
    pub chosen: Option<Chosen>,
    /// Of a chat: who was there at the selected message, where that is known.
    pub present: Option<Present>,
    /// The row, or the point of a series, at the moment where one was in another source.
    pub nearest: Option<u64>,
    /// Where one reads now, for the way back: "pigeon 09:24:10".
    pub here: String,
    /// Whether it shows the change whose path to production can be looked at.
    pub path: bool,
}

/// How a source is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Log lines, rows of a table, lines of a diff: one line each, scrolled by row.
    Lines(Lines),
    /// Messages of a chat: all of them.
    Chat(Vec<Message>),
    /// Paragraphs of a paper: all of them.
    Paper(Vec<Paragraph>),
    Chart(Chart),
}

impl Body {
    /// The row to begin at.
    pub fn begins(&self) -> u64 {
        if let Self::Lines(lines) = self { lines.begins } else { 0 }
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::Lines(Lines::default())
    }
}

/// Rows that stand on one line each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// Names of the columns; none outside tables.
    pub columns: Vec<String>,
    /// How much of the width each of them takes, and whether a time stands before them.
    pub shares: Vec<f32>,
    pub timed: bool,
    /// The column by which the rows are sorted; none: as they were written.
    pub sorted: Option<Sorted>,
    /// Whether it is a diff, which has hunks.
    pub diff: bool,
    /// Of a diff: all its rows as they face each other.
    pub sides: Arc<[Side]>,
    /// Whether it can be searched.
    pub search: bool,
    /// Whether it is a real log, in which nothing is pinned and nobody's eyes are to be seen with.
    pub real: bool,
    /// Whether more of them may match than are known so far.
    pub more: bool,
    /// Whether somebody still looks at what they are made of.
    pub looking: bool,
    /// Whether all rows are of one writer, who need not be named in each.
    pub one_writer: bool,
    /// What the query cannot mean, in words.
    pub mistake: Option<String>,
    /// Rows that match, and rows in all.
    pub matched: u64,
    pub all: u64,
    /// The number of the first of `rows` among those that match.
    pub first: u64,
    /// The rows from `first` on: at least those that the state asks for.
    pub rows: Vec<RowModel>,
    /// The row to begin at: of a diff, the first that is no heading.
    pub begins: u64,
    /// How many rows fall on each stretch of the day, above the rows.
    pub density: Option<Box<Density>>,
    /// The fields that stand as columns, by name.
    pub picked: Vec<String>,
    /// Lines that are alike, and what the fields say, where the state asks for either.
    pub kinds: Vec<KindModel>,
    pub fields: Vec<FieldModel>,
}

/// How a table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorted {
    pub column: usize,
    /// The largest first.
    pub down: bool,
}

/// Where a row is: its source and its number there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowKey {
    pub source: String,
    pub row: u32,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowModel {
    pub key: RowKey,
    /// UTC milliseconds as far as the player can know them, for the moment that all views share.
    pub at: Option<i64>,
    /// As the source shows it; empty: none.
    pub time: String,
    pub level: Option<LevelMark>,
    /// Service or person.
    pub who: String,
    pub text: String,
    /// Bytes of `text` that the query found, or that changed in a diff.
    pub marks: Vec<Range<usize>>,
    /// Bytes of `text` that say no more than the columns before it, and are not shown.
    pub quiet: Range<usize>,
    /// One text a column; empty outside tables.
    pub cells: Vec<String>,
    /// What it says in each field that stands as a column.
    pub picked: Vec<String>,
    /// Of a diff: whether the line was added (`true`) or taken out (`false`).
    pub added: Option<bool>,
    /// Of a diff: the line of the file that it is.
    pub number: Option<u32>,
    /// The pin on it or on a range that begins here, such as `P3`.
    pub pin: Option<String>,
    /// Whether it lies in a range that is pinned.
    pub held: bool,
    /// Of the same request as the selected row.
    pub related: bool,
}

/// A message of a chat.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    pub key: RowKey,
    /// As of a [`RowModel`].
    pub at: Option<i64>,
    pub who: String,
    pub time: String,
    pub text: String,
    /// What it answers, shortened; empty: nothing.
    pub answers: String,
    /// Who came and who went between the message before and this one, in words.
    pub moves: Vec<String>,
    pub pin: Option<String>,
    pub held: bool,
}

/// A paragraph of a paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    pub key: RowKey,
    pub block: Block,
    pub pin: Option<String>,
    pub held: bool,
}

/// How many rows fall where, in equal stretches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Density {
    /// Errors, warnings and others of each stretch.
    pub stretches: Vec<[u32; 3]>,
    /// How many rows each stretch has without the times of the query; empty where it has none.
    pub ever: Vec<u32>,
    /// For each stretch the number of its first row, or of the next that matches.
    pub first: Vec<u64>,
    /// Times below the bars: where (0 to 1) and what.
    pub ticks: Vec<(f32, String)>,
    /// What the query covers (0 to 1), if it has an end.
    pub window: Option<(f32, f32)>,
    /// From when to when, in milliseconds as a query names times; none: no query can.
    pub span: Option<(i64, i64)>,
}

/// The clock of the open source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClockState {
    /// Its zone, in words: "UTC+2".
    pub zone: String,
    /// What is suspected of it: "perhaps 3.4 s ahead"; empty: nothing.
    pub suspected: String,
    /// How it was aligned, in words; none: it was not.
    pub aligned: Option<String>,
    /// Whether it can be aligned at all.
    pub can_align: bool,
    /// Whether it stands for those of several sources.
    pub several: bool,
}

/// A request through several services.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    pub request: String,
    pub about: String,
    /// Its lines in all open sources, in the order in which they happened; none until it is
    /// followed.
    pub lines: Vec<TraceLine>,
}

/// A line of a request, wherever it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TraceLine {
    pub key: RowKey,
    /// As its own source shows it.
    pub time: String,
    /// The source.
    pub source: String,
    pub text: String,
    pub pin: Option<String>,
}

/// The pages of the notebook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    #[default]
    Pins,
    Timeline,
    Impact,
    Factors,
}

impl Page {
    pub const ALL: [Self; 4] = [Self::Pins, Self::Timeline, Self::Impact, Self::Factors];
}

/// The notebook, as far as this screen shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notebook {
    /// The newest first.
    pub pins: Vec<PinModel>,
    pub timeline: Vec<Line>,
    pub impact: Vec<Line>,
    pub factors: Vec<Line>,
    /// Where a pin can be sent to.
    pub targets: Arc<[Target]>,
}

/// A line on a page that has its own screen: a remark in mono and the words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pub remark: String,
    pub text: String,
}

/// A pin in the notebook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PinModel {
    pub number: u32,
    /// Where it is: source and time, or who told it.
    pub place: String,
    /// What stands there, shortened; empty where the note says it all.
    pub quote: String,
    /// Of a range: what stands in its other rows.
    pub rest: Vec<String>,
    /// Whether somebody said it: then the quote is in the serif.
    pub told: bool,
    pub note: String,
}

/// What the player did.
#[derive(Clone, Debug, PartialEq)]
pub enum EvidenceAction {
    /// Opens a source, by id.
    Open(String),
    /// Look at what a source is before it is opened, or away from it.
    Cover(String),
    Uncover,
    Map,
    /// Shows the path to production of the change.
    Path,
    People,
    /// Searches the open source.
    Query(String),
    Pin(RowKey),
    /// Pins the rows from one to another of the same source.
    PinRows {
        first: RowKey,
        last: RowKey,
    },
    /// Pins the hunk of a diff that a row lies in.
    PinHunk(RowKey),
    /// Pin what the query finds, as a count.
    PinFound {
        source: String,
        query: String,
    },
    /// Pins a point of a chart: source, series by number, milliseconds.
    PinPoint {
        source: String,
        series: u32,
        at: i64,
    },
    Unpin(u32),
    /// Puts a pin where it shows something.
    Send {
        pin: u32,
        to: SendTo,
    },
    Reword {
        pin: u32,
        note: String,
    },
    /// Both rows show the same moment: the second's source is aligned to the first's.
    Align {
        first: RowKey,
        second: RowKey,
    },
    Unalign(String),
    /// Shows every line of the selected row's request.
    Follow(String),
    /// Opens the screen behind a page of the notebook.
    Turn(Page),
    /// Has the review moved, once.
    MoveReview,
    /// Answers somebody: beat and choice.
    Answer {
        beat: String,
        choice: String,
    },
    /// Publishes a status: one choice a slot, in order.
    Status {
        beat: String,
        choices: Vec<String>,
    },
    Top(TopBarAction),
}

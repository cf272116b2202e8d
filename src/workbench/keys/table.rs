//! `assets/keys.ron`: what every key does, and where that is said.

use std::sync::LazyLock;

use egui::Key;
use serde::Deserialize;

/// What a key does on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Act {
    Help,
    Close,
    Undo,
    Mentor,
    Palette,
    Go,
    GuideOn,
    FocusNext,
    FocusBack,
    Press,
    TabBack,
    TabForth,
    LessSure,
    Surer,
    EdgeLeft,
    EdgeRight,
    ScrollUp,
    ScrollDown,
    RowUp,
    RowDown,
    RangeUp,
    RangeDown,
    PageUp,
    PageDown,
    First,
    Last,
    Pin,
    PinHunk,
    PinFound,
    SendPin,
    Sides,
    SideOld,
    SideNew,
    Search,
    Looked,
    Closer,
    Around,
    Wrap,
    InOrder,
    ReadBack,
    ReadForth,
    LeaveCover,
    ClearFind,
    TakeFound,
    ToFound,
    PointBack,
    PointForth,
    SeriesUp,
    SeriesDown,
    ZoomIn,
    ZoomOut,
    ZoomAll,
    StretchBack,
    StretchForth,
    StretchLess,
    StretchMore,
    KeepNote,
    LeaveNote,
    Ask,
    OwnWords,
    LeaveTalk,
    Earlier,
    Later,
    EarlierFine,
    LaterFine,
    Group,
    Remove,
    CardLeft,
    CardRight,
    CardUp,
    CardDown,
    Choose,
    TargetBack,
    TargetForth,
    MakeMove,
    NextStretch,
    Log,
    CloseLog,
    MinuteBack,
    MinuteOn,
    SecondBack,
    SecondOn,
    Replay,
    LeaveMap,
    Path,
    LeavePath,
    WindowBack,
    WindowForth,
    PlayPause,
    TurnBack,
    TurnForth,
    ChapterBack,
    ChapterForth,
    Speed,
    TakeOver,
    ToRecording,
    ToCopy,
    ToSides,
    LeaveReplay,
}

/// A page of the sheet: a screen, or what holds on all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Page {
    Everywhere,
    /// On every screen of a play.
    Playing,
    Home,
    Brief,
    Evidence,
    Interview,
    Timeline,
    Impact,
    Decisions,
    Map,
    Path,
    Review,
    Mitigate,
    Question,
    Debrief,
    /// A recording of the review, beside a copy.
    Replay,
    /// A review on a copy.
    Copy,
    /// A real log, without a play.
    Log,
}

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub acts: Vec<ActKeys>,
    pub pages: Vec<PageLines>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActKeys {
    pub act: Act,
    pub keys: Vec<Chord>,
    /// The toolkit listens to it, no screen does.
    #[serde(default)]
    #[cfg_attr(not(test), allow(dead_code, reason = "a test reads what no screen listens to"))]
    pub built_in: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageLines {
    pub page: Page,
    pub lines: Vec<Line>,
}

/// One line of a page: acts that belong together, and the key of its words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub acts: Vec<Act>,
    pub says: String,
}

/// A key, and what must be held with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Chord {
    pub key: Key,
    pub shift: bool,
    pub command: bool,
    pub alt: bool,
}

impl Chord {
    /// Whether it writes a letter or a figure where something is written.
    pub fn types(&self) -> bool {
        let name = self.key.symbol_or_name();
        !self.command
            && !self.alt
            && name.chars().count() == 1
            && name.chars().all(char::is_alphanumeric)
    }
}

impl TryFrom<String> for Chord {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut rest = text.as_str();
        let mut held = |name: &str| {
            let without = rest.strip_prefix(name);
            rest = without.unwrap_or(rest);
            without.is_some()
        };
        let command = held("Ctrl+");
        let alt = held("Alt+");
        let shift = held("Shift+");
        let key = Key::from_name(rest).ok_or_else(|| format!("`{rest}` is no key"))?;
        Ok(Self { key, shift, command, alt })
    }
}

impl Chord {
    /// As it stands on a cap.
    pub fn cap(self) -> String {
        let key = match self.key {
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::Escape => "Esc",
            Key::PageUp => "PgUp",
            Key::PageDown => "PgDn",
            Key::Delete => "Del",
            key => key.symbol_or_name(),
        };
        let command = if self.command { "Ctrl " } else { "" };
        let shift = if self.shift { "Shift " } else { "" };
        let alt = if self.alt { "Alt " } else { "" };
        format!("{command}{alt}{shift}{key}")
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    // A table that cannot be read has no keys; tests hold that it can.
    ron::from_str(include_str!("../../../assets/keys.ron"))
        .unwrap_or(Table { acts: Vec::new(), pages: Vec::new() })
});

pub(super) fn table() -> &'static Table {
    &TABLE
}

/// The keys of an act.
pub(super) fn chords(act: Act) -> &'static [Chord] {
    let found = table().acts.iter().find(|one| one.act == act);
    found.map_or(&[], |one| &one.keys)
}

/// The keys of an act as they stand on caps.
pub fn caps(act: Act) -> Vec<String> {
    chords(act).iter().map(|chord| chord.cap()).collect()
}

/// The first key of an act as it stands on its cap.
pub fn cap(act: Act) -> String {
    chords(act).first().map(|chord| chord.cap()).unwrap_or_default()
}

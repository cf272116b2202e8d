//! What the recording shows and what one can do there.

use crate::workbench::kit::{TopBar, TopBarAction};
use crate::workbench::review::{ReviewAction, ReviewModel, ReviewUi};
use std::time::Duration;

/// Everything on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReplayModel {
    pub top: TopBar,
    /// The room at the end of the turn that is shown, or as it is on the copy.
    pub room: ReviewModel,
    pub turns: Vec<TurnMark>,
    pub chapters: Vec<ChapterMark>,
    /// Whom the move of the turn was made towards, by id.
    pub towards: Option<String>,
    /// Whether minutes are left from the turn on.
    pub can_take_over: bool,
    /// The turn, counted from one, at whose end the copy begins.
    pub copy: Option<usize>,
    /// Whether the copy can be played on.
    pub copy_open: bool,
    pub sides: Option<Sides>,
}

/// A turn on the strip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TurnMark {
    /// What was done: "You, to Rūta: What could be seen then?".
    pub did: String,
    /// The stretch that begins with it.
    pub begins: Option<String>,
    /// Whether something happened in it that is a chapter.
    pub matters: bool,
    /// Minutes of the hour that are gone at its end.
    pub minutes: u32,
    /// Seconds that it stays at the pace of reading.
    pub seconds: f64,
}

/// A place to go to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChapterMark {
    pub what: String,
    pub turn: usize,
    /// Whether a stretch begins there.
    pub stretch: bool,
}

/// The recording and the copy from where they part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sides {
    pub title: String,
    /// What differs, in numbers.
    pub sentences: Vec<String>,
    pub who: Vec<WhoTold>,
    pub recording: Vec<SideTurn>,
    pub copy: Vec<SideTurn>,
}

/// How much somebody told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhoTold {
    pub name: String,
    pub recording: usize,
    pub copy: usize,
}

/// A turn of one side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SideTurn {
    pub did: String,
    pub lines: Vec<SideLine>,
}

/// What somebody said there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SideLine {
    pub name: String,
    /// With its quotation marks, where it is speech.
    pub text: String,
    pub silent: bool,
    /// Whether it was said here alone.
    pub only: bool,
}

/// Which of the three is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    #[default]
    Recording,
    Copy,
    Sides,
}

/// Times the pace of reading.
pub const SPEEDS: [u32; 3] = [1, 2, 4];

/// What the screen remembers between frames.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReplayUi {
    pub shown: Shown,
    /// The turn that is shown, counted from zero.
    pub turn: usize,
    pub playing: bool,
    /// Index of the speed.
    pub speed: usize,
    /// Seconds of the turn that are left at the pace of reading, while it plays.
    left: f64,
    /// When the last frame was.
    seen: Option<f64>,
    /// The turn whose chapter was brought into sight.
    pub(super) listed: Option<usize>,
    /// Whether something is told over the screen that Escape closes.
    pub noted: bool,
    /// Of the recording: whether all that was said is open.
    pub room: ReviewUi,
    /// Of the copy.
    pub copy: ReviewUi,
}

impl ReplayUi {
    /// Lets the recording run up to `now`, in seconds. A turn is never left out, however long the
    /// window slept.
    pub fn run(&mut self, now: f64, turns: &[TurnMark]) {
        let passed = self.seen.replace(now).map_or(0.0, |seen| now - seen);
        if !self.playing || self.shown != Shown::Recording {
            (self.playing, self.seen) = (false, None);
            return;
        }
        self.left -= passed * f64::from(SPEEDS[self.speed]);
        if self.left > 0.0 {
            return;
        }
        match turns.get(self.turn + 1) {
            Some(next) => (self.turn, self.left) = (self.turn + 1, next.seconds),
            None => self.pause(),
        }
    }

    /// Plays from the turn that is shown; from the first, where that is the last.
    pub fn play(&mut self, turns: &[TurnMark]) {
        if self.turn + 1 >= turns.len() {
            self.turn = 0;
        }
        self.playing = true;
        self.left = turns.get(self.turn).map_or(0.0, |turn| turn.seconds);
    }

    /// Counts from `now` on, where it has just begun to play: the window may sleep until the turn is
    /// over, and no frame comes in between.
    pub fn counts_from(&mut self, now: f64) {
        if self.playing {
            self.seen.get_or_insert(now);
        }
    }

    pub fn pause(&mut self) {
        (self.playing, self.seen) = (false, None);
    }

    /// Shows a turn; a recording that runs goes on from there.
    pub fn go_to(&mut self, turn: usize, turns: &[TurnMark]) {
        self.turn = turn.min(turns.len().saturating_sub(1));
        self.left = turns.get(self.turn).map_or(0.0, |turn| turn.seconds);
    }

    /// How long until something happens by itself.
    pub fn wakes_in(&self) -> Option<Duration> {
        let runs = self.playing && self.shown == Shown::Recording;
        let left = self.left.max(0.0) / f64::from(SPEEDS[self.speed]);
        runs.then(|| Duration::from_secs_f64(left))
    }
}

/// What the player did.
#[derive(Clone, Debug, PartialEq)]
pub enum ReplayAction {
    Top(TopBarAction),
    /// Back to the debrief.
    Leave,
    /// Plays on from the turn that is shown, on a copy.
    TakeOver,
    /// Something on the copy.
    Copy(ReviewAction),
}

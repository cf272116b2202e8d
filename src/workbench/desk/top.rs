//! The bar above every screen.

use super::{Desk, mentor, next};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::kit::{Station, StationState, TopBar};

/// The stations of a play, in order. Investigate, timeline and impact are one workbench.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    Brief,
    Investigate,
    Timeline,
    Impact,
    Review,
    Mitigate,
    Debrief,
}

impl Stop {
    pub const ALL: [Stop; 7] = [
        Stop::Brief,
        Stop::Investigate,
        Stop::Timeline,
        Stop::Impact,
        Stop::Review,
        Stop::Mitigate,
        Stop::Debrief,
    ];

    /// Where one is when a phase begins.
    pub fn of(phase: PhaseName) -> Self {
        match phase {
            PhaseName::Brief => Stop::Brief,
            PhaseName::Investigate => Stop::Investigate,
            PhaseName::Review => Stop::Review,
            PhaseName::Mitigate => Stop::Mitigate,
            PhaseName::Debrief => Stop::Debrief,
        }
    }

    pub(super) fn key(self) -> &'static str {
        match self {
            Stop::Brief => "phase-brief",
            Stop::Investigate => "phase-investigate",
            Stop::Timeline => "phase-timeline",
            Stop::Impact => "phase-impact",
            Stop::Review => "phase-review",
            Stop::Mitigate => "phase-mitigate",
            Stop::Debrief => "phase-debrief",
        }
    }

    /// The phase of the play that the station belongs to.
    pub fn phase(self) -> PhaseName {
        match self {
            Stop::Brief => PhaseName::Brief,
            Stop::Investigate | Stop::Timeline | Stop::Impact => PhaseName::Investigate,
            Stop::Review => PhaseName::Review,
            Stop::Mitigate => PhaseName::Mitigate,
            Stop::Debrief => PhaseName::Debrief,
        }
    }

    /// Whether the player may look at it now: the workbench stays open until the debrief.
    pub fn open(self, phase: PhaseName) -> bool {
        match self {
            Stop::Brief => true,
            Stop::Investigate | Stop::Timeline | Stop::Impact => phase > PhaseName::Brief,
            // The review begins by going there; the others begin by closing what comes before.
            Stop::Review => matches!(phase, PhaseName::Investigate | PhaseName::Review),
            Stop::Mitigate | Stop::Debrief => self.phase() == phase,
        }
    }
}

/// The bar with `here` as the station that is shown.
pub fn bar(desk: &Desk, words: &Words, here: Stop) -> TopBar {
    let phase = desk.play.phase;
    let stations = Stop::ALL.iter().map(|stop| Station {
        name: words.get(stop.key()),
        state: match () {
            () if *stop == here => StationState::Current,
            () if reached(desk, *stop) => StationState::Done,
            () => StationState::Ahead,
        },
        joined: matches!(stop, Stop::Investigate | Stop::Timeline),
        open: stop.open(phase),
    });
    let (minutes, left, until) = time(desk, words);
    TopBar {
        stations: stations.collect(),
        minutes,
        left,
        until,
        next: next::at(desk, words, here),
        mentor: mentor::model(desk, words),
        home: words.get("to-home"),
        help: words.get("help"),
        settings: words.get("settings"),
    }
}

/// Whether the player has come as far as a station: of the workbench, whether something lies there.
fn reached(desk: &Desk, stop: Stop) -> bool {
    let (play, book) = (&desk.play, &desk.play.notebook);
    stop.phase() < play.phase
        || match stop {
            Stop::Investigate => !play.opened.is_empty() || !book.pins.is_empty(),
            Stop::Timeline => !book.entries.is_empty(),
            Stop::Impact => !book.impact.is_empty() || !book.factors.is_empty(),
            Stop::Debrief => play.phase == PhaseName::Debrief,
            Stop::Brief | Stop::Review | Stop::Mitigate => false,
        }
}

fn time(desk: &Desk, words: &Words) -> (Option<(u32, u32)>, String, String) {
    let play = &desk.play;
    let minutes = |left: u32| words.with("minutes", &[("minutes", left.into())]);
    let until = |at: Ms| words.with("until", &[("hour", desk.hour(at).into())]);
    let review_at = play.review_at();
    match (play.phase, &play.people.meeting) {
        (PhaseName::Brief | PhaseName::Investigate, _) => {
            let left = play.minutes_left();
            (Some((left, play.budget)), minutes(left), until(review_at))
        }
        (PhaseName::Review, Some(meeting)) => {
            let left = meeting.minutes_left();
            let end = review_at + i64::from(meeting.length) * MINUTE;
            (Some((left, meeting.length)), minutes(left), until(end))
        }
        (PhaseName::Mitigate, _) => (None, words.get("two-days-later"), String::new()),
        (PhaseName::Debrief, _) if play.last.is_none() => {
            (None, words.get("one-question-left"), String::new())
        }
        _ => (None, words.get("play-over"), String::new()),
    }
}

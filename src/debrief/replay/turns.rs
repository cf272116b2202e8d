//! The turns of a review: what the player did, and all that came of it.

use crate::people::Event as Among;
use crate::play::{Command, Event};
use crate::scenario::model::*;
use std::ops::Range;

/// Words that are read in a minute.
const WORDS_A_MINUTE: f64 = 200.0;
/// Seconds to see who speaks now, and how they sit there.
const PAUSE: f64 = 2.0;

/// One turn of a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub did: Did,
    /// Its events in the log, up to what was done next: what was written in between is among them.
    pub events: Range<usize>,
    /// What was on the table.
    pub stretch: Option<StretchId>,
    /// Minutes of the hour that are gone at its end.
    pub minutes: u32,
}

/// What a turn begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Did {
    /// Everybody sat down.
    Opened,
    Moved {
        act: MoveId,
        target: Option<PersonId>,
    },
    WentOn(StretchId),
}

impl Did {
    /// The command that does it again; none opens a review on its own.
    pub fn command(&self) -> Option<Command> {
        match self {
            Did::Opened => None,
            Did::Moved { act, target } => {
                Some(Command::Move { act: act.clone(), target: target.clone() })
            }
            Did::WentOn(_) => Some(Command::NextStretch),
        }
    }
}

/// Where in the log the review was closed; none as long as it is not.
pub fn closed(log: &[Event]) -> Option<usize> {
    log.iter().position(|event| event.among() == Some(&Among::MeetingClosed))
}

/// The turns of the review in a log, up to its close or as far as it has come.
pub fn turns(log: &[Event]) -> Vec<Turn> {
    let sat_down = |event: &Event| *event == Event::PhaseBegan(PhaseName::Review);
    let Some(opened) = log.iter().position(sat_down) else { return Vec::new() };
    let until = closed(log).unwrap_or(log.len());
    let mut turns: Vec<Turn> = Vec::new();
    let (mut stretch, mut minutes) = (None, 0);
    for (index, event) in log.iter().enumerate().take(until).skip(opened) {
        let did = match event.among() {
            None if index == opened => Some(Did::Opened),
            Some(Among::Moved { act, target, .. }) => {
                Some(Did::Moved { act: act.clone(), target: target.clone() })
            }
            // The first one opens with the meeting.
            Some(Among::StretchOpened { stretch: next }) => {
                let went_on = stretch.replace(next.clone()).is_some();
                went_on.then(|| Did::WentOn(next.clone()))
            }
            _ => None,
        };
        if let Some(did) = did {
            turns.push(Turn { did, events: index..index, stretch: None, minutes: 0 });
        }
        if let Some(Among::Moved { minutes: more, .. } | Among::MeetingMinutes { minutes: more }) =
            event.among()
        {
            minutes += more;
        }
        if let Some(turn) = turns.last_mut() {
            turn.events.end = index + 1;
            turn.stretch.clone_from(&stretch);
            turn.minutes = minutes;
        }
    }
    turns
}

/// Seconds that a turn of a recording stays, by what is said in it.
pub fn reading_seconds<'a>(said: impl IntoIterator<Item = &'a str>) -> f64 {
    let words: usize = said.into_iter().map(|text| text.split_whitespace().count()).sum();
    PAUSE + words as f64 * 60.0 / WORDS_A_MINUTE
}

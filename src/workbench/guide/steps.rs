//! The steps, and what takes the player from one to the next.

use super::spot::Spot;

/// What the player has done so far, as far as the steps look at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub opened: usize,
    pub pins: usize,
    /// Everything that has happened, talks among it.
    pub events: usize,
    /// Whether the player is talking to somebody.
    pub talking: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Time,
    Open,
    Pin,
    Ask,
    Sheets,
}

/// The guided start while it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    step: Step,
    /// What had been done when the step began.
    since: Option<Seen>,
}

impl Default for Guide {
    fn default() -> Self {
        Self { step: Step::Time, since: None }
    }
}

impl Guide {
    /// Steps in all.
    pub const STEPS: u32 = 5;

    /// The number of the step, from 1.
    pub fn number(&self) -> u32 {
        self.step as u32 + 1
    }

    /// Whether this is the last step.
    pub fn last(&self) -> bool {
        self.step == Step::Sheets
    }

    /// Takes note of what has been done; goes on if that was the step.
    pub fn see(&mut self, now: Seen) {
        let since = *self.since.get_or_insert(now);
        let done = match self.step {
            Step::Time | Step::Sheets => false,
            Step::Open => now.opened > since.opened,
            Step::Pin => now.pins > since.pins,
            // The talk begins the count: only what is asked there is an answer.
            Step::Ask if now.talking && since.talking => now.events > since.events,
            Step::Ask => {
                self.since = Some(now);
                false
            }
        };
        if done {
            self.forth();
        }
    }

    /// Goes on; false once there is nothing more.
    pub fn forth(&mut self) -> bool {
        self.since = None;
        self.step = match self.step {
            Step::Time => Step::Open,
            Step::Open => Step::Pin,
            Step::Pin => Step::Ask,
            Step::Ask => Step::Sheets,
            Step::Sheets => return false,
        };
        true
    }

    /// What the bubble points at, and the key of its words.
    pub fn points_at(&self, talking: bool) -> Option<(Spot, &'static str)> {
        Some(match (self.step, talking) {
            (Step::Time, _) => (Spot::Time, "guide-time"),
            (Step::Ask, true) => (Spot::Ask, "guide-ask"),
            (Step::Sheets, true) => (Spot::Back, "guide-back"),
            (_, true) => return None,
            (Step::Open, false) => (Spot::Source, "guide-open"),
            (Step::Pin, false) => (Spot::Row, "guide-pin"),
            (Step::Ask, false) => (Spot::People, "guide-people"),
            (Step::Sheets, false) => (Spot::Sheets, "guide-sheets"),
        })
    }
}

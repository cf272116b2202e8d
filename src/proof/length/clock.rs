//! Real minutes that a play took, by the clock in its journal.

use super::{Stage, read};
use crate::play::Event;
use crate::play::journal::{Entry, Recorded};
use crate::scenario::model::Scenario;

/// Whoever does nothing for this long has stopped playing.
pub const PAUSE_MINUTES: f64 = 5.0;

/// Minutes between what happened and what happened next. What is read after the last of it, the
/// debrief for one, leaves nothing in a journal.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clock {
    stages: [f64; Stage::ALL.len()],
    pub pauses: usize,
    /// Minutes of the pauses, which no stage has.
    pub paused: f64,
}

impl Clock {
    /// Reads the clock; none where nobody kept one. The minutes before something belong to it.
    pub fn of(scenario: &Scenario, entries: &[Entry]) -> Option<Self> {
        let mut clock = Self::default();
        let mut reader = read::Reader::default();
        let (mut last, mut stage) = (None, None);
        for entry in entries {
            if let Recorded::Known(event) = &entry.event {
                let (of, _) = reader.next(scenario, event);
                // What it cost tells nothing of it.
                if !matches!(event, Event::Spent(_)) {
                    stage = stage.or(Some(of));
                }
            }
            if !entry.end {
                continue;
            }
            let stage = stage.take();
            let Some(now) = entry.wall else { continue };
            if let Some(last) = last.replace(now) {
                clock.pass((now - last) as f64 / 60_000.0, stage.unwrap_or(Stage::Investigation));
            }
        }
        last.map(|_| clock)
    }

    /// A clock that was put back passes no time.
    fn pass(&mut self, minutes: f64, stage: Stage) {
        if minutes >= PAUSE_MINUTES {
            self.pauses += 1;
            self.paused += minutes;
        } else {
            self.stages[stage as usize] += minutes.max(0.0);
        }
    }

    pub fn stage(&self, stage: Stage) -> f64 {
        self.stages[stage as usize]
    }

    pub fn minutes(&self) -> f64 {
        self.stages.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::length::Stage::*;
    use crate::scenario::checks::sample::sample_with;

    fn entry(event: Event, minute: Option<f64>, end: bool) -> Entry {
        let wall = minute.map(|minute| (minute * 60_000.0) as i64);
        Entry { seq: 0, event: Recorded::Known(event), end, wall }
    }

    #[test]
    fn minutes_belong_to_what_they_ended_in_and_a_pause_to_nothing() {
        let scenario = sample_with(&[]);
        let opened = || Event::Opened("gate-log".into());
        let entries = [
            entry(Event::Spent(0), Some(0.0), true),
            entry(Event::Spent(5), Some(2.0), false),
            entry(opened(), Some(2.0), true),
            entry(Event::EntryRemoved(1), Some(3.5), false),
            entry(opened(), Some(3.5), true),
            entry(Event::SummarySet("a".into()), Some(63.5), true),
            // The clock was put back.
            entry(Event::SummarySet("b".into()), Some(10.0), true),
            entry(Event::SummarySet("c".into()), Some(14.0), true),
        ];
        let clock = Clock::of(&scenario, &entries).expect("a clock");
        assert_eq!(clock.stage(Investigation), 2.0);
        assert_eq!(clock.stage(Timeline), 1.5);
        assert_eq!(clock.stage(Sheets), 4.0);
        assert_eq!((clock.pauses, clock.paused), (1, 60.0));
        assert_eq!(clock.minutes(), 7.5);
        let none = [entry(opened(), None, true)];
        assert_eq!(Clock::of(&scenario, &none), None);
    }
}

//! A play that goes on from somewhere on a copy: what it was copied from stays as it is.

use crate::play::{Case, Command, Event, Play, Rejection, apply, run};

/// The copy, with the seed of the play that it was made of.
pub struct Again<'a> {
    case: &'a Case,
    pub play: Play,
    pub log: Vec<Event>,
}

impl<'a> Again<'a> {
    /// A copy that stands after these events.
    pub fn after(case: &'a Case, seed: u64, events: &[Event]) -> Self {
        let mut again = Self { case, play: Play::new(seed), log: Vec::new() };
        again.happened(events);
        again
    }

    /// What happened takes place once more.
    pub fn happened(&mut self, events: &[Event]) {
        for event in events {
            apply(&mut self.play, event);
        }
        self.log.extend_from_slice(events);
    }

    /// Does something else, or the same.
    ///
    /// # Errors
    /// Why it is not possible there; the copy is as before.
    pub fn does(&mut self, command: Command) -> Result<(), Rejection> {
        let events = run(self.case, &mut self.play, command)?;
        self.log.extend(events);
        Ok(())
    }
}

//! How the change got through: what each hand and gate saw, and what it could not.

use super::paper::Paper;
use crate::debrief::markdown::{inline, local_minute, person_text};
use crate::debrief::phrases::say;
use crate::evidence::Place;
use crate::play::conditions::without_leave;
use crate::play::path::{Lane, LineSeen, StepSeen, path};
use crate::scenario::model::{ItemId, PersonId};
use std::collections::BTreeSet;

impl Paper<'_> {
    /// One row a step, as the window has them; nothing at all while nothing can be told of any. What is
    /// known in confidence alone is left out: here nobody chose to use it.
    pub fn path(&mut self) {
        let (case, play) = (self.case, self.play);
        let mut steps = path(case, play);
        for step in &mut steps {
            step.saw.known.retain(|line| self.may_be_told(line));
            step.missed.known.retain(|line| self.may_be_told(line));
        }
        // A gate of which nothing is known has no row of blanks.
        steps.retain(StepSeen::known);
        if steps.is_empty() {
            return;
        }
        self.heading("pm-path");
        self.paragraph(&say("pm-path-about", &[]));
        let head = say("pm-path-head", &[]);
        let columns = head.matches('|').count() - 1;
        self.line(&head);
        self.line(&format!("|{}", "---|".repeat(columns)));
        for seen in steps {
            let name = inline(&seen.step.name);
            let hand = match seen.step.who.as_ref() {
                Some(who) => {
                    let who = inline(&person_text(case, who));
                    say("pm-path-hand", &[("name", &name), ("who", &who)])
                }
                None => name,
            };
            let time = seen.at.map(|at| local_minute(case, at)).unwrap_or_default();
            let (saw, missed) = (self.lane(&seen.saw), self.lane(&seen.missed));
            self.line(&format!("| {time} | {hand} | {saw} | {missed} |"));
        }
        self.line("");
    }

    fn may_be_told(&self, line: &LineSeen<'_>) -> bool {
        !self.free_pins(line).is_empty() || line.told.iter().any(|told| self.free(*told))
    }

    /// Whether a telling may be quoted.
    fn free(&self, (person, item): (&PersonId, &ItemId)) -> bool {
        let place = Place::Telling { person: person.clone(), item: item.clone() };
        !without_leave(self.case, self.play, &place)
    }

    /// The pins that show a line and may be quoted.
    fn free_pins(&self, line: &LineSeen<'_>) -> Vec<u32> {
        let free = |pin: &&u32| {
            let pin = self.play.notebook.pins.get(*pin);
            pin.is_some_and(|pin| !without_leave(self.case, self.play, &pin.place))
        };
        line.pins.iter().filter(free).copied().collect()
    }

    /// The lines of a lane in one cell, each with where it is from.
    fn lane(&mut self, lane: &Lane<'_>) -> String {
        if lane.known.is_empty() {
            return say("pm-path-unknown", &[]);
        }
        let lines = lane.known.iter().map(|line| {
            let (text, pins) = (inline(line.text), self.free_pins(line));
            if pins.is_empty() {
                return text;
            }
            let places = self.places(pins);
            // Where it is from stands with the evidence: a table of sources and hours is not read.
            let numbers: BTreeSet<usize> = places.iter().map(|place| self.number(place)).collect();
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            say("pm-path-line", &[("text", &text), ("numbers", &numbers.join(", "))])
        });
        lines.collect::<Vec<_>>().join("; ")
    }
}

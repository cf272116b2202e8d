//! What went well, what people needed, what customers were told, and who was heard.

use super::paper::{Paper, Values};
use crate::debrief::markdown::{inline, local_time};
use crate::debrief::phrases::say;
use crate::play::conditions::without_leave;
use crate::scenario::model::*;

impl Paper<'_> {
    pub fn well(&mut self) {
        let case = self.case;
        let known = &case.scenario.truth.went_well;
        let found = self.play.notebook.well.iter();
        let mut found: Vec<(&WentWell, u32)> =
            found.filter_map(|(index, pin)| Some((known.get(*index as usize)?, *pin))).collect();
        found.sort_by_key(|(well, _)| match well.kind {
            WentWellKind::Success => 0,
            WentWellKind::Guard => 1,
            WentWellKind::Luck => 2,
        });
        let mut rows = Vec::new();
        for (well, pin) in found {
            let kind = match well.kind {
                WentWellKind::Success => say("pm-well-success", &[]),
                WentWellKind::Luck => say("pm-well-luck", &[]),
                WentWellKind::Guard => say("pm-well-guard", &[]),
            };
            let evidence = self.cite([pin]);
            let values: Values =
                &[("kind", &kind), ("text", &inline(&well.text)), ("evidence", &evidence)];
            rows.push(say("pm-well-row", values));
        }
        self.list("pm-well", &rows);
    }

    pub fn needs(&mut self) {
        let mut rows = Vec::new();
        for (whose, pin) in self.play.notebook.needs.clone() {
            let pinned = self.play.notebook.pins.get(&pin);
            // A note on words without leave would tell what they were.
            let shown = pinned.filter(|p| !without_leave(self.case, self.play, &p.place));
            let note = shown.map_or_else(String::new, |pin| inline(&pin.note));
            let evidence = self.cite([pin]);
            let values: Values = &[("note", &note), ("evidence", &evidence)];
            let row = match (whose, note.is_empty()) {
                (Whose::Responder, true) => say("pm-need-plain-responder", values),
                (Whose::Customer, true) => say("pm-need-plain-customer", values),
                (Whose::Responder, false) => say("pm-need-responder", values),
                (Whose::Customer, false) => say("pm-need-customer", values),
            };
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        self.list("pm-needs", &rows);
    }

    /// Each text that was sent, its lines behind the question that they answer.
    pub fn statuses(&mut self) {
        if self.play.statuses.is_empty() {
            return;
        }
        self.heading("pm-statuses");
        let case = self.case;
        for status in &self.play.statuses {
            let time = local_time(case, status.at);
            let title = say("pm-status", &[("time", &time)]);
            let slots = case.scenario.interruptions.status.slots.iter();
            let rows = slots.filter_map(|slot| {
                let line = slot.lines.iter().find(|line| status.lines.contains(&line.id))?;
                let (ask, text) = (first_large(&inline(&slot.ask)), inline(&line.text));
                Some(say("pm-status-row", &[("ask", &ask), ("text", &text)]))
            });
            let rows: Vec<String> = rows.collect();
            self.paragraph(&format!("### {title}"));
            self.paragraph(&rows.join("\n"));
        }
    }

    /// The people whose words the author heard.
    pub fn heard(&mut self) {
        let people = self.case.scenario.cast.people.iter();
        let rows = people.filter_map(|person| {
            let state = self.play.people.person(&person.id)?;
            let mut how = Vec::new();
            if !state.asked.is_empty() {
                how.push(say("pm-heard-asked", &[]));
            }
            if !state.told_in_meeting.is_empty() {
                how.push(say("pm-heard-review", &[]));
            }
            if how.is_empty() && !state.told.is_empty() {
                how.push(say("pm-heard-told", &[]));
            }
            let values: Values = &[
                ("name", &inline(&person.name)),
                ("role", &inline(&person.role)),
                ("how", &how.join(", ")),
            ];
            (!how.is_empty()).then(|| say("pm-heard-row", values))
        });
        let rows: Vec<String> = rows.collect();
        self.list("pm-heard", &rows);
    }
}

fn first_large(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

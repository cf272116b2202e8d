//! What is not settled: first what the author's own findings leave open, then what was not read and
//! who was not asked.

use super::paper::Paper;
use crate::debrief::markdown::{inline, local_time};
use crate::debrief::phrases::say;
use crate::play::projections;

impl Paper<'_> {
    pub fn open(&mut self) {
        let book = &self.play.notebook;
        let scenario = &self.case.scenario;
        let mut rows = Vec::new();
        let mut entries: Vec<_> =
            book.entries.iter().filter(|(number, _)| !self.play.locked(**number)).collect();
        entries.sort_by_key(|(number, entry)| (entry.at, **number));
        let count = entries.len();
        let entries = entries.into_iter().map(|(_, entry)| {
            let time = local_time(self.case, entry.at);
            let title = inline(&self.title(entry));
            say("pm-open-entry", &[("entry", &title), ("time", &time)])
        });
        let entries = entries.collect::<Vec<_>>().join("; ");
        if count > 0 {
            rows.push(say("pm-open-entries", &[("count", &count), ("entries", &entries)]));
        }
        for (id, branch) in self.board() {
            if branch.pins.is_empty() {
                rows.push(say("pm-open-factor", &[("factor", &self.factor(id))]));
            }
        }
        for quantity in &scenario.truth.impact.quantities {
            if !book.impact.contains_key(&quantity.id) {
                rows.push(say("pm-open-quantity", &[("ask", &inline(&quantity.ask))]));
            }
        }
        let unread = projections::sources(self.case, self.play).into_iter();
        let unread = unread.filter(|source| !self.play.is_open(&source.id));
        let unread: Vec<String> = unread.map(|source| inline(&source.name)).collect();
        if !unread.is_empty() {
            rows.push(say("pm-open-sources", &[("sources", &unread.join("; "))]));
        }
        let silent = scenario.cast.people.iter().filter(|person| {
            let state = self.play.people.person(&person.id);
            let heard = state.is_some_and(|s| !s.asked.is_empty() || !s.told.is_empty());
            person.interview && !heard
        });
        let silent: Vec<String> = silent.map(|person| inline(&person.name)).collect();
        if !silent.is_empty() {
            rows.push(say("pm-open-people", &[("people", &silent.join("; "))]));
        }
        if rows.is_empty() {
            rows.push(say("pm-nothing-open", &[]));
        }
        self.heading("pm-open");
        self.paragraph(&rows.join("\n"));
    }
}

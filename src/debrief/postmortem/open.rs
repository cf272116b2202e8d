//! What is not settled: first what the author's own findings leave open, then who was not
//! asked.

use super::paper::{Paper, listed};
use crate::debrief::markdown::inline;
use crate::debrief::phrases::say;
use crate::play::conditions::holds;
use crate::play::status::{owed, said_last};
use crate::scenario::model::*;
use std::collections::BTreeSet;

impl Paper<'_> {
    pub fn open(&mut self) {
        let book = &self.play.notebook;
        let scenario = &self.case.scenario;
        let mut rows = Vec::new();
        // Which they are stands in the timeline.
        rows.extend(self.open_entries());
        rows.extend(self.open_factors());
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
        let raised =
            scenario.truth.open.iter().filter(|one| holds(self.case, self.play, &one.when));
        rows.extend(raised.map(|one| say("pm-open-raised", &[("ask", &inline(&one.text))])));
        rows.extend(self.told_unknown());
        rows.extend(
            owed(self.case, self.play).map(|text| say("pm-open-owed", &[("text", &inline(text))])),
        );
        let silent = scenario.cast.people.iter().filter(|person| {
            let state = self.play.people.person(&person.id);
            let heard = state.is_some_and(|s| !s.asked.is_empty() || !s.told.is_empty());
            person.interview && !heard && !self.spoke(&person.id)
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

    /// Factors that no measure answers, once the session on measures is over.
    fn open_factors(&self) -> Option<String> {
        if self.play.phase < PhaseName::Debrief {
            return None;
        }
        let answered: BTreeSet<&FactorId> =
            self.play.agreed.values().flat_map(|agreed| &agreed.factors).collect();
        let board = self.board().into_iter().map(|(id, _)| id);
        let open = board.filter(|id| !answered.contains(id));
        let open: Vec<String> = open.map(|id| self.factor_ref(id)).collect();
        let (count, factors) = (open.len(), listed(open));
        let key = match self.play.notebook.proposals.is_empty() {
            true => "pm-open-unanswered",
            false => "pm-open-proposed",
        };
        (count > 0).then(|| say(key, &[("factors", &factors), ("count", &count)]))
    }

    /// What customers were told last to be unknown, as far as it stays so.
    fn told_unknown(&self) -> Option<String> {
        let open = said_last(self.case, self.play, |line| &line.open)?;
        Some(say("pm-open-told", &[("text", &inline(open))]))
    }
}

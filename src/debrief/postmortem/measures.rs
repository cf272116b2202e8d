//! What is to change: agreed, proposed, and not agreed on.

use super::paper::{Paper, Values};
use crate::debrief::markdown::{inline, paragraphs, person_text, stopped, working_day};
use crate::debrief::phrases::say;
use crate::play::command::Agreement;
use crate::play::event::Refusal;
use crate::scenario::model::*;

impl Paper<'_> {
    pub fn measures(&mut self) {
        let mut agreed: Vec<(&MeasureId, &Agreement)> = self.play.agreed.iter().collect();
        agreed.sort_by_key(|(id, agreed)| (agreed.due_days, *id));
        self.heading("pm-measures");
        match agreed.len() {
            0 => self.paragraph(&say("pm-no-measures", &[])),
            1 => {}
            _ => self.paragraph(&say("pm-measures-order", &[])),
        }
        for (id, agreed) in agreed {
            self.agreed(id, agreed);
        }
        self.own_measures();
        self.turned_down();
    }

    fn agreed(&mut self, id: &MeasureId, agreed: &Agreement) {
        let half = if agreed.half { say("pm-half", &[]) } else { String::new() };
        self.paragraph(&format!("### {}{half}", self.measure(id)));
        let words = paragraphs(&agreed.words);
        if !words.is_empty() {
            self.paragraph(&words);
        }
        let due = working_day(self.play.now(), agreed.due_days);
        let owner = inline(&person_text(self.case, &agreed.owner));
        let mut rows = vec![
            say("pm-owner", &[("owner", &owner)]),
            say("pm-due", &[("due", &due), ("days", &agreed.due_days)]),
        ];
        let known = self.case.scenario.measure(id);
        let test = agreed.verify.and_then(|index| known?.verify.get(index as usize));
        rows.extend(test.map(|test| say("pm-verify", &[("test", &stopped(&inline(&test.text)))])));
        if !agreed.factors.is_empty() {
            let factors: Vec<String> =
                agreed.factors.iter().map(|factor| self.factor_ref(factor)).collect();
            rows.push(say("pm-answers", &[("factors", &factors.join("; "))]));
        }
        let effect = agreed.side_effect.and_then(|at| known?.side_effects.get(at as usize));
        rows.extend(
            effect.map(|effect| {
                say("pm-side-effect", &[("effect", &stopped(&inline(&effect.text)))])
            }),
        );
        self.paragraph(&rows.join("\n"));
    }

    /// What the player proposed in their own words: theirs, and outside the model.
    fn own_measures(&mut self) {
        let own = &self.play.notebook.proposals;
        if own.is_empty() {
            return;
        }
        let rows = own.values().map(|one| {
            let owner = inline(&person_text(self.case, &one.owner));
            let due = working_day(self.play.now(), one.due_days);
            let text = inline(&one.text);
            say("pm-own-measure", &[("text", &text), ("owner", &owner), ("due", &due)])
        });
        let rows: Vec<String> = rows.collect();
        let title = say("pm-own-measures", &[]);
        self.paragraph(&format!("### {title}"));
        self.paragraph(&say("pm-own-how", &[]));
        self.paragraph(&rows.join("\n"));
    }

    fn turned_down(&mut self) {
        let mut rows = Vec::new();
        for (id, owner, why) in &self.play.refused {
            if self.play.agreed.contains_key(id) {
                continue;
            }
            let why = match why {
                Refusal::Unwilling => say("pm-refused-unwilling", &[]),
                Refusal::NoDays { left } => say("pm-refused-days", &[("left", left)]),
                Refusal::NoSupport => say("pm-refused-support", &[]),
            };
            let owner = inline(&person_text(self.case, owner));
            let values: Values =
                &[("measure", &self.measure(id)), ("owner", &owner), ("why", &why)];
            let row = say("pm-refused", values);
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        for (id, reason) in &self.play.rejected {
            let reason = stopped(&inline(reason));
            rows.push(say("pm-rejected", &[("measure", &self.measure(id)), ("reason", &reason)]));
        }
        if !rows.is_empty() {
            let title = say("pm-open-measures", &[]);
            self.paragraph(&format!("### {title}"));
            self.paragraph(&rows.join("\n"));
        }
    }
}

//! What is to change: agreed, proposed, and not agreed on.

use super::paper::{Paper, Values};
use crate::debrief::markdown::{inline, person_text, stopped, working_day};
use crate::debrief::phrases::say;
use crate::play::command::Agreement;
use crate::play::event::Refusal;
use crate::play::measures::{SHOWN_BY, answers, declined, factor_pins, not_gone_into};
use crate::scenario::model::*;

impl<'p> Paper<'p> {
    pub fn measures(&mut self) {
        let agreed = self.agreements();
        self.heading("pm-measures");
        self.paragraph(&if agreed.is_empty() {
            say("pm-no-measures", &[])
        } else {
            say("pm-measures-order", &[("day", &working_day(self.play.now(), 0))])
        });
        for (at, (id, agreed)) in agreed.into_iter().enumerate() {
            self.agreed(at + 1, id, agreed);
        }
        self.own_measures();
        self.turned_down();
    }

    /// What was agreed on, in the order of the dates.
    pub fn agreements(&self) -> Vec<(&'p MeasureId, &'p Agreement)> {
        let mut agreed: Vec<_> = self.play.agreed.iter().collect();
        agreed.sort_by_key(|(id, agreed)| (agreed.due_days, *id));
        agreed
    }

    fn agreed(&mut self, number: usize, id: &MeasureId, agreed: &Agreement) {
        let half = if agreed.half { say("pm-half", &[]) } else { String::new() };
        self.paragraph(&format!("### {number}. {}{half}", self.measure(id)));
        let words = self.own_paragraphs(&agreed.words);
        if !words.is_empty() {
            self.paragraph(&words);
        }
        let due = working_day(self.play.now(), agreed.due_days);
        let owner = inline(&person_text(self.case, &agreed.owner));
        let mut rows = vec![say("pm-owner", &[("owner", &owner)]), say("pm-due", &[("due", &due)])];
        let known = self.case.scenario.measure(id);
        let test = agreed.verify.and_then(|index| known?.verify.get(index as usize));
        rows.extend(test.map(|test| say("pm-verify", &[("test", &stopped(&inline(&test.text)))])));
        if !agreed.factors.is_empty() {
            let mut factors: Vec<&FactorId> = agreed.factors.iter().collect();
            factors.sort_by_key(|factor| self.factor_number(factor));
            let factors: Vec<String> =
                factors.into_iter().map(|factor| self.factor_ref(factor)).collect();
            rows.push(say("pm-answers", &[("factors", &factors.join("; "))]));
        }
        let until = known.map_or("", |known| known.until.as_str());
        if !until.is_empty() {
            rows.push(say("pm-until", &[("until", &stopped(&inline(until)))]));
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

    /// Each measure that came up and was not agreed on, once.
    fn turned_down(&mut self) {
        let play = self.play;
        let mut rows = Vec::new();
        for id in declined(play) {
            let said = self.declined(&id);
            rows.push(say("pm-refused", &[("measure", &self.measure(&id)), ("said", &said)]));
        }
        for (id, reason) in &play.rejected {
            let reason = [stopped(&inline(reason)), self.declined(id)];
            let reason = reason.join(" ");
            let values: Values = &[("measure", &self.measure(id)), ("reason", &reason.trim())];
            rows.push(say("pm-rejected", values));
        }
        let open = match play.phase {
            PhaseName::Mitigate | PhaseName::Debrief => not_gone_into(self.case, play),
            _ => Vec::new(),
        };
        if rows.is_empty() && open.is_empty() {
            return;
        }
        let title = say("pm-open-measures", &[]);
        self.paragraph(&format!("### {title}"));
        if !rows.is_empty() {
            self.paragraph(&rows.join("\n"));
        }
        if !open.is_empty() {
            let open = open.into_iter().map(|id| format!("- {}", self.measure(id)));
            let open: Vec<String> = open.collect();
            self.paragraph(&say("pm-undecided", &[]));
            self.paragraph(&open.join("\n"));
        }
    }

    /// Who declined a measure, each once, with what they said last.
    fn declined(&self, id: &MeasureId) -> String {
        let mut said: Vec<(&PersonId, String)> = Vec::new();
        for (_, owner, why) in self.play.refused.iter().filter(|(refused, ..)| refused == id) {
            let row = self.refusal(id, owner, *why);
            match said.iter_mut().find(|(who, _)| *who == owner) {
                Some((_, earlier)) => *earlier = row,
                None => said.push((owner, row)),
            }
        }
        said.into_iter().map(|(_, row)| row).collect::<Vec<_>>().join(" ")
    }

    /// Whether too little shows what a measure would answer.
    fn unshown(&self, id: &MeasureId) -> bool {
        let Some(measure) = self.case.scenario.measure(id) else { return false };
        let board = self.play.notebook.factors.keys();
        let mut answered = board.filter(|factor| answers(measure, factor)).peekable();
        answered.peek().is_some()
            && answered.all(|factor| factor_pins(self.case, self.play, factor) < SHOWN_BY)
    }

    /// Why somebody declined. What they said was said to those in the room, and no document has it.
    fn refusal(&self, id: &MeasureId, owner: &PersonId, why: Refusal) -> String {
        let all = self.case.scenario.measure(id).map_or(0, |measure| measure.days);
        let who = inline(&person_text(self.case, owner));
        let (key, left, takes) = match why {
            Refusal::Unwilling if self.unshown(id) => ("pm-refused-unshown", 0, 0),
            Refusal::Unwilling => ("pm-refused-unwilling", 0, 0),
            Refusal::NoDays { left, takes } => ("pm-refused-days", left, takes.unwrap_or(all)),
            Refusal::NoSupport => ("pm-refused-support", 0, 0),
        };
        say(key, &[("owner", &who), ("left", &left), ("takes", &takes)])
    }
}

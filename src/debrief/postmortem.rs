//! The postmortem as Markdown, assembled from what the player wrote and pinned. Nothing of the
//! reference is in it: no hint, no fact that was not found, no word on what was right.

use super::markdown::{clock_text, evidence, inline, local_offset, person_text};
use super::phrases::say;
use crate::play::event::Refusal;
use crate::play::state::{Standing, StoodBy};
use crate::play::{Case, Play};
use crate::scenario::model::*;
use crate::text::grouped;
use std::fmt::Write;

/// The document of a play, at any stage of it.
pub fn postmortem(case: &Case, play: &Play) -> String {
    let mut paper = Paper { case, play, text: String::new() };
    paper.head();
    paper.impact();
    paper.timeline();
    paper.factors();
    paper.decisions();
    paper.well();
    paper.needs();
    paper.measures();
    paper.statuses();
    paper.open();
    paper.text
}

struct Paper<'a> {
    case: &'a Case,
    play: &'a Play,
    text: String,
}

impl Paper<'_> {
    fn line(&mut self, line: &str) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn paragraph(&mut self, text: &str) {
        self.line(text);
        self.line("");
    }

    fn heading(&mut self, key: &str) {
        let title = say(key, &[]);
        self.paragraph(&format!("## {title}"));
    }

    fn evidence(&self, pins: impl IntoIterator<Item = u32>) -> String {
        let text = evidence(self.case, self.play, pins);
        if text.is_empty() { say("pm-no-evidence", &[]) } else { text }
    }

    fn time(&self, at: Ms) -> String {
        clock_text(at, self.case.scenario.midnight, 0)
    }

    fn card(&self, id: &EventId) -> String {
        let card = self.case.scenario.event(id).and_then(|e| self.case.scenario.card(&e.card));
        card.map_or_else(|| id.to_string(), |card| card.text.clone())
    }

    fn factor(&self, id: &FactorId) -> String {
        self.case.scenario.factor(id).map_or_else(|| id.to_string(), |factor| factor.text.clone())
    }

    fn measure(&self, id: &MeasureId) -> String {
        self.case.scenario.measure(id).map_or_else(|| id.to_string(), |known| known.text.clone())
    }

    fn head(&mut self) {
        let manifest = &self.case.scenario.manifest;
        let title = say("pm-title", &[("title", &manifest.title)]);
        let about = say(
            "pm-about",
            &[
                ("company", &manifest.company.name),
                ("day", &manifest.day),
                ("zone", &manifest.zone),
            ],
        );
        let summary = self.play.notebook.summary.trim();
        let summary =
            if summary.is_empty() { say("pm-no-summary", &[]) } else { summary.to_owned() };
        self.paragraph(&format!("# {title}"));
        self.paragraph(&about);
        self.heading("pm-summary");
        self.paragraph(&summary);
    }

    fn impact(&mut self) {
        self.heading("pm-impact");
        let case = self.case;
        let book = &self.play.notebook;
        let truth = &case.scenario.truth.impact;
        let mut lines = Vec::new();
        for quantity in &truth.quantities {
            let Some(range) = book.impact.get(&quantity.id) else { continue };
            let (low, high) = (grouped(range.low), grouped(range.high));
            let text = say("pm-range", &[("low", &low), ("high", &high)]);
            let text = if low == high { low } else { text };
            let evidence = self.evidence(range.pin);
            lines.push(say(
                "pm-impact-row",
                &[
                    ("ask", &quantity.ask),
                    ("range", &text),
                    ("unit", &quantity.unit),
                    ("evidence", &evidence),
                ],
            ));
        }
        for (index, pin) in &book.harms {
            let Some(harm) = truth.harms.get(*index as usize) else { continue };
            let evidence = self.evidence(*pin);
            lines.push(say("pm-harm", &[("harm", &harm.text), ("evidence", &evidence)]));
        }
        if let Some((id, reason)) = &book.severity {
            let table = &case.scenario.manifest.company.severities;
            let name = table.iter().find(|known| known.id == *id).map_or("", |known| &known.name);
            let row = say("pm-severity", &[("name", &name), ("reason", &inline(reason))]);
            lines.push(row.trim_end().to_owned());
        }
        if lines.is_empty() {
            lines.push(say("pm-no-impact", &[]));
        }
        self.paragraph(&lines.join("\n"));
    }

    fn timeline(&mut self) {
        self.heading("pm-timeline");
        let mut rows: Vec<(Ms, String)> = Vec::new();
        let book = &self.play.notebook;
        let standing = |entry: u32| {
            self.play.confirmed.values().find(|standing| standing.entry == Some(entry))
        };
        for (id, stood) in &self.play.confirmed {
            let Some(event) = self.case.scenario.event(id).filter(|_| stood.entry.is_none()) else {
                continue;
            };
            let at = self.case.scenario.at(&event.at);
            rows.push((at, self.row(at, &self.card(id), "", "", Some(stood))));
        }
        for (number, entry) in &book.entries {
            let card = self.case.scenario.card(&entry.card).map_or("", |card| card.text.as_str());
            let title = if entry.title.trim().is_empty() { card } else { entry.title.trim() };
            let stood = standing(*number);
            // What a witness put right stands at the time that they named.
            let corrected = self.play.confirmed.iter().find_map(|(id, standing)| {
                let right = standing.entry == Some(*number) && standing.how == StoodBy::Witness;
                self.case.scenario.event(id).filter(|_| right)
            });
            let at = corrected.map_or(entry.at, |event| self.case.scenario.at(&event.at));
            let kind = say(&format!("kind-{:?}", entry.kind).to_lowercase(), &[]);
            let evidence = self.evidence([entry.pin]);
            rows.push((at, self.row(at, title, &kind, &evidence, stood)));
        }
        rows.sort();
        self.line(&say("pm-timeline-head", &[]));
        self.line("|---|---|---|---|---|---|");
        for (_, row) in rows {
            self.line(&row);
        }
        self.line("");
    }

    fn row(
        &self,
        at: Ms,
        what: &str,
        kind: &str,
        evidence: &str,
        stood: Option<&Standing>,
    ) -> String {
        let stands = match stood.map(|standing| standing.how) {
            None => "pm-unconfirmed",
            Some(StoodBy::Given) => "pm-given",
            Some(StoodBy::Group) => "pm-confirmed",
            Some(StoodBy::GroupInMeeting) => "pm-in-meeting",
            Some(StoodBy::Witness) => "pm-witness",
        };
        let midnight = self.case.scenario.midnight;
        let local = clock_text(at, midnight, local_offset(self.case, at));
        let cells = [&self.time(at), &local, what, kind, evidence, &say(stands, &[])].map(inline);
        format!("| {} |", cells.join(" | "))
    }

    fn factors(&mut self) {
        self.heading("pm-factors");
        if self.play.notebook.factors.is_empty() {
            self.paragraph(&say("pm-no-factors", &[]));
        }
        for (id, branch) in &self.play.notebook.factors {
            self.paragraph(&format!("### {}", self.factor(id)));
            if !branch.words.trim().is_empty() {
                self.paragraph(branch.words.trim());
            }
            let evidence = self.evidence(branch.pins.iter().copied());
            let mut text = say("pm-evidence", &[("evidence", &evidence)]);
            if !branch.with.is_empty() {
                let with: Vec<String> =
                    branch.with.iter().map(|other| self.factor(other)).collect();
                text.push(' ');
                text.push_str(&say("pm-with", &[("factors", &with.join("; "))]));
            }
            self.paragraph(&text);
        }
    }

    fn decisions(&mut self) {
        let turning = self.play.notebook.turning.clone();
        if turning.is_empty() {
            return;
        }
        self.heading("pm-decisions");
        for (event, seen) in &turning {
            let points = &self.case.scenario.truth.turning_points;
            let Some(point) = points.iter().find(|point| point.event == *event) else { continue };
            let who = person_text(self.case, &point.who);
            let title = say("pm-decision", &[("event", &self.card(event)), ("who", &who)]);
            self.paragraph(&format!("### {title}"));
            if !seen.words.trim().is_empty() {
                self.paragraph(seen.words.trim());
            }
            let visible = self.evidence(seen.visible.iter().copied());
            let mut lines = vec![say("pm-visible", &[("evidence", &visible)])];
            if let Some(goal) = seen.goal {
                lines.push(say("pm-goal", &[("evidence", &self.evidence([goal]))]));
            }
            if let Some(act) = point.peers.get(seen.peer as usize) {
                lines.push(say("pm-peer", &[("act", &act.text)]));
            }
            self.paragraph(&lines.join("\n\n"));
        }
    }

    fn well(&mut self) {
        let found = &self.play.notebook.well;
        let known = &self.case.scenario.truth.went_well;
        let rows: Vec<String> = found
            .iter()
            .filter_map(|(index, pin)| {
                let well = known.get(*index as usize)?;
                let kind = say(
                    match well.kind {
                        WentWellKind::Success => "pm-well-success",
                        WentWellKind::Luck => "pm-well-luck",
                        WentWellKind::Guard => "pm-well-guard",
                    },
                    &[],
                );
                let evidence = self.evidence([*pin]);
                let values: [(&str, &dyn std::fmt::Display); 3] =
                    [("kind", &kind), ("text", &well.text), ("evidence", &evidence)];
                Some(say("pm-well-row", &values))
            })
            .collect();
        if !rows.is_empty() {
            self.heading("pm-well");
            self.paragraph(&rows.join("\n"));
        }
    }

    fn needs(&mut self) {
        let mut rows = Vec::new();
        for (whose, pin) in &self.play.notebook.needs {
            let note = self.play.notebook.pins.get(pin).map_or("", |pin| pin.note.trim());
            let key = match (whose, note.is_empty()) {
                (Whose::Responder, true) => "pm-need-plain-responder",
                (Whose::Customer, true) => "pm-need-plain-customer",
                (Whose::Responder, false) => "pm-need-responder",
                (Whose::Customer, false) => "pm-need-customer",
            };
            let evidence = self.evidence([*pin]);
            let row = say(key, &[("note", &inline(note)), ("evidence", &evidence)]);
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        if !rows.is_empty() {
            self.heading("pm-needs");
            self.paragraph(&rows.join("\n"));
        }
    }

    fn measures(&mut self) {
        self.heading("pm-measures");
        if self.play.agreed.is_empty() {
            self.paragraph(&say("pm-no-measures", &[]));
        }
        for (id, agreed) in &self.play.agreed {
            let half = if agreed.half { say("pm-half", &[]) } else { String::new() };
            self.paragraph(&format!("### {}{half}", self.measure(id)));
            if !agreed.words.trim().is_empty() {
                self.paragraph(agreed.words.trim());
            }
            let due = super::markdown::working_day(self.play.now(), agreed.due_days);
            let owner = person_text(self.case, &agreed.owner);
            let mut lines = vec![say(
                "pm-owner",
                &[("owner", &owner), ("due", &due), ("days", &agreed.due_days)],
            )];
            let known = self.case.scenario.measure(id);
            let test = agreed.verify.and_then(|index| known?.verify.get(index as usize));
            lines.extend(test.map(|test| say("pm-verify", &[("test", &test.text)])));
            if !agreed.factors.is_empty() {
                let texts: Vec<String> =
                    agreed.factors.iter().map(|factor| self.factor(factor)).collect();
                lines.push(say("pm-answers", &[("factors", &texts.join("; "))]));
            }
            let effect = agreed.side_effect.and_then(|at| known?.side_effects.get(at as usize));
            lines.extend(effect.map(|effect| say("pm-side-effect", &[("effect", &effect.text)])));
            self.paragraph(&lines.join("\n\n"));
        }
        self.own_measures();
        self.turned_down();
    }

    /// What the player proposed in their own words: theirs, and outside the model.
    fn own_measures(&mut self) {
        let own = &self.play.notebook.proposals;
        if own.is_empty() {
            return;
        }
        let rows = own.values().map(|one| {
            let owner = person_text(self.case, &one.owner);
            let due = super::markdown::working_day(self.play.now(), one.due_days);
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
            let owner = person_text(self.case, owner);
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("measure", &self.measure(id)), ("owner", &owner), ("why", &why)];
            let row = say("pm-refused", &values);
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        for (id, reason) in &self.play.rejected {
            let reason = inline(reason);
            rows.push(say("pm-rejected", &[("measure", &self.measure(id)), ("reason", &reason)]));
        }
        if !rows.is_empty() {
            let title = say("pm-open-measures", &[]);
            self.paragraph(&format!("### {title}"));
            self.paragraph(&rows.join("\n"));
        }
    }

    fn statuses(&mut self) {
        if self.play.statuses.is_empty() {
            return;
        }
        self.heading("pm-statuses");
        let lines: Vec<&StatusLine> = self
            .case
            .scenario
            .interruptions
            .status
            .slots
            .iter()
            .flat_map(|slot| &slot.lines)
            .collect();
        for status in &self.play.statuses {
            let texts = status.lines.iter().filter_map(|id| {
                let line = lines.iter().find(|line| line.id == *id)?;
                Some(line.text.as_str())
            });
            let text = texts.collect::<Vec<_>>().join(" ");
            let time = self.time(status.at);
            self.paragraph(&say("pm-status", &[("time", &time), ("text", &text)]));
        }
    }

    fn open(&mut self) {
        self.heading("pm-open");
        let book = &self.play.notebook;
        let scenario = &self.case.scenario;
        let mut rows = Vec::new();
        for (number, entry) in &book.entries {
            if !self.play.locked(*number) {
                let card = scenario.card(&entry.card).map_or("", |card| card.text.as_str());
                let title = if entry.title.trim().is_empty() { card } else { entry.title.trim() };
                let time = self.time(entry.at);
                rows.push(say("pm-open-entry", &[("entry", &inline(title)), ("time", &time)]));
            }
        }
        for quantity in &scenario.truth.impact.quantities {
            if !book.impact.contains_key(&quantity.id) {
                rows.push(say("pm-open-quantity", &[("ask", &quantity.ask)]));
            }
        }
        for (id, branch) in &book.factors {
            if branch.pins.is_empty() {
                rows.push(say("pm-open-factor", &[("factor", &self.factor(id))]));
            }
        }
        for source in crate::play::projections::sources(self.case, self.play) {
            if !self.play.is_open(&source.id) {
                rows.push(say("pm-open-source", &[("source", &source.name)]));
            }
        }
        if rows.is_empty() {
            rows.push(say("pm-nothing-open", &[]));
        }
        self.line(&rows.join("\n"));
    }
}

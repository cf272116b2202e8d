//! What the document is: of which day, by whom, how far it has come; and the summary.

use super::paper::{Paper, Values, listed};
use crate::debrief::markdown::{inline, local_offset, person_text};
use crate::debrief::phrases::say;
use crate::evidence::Place;
use crate::evidence::clock::Reader;
use crate::play::state::EntryPoint;
use crate::scenario::model::*;
use std::collections::{BTreeMap, BTreeSet};

impl Paper<'_> {
    pub fn head(&mut self) {
        let manifest = &self.case.scenario.manifest;
        let title = inline(&manifest.title);
        let mut rows = vec![
            say(
                "pm-about",
                &[("company", &inline(&manifest.company.name)), ("day", &manifest.day)],
            ),
            say("pm-status-is", &[("status", &self.status())]),
            self.author(),
        ];
        rows.extend(self.review());
        if let Some(severity) = self.graded() {
            let (name, means) = (inline(&severity.name), inline(&severity.means));
            // A name that says already what it is stands for itself.
            let told = name.starts_with(&say("pm-severity-word", &[]));
            let key = if told { "pm-severity-name" } else { "pm-severity-is" };
            rows.push(say(key, &[("name", &name), ("means", &means)]));
        }
        rows.push(self.times());
        self.paragraph(&format!("# {title}"));
        self.paragraph(&rows.join("\n"));
    }

    /// Added to the head once it is known what is cited: a quoted line bears the time of its own clock.
    pub fn says_whose_time(&mut self) {
        let mut zones: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let noon = self.case.scenario.midnight + DAY / 2;
        for place in &self.cited {
            // A point of a chart is told by the hour of the house; what was searched for is not.
            let told = matches!(place, Place::Point { .. });
            let source = place.source().and_then(|id| self.case.scenario.source(id));
            let Some(source) = source.filter(|_| !told) else { continue };
            let written = matches!(source.body, Body::Logs(_) | Body::LogFile(_) | Body::Paper(_));
            let zone = Clock { skew_ms: 0, resolution_ms: 1, ..source.clock.clone() };
            let ahead = Reader::new(&zone).raw(noon) - noon;
            if written && source.clock.resolution_ms < DAY && ahead != local_offset(self.case, noon)
            {
                zones.entry(&source.clock.zone).or_default().insert(inline(&source.name));
            }
        }
        let zones = zones.into_iter().map(|(zone, sources)| {
            let sources = listed(sources.into_iter().collect());
            say("pm-times-else", &[("sources", &sources), ("zone", &inline(zone))])
        });
        let others: String = zones.collect();
        let line = self.times();
        if let Some(at) = self.text.find(&line) {
            self.text.insert_str(at + line.len(), &others);
        }
    }

    /// In whose time the document speaks.
    fn times(&self) -> String {
        match self.is_utc() {
            true => say("pm-times-utc", &[]),
            false => say("pm-times", &[("zone", &inline(&self.case.scenario.manifest.zone))]),
        }
    }

    /// The company's clocks show UTC on the day.
    pub fn is_utc(&self) -> bool {
        local_offset(self.case, self.case.scenario.midnight + DAY / 2) == 0
    }

    fn status(&self) -> String {
        match self.play.phase {
            PhaseName::Brief | PhaseName::Investigate => say("pm-status-before", &[]),
            PhaseName::Review => say("pm-status-review", &[]),
            PhaseName::Mitigate => say("pm-status-measures", &[]),
            PhaseName::Debrief if self.play.agreed.is_empty() => say("pm-status-no-measures", &[]),
            PhaseName::Debrief => say("pm-status-agreed", &[]),
        }
    }

    fn author(&self) -> String {
        let role = inline(&self.case.scenario.manifest.player.role);
        match self.play.entry {
            EntryPoint::Brief => say("pm-author", &[("role", &role)]),
            EntryPoint::Review => say("pm-author-dossier", &[("role", &role)]),
        }
    }

    /// Who chairs, and who is at the table; nothing before they meet.
    fn review(&self) -> Option<String> {
        self.play.people.meeting.as_ref()?;
        let meeting = &self.case.scenario.meeting;
        let absent =
            |person: &PersonId| self.play.people.person(person).is_some_and(|state| state.absent);
        let asked = meeting.at_table.iter().filter(|person| **person != meeting.facilitator);
        let (away, there): (Vec<_>, Vec<_>) = asked.partition(|person| absent(person));
        let names = |people: Vec<&PersonId>| -> Vec<String> {
            people.into_iter().map(|person| inline(&person_text(self.case, person))).collect()
        };
        let (away, there) = (names(away), names(there));
        let chair = inline(&person_text(self.case, &meeting.facilitator));
        let day = &self.case.scenario.manifest.day;
        let values: Values = &[("day", day), ("chair", &chair), ("people", &there.join(", "))];
        let review = say("pm-review", values);
        Some(match away.is_empty() {
            true => review,
            false => say("pm-review-absent", &[("review", &review), ("people", &listed(away))]),
        })
    }

    /// The name of the severity that the player gave.
    pub fn severity(&self) -> Option<String> {
        Some(inline(&self.graded()?.name))
    }

    /// The severity that the player gave, as the company has it.
    fn graded(&self) -> Option<&Severity> {
        let (id, _) = self.play.notebook.severity.as_ref()?;
        let table = &self.case.scenario.manifest.company.severities;
        table.iter().find(|known| known.id == *id)
    }

    pub fn summary(&mut self) {
        let words = self.own_paragraphs(&self.play.notebook.summary);
        self.heading("pm-summary");
        self.paragraph(&if words.is_empty() { say("pm-no-summary", &[]) } else { words });
        let words = self.own_paragraphs(&self.play.notebook.mechanism);
        if !words.is_empty() {
            self.heading("pm-mechanism");
            self.paragraph(&words);
        }
    }
}

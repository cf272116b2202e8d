//! Every text of the player's that stands in the document, and what the coach marks in it.

use super::phrases::say;
use super::report::CoachMark;
use crate::coach::{Confidence, Glossary, Mark, Purpose};
use crate::play::{Case, Event, Play};
use crate::scenario::model::*;

/// A part of the document in the player's own words.
pub(super) struct Part {
    /// Which part, to show.
    pub name: String,
    pub kind: PartKind,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    Summary,
    Mechanism,
    Timeline,
    Impact,
    Factor,
    Decision,
    Measure,
    Rejection,
}

impl PartKind {
    pub fn purpose(self) -> Purpose {
        match self {
            PartKind::Factor => Purpose::Cause,
            PartKind::Measure | PartKind::Rejection => Purpose::Plan,
            _ => Purpose::Account,
        }
    }
}

/// The parts that hold words.
pub(super) fn parts(case: &Case, play: &Play) -> Vec<Part> {
    let book = &play.notebook;
    let mut parts = Vec::new();
    let mut add = |kind: PartKind, name: String, text: &str| {
        if !text.trim().is_empty() {
            parts.push(Part { name, kind, text: text.to_owned() });
        }
    };
    add(PartKind::Summary, say("part-summary", &[]), &book.summary);
    add(PartKind::Mechanism, say("part-mechanism", &[]), &book.mechanism);
    for (number, entry) in &book.entries {
        add(PartKind::Timeline, say("part-entry", &[("number", number)]), &entry.title);
    }
    if let Some((_, reason)) = &book.severity {
        add(PartKind::Impact, say("part-severity", &[]), reason);
    }
    for (id, range) in &book.impact {
        let ask = case.scenario.truth.impact.quantities.iter().find(|known| known.id == *id);
        let ask = ask.map_or(id.as_str(), |known| known.ask.as_str());
        add(PartKind::Impact, say("part-how", &[("ask", &ask)]), &range.how);
    }
    for (id, branch) in &book.factors {
        let text = case.scenario.factor(id).map_or(id.as_str(), |factor| factor.text.as_str());
        add(PartKind::Factor, say("part-factor", &[("factor", &text)]), &branch.words);
    }
    for (id, words) in &book.left_out {
        let text = case.scenario.factor(id).map_or(id.as_str(), |factor| factor.text.as_str());
        add(PartKind::Factor, say("part-left-out", &[("factor", &text)]), words);
    }
    for (event, turning) in &book.turning {
        let card = case.scenario.event(event).and_then(|event| case.scenario.card(&event.card));
        let text = card.map_or(event.as_str(), |card| card.text.as_str());
        add(PartKind::Decision, say("part-decision", &[("event", &text)]), &turning.words);
    }
    for words in book.need_words.values() {
        add(PartKind::Impact, say("part-need", &[]), words);
    }
    let measure = |id: &MeasureId| {
        case.scenario.measure(id).map_or_else(|| id.to_string(), |measure| measure.text.clone())
    };
    for (id, agreed) in &play.agreed {
        let name = say("part-measure", &[("measure", &measure(id))]);
        add(PartKind::Measure, name, &agreed.words);
    }
    for (number, proposal) in &book.proposals {
        add(PartKind::Measure, say("part-proposal", &[("number", number)]), &proposal.text);
    }
    for (id, reason) in &play.rejected {
        let name = say("part-rejection", &[("measure", &measure(id))]);
        add(PartKind::Rejection, name, reason);
    }
    parts
}

/// The names that the scenario's texts use.
pub fn glossary(case: &Case) -> Glossary {
    let people = case.scenario.cast.people.iter().flat_map(|person| {
        // What stands small in a name, as "de", is a word of its own elsewhere.
        let names = person.name.split_whitespace();
        let names = names.filter(|name| name.starts_with(char::is_uppercase)).map(str::to_owned);
        names.chain([person.called.clone()])
    });
    let services = case.scenario.world.services.iter().map(|service| service.id.to_string());
    let roles = case.scenario.cast.people.iter().map(|person| person.role.clone());
    Glossary { people: people.collect(), machines: services.collect(), roles: roles.collect() }
}

pub(super) fn marks_of(case: &Case, part: &Part) -> Vec<CoachMark> {
    let marks = part.kind.purpose().mark(&part.text, &glossary(case)).into_iter();
    marks
        .map(|mark: Mark| CoachMark {
            part: part.name.clone(),
            words: part.text.get(mark.span).unwrap_or_default().to_owned(),
            code: mark.rule.code.clone(),
            sure: mark.confidence == Confidence::Mark,
            verdict: mark.category.verdict,
            at_person: mark.at_person,
            why: mark.category.why.clone(),
            rewrite: mark.rule.rewrite.clone(),
            source: mark.category.source.clone(),
        })
        .collect()
}

/// What the coach marks in what was just written: the same that it will mark in the document.
pub fn coached(case: &Case, happened: &[Event]) -> Vec<CoachMark> {
    let written = happened.iter().filter_map(|event| match event {
        Event::SummarySet(text) => Some((PartKind::Summary, text)),
        Event::MechanismSet(text) => Some((PartKind::Mechanism, text)),
        Event::EntrySet { draft, .. } => Some((PartKind::Timeline, &draft.title)),
        Event::ImpactSet { how: text, .. }
        | Event::SeveritySet { reason: text, .. }
        | Event::NeedWorded { words: text, .. } => Some((PartKind::Impact, text)),
        Event::FactorSet { words, .. } | Event::FactorLeftOut { words, .. } => {
            Some((PartKind::Factor, words))
        }
        Event::TurningSet { words, .. } => Some((PartKind::Decision, words)),
        Event::Planned(plan) | Event::Agreed(plan) => Some((PartKind::Measure, &plan.words)),
        Event::Proposed { text, .. } => Some((PartKind::Measure, text)),
        Event::Rejected { reason, .. } => Some((PartKind::Rejection, reason)),
        _ => None,
    });
    let parts = written.map(|(kind, text)| Part { name: String::new(), kind, text: text.clone() });
    let marks = parts.flat_map(|part| marks_of(case, &part));
    marks.filter(|mark| mark.sure).collect()
}

/// Everything that the coach marks in the document.
pub(super) fn marks(case: &Case, play: &Play) -> Vec<CoachMark> {
    parts(case, play).iter().flat_map(|part| marks_of(case, part)).collect()
}

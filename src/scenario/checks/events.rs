//! The reference timeline: sources, kinds, number, cards, order.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::{Anchor, Event, EventId};
use std::collections::{BTreeMap, BTreeSet};

/// What a place in the evidence comes from: two of them are independent when these differ.
pub(super) fn origin(anchor: &Anchor) -> (&'static str, &str) {
    match anchor {
        Anchor::Mark(source, _) => ("source", source.as_str()),
        Anchor::Lines { source, .. } | Anchor::Chart { source, .. } => ("source", source.as_str()),
        Anchor::Told(person, _) => ("person", person.as_str()),
    }
}

pub(super) fn origins(anchors: &[Anchor]) -> usize {
    anchors.iter().map(origin).collect::<BTreeSet<_>>().len()
}

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let events = &subject.scenario.truth.events;
    let mut by_card: BTreeMap<&str, &EventId> = BTreeMap::new();
    for (index, event) in events.iter().enumerate() {
        one(event, &format!("events[{index}]"), findings);
        if let Some(other) = by_card.insert(event.card.as_str(), &event.id) {
            let message = format!("`{}` and `{other}` are the same card", event.id);
            findings.push(
                Finding::error("SS410", "truth.ron", message)
                    .at(format!("events[{index}].card"))
                    .help("give each event a card of its own"),
            );
        }
    }
    number(events, findings);
}

fn one(event: &Event, path: &str, findings: &mut Vec<Finding>) {
    let independent = origins(&event.supports);
    if independent < 2 && !event.given {
        let message = format!("`{}` rests on {independent} independent source", event.id);
        findings.push(
            Finding::error("SS403", "truth.ron", message)
                .at(format!("{path}.supports"))
                .help("let a second source or person show it, so that it can be crosschecked"),
        );
    }
    if event.kinds.is_empty() || event.kinds.len() > 2 {
        findings.push(
            Finding::error("SS409", "truth.ron", "an event has one kind or two")
                .at(format!("{path}.kinds"))
                .help("write what a camera would have recorded: one kind, or two if both fit"),
        );
    }
}

fn number(events: &[Event], findings: &mut Vec<Finding>) {
    let given = events.iter().filter(|event| event.given).count();
    let open = events.len() - given;
    if !(2..=3).contains(&given) || open == 0 || !open.is_multiple_of(3) {
        findings.push(
            Finding::error(
                "SS404",
                "truth.ron",
                "the timeline does not come out in groups of three",
            )
            .at("events")
            .help(
                "let two events be given (first page and all-clear), or three with the moment when \
                 all was as before, and the rest be 3, 6, 9 …",
            )
            .note(format!("{given} are given, {open} are to be found.")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn one_source_is_not_enough() {
        let edit = (
            "truth.ron",
            "Mark(\"ticket\", \"asked\"), Told(\"ines\", \"asked\")",
            "Mark(\"ticket\", \"asked\")",
        );
        assert!(codes(&[edit]).contains(&"SS403"));
    }

    #[test]
    fn an_event_too_few() {
        assert_eq!(codes(&[("truth.ron", "given: true", "given: false")]), ["SS404"]);
    }

    #[test]
    fn two_events_of_one_card() {
        let found = codes(&[("truth.ron", "card: \"c-full\"", "card: \"c-asked\"")]);
        assert!(found.contains(&"SS410"), "{found:?}");
    }

    #[test]
    fn an_event_without_a_kind() {
        assert_eq!(codes(&[("truth.ron", "kinds: [Signal]", "kinds: []")]), ["SS409"]);
    }
}

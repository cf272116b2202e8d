//! What no play can ever come to: sources, topics, items, measures, beats, cards.
//!
//! Reads conditions as kindly as possible, so that what is found here is out of reach for certain;
//! the passes that play find the rest.

mod fixpoint;

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::Anchor;
use fixpoint::{Reach, Reached};

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let scenario = subject.scenario;
    let before = Reach::of(scenario, false);
    let whole = Reach::of(scenario, true);
    for (index, source) in scenario.shelf.sources.iter().enumerate() {
        if !before.has(Reached::Source(source.id.as_str())) {
            findings.push(out_of_reach(
                ("SS505", "evidence.ron"),
                format!("nothing unlocks the source `{}`", source.id),
                format!("sources[{index}].when"),
                "let it be there from the start, or let an item mention it or a beat unlock it",
            ));
        }
    }
    for (index, topic) in scenario.cast.topics.iter().enumerate() {
        if !before.has(Reached::Topic(topic.id.as_str())) {
            findings.push(out_of_reach(
                ("SS503", "people.ron"),
                format!("nobody ever earns the topic `{}`", topic.id),
                format!("topics[{index}].when"),
                "let a source, a pin, an item (`earns`) or a beat earn it",
            ));
        }
    }
    for (at, person) in scenario.cast.people.iter().enumerate() {
        for (index, item) in person.knows.iter().enumerate() {
            if !whole.has(Reached::Told(person.id.as_str(), item.id.as_str())) {
                findings.push(out_of_reach(
                    ("SS504", "people.ron"),
                    format!("nobody can ask `{}` for `{}`", person.id, item.id),
                    format!("people[{at}].knows[{index}]"),
                    "give it a topic that can be earned, or a place at the review's table",
                ));
            }
        }
    }
    for (index, measure) in scenario.truth.measures.iter().enumerate() {
        if !whole.has(Reached::Measure(measure.id.as_str())) {
            findings.push(out_of_reach(
                ("SS518", "truth.ron"),
                format!("the measure `{}` never becomes known", measure.id),
                format!("measures[{index}].when"),
                "let an item, a beat or its condition bring it up",
            ));
        }
    }
    for (index, card) in scenario.truth.cards.iter().enumerate() {
        let lost = !card.from.is_empty() && card.from.iter().all(|from| !whole.anchor(from));
        if lost {
            findings.push(out_of_reach(
                ("SS406", "truth.ron"),
                format!("no pin can yield the card `{}`", card.id),
                format!("cards[{index}].from"),
                "name places that a player can come to",
            ));
        }
    }
    path(subject, &whole, findings);
    beats(subject, &before, &whole, findings);
    lost_support(subject, &whole, findings);
}

fn beats(subject: &Subject<'_>, before: &Reach<'_>, whole: &Reach<'_>, out: &mut Vec<Finding>) {
    let scenario = subject.scenario;
    for (index, beat) in scenario.interruptions.beats.iter().enumerate() {
        if !before.has(Reached::Beat(beat.id.as_str())) {
            out.push(out_of_reach(
                ("SS519", "beats.ron"),
                format!("`{}` can never happen", beat.id),
                format!("beats[{index}].when"),
                "name something that can come to pass before the review",
            ));
        }
    }
    for (index, beat) in scenario.meeting.beats.iter().enumerate() {
        if !whole.has(Reached::Beat(beat.id.as_str())) {
            out.push(out_of_reach(
                ("SS519", "review.ron"),
                format!("`{}` can never happen", beat.id),
                format!("beats[{index}].when"),
                "name something that can come to pass in the review",
            ));
        }
    }
}

/// A place in the picture that no play can fill.
fn path(subject: &Subject<'_>, whole: &Reach<'_>, out: &mut Vec<Finding>) {
    let steps = subject.scenario.truth.path.iter().flat_map(|path| &path.steps);
    for (at, step) in steps.enumerate() {
        for (lane, lines) in step.lanes() {
            for (index, line) in lines.iter().enumerate() {
                let lost = !line.by.is_empty() && line.by.iter().all(|by| !whole.anchor(by));
                if lost {
                    out.push(out_of_reach(
                        ("SS522", "truth.ron"),
                        format!("no play can find out this line of the step `{}`", step.id),
                        format!("path.steps[{at}].{lane}[{index}].by"),
                        "name places that a player can come to",
                    ));
                }
            }
        }
    }
}

/// What is shown only by places out of reach might as well not be shown.
fn lost_support(subject: &Subject<'_>, whole: &Reach<'_>, findings: &mut Vec<Finding>) {
    let truth = &subject.scenario.truth;
    let events = truth.events.iter().enumerate().filter(|(_, event)| !event.given);
    let events = events.map(|(i, e)| (format!("events[{i}].supports"), e.id.as_str(), &e.supports));
    let factors = truth.factors.iter().enumerate().filter(|(_, factor)| factor.holds);
    let factors =
        factors.map(|(i, f)| (format!("factors[{i}].supports"), f.id.as_str(), &f.supports));
    for (path, id, supports) in events.chain(factors) {
        let there: Vec<Anchor> = supports.iter().filter(|a| whole.anchor(a)).cloned().collect();
        if super::events::origins(supports) >= 2 && super::events::origins(&there) < 2 {
            findings.push(out_of_reach(
                ("SS520", "truth.ron"),
                format!("fewer than two sources of `{id}` can be reached"),
                path,
                "name places that a player can come to",
            ));
        }
    }
}

fn out_of_reach(
    (code, file): (&'static str, &'static str),
    message: String,
    path: String,
    what_to_do: &str,
) -> Finding {
    Finding::error(code, file, message).at(path).help(what_to_do)
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn a_source_that_nothing_unlocks() {
        let found = codes(&[("beats.ron", "then: [Unlock(\"chart\")]", "then: []")]);
        assert!(found.contains(&"SS505"), "{found:?}");
    }

    #[test]
    fn a_topic_that_nobody_earns() {
        let found = codes(&[("people.ron", "earns: [\"alarm\"]", "earns: []")]);
        assert!(found.contains(&"SS503"), "{found:?}");
    }

    #[test]
    fn a_measure_that_never_comes_up() {
        let edit = ("truth.ron", "when: Told(\"ines\", \"asked-in-vain\")", "when: Never");
        assert!(codes(&[edit]).contains(&"SS518"));
    }

    #[test]
    fn a_line_of_the_path_that_no_play_finds_out() {
        let from = "by: [Mark(\"ticket\", \"queued\")]";
        let to = "by: [Chart(source: \"chart\", series: \"busy\", from: \"10:01\", to: \"10:02\")]";
        let shut = ("beats.ron", "then: [Unlock(\"chart\")]", "then: []");
        assert!(codes(&[("truth.ron", from, to)]).is_empty());
        assert!(codes(&[("truth.ron", from, to), shut]).contains(&"SS522"));
    }

    #[test]
    fn a_beat_that_waits_for_itself() {
        let edit = ("beats.ron", "when: Opened(\"ticket\")", "when: Happened(\"chart-comes\")");
        let found = codes(&[edit]);
        assert!(found.contains(&"SS519"), "{found:?}");
    }
}

//! Options that can be told apart without reading: by how long they are.

use super::Subject;
use super::words::words;
use crate::diagnostics::Finding;
use crate::scenario::model::StatusIs;

/// The longest option of a choice over the shortest, in characters, at most.
const RATIO: f64 = 1.6;

/// Shorter options than this, in characters, are too short to compare.
const SHORT: usize = 12;

/// A choice that is put before a player.
struct Choice<'s> {
    file: &'static str,
    path: String,
    /// What it is, in the plural: "answers".
    of: &'static str,
    /// Each option, and whether it is the one to take, where there is such a thing.
    options: Vec<(&'s str, Option<bool>)>,
}

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let choices = choices(subject);
    for choice in &choices {
        uneven(choice, findings);
    }
    for of in ["ways to verify", "acts of a peer", "lines of a status text", "statements", "cards"]
    {
        tell_tale(of, &choices, findings);
    }
}

fn choices<'s>(subject: &'s Subject<'_>) -> Vec<Choice<'s>> {
    let scenario = subject.scenario;
    let truth = &scenario.truth;
    let mut all = Vec::new();
    let holds = |id| Some(truth.true_statements.contains(id));
    all.push(Choice {
        file: "scenario.ron",
        path: "gut_check.statements".into(),
        of: "statements",
        options: scenario
            .manifest
            .gut_check
            .statements
            .iter()
            .map(|statement| (statement.text.as_str(), holds(&statement.id)))
            .collect(),
    });
    for (index, beat) in scenario.interruptions.beats.iter().enumerate() {
        all.push(Choice {
            file: "beats.ron",
            path: format!("beats[{index}].answers"),
            of: "answers",
            options: beat.answers.iter().map(|answer| (answer.text.as_str(), None)).collect(),
        });
    }
    for (index, slot) in scenario.interruptions.status.slots.iter().enumerate() {
        let is = |is| Some(is == StatusIs::Sound);
        all.push(Choice {
            file: "beats.ron",
            path: format!("status.slots[{index}].lines"),
            of: "lines of a status text",
            options: slot.lines.iter().map(|line| (line.text.as_str(), is(line.is))).collect(),
        });
    }
    for (index, point) in truth.turning_points.iter().enumerate() {
        all.push(Choice {
            file: "truth.ron",
            path: format!("turning_points[{index}].peers"),
            of: "acts of a peer",
            options: point.peers.iter().map(|a| (a.text.as_str(), Some(a.likely))).collect(),
        });
    }
    for (index, measure) in truth.measures.iter().enumerate() {
        all.push(Choice {
            file: "truth.ron",
            path: format!("measures[{index}].verify"),
            of: "ways to verify",
            options: measure.verify.iter().map(|v| (v.text.as_str(), Some(v.sound))).collect(),
        });
        all.push(Choice {
            file: "truth.ron",
            path: format!("measures[{index}].side_effects"),
            of: "side effects",
            options: measure.side_effects.iter().map(|s| (s.text.as_str(), None)).collect(),
        });
    }
    all
}

fn uneven(choice: &Choice<'_>, findings: &mut Vec<Finding>) {
    let lengths: Vec<usize> =
        choice.options.iter().map(|(text, _)| text.chars().count().max(SHORT)).collect();
    let (Some(longest), Some(shortest)) = (lengths.iter().max(), lengths.iter().min()) else {
        return;
    };
    let ratio = *longest as f64 / *shortest as f64;
    if ratio > RATIO {
        let message = format!("these {} can be told apart by their length", choice.of);
        findings.push(
            Finding::warning("SS601", choice.file, message)
                .at(&choice.path)
                .help(format!("let the longest be at most {RATIO} times as long as the shortest"))
                .note(format!("{longest} characters against {shortest}.")),
        );
    }
}

/// Over all choices of a kind: the right one is not the longest, nor the shortest, too often.
fn tell_tale(of: &str, choices: &[Choice<'_>], findings: &mut Vec<Finding>) {
    let mut asked = 0;
    let (mut longest, mut shortest) = (0, 0);
    let mut first = None;
    for choice in choices.iter().filter(|choice| choice.of == of) {
        let length = |right: bool| {
            choice.options.iter().filter(move |(_, is)| *is == Some(right)).map(|(t, _)| words(t))
        };
        if length(true).count() != 1 || length(false).count() == 0 {
            continue;
        }
        let Some(right) = length(true).next() else { continue };
        asked += 1;
        first = first.or(Some(choice));
        longest += usize::from(length(false).all(|other| right > other));
        shortest += usize::from(length(false).all(|other| right < other));
    }
    let Some(first) = first.filter(|_| asked >= 4) else { return };
    for (often, which) in [(longest, "longest"), (shortest, "shortest")] {
        if often * 3 > asked * 2 {
            let message = format!("the right one of the {of} is nearly always the {which}");
            findings.push(
                Finding::warning("SS602", first.file, message)
                    .at(&first.path)
                    .help("vary which of them is the longest")
                    .note(format!("It is in {often} of {asked} choices.")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, tell_tale};
    use crate::scenario::checks::sample::codes;

    #[test]
    fn an_answer_that_stands_out() {
        let long = "Nobody can say so far, and nobody ought to say before the review has met, for \
                    a name given now would cost us everything that people have to tell.";
        let edit = ("beats.ron", "I would rather wait until the review.", long);
        assert!(codes(&[edit]).contains(&"SS601"));
    }

    #[test]
    fn the_right_one_is_always_the_longest() {
        let choice = |right, wrong| Choice {
            file: "truth.ron",
            path: "x".into(),
            of: "ways to verify",
            options: vec![(right, Some(true)), (wrong, Some(false))],
        };
        let mut found = Vec::new();
        let alike: Vec<_> = (0..4).map(|_| choice("one two three", "one two")).collect();
        tell_tale("ways to verify", &alike, &mut found);
        assert_eq!(found.len(), 1);
        let mixed = [
            choice("one two three", "one two"),
            choice("one two", "one two three"),
            choice("one two three", "one two"),
            choice("one two", "one two three"),
        ];
        found.clear();
        tell_tale("ways to verify", &mixed, &mut found);
        assert!(found.is_empty());
    }
}

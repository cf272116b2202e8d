//! Beats: answers that can be given, and promises that can be kept.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::{Beat, StatusIs, Then};

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let interruptions = &subject.scenario.interruptions;
    for (index, beat) in interruptions.beats.iter().enumerate() {
        one(beat, &format!("beats[{index}]"), findings);
    }
    let asks = interruptions.beats.iter().any(|beat| beat.asks_status);
    if asks && interruptions.status.slots.is_empty() {
        findings.push(
            Finding::error(
                "SS515",
                "beats.ron",
                "a status text is asked for, and there is none to write",
            )
            .at("status.slots")
            .help("write the slots of the status text and the lines to choose from"),
        );
    }
    for (index, slot) in interruptions.status.slots.iter().enumerate() {
        let sound = slot.lines.iter().any(|line| line.is == StatusIs::Sound);
        if slot.lines.len() < 2 || !sound {
            findings.push(
                Finding::warning("SS516", "beats.ron", "this slot leaves no sound choice")
                    .at(format!("status.slots[{index}].lines"))
                    .help("offer at least two lines, one of them sound"),
            );
        }
    }
    let promised = subject.leaves.iter().any(|leaf| leaf.inside == ("Then", "Promise"));
    let kept = interruptions.beats.iter().flat_map(|b| &b.answers).any(|a| a.keeps_promise);
    if promised && !kept {
        findings.push(
            Finding::warning("SS517", "beats.ron", "a promise can be made and never kept")
                .at("beats")
                .help("let an answer of a later beat say `keeps_promise: true`"),
        );
    }
}

fn one(beat: &Beat, path: &str, findings: &mut Vec<Finding>) {
    if beat.answers.len() == 1 {
        findings.push(
            Finding::warning("SS512", "beats.ron", format!("`{}` leaves no choice", beat.id))
                .at(format!("{path}.answers"))
                .help("offer two answers or more, or none for a notice"),
        );
    }
    if beat.within.is_some() && beat.answers.is_empty() && !beat.asks_status {
        findings.push(
            Finding::warning(
                "SS513",
                "beats.ron",
                format!("`{}` waits for an answer that nobody can give", beat.id),
            )
            .at(format!("{path}.within"))
            .help("write the answers, or leave `within` out"),
        );
    }
    let moves = |effects: &[Then]| effects.iter().any(|then| matches!(then, Then::NameGiven(_)));
    if moves(&beat.then) {
        findings.push(
            Finding::error("SS514", "beats.ron", "a name is given without the player's choice")
                .at(format!("{path}.then"))
                .help("move `NameGiven` into an answer"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn an_answer_that_is_no_choice() {
        let later = "(id: \"later\", text: \"I need a little more time.\", minutes: 1, then: [Sponsor(-8)]),";
        assert_eq!(codes(&[("beats.ron", later, "")]), ["SS512"]);
    }

    #[test]
    fn a_name_without_a_choice() {
        let edit = (
            "beats.ron",
            "then: [Unlock(\"chart\")]",
            "then: [Unlock(\"chart\"), NameGiven(\"ines\")]",
        );
        assert_eq!(codes(&[edit]), ["SS514"]);
    }

    #[test]
    fn a_promise_that_cannot_be_kept() {
        assert_eq!(codes(&[("beats.ron", ", keeps_promise: true", "")]), ["SS517"]);
    }
}

//! A play that is entered at the review: its dossier holds, and it comes to an end.

use super::Subject;
use crate::diagnostics::Finding;
use crate::play::{EntryPoint, Play, apply, begin, confirm};
use crate::proof::Kind;
use crate::proof::bot::{Plan, play_as};

/// Plays at most until one comes to its end.
const PLAYS: u64 = 4;

pub fn pass(subject: &Subject, findings: &mut Vec<Finding>) {
    timeline(subject, findings);
    end(subject, findings);
}

/// Each event of the dossier stands on a pin of the dossier that shows it.
fn timeline(subject: &Subject, findings: &mut Vec<Finding>) {
    let case = &subject.case;
    let mut play = Play::new(1);
    for event in begin(case, 1, EntryPoint::Review) {
        apply(&mut play, &event);
    }
    let entries = play.notebook.entries.values();
    let stated: Vec<_> = entries.filter_map(|entry| confirm::stated(case, &play, entry)).collect();
    for (index, id) in case.scenario.manifest.dossier.timeline.iter().enumerate() {
        if !stated.contains(&id) {
            findings.push(
                Finding::error(
                    "SS812",
                    "scenario.ron",
                    format!("no pin of the dossier shows `{id}`"),
                )
                .at(format!("dossier.timeline[{index}]"))
                .help("add one of the event's places to `dossier.pins`, or drop it here"),
            );
        }
    }
}

/// The learner comes to the debrief, with something agreed.
fn end(subject: &Subject, findings: &mut Vec<Finding>) {
    let ends = (1..=PLAYS).any(|seed| {
        let plan = Plan { entry: EntryPoint::Review, sure: true, ..Plan::of(Kind::Learner, seed) };
        let play = play_as(&subject.case, &subject.atlas, plan);
        play.last.is_some() && !play.agreed.is_empty()
    });
    if !ends {
        findings.push(
            Finding::warning(
                "SS813",
                "scenario.ron",
                "a play that is entered at the review agrees on nothing",
            )
            .at("dossier")
            .help("let `pins` and `told` show factors that measures answer, and owners have days")
            .note(format!("{PLAYS} plays of the learner went from the review to the debrief.")),
        );
    }
}

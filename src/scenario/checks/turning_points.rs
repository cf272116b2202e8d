//! Turning points: what was visible then, to that person, and what a peer would have done.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::{Anchor, Ms, Scenario, Source, TurningPoint};

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (index, point) in subject.scenario.truth.turning_points.iter().enumerate() {
        let path = format!("turning_points[{index}]");
        visible(subject.scenario, point, &path, findings);
        if point.goals.is_empty() {
            findings.push(
                Finding::warning(
                    "SS423",
                    "truth.ron",
                    "no telling shows a goal or a pressure here",
                )
                .at(format!("{path}.goals"))
                .help("name what somebody tells of the goal or pressure of that moment"),
            );
        }
        let likely = point.peers.iter().filter(|act| act.likely).count();
        if point.peers.len() < 2 || likely != 1 {
            findings.push(
                Finding::warning(
                    "SS424",
                    "truth.ron",
                    "exactly one act of a peer is the likely one",
                )
                .at(format!("{path}.peers"))
                .help("offer two or more acts, and mark as likely what most peers would have done"),
            );
        }
    }
}

fn visible(scenario: &Scenario, point: &TurningPoint, path: &str, findings: &mut Vec<Finding>) {
    let at = scenario.event(&point.event).and_then(|event| event.at.at(scenario.midnight));
    if point.visible.len() < 2 {
        findings.push(
            Finding::warning(
                "SS423",
                "truth.ron",
                "fewer than two places show what was visible then",
            )
            .at(format!("{path}.visible"))
            .help("name two places that this person could see at that moment"),
        );
    }
    for (index, anchor) in point.visible.iter().enumerate() {
        let Some(source) = source_of(scenario, anchor) else { continue };
        if let Some(reason) = unseen(scenario, source, anchor, point, at) {
            findings.push(
                Finding::error(
                    "SS422",
                    "truth.ron",
                    format!("`{}` could not see this then: {reason}", point.who),
                )
                .at(format!("{path}.visible[{index}]"))
                .help("name what was on this person's screen before the act, or widen `sight`"),
            );
        }
    }
}

fn source_of<'s>(scenario: &'s Scenario, anchor: &Anchor) -> Option<&'s Source> {
    match anchor {
        Anchor::Mark(source, _) | Anchor::Lines { source, .. } | Anchor::Chart { source, .. } => {
            scenario.source(source)
        }
        Anchor::Told(..) => None,
    }
}

fn unseen(
    scenario: &Scenario,
    source: &Source,
    anchor: &Anchor,
    point: &TurningPoint,
    at: Option<Ms>,
) -> Option<String> {
    let at = at?;
    if !source.sight.is_empty() {
        let mut of_them = source.sight.iter().filter(|sight| sight.who == point.who).peekable();
        if of_them.peek().is_none() {
            return Some(format!("`{}` was not open to them", source.id));
        }
        let sees = |sight: &crate::scenario::model::Sight| {
            let from = sight.from.as_ref().and_then(|from| from.at(scenario.midnight));
            let until = sight.until.as_ref().and_then(|until| until.at(scenario.midnight));
            from.is_none_or(|from| from <= at) && until.is_none_or(|until| at <= until)
        };
        if !of_them.any(sees) {
            return Some(format!("`{}` was not open to them at that time", source.id));
        }
    }
    let happened = match anchor {
        Anchor::Lines { from, .. } | Anchor::Chart { from, .. } => from.at(scenario.midnight),
        Anchor::Mark(_, mark) => super::words::mark_time(source, mark)?.at(scenario.midnight),
        Anchor::Told(..) => None,
    };
    (happened? > at).then(|| "it happened later".to_owned())
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn hindsight_is_found() {
        let edit = (
            "truth.ron",
            "visible: [Mark(\"ticket\", \"asked\"), ",
            "visible: [Mark(\"chat\", \"chat-over\"), ",
        );
        assert_eq!(codes(&[edit]), ["SS422"]);
    }

    #[test]
    fn a_source_that_was_not_theirs() {
        let edit = ("evidence.ron", "sight: [(who: \"ines\")]", "sight: [(who: \"noor\")]");
        assert_eq!(codes(&[edit]), ["SS422"]);
    }

    #[test]
    fn no_goal() {
        let edit = ("truth.ron", "goals: [Told(\"ines\", \"asked-in-vain\")]", "goals: []");
        assert_eq!(codes(&[edit]), ["SS423"]);
    }

    #[test]
    fn two_likely_acts() {
        assert_eq!(codes(&[("truth.ron", "likely: false", "likely: true")]), ["SS424"]);
    }
}

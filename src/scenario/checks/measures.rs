//! Measures: that each changes something, can be verified, and that some must be left out.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::{ConditionId, Edit, Measure, Scenario, ServiceId, Strength, Until};

/// Days of work that the team has, as percent of the days of all measures.
const CAPACITY_PERCENT: std::ops::RangeInclusive<u32> = 35..=45;

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let scenario = subject.scenario;
    for (index, measure) in scenario.truth.measures.iter().enumerate() {
        let path = format!("measures[{index}]");
        effects(scenario, measure, &path, findings);
        verify(measure, &path, findings);
    }
    capacity(scenario, findings);
    kinds(scenario, findings);
}

fn effects(scenario: &Scenario, measure: &Measure, path: &str, findings: &mut Vec<Finding>) {
    if measure.edits.is_empty() {
        let message = format!("`{}` changes nothing in the world", measure.id);
        findings.push(
            Finding::warning("SS413", "truth.ron", message)
                .at(format!("{path}.edits"))
                .help("list what it changes: a guard, a condition, an alert, a call, a rate"),
        );
    }
    for (index, edit) in measure.edits.iter().enumerate() {
        if !changes_something(scenario, edit) {
            findings.push(
                Finding::warning("SS413", "truth.ron", "this edit changes nothing")
                    .at(format!("{path}.edits[{index}]"))
                    .help("give it a value other than what the world has already"),
            );
        }
    }
}

/// An edit whose target is unknown has a finding of its own and passes here.
fn changes_something(scenario: &Scenario, edit: &Edit) -> bool {
    let world = &scenario.world;
    let condition =
        |id: &ConditionId| world.conditions.iter().find(|condition| condition.id == *id);
    let calls = |from: &ServiceId, to: &ServiceId| {
        let service = world.services.iter().find(|service| service.id == *from);
        service.is_none_or(|service| service.calls.iter().any(|call| call.to == *to))
    };
    match edit {
        Edit::Guard(id) => {
            let guard = world.guards.iter().find(|guard| guard.id == *id);
            guard.is_none_or(|guard| guard.catches.iter().any(|(_, chance)| *chance < 1.0))
        }
        Edit::Reach(id, share) => condition(id).is_none_or(|c| *share < c.reach),
        Edit::Effects(id, effects) => condition(id).is_none_or(|c| *effects != c.effects),
        Edit::Prevent(_) => true,
        Edit::Ends(id, until) => {
            condition(id).is_none_or(|c| *until != c.until || matches!(until, Until::After { .. }))
        }
        Edit::Alert(_) => true,
        Edit::Workers(_, factor) | Edit::Rate(_, factor) => (factor - 1.0).abs() > 1e-9,
        Edit::Uncall(from, to) => calls(from, to),
        Edit::Soften(from, to) => {
            use crate::scenario::model::Need;
            let service = world.services.iter().find(|service| service.id == *from);
            service.is_none_or(|service| {
                service.calls.iter().any(|call| call.to == *to && call.need == Need::Hard)
            })
        }
    }
}

fn verify(measure: &Measure, path: &str, findings: &mut Vec<Finding>) {
    let sound = measure.verify.iter().filter(|way| way.sound).count();
    if sound == 0 || sound == measure.verify.len() {
        let message = format!("the ways to verify `{}` are all alike", measure.id);
        findings.push(
            Finding::warning("SS415", "truth.ron", message)
                .at(format!("{path}.verify"))
                .help("offer at least one that can be seen to fail, and one that cannot"),
        );
    }
}

fn capacity(scenario: &Scenario, findings: &mut Vec<Finding>) {
    let all: u32 = scenario.truth.measures.iter().map(|m| m.days.min(1000)).sum();
    let there: u32 = scenario.truth.capacity.iter().map(|(_, days)| (*days).min(1000)).sum();
    if all == 0 {
        return;
    }
    let percent = there * 100 / all;
    if !CAPACITY_PERCENT.contains(&percent) {
        let verdict = if percent < 35 { "too few" } else { "too many" };
        findings.push(
            Finding::warning("SS414", "truth.ron", format!("the team has {verdict} days"))
                .at("capacity")
                .help("let the capacity be 35 to 45 percent of the days of all measures")
                .note(format!("{there} of {all} days are {percent} percent.")),
        );
    }
}

/// Some measure is strong and answers nothing, some weak one bridges a gap, some does harm.
fn kinds(scenario: &Scenario, findings: &mut Vec<Finding>) {
    let measures = &scenario.truth.measures;
    let mut missing = Vec::new();
    if !measures.iter().any(|m| m.strength == Strength::Stronger && m.factors.is_empty()) {
        missing.push("a stronger one that answers no factor");
    }
    if !measures.iter().any(|m| m.strength == Strength::Weaker && !m.factors.is_empty()) {
        missing.push("a weaker one that answers a factor");
    }
    if !measures.iter().any(|m| m.side_effects.iter().any(|effect| effect.real)) {
        missing.push("one with a side effect that is real");
    }
    if !missing.is_empty() && !measures.is_empty() {
        let message = format!("among the measures is missing {}", missing.join(", and "));
        findings.push(
            Finding::warning("SS421", "truth.ron", message)
                .at("measures")
                .help("add such a measure: strength alone must not tell what to choose"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn a_measure_without_effect() {
        let edit = ("truth.ron", "edits: [Rate(\"disk-fills\", 0.5)]", "edits: []");
        assert_eq!(codes(&[edit]), ["SS413"]);
        let edit = (
            "truth.ron",
            "edits: [Rate(\"disk-fills\", 0.5)]",
            "edits: [Rate(\"disk-fills\", 1.0)]",
        );
        assert_eq!(codes(&[edit]), ["SS413"]);
    }

    #[test]
    fn capacity_for_everything() {
        let edit = ("truth.ron", "capacity: [(\"ines\", 4)", "capacity: [(\"ines\", 40)");
        assert_eq!(codes(&[edit]), ["SS414"]);
    }

    #[test]
    fn no_way_to_see_it_fail() {
        let edit = (
            "truth.ron",
            "sound: true)], edits: [Guard(\"disk-alarm\")]",
            "sound: false)], edits: [Guard(\"disk-alarm\")]",
        );
        assert_eq!(codes(&[edit]), ["SS415"]);
    }

    #[test]
    fn no_harm_done() {
        assert_eq!(codes(&[("truth.ron", "real: true", "real: false")]), ["SS421"]);
    }
}

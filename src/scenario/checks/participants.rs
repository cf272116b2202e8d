//! The review: that all who belong there are there, and that the agenda fits its time.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::PersonId;
use std::collections::BTreeSet;

/// People at the table, beside the facilitator.
const TABLE: std::ops::RangeInclusive<usize> = 4..=8;

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    table(subject, findings);
    involved(subject, findings);
    agenda(subject, findings);
}

fn table(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let scenario = subject.scenario;
    let meeting = &scenario.meeting;
    if !TABLE.contains(&meeting.at_table.len()) {
        let message = format!("{} people sit at the table", meeting.at_table.len());
        findings.push(
            Finding::warning("SS507", "review.ron", message)
                .at("at_table")
                .help("invite those who were involved: four to eight beside the facilitator"),
        );
    }
    let mut seated = BTreeSet::new();
    for (index, id) in meeting.at_table.iter().enumerate() {
        let path = format!("at_table[{index}]");
        if !seated.insert(id) {
            findings.push(
                Finding::error(
                    "SS506",
                    "review.ron",
                    format!("`{id}` has two places at the table"),
                )
                .at(&path)
                .help("name each person once"),
            );
        }
        if scenario.person(id).is_some_and(|person| !person.at_review) {
            findings.push(
                Finding::error(
                    "SS506",
                    "review.ron",
                    format!("`{id}` is at the table, and people.ron says not"),
                )
                .at(&path)
                .help("set `at_review: true` for them, or take them from the table"),
            );
        }
    }
    for (index, person) in scenario.cast.people.iter().enumerate() {
        if person.at_review && !seated.contains(&person.id) && person.id != meeting.facilitator {
            let message =
                format!("`{}` comes to the review and has no place at the table", person.id);
            findings.push(
                Finding::error("SS506", "people.ron", message)
                    .at(format!("people[{index}].at_review"))
                    .help("add them to `at_table` in review.ron"),
            );
        }
    }
    let facilitator = scenario.person(&meeting.facilitator);
    if facilitator.is_some_and(|person| !person.knows.is_empty()) {
        findings.push(
            Finding::warning("SS509", "review.ron", "the facilitator was involved in the incident")
                .at("facilitator")
                .help("let somebody facilitate who knows nothing of it"),
        );
    }
}

/// Those who own measures, react, were witnesses, or did what the story turns on.
fn involved(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let scenario = subject.scenario;
    let seated: BTreeSet<&PersonId> = scenario.meeting.at_table.iter().collect();
    let truth = &scenario.truth;
    let mut missing: BTreeSet<(&PersonId, String)> = BTreeSet::new();
    for (index, point) in truth.turning_points.iter().enumerate() {
        missing.insert((&point.who, format!("turning_points[{index}].who")));
    }
    for (index, measure) in truth.measures.iter().enumerate() {
        missing.insert((&measure.owner, format!("measures[{index}].owner")));
    }
    for (index, event) in truth.events.iter().enumerate() {
        for (at, witness) in event.witnesses.iter().enumerate() {
            missing.insert((witness, format!("events[{index}].witnesses[{at}]")));
        }
    }
    for (person, path) in missing {
        if !seated.contains(person)
            && *person != scenario.meeting.facilitator
            && scenario.person(person).is_some()
        {
            findings.push(
                Finding::error(
                    "SS506",
                    "truth.ron",
                    format!("`{person}` is needed here and not at the review"),
                )
                .at(path)
                .help("add them to `at_table` in review.ron, or name somebody who comes"),
            );
        }
    }
}

fn agenda(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let scenario = subject.scenario;
    let planned: u64 = scenario.meeting.stretches.iter().map(|s| u64::from(s.minutes)).sum();
    let there = u64::from(scenario.manifest.working_time.review_minutes);
    if planned != there {
        let message = format!("the agenda takes {planned} minutes and the review {there}");
        findings.push(
            Finding::warning("SS510", "review.ron", message)
                .at("stretches")
                .help("let the minutes of all stretches add up to `review_minutes`"),
        );
    }
    for (index, stretch) in scenario.meeting.stretches.iter().enumerate() {
        let people = &scenario.cast.people;
        let told = people.iter().flat_map(|p| &p.knows).any(|item| item.stretch == stretch.id);
        if !told {
            let message = format!("nobody has anything to tell in `{}`", stretch.id);
            findings.push(
                Finding::warning("SS511", "review.ron", message)
                    .at(format!("stretches[{index}]"))
                    .help("let an item of people.ron belong to it, or drop the stretch"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn somebody_without_a_place() {
        let found = codes(&[("review.ron", "\"omar\", ", "")]);
        assert!(found.iter().all(|code| *code == "SS506"), "{found:?}");
        assert!(!found.is_empty());
    }

    #[test]
    fn two_places_for_one() {
        let found =
            codes(&[("review.ron", "at_table: [\"ines\"", "at_table: [\"ines\", \"ines\"")]);
        assert_eq!(found, ["SS506"]);
    }

    #[test]
    fn an_agenda_that_is_too_short() {
        let found = codes(&[("scenario.ron", "review_minutes: 30", "review_minutes: 50")]);
        assert!(found.contains(&"SS510"), "{found:?}");
    }
}

//! Spans that end before they begin, points out of order, and times outside the simulated day.

use super::Subject;
use super::walk::{Leaf, Value};
use crate::diagnostics::Finding;
use crate::scenario::model::{Moment, Ms, SECOND};

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    spans(subject, findings);
    shapes(subject, findings);
    outside(subject, findings);
    story_clock(subject, findings);
}

fn instant(subject: &Subject<'_>, leaf: &Leaf) -> Option<Ms> {
    match &leaf.value {
        Value::Moment(text) => Moment::new(text.clone()).at(subject.scenario.midnight),
        _ => None,
    }
}

/// `from` before `until` or `to`, wherever the two stand side by side.
fn spans(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for pair in subject.leaves.windows(2) {
        let [from, to] = pair else { continue };
        let one_span = from.field == "from" && matches!(to.field, "to" | "until");
        if !one_span || parent(&from.path) != parent_of_end(&to.path) {
            continue;
        }
        if let (Some(start), Some(end)) = (instant(subject, from), instant(subject, to))
            && start >= end
        {
            findings.push(
                Finding::error("SS304", to.file, "this ends before it begins")
                    .at(&to.path)
                    .help("both are UTC: write the later instant here, or swap the two"),
            );
        }
    }
}

fn parent(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(parent, _)| parent)
}

/// `until: Time(…)` has its instant one step deeper.
fn parent_of_end(path: &str) -> &str {
    parent(path.strip_suffix("[0]").unwrap_or(path))
}

/// Points of a daily shape ascend.
fn shapes(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let scenario = subject.scenario;
    for (entry, of) in scenario.world.entries.iter().enumerate() {
        let times: Vec<Ms> = of.shape.iter().map(|(at, _)| scenario.at(at)).collect();
        for (index, pair) in times.windows(2).enumerate() {
            if pair[0] >= pair[1] {
                findings.push(
                    Finding::error(
                        "SS304",
                        "world.ron",
                        "this point is not after the one before it",
                    )
                    .at(format!("entries[{entry}].shape[{}]", index + 1))
                    .help("write the points of the day in their order"),
                );
            }
        }
    }
}

/// What the simulation reads must lie in the day that it simulates.
fn outside(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let world = &subject.scenario.world;
    let Some(start) = world.start.at(subject.scenario.midnight) else { return };
    let end = start + Ms::from(world.seconds) * SECOND;
    for leaf in &subject.leaves {
        let simulated = match leaf.file {
            // The world's own start is its measure, and a daily shape may cover more of the day.
            "world.ron" => leaf.path != "start" && !leaf.path.contains(".shape["),
            _ => matches!(leaf.inside, ("Anchor", "Lines" | "Chart") | ("WorldMeasure", _)),
        };
        if let Some(at) = instant(subject, leaf).filter(|_| simulated)
            && !(start..=end).contains(&at)
        {
            findings.push(
                Finding::error("SS303", leaf.file, "this lies outside the simulated day")
                    .at(&leaf.path)
                    .help("the day runs from `start` for `seconds` in world.ron; both are UTC"),
            );
        }
    }
    if let (Some(first), Some(last)) = (first_given(subject), last_given(subject))
        && (first < start || last > end)
    {
        findings.push(
            Finding::error("SS303", "world.ron", "the incident is not within the simulated day")
                .at("seconds")
                .help("let the day begin before the first page and end after the all-clear"),
        );
    }
}

fn first_given(subject: &Subject<'_>) -> Option<Ms> {
    given(subject).min()
}

fn last_given(subject: &Subject<'_>) -> Option<Ms> {
    given(subject).max()
}

fn given<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = Ms> + 's {
    let scenario = subject.scenario;
    scenario.truth.events.iter().filter(|e| e.given).filter_map(|e| e.at.at(scenario.midnight))
}

/// The player works after the incident, and is owed nothing after the review.
fn story_clock(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let scenario = subject.scenario;
    let work = &scenario.manifest.working_time;
    let (Some(starts), Some(over)) = (work.starts.at(scenario.midnight), last_given(subject))
    else {
        return;
    };
    if starts <= over {
        findings.push(
            Finding::error("SS304", "scenario.ron", "the work starts before the incident is over")
                .at("working_time.starts")
                .help("let it start after the all-clear; the instant is UTC"),
        );
    }
    let last = starts
        + Ms::from(work.minutes) * 60 * SECOND
        + Ms::from(work.moved_minutes) * 60 * SECOND
        + Ms::from(work.review_minutes) * 60 * SECOND;
    for leaf in &subject.leaves {
        let awaited = leaf.inside == ("When", "Clock") || leaf.inside == ("Then", "Promise");
        if let Some(at) = instant(subject, leaf).filter(|_| awaited)
            && !(starts..=last).contains(&at)
        {
            findings.push(
                Finding::error("SS303", leaf.file, "this instant is not within the working hours")
                    .at(&leaf.path)
                    .help(
                        "write an instant between `working_time.starts` and the review's end, UTC",
                    ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn a_condition_that_ends_before_it_begins() {
        assert!(
            codes(&[("world.ron", "until: Time(\"10:30\")", "until: Time(\"09:30\")")])
                .contains(&"SS304")
        );
    }

    #[test]
    fn shape_points_out_of_order() {
        let edit = ("world.ron", "(\"12:00\", 1.0)", "(\"07:00\", 1.0)");
        assert_eq!(codes(&[edit]), ["SS304"]);
    }

    #[test]
    fn a_condition_outside_the_day() {
        let edit = ("world.ron", "from: \"10:00\"", "from: \"02:00\"");
        assert_eq!(codes(&[edit]), ["SS303"]);
    }

    #[test]
    fn work_before_the_end_of_the_incident() {
        let edit = ("scenario.ron", "starts: \"13:00\"", "starts: \"10:20\"");
        assert!(codes(&[edit]).contains(&"SS304"));
    }

    #[test]
    fn a_promise_in_the_night() {
        let edit = ("beats.ron", "Promise(\"14:00\")", "Promise(\"23:00\")");
        assert_eq!(codes(&[edit]), ["SS303"]);
    }
}

//! The stated length against an estimate from words and steps, and the sittings.

use super::Subject;
use super::budget::cost_of_everything;
use super::words::{words, words_of};
use crate::diagnostics::Finding;
use crate::scenario::model::{Item, ItemKind, Scenario};

/// Words that a reader takes in a minute.
const WORDS_PER_MINUTE: f64 = 200.0;
/// Real minutes that it takes to put a question.
const QUESTION: f64 = 0.3;
/// Real minutes that it takes to enter an event of the timeline.
const ENTRY: f64 = 0.5;
/// Real minutes that a turn of the review takes.
const TURN: f64 = 0.7;
/// Real minutes of the debrief.
const DEBRIEF: f64 = 8.0;
/// Meeting minutes that a turn takes on average: somebody speaks, and a move answers.
const MINUTES_PER_TURN: f64 = 4.0;
/// Real minutes of a sitting at most.
const SITTING: u32 = 20;

/// Real minutes, whole play and from the review on.
struct Estimate {
    whole: f64,
    from_review: f64,
}

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let manifest = &subject.scenario.manifest;
    let estimate = estimate(subject.scenario);
    stated(manifest.minutes, estimate.whole, "minutes", findings);
    stated(manifest.minutes_from_review, estimate.from_review, "minutes_from_review", findings);
    for (index, sitting) in manifest.sittings.iter().enumerate() {
        if sitting.minutes > SITTING {
            let message = format!("a sitting of {} minutes", sitting.minutes);
            findings.push(
                Finding::warning("SS703", "scenario.ron", message)
                    .at(format!("sittings[{index}].minutes"))
                    .help("end a sitting after 20 minutes at most, at a good place to stop"),
            );
        }
    }
    let sum: u32 = manifest.sittings.iter().map(|sitting| sitting.minutes.min(1000)).sum();
    if off(manifest.minutes, f64::from(sum)) {
        findings.push(
            Finding::warning("SS703", "scenario.ron", "the sittings do not add up to the length")
                .at("sittings")
                .help("let their minutes add up to `minutes`")
                .note(format!("They take {sum} minutes, the play {}.", manifest.minutes)),
        );
    }
}

/// More than a fifth off what is stated.
fn off(stated: u32, estimate: f64) -> bool {
    let stated = f64::from(stated);
    (estimate - stated).abs() > 0.2 * stated
}

fn stated(stated: u32, estimate: f64, field: &str, findings: &mut Vec<Finding>) {
    if off(stated, estimate) {
        findings.push(
            Finding::warning("SS701", "scenario.ron", format!("{stated} minutes are stated, {estimate:.0} are likely"))
                .at(field)
                .help("state what it takes, or change how much there is to read and to do")
                .note("The estimate: words / 200, 0.3 a question, 0.5 an entry, 0.7 a turn, 8 for the debrief."),
        );
    }
}

fn estimate(scenario: &Scenario) -> Estimate {
    let share = share_met(scenario);
    let turns = f64::from(scenario.manifest.working_time.review_minutes) / MINUTES_PER_TURN;
    let from_review = review_words(scenario, turns) / WORDS_PER_MINUTE + TURN * turns + DEBRIEF;
    let questions = share * items(scenario).filter(|item| !item.meeting_only).count() as f64;
    let entries = scenario.truth.events.iter().filter(|event| !event.given).count() as f64;
    let before = brief_words(scenario) + beat_words(scenario) + share * evidence_words(scenario);
    let dossier = words(&scenario.manifest.dossier.text) as f64;
    Estimate {
        whole: before / WORDS_PER_MINUTE + QUESTION * questions + ENTRY * entries + from_review,
        from_review: (dossier + brief_words(scenario)) / WORDS_PER_MINUTE + from_review,
    }
}

/// The part of the sources and items that the working time affords, after what interrupts.
fn share_met(scenario: &Scenario) -> f64 {
    let answered: f64 = scenario
        .interruptions
        .beats
        .iter()
        .filter(|beat| !beat.answers.is_empty())
        .map(|beat| {
            let minutes: u32 = beat.answers.iter().map(|answer| answer.minutes.min(1000)).sum();
            f64::from(minutes) / beat.answers.len() as f64
        })
        .sum();
    let left = f64::from(scenario.manifest.working_time.minutes) - answered;
    (left / cost_of_everything(scenario).max(1.0)).clamp(0.0, 1.0)
}

fn items(scenario: &Scenario) -> impl Iterator<Item = &Item> {
    scenario.cast.people.iter().flat_map(|person| &person.knows)
}

fn sum<'s>(texts: impl IntoIterator<Item = &'s String>) -> f64 {
    texts.into_iter().map(|text| words(text)).sum::<usize>() as f64
}

fn brief_words(scenario: &Scenario) -> f64 {
    let manifest = &scenario.manifest;
    let story = &manifest.first_story;
    sum([
        &story.headline,
        &story.standfirst,
        &story.caption,
        &story.quote.text,
        &manifest.player.own_part,
    ]) + sum(&story.paragraphs)
        + sum(manifest.gut_check.statements.iter().map(|statement| &statement.text))
}

/// What happens while one works.
fn beat_words(scenario: &Scenario) -> f64 {
    let beats = &scenario.interruptions.beats;
    let status = scenario.interruptions.status.slots.iter().flat_map(|slot| &slot.lines);
    sum(beats.iter().map(|beat| &beat.text))
        + sum(beats.iter().flat_map(|beat| &beat.answers).map(|answer| &answer.text))
        + sum(status.map(|line| &line.text))
}

/// All sources, all tellings, and the cards that they yield.
fn evidence_words(scenario: &Scenario) -> f64 {
    let sources: f64 = scenario.shelf.sources.iter().map(|s| words_of(scenario, s)).sum();
    let told = items(scenario).filter(|item| !item.meeting_only);
    let tellings: f64 = told
        .map(|item| match item.kind {
            ItemKind::Fact => words(&item.open) as f64,
            // One in four is heard guardedly first.
            ItemKind::Condition => (words(&item.open) + words(&item.guarded) / 4) as f64,
        })
        .sum();
    sources + tellings + sum(scenario.truth.cards.iter().map(|card| &card.text))
}

/// What is said at the table, and the measures.
fn review_words(scenario: &Scenario, turns: f64) -> f64 {
    let meeting = &scenario.meeting;
    let truth = &scenario.truth;
    let tellings = items(scenario)
        .filter(|item| item.kind == ItemKind::Condition)
        .map(|item| if item.at_table.is_empty() { &item.open } else { &item.at_table });
    let spoken: Vec<usize> =
        meeting.beats.iter().map(|beat| &beat.text).chain(tellings).map(|t| words(t)).collect();
    let mean = spoken.iter().sum::<usize>() as f64 / spoken.len().max(1) as f64;
    let verify = truth.measures.iter().flat_map(|m| &m.verify).map(|verify| &verify.text);
    sum(&meeting.opening)
        + sum(&meeting.closing)
        + sum(&meeting.two_days_later)
        + sum(meeting.stretches.iter().map(|stretch| &stretch.opening))
        // In each turn one thing is said by itself, and one in answer to the move.
        + 2.0 * turns * mean
        + sum(truth.factors.iter().map(|factor| &factor.text))
        + sum(truth.measures.iter().map(|measure| &measure.text))
        // Read for the measures that are taken: the capacity is some 40 percent of all.
        + 0.4 * sum(verify)
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn a_length_that_is_wrong() {
        let found = codes(&[(
            "scenario.ron",
            "minutes: 19, minutes_from_review",
            "minutes: 60, minutes_from_review",
        )]);
        assert!(found.contains(&"SS701"), "{found:?}");
    }

    #[test]
    fn a_long_sitting() {
        let found = codes(&[("scenario.ron", "minutes: 10, until", "minutes: 31, until")]);
        assert!(found.contains(&"SS703"), "{found:?}");
    }
}

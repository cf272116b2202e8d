//! Measures that get done: owner, date, test, wording.

use super::measures::{agreed, agreed_at};
use super::verdict::{Find, Verdict};
use crate::debrief::dimensions::Thresholds;
use crate::debrief::story::Story;
use crate::debrief::written::{self, PartKind};
use crate::play::Event;
use crate::play::command::Agreement;
use crate::play::event::Refusal;
use crate::play::measures::{days, refusal_words};
use crate::scenario::model::*;
use std::collections::BTreeMap;

pub fn judge(story: &Story, at: &Thresholds) -> [Verdict; 4] {
    if !story.reached(PhaseName::Mitigate) {
        return std::array::from_fn(|_| Verdict::not_reached("no-mitigation"));
    }
    if story.play.agreed.is_empty() {
        return std::array::from_fn(|_| Verdict::new(false, vec![Find::new("no-measure", &[])]));
    }
    [owners(story), dates(story), tests(story), wording(story, at)]
}

fn owners(story: &Story) -> Verdict {
    let settled =
        |id: &MeasureId| story.play.agreed.contains_key(id) || story.play.rejected.contains_key(id);
    // Each measure once, with what was said last: somebody else may have been asked after the first.
    let mut open: BTreeMap<&MeasureId, (&PersonId, Refusal)> = BTreeMap::new();
    for (id, owner, why) in story.play.refused.iter().filter(|(id, ..)| !settled(id)) {
        open.insert(id, (owner, *why));
    }
    let mut finds = vec![Find::new("owners-agreed", &[("count", &story.play.agreed.len())])];
    finds.extend(open.iter().map(|(id, (owner, why))| {
        let measure = story.case.scenario.measure(id);
        let text = measure.map_or("", |measure| measure.text.as_str());
        let said = measure.map_or("", |measure| refusal_words(measure, owner, *why));
        let moment =
            story.last(|event| matches!(event, Event::Refused { measure, .. } if measure == *id));
        let who = story.called(owner);
        Find::new("refusal-open", &[("measure", &text), ("who", &who)])
            .at(moment)
            .shows("quote-telling", &[("who", &who), ("text", &said)])
    }));
    Verdict::new(open.is_empty(), finds)
}

/// Each owner works through their measures by date; every one is done by its date.
fn dates(story: &Story) -> Verdict {
    let mut of: BTreeMap<&PersonId, Vec<(&Measure, &Agreement)>> = BTreeMap::new();
    for (measure, agreed) in agreed(story) {
        of.entry(&agreed.owner).or_default().push((measure, agreed));
    }
    let mut met = true;
    let mut finds = Vec::new();
    for (owner, mut work) in of {
        work.sort_by_key(|(measure, agreed)| (agreed.due_days, &measure.id));
        let mut done = 0;
        for (measure, agreed) in work {
            done += days(measure, agreed.half);
            let fits = done <= agreed.due_days;
            met &= fits;
            let who = story.called(owner);
            let key = if fits { "date-fits" } else { "date-early" };
            let values: [(&str, &dyn std::fmt::Display); 4] = [
                ("measure", &measure.text),
                ("who", &who),
                ("due", &agreed.due_days),
                ("days", &done),
            ];
            finds.push((fits, Find::new(key, &values).at(agreed_at(story, &measure.id))));
        }
    }
    // What does not fit is shown first.
    finds.sort_by_key(|(fits, _)| *fits);
    Verdict::new(met, finds.into_iter().map(|(_, find)| find).collect())
}

fn tests(story: &Story) -> Verdict {
    let mut met = true;
    let mut finds = Vec::new();
    for (measure, agreed) in agreed(story) {
        let test = agreed.verify.and_then(|index| measure.verify.get(index as usize));
        let sound = test.is_some_and(|test| test.sound);
        met &= sound;
        let text = test.map_or("", |test| test.text.as_str());
        let better = measure.verify.iter().find(|verify| verify.sound);
        let better = better.map_or("", |verify| verify.text.as_str());
        let key = match test {
            None => "test-none",
            Some(_) if sound => "test-sound",
            Some(_) => "test-unsound",
        };
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("measure", &measure.text), ("test", &text)];
        let find = Find::new(key, &values).at(agreed_at(story, &measure.id));
        let find = if sound { find } else { find.shows("test-better", &[("test", &better)]) };
        finds.push((sound, find));
    }
    finds.sort_by_key(|(sound, _)| *sound);
    Verdict::new(met, finds.into_iter().map(|(_, find)| find).collect())
}

fn wording(story: &Story, at: &Thresholds) -> Verdict {
    let parts = written::parts(story.case, story.play);
    let mut met = true;
    let mut finds = Vec::new();
    for (measure, agreed) in agreed(story) {
        if agreed.words.split_whitespace().count() < at.words_at_least {
            met = false;
            let find = Find::new("wording-none", &[("measure", &measure.text)]);
            finds.push(find.at(agreed_at(story, &measure.id)));
        }
    }
    for part in parts.iter().filter(|part| part.kind == PartKind::Measure) {
        for mark in written::marks_of(story.case, part) {
            if mark.code.starts_with("VAG") {
                met = false;
                finds.push(
                    Find::new("words-marked", &[("part", &mark.part), ("words", &mark.words)])
                        .shows("words-instead", &[("rewrite", &mark.rewrite)]),
                );
            }
        }
    }
    if met {
        finds.push(Find::new("wording-clean", &[("count", &story.play.agreed.len())]));
    }
    Verdict::new(met, finds)
}

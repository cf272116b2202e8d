//! What to change.

use super::verdict::{Find, Verdict};
use crate::debrief::cite::amount;
use crate::debrief::dimensions::Thresholds;
use crate::debrief::report::{Moment, SameDay};
use crate::debrief::story::Story;
use crate::play::Event;
use crate::play::command::Agreement;
use crate::scenario::model::*;

pub fn judge(story: &Story, at: &Thresholds, again: Option<&SameDay>) -> [Verdict; 4] {
    if !story.reached(PhaseName::Mitigate) {
        return std::array::from_fn(|_| Verdict::not_reached("no-mitigation"));
    }
    [stronger(story), same_day(story, at, again), few_and_linked(story, at), side_effect(story, at)]
}

/// Agreed measures with what they are.
pub fn agreed<'a>(story: &Story<'a>) -> Vec<(&'a Measure, &'a Agreement)> {
    let agreed = story.play.agreed.iter();
    agreed.filter_map(|(id, agreed)| Some((story.case.scenario.measure(id)?, agreed))).collect()
}

pub fn agreed_at(story: &Story, id: &MeasureId) -> Option<Moment> {
    story.last(|event| matches!(event, Event::Agreed(agreed) if agreed.measure == *id))
}

/// The player ties it to a factor that it answers.
fn linked(measure: &Measure, agreed: &Agreement) -> bool {
    agreed.factors.iter().any(|factor| measure.factors.contains(factor))
}

/// Where the factors of a measure show.
fn supports(story: &Story, measure: &Measure) -> Vec<Anchor> {
    let factors = measure.factors.iter().filter_map(|id| story.case.scenario.factor(id));
    factors.flat_map(|factor| factor.supports.clone()).collect()
}

/// Half of a measure is work that has begun, and changes no day yet.
fn stronger(story: &Story) -> Verdict {
    let agreed = agreed(story);
    if agreed.is_empty() {
        return Verdict::new(false, vec![Find::new("no-measure", &[])]);
    }
    let met = agreed.iter().any(|(measure, agreed)| {
        measure.strength == Strength::Stronger && linked(measure, agreed) && !agreed.half
    });
    let finds = agreed.iter().map(|(measure, agreed)| {
        let key = match measure.strength {
            Strength::Stronger if linked(measure, agreed) && agreed.half => "measure-stronger-half",
            Strength::Stronger if linked(measure, agreed) => "measure-stronger",
            Strength::Stronger => "measure-stronger-loose",
            Strength::Intermediate => "measure-intermediate",
            Strength::Weaker => "measure-weaker",
        };
        Find::new(key, &[("measure", &measure.text)])
            .at(agreed_at(story, &measure.id))
            .there(story, &supports(story, measure))
    });
    Verdict::new(met, finds.collect())
}

fn same_day(story: &Story, at: &Thresholds, again: Option<&SameDay>) -> Verdict {
    let Some(again) = again else {
        return Verdict::new(false, vec![Find::new("no-measure", &[])]);
    };
    let readings = again.without.iter().zip(&again.with).map(|(without, with)| {
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("ask", &without.ask),
            ("without", &amount(without.value)),
            ("with", &amount(with.value)),
            ("unit", &without.unit),
        ];
        crate::debrief::phrases::say("again-reading", &values)
    });
    let shows = readings.collect::<Vec<_>>().join(" ");
    let last = story.last(|event| matches!(event, Event::Agreed(_)));
    let mut find = Find::new("again-harm", &[("percent", &again.harm_percent)]).at(last);
    find.shows = shows;
    Verdict::new(again.harm_percent <= at.harm_percent_at_most, vec![find])
}

fn few_and_linked(story: &Story, at: &Thresholds) -> Verdict {
    let agreed = agreed(story);
    if agreed.is_empty() {
        return Verdict::new(false, vec![Find::new("no-measure", &[])]);
    }
    let loose: Vec<_> =
        agreed.iter().filter(|(measure, agreed)| !linked(measure, agreed)).collect();
    let mut finds = vec![Find::new("measures-count", &[("count", &agreed.len())])];
    finds.extend(loose.iter().map(|(measure, _)| {
        let key = if measure.factors.is_empty() { "measure-answers-none" } else { "measure-loose" };
        let factor = measure.factors.iter().find_map(|id| story.case.scenario.factor(id));
        let factor = factor.map_or("", |factor| factor.text.as_str());
        Find::new(key, &[("measure", &measure.text), ("factor", &factor)])
            .at(agreed_at(story, &measure.id))
            .there(story, &supports(story, measure))
    }));
    Verdict::new(agreed.len() <= at.measures_at_most && loose.is_empty(), finds)
}

fn side_effect(story: &Story, at: &Thresholds) -> Verdict {
    let mut finds = Vec::new();
    for (measure, agreed) in agreed(story) {
        let named = agreed.side_effect.and_then(|index| measure.side_effects.get(index as usize));
        let Some(named) = named else { continue };
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("measure", &measure.text), ("effect", &named.text)];
        let key = if named.real { "side-effect-real" } else { "side-effect-not" };
        let find = Find::new(key, &values).at(agreed_at(story, &measure.id));
        if named.real {
            return Verdict::new(true, vec![find]);
        }
        finds.push(find);
    }
    for (id, reason) in &story.play.rejected {
        let text = story.case.scenario.measure(id).map_or("", |measure| measure.text.as_str());
        let values: [(&str, &dyn std::fmt::Display); 2] = [("measure", &text), ("reason", reason)];
        let moment =
            story.last(|event| matches!(event, Event::Rejected { measure, .. } if measure == id));
        if reason.split_whitespace().count() >= at.words_at_least {
            return Verdict::new(true, vec![Find::new("rejected", &values).at(moment)]);
        }
        finds.push(Find::new("rejected-thin", &values).at(moment));
    }
    if finds.is_empty() {
        finds.push(Find::new("no-side-effect", &[]));
    }
    Verdict::new(false, finds)
}

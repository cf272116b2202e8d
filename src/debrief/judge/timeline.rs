//! The day in order.

use super::decisions::card_text;
use super::unsettled;
use super::verdict::{Find, Verdict, covered};
use crate::debrief::dimensions::Thresholds;
use crate::debrief::markdown::local_time;
use crate::debrief::story::Story;
use crate::evidence::Place;
use crate::play::{Case, Event, confirm, projections};
use crate::scenario::model::*;
use std::collections::BTreeSet;

pub fn judge(story: &Story, at: &Thresholds) -> [Verdict; 4] {
    let book = &story.play.notebook;
    if book.entries.is_empty() {
        return std::array::from_fn(|_| Verdict::not_reached("no-entry"));
    }
    [confirmed(story, at), starts(story), two_sources(story), clocks(story, at)]
}

/// Events that the player had to find, and could.
fn wanted<'a>(story: &Story<'a>) -> Vec<&'a crate::scenario::model::Event> {
    let events = story.case.scenario.truth.events.iter();
    events.filter(|event| !event.given && story.within_reach(&event.supports)).collect()
}

fn confirmed(story: &Story, at: &Thresholds) -> Verdict {
    let wanted = wanted(story);
    let stands =
        |event: &&&crate::scenario::model::Event| story.play.confirmed.contains_key(&event.id);
    let count = wanted.iter().filter(stands).count();
    let last =
        story.last(|event| matches!(event, Event::Confirmed { .. } | Event::Corrected { .. }));
    let find = Find::new("timeline-stands", &[("count", &count), ("all", &wanted.len())]).at(last);
    let missing = wanted.iter().find(|event| !stands(event));
    let find = missing.map_or(find.clone(), |event| find.there(story, &event.supports));
    let mut finds = vec![find];
    finds.extend(unsettled::finds(story));
    Verdict::with_all(count * 100 >= wanted.len() * at.confirmed_percent && count > 0, finds)
}

/// When it began to hurt: the first second in which the duration's own measure is above its bound, or
/// the first event that was given.
pub fn onset(case: &Case) -> Option<Ms> {
    let quantities = case.scenario.truth.impact.quantities.iter();
    let above = quantities.filter_map(|quantity| match &quantity.world {
        Some(WorldMeasure::MinutesAbove(service, metric, bound)) => {
            let series = case.day.series(service, *metric)?;
            let second = series.iter().position(|value| f64::from(*value) > *bound)?;
            Some(case.day.start + i64::try_from(second).unwrap_or(0) * SECOND)
        }
        _ => None,
    });
    let given = case.scenario.truth.events.iter().filter(|event| event.given);
    above.min().or_else(|| given.map(|event| case.scenario.at(&event.at)).min())
}

fn starts(story: &Story) -> Verdict {
    let scenario = &story.case.scenario;
    let tolerance = story.case.numbers.entry_tolerance_s * SECOND;
    let mut stand: Vec<_> = wanted(story)
        .into_iter()
        .filter(|event| story.play.confirmed.contains_key(&event.id))
        .map(|event| (scenario.at(&event.at), event))
        .collect();
    stand.sort_by_key(|(at, _)| *at);
    let onset = onset(story.case).unwrap_or(scenario.midnight);
    let began = local_time(story.case, onset);
    let Some((first, event)) = stand.first() else {
        return Verdict::new(
            false,
            vec![Find::new("timeline-nothing-stands", &[("onset", &began)])],
        );
    };
    let card = card_text(story, &event.id);
    let find = Find::new("timeline-starts", &[("event", &card), ("onset", &began)]);
    Verdict::new(*first < onset - tolerance, vec![find.there(story, &event.supports)])
}

fn two_sources(story: &Story) -> Verdict {
    let mut met = true;
    let mut any = false;
    let mut finds = Vec::new();
    for point in &story.case.scenario.truth.turning_points {
        let Some(event) = story.case.scenario.event(&point.event) else { continue };
        let pins = story.play.notebook.pins.iter();
        let on: Vec<(u32, &Place)> = pins
            .filter(|(_, pin)| covered(story, &event.supports, &pin.place))
            .map(|(number, pin)| (*number, &pin.place))
            .collect();
        let sources: BTreeSet<String> = on.iter().map(|(_, place)| origin(place)).collect();
        any |= !sources.is_empty();
        // Of one that shows in a single source that could be had, one is enough.
        let reach = event
            .supports
            .iter()
            .filter(|anchor| story.within_reach(std::slice::from_ref(*anchor)));
        let reach: BTreeSet<String> = reach.map(origin_of).collect();
        let enough = sources.len() >= reach.len().min(2);
        met &= enough;
        let card = card_text(story, &event.id);
        let find = Find::new("timeline-sources", &[("event", &card), ("count", &sources.len())]);
        let other: Vec<Anchor> = event
            .supports
            .iter()
            .filter(|anchor| !sources.contains(&origin_of(anchor)))
            .cloned()
            .collect();
        finds.push(match on.first() {
            Some((pin, _)) if enough => find.pin(story, *pin),
            _ => find.there(story, &other),
        });
    }
    if any { Verdict::new(met, finds) } else { Verdict::not_reached("no-decision-pinned") }
}

/// The source or the person that a place comes from.
fn origin(place: &Place) -> String {
    match (place.source(), place.told()) {
        (Some(source), _) => source.to_string(),
        (None, Some((person, _))) => format!("/{person}"),
        (None, None) => String::new(),
    }
}

fn origin_of(anchor: &Anchor) -> String {
    match anchor {
        Anchor::Told(person, _) => format!("/{person}"),
        other => {
            crate::debrief::opened::source_of(other).map(ToString::to_string).unwrap_or_default()
        }
    }
}

fn clocks(story: &Story, at: &Thresholds) -> Verdict {
    let book = &story.play.notebook;
    let mut met = true;
    let mut finds = Vec::new();
    let skewed = story.case.scenario.shelf.sources.iter().filter(|source| {
        story.play.is_open(&source.id) && source.clock.skew_ms.abs() > at.clock_off_ms_at_most
    });
    for source in skewed {
        let most = at.clock_off_ms_at_most.max(source.clock.resolution_ms);
        let held = book.alignments.get(&source.id).copied();
        let aligned = held.is_some_and(|held| (held - source.clock.skew_ms).abs() <= most);
        met &= aligned;
        let moment = story.last(
            |event| matches!(event, Event::Aligned { source: other, .. } if *other == source.id),
        );
        let key = match (held, aligned) {
            (None, _) => "clock-not-aligned",
            (Some(_), true) => "clock-aligned",
            (Some(_), false) => "clock-misaligned",
        };
        let seconds = format!("{:.1}", source.clock.skew_ms as f64 / 1000.0);
        let find = Find::new(key, &[("source", &source.name)]).at(moment);
        finds.push(find.shows("clock-off", &[("source", &source.name), ("seconds", &seconds)]));
    }
    if finds.is_empty() {
        return Verdict::not_reached("no-clock");
    }
    let unconfirmed = projections::unconfirmed(story.case, story.play);
    for (number, entry) in &book.entries {
        let wrong = unconfirmed.contains(number)
            && confirm::stated(story.case, story.play, entry).is_none();
        if wrong {
            met = false;
            let card = story.case.scenario.card(&entry.card);
            let card = card.map_or("", |card| card.text.as_str());
            let find = Find::new("entry-contradicted", &[("number", number), ("card", &card)]);
            finds.push(find.pin(story, entry.pin));
        }
    }
    Verdict::new(met, finds)
}

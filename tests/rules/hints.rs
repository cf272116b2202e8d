//! Hints lead on from where somebody is.

use crate::case::{larkgate, sealed};
use second_story::play::{Case, Command, Event, Play, Rejection, apply, projections, run};
use second_story::scenario::model::{Anchor, EventId, FactorId, SourceId};
use std::collections::BTreeSet;

/// Sources that show what a hint is about.
fn sources(case: &Case, about: &str) -> Vec<SourceId> {
    let (kind, id) = about.split_once('/').expect("a kind and a name");
    let supports = match kind {
        "event" => case.scenario.event(&EventId::from(id)).expect(id).supports.as_slice(),
        _ => case.scenario.factor(&FactorId::from(id)).expect(id).brought_up_by(),
    };
    let sources = supports.iter().filter_map(|anchor| match anchor {
        Anchor::Mark(source, _) | Anchor::Lines { source, .. } | Anchor::Chart { source, .. } => {
            Some(source.clone())
        }
        Anchor::Told(..) => None,
    });
    sources.collect()
}

/// Asks for a hint, and holds it to what is open and what can be opened.
fn hinted(case: &Case, play: &mut Play) -> Option<(String, u8)> {
    let events = match run(case, play, Command::Hint) {
        Err(Rejection::NothingToHint) => return None,
        other => other.expect("a hint"),
    };
    let (about, step) = events.iter().find_map(|event| match event {
        Event::Hinted { about, step } => Some((about.clone(), *step)),
        _ => None,
    })?;
    let shows = sources(case, &about);
    let open = shows.iter().any(|source| play.is_open(source));
    let opens = shows.iter().any(|id| {
        let minutes = case.scenario.source(id).expect("a source").minutes;
        play.unlocked.contains(id) && minutes <= play.minutes_left()
    });
    assert!(open || opens || shows.is_empty(), "{about} is out of reach");
    let reading = play.opened.last().is_some_and(|last| shows.contains(&last.source));
    assert!(!reading || step > 1, "{about}: where to look is known");
    Some((about, step))
}

/// Nothing is hinted at that cannot be opened yet, and where to look is not said of what was opened
/// last.
#[test]
fn a_hint_is_within_reach_and_says_what_is_not_done() {
    let (case, _) = larkgate();
    let mut play = sealed(case);
    run(case, &mut play, Command::Hint).expect("something is in reach from the start");
    let mut steps = BTreeSet::new();
    let closed = |play: &Play| {
        let known = projections::sources(case, play).into_iter();
        known.map(|source| source.id.clone()).find(|id| !play.is_open(id))
    };
    while let Some(source) = closed(&play) {
        steps.extend((0..4).filter_map(|_| hinted(case, &mut play)).map(|(_, step)| step));
        if run(case, &mut play, Command::Open(source.clone())).is_err() {
            apply(&mut play, &Event::Opened(source));
        }
    }
    assert!(steps.contains(&3), "it comes to what it shows: {steps:?}");
    let left = play.minutes_left().cast_signed();
    apply(&mut play, &Event::Spent(left));
    hinted(case, &mut play);
}

/// With no minute left, only what is open is hinted at.
#[test]
fn no_hint_to_what_there_is_no_time_to_open() {
    let (case, _) = larkgate();
    let mut play = sealed(case);
    assert!(hinted(case, &mut play).is_some());
    let left = play.minutes_left().cast_signed();
    apply(&mut play, &Event::Spent(left));
    assert_eq!(hinted(case, &mut play), None);
}

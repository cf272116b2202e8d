//! The path to production says no more than what was pinned and told.

use crate::case::{larkgate, sealed};
use proptest::prelude::*;
use second_story::people::{Event as Among, Layer};
use second_story::play::path::path;
use second_story::play::start::first_place;
use second_story::play::state::Pin;
use second_story::play::{Case, Event, Play, apply};
use second_story::scenario::model::{Anchor, PathLine};
use std::collections::BTreeSet;
use std::sync::Arc;

/// All lines of the path.
fn lines(case: &Case) -> impl Iterator<Item = &PathLine> {
    let steps = case.scenario.truth.path.iter().flat_map(|path| &path.steps);
    steps.flat_map(|step| step.lines())
}

/// What makes lines known, once each.
fn anchors(case: &Case) -> Vec<&Anchor> {
    let all: BTreeSet<&Anchor> = lines(case).flat_map(|line| &line.by).collect();
    all.into_iter().collect()
}

/// Pins a place, or has somebody tell it.
fn learns(case: &Case, play: &mut Play, number: u32, anchor: &Anchor, layer: Layer) {
    if let Anchor::Told(person, item) = anchor {
        let told = Among::Told { person: person.clone(), item: item.clone(), layer };
        return apply(play, &Event::People(told));
    }
    let place = first_place(case, anchor).expect("a place");
    let pin = Pin { place, note: String::new(), minute: 1 };
    Arc::make_mut(&mut play.notebook).pins.insert(number, pin);
}

fn shown<'a>(case: &'a Case, play: &Play) -> BTreeSet<&'a str> {
    let seen = path(case, play).into_iter();
    seen.flat_map(|seen| [seen.saw.known, seen.missed.known].concat())
        .map(|line| line.text)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A line stands there if and only if something that shows it was learned; a hand's name and a
    /// gate that is not given only with one of theirs.
    #[test]
    fn it_shows_what_was_learned_and_nothing_else(chosen in prop::collection::vec(any::<bool>(), 60)) {
        let (case, _) = larkgate();
        let all = anchors(case);
        prop_assert!((20..60).contains(&all.len()), "{} anchors", all.len());
        let mut play = sealed(case);
        let learned: Vec<&Anchor> =
            all.into_iter().zip(chosen).filter(|(_, taken)| *taken).map(|(one, _)| one).collect();
        for (number, anchor) in (1..).zip(&learned) {
            learns(case, &mut play, number, anchor, Layer::Open);
        }
        let wanted: BTreeSet<&str> = lines(case)
            .filter(|line| line.by.iter().any(|by| learned.contains(&by)))
            .map(|line| line.text.as_str())
            .collect();
        prop_assert_eq!(shown(case, &play), wanted);
        for seen in path(case, &play) {
            prop_assert!(seen.step.given || seen.known(), "{}", seen.step.id);
            prop_assert!(seen.at.is_none() || seen.known(), "{}", seen.step.id);
            let total = seen.step.saw.len();
            prop_assert_eq!(seen.saw.open, seen.saw.known.len() < total);
        }
    }
}

/// Whoever answers guardedly keeps what the picture is about to themselves; facts are no secret.
#[test]
fn what_is_told_guardedly_fills_nothing() {
    let (case, _) = larkgate();
    let mut play = sealed(case);
    let mut guarded = 0;
    for anchor in anchors(case) {
        let Anchor::Told(person, item) = anchor else { continue };
        let known = case.scenario.item(person, item).expect("an item");
        if known.kind == second_story::scenario::model::ItemKind::Condition {
            learns(case, &mut play, 0, anchor, Layer::Guarded);
            guarded += 1;
        }
    }
    assert!(guarded > 5, "{guarded}");
    assert_eq!(shown(case, &play), BTreeSet::new());
}

/// The picture is of gates: nobody is named in what stands there, and a line is short.
#[test]
fn lines_are_short_and_name_nobody() {
    let (case, _) = larkgate();
    let people = &case.scenario.cast.people;
    for line in lines(case) {
        assert!(line.text.split_whitespace().count() <= 14, "{}", line.text);
        let named = people.iter().find(|person| line.text.contains(&person.called));
        assert!(named.is_none(), "{}", line.text);
    }
}

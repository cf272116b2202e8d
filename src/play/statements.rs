//! Statements by where they came up: what a player remembers of one is where it was met.

use super::case::Case;
use super::conditions;
use super::event::Event;
use super::projections::{cards, order};
use super::state::Play;
use crate::evidence::Place;
use crate::people;
use crate::scenario::model::*;
use std::collections::BTreeMap;

/// Where statements came up.
#[derive(Clone, Copy, Debug)]
pub enum CameUp<'a> {
    In(&'a Source),
    From(&'a Person),
}

impl<'a> CameUp<'a> {
    /// The source's name, or the person's.
    pub fn name(self) -> &'a str {
        match self {
            Self::In(source) => &source.name,
            Self::From(person) => &person.name,
        }
    }

    /// Sources as the scenario lists them, then people.
    fn rank(self, case: &Case) -> (bool, usize) {
        let scenario = &case.scenario;
        match self {
            Self::In(source) => {
                let mut all = scenario.shelf.sources.iter();
                (false, all.position(|other| other.id == source.id).unwrap_or(usize::MAX))
            }
            Self::From(person) => {
                let mut all = scenario.cast.people.iter();
                (true, all.position(|other| other.id == person.id).unwrap_or(usize::MAX))
            }
        }
    }
}

/// What the player may state, in groups by where it came up first; in each in the order in which it
/// became known, and what became known at once in an order that says nothing.
pub fn statements<'a>(
    case: &'a Case,
    play: &Play,
    log: &[Event],
) -> Vec<(CameUp<'a>, Vec<&'a Card>)> {
    let earned = earned(case, log);
    let mut groups: BTreeMap<(bool, usize), (CameUp<'a>, Vec<&'a Card>)> = BTreeMap::new();
    for card in cards(case, play) {
        let known = || card.from.iter().find(|anchor| conditions::known(case, play, anchor));
        let anchor = earned.get(&card.id).and_then(|(_, anchor)| *anchor).or_else(known);
        let Some(came) = anchor.or(card.from.first()).and_then(|at| came_up(case, at)) else {
            continue;
        };
        groups.entry(came.rank(case)).or_insert_with(|| (came, Vec::new())).1.push(card);
    }
    let turn = |card: &Card| earned.get(&card.id).map_or(usize::MAX, |(turn, _)| *turn);
    for (_, cards) in groups.values_mut() {
        cards.sort_by_key(|card| (turn(card), order(play, "card", card.id.as_str())));
    }
    groups.into_values().collect()
}

/// When each card was earned, and by which of its places. Cards that were earned at once have one
/// turn: the journal has them as the scenario lists them, true ones first.
fn earned<'a>(case: &'a Case, log: &[Event]) -> BTreeMap<CardId, (usize, Option<&'a Anchor>)> {
    let mut earned = BTreeMap::new();
    let mut places: Vec<Place> = Vec::new();
    let mut turn = 0;
    for event in log {
        let Event::CardEarned(id) = event else {
            turn += 1;
            places.extend(come_upon(case, event));
            continue;
        };
        // The last place that yields it: an earlier one would have.
        let anchor = case.scenario.card(id).and_then(|card| {
            let yields = |place| card.from.iter().find(|anchor| case.covers(anchor, place));
            places.iter().rev().find_map(yields)
        });
        earned.entry(id.clone()).or_insert((turn, anchor));
    }
    earned
}

/// The place of the evidence that an event leads to.
fn come_upon(case: &Case, event: &Event) -> Option<Place> {
    match event {
        Event::Pinned { place, .. } => Some(place.clone()),
        Event::People(people::Event::Told { person, item, layer }) => {
            let fact =
                || case.scenario.item(person, item).is_some_and(|i| i.kind == ItemKind::Fact);
            let open = *layer == people::Layer::Open || fact();
            open.then(|| Place::Telling { person: person.clone(), item: item.clone() })
        }
        _ => None,
    }
}

fn came_up<'a>(case: &'a Case, anchor: &Anchor) -> Option<CameUp<'a>> {
    match anchor {
        Anchor::Told(person, _) => case.scenario.person(person).map(CameUp::From),
        Anchor::Mark(source, _) | Anchor::Lines { source, .. } | Anchor::Chart { source, .. } => {
            case.scenario.source(source).map(CameUp::In)
        }
    }
}

//! The understanding that all bots share: which card, factor or link goes with what is in view.
//!
//! The reader is the one part that knows the truth. It tells, with [`RIGHT`] chance only, what
//! words mean that a player has before their eyes: pinned evidence, statements to choose from. What
//! a player cannot see it never tells: who knows something, which question would open it, how much
//! trust is lacking. Its draws are keyed by play and place, so that two kinds of bots with one seed
//! read alike.

use super::atlas::Atlas;
use crate::chance::Key;
use crate::evidence::Place;
use crate::play::{Case, Play, projections};
use crate::scenario::model::*;

/// Chance that the reader is right.
pub const RIGHT: f64 = 0.9;

pub struct Reader<'a> {
    pub(super) case: &'a Case,
    pub(super) atlas: &'a Atlas,
    pub(super) key: Key,
    /// Chance to be right.
    pub(super) right: f64,
}

/// What an entry would say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub card: CardId,
    pub at: Ms,
    pub kind: EventKind,
}

impl<'a> Reader<'a> {
    /// A reader for one play; a `sure` one is always right.
    pub fn new(case: &'a Case, atlas: &'a Atlas, seed: u64, sure: bool) -> Self {
        let right = if sure { 1.0 } else { RIGHT };
        Self { case, atlas, key: Key::new(seed).with("reader"), right }
    }

    pub(super) fn right(&self, key: Key) -> bool {
        key.with("right").unit() < self.right
    }

    /// Places of an open source that catch the eye.
    pub fn notable(&self, source: &SourceId) -> Vec<&'a Place> {
        let key = self.key.with("notable");
        let places = self.atlas.places(source).iter();
        places.filter(|place| self.right(key.with(&place.to_string()))).collect()
    }

    /// What a place says for the timeline; `look` counts how often it was looked at before.
    pub fn entry(&self, play: &Play, place: &Place, look: u32) -> Option<Reading> {
        let key = self.key.with("entry").with(&place.to_string()).with_u64(u64::from(look));
        let meaning = self.atlas.meaning(place)?;
        let events = meaning.events.iter().filter_map(|i| self.case.scenario.truth.events.get(*i));
        let open: Vec<&Event> = events
            .filter(|event| {
                play.cards.contains(&event.card) && !play.confirmed.contains_key(&event.id)
            })
            .collect();
        let event = open.first()?;
        let kind = *event.kinds.first()?;
        let at = self.case.scenario.at(&event.at);
        if self.right(key) {
            return Some(Reading { card: event.card.clone(), at, kind });
        }
        let cards = projections::cards(self.case, play);
        let other = key.with("card").below(cards.len() as u64) as usize;
        Some(Reading { card: cards.get(other)?.id.clone(), at, kind })
    }

    /// Factors that a place is read to show, among those that have surfaced.
    pub fn factors(&self, play: &Play, place: &Place) -> Vec<FactorId> {
        let key = self.key.with("factor").with(&place.to_string());
        let shown = self.atlas.meaning(place).map_or(&[][..], |meaning| &meaning.factors);
        let factors = self.case.scenario.truth.factors.iter().enumerate();
        factors
            .filter(|(_, factor)| play.surfaced.contains(&factor.id))
            .filter(|(index, factor)| {
                let right = self.right(key.with(factor.id.as_str()));
                shown.contains(index) && factor.holds && right
            })
            .map(|(_, factor)| factor.id.clone())
            .collect()
    }

    /// Whether it is seen that two factors worked together which did.
    pub fn together(&self, one: &FactorId, other: &FactorId) -> bool {
        let lists = |a: &FactorId, b: &FactorId| {
            self.case.scenario.factor(a).is_some_and(|factor| factor.with.contains(b))
        };
        let key = self.key.with("together").with(one.as_str()).with(other.as_str());
        (lists(one, other) || lists(other, one)) && self.right(key)
    }

    /// Whether it is seen that a measure answers a factor which it does answer.
    pub fn links(&self, measure: &MeasureId, factor: &FactorId) -> bool {
        self.right(self.key.with("link").with(measure.as_str()).with(factor.as_str()))
    }

    /// One of several statements of which some hold, as true as the reader can tell.
    pub fn pick(&self, name: &str, holds: &[bool]) -> Option<u32> {
        let key = self.key.with("pick").with(name);
        let sound: Vec<usize> = (0..holds.len()).filter(|i| holds[*i]).collect();
        let at = match sound.first() {
            Some(first) if self.right(key) => *first,
            _ => key.with("other").below(holds.len() as u64) as usize,
        };
        (at < holds.len()).then(|| u32::try_from(at).unwrap_or(0))
    }
}

//! The understanding that all bots share: what evidence shows, and what a topic might be asked.
//!
//! The reader is the one part that knows the truth, and tells of it with [`RIGHT`] chance only. Its
//! draws are keyed by play and place, so that two kinds of bots with one seed read alike.

use super::atlas::Atlas;
use crate::chance::Key;
use crate::evidence::Place;
use crate::play::{Case, Play, projections};
use crate::scenario::model::*;

/// Chance that the reader is right.
pub const RIGHT: f64 = 0.9;

pub struct Reader<'a> {
    case: &'a Case,
    atlas: &'a Atlas,
    key: Key,
    /// Chance to be right.
    right: f64,
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

    fn right(&self, key: Key) -> bool {
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

    /// A way of asking that goes with what there is to be learned about a topic from somebody, as
    /// far as the reader can guess; none where there seems to be nothing. `nth` counts questions
    /// put to them.
    pub fn form(
        &self,
        play: &Play,
        person: &PersonId,
        topic: &TopicId,
        nth: u32,
    ) -> Option<FormId> {
        let key =
            self.key.with("form").with(person.as_str()).with(topic.as_str()).with_u64(nth.into());
        let forms: Vec<&FormId> = if !self.right(key) {
            self.openers().collect()
        } else if let Some(item) = self.unheard(play, person, topic, ItemKind::Condition) {
            item.forms.iter().collect()
        } else {
            return None;
        };
        let at = key.with("which").below(forms.len() as u64) as usize;
        forms.get(at).map(|form| (*form).clone())
    }

    /// Whether a topic looks as if somebody had a plain fact on it.
    pub fn has_fact(&self, play: &Play, person: &PersonId, topic: &TopicId) -> bool {
        let key = self.key.with("fact").with(person.as_str()).with(topic.as_str());
        self.unheard(play, person, topic, ItemKind::Fact).is_some() == self.right(key)
    }

    /// Ways of asking that open conditions.
    fn openers(&self) -> impl Iterator<Item = &'a FormId> {
        let forms = self.case.rules.forms.iter();
        forms.filter(|form| form.opens == crate::people::Opens::Conditions).map(|form| &form.id)
    }

    /// What somebody has not said yet on a topic, not even guardedly.
    fn unheard(
        &self,
        play: &Play,
        person: &PersonId,
        topic: &TopicId,
        kind: ItemKind,
    ) -> Option<&'a Item> {
        let mut known = self.case.scenario.person(person)?.knows.iter();
        known.find(|item| {
            item.kind == kind
                && !item.meeting_only
                && item.topics.contains(topic)
                && play.people.told(person, &item.id).is_none()
        })
    }
}

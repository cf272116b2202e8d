//! A play and the log that led to it, with what each event changed.

use super::opened::source_of;
use super::postmortem::cited_places;
use super::report::Moment;
use crate::evidence::Place;
use crate::people::{self, Layer};
use crate::play::{Case, EntryPoint, Event, Play, apply};
use crate::scenario::model::*;

/// Reads a finished play.
pub(super) struct Story<'a> {
    pub case: &'a Case,
    pub play: &'a Play,
    pub log: &'a [Event],
    /// Places that the document cites.
    pub cited: Vec<Place>,
    moments: Vec<Moment>,
}

impl<'a> Story<'a> {
    pub fn new(case: &'a Case, play: &'a Play, log: &'a [Event]) -> Self {
        let mut at = Play::new(play.seed);
        let mut moments = Vec::with_capacity(log.len());
        for (index, event) in log.iter().enumerate() {
            apply(&mut at, event);
            let minute =
                if at.phase == PhaseName::Review { at.people.meeting_minutes() } else { at.spent };
            moments.push(Moment { event: index, phase: at.phase, minute });
        }
        Self { case, play, log, cited: cited_places(case, play), moments }
    }

    pub fn moment(&self, index: usize) -> Option<Moment> {
        self.moments.get(index).copied()
    }

    /// The first event of which something is so.
    pub fn first(&self, is: impl Fn(&Event) -> bool) -> Option<Moment> {
        self.moment(self.log.iter().position(is)?)
    }

    /// The last event of which something is so.
    pub fn last(&self, is: impl Fn(&Event) -> bool) -> Option<Moment> {
        self.moment(self.log.iter().rposition(is)?)
    }

    pub fn pinned_at(&self, pin: u32) -> Option<Moment> {
        self.first(|event| {
            matches!(event, Event::Pinned { pin: other, .. } | Event::Noted { pin: other, .. }
                if *other == pin)
        })
    }

    pub fn told_at(&self, person: &PersonId, item: &ItemId) -> Option<Moment> {
        self.first(|event| {
            matches!(event, Event::People(people::Event::Told { person: p, item: i, layer })
                if p == person && i == item && self.complete(p, i, *layer))
        })
    }

    /// A fact is complete however it is told; a condition only openly.
    pub fn complete(&self, person: &PersonId, item: &ItemId, layer: Layer) -> bool {
        layer == Layer::Open
            || self
                .case
                .scenario
                .item(person, item)
                .is_some_and(|known| known.kind == ItemKind::Fact)
    }

    pub fn called(&self, person: &PersonId) -> String {
        let known = self.case.scenario.person(person);
        known.map_or_else(|| person.to_string(), |known| known.called.clone())
    }

    /// Factors that hold and rest on a telling.
    pub fn factors_on(&self, person: &PersonId, item: &ItemId) -> Vec<&'a Factor> {
        let told = Anchor::Told(person.clone(), item.clone());
        let factors = self.case.scenario.truth.factors.iter();
        factors.filter(|factor| factor.holds && factor.supports.contains(&told)).collect()
    }

    /// Reference events that a telling shows.
    pub fn events_on(&self, person: &PersonId, item: &ItemId) -> usize {
        let told = Anchor::Told(person.clone(), item.clone());
        let events = self.case.scenario.truth.events.iter();
        events.filter(|event| event.supports.contains(&told)).count()
    }

    /// Something that shows it could be had. From the review on, sources that are closed stay closed;
    /// what people know can be told at the table.
    pub fn within_reach(&self, anchors: &[Anchor]) -> bool {
        self.play.entry == EntryPoint::Brief
            || anchors
                .iter()
                .any(|anchor| source_of(anchor).is_none_or(|source| self.play.is_open(source)))
    }

    /// The play came as far as this phase.
    pub fn reached(&self, phase: PhaseName) -> bool {
        self.play.phase >= phase
            && self
                .log
                .iter()
                .any(|event| matches!(event, Event::PhaseBegan(began) if *began == phase))
    }
}

/// Short texts of factors.
pub(super) fn texts(factors: &[&Factor]) -> Vec<String> {
    factors.iter().map(|factor| factor.text.clone()).collect()
}

//! All that a play may come to, grown until nothing more is added.

use crate::scenario::model::*;
use std::collections::BTreeSet;

/// Something that a play may come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached<'s> {
    Source(&'s str),
    Topic(&'s str),
    Told(&'s str, &'s str),
    Beat(&'s str),
    Chosen(&'s str, &'s str),
    Flag(&'s str),
    Measure(&'s str),
}

pub struct Reach<'s> {
    scenario: &'s Scenario,
    /// The review has begun: what is told at the table counts.
    review: bool,
    reached: BTreeSet<Reached<'s>>,
}

impl<'s> Reach<'s> {
    /// What may be reached before the review, or in the whole play.
    pub fn of(scenario: &'s Scenario, review: bool) -> Self {
        let mut reach = Self { scenario, review, reached: BTreeSet::new() };
        loop {
            let before = reach.reached.len();
            reach.grow();
            if reach.reached.len() == before {
                return reach;
            }
        }
    }

    pub fn has(&self, what: Reached<'_>) -> bool {
        self.reached.contains(&what)
    }

    /// A pin may rest on this place, or it may be told.
    pub fn anchor(&self, anchor: &Anchor) -> bool {
        match anchor {
            Anchor::Mark(source, _) => self.has(Reached::Source(source.as_str())),
            Anchor::Lines { source, .. } | Anchor::Chart { source, .. } => {
                self.has(Reached::Source(source.as_str()))
            }
            Anchor::Told(person, item) => self.has(Reached::Told(person.as_str(), item.as_str())),
        }
    }

    fn grow(&mut self) {
        let scenario = self.scenario;
        for source in &scenario.shelf.sources {
            if self.may(&source.when) {
                self.reached.insert(Reached::Source(source.id.as_str()));
            }
        }
        for topic in &scenario.cast.topics {
            if self.may(&topic.when) {
                self.reached.insert(Reached::Topic(topic.id.as_str()));
            }
        }
        for measure in &scenario.truth.measures {
            if self.may(&measure.when) {
                self.reached.insert(Reached::Measure(measure.id.as_str()));
            }
        }
        for person in &scenario.cast.people {
            for item in &person.knows {
                if self.can_tell(person, item) {
                    self.tell(person.id.as_str(), item);
                }
            }
        }
        for beat in &scenario.interruptions.beats {
            if self.may(&beat.when) {
                self.reached.insert(Reached::Beat(beat.id.as_str()));
                self.happen(&beat.then);
                self.happen(&beat.silence);
                for answer in &beat.answers {
                    self.reached.insert(Reached::Chosen(beat.id.as_str(), answer.id.as_str()));
                    self.happen(&answer.then);
                }
            }
        }
        if self.review {
            for beat in &scenario.meeting.beats {
                if self.may(&beat.when) {
                    self.reached.insert(Reached::Beat(beat.id.as_str()));
                    if let BeatKind::Fix(measure) = &beat.kind {
                        self.reached.insert(Reached::Measure(measure.as_str()));
                    }
                    self.happen(&beat.then);
                }
            }
        }
    }

    fn can_tell(&self, person: &Person, item: &Item) -> bool {
        let at_table = self.review && self.scenario.meeting.at_table.contains(&person.id);
        let asked = person.interview
            && !item.meeting_only
            && self.scenario.cast.topics.iter().any(|topic| {
                self.has(Reached::Topic(topic.id.as_str()))
                    && (item.topics.contains(&topic.id)
                        || topic.links.iter().any(|link| item.topics.contains(link)))
            });
        at_table || asked
    }

    fn tell(&mut self, person: &'s str, item: &'s Item) {
        self.reached.insert(Reached::Told(person, item.id.as_str()));
        self.reached.extend(item.earns.iter().map(|topic| Reached::Topic(topic.as_str())));
        self.reached.extend(item.mentions.iter().map(|source| Reached::Source(source.as_str())));
        self.reached.extend(item.measures.iter().map(|id| Reached::Measure(id.as_str())));
    }

    fn happen(&mut self, effects: &'s [Then]) {
        for then in effects {
            match then {
                Then::Unlock(source) => {
                    self.reached.insert(Reached::Source(source.as_str()));
                }
                Then::Topic(topic) => {
                    self.reached.insert(Reached::Topic(topic.as_str()));
                }
                Then::Measure(measure) => {
                    self.reached.insert(Reached::Measure(measure.as_str()));
                }
                Then::Flag(flag) => {
                    self.reached.insert(Reached::Flag(flag.as_str()));
                }
                Then::Tell(person, item) => {
                    if let Some(known) = self.scenario.item(person, item) {
                        self.tell(person.as_str(), known);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a condition may ever hold; whatever depends on numbers may.
    fn may(&self, when: &When) -> bool {
        let scenario = self.scenario;
        let can_be_asked = |id: &PersonId| scenario.person(id).is_some_and(|p| p.interview);
        match when {
            When::Always
            | When::Not(_)
            | When::Trust(..)
            | When::Sponsor(_)
            | When::Spent(_)
            | When::Moved => true,
            When::Never => false,
            When::All(parts) => parts.iter().all(|part| self.may(part)),
            When::Any(parts) => parts.iter().any(|part| self.may(part)),
            When::Opened(source) => self.has(Reached::Source(source.as_str())),
            When::Pinned(anchor) => self.anchor(anchor),
            When::Pins(_) => self.reached.iter().any(|what| matches!(what, Reached::Source(_))),
            When::Told(person, item) | When::Heard(person, item) => {
                self.has(Reached::Told(person.as_str(), item.as_str()))
            }
            When::Asked(person, _) | When::ClosingAsked(person, _) => can_be_asked(person),
            When::PeopleHeard(people) => {
                let talking = scenario.cast.people.iter().filter(|p| p.interview).count();
                *people as usize <= talking
            }
            When::Confirmed(event) => scenario.event(event).is_some(),
            When::ConfirmedCount(count) => *count as usize <= scenario.truth.events.len(),
            When::Clock(at) => {
                let work = &scenario.manifest.working_time;
                let last = scenario.at(&work.starts)
                    + Ms::from(work.minutes) * MINUTE
                    + Ms::from(work.moved_minutes) * MINUTE
                    + if self.review { Ms::from(work.review_minutes) * MINUTE } else { 0 };
                scenario.at(at) <= last
            }
            When::StatusDue(_) => {
                let slots = &scenario.interruptions.status.slots;
                slots.iter().flat_map(|slot| &slot.lines).any(|line| line.promises.is_some())
            }
            When::Phase(phase) => self.review || *phase <= PhaseName::Investigate,
            When::MeanSafety(_) => self.review,
            When::Happened(beat) => self.has(Reached::Beat(beat.as_str())),
            When::Chose(beat, choice) => self.has(Reached::Chosen(beat.as_str(), choice.as_str())),
            When::Flag(flag) => self.has(Reached::Flag(flag.as_str())),
            When::Stretch(_) | When::Made(..) => self.review,
        }
    }
}

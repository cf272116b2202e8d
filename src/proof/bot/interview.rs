//! How a bot with a plan talks to somebody: by what it has asked and heard, as any player.

use super::Bot;
use crate::people::{self, Layer, Opens};
use crate::play::{Command, Event};
use crate::proof::kind::Style;
use crate::scenario::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// What came of a question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    Told(Layer),
    Nothing,
    Refused,
}

/// What a bot remembers of its talks with somebody.
#[derive(Debug, Default)]
pub(super) struct Talk {
    begun: bool,
    asked: BTreeSet<(FormId, TopicId)>,
    forms: BTreeMap<FormId, u32>,
    topics: BTreeMap<TopicId, u32>,
    /// Topics on which they had nothing more.
    done: BTreeSet<TopicId>,
    /// Questions that were answered with less than there is, and how at ease they looked then.
    pub(super) held_back: Vec<(FormId, TopicId, usize)>,
    heard_since: u32,
    /// They said that they have to go.
    gone: bool,
}

/// A question is read back when so many tellings were heard since.
const READ_BACK_AFTER: u32 = 3;

/// What it counts against a question that its form, or its topic, was used with somebody before;
/// in minutes that another question may take longer.
const WORN: u32 = 2;

/// Who looks no more at ease than this is told why one asks: 0 closed, 1 wary.
const UNEASY: usize = 1;

impl Bot<'_> {
    /// Talks to somebody for so many minutes, or until they have to go.
    pub(super) fn interviews(&mut self, style: Style, person: &PersonId, minutes: u32) {
        let mut talk = self.talks.remove(person).unwrap_or_default();
        self.talks_on(style, person, minutes, &mut talk);
        self.talks.insert(person.clone(), talk);
    }

    fn talks_on(&mut self, style: Style, person: &PersonId, minutes: u32, talk: &mut Talk) {
        // Whoever had to go has time again later in the day, if little.
        talk.gone = false;
        let start = self.view().minutes_with(person);
        if !talk.begun {
            talk.begun = true;
            if let Some(first) = style.first {
                let topic = self.some_topics("first", person).into_iter().next();
                self.ask(person, first, topic, talk);
            } else {
                self.facts(person, style.facts, talk);
                self.begins(style, person, talk);
            }
        }
        while !talk.gone && !self.tired() {
            self.answers();
            let spent = self.view().minutes_with(person) - start;
            let left = minutes.saturating_sub(spent);
            if talk.heard_since >= READ_BACK_AFTER && left >= 2 {
                talk.heard_since = 0;
                self.ask(person, "read-back", None, talk);
                continue;
            }
            let Some((form, topic)) = self.question(style, person, left, talk) else { return };
            let ease = self.view().ease(person);
            let came = self.ask(person, form.as_str(), Some(topic.clone()), talk);
            match came {
                Came::Told(layer) => {
                    talk.heard_since += 1;
                    let more =
                        layer == Layer::Guarded && !(style.waits && self.waits(person, talk));
                    if more {
                        talk.held_back.push((form, topic, ease));
                    }
                }
                Came::Nothing => {
                    talk.done.insert(topic);
                }
                Came::Refused => return,
            }
        }
    }

    /// Says nothing after a guarded telling; whether the rest of it came.
    fn waits(&mut self, person: &PersonId, talk: &mut Talk) -> bool {
        self.ask(person, "wait", None, talk) == Came::Told(Layer::Open)
    }

    /// The purpose, or what takes its place.
    fn begins(&mut self, style: Style, person: &PersonId, talk: &mut Talk) {
        if style.closing > 0 {
            self.closes(person, style.closing, talk);
        } else if self.view().ease(person) <= UNEASY {
            self.ask(person, "why-i-ask", None, talk);
        }
    }

    fn facts(&mut self, person: &PersonId, count: usize, talk: &mut Talk) {
        for topic in self.some_topics("facts", person).into_iter().take(count) {
            self.ask(person, "fact", Some(topic), talk);
        }
    }

    fn closes(&mut self, person: &PersonId, count: usize, talk: &mut Talk) {
        const CLOSING: [&str; 3] = ["why-not", "who-approved", "should-have"];
        for topic in self.some_topics("closes", person).into_iter().take(count) {
            let form = CLOSING[self.draw(CLOSING.len())];
            self.ask(person, form, Some(topic), talk);
        }
    }

    fn some_topics(&self, what: &str, person: &PersonId) -> Vec<TopicId> {
        let mut topics = self.view().topics(person);
        self.key.with(what).with(person.as_str()).shuffle(&mut topics);
        topics
    }

    /// What to ask next, within so many minutes: again what was held back, once they look more at
    /// ease; else what was asked least, in a way that was used least.
    fn question(
        &self,
        style: Style,
        person: &PersonId,
        minutes: u32,
        talk: &mut Talk,
    ) -> Option<(FormId, TopicId)> {
        let ease = self.view().ease(person);
        let again = talk.held_back.iter().position(|(_, _, then)| *then < ease);
        if let Some(again) = again.filter(|_| minutes >= 3) {
            let (form, topic, _) = talk.held_back.remove(again);
            return Some((form, topic));
        }
        let mut questions: Vec<(FormId, TopicId, u32)> = Vec::new();
        for form in self.case.rules.forms.iter().filter(|form| form.opens == Opens::Conditions) {
            if form.minutes > minutes || style.only.is_some_and(|only| form.id.as_str() != only) {
                continue;
            }
            for topic in self.view().topics(person) {
                let new = !talk.asked.contains(&(form.id.clone(), topic.clone()));
                if new && !talk.done.contains(&topic) {
                    let forms = talk.forms.get(&form.id).copied().unwrap_or(0);
                    let topics = talk.topics.get(&topic).copied().unwrap_or(0);
                    questions.push((
                        form.id.clone(),
                        topic,
                        WORN * (forms + topics) + form.minutes,
                    ));
                }
            }
        }
        let key = self.key.with("questions").with(person.as_str());
        key.with_u64(talk.asked.len() as u64).shuffle(&mut questions);
        let (form, topic, _) = questions.into_iter().min_by_key(|(_, _, worn)| *worn)?;
        Some((form, topic))
    }

    fn ask(
        &mut self,
        person: &PersonId,
        form: &str,
        topic: Option<TopicId>,
        talk: &mut Talk,
    ) -> Came {
        let ask = Command::Ask {
            person: person.clone(),
            form: form.into(),
            topic: topic.clone(),
            words: String::new(),
        };
        let Some(events) = self.send(ask) else { return Came::Refused };
        let opens =
            self.case.rules.form(&form.into()).is_some_and(|form| form.opens == Opens::Conditions);
        if let Some(topic) = topic.filter(|_| opens) {
            *talk.forms.entry(form.into()).or_default() += 1;
            *talk.topics.entry(topic.clone()).or_default() += 1;
            talk.asked.insert((form.into(), topic));
        }
        talk.gone |= events.iter().any(|event| {
            matches!(event, Event::People(people::Event::OutOfTime { person: by }) if by == person)
        });
        let told = events.iter().find_map(|event| match event {
            Event::People(people::Event::Told { person: by, layer, .. }) if by == person => {
                Some(*layer)
            }
            _ => None,
        });
        if told == Some(Layer::Open) {
            self.asks_leave(person);
        }
        told.map_or(Came::Nothing, Came::Told)
    }

    /// Asks for leave to quote what was personal.
    fn asks_leave(&mut self, person: &PersonId) {
        for item in self.view().personal(person) {
            self.send(Command::Consent { person: person.clone(), item });
        }
    }
}

//! How a bot with a plan talks to somebody.

use super::Bot;
use crate::people::{self, Layer};
use crate::play::{Command, Event};
use crate::proof::kind::Style;
use crate::scenario::model::*;
use std::collections::BTreeSet;

/// What came of a question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    Told(Layer),
    Nothing,
    Leaves,
    Refused,
}

/// A question is read back when so many tellings were heard since.
const READ_BACK_AFTER: u32 = 2;

impl Bot<'_> {
    pub(super) fn interviews(&mut self, style: Style, person: &PersonId, minutes: u32) {
        let start = self.view().minutes_with(person);
        let spent = |bot: &Bot| bot.view().minutes_with(person) - start;
        if start == 0 {
            self.facts(person, style.facts);
            self.begins(style, person);
        }
        let mut exhausted: BTreeSet<TopicId> = BTreeSet::new();
        let mut heard_since = 0;
        let mut guarded = false;
        while spent(self) + 3 <= minutes && !self.tired() {
            self.answers();
            if guarded && style.waits {
                guarded = false;
                self.ask(person, "wait", None);
                continue;
            }
            if heard_since >= READ_BACK_AFTER {
                heard_since = 0;
                self.ask(person, "read-back", None);
                continue;
            }
            let Some(topic) = self.topic(person, &exhausted) else { return };
            let form = self.form(style, person, &topic);
            let Some(form) = form else {
                exhausted.insert(topic);
                continue;
            };
            match self.ask(person, form.as_str(), Some(topic.clone())) {
                Came::Told(layer) => {
                    heard_since += 1;
                    guarded = layer == Layer::Guarded;
                }
                Came::Nothing => {
                    exhausted.insert(topic);
                }
                // They have to go.
                Came::Leaves | Came::Refused => return,
            }
        }
    }

    /// The purpose, or what takes its place.
    fn begins(&mut self, style: Style, person: &PersonId) {
        if style.closing > 0 {
            self.closes(person, style.closing);
        } else if self.minds_purpose(person) {
            self.ask(person, "why-i-ask", None);
        }
    }

    /// Saying why one asks does little for the proud and wearies the tired.
    fn minds_purpose(&self, person: &PersonId) -> bool {
        let temper = self.case.scenario.person(person).map(|person| person.temperament);
        !matches!(temper, Some(Temperament::Proud | Temperament::Tired))
    }

    fn facts(&mut self, person: &PersonId, count: usize) {
        let mut topics = self.view().topics(person);
        self.key.with("facts").with(person.as_str()).shuffle(&mut topics);
        let mut asked = 0;
        for topic in topics {
            if asked < count && self.reader.has_fact(&self.play, person, &topic) {
                asked += 1;
                self.ask(person, "fact", Some(topic));
            }
        }
    }

    fn closes(&mut self, person: &PersonId, count: usize) {
        const CLOSING: [&str; 3] = ["why-not", "who-approved", "should-have"];
        let mut topics = self.view().topics(person);
        self.key.with("closes").with(person.as_str()).shuffle(&mut topics);
        for topic in topics.into_iter().take(count) {
            let form = CLOSING[self.draw(CLOSING.len())];
            self.ask(person, form, Some(topic));
        }
    }

    /// The topic least asked about that has not run dry.
    fn topic(&self, person: &PersonId, exhausted: &BTreeSet<TopicId>) -> Option<TopicId> {
        let asked = self.play.people.person(person).map_or(&[][..], |state| &state.asked);
        let count = |topic: &TopicId| {
            asked.iter().filter(|(_, other)| other.as_ref() == Some(topic)).count()
        };
        let mut topics = self.view().topics(person);
        topics.retain(|topic| !exhausted.contains(topic));
        self.key.with("topics").with(person.as_str()).shuffle(&mut topics);
        topics.into_iter().min_by_key(count)
    }

    fn form(&self, style: Style, person: &PersonId, topic: &TopicId) -> Option<FormId> {
        if style.stories_only {
            return Some("walk-through".into());
        }
        self.reader.form(&self.play, person, topic, self.view().questions(person))
    }

    fn ask(&mut self, person: &PersonId, form: &str, topic: Option<TopicId>) -> Came {
        let ask = Command::Ask { person: person.clone(), form: form.into(), topic };
        let Some(events) = self.send(ask) else { return Came::Refused };
        let leaves = |event: &Event| matches!(event, Event::People(people::Event::OutOfTime { person: by }) if by == person);
        if events.iter().any(leaves) {
            return Came::Leaves;
        }
        let told = events.iter().find_map(|event| match event {
            Event::People(people::Event::Told { person: by, layer, .. }) if by == person => {
                Some(*layer)
            }
            _ => None,
        });
        told.map_or(Came::Nothing, Came::Told)
    }
}

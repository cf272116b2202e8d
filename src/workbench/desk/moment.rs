//! A moment of a play that is over: what the player did there, and what came of it.

use super::Desk;
use super::evidence::title;
use super::pinned::{quote, where_is};
use super::{interview, review};
use crate::evidence::Place;
use crate::people::Event as Among;
use crate::play::confirm::borne_out;
use crate::play::{Event, mentor, projections};
use crate::scenario::model::*;
use crate::text::{Value, Words};
use crate::workbench::debrief::{MomentLine, MomentShown, MomentVoice};

/// The event at this place of the log, in words.
pub fn shown(desk: &Desk, words: &Words, at: u32) -> Option<MomentShown> {
    let at = at as usize;
    let event = desk.log.get(at)?;
    let telling = Telling { desk, words };
    let (title, lines) = match event {
        Event::People(_) => telling.people(at)?,
        _ => telling.own(event),
    };
    let when = desk.clock.get(at).map(|clock| desk.hour(*clock)).unwrap_or_default();
    Some(MomentShown { when, title, lines })
}

struct Telling<'a> {
    desk: &'a Desk,
    words: &'a Words,
}

type Told = (String, Vec<MomentLine>);

fn line(voice: MomentVoice, by: impl Into<String>, text: impl Into<String>) -> MomentLine {
    MomentLine { by: by.into(), text: text.into(), voice }
}

impl Telling<'_> {
    fn word(&self, key: &str) -> String {
        self.words.get(key)
    }

    fn with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.words.with(key, values)
    }

    fn called(&self, id: &PersonId) -> String {
        self.desk.scenario().person(id).map(|person| person.called.clone()).unwrap_or_default()
    }

    /// The exchange or the turn of the meeting that an event belongs to, from its question or move
    /// to the next.
    fn people(&self, at: usize) -> Option<Told> {
        let log = &self.desk.log;
        let meets = |event: &Event| matches!(event, Event::People(Among::MeetingOpened { .. }));
        let begins = |event: &Event| {
            use Among as A;
            matches!(
                event,
                Event::People(
                    A::Asked { .. }
                        | A::Moved { .. }
                        | A::StretchOpened { .. }
                        | A::MeetingOpened { .. }
                )
            )
        };
        let from = log[..=at].iter().rposition(begins);
        let until = log[at + 1..].iter().position(begins).map_or(log.len(), |next| at + 1 + next);
        if log[..=at].iter().any(meets) {
            return Some(self.turn(from.unwrap_or(at), until));
        }
        let asked = from.and_then(|from| match &log[from] {
            Event::People(Among::Asked { person, form, topic, words, .. }) => {
                let case = &self.desk.case;
                Some((from, person, projections::asked(case, form, topic.as_ref(), words)))
            }
            _ => None,
        });
        let spoke = match &log[at] {
            Event::People(Among::Told { person, .. }) => Some(person),
            _ => None,
        };
        // Somebody who was not asked came by.
        if let Some(who) =
            spoke.filter(|who| asked.as_ref().is_none_or(|(_, asked, _)| asked != who))
        {
            let title = self.with("moment-unasked", &[("name", self.called(who).into())]);
            return Some((title, self.said(who, at, at + 1)));
        }
        let (from, who, question) = asked?;
        let name = self.called(who);
        let mut lines = vec![line(MomentVoice::Own, self.word("moment-you"), question)];
        lines.extend(self.said(who, from, until));
        Some((self.with("moment-talk", &[("name", name.into())]), lines))
    }

    fn said(&self, who: &PersonId, from: usize, until: usize) -> Vec<MomentLine> {
        let Some(person) = self.desk.scenario().person(who) else { return Vec::new() };
        let events = self.desk.log[from..until].iter();
        let said = events.filter_map(|event| interview::said(self.desk, person, event));
        said.map(|(said, _)| line(MomentVoice::Said, &person.called, said.text)).collect()
    }

    fn turn(&self, from: usize, until: usize) -> Told {
        let mut lines = Vec::new();
        for event in &self.desk.log[from..until] {
            let Event::People(among) = event else { continue };
            if let Among::Moved { act, target, .. } = among {
                let label = self.desk.case.rules.move_(act).map(|act| act.label.clone());
                let to = target.as_ref().map(|who| self.called(who));
                let by = match to {
                    Some(name) => self.with("moment-you-to", &[("name", name.into())]),
                    None => self.word("moment-you"),
                };
                lines.push(line(MomentVoice::Own, by, label.unwrap_or_default()));
            } else if let Some(said) = review::line(self.desk, self.words, among) {
                let voice = if said.silent { MomentVoice::Plain } else { MomentVoice::Said };
                lines.push(line(voice, said.name, said.text));
            }
        }
        (self.word("moment-meeting"), lines)
    }

    /// Where a pin is, and what stands there.
    fn place(&self, place: &Place) -> MomentLine {
        let told = place.told().is_some();
        let voice = if told { MomentVoice::Said } else { MomentVoice::Evidence };
        line(voice, where_is(self.desk, self.words, place), quote(self.desk, place))
    }

    /// The place of a pin, also of one that was taken out later.
    fn pin(&self, number: u32) -> Vec<MomentLine> {
        let pinned = self.desk.log.iter().rev().find_map(|event| match event {
            Event::Pinned { pin, place, .. } | Event::Noted { pin, place } if *pin == number => {
                Some(place)
            }
            _ => None,
        });
        pinned.map(|place| self.place(place)).into_iter().collect()
    }

    fn card(&self, event: &EventId) -> MomentLine {
        let scenario = self.desk.scenario();
        let card = scenario.event(event).and_then(|event| scenario.card(&event.card));
        let hour = scenario.event(event).map(|event| self.desk.hour(scenario.at(&event.at)));
        let text = card.map(|card| card.text.clone()).unwrap_or_default();
        line(MomentVoice::Plain, hour.unwrap_or_default(), text)
    }

    fn entry(&self, number: u32) -> Option<MomentLine> {
        let entry = self.desk.play.notebook.entries.get(&number)?;
        Some(line(MomentVoice::Plain, self.desk.hour(entry.at), title(self.desk, entry)))
    }

    fn own_words(&self, text: &str) -> Option<MomentLine> {
        let said = || line(MomentVoice::Own, self.word("moment-you"), text);
        (!text.is_empty()).then(said)
    }

    /// What the player did with notebook, sheets and messages.
    fn own(&self, event: &Event) -> Told {
        let scenario = self.desk.scenario();
        let plain = |text: &str| line(MomentVoice::Plain, "", text);
        let word = |key| self.word(key);
        match event {
            Event::Pinned { pin, place, note } => {
                let mut lines = vec![self.place(place)];
                lines.extend(self.own_words(note));
                (self.with("moment-pinned", &[("pin", (*pin).into())]), lines)
            }
            Event::Reworded { pin, note } => {
                let mut lines = self.pin(*pin);
                lines.extend(self.own_words(note));
                (self.with("moment-pinned", &[("pin", (*pin).into())]), lines)
            }
            Event::Unpinned(pin) => {
                (self.with("moment-unpinned", &[("pin", (*pin).into())]), self.pin(*pin))
            }
            Event::Opened(source) => {
                let source = scenario.source(source);
                let line = source.map(|one| line(MomentVoice::Plain, &one.name, &one.about));
                (word("moment-opened"), line.into_iter().collect())
            }
            Event::EntrySet { draft, .. } => {
                let said = title(self.desk, draft);
                let mut lines = vec![line(MomentVoice::Plain, self.desk.hour(draft.at), said)];
                lines.extend(self.pin(draft.pin));
                (word("moment-entry"), lines)
            }
            Event::Confirmed { pairs, .. } => {
                let cards = pairs.iter().map(|(_, event)| self.card(event));
                (word("moment-confirmed"), cards.collect())
            }
            Event::NotConfirmed { entries, .. } => {
                let entries = entries.iter().filter_map(|entry| self.entry(*entry));
                (word("moment-not-confirmed"), entries.collect())
            }
            Event::Corrected { entry, event, by } => {
                let values = [("name", self.called(by).into())];
                let right = borne_out(&self.desk.case, &self.desk.play, *entry);
                let key = if right { "moment-borne-out" } else { "moment-corrected" };
                (self.with(key, &values), vec![self.card(event)])
            }
            Event::Aligned { first, second, .. } => {
                (word("moment-aligned"), vec![self.place(first), self.place(second)])
            }
            Event::ImpactSet { quantity, low, high, pins, how } => {
                let quantities = &scenario.truth.impact.quantities;
                let asked = quantities.iter().find(|one| one.id == *quantity);
                let unit = asked.map_or("", |one| one.unit.as_str());
                let values =
                    [("low", (*low).into()), ("high", (*high).into()), ("unit", unit.into())];
                let range = self.with("moment-range", &values);
                let ask = asked.map_or("", |one| one.ask.as_str());
                let mut lines = vec![line(MomentVoice::Plain, ask, range)];
                lines.extend((!how.is_empty()).then(|| line(MomentVoice::Plain, "", how.clone())));
                lines.extend(pins.iter().flat_map(|pin| self.pin(*pin)));
                (word("moment-impact"), lines)
            }
            Event::HarmSet { harm, pin } => {
                let harms = &scenario.truth.impact.harms;
                let harm = harms.get(*harm as usize).map(|harm| plain(&harm.text));
                let pin = pin.iter().flat_map(|pin| self.pin(*pin));
                (word("moment-impact"), harm.into_iter().chain(pin).collect())
            }
            Event::SeveritySet { reason, .. } => {
                (word("moment-impact"), self.own_words(reason).into_iter().collect())
            }
            Event::SummarySet(text) => {
                (word("moment-summary"), self.own_words(text).into_iter().collect())
            }
            Event::MechanismSet(text) => {
                (word("moment-mechanism"), self.own_words(text).into_iter().collect())
            }
            Event::FactorSet { factor, pins, words, .. } => {
                let factor = scenario.factor(factor).map(|factor| plain(&factor.text));
                let mut lines: Vec<MomentLine> = factor.into_iter().collect();
                lines.extend(self.own_words(words));
                lines.extend(pins.iter().flat_map(|pin| self.pin(*pin)));
                (word("moment-factor"), lines)
            }
            Event::FactorLeftOut { factor, words } => {
                let factor = scenario.factor(factor).map(|factor| plain(&factor.text));
                (word("moment-left-out"), factor.into_iter().chain(self.own_words(words)).collect())
            }
            Event::TurningSet { event, visible, words, .. } => {
                let mut lines = vec![self.card(event)];
                lines.extend(self.own_words(words));
                lines.extend(visible.iter().flat_map(|pin| self.pin(*pin)));
                (word("moment-decision"), lines)
            }
            Event::WellSet { pin, .. } => (word("moment-well"), self.pin(*pin)),
            Event::NeedSet { pin, .. } => (word("moment-need"), self.pin(*pin)),
            Event::NeedWorded { words, .. } => {
                (word("moment-need"), self.own_words(words).into_iter().collect())
            }
            _ => self.towards_others(event),
        }
    }

    /// What went to others: answers, a status, promises, the list of measures, the view.
    fn towards_others(&self, event: &Event) -> Told {
        let scenario = self.desk.scenario();
        let word = |key| self.word(key);
        let beat = |id: &BeatId| scenario.beat(id);
        let asks = |beat: &Beat| {
            let by = beat.from.as_ref().map(|who| self.called(who)).unwrap_or_default();
            line(MomentVoice::Said, by, &beat.text)
        };
        let measure = |id: &MeasureId| {
            let text = scenario.measure(id).map(|measure| measure.text.clone());
            line(MomentVoice::Plain, "", text.unwrap_or_default())
        };
        match event {
            Event::BeatHappened { beat: id, .. } | Event::LeftUnanswered(id) => {
                (word("moment-message"), beat(id).map(asks).into_iter().collect())
            }
            Event::Answered { beat: id, choice } => {
                let beat = beat(id);
                let mut lines: Vec<MomentLine> = beat.map(asks).into_iter().collect();
                let answer = beat.and_then(|beat| beat.answers.iter().find(|a| a.id == *choice));
                lines.extend(answer.and_then(|answer| self.own_words(&answer.text)));
                (word("moment-answered"), lines)
            }
            Event::StatusSent { lines: chosen, .. } => {
                let slots = scenario.interruptions.status.slots.iter();
                let texts = slots.flat_map(|slot| &slot.lines);
                let sent = texts.filter(|line| chosen.contains(&line.id));
                let lines = sent.filter_map(|line| self.own_words(&line.text));
                (word("moment-status"), lines.collect())
            }
            Event::Hinted { about, step } => {
                let hint = mentor::text(&self.desk.case, about, *step);
                let by = self.called(&scenario.manifest.mentor);
                let line = hint.map(|hint| line(MomentVoice::Said, by, hint));
                (word("moment-hint"), line.into_iter().collect())
            }
            Event::Consented { person, item, .. } | Event::QuoteHeard { person, item } => {
                let place = Place::Telling { person: person.clone(), item: item.clone() };
                let key = match event {
                    Event::Consented { .. } => "moment-leave",
                    _ => "moment-quote",
                };
                (self.with(key, &[("name", self.called(person).into())]), vec![self.place(&place)])
            }
            Event::Agreed(agreed) => {
                let mut lines = vec![measure(&agreed.measure)];
                lines.extend(self.own_words(&agreed.words));
                let values = [("name", self.called(&agreed.owner).into())];
                (self.with("moment-agreed", &values), lines)
            }
            Event::Refused { measure: id, owner, .. } => {
                let values = [("name", self.called(owner).into())];
                (self.with("moment-refused", &values), vec![measure(id)])
            }
            Event::Withdrawn(id) => (word("moment-withdrawn"), vec![measure(id)]),
            Event::Rejected { measure: id, reason } => {
                let mut lines = vec![measure(id)];
                lines.extend(self.own_words(reason));
                (word("moment-rejected"), lines)
            }
            Event::Sealed(view) | Event::Finished { view, .. } => {
                (word("moment-view"), self.own_words(&view.line).into_iter().collect())
            }
            _ => (word("moment-other"), Vec::new()),
        }
    }
}

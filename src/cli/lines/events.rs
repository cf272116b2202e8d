//! Events as values, with what is said or seen in words.

use super::{noted, times};
use crate::people;
use crate::people::interview::said_nothing_more;
use crate::people::review::keeps_silent;
use crate::play::confirm::borne_out;
use crate::play::measures::refusal_words;
use crate::play::{Case, Event, Play, mentor, projections};
use crate::scenario::model::*;
use serde_json::{Value, json};

/// One event: its name, its fields, and the words that belong to it. `None` for those that a
/// player does not see, as how trust has moved.
/// `play` is the play after it.
pub fn event(case: &Case, play: &Play, event: &Event) -> Option<Value> {
    let value = match event {
        Event::People(inner) => return of_people(case, play, inner),
        Event::BeatHappened { beat, .. } => beat_value(case, play, beat),
        Event::Answered { beat, choice } => {
            let beat = case.scenario.beat(beat)?;
            let answer = beat.answers.iter().find(|answer| answer.id == *choice);
            let mut value = json!({"event": "answered", "to": beat.id, "with": choice});
            if let Some(reply) = answer.map(|answer| &answer.reply).filter(|it| !it.is_empty()) {
                value["says"] = json!(reply);
            }
            value
        }
        // Nothing can be opened or asked any more, so that it would be no news.
        Event::Unlocked(_) | Event::TopicEarned(_) if play.phase > PhaseName::Investigate => {
            return None;
        }
        Event::Unlocked(source) => {
            let known = case.scenario.source(source)?;
            json!({"event": "source known", "source": source, "name": known.name,
                   "minutes_to_open": known.minutes})
        }
        Event::TopicEarned(topic) => {
            json!({"event": "topic earned", "topic": topic, "name": case.scenario.topic(topic)?.name})
        }
        Event::CardEarned(card) => {
            json!({"event": "card earned", "card": card, "text": case.scenario.card(card)?.text})
        }
        Event::FactorSurfaced(factor) => {
            json!({"event": "factor surfaced", "factor": factor, "text": case.scenario.factor(factor)?.text})
        }
        Event::MeasureEarned(measure) => {
            json!({"event": "measure came up", "measure": measure, "text": case.scenario.measure(measure)?.text})
        }
        Event::Given(_) | Event::Began { .. } | Event::OwnPartRaised => return None,
        Event::Confirmed { pairs, .. } => confirmed(case, pairs),
        Event::NotConfirmed { entries, .. } => {
            let entries: Vec<String> = entries.iter().map(|entry| format!("E{entry}")).collect();
            json!({"event": "not confirmed", "entries": entries,
                   "says": "Not all of that is how it was: a statement, a time, a kind or a pin \
                            is off, in at least one of the three."})
        }
        Event::Hinted { about, step } => {
            json!({"event": "hint", "step": step, "says": mentor::text(case, about, *step)})
        }
        Event::LeftUnanswered(beat) => {
            let beat = case.scenario.beat(beat)?;
            json!({"event": "left unanswered", "beat": beat.id, "from": beat.from,
                   "says": no_longer_waits(case, beat)})
        }
        Event::Promised { due, to } => promise(case, "promised", *due, to.as_ref()),
        Event::PromiseKept { due, to } => promise(case, "promise kept", *due, to.as_ref()),
        Event::PromiseMissed { due, to } => promise(case, "promise missed", *due, to.as_ref()),
        Event::Corrected { entry, event, by } => {
            let at = case.scenario.at(&case.scenario.event(event)?.at);
            let how = if borne_out(case, play, *entry) { "borne out" } else { "corrected" };
            json!({"event": how, "entry": format!("E{entry}"), "by": by,
                   "stands_at_utc": times::utc(case, at)})
        }
        Event::Refused { measure, owner, why } => {
            let says = refusal_words(case.scenario.measure(measure)?, owner, *why);
            json!({"event": "refused", "measure": measure, "by": owner, "says": says})
        }
        Event::StatusSent { lines, .. } => json!({"event": "status sent", "lines": lines}),
        Event::PhaseBegan(phase) => phase_value(case, *phase),
        other => match noted::noted(case, play, other) {
            Some(value) => value,
            None => plain(other)?,
        },
    };
    Some(value)
}

fn no_longer_waits(case: &Case, beat: &Beat) -> String {
    let from = beat.from.as_ref().and_then(|id| case.scenario.person(id));
    match from {
        Some(person) => format!("{} waited for a word, and waits no longer.", person.called),
        None => "The moment for it has passed.".to_owned(),
    }
}

fn promise(case: &Case, how: &str, due: Ms, to: Option<&PersonId>) -> Value {
    json!({"event": how, "to": promised_to(case, to), "update_due": times::both(case, due)})
}

/// To whom word was promised, as people say it.
pub fn promised_to(case: &Case, to: Option<&PersonId>) -> String {
    let person = to.and_then(|id| case.scenario.person(id));
    person.map_or_else(|| "customers".to_owned(), |person| person.called.clone())
}

/// Name and fields as the journal has them.
fn plain(event: &Event) -> Option<Value> {
    let value = serde_json::to_value(event).ok()?;
    Some(match value {
        Value::Object(map) => {
            let (name, fields) = map.into_iter().next()?;
            json!({"event": words_of(&name), "of": fields})
        }
        name => json!({"event": words_of(name.as_str()?)}),
    })
}

/// `EntrySet` as `entry set`.
fn words_of(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

pub fn beat_value(case: &Case, play: &Play, id: &BeatId) -> Value {
    let Some(beat) = case.scenario.beat(id) else { return json!({"event": "beat", "beat": id}) };
    let mut answers: Vec<&Answer> = beat.answers.iter().collect();
    // In an order that says nothing of what an answer is worth.
    answers.sort_by_key(|answer| projections::order(play, "answer", answer.id.as_str()));
    let answers: Vec<Value> = answers
        .into_iter()
        .map(|answer| json!({"choice": answer.id, "text": answer.text, "minutes": answer.minutes}))
        .collect();
    json!({"event": "beat", "beat": id, "from": beat.from, "says": beat.text,
           "answers": answers, "asks_status": beat.asks_status, "within_min": beat.within})
}

fn confirmed(case: &Case, pairs: &[(u32, EventId)]) -> Value {
    let entries: Vec<String> = pairs.iter().map(|(entry, _)| format!("E{entry}")).collect();
    let reaction = pairs
        .iter()
        .find_map(|(_, event)| case.scenario.event(event)?.reaction.as_ref())
        .map(|reaction| json!({"by": reaction.by, "says": reaction.text}));
    json!({"event": "confirmed", "entries": entries, "reaction": reaction})
}

fn phase_value(case: &Case, phase: PhaseName) -> Value {
    let meeting = &case.scenario.meeting;
    let says = match phase {
        PhaseName::Review => meeting.opening.clone(),
        PhaseName::Mitigate => {
            meeting.closing.iter().chain(&meeting.two_days_later).cloned().collect()
        }
        _ => Vec::new(),
    };
    json!({"event": "phase", "phase": super::reasons::phase(phase), "says": says})
}

fn of_people(case: &Case, play: &Play, event: &people::Event) -> Option<Value> {
    use people::Event as E;
    let person = |id: &PersonId| case.scenario.person(id);
    let line = |lines: &[String], at: u32| lines.get(at as usize).cloned().unwrap_or_default();
    Some(match event {
        E::Told { person: id, item, .. } => {
            let mut told = json!({"event": "told", "by": id, "item": format!("{id}/{item}"),
                                  "says": telling(case, play, event)});
            // Whether there is more to it shows in how they sit there.
            if !play.people.in_meeting() {
                told["you_see"] = json!(person(id)?.manner.get(play.people.ease(id)));
            }
            told
        }
        E::Worried { person: id } => {
            json!({"event": "says", "by": id, "says": person(id)?.worry})
        }
        E::ReadBack { person: id } => {
            json!({"event": "read back", "to": id,
                   "you_see": person(id)?.manner.get(play.people.ease(id))})
        }
        E::Apologised { person: id, line: at } => {
            json!({"event": "says", "by": id, "says": line(&person(id)?.apologies, *at)})
        }
        E::NothingMore { person: id, line: at } => {
            json!({"event": "says", "by": id, "says": line(&person(id)?.nothing_more, *at),
                   "you_see": person(id)?.manner.get(play.people.ease(id))})
        }
        E::OutOfTime { person: id } => {
            json!({"event": "says", "by": id, "says": person(id)?.out_of_time})
        }
        E::Absent { person } => json!({"event": "cannot come", "person": person}),
        E::Said { beat, by, .. } => {
            let beat = case.scenario.meeting_beat(beat)?;
            json!({"event": "says", "by": by, "says": beat.text})
        }
        E::Habit { person: id, line: at, kind } => match kind {
            people::event::Spoke::Silence => json!({"event": "says nothing", "by": id}),
            _ => json!({"event": "says", "by": id, "says": person(id)?.habit_line(*at)}),
        },
        E::Moved { act, target, .. } => {
            let label = case.rules.move_(act).map_or(act.as_str(), |rule| rule.label.as_str());
            let mut said = json!({"event": "you", "say": label});
            if let Some(target) = target {
                said["to"] = json!(target);
            }
            said
        }
        E::Passed { person, .. } => json!({"event": "passes", "by": person}),
        E::Turn => json!({"event": "then"}),
        E::StretchOpened { stretch } => {
            let stretch = case.scenario.stretch(stretch)?;
            json!({"event": "stretch", "stretch": stretch.id, "name": stretch.name,
                   "says": stretch.opening})
        }
        E::Parked { measure, proposer } => {
            json!({"event": "kept for later", "measure": measure, "of": proposer})
        }
        E::Concluded { by } => json!({"event": "wraps up", "by": by}),
        E::MeetingClosed => json!({"event": "review closed"}),
        // How trust, safety and support move is felt, not shown, until the debrief.
        _ => return None,
    })
}

/// The words of a telling.
fn telling(case: &Case, play: &Play, event: &people::Event) -> Option<String> {
    let people::Event::Told { person, item, .. } = event else { return None };
    let item = case.scenario.item(person, item)?;
    play.people.words(person, item).map(str::to_owned)
}

/// Everything that happened, in order. Whoever is addressed at the table and has nothing to say is
/// seen to say nothing.
pub fn all(case: &Case, play: &Play, happened: &[Event]) -> Vec<Value> {
    placed(case, play, happened).into_iter().map(|(_, shown)| shown).collect()
}

/// The same, each with its place among what happened.
pub fn placed(case: &Case, play: &Play, happened: &[Event]) -> Vec<(usize, Value)> {
    let mut shown = Vec::new();
    for (index, one) in happened.iter().enumerate() {
        shown.extend(event(case, play, one).map(|value| (index, value)));
        let after = || happened[index + 1..].iter().filter_map(Event::among);
        let (by, what) = match one {
            Event::People(people::Event::Moved { act, target: Some(target), .. })
                if case
                    .rules
                    .move_(act)
                    .is_some_and(|rule| keeps_silent(rule, target, after())) =>
            {
                let spent = nothing_left(case, play, target, after());
                (target, if spent { "has nothing to add here" } else { "says nothing to that" })
            }
            Event::People(people::Event::Asked { person, form, .. })
                if case
                    .rules
                    .form(form)
                    .is_some_and(|rule| said_nothing_more(rule, person, after())) =>
            {
                (person, "says nothing more")
            }
            _ => continue,
        };
        let manner = case.scenario.person(by).map(|person| &person.manner);
        let seen = manner.and_then(|manner| manner.get(play.people.ease(by)));
        shown.push((index, json!({"event": what, "by": by, "you_see": seen})));
    }
    shown
}

/// Whether nothing that somebody knows belongs to the stretch on the table, or all of it is told.
fn nothing_left<'a>(
    case: &Case,
    play: &Play,
    id: &PersonId,
    after: impl Iterator<Item = &'a people::Event>,
) -> bool {
    let meeting = play.people.meeting.as_ref();
    let stretch = meeting.and_then(|meeting| case.scenario.meeting.stretches.get(meeting.stretch));
    let (Some(stretch), Some(person)) = (stretch, case.scenario.person(id)) else { return false };
    people::review::nothing_left(person, &stretch.id, &play.people, after)
}

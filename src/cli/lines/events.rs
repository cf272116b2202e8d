//! Events as values, with what is said or seen in words.

use crate::people;
use crate::play::measures::refusal_words;
use crate::play::{Case, Event, mentor};
use crate::scenario::model::*;
use serde_json::{Value, json};

/// One event: its name, its fields, and the words that belong to it. `None` for those that a
/// player does not see, as how trust has moved.
pub fn event(case: &Case, event: &Event) -> Option<Value> {
    let value = match event {
        Event::People(inner) => return of_people(case, inner),
        Event::BeatHappened { beat, .. } => beat_value(case, beat),
        Event::Answered { beat, choice } => {
            let beat = case.scenario.interruptions.beats.iter().find(|known| known.id == *beat)?;
            let answer = beat.answers.iter().find(|answer| answer.id == *choice);
            let says = answer.map_or("", |answer| answer.reply.as_str());
            json!({"event": "answered", "to": beat.id, "with": choice, "says": says})
        }
        Event::Unlocked(source) => {
            json!({"event": "source known", "source": source, "name": case.scenario.source(source)?.name})
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
                   "says": "Not all of that is how it was."})
        }
        Event::Hinted { about, step } => {
            json!({"event": "hint", "step": step, "says": mentor::text(case, about, *step)})
        }
        Event::Pinned { pin, place, note } => {
            json!({"event": "pinned", "pin": format!("P{pin}"),
                   "place": place.text(case.scenario.midnight), "note": note})
        }
        Event::Refused { measure, owner, why } => {
            let says = refusal_words(case.scenario.measure(measure)?, owner, *why);
            json!({"event": "refused", "measure": measure, "by": owner, "says": says})
        }
        Event::StatusSent { lines, .. } => json!({"event": "status sent", "lines": lines}),
        Event::PhaseBegan(phase) => phase_value(case, *phase),
        other => plain(other)?,
    };
    Some(value)
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

pub fn beat_value(case: &Case, id: &BeatId) -> Value {
    let beat = case.scenario.interruptions.beats.iter().find(|beat| beat.id == *id);
    let Some(beat) = beat else { return json!({"event": "beat", "beat": id}) };
    let answers: Vec<Value> = beat
        .answers
        .iter()
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

fn of_people(case: &Case, event: &people::Event) -> Option<Value> {
    use people::Event as E;
    let person = |id: &PersonId| case.scenario.person(id);
    let line = |lines: &[String], at: u32| lines.get(at as usize).cloned().unwrap_or_default();
    Some(match event {
        E::Told { person: id, item, .. } => {
            json!({"event": "told", "by": id, "item": format!("{id}/{item}"),
                   "says": telling(case, event)})
        }
        E::Worried { person: id } => {
            json!({"event": "says", "by": id, "says": person(id)?.worry})
        }
        E::ReadBack { person: id } => json!({"event": "read back", "to": id}),
        E::Apologised { person: id, line: at } => {
            json!({"event": "says", "by": id, "says": line(&person(id)?.apologies, *at)})
        }
        E::NothingMore { person: id, line: at } => {
            json!({"event": "says", "by": id, "says": line(&person(id)?.nothing_more, *at)})
        }
        E::OutOfTime { person: id } => {
            json!({"event": "says", "by": id, "says": person(id)?.out_of_time})
        }
        E::Absent { person } => json!({"event": "cannot come", "person": person}),
        E::Said { beat, by, .. } => {
            let beat = case.scenario.meeting.beats.iter().find(|known| known.id == *beat)?;
            json!({"event": "says", "by": by, "says": beat.text})
        }
        E::Habit { person: id, line: at, kind } => match kind {
            people::event::Spoke::Silence => json!({"event": "says nothing", "by": id}),
            _ => json!({"event": "says", "by": id, "says": line(&person(id)?.habit_lines, *at)}),
        },
        E::StretchOpened { stretch } => {
            let stretch =
                case.scenario.meeting.stretches.iter().find(|known| known.id == *stretch)?;
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
pub fn telling(case: &Case, event: &people::Event) -> Option<String> {
    let people::Event::Told { person, item, layer } = event else { return None };
    let item = case.scenario.item(person, item)?;
    let guarded = *layer == people::Layer::Guarded && item.kind == ItemKind::Condition;
    Some(if guarded { item.guarded.clone() } else { item.open.clone() })
}

//! People, the meeting and the measures, as values.

use super::events::beat_value;
use crate::play::conditions::personal;
use crate::play::status::offered;
use crate::play::{Case, Play, measures as days, projections};
use crate::scenario::model::*;
use serde_json::{Value, json};

pub fn people(case: &Case, play: &Play) -> Value {
    let list = projections::people_to_ask(case).into_iter().map(|person| {
        let state = play.people.person(&person.id);
        json!({"person": person.id, "name": person.name, "role": person.role,
               "questions_so_far": play.people.asked(&person.id),
               "minutes_so_far": state.map_or(0, |state| state.minutes),
               "here": state.is_none_or(|state| !state.absent)})
    });
    Value::Array(list.collect())
}

pub fn person(case: &Case, play: &Play, person: &Person) -> Value {
    let topics: Vec<Value> = projections::topics_for(case, play, &person.id)
        .iter()
        .filter_map(|id| case.scenario.topic(id))
        .map(|topic| json!({"topic": topic.id, "name": topic.name}))
        .collect();
    let told = play.people.person(&person.id).map(|state| {
        let told = state.told.keys().filter_map(|id| {
            let item = person.knows.iter().find(|item| item.id == *id)?;
            let says = play.people.words(&person.id, item);
            let leave = play.consents.get(&(person.id.clone(), id.clone()));
            Some(json!({"telling": format!("{}/{id}", person.id), "says": says,
                        "personal": personal(case, play, &person.id, id), "may_quote": leave}))
        });
        told.collect::<Vec<_>>()
    });
    let mut shown = json!({"person": person.id, "name": person.name, "role": person.role});
    // Whoever sits at the table is greeted, and asked, no more.
    if play.phase == PhaseName::Investigate {
        shown["greeting"] = person.greeting.as_str().into();
        shown["topics"] = topics.into();
    }
    shown["you_see"] = json!(person.manner.get(play.people.ease(&person.id)));
    shown["told"] = json!(told);
    shown
}

/// Ways of asking, in an order that depends on the play and says nothing.
pub fn forms(case: &Case, play: &Play) -> Value {
    let mut forms: Vec<_> = case.rules.forms.iter().collect();
    forms.sort_by_key(|form| projections::order(play, "form", form.id.as_str()));
    let forms = forms.into_iter().map(|form| {
        json!({"form": form.id, "asks": form.label, "minutes": form.minutes,
                   "topic": if form.needs_topic() { "needed" } else { "not needed" }})
    });
    Value::Array(forms.collect())
}

pub fn waiting(case: &Case, play: &Play) -> Value {
    let beats = projections::beats_waiting(case, play).into_iter();
    Value::Array(beats.map(|beat| beat_value(case, play, &beat.id)).collect())
}

/// Moments that several people remember differently, with the pins that bear on them.
pub fn accounts(case: &Case, play: &Play) -> Value {
    let heard = projections::accounts(case, play).into_iter();
    let all = heard.map(|heard| {
        let told = heard.accounts.tellings.iter().filter_map(|(person, item)| {
            let known = case.scenario.item(person, item)?;
            Some(json!({"person": person, "says": play.people.words(person, known)}))
        });
        let pins: Vec<String> = heard.pins.iter().map(|pin| format!("P{pin}")).collect();
        json!({"of": heard.accounts.of, "told": told.collect::<Vec<_>>(), "beside": pins})
    });
    Value::Array(all.collect())
}

/// What a question in the player's own words is read as: nothing is asked by it.
///
/// # Errors
/// Where the person or the words are missing.
pub fn question(case: &Case, play: &Play, words: &[String]) -> Result<Value, String> {
    let usage = "write: look question PERSON \"WORDS\"";
    let Some((name, words)) = words.split_first().filter(|(_, words)| !words.is_empty()) else {
        return Err(usage.to_owned());
    };
    let person = PersonId::from(name.as_str());
    if !projections::people_to_ask(case).iter().any(|known| known.id == person) {
        return Err(format!("`{name}` is nobody to ask; {usage}"));
    }
    let read = projections::heard(case, play, &person, &words.join(" "));
    let how = match read.forms.as_slice() {
        [] => "how you ask is not clear: put it differently, or choose a form (`look forms`)",
        [_] => "",
        _ => "that is more than one question: choose one of the forms",
    };
    let needs = |form: &FormId| case.rules.form(form).is_none_or(|form| form.needs_topic());
    let what = match read.topics.as_slice() {
        [] if read.form().is_some_and(|form| !needs(form)) => "",
        [] => "what it is about is not clear: choose a topic (`look PERSON`)",
        [_] => "",
        _ => "it may be about more than one thing: choose one of the topics",
    };
    let open: Vec<&str> = [how, what].into_iter().filter(|text| !text.is_empty()).collect();
    Ok(json!({"forms": read.forms, "topics": read.topics, "not_clear": open}))
}

pub fn status(case: &Case, play: &Play) -> Value {
    let slots = case.scenario.interruptions.status.slots.iter().map(|slot| {
        let mut lines: Vec<&StatusLine> = offered(case, play, slot).collect();
        lines.sort_by_key(|line| projections::order(play, "status", line.id.as_str()));
        let lines: Vec<Value> =
            lines.iter().map(|line| json!({"line": line.id, "text": line.text})).collect();
        json!({"slot": slot.ask, "lines": lines})
    });
    let sent: Vec<Value> = play
        .statuses
        .iter()
        .map(|status| json!({"at": super::times::both(case, status.at), "lines": status.lines}))
        .collect();
    json!({"slots": slots.collect::<Vec<_>>(), "sent": sent})
}

pub fn meeting(case: &Case, play: &Play) -> Value {
    let Some(meeting) = &play.people.meeting else {
        return json!({"meeting": "not yet"});
    };
    let stretches: Vec<Value> = case
        .scenario
        .meeting
        .stretches
        .iter()
        .enumerate()
        .map(|(at, stretch)| {
            json!({"stretch": stretch.id, "name": stretch.name,
                   "minutes": stretch.minutes,
                   "now": at == meeting.stretch && meeting.open})
        })
        .collect();
    let at_table: Vec<Value> = meeting
        .safety
        .keys()
        .filter_map(|id| case.scenario.person(id))
        .map(|person| {
            json!({"person": person.id, "name": person.called,
                   "spoke": meeting.spoken.get(&person.id).copied().unwrap_or(0),
                   "you_see": person.manner.get(play.people.ease(&person.id))})
        })
        .collect();
    json!({"minutes_used": meeting.minutes, "minutes": meeting.length, "stretches": stretches,
           "at_table": at_table,
           "kept_for_later": meeting.parked.iter().map(|(measure, _)| measure).collect::<Vec<_>>()})
}

/// The moves, in an order that depends on the play and says nothing.
pub fn moves(case: &Case, play: &Play) -> Value {
    let mut moves: Vec<_> = case.rules.moves.iter().collect();
    moves.sort_by_key(|act| projections::order(play, "move", act.id.as_str()));
    let list = moves.into_iter().map(|act| {
        json!({"move": act.id, "says": act.label, "fits": act.fits, "minutes": act.minutes,
               "towards": format!("{:?}", act.target).to_lowercase()})
    });
    let telling = case.rules.numbers.meeting.speak_minutes;
    json!({"moves": list.collect::<Vec<_>>(),
           "besides": format!("minutes are those of the move; whoever speaks to it or after it takes \
                               {telling} min more")})
}

pub fn measures(case: &Case, play: &Play) -> Value {
    let list = projections::measures(case, play).into_iter().map(|measure| {
        let owners: Vec<Value> = [&measure.owner]
            .into_iter()
            .chain(&measure.others)
            .map(|owner| json!({"owner": owner, "days_left": days::days_left(case, play, owner)}))
            .collect();
        let verify: Vec<Value> = measure
            .verify
            .iter()
            .enumerate()
            .map(|(at, verify)| json!({"verify": at, "text": verify.text}))
            .collect();
        let watch: Vec<Value> = measure
            .side_effects
            .iter()
            .enumerate()
            .map(|(at, effect)| json!({"watch": at, "text": effect.text}))
            .collect();
        let agreed = play.agreed.contains_key(&measure.id);
        let until = Some(&measure.until).filter(|until| agreed && !until.is_empty());
        json!({"measure": measure.id, "text": measure.text, "days": measure.days,
               "proposed_by": measure.proposed_by, "owners": owners, "verify": verify,
               "side_effects": watch, "agreed": agreed, "until_it_is_there": until,
               "turned_down": play.rejected.get(&measure.id)})
    });
    let own = play.notebook.proposals.iter().map(|(number, own)| {
        json!({"your_own": format!("M{number}"), "text": own.text, "owner": own.owner,
               "due_days": own.due_days, "part_of_the_model": false})
    });
    Value::Array(list.chain(own).collect())
}

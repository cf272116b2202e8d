//! Interviews over the people of the play.

use super::interview_sentences::sentence_by_sentence;
use super::play::portrait;
use super::top::{Stop, bar};
use super::{Desk, accounts, next};
use crate::evidence::Place;
use crate::look::Posture;
use crate::people::interview::said_nothing_more;
use crate::people::{Event as Among, Layer};
use crate::play::command::Note;
use crate::play::{Command, Event, projections};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::interview::{
    Exchange, Form, Heard, InterviewAction, InterviewModel, InterviewUi, Interviewee, Leave,
    Sentence, Talk, Topic,
};

pub fn model(desk: &Desk, words: &Words, with: &PersonId, ui: &InterviewUi) -> InterviewModel {
    let people = projections::people_to_ask(&desk.case);
    let state = desk.play.people.person(with);
    let mut top = bar(desk, words, Stop::Investigate);
    top.next = next::on_talk(desk, words).unwrap_or(top.next);
    let mut model = InterviewModel {
        top,
        people: people.iter().map(|person| talk(desk, person)).collect(),
        ..InterviewModel::default()
    };
    let Some(person) = desk.scenario().person(with) else { return model };
    model.person = interviewee(desk, person);
    model.exchanges = exchanges(desk, words, person);
    model.forms = forms(desk);
    model.topics = topics(desk, with);
    model.question = question(desk, ui);
    let heard = projections::heard(&desk.case, &desk.play, with, &ui.words);
    model.heard = Heard {
        forms: heard.forms.iter().map(ToString::to_string).collect(),
        topics: heard.topics.iter().map(ToString::to_string).collect(),
    };
    let beside = ui.beside.as_ref().and_then(|exchange| exchange.parse().ok());
    model.beside = beside.and_then(|asked| accounts::shown(desk, words, asked));
    model.longest = longest(desk, &model);
    let guarded = state.and_then(|state| state.guarded_last.as_ref());
    let wait = desk.case.rules.form(&FormId::from("wait")).map_or(0, |form| form.minutes);
    model.wait_minutes = wait;
    // After the review, or with no minute left, it takes none.
    let takes = desk.case.numbers.consent_minutes.min(desk.play.minutes_left());
    let working = desk.play.phase == PhaseName::Investigate;
    model.leave_minutes = if working { takes } else { 0 };
    model.can_wait = guarded.is_some() && wait <= desk.play.minutes_left();
    if state.is_some_and(|state| state.absent) {
        model.over = words.with("has-left", &[("name", person.called.as_str().into())]);
        // Nobody greets who is not there.
        model.exchanges.retain(|exchange| exchange.id != GREETING);
    } else if desk.play.phase != PhaseName::Investigate {
        model.over = words.get("talks-are-over");
    }
    model
}

fn talk(desk: &Desk, person: &Person) -> Talk {
    Talk {
        id: person.id.to_string(),
        called: person.called.clone(),
        portrait: portrait(&person.portrait),
        talks: desk.play.people.asked(&person.id),
        open: desk.play.people.person(&person.id).is_none_or(|state| !state.absent),
    }
}

fn interviewee(desk: &Desk, person: &Person) -> Interviewee {
    let ease = desk.play.people.ease(&person.id);
    Interviewee {
        id: person.id.to_string(),
        name: person.name.clone(),
        called: person.called.clone(),
        role: person.role.clone(),
        manner: person.manner.get(ease).cloned().unwrap_or_default(),
        portrait: portrait(&person.portrait),
        posture: posture(ease),
        minutes: desk.play.people.person(&person.id).map_or(0, |state| state.minutes),
        promise: String::new(),
    }
}

/// How ease shows itself.
pub fn posture(ease: usize) -> Posture {
    match ease {
        0 => Posture::Closed,
        1 => Posture::Wary,
        2 => Posture::Calm,
        _ => Posture::Open,
    }
}

fn forms(desk: &Desk) -> Vec<Form> {
    let mut forms: Vec<_> =
        desk.case.rules.forms.iter().filter(|form| form.id.as_str() != "wait").collect();
    forms.sort_by_key(|form| projections::order(&desk.play, "form", form.id.as_str()));
    let about_nothing = |id: &str| matches!(id, "read-back");
    forms
        .into_iter()
        .map(|form| Form {
            id: form.id.to_string(),
            name: form.label.clone(),
            minutes: form.minutes,
            needs_topic: !about_nothing(form.id.as_str()),
            open: true,
        })
        .collect()
}

fn topics(desk: &Desk, with: &PersonId) -> Vec<Topic> {
    let last_question = desk.log.iter().rposition(|event| asked_of(event).is_some()).unwrap_or(0);
    let fresh = |id: &TopicId| {
        desk.log[last_question..]
            .iter()
            .any(|event| matches!(event, Event::TopicEarned(earned) if earned == id))
    };
    // By when they came up: a new one stands last, and moves nothing from under the pointer.
    let since = |id: &TopicId| {
        desk.log
            .iter()
            .position(|event| matches!(event, Event::TopicEarned(earned) if earned == id))
    };
    let mut topics = projections::topics_for(&desk.case, &desk.play, with);
    topics.sort_by_cached_key(since);
    topics
        .into_iter()
        .filter_map(|id| desk.scenario().topic(&id))
        .map(|topic| Topic {
            id: topic.id.to_string(),
            name: topic.name.clone(),
            fresh: last_question > 0 && fresh(&topic.id),
        })
        .collect()
}

fn question(desk: &Desk, ui: &InterviewUi) -> String {
    let (Some(form), topic) = (&ui.form, &ui.topic) else { return String::new() };
    projections::question(
        &desk.case,
        &FormId::from(form.as_str()),
        topic.as_deref().map(TopicId::from).as_ref(),
    )
}

/// The longest question of those that can be put.
fn longest(desk: &Desk, model: &InterviewModel) -> String {
    let topics: Vec<TopicId> =
        model.topics.iter().map(|topic| TopicId::from(topic.id.as_str())).collect();
    let all = model.forms.iter().flat_map(|form| {
        let form = FormId::from(form.id.as_str());
        let of = |topic: Option<&TopicId>| projections::question(&desk.case, &form, topic);
        topics.iter().map(|topic| of(Some(topic))).chain([of(None)]).collect::<Vec<_>>()
    });
    all.max_by_key(|question| question.chars().count()).unwrap_or_default()
}

fn asked_of(event: &Event) -> Option<(&PersonId, &FormId, Option<&TopicId>, &str)> {
    match event {
        Event::People(Among::Asked { person, form, topic, words, .. }) => {
            Some((person, form, topic.as_ref(), words))
        }
        _ => None,
    }
}

const GREETING: &str = "greeting";

/// Everything said with a person so far: the greeting, then one exchange a question.
pub fn exchanges(desk: &Desk, words: &Words, person: &Person) -> Vec<Exchange> {
    let greeting = Exchange {
        id: GREETING.to_owned(),
        telling: vec![plain(&person.greeting)],
        ..Exchange::default()
    };
    let heard = projections::accounts(&desk.case, &desk.play);
    let mut all = vec![greeting];
    // What is told at the table answers nothing that was asked before it.
    let table = |event: &Event| matches!(event.among(), Some(Among::MeetingOpened { .. }));
    let talks = desk.log.iter().position(table).unwrap_or(desk.log.len());
    for (at, event) in desk.log[..talks].iter().enumerate() {
        if let Some((_, form, topic, words_of)) =
            asked_of(event).filter(|(who, ..)| **who == person.id)
        {
            let label = desk.case.rules.form(form).map(|form| form.label.clone());
            let topic_name = topic.and_then(|id| desk.scenario().topic(id));
            all.push(Exchange {
                seen: unsaid(desk, words, person, at, form),
                id: at.to_string(),
                form: label.unwrap_or_default(),
                topic: topic_name.map(|topic| topic.name.clone()).unwrap_or_default(),
                at: desk.hour(desk.clock[at]),
                question: projections::asked(&desk.case, form, topic, words_of),
                ..Exchange::default()
            });
        } else if let Some((sentence, leave)) = said(desk, person, event)
            && let Some(last) = all.last_mut()
        {
            if leave != Leave::NotNeeded {
                last.leave = leave;
            }
            if let Some(name) = accounts::otherwise(desk, &heard, event) {
                last.otherwise = name;
            }
            match sentence_by_sentence(desk, person, &sentence) {
                Some((sentences, whole)) => {
                    last.telling.extend(sentences);
                    last.wholes.push(whole);
                }
                None => last.telling.push(sentence),
            }
        }
    }
    all
}

/// That somebody was waited for and said nothing more.
fn unsaid(desk: &Desk, words: &Words, person: &Person, at: usize, form: &FormId) -> String {
    let then = desk.log[at + 1..].iter().take_while(|event| asked_of(event).is_none());
    let then = then.filter_map(Event::among);
    let rule = desk.case.rules.form(form);
    if rule.is_some_and(|rule| said_nothing_more(rule, &person.id, then)) {
        words.with("says-nothing-more", &[("name", person.called.as_str().into())])
    } else {
        String::new()
    }
}

fn plain(text: &str) -> Sentence {
    Sentence { text: text.to_owned(), ..Sentence::default() }
}

/// What an event lets this person say, and whether it may be quoted.
pub fn said(desk: &Desk, person: &Person, event: &Event) -> Option<(Sentence, Leave)> {
    let Event::People(among) = event else { return None };
    let line = |lines: &[String], at: u32| lines.get(at as usize).map(|text| plain(text));
    let sentence = match among {
        Among::Told { person: who, item, layer } if *who == person.id => {
            return telling(desk, person, item, *layer);
        }
        Among::Worried { person: who } if *who == person.id => plain(&person.worry),
        Among::OutOfTime { person: who } if *who == person.id => plain(&person.out_of_time),
        Among::Apologised { person: who, line: at } if *who == person.id => {
            line(&person.apologies, *at)?
        }
        Among::NothingMore { person: who, line: at } if *who == person.id => {
            line(&person.nothing_more, *at)?
        }
        _ => return None,
    };
    Some((sentence, Leave::NotNeeded))
}

fn telling(desk: &Desk, person: &Person, id: &ItemId, layer: Layer) -> Option<(Sentence, Leave)> {
    let item = person.knows.iter().find(|item| item.id == *id)?;
    let guarded = layer == Layer::Guarded && item.kind == ItemKind::Condition;
    let place = Place::Telling { person: person.id.clone(), item: id.clone() };
    let sentence = Sentence {
        id: id.to_string(),
        text: if guarded { item.guarded.clone() } else { item.open.clone() },
        pin: desk.pin_on(&place).map(|pin| format!("P{pin}")),
        whole: true,
    };
    let key = (person.id.clone(), id.clone());
    let leave = match (item.personal && !guarded, desk.play.consents.get(&key)) {
        (false, _) => Leave::NotNeeded,
        (true, None) => Leave::Unasked,
        (true, Some(true)) => Leave::Given,
        (true, Some(false)) => Leave::Refused,
    };
    Some((sentence, leave))
}

/// The command that an action stands for; none for going elsewhere.
pub fn command(desk: &Desk, with: &PersonId, action: &InterviewAction) -> Option<Command> {
    let ask = |form: &str, topic: Option<&String>, words: &str| Command::Ask {
        person: with.clone(),
        form: FormId::from(form),
        topic: topic.map(|topic| TopicId::from(topic.as_str())),
        words: words.to_owned(),
    };
    Some(match action {
        InterviewAction::Ask { form, topic, words } => ask(form, topic.as_ref(), words),
        InterviewAction::Wait => ask("wait", None, ""),
        InterviewAction::Pin { sentence, on, .. } if !sentence.is_empty() => {
            let place = Place::parse(&format!("{with}/{sentence}"), 0)?;
            if *on {
                Command::Note(Note::Pin { place, note: String::new() })
            } else {
                Command::Note(Note::Unpin(desk.pin_on(&place)?))
            }
        }
        InterviewAction::AskLeave(exchange) => {
            let item = personal(desk, with, exchange.parse().ok()?)?;
            Command::Consent { person: with.clone(), item }
        }
        _ => return None,
    })
}

/// What was told after the question at `asked` that needs leave, as long as nobody asked for it.
fn personal(desk: &Desk, with: &PersonId, asked: usize) -> Option<ItemId> {
    let after = desk.log.get(asked + 1..)?.iter();
    let told =
        after.take_while(|event| asked_of(event).is_none()).filter_map(|event| match event {
            Event::People(Among::Told { person, item, layer }) if person == with => {
                Some((item, *layer))
            }
            _ => None,
        });
    let person = desk.scenario().person(with)?;
    let mut open = told.filter(|(item, layer)| {
        let telling = telling(desk, person, item, *layer);
        telling.is_some_and(|(_, leave)| leave == Leave::Unasked)
    });
    open.next().map(|(item, _)| item.clone())
}

#[cfg(test)]
mod tests;

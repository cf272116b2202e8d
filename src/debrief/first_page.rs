//! The first page: the best moment, the costliest silence, the second story.

use super::closed::cause;
use super::phrases::say;
use super::quote::{heard, short};
use super::report::{BestMoment, CostliestSilence, FirstPage, Moment, ToneIs};
use super::story::{Story, texts};
use super::tone::tone_of_move;
use crate::people::{self, Event as Among};
use crate::play::conditions::{known, told_openly};
use crate::play::{EntryPoint, Event};
use crate::scenario::model::*;

pub(super) fn first_page(story: &Story) -> FirstPage {
    FirstPage {
        best_moment: best(story),
        costliest_silence: silence(story),
        second_story: story.case.scenario.truth.second_story.clone(),
    }
}

/// What the player's own move opened, then what followed one or was confirmed: the one that surfaced
/// most; the earlier of equals. What came unasked or after a closing move is nobody's moment.
fn best(story: &Story) -> Option<BestMoment> {
    let mut best: Option<(usize, (Came, usize))> = None;
    for index in 0..story.log.len() {
        let weight = weight(story, index);
        let Some(came) = came(story, index).filter(|_| weight > 0) else { continue };
        if best.is_none_or(|(_, most)| (came, weight) > most) {
            best = Some((index, (came, weight)));
        }
    }
    let (index, _) = best?;
    let moment = story.moment(index)?;
    match story.log.get(index)? {
        Event::People(Among::Told { person, item, .. }) => {
            let factors = story.factors_on(person, item);
            let events = story.events_on(person, item);
            let rests = match (factors.len(), events) {
                (0, events) => say("best-events", &[("events", &events)]),
                (factors, 0) => say("best-factors", &[("factors", &factors)]),
                (factors, events) => {
                    say("best-both", &[("factors", &factors), ("events", &events)])
                }
            };
            let cited = story.cited.iter().any(|place| place.told() == Some((person, item)));
            let cited = say(if cited { "best-cited" } else { "best-not-cited" }, &[]);
            Some(BestMoment {
                moment,
                who: Some(person.clone()),
                you_did: before(story, index, person),
                what_came: heard(story.case, &story.play.people, person, item),
                effect: format!("{rests} {cited}"),
                factors: texts(&factors),
            })
        }
        Event::Confirmed { pairs, in_meeting } => {
            let cards = pairs.iter().filter_map(|(_, event)| {
                let event = story.case.scenario.event(event)?;
                Some(story.case.scenario.card(&event.card)?.text.clone())
            });
            let how = if *in_meeting { "you-confirmed-in-meeting" } else { "you-confirmed" };
            Some(BestMoment {
                moment,
                who: None,
                you_did: say(how, &[]),
                what_came: cards.collect::<Vec<_>>().join("; "),
                effect: say("best-confirmed", &[("events", &pairs.len())]),
                factors: Vec::new(),
            })
        }
        _ => None,
    }
}

/// How a telling or a confirmation came about, the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Came {
    /// In the turn after a move, by itself.
    After,
    /// By a question, a move, or a group of entries.
    Opened,
}

/// None: unasked, or after a question or move that closes.
fn came(story: &Story, index: usize) -> Option<Came> {
    let Event::People(Among::Told { person, .. }) = story.log.get(index)? else {
        return Some(Came::Opened);
    };
    let rules = story.case.rules;
    let mut turned = false;
    for event in story.log[..index].iter().rev() {
        match event {
            Event::People(Among::Asked { person: asked, form, .. }) if asked == person => {
                let closing = rules.form(form).is_some_and(|form| form.closing);
                return (!closing).then_some(Came::Opened);
            }
            Event::People(Among::Turn) => turned = true,
            Event::People(Among::Moved { act, .. }) => {
                let closes =
                    rules.move_(act).is_some_and(|rule| tone_of_move(rule) == ToneIs::Closing);
                let came = if turned { Came::After } else { Came::Opened };
                return (!closes).then_some(came);
            }
            event if ends_talk(event) => return None,
            _ => {}
        }
    }
    None
}

/// What is told after this has nothing to do with what was asked before it.
fn ends_talk(event: &Event) -> bool {
    matches!(
        event,
        Event::BeatHappened { .. }
            | Event::Answered { .. }
            | Event::People(Among::MeetingOpened { .. } | Among::StretchOpened { .. })
    )
}

/// What an event brought: factors and reference events that rest on it, and what came up with it.
fn weight(story: &Story, index: usize) -> usize {
    match &story.log[index] {
        Event::People(Among::Told { person, item, layer }) => {
            let prepared = story.play.entry == EntryPoint::Review
                && story.moment(index).is_some_and(|moment| moment.phase < PhaseName::Review);
            let again = story.told_at(person, item).is_none_or(|first| first.event != index);
            if prepared || again || !story.complete(person, item, *layer) {
                return 0;
            }
            let rests = 2 * story.factors_on(person, item).len() + story.events_on(person, item);
            rests + came_up(story, index)
        }
        Event::Confirmed { pairs, in_meeting } => pairs.len() + usize::from(*in_meeting),
        _ => 0,
    }
}

/// Topics, sources, measures and factors that became known with an event.
fn came_up(story: &Story, index: usize) -> usize {
    let after = story.log.iter().skip(index + 1).take_while(|event| {
        !matches!(
            event,
            Event::People(Among::Asked { .. } | Among::Told { .. } | Among::Moved { .. })
                | Event::Pinned { .. }
                | Event::Opened(_)
                | Event::BeatHappened { .. }
        )
    });
    after
        .filter(|event| {
            matches!(
                event,
                Event::FactorSurfaced(_)
                    | Event::TopicEarned(_)
                    | Event::Unlocked(_)
                    | Event::MeasureEarned(_)
            )
        })
        .count()
}

/// The question or move that came before a telling.
pub(super) fn before(story: &Story, index: usize, person: &PersonId) -> String {
    let who = story.called(person);
    let rules = story.case.rules;
    for event in story.log[..index].iter().rev() {
        match event {
            Event::People(Among::Asked { person: asked, form, topic, .. }) if asked == person => {
                let known = rules.form(form);
                if known.is_some_and(|form| form.question.is_empty()) {
                    return say("you-waited", &[("who", &who)]);
                }
                let form = known.map_or(form.as_str(), |form| form.label.as_str());
                let topic = topic.as_ref().and_then(|topic| story.case.scenario.topic(topic));
                return match topic {
                    Some(topic) => {
                        say("you-asked", &[("who", &who), ("form", &form), ("topic", &topic.name)])
                    }
                    None => say("you-asked-no-topic", &[("who", &who), ("form", &form)]),
                };
            }
            Event::People(Among::Moved { act, target, .. }) => {
                let act = rules.move_(act).map_or(act.as_str(), |act| act.label.as_str());
                return match target {
                    Some(target) => {
                        say("you-moved-to", &[("move", &act), ("who", &story.called(target))])
                    }
                    None => say("you-moved", &[("move", &act)]),
                };
            }
            event if ends_talk(event) => break,
            _ => {}
        }
    }
    say("told-unasked", &[("who", &who)])
}

/// The untold condition on which most rests that nothing else shows.
fn silence(story: &Story) -> Option<CostliestSilence> {
    let mut worst: Option<((usize, usize, bool), &Person, &Item)> = None;
    for person in &story.case.scenario.cast.people {
        for item in &person.knows {
            let told = told_openly(story.case, story.play, &person.id, &item.id);
            if told || item.kind != ItemKind::Condition {
                continue;
            }
            let weight = cost(story, person, item);
            if (weight.0 > 0 || weight.1 > 0) && worst.is_none_or(|(most, ..)| weight > most) {
                worst = Some((weight, person, item));
            }
        }
    }
    let (_, person, item) = worst?;
    let stretch = story.case.scenario.stretch(&item.stretch);
    let (because, moment) = because(story, person, item);
    Some(CostliestSilence {
        who: person.id.clone(),
        name: person.name.clone(),
        item: item.id.clone(),
        when: stretch.map_or_else(|| item.stretch.to_string(), |stretch| stretch.name.clone()),
        moment,
        because,
        what_would_have_opened_it: key_to(story, person, item),
        it_was: short(&item.open),
        factors: texts(&story.factors_on(&person.id, &item.id)),
    })
}

/// What rests on an untold item alone, what rests on it at all, and whether it was shut.
fn cost(story: &Story, person: &Person, item: &Item) -> (usize, usize, bool) {
    let covered = |factor: &&&Factor| {
        !factor.supports.iter().any(|anchor| known(story.case, story.play, anchor))
    };
    let factors = story.factors_on(&person.id, &item.id);
    let told = Anchor::Told(person.id.clone(), item.id.clone());
    let events = story.case.scenario.truth.events.iter().filter(|event| {
        event.supports.contains(&told) && !story.play.confirmed.contains_key(&event.id)
    });
    let alone = 2 * factors.iter().filter(covered).count() + events.count();
    let state = story.play.people.person(&person.id);
    let shut = state.is_some_and(|state| state.shut.contains_key(&item.id));
    (alone, factors.len(), shut)
}

/// How much at ease somebody was at the most while an item could be told at the table, and what it takes.
fn ease(story: &Story, person: &Person, item: &Item) -> Option<(i32, i32)> {
    let (mut level, mut open, mut most) = (0, false, None);
    for event in story.log.iter().filter_map(Event::among) {
        match event {
            Among::MeetingOpened { safety, .. } => {
                let own = safety.iter().find(|(id, _)| *id == person.id);
                level = own.map_or(0, |(_, level)| *level);
            }
            Among::SafetyChanged { person: whose, after } if *whose == person.id => level = *after,
            Among::StretchOpened { stretch } => {
                open = *stretch == item.stretch;
            }
            Among::MeetingClosed => break,
            _ => {}
        }
        if open {
            most = most.max(Some(level));
        }
    }
    let shut = story.case.rules.numbers.interview.shut_need;
    Some((most?, story.play.people.need(&person.id, item, shut)))
}

/// Why something stayed unsaid, and the moment at which it shut.
fn because(story: &Story, person: &Person, item: &Item) -> (String, Option<Moment>) {
    let who: &dyn std::fmt::Display = &person.called;
    let reason = |key: &str| say(key, &[("who", who)]);
    let left = story.last(|event| {
        matches!(event, Event::People(Among::LeftUnsaid { person: p, item: i })
            if *p == person.id && *i == item.id)
    });
    if left.is_some() {
        return (reason("silence-reassured"), left);
    }
    let shut = story.log.iter().position(|event| {
        matches!(event, Event::People(Among::Shut { person: p, item: i })
            if *p == person.id && *i == item.id)
    });
    if let Some(shut) = shut {
        let asked = cause(story, shut);
        let in_talk = asked.is_some_and(|at| {
            matches!(story.log.get(at), Some(Event::People(Among::Asked { .. })))
        });
        let key = if in_talk { "silence-shut" } else { "silence-named" };
        return (reason(key), story.moment(asked.unwrap_or(shut)));
    }
    let state = story.play.people.person(&person.id);
    if state.is_some_and(|state| state.told.get(&item.id) == Some(&people::Layer::Guarded)) {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("who", who), ("guarded", &short(&item.guarded))];
        return (say("silence-guarded", &values), None);
    }
    if state.is_some_and(|state| state.absent) {
        return (reason("silence-absent"), None);
    }
    if item.meeting_only {
        let reached = story.play.people.stretch_reached(&story.case.scenario, &item.stretch);
        let Some((had, needs)) = ease(story, person, item).filter(|_| reached) else {
            return (reason("silence-no-stretch"), None);
        };
        let key = if had < needs { "silence-unsafe" } else { "silence-uninvited" };
        return (say(key, &[("who", who), ("had", &had), ("needs", &needs)]), None);
    }
    if story.play.people.asked(&person.id) == 0 {
        return (reason("silence-never-asked"), None);
    }
    let asked = state.is_some_and(|state| {
        state
            .asked
            .iter()
            .any(|(_, topic)| topic.as_ref().is_some_and(|topic| item.topics.contains(topic)))
    });
    (reason(if asked { "silence-other-form" } else { "silence-no-topic" }), None)
}

/// Whether somebody was asked what could be seen then, in the stretch in which an item belongs.
fn asked_there(story: &Story, person: &Person, item: &Item) -> bool {
    let mut there = false;
    story.log.iter().any(|event| {
        if let Event::People(Among::StretchOpened { stretch }) = event {
            there = *stretch == item.stretch;
        }
        let asked = matches!(event, Event::People(Among::Moved { act, target, .. })
            if act.as_str() == "visible-then" && target.as_ref() == Some(&person.id));
        there && asked
    })
}

/// What would have opened it.
fn key_to(story: &Story, person: &Person, item: &Item) -> String {
    let scenario = &story.case.scenario;
    let topic = item.topics.first().and_then(|topic| scenario.topic(topic));
    let topic = topic.map_or("", |topic| topic.name.as_str());
    let labels: Vec<&str> = item
        .forms
        .iter()
        .filter_map(|form| Some(story.case.rules.form(form)?.label.as_str()))
        .collect();
    let stretch = scenario.stretch(&item.stretch);
    let stretch = stretch.map_or("", |stretch| stretch.name.as_str());
    let who: &dyn std::fmt::Display = &person.called;
    if item.meeting_only {
        let key =
            if asked_there(story, person, item) { "key-meeting-again" } else { "key-meeting" };
        return say(key, &[("who", who), ("stretch", &stretch)]);
    }
    let forms = labels.join(say("or", &[]).as_str());
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("who", who), ("forms", &forms), ("topic", &topic)];
    let eased = if item.need >= 55 { "key-ask-at-ease" } else { "key-ask" };
    say(eased, &values)
}

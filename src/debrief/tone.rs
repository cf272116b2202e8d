//! Each question and move with its tone and its effect: told here and nowhere else.

use super::closed::{closed, heard, name_given, said};
use super::phrases::say;
use super::report::{Closed, Later, Moment, Outcome, Tone, ToneIs};
use super::story::Story;
use crate::people::rules::{Effect, Met, Whom};
use crate::people::{self, Event as Among, Form, Move, Opens, Question, State};
use crate::play::{Event, projections};
use crate::scenario::model::*;

/// How many events a question may put before the line that says it was asked.
const LEAD: usize = 4;

/// All questions and moves, and names that were given, in order.
pub(super) fn tones(story: &Story) -> Vec<Tone> {
    let mut state = State::default();
    // The state before each of the last few events of people.
    let mut earlier: Vec<(usize, State)> = Vec::new();
    let mut tones = Vec::new();
    for (index, event) in story.log.iter().enumerate() {
        tones.extend(name_given(story, index, &state));
        let Event::People(among) = event else { continue };
        earlier.push((index, state.clone()));
        if earlier.len() > LEAD {
            earlier.remove(0);
        }
        let moment = story.moment(index);
        match (among, moment) {
            (Among::Asked { person, form, topic, words, .. }, Some(moment)) => {
                let question = Question {
                    person: person.clone(),
                    form: form.clone(),
                    topic: topic.clone(),
                    words: words.clone(),
                };
                tones.extend(asked(story, moment, &question, &earlier));
            }
            (Among::Moved { act, target, .. }, Some(moment)) => {
                tones.extend(moved(story, moment, act, target.as_ref(), &state));
            }
            _ => {}
        }
        people::apply(&mut state, among);
    }
    tones
}

/// A question: it is put once more to each state that it may have met, and the log tells which.
fn asked(
    story: &Story,
    moment: Moment,
    question: &Question,
    earlier: &[(usize, State)],
) -> Option<Tone> {
    let case = story.case;
    let form = case.rules.form(&question.form)?;
    let (before, events) = earlier.iter().find_map(|(index, state)| {
        let again = people::interview::ask(
            &case.scenario,
            case.rules,
            state,
            question,
            !case.without_losses,
        )
        .ok()?;
        let really = among(story, *index).take(again.len());
        really.eq(again.iter()).then_some((state, again))
    })?;
    let mut after = before.clone();
    events.iter().for_each(|event| people::apply(&mut after, event));
    let topic = question.topic.as_ref().and_then(|topic| case.scenario.topic(topic));
    let tone = tone_of_form(form);
    let closed = closed(story, moment.event);
    Some(Tone {
        moment,
        person: Some(question.person.clone()),
        asked: form.label.clone(),
        topic: topic.map(|topic| topic.name.clone()),
        words: projections::asked(case, &form.id, question.topic.as_ref(), &question.words),
        tone,
        whose: say("whose-trust", &[("who", &story.called(&question.person))]),
        before: before.trust(&question.person),
        after: after.trust(&question.person),
        opened: opened(story, &after, events.iter()),
        shut: shut(story, &closed),
        said: match tone {
            ToneIs::Closing => said(story, &after, events.iter()),
            _ => Vec::new(),
        },
        won: Vec::new(),
        closed,
        heard: heard(story, &question.person, before, &after),
        later: None,
        why: form.why.clone(),
        source: form.source.clone(),
    })
}

/// Events of people from a place in the log on.
fn among<'a>(story: &Story<'a>, from: usize) -> impl Iterator<Item = &'a Among> {
    story.log.iter().skip(from).filter_map(Event::among)
}

/// A move: everything until the next turn is its own, save what blame costs that it left standing.
fn moved(
    story: &Story,
    moment: Moment,
    act: &MoveId,
    target: Option<&PersonId>,
    before: &State,
) -> Option<Tone> {
    let rule = story.case.rules.move_(act)?;
    let events: Vec<&Among> =
        among(story, moment.event).take_while(|event| !matches!(event, Among::Turn)).collect();
    let stood = events.iter().position(|event| matches!(event, Among::BlameUnanswered { .. }));
    let (own, cost) = events.split_at(stood.unwrap_or(events.len()));
    let mut after = before.clone();
    own.iter().for_each(|event| people::apply(&mut after, event));
    let mut later = after.clone();
    cost.iter().for_each(|event| people::apply(&mut later, event));
    let level = |state: &State| match (target, &state.meeting) {
        (Some(target), Some(meeting)) => meeting.safety.get(target).copied().unwrap_or(0),
        _ => state.mean_safety(),
    };
    let tone = tone_of_move(rule);
    let closed = closed(story, moment.event);
    let mut shut = shut(story, &closed);
    let ease = |state: &State, of: &PersonId| {
        state.meeting.as_ref().and_then(|meeting| meeting.safety.get(of)).copied().unwrap_or(0)
    };
    if let Some(Among::BlameUnanswered { target }) = cost.first() {
        let (who, from, to) = (story.called(target), ease(&after, target), ease(&later, target));
        shut.push(say("blame-stood", &[("who", &who), ("from", &from), ("to", &to)]));
    }
    let idle = without_occasion(story, before, act, target);
    let speaker = before.meeting.as_ref().and_then(|meeting| meeting.last.as_ref());
    if let (Some(target), Some((speaker, _))) = (target, speaker)
        && target != speaker
        && rule.cases.iter().flat_map(|case| &case.effects).any(costs_the_speaker)
    {
        let by = ease(before, speaker) - ease(&after, speaker);
        let told =
            own.iter().any(|event| matches!(event, Among::Told { person, .. } if person == target));
        let key = match (idle, told) {
            (Some(_), _) => "cost-last",
            (None, true) => "cost-speaker",
            (None, false) => "cost-speaker-idle",
        };
        let (who, to) = (story.called(speaker), story.called(target));
        let cost = say(key, &[("who", &who), ("by", &by), ("to", &to)]);
        shut.extend((by > 0).then_some(cost));
    }
    let whose = match target {
        Some(target) => say("whose-ease", &[("who", &story.called(target))]),
        None => say("whose-room", &[]),
    };
    Some(Tone {
        moment,
        person: target.cloned(),
        asked: rule.label.clone(),
        topic: None,
        words: rule.label.clone(),
        tone,
        whose,
        before: level(before),
        after: level(&after),
        opened: opened(story, &after, events.iter().copied()),
        shut,
        said: Vec::new(),
        won: match tone {
            ToneIs::Closing => won(before, &after),
            _ => Vec::new(),
        },
        closed,
        heard: Vec::new(),
        later: felt_later(story, moment, target, before),
        why: match idle {
            Some(missed) => say(missed, &[("why", &rule.why)]),
            None => rule.why.clone(),
        },
        source: rule.source.clone(),
    })
}

/// What is there at once: blame pays in the minute in which it is spoken.
fn won(before: &State, after: &State) -> Vec<String> {
    let pull = |state: &State| state.meeting.as_ref().map_or(0, |meeting| meeting.pull);
    let mut won = Vec::new();
    if after.sponsor > before.sponsor {
        won.push(say("won-support", &[("from", &before.sponsor), ("to", &after.sponsor)]));
    }
    if pull(after) < pull(before) {
        won.push(say("won-hurry", &[("from", &pull(before)), ("to", &pull(after))]));
    }
    won
}

/// What a move was made for and did not meet: what is told of it then is not what it is good for.
fn without_occasion(
    story: &Story,
    before: &State,
    act: &MoveId,
    target: Option<&PersonId>,
) -> Option<&'static str> {
    let turn = people::review::Turn {
        scenario: &story.case.scenario,
        rules: story.case.rules,
        state: before,
        // Read for the scenario's beats only, which no move brings about.
        holds: &|_| false,
        wrong_entries: &[],
        losses: !story.case.without_losses,
    };
    let named = before.meeting.as_ref().is_some_and(|meeting| meeting.blame.is_some());
    Some(match people::review::without_occasion(&turn, act, target)? {
        Met::SpeakerRuns | Met::SpeakerFixes | Met::IdeaOpen => "no-occasion-floor",
        Met::BlameOpen => "no-occasion-name",
        Met::MisreadingOpen if named => "no-occasion-amiss-named",
        Met::MisreadingOpen => "no-occasion-amiss",
        Met::ToldLast(_) => "no-occasion-told",
        Met::Always | Met::AgainInStretch | Met::JustNow | Met::SomebodyNear(_) => return None,
    })
}

/// What of a move is felt turns later, read off the turn in which it is.
fn felt_later(
    story: &Story,
    moment: Moment,
    target: Option<&PersonId>,
    before: &State,
) -> Option<Later> {
    let mut state = before.clone();
    let now = before.meeting.as_ref()?.turn;
    let mut due = None;
    let mut was = None;
    let levels = |state: &State| {
        let meeting = state.meeting.as_ref();
        let of = target.and_then(|target| meeting?.safety.get(target)).copied().unwrap_or(0);
        (of, state.mean_safety())
    };
    let mut felt = None;
    for (index, event) in story.log.iter().enumerate().skip(moment.event) {
        let Some(event) = event.among() else { continue };
        people::apply(&mut state, event);
        let turn = state.meeting.as_ref()?.turn;
        match event {
            Among::Moved { .. } if due.is_none() && turn > now => return None,
            Among::Delayed { turn, .. } => due = due.or(Some(*turn)),
            Among::Turn if due == Some(turn) => {
                was = Some(levels(&state));
                felt = story.moment(index);
            }
            Among::DelayedDone { .. } if was.is_some() => break,
            _ => {}
        }
    }
    let turns = due?.saturating_sub(now);
    let Some((from, room)) = was else {
        return Some(Later { moment: None, text: say("felt-never", &[("turns", &turns)]) });
    };
    let (to, mean) = levels(&state);
    let who = target.map(|target| story.called(target)).unwrap_or_default();
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("turns", &turns),
        ("who", &who),
        ("from", &from),
        ("to", &to),
        ("room", &room),
        ("mean", &mean),
    ];
    let key = if target.is_some() { "felt-later" } else { "felt-later-room" };
    Some(Later { moment: felt, text: say(key, &values) })
}

fn costs_the_speaker(effect: &Effect) -> bool {
    matches!(effect, Effect::Safety(Whom::Speaker, by) if *by < 0)
}

/// What was told, in the words that were heard.
fn opened<'e>(
    story: &Story,
    after: &State,
    events: impl Iterator<Item = &'e Among>,
) -> Vec<String> {
    let told = events.filter_map(|event| match event {
        Among::Told { person, item, layer } => {
            let telling = super::quote::heard(story.case, after, person, item);
            let whole = story.complete(person, item, *layer);
            Some(if whole { telling } else { say("told-guardedly", &[("telling", &telling)]) })
        }
        _ => None,
    });
    told.collect()
}

fn shut(story: &Story, closed: &[Closed]) -> Vec<String> {
    let line = |one: &Closed| {
        let key = match one.outcome {
            Outcome::Gone => "lost",
            Outcome::LeftMeeting => "left-unsaid",
            Outcome::Told | Outcome::ShutAgain | Outcome::Unsaid => "shut",
        };
        say(key, &[("telling", &super::quote::telling(story.case, &one.person, &one.item))])
    };
    closed.iter().map(line).collect()
}

fn tone_of_form(form: &Form) -> ToneIs {
    match form.opens {
        _ if form.closing => ToneIs::Closing,
        Opens::Facts => ToneIs::Plain,
        Opens::None | Opens::Conditions | Opens::Same => ToneIs::Opening,
    }
}

/// Read from what a move does: what takes tellings away closes, what invites them opens.
pub(super) fn tone_of_move(act: &Move) -> ToneIs {
    let effects = || act.cases.iter().flat_map(|case| &case.effects);
    let closes = |effect: &Effect| match effect {
        Effect::ItemLeaves(_) | Effect::ShutNext(_) => true,
        Effect::Later(_, later) => later.iter().any(
            |effect| matches!(effect, Effect::Safety(Whom::Target | Whom::All, by) if *by < 0),
        ),
        _ => false,
    };
    let opens = |effect: &Effect| {
        matches!(
            effect,
            Effect::MayTell(..)
                | Effect::EachMayTell(..)
                | Effect::OthersMayTell(..)
                | Effect::AnswerBlame
                | Effect::ClearMisreading
                | Effect::Thank
                | Effect::Correct
        )
    };
    if effects().any(closes) {
        ToneIs::Closing
    } else if effects().any(opens) {
        ToneIs::Opening
    } else {
        ToneIs::Plain
    }
}

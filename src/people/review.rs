//! The meeting: opening, moves of the second chair, stretches, closing.

use super::effects::{self, Around};
use super::event::{Event, Refusal, Spoke};
use super::rules::{Effect, Met, Move, Rules, Target, Whom};
use super::state::{Last, MeetingState, State};
use super::turn::Table;
use crate::scenario::model::*;

/// What a turn reads.
pub struct Turn<'a> {
    pub scenario: &'a Scenario,
    pub rules: &'a Rules,
    pub state: &'a State,
    /// Whether a condition holds over the whole play.
    pub holds: &'a dyn Fn(&When) -> bool,
    /// Entries that witnesses could put right: entry, event, and who was there.
    pub wrong_entries: &'a [(u32, EventId, Vec<PersonId>)],
    pub losses: bool,
}

/// What came of a move.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub events: Vec<Event>,
    /// Entries put right, with who did it.
    pub corrections: Vec<(u32, EventId, PersonId)>,
}

/// Everybody sits down for so many minutes, the first stretch opens, and somebody speaks.
pub fn open(
    scenario: &Scenario,
    rules: &Rules,
    state: &State,
    holds: &dyn Fn(&When) -> bool,
    minutes: u32,
) -> Vec<Event> {
    let at_table = scenario.meeting.at_table.iter();
    let present = at_table.filter(|id| state.person(id).is_some_and(|person| !person.absent));
    let safety = present.map(|id| (id.clone(), (state.trust(id) + 50) / 2));
    let turn = Turn { scenario, rules, state, holds, wrong_entries: &[], losses: true };
    let mut table = Table::new(&turn);
    table.push(Event::MeetingOpened {
        safety: safety.collect(),
        pull: rules.numbers.meeting.pull,
        minutes,
    });
    if let Some(first) = scenario.meeting.stretches.first() {
        table.push(Event::StretchOpened { stretch: first.id.clone() });
    }
    table.next_turn();
    table.events
}

/// One move, and the turn that follows it.
///
/// # Errors
/// Why the move cannot be made.
pub fn make_move(turn: &Turn, act: &MoveId, target: Option<&PersonId>) -> Result<Outcome, Refusal> {
    let meeting = running(turn.state)?;
    let Some(rule) = turn.rules.move_(act) else { return Err(Refusal::NeedsPerson) };
    if rule.target == Target::Person && target.is_none() {
        return Err(Refusal::NeedsPerson);
    }
    if target.is_some_and(|target| !meeting.safety.contains_key(target)) {
        return Err(Refusal::NotAtTable);
    }
    let target = target.filter(|_| rule.target == Target::Person).cloned();
    let mut around = Around::new(meeting, target.clone());
    if thanks(rule) && meeting.teller.is_some() {
        // Others may have spoken since; it is the telling that is answered.
        around.speaker = meeting.teller.clone();
    }
    fits(&around, rule)?;
    let blame_before = meeting.blame.clone();
    let demanded = demand_open(meeting);
    let mut table = Table::new(turn);
    // What a move meets is read before it is made.
    let case = rule.cases.iter().position(|case| met(&table, &around, act, case.when));
    table.push(Event::Moved { act: act.clone(), target, minutes: rule.minutes });
    if let Some((at, case)) = case.and_then(|at| Some((at, rule.cases.get(at)?))) {
        for (index, effect) in case.effects.iter().enumerate() {
            let place = (u32::try_from(at).unwrap_or(0), u32::try_from(index).unwrap_or(0));
            effects::apply(&mut table, &around, act, place, effect);
        }
    }
    let answers = rule.cases.iter().flat_map(|case| &case.effects);
    if demanded && answers.into_iter().any(|effect| *effect == Effect::AnswerBlame) {
        table.push(Event::BlameAnswered);
    }
    unanswered(&mut table, blame_before);
    table.next_turn();
    Ok(Outcome { events: table.events, corrections: table.corrections })
}

/// Whether a move has something to act on: an idea to keep for later, somebody else to be heard.
fn fits(around: &Around, rule: &Move) -> Result<(), Refusal> {
    let has =
        |wanted: fn(&Effect) -> bool| rule.cases.iter().flat_map(|case| &case.effects).any(wanted);
    if has(|effect| *effect == Effect::Park) && around.idea.is_none() {
        return Err(Refusal::NoFix);
    }
    let gives_the_floor = has(|effect| matches!(effect, Effect::MayTell(Whom::Target, _)))
        && has(|effect| matches!(effect, Effect::Safety(Whom::Speaker, _)));
    if gives_the_floor && around.target.is_some() && around.target == around.speaker {
        return Err(Refusal::TargetSpeaks);
    }
    Ok(())
}

/// Whether a move answers a telling.
fn thanks(rule: &Move) -> bool {
    rule.cases.iter().any(|case| matches!(case.when, Met::ToldLast(_)))
}

/// What a move was made for and did not meet, where the room knows that: it is made all the same.
pub fn without_occasion(turn: &Turn, act: &MoveId, target: Option<&PersonId>) -> Option<Met> {
    let meeting = running(turn.state).ok()?;
    let rule = turn.rules.move_(act)?;
    let around = Around::new(meeting, target.cloned());
    let table = Table::new(turn);
    let told = meeting.teller.is_some();
    let known = rule.cases.iter().map(|case| case.when).find(|when| match when {
        Met::ToldLast(_) => !told,
        Met::SpeakerRuns
        | Met::SpeakerFixes
        | Met::IdeaOpen
        | Met::BlameOpen
        | Met::MisreadingOpen => true,
        Met::Always | Met::AgainInStretch | Met::JustNow | Met::SomebodyNear(_) => false,
    });
    known.filter(|when| !met(&table, &around, act, *when))
}

/// Whether the one that a move asks to tell something has nothing to say to it; `after`: what
/// happened after the move.
pub fn keeps_silent<'a>(
    act: &Move,
    target: &PersonId,
    after: impl Iterator<Item = &'a Event>,
) -> bool {
    let mut effects = act.cases.iter().flat_map(|case| &case.effects);
    let asks = effects.any(|effect| matches!(effect, Effect::MayTell(Whom::Target, _)));
    let mut own = after.take_while(|event| !matches!(event, Event::Turn));
    asks && !own.any(|event| matches!(event, Event::Told { person, .. } if person == target))
}

/// Whether somebody has nothing left to tell of a stretch; `after`: what happened since, up to `state`.
pub fn nothing_left<'a>(
    person: &Person,
    stretch: &StretchId,
    state: &State,
    after: impl Iterator<Item = &'a Event>,
) -> bool {
    let since: Vec<&ItemId> = after
        .filter_map(|event| match event {
            Event::Told { person: by, item, .. } if *by == person.id => Some(item),
            _ => None,
        })
        .collect();
    let of_stretch = person.knows.iter().filter(|item| item.stretch == *stretch);
    let mut left =
        of_stretch.filter(|item| state.untold(&person.id, item) || since.contains(&&item.id));
    left.next().is_none()
}

/// Somebody has just asked whose it was, without saying a name.
fn demand_open(meeting: &MeetingState) -> bool {
    meeting.last.as_ref().is_some_and(|(by, last)| {
        *last == Last::Spoke(Spoke::Remark) && meeting.demanded.as_ref() == Some(by)
    })
}

/// Blame that nobody turned costs its target, and a little everybody.
fn unanswered(table: &mut Table, blame: Option<PersonId>) {
    let Some(target) = blame.filter(|_| table.meeting().blame.is_some()) else { return };
    let numbers = &table.turn.rules.numbers.meeting;
    table.push(Event::BlameUnanswered { target: target.clone() });
    for person in table.present() {
        let by = if person == target { numbers.blame_target } else { numbers.blame_others };
        table.safety(&person, by);
    }
}

fn met(table: &Table, around: &Around, act: &MoveId, when: Met) -> bool {
    let meeting = table.meeting();
    let last = meeting.last.as_ref().map(|(_, last)| last);
    match when {
        Met::Always => true,
        Met::JustNow => meeting.moved.as_ref() == Some(act),
        Met::AgainInStretch => {
            around.target.as_ref().is_some_and(|target| meeting.asked_visible.contains(target))
        }
        Met::SpeakerRuns => last.is_some_and(effects::runs),
        Met::SpeakerFixes => last.is_some_and(effects::fixes),
        Met::IdeaOpen => meeting.idea.is_some(),
        Met::BlameOpen => meeting.blame.is_some() || demand_open(meeting),
        Met::MisreadingOpen => meeting.misread.is_some(),
        Met::ToldLast(fewer) => meeting.teller.is_some() && meeting.thanks < fewer,
        Met::SomebodyNear(within) => table.nearest(within).is_some(),
    }
}

/// Goes on to the next stretch; its opening costs nothing.
///
/// # Errors
/// On the last stretch, and once the hour is over.
pub fn next_stretch(scenario: &Scenario, state: &State) -> Result<Vec<Event>, Refusal> {
    let meeting = running(state)?;
    let Some(next) = scenario.meeting.stretches.get(meeting.stretch + 1) else {
        return Err(Refusal::LastStretch);
    };
    Ok(vec![Event::StretchOpened { stretch: next.id.clone() }])
}

/// The facilitator closes.
pub fn close() -> Vec<Event> {
    vec![Event::MeetingClosed]
}

fn running(state: &State) -> Result<&MeetingState, Refusal> {
    let meeting = state.meeting.as_ref().filter(|meeting| meeting.open);
    match meeting {
        Some(meeting) if meeting.minutes < meeting.length => Ok(meeting),
        _ => Err(Refusal::HourOver),
    }
}

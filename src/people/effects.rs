//! What a move does to the room, from its data.

use super::event::{Event, Spoke};
use super::rules::{Effect, Whom};
use super::state::{Last, MeetingState};
use super::turn::Table;
use crate::scenario::model::*;

/// Whom a move concerns, as the room stood when it was made.
pub struct Around {
    pub target: Option<PersonId>,
    pub speaker: Option<PersonId>,
    pub last: Option<Last>,
    /// An idea for a fix that is on the table, with who had it.
    pub idea: Option<(Option<MeasureId>, PersonId)>,
    pub blamed: Option<PersonId>,
    pub misread: Option<PersonId>,
}

impl Around {
    pub fn new(meeting: &MeetingState, target: Option<PersonId>) -> Self {
        Self {
            target,
            speaker: meeting.last.as_ref().map(|(speaker, _)| speaker.clone()),
            last: meeting.last.as_ref().map(|(_, last)| last.clone()),
            idea: meeting.idea.clone(),
            blamed: meeting.blame.clone(),
            misread: meeting.misread.clone(),
        }
    }

    fn whom(&self, table: &Table, whom: Whom) -> Vec<PersonId> {
        let one = |person: &Option<PersonId>| person.clone().into_iter().collect();
        match whom {
            Whom::Target => one(&self.target),
            Whom::Speaker => one(&self.speaker),
            Whom::Blamed => one(&self.blamed),
            Whom::Misread => one(&self.misread),
            Whom::Nearest => table.nearest(i32::MAX).into_iter().collect(),
            Whom::All => table.present(),
            Whom::Others => {
                let concerned = match (&self.target, &self.blamed) {
                    (None, None) => &self.speaker,
                    (None, blamed) => blamed,
                    (target, _) => target,
                };
                let mut all = table.present();
                all.retain(|person| Some(person) != concerned.as_ref());
                all
            }
        }
    }
}

/// Somebody who lectures or proposes holds the floor.
pub fn runs(last: &Last) -> bool {
    matches!(last, Last::Spoke(Spoke::Lecture | Spoke::Fix(_) | Spoke::Obvious))
}

pub fn fixes(last: &Last) -> bool {
    matches!(last, Last::Spoke(Spoke::Fix(_)))
}

/// Applies one effect of a move; `place` is its case and index, for what is felt later.
pub fn apply(table: &mut Table, around: &Around, act: &MoveId, place: (u32, u32), effect: &Effect) {
    match effect {
        Effect::Safety(whom, by) => {
            for person in around.whom(table, *whom) {
                table.safety(&person, *by);
            }
        }
        Effect::MayTell(whom, ease) => {
            for person in around.whom(table, *whom) {
                table.may_tell(&person, *ease);
            }
        }
        Effect::EachMayTell(ease, needs_more) => {
            for person in table.present() {
                if !table.may_tell(&person, *ease) {
                    table.push(Event::Passed { person, needs_more: *needs_more });
                }
            }
        }
        Effect::OthersMayTell(most, ease) => {
            let mut told = 0;
            for person in around.whom(table, Whom::Others) {
                if told < *most && table.may_tell(&person, *ease) {
                    told += 1;
                }
            }
        }
        Effect::Pull(by) => table.pull(*by),
        Effect::Sponsor(by) => table.sponsor(*by),
        Effect::AnswerBlame if around.blamed.is_some() => table.push(Event::BlameAnswered),
        Effect::AnswerBlame => {}
        Effect::ClearMisreading => table.push(Event::MisreadingCleared),
        Effect::Thank => table.push(Event::Thanked),
        Effect::Park => {
            if let Some((measure, proposer)) = around.idea.clone() {
                table.push(Event::Parked { measure, proposer });
            }
        }
        Effect::Correct => correct(table),
        Effect::ShutNext(whom) => {
            for person in around.whom(table, *whom) {
                if let Some((item, _)) = table.fitting(&person) {
                    table.push(Event::Shut { item: item.id.clone(), person });
                }
            }
        }
        Effect::ItemLeaves(whom) => {
            for person in around.whom(table, *whom) {
                if let Some((item, _)) = table.fitting(&person) {
                    table.push(Event::LeftUnsaid { item: item.id.clone(), person });
                }
            }
        }
        Effect::OwnersUnwilling(by) => table.push(Event::Unwilling { by: *by }),
        Effect::Later(turns, _) => {
            if table.turn.losses {
                table.push(Event::Delayed {
                    turn: table.meeting().turn + turns,
                    target: around.target.clone(),
                    act: act.clone(),
                    case: place.0,
                    effect: place.1,
                });
            }
        }
    }
}

/// Witnesses who feel safe enough put entries right.
fn correct(table: &mut Table) {
    let safe = table.turn.rules.numbers.meeting.witness_safety;
    for (entry, event, witnesses) in table.turn.wrong_entries {
        let by = witnesses.iter().find(|person| {
            table.meeting().safety.contains_key(*person) && table.level(person) >= safe
        });
        if let Some(by) = by {
            table.corrections.push((*entry, event.clone(), by.clone()));
        }
    }
}

/// What earlier moves left behind and is felt now.
pub fn due(table: &mut Table) {
    let turn = table.meeting().turn;
    let due: Vec<_> =
        table.meeting().delayed.iter().filter(|delayed| delayed.turn <= turn).cloned().collect();
    for delayed in due {
        let rule = table.turn.rules.move_(&delayed.act);
        let case = rule.and_then(|rule| rule.cases.get(delayed.case as usize));
        let effect = case.and_then(|case| case.effects.get(delayed.effect as usize));
        if let Some(Effect::Later(_, effects)) = effect {
            let around = Around::new(table.meeting(), delayed.target.clone());
            for effect in effects {
                apply(table, &around, &delayed.act, (delayed.case, delayed.effect), effect);
            }
        }
        table.push(Event::DelayedDone { turn });
    }
}

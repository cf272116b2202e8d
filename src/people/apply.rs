//! Events applied: nothing can fail, nothing is drawn.

use super::event::{Event, Layer, Spoke};
use super::state::{Delayed, Last, MeetingState, PersonState, State};
use crate::scenario::model::PersonId;

pub fn apply(state: &mut State, event: &Event) {
    match event {
        Event::Met { person, trust, patience, needs } => {
            let met = PersonState {
                trust: *trust,
                patience: *patience,
                needs: needs.iter().cloned().collect(),
                ..PersonState::default()
            };
            state.people.insert(person.clone(), met);
        }
        Event::SponsorChanged { after } => state.sponsor = *after,
        Event::MeetingOpened { safety, pull, minutes } => {
            state.meeting = Some(MeetingState {
                open: true,
                safety: safety.iter().cloned().collect(),
                pull: *pull,
                length: *minutes,
                ..MeetingState::default()
            });
        }
        Event::Told { person, item, layer } => {
            let in_meeting = state.in_meeting();
            with(state, person, |of| {
                let known = of.told.entry(item.clone()).or_insert(*layer);
                *known = (*known).max(*layer);
                of.guarded_last = (*layer == Layer::Guarded).then(|| item.clone());
                if in_meeting {
                    of.told_in_meeting.insert(item.clone());
                }
            });
            spoke(state, person, Last::Told);
        }
        Event::Asked { person, form, topic, minutes, closing, .. } => with(state, person, |of| {
            of.asked.push((form.clone(), topic.clone()));
            of.minutes += minutes;
            of.closing += u32::from(*closing);
            if of.guarded_last.is_some() && form.as_str() == "wait" {
                of.waited.extend(of.guarded_last.clone());
            }
            of.guarded_last = None;
        }),
        Event::Worried { person } => with(state, person, |of| of.said_why = true),
        Event::ReadBack { .. } => {}
        Event::Apologised { person, .. } | Event::NothingMore { person, .. } => {
            with(state, person, |of| of.lines += 1);
        }
        Event::OutOfTime { person } => with(state, person, |of| of.out_of_time = true),
        Event::Shut { person, item } => {
            with(state, person, |of| *of.shut.entry(item.clone()).or_insert(0) += 1);
        }
        Event::Lost { person, item } => with(state, person, |of| {
            of.lost.insert(item.clone());
        }),
        Event::TrustChanged { person, after } => with(state, person, |of| of.trust = *after),
        Event::PatienceSpent { person, minutes } => {
            with(state, person, |of| of.patience -= minutes);
        }
        Event::Absent { person } => with(state, person, |of| of.absent = true),
        other => meeting(state, other),
    }
}

fn meeting(state: &mut State, event: &Event) {
    match event {
        Event::Said { by, kind, .. } => spoke(state, by, Last::Spoke(kind.clone())),
        Event::Habit { person, kind, .. } => {
            with(state, person, |of| of.lines += 1);
            spoke(state, person, Last::Spoke(kind.clone()));
        }
        _ => {}
    }
    let Some(meeting) = &mut state.meeting else { return };
    match event {
        Event::Turn => {
            meeting.turn += 1;
            for silent in meeting.silent.values_mut() {
                *silent += 1;
            }
        }
        Event::MeetingMinutes { minutes } => meeting.minutes += minutes,
        Event::StretchOpened { stretch: _ } => {
            // The first one opens with the meeting.
            meeting.stretch += usize::from(meeting.turn > 0);
            meeting.asked_visible.clear();
            meeting.idea = None;
        }
        Event::SafetyChanged { person, after } => {
            meeting.safety.insert(person.clone(), *after);
        }
        Event::PullChanged { after } => meeting.pull = *after,
        Event::Said { beat, by, kind } => {
            meeting.beats.insert(beat.clone());
            meeting.demanded = None;
            concerns(meeting, by, kind);
        }
        Event::Habit { person, kind, .. } => {
            concerns(meeting, person, kind);
            meeting.demanded = (*kind == Spoke::Remark).then(|| person.clone());
            meeting.demands += u32::from(meeting.demanded.is_some());
            meeting.calm += u32::from(*kind == Spoke::Lull);
        }
        Event::Passed { person, needs_more } => {
            *meeting.needs_more.entry(person.clone()).or_insert(0) += needs_more;
        }
        Event::Moved { act, target, minutes } => {
            meeting.minutes += minutes;
            meeting.own_minutes += minutes;
            meeting.teller = None;
            meeting.moved = Some(act.clone());
            if let Some(target) = target {
                meeting.made.insert((act.clone(), target.clone()));
                if act.as_str() == "visible-then" {
                    meeting.asked_visible.insert(target.clone());
                }
            }
        }
        Event::BlameUnanswered { .. } => meeting.blame = None,
        Event::BlameAnswered => {
            meeting.blame = None;
            meeting.demanded = None;
            meeting.answered += 1;
        }
        Event::MisreadingCleared => meeting.misread = None,
        Event::Thanked => meeting.thanks += 1,
        Event::Parked { measure, proposer } => {
            meeting.idea = None;
            meeting.parked.push((measure.clone(), proposer.clone()));
        }
        Event::Unwilling { by } => meeting.unwilling += by,
        Event::Delayed { turn, target, act, case, effect } => meeting.delayed.push(Delayed {
            turn: *turn,
            target: target.clone(),
            act: act.clone(),
            case: *case,
            effect: *effect,
        }),
        Event::DelayedDone { turn } => meeting.delayed.retain(|delayed| delayed.turn > *turn),
        Event::LeftUnsaid { person, item } => {
            meeting.left_unsaid.insert((person.clone(), item.clone()));
        }
        Event::MeetingClosed => meeting.open = false,
        _ => {}
    }
}

fn concerns(meeting: &mut MeetingState, by: &PersonId, kind: &Spoke) {
    match kind {
        Spoke::Blame(target) => meeting.blame = Some(target.clone()),
        Spoke::Misreading(who) => meeting.misread = Some(who.clone()),
        Spoke::Fix(measure) => meeting.idea = Some((measure.clone(), by.clone())),
        _ => {}
    }
}

fn spoke(state: &mut State, person: &PersonId, last: Last) {
    if let Some(meeting) = state.meeting.as_mut().filter(|meeting| meeting.open) {
        *meeting.spoken.entry(person.clone()).or_insert(0) += 1;
        meeting.silent.insert(person.clone(), 0);
        if last == Last::Told {
            meeting.teller = Some(person.clone());
            meeting.demanded = None;
        }
        meeting.last = Some((person.clone(), last));
    }
}

fn with(state: &mut State, person: &PersonId, change: impl FnOnce(&mut PersonState)) {
    change(state.people.entry(person.clone()).or_default());
}

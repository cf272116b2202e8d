//! How a bot with a plan chairs beside the facilitator, and how one without just sits there.

use super::Bot;
use crate::people;
use crate::people::event::Spoke;
use crate::people::state::Last;
use crate::play::{Command, Event};
use crate::proof::kind::Style;
use crate::scenario::model::*;
use std::collections::BTreeSet;

/// The room's mean safety from which everybody is asked in turn.
const GO_ROUND_AT: i32 = 55;

/// So often a telling is answered with thanks; more would cost minutes that tellings need.
const THANKS: u32 = 2;

/// A stretch on which so many turns brought nothing is done with.
const DRY: u32 = 3;

/// So many such turns make it worth asking everybody.
const QUIET: u32 = 2;

/// Minutes kept for each stretch that is still to come.
const KEPT: u32 = 10;

/// How often in a stretch it is asked who else knew.
const OTHERS: u32 = 2;

/// Minutes kept at the end for sending groups of the timeline: one may be wrong.
const GROUPS: u32 = 5;

/// What a bot remembers of the hour.
#[derive(Default)]
struct Memory {
    went_round: bool,
    thanked: u32,
    named: usize,
    /// The last silence was followed by more of it.
    silence_failed: bool,
    /// Turns since something was told.
    dry: u32,
    stretch: usize,
    /// Asked for their part, in this stretch.
    asked: BTreeSet<PersonId>,
    /// Asked who else knew, in this stretch.
    others_asked: u32,
}

impl Bot<'_> {
    pub(super) fn reviews(&mut self, style: Style) {
        let mut memory = Memory::default();
        while self.view().meeting_minutes_left() > GROUPS && !self.tired() {
            if self.stretch_is_done(&memory) {
                self.send(Command::NextStretch);
                memory.stretch += 1;
                memory.dry = 0;
                memory.others_asked = 0;
                memory.asked.clear();
            }
            let (act, target) = self.chooses(style, &mut memory);
            let Some(events) = self.send(Command::Move { act: act.into(), target }) else { return };
            let is_told =
                |event: &&Event| matches!(event, Event::People(people::Event::Told { .. }));
            let is_habit =
                |event: &&Event| matches!(event, Event::People(people::Event::Habit { .. }));
            // What comes before the next turn comes of the move.
            let of_move = events
                .iter()
                .take_while(|event| !matches!(event, Event::People(people::Event::Turn)));
            memory.silence_failed = act == "silence" && of_move.filter(is_told).count() == 0;
            if events.iter().any(|event| is_told(&event)) {
                memory.dry = 0;
            } else if events.iter().any(|event| is_habit(&event)) {
                memory.dry += 1;
            }
        }
    }

    /// Goes on when nothing more comes, or what is left of the hour is needed for the rest.
    fn stretch_is_done(&self, memory: &Memory) -> bool {
        let stretches = self.stretches_in_time();
        let to_come = u32::try_from(stretches - (memory.stretch + 1).min(stretches)).unwrap_or(0);
        let left = self.view().meeting_minutes_left();
        to_come > 0 && (memory.dry >= DRY || left <= to_come * KEPT)
    }

    /// How many stretches the room has time to begin, by the minutes planned for each.
    fn stretches_in_time(&self) -> usize {
        let mut begins = 0;
        let stretches = self.case.scenario.meeting.stretches.iter();
        let in_time = stretches.take_while(|stretch| {
            let in_time = begins < self.play.review_minutes;
            begins += stretch.minutes;
            in_time
        });
        in_time.count()
    }

    fn chooses(&self, style: Style, memory: &mut Memory) -> (&'static str, Option<PersonId>) {
        let view = self.view();
        let speaker = view.last().map(|(speaker, _)| speaker);
        let last = view.last().map(|(_, last)| last);
        if let Some(Last::Spoke(Spoke::Blame(blamed))) = last
            && memory.named < style.names
        {
            memory.named += 1;
            return ("name-it", Some(blamed.clone()));
        }
        if style.soothes {
            return self.soothes(memory);
        }
        match last {
            Some(Last::Spoke(Spoke::Blame(_))) => return ("into-conditions", None),
            Some(Last::Spoke(Spoke::Misreading(_))) => return ("contrast", None),
            Some(Last::Spoke(Spoke::Fix(Some(_)))) if view.has_idea() => return ("park", None),
            Some(Last::Spoke(Spoke::Lecture | Spoke::Obvious | Spoke::Fix(_))) => {
                if let Some(next) = self.next_to_ask(memory, speaker) {
                    memory.asked.insert(next.clone());
                    return ("hold-that", Some(next));
                }
            }
            Some(Last::Told) if memory.thanked < THANKS => {
                memory.thanked += 1;
                return ("thank", None);
            }
            _ => {}
        }
        if !memory.went_round && memory.dry >= QUIET && view.mean_safety() >= GO_ROUND_AT {
            memory.went_round = true;
            return ("go-round", None);
        }
        if !memory.silence_failed && self.somebody_seems_near() {
            return ("silence", None);
        }
        if memory.others_asked < OTHERS {
            memory.others_asked += 1;
            return ("who-else-knew", None);
        }
        if let Some(next) = self.next_to_ask(memory, speaker) {
            memory.asked.insert(next.clone());
            return ("visible-then", Some(next));
        }
        ("who-else-knew", None)
    }

    /// Somebody looks neither closed nor open, and may be about to speak.
    fn somebody_seems_near(&self) -> bool {
        let view = self.view();
        view.at_table().into_iter().any(|person| (1..=2).contains(&view.ease(person)))
    }

    /// Of those not asked yet in this stretch, the last speaker aside: who held something back in a
    /// talk, then who looks most at ease.
    fn next_to_ask(&self, memory: &Memory, speaker: Option<&PersonId>) -> Option<PersonId> {
        let view = self.view();
        let mut others = view.at_table();
        others.retain(|person| Some(*person) != speaker && !memory.asked.contains(*person));
        let best = others.into_iter().max_by_key(|person| {
            let held = self.talks.get(*person).is_some_and(|talk| !talk.held_back.is_empty());
            (held, view.ease(person))
        })?;
        (view.ease(best) >= 1).then(|| best.clone())
    }

    /// Thanks whoever told; else reassures who looks least at ease.
    fn soothes(&self, memory: &mut Memory) -> (&'static str, Option<PersonId>) {
        let view = self.view();
        if let Some((_, Last::Told)) = view.last() {
            memory.thanked += 1;
            return ("thank", None);
        }
        let blamed = match view.last() {
            Some((_, Last::Spoke(Spoke::Blame(blamed)))) => Some(blamed),
            _ => None,
        };
        let least = view.at_table().into_iter().min_by_key(|person| view.ease(person));
        ("reassure", blamed.or(least).cloned())
    }

    /// Nods, and lets whoever speaks go on.
    pub(super) fn sits_by(&mut self) {
        let stretches = &self.case.scenario.meeting.stretches;
        let mut used = 0;
        let mut ends = stretches.iter().map(|stretch| {
            used += stretch.minutes;
            used
        });
        let mut end = ends.next();
        while !self.view().hour_over() && !self.tired() {
            if end.is_some_and(|end| self.view().meeting_minutes() >= end) {
                end = ends.next();
                self.send(Command::NextStretch);
            }
            if self.send(Command::Move { act: "let-run".into(), target: None }).is_none() {
                return;
            }
        }
    }
}

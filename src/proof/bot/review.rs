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

/// What a bot remembers of the hour.
#[derive(Default)]
struct Memory {
    went_round: bool,
    thanked: u32,
    named: usize,
    /// The last silence was followed by more of it.
    silence_failed: bool,
    /// Asked what could be seen, in this stretch.
    asked: BTreeSet<PersonId>,
}

impl Bot<'_> {
    pub(super) fn reviews(&mut self, style: Style) {
        let mut memory = Memory::default();
        let mut stretch = 0;
        while !self.view().hour_over() && !self.tired() {
            if self.stretch_is_over(&mut stretch) {
                memory.asked.clear();
            }
            let (act, target) = self.chooses(style, &mut memory);
            let Some(events) = self.send(Command::Move { act: act.into(), target }) else { return };
            // What comes before the next turn comes of the move.
            let of_move = events
                .iter()
                .take_while(|event| !matches!(event, Event::People(people::Event::Turn)));
            let told = of_move
                .filter(|event| matches!(event, Event::People(people::Event::Told { .. })))
                .count();
            memory.silence_failed = act == "silence" && told == 0;
        }
    }

    /// Goes on when the time for what is on the table is used.
    fn stretch_is_over(&mut self, stretch: &mut usize) -> bool {
        let stretches = &self.case.scenario.meeting.stretches;
        let used: u32 = stretches.iter().take(*stretch + 1).map(|stretch| stretch.minutes).sum();
        let over = self.view().meeting_minutes() >= used && *stretch + 1 < stretches.len();
        if over {
            *stretch += 1;
            self.send(Command::NextStretch);
        }
        over
    }

    fn chooses(&self, style: Style, memory: &mut Memory) -> (&'static str, Option<PersonId>) {
        let view = self.view();
        let speaker = view.last().map(|(speaker, _)| speaker);
        let blamed = view.blamed().cloned();
        if let Some(blamed) = &blamed
            && memory.named < style.names
        {
            memory.named += 1;
            return ("name-it", Some(blamed.clone()));
        }
        if style.soothes {
            return self.soothes(memory);
        }
        if blamed.is_some() {
            return ("into-conditions", None);
        }
        if view.misread() {
            return ("contrast", None);
        }
        match view.last().map(|(_, last)| last) {
            Some(Last::Spoke(Spoke::Fix(Some(_)))) => return ("park", None),
            Some(Last::Spoke(Spoke::Lecture | Spoke::Obvious | Spoke::Fix(None))) => {
                if let Some(next) = self.next_to_ask(memory, speaker) {
                    return ("hold-that", Some(next));
                }
            }
            Some(Last::Told) if memory.thanked < 4 => {
                memory.thanked += 1;
                return ("thank", None);
            }
            _ => {}
        }
        if !memory.went_round && view.mean_safety() >= GO_ROUND_AT {
            memory.went_round = true;
            return ("go-round", None);
        }
        if !memory.silence_failed && self.somebody_seems_near() {
            return ("silence", None);
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

    /// Who looks most at ease of those not asked yet in this stretch, the last speaker aside.
    fn next_to_ask(&self, memory: &Memory, speaker: Option<&PersonId>) -> Option<PersonId> {
        let view = self.view();
        let mut others = view.at_table();
        others.retain(|person| Some(*person) != speaker && !memory.asked.contains(*person));
        let best = others.into_iter().max_by_key(|person| view.ease(person))?;
        (view.ease(best) >= 1).then(|| best.clone())
    }

    /// Thanks whoever told; else reassures who looks least at ease.
    fn soothes(&self, memory: &mut Memory) -> (&'static str, Option<PersonId>) {
        let view = self.view();
        if let Some((_, Last::Told)) = view.last() {
            memory.thanked += 1;
            return ("thank", None);
        }
        let blamed = view.blamed();
        let least = view.at_table().into_iter().min_by_key(|person| view.ease(person));
        ("reassure", blamed.or(least).cloned())
    }

    /// Nods, and lets whoever speaks go on.
    pub(super) fn sits_by(&mut self) {
        let mut stretch = 0;
        while !self.view().hour_over() && !self.tired() {
            self.stretch_is_over(&mut stretch);
            if self.send(Command::Move { act: "let-run".into(), target: None }).is_none() {
                return;
            }
        }
    }
}

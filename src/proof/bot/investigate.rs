//! How a bot with a plan spends the working time: sources, people, the notebook.

use super::Bot;
use crate::play::Command;
use crate::proof::kind::Style;
use crate::scenario::model::{Group, PersonId};

/// Share of the working time that goes to sources at most, percent.
const SOURCES: u32 = 30;

impl Bot<'_> {
    pub(super) fn investigates(&mut self, style: Style) {
        self.opens();
        self.writes_timeline();
        let mut order: Vec<PersonId> =
            self.view().people().iter().map(|person| person.id.clone()).collect();
        self.key.with("order").shuffle(&mut order);
        // Twice: once all have been heard, those with time left are asked again.
        for _ in 0..2 {
            for (at, person) in order.iter().enumerate() {
                let heads = u32::try_from(order.len() - at).unwrap_or(1);
                let minutes = self.view().minutes_left() / heads.max(1);
                self.interviews(style, person, minutes);
                self.opens();
            }
            self.writes_timeline();
        }
        self.fills_board();
    }

    /// Opens what is known while the share of the time allows it, and pins what catches the eye.
    pub(super) fn opens(&mut self) {
        let most = self.minutes * SOURCES / 100;
        loop {
            self.answers();
            let spent: u32 = self
                .play
                .opened
                .iter()
                .filter_map(|opening| self.case.scenario.source(&opening.source))
                .map(|source| source.minutes)
                .sum();
            let mut closed = self.view().closed();
            closed.retain(|next| self.without != Some(&next.id) && spent + next.minutes <= most);
            // Of a kind that was looked into least: sources of one kind share what they cannot show.
            let Some(next) = closed.into_iter().min_by_key(|next| self.opened_of(next.group))
            else {
                return;
            };
            let id = next.id.clone();
            if self.send(Command::Open(id.clone())).is_none() {
                return;
            }
            self.pins(&id);
        }
    }

    fn opened_of(&self, group: Group) -> usize {
        let opened = self.play.opened.iter();
        let sources = opened.filter_map(|opening| self.case.scenario.source(&opening.source));
        sources.filter(|source| source.group == group).count()
    }
}

//! How a bot with a plan spends the working time: sources, people, the notebook.

use super::Bot;
use crate::play::Command;
use crate::proof::kind::Style;
use crate::scenario::model::PersonId;

/// Share of the working time that goes to sources at most, percent.
const SOURCES: u32 = 30;

impl Bot<'_> {
    pub(super) fn investigates(&mut self, style: Style) {
        self.opens();
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
        }
        self.pins_what_was_told();
        self.writes_timeline();
        self.fills_board();
    }

    /// Opens what is known while the share of the time allows it, and pins what catches the eye.
    fn opens(&mut self) {
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
            closed.retain(|next| self.without != Some(&next.id));
            let Some(next) = closed.into_iter().find(|next| spent + next.minutes <= most) else {
                return;
            };
            let id = next.id.clone();
            if self.send(Command::Open(id.clone())).is_none() {
                return;
            }
            self.pins(&id);
        }
    }
}

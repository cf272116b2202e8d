//! Two days later: measures for the factors on the board, with their owners.

use super::Bot;
use crate::play::command::Agreement;
use crate::play::{Command, Event};
use crate::scenario::model::*;

/// Working days until a measure is due.
const DUE: u32 = 20;

impl Bot<'_> {
    /// Agrees on what answers a factor of the board, as far as owners and days allow.
    pub(super) fn agrees(&mut self) {
        let board: Vec<FactorId> = self.view().on_board().keys().cloned().collect();
        let measures: Vec<&Measure> = self.view().measures();
        let ids: Vec<MeasureId> = measures.iter().map(|measure| measure.id.clone()).collect();
        for id in ids {
            let Some(measure) = self.case.scenario.measure(&id) else { continue };
            let mut factors = measure.factors.clone();
            factors.retain(|factor| board.contains(factor) && self.reader.links(&id, factor));
            if factors.is_empty() {
                continue;
            }
            let sound: Vec<bool> = measure.verify.iter().map(|verify| verify.sound).collect();
            let real: Vec<bool> = measure.side_effects.iter().map(|effect| effect.real).collect();
            let owners = std::iter::once(&measure.owner).chain(&measure.others);
            'owners: for owner in owners {
                for half in [false, true] {
                    let wanted = Agreement {
                        measure: id.clone(),
                        owner: owner.clone(),
                        factors: factors.clone(),
                        due_days: DUE,
                        verify: self.reader.pick(&format!("verify {id}"), &sound),
                        side_effect: self.reader.pick(&format!("side {id}"), &real),
                        words: String::new(),
                        half,
                    };
                    let events = self.send(Command::Agree(wanted)).unwrap_or_default();
                    if events.iter().any(|event| matches!(event, Event::Agreed(_))) {
                        break 'owners;
                    }
                }
            }
        }
    }
}

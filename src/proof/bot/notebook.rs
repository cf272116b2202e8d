//! Pins, timeline entries and the factor board: what the shared reader makes of the evidence.

use super::Bot;
use crate::evidence::Place;
use crate::play::command::EntryDraft;
use crate::play::{Command, Event, Note, measures};
use crate::proof::reader::Reading;
use crate::scenario::model::{FactorId, SourceId};
use std::collections::BTreeMap;

/// How often a refused group is read again.
const LOOKS: u32 = 2;

impl Bot<'_> {
    pub(super) fn pins(&mut self, source: &SourceId) {
        for place in self.reader.notable(source) {
            let place = place.clone();
            self.send(Command::Note(Note::Pin { place, note: String::new() }));
        }
    }

    /// Writes an entry of each pin that says something new, and has them confirmed three at a time.
    /// What did not stand before is read once more.
    pub(super) fn writes_timeline(&mut self) {
        let first_look = self.looked;
        self.looked += LOOKS + 1;
        let mut entries = self.view().open_entries();
        for (entry, pin) in entries.clone() {
            if first_look > 0 {
                self.looks_again(entry, pin, first_look);
            }
        }
        let pins: Vec<(u32, Place)> =
            self.view().pins().map(|(number, place)| (number, place.clone())).collect();
        let written = self.play.notebook.entries.values().map(|entry| entry.at);
        let mut written: Vec<_> = written.collect();
        for (pin, place) in pins {
            let Some(reading) = self.reads(&place, first_look) else { continue };
            if written.contains(&reading.at) {
                continue;
            }
            written.push(reading.at);
            if let Some(entry) = self.enter(None, pin, &place, first_look) {
                entries.push((entry, pin));
            }
        }
        for group in entries.chunks_exact(3) {
            for look in 0..=LOOKS {
                let numbers = [group[0].0, group[1].0, group[2].0];
                let stands = self.send(Command::Confirm(numbers)).is_some_and(|events| {
                    events.iter().any(|event| matches!(event, Event::Confirmed { .. }))
                });
                if stands || look == LOOKS {
                    break;
                }
                for (entry, pin) in group {
                    self.looks_again(*entry, *pin, first_look + look + 1);
                }
            }
        }
    }

    fn looks_again(&mut self, entry: u32, pin: u32, look: u32) {
        let place = self.play.notebook.pins.get(&pin).map(|pin| pin.place.clone());
        if let Some(place) = place {
            self.enter(Some(entry), pin, &place, look);
        }
    }

    /// What a place says for the timeline, read twice, for minutes hang on it, and a third time where
    /// the two differ.
    fn reads(&self, place: &Place, look: u32) -> Option<Reading> {
        let [first, second, third] =
            [0, 1, 2].map(|again| self.reader.entry(&self.play, place, 3 * look + again));
        if first == second || first == third { first } else { third }
    }

    /// Writes what the reader makes of a pin; the entry's number.
    fn enter(&mut self, entry: Option<u32>, pin: u32, place: &Place, look: u32) -> Option<u32> {
        let reading = self.reads(place, look)?;
        let (card, at, kind) = (reading.card, reading.at, reading.kind);
        let draft = EntryDraft { entry, card, at, kind, pin, title: String::new() };
        let events = self.send(Command::Note(Note::Entry(draft)))?;
        events.iter().find_map(|event| match event {
            Event::EntrySet { entry, .. } => Some(*entry),
            _ => None,
        })
    }

    pub(super) fn fills_board(&mut self) {
        let mut board: BTreeMap<FactorId, Vec<u32>> = BTreeMap::new();
        for (pin, place) in self.view().pins() {
            for factor in self.reader.factors(&self.play, place) {
                board.entry(factor).or_default().push(pin);
            }
        }
        let all: Vec<FactorId> = board.keys().cloned().collect();
        for (factor, mut pins) in board {
            // As many as an owner asks for: more show nothing more.
            pins.truncate(measures::SHOWN_BY);
            let others = all.iter().filter(|other| self.reader.together(&factor, other));
            let (with, words) = (others.cloned().collect(), String::new());
            self.send(Command::Note(Note::Factor { factor, pins, with, words }));
        }
    }
}

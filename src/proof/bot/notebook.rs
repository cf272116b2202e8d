//! Pins, timeline entries and the factor board: what the shared reader makes of the evidence.

use super::Bot;
use crate::evidence::Place;
use crate::people::Layer;
use crate::play::command::EntryDraft;
use crate::play::{Command, Event, Note};
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

    pub(super) fn pins_what_was_told(&mut self) {
        for (person, item, layer) in self.view().heard() {
            if !self.view().may_quote(&person, &item) {
                continue;
            }
            let place = Place::Telling { person, item };
            let new = !self.view().pins().any(|(_, pinned)| *pinned == place);
            if layer == Layer::Open && new {
                self.send(Command::Note(Note::Pin { place, note: String::new() }));
            }
        }
    }

    /// Writes three entries at a time and has them confirmed, while there are readings left.
    pub(super) fn writes_timeline(&mut self) {
        let mut entries: Vec<(u32, u32)> = Vec::new();
        let pins: Vec<(u32, Place)> =
            self.view().pins().map(|(number, place)| (number, place.clone())).collect();
        let mut written: Vec<_> = Vec::new();
        for (pin, place) in pins {
            let Some(reading) = self.reader.entry(&self.play, &place, 0) else { continue };
            if written.contains(&reading.at) {
                continue;
            }
            written.push(reading.at);
            if let Some(entry) = self.enter(None, pin, &place, 0) {
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
                    let place = self.play.notebook.pins.get(pin).map(|pin| pin.place.clone());
                    if let Some(place) = place {
                        self.enter(Some(*entry), *pin, &place, look + 1);
                    }
                }
            }
        }
    }

    /// Writes what the reader makes of a pin; the entry's number.
    fn enter(&mut self, entry: Option<u32>, pin: u32, place: &Place, look: u32) -> Option<u32> {
        let reading = self.reader.entry(&self.play, place, look)?;
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
        for (factor, pins) in board {
            let (with, words) = (Vec::new(), String::new());
            self.send(Command::Note(Note::Factor { factor, pins, with, words }));
        }
    }
}

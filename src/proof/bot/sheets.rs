//! The sheets that are filled in before measures are taken: impact, decisions, what went well, needs.
//! Who has read something writes down what it shows; who has not can only guess.

use super::Bot;
use crate::evidence::Place;
use crate::play::{Command, Note, command};
use crate::scenario::model::*;
use std::collections::BTreeMap;

/// Minutes, heads and percent that somebody who knows nothing thinks of.
const MINUTES: std::ops::RangeInclusive<u64> = 5..=120;
const POWERS_OF_TEN: u32 = 6;
const SHARES: std::ops::RangeInclusive<u64> = 0..=80;

impl Bot<'_> {
    /// Bots with a plan fill in what they have read; the others guess.
    pub(super) fn fills_sheets(&mut self) {
        let notes = if self.style.is_some() { self.read_sheets() } else { self.guessed_sheets() };
        for note in notes {
            self.send(Command::Note(note));
        }
    }

    fn read_sheets(&self) -> Vec<Note> {
        let pins: Vec<(u32, Place)> =
            self.view().pins().map(|(number, place)| (number, place.clone())).collect();
        let (reader, view) = (&self.reader, self.view());
        let mut notes = Vec::new();
        for (index, quantity) in view.quantities().iter().enumerate() {
            if let Some((low, high, pin)) = reader.range(index, &pins) {
                let quantity = quantity.id.clone();
                let (pins, how) = (vec![pin], String::new());
                notes.push(Note::Impact { quantity, low, high, pins, how });
            }
        }
        // Who could read off none of it has nothing to look up in the table.
        if !notes.is_empty()
            && let Some(severity) = reader.severity()
        {
            notes.push(Note::Severity { severity, reason: String::new() });
        }
        for harm in 0..view.harms() {
            if let Some(pin) = reader.harm(harm, &pins) {
                notes.push(Note::Harm { harm: number(harm), pin: Some(pin) });
            }
        }
        for point in view.decisions() {
            let Some(peer) = reader.peer(point) else { continue };
            let (visible, goal) = (reader.visible(point, &pins), reader.goal(point, &pins));
            let (event, words) = (point.event.clone(), String::new());
            notes.push(Note::Turning { event, visible, goal, peer, words });
        }
        for well in 0..view.went_well() {
            if let Some(pin) = reader.well(well, &pins) {
                notes.push(Note::Well { well: number(well), pin });
            }
        }
        for whose in [Whose::Responder, Whose::Customer] {
            if let Some(pin) = reader.need(whose, &pins) {
                notes.push(Note::Need { whose, pin });
            }
        }
        notes
    }

    /// What is believed in the end, with the pin that says most for it and one that speaks against.
    pub(super) fn last_view(&self) -> (command::View, Option<u32>, Option<u32>) {
        let check = &self.case.scenario.manifest.gut_check;
        let found = self.view().on_board();
        let statements = check.statements.iter();
        let believed: Vec<_> =
            statements.filter(|of| self.reader.believes(&of.id, found.len())).collect();
        if believed.is_empty() {
            return (self.guess(), None, None);
        }
        let mut chips: BTreeMap<_, u32> = BTreeMap::new();
        for statement in believed.iter().cycle().take(check.chips as usize) {
            *chips.entry(statement.id.clone()).or_default() += 1;
        }
        let most = found.values().max_by_key(|branch| branch.pins.len());
        let pin_for = most.and_then(|branch| branch.pins.first().copied());
        let seen = self.view();
        let mut against = seen.pins().filter(|(_, place)| self.reader.misleads(place));
        let view = command::View { chips, line: "?".into(), sure: 4 };
        (view, pin_for, against.next().map(|(pin, _)| pin))
    }

    /// Something everywhere, on any pin that there is.
    fn guessed_sheets(&mut self) -> Vec<Note> {
        let pins: Vec<u32> = self.view().pins().map(|(number, _)| number).collect();
        let view = self.view();
        let (harms, wells) = (view.harms(), view.went_well());
        let asked = view.quantities().iter().map(|asked| (asked.id.clone(), asked.measure));
        let asked: Vec<_> = asked.collect();
        let table: Vec<SeverityId> = view.severities().iter().map(|line| line.id.clone()).collect();
        let decisions = view.decisions().into_iter().filter(|point| !point.peers.is_empty());
        let decisions: Vec<_> =
            decisions.map(|point| (point.event.clone(), point.peers.len())).collect();
        let mut notes = Vec::new();
        for (quantity, measure) in asked {
            let (low, high) = self.guessed_range(measure);
            let pins = self.any(&pins).into_iter().collect();
            notes.push(Note::Impact { quantity, low, high, pins, how: String::new() });
        }
        if !table.is_empty() {
            let severity = table[self.draw(table.len())].clone();
            notes.push(Note::Severity { severity, reason: String::new() });
        }
        for harm in 0..harms {
            if self.draw(2) == 0 {
                notes.push(Note::Harm { harm: number(harm), pin: self.any(&pins) });
            }
        }
        for (event, peers) in decisions {
            let peer = number(self.draw(peers));
            let visible = self.any(&pins).into_iter().collect();
            let (words, goal) = (String::new(), self.any(&pins));
            notes.push(Note::Turning { event, visible, goal, peer, words });
        }
        for well in 0..wells {
            if let (0, Some(pin)) = (self.draw(2), self.any(&pins)) {
                notes.push(Note::Well { well: number(well), pin });
            }
        }
        for whose in [Whose::Responder, Whose::Customer] {
            if let Some(pin) = self.any(&pins) {
                notes.push(Note::Need { whose, pin });
            }
        }
        notes
    }

    /// Some range of a useful width, of a size that such things have.
    fn guessed_range(&mut self, measure: QuantityKind) -> (u64, u64) {
        let mut within = |range: &std::ops::RangeInclusive<u64>| {
            let width = usize::try_from(range.end() - range.start() + 1).unwrap_or(1);
            range.start() + self.draw(width) as u64
        };
        match measure {
            QuantityKind::Minutes => {
                let low = within(&MINUTES);
                (low, low * 2)
            }
            QuantityKind::Count => {
                let low = 10_u64.pow(number(self.draw(POWERS_OF_TEN as usize)));
                (low, low * 3)
            }
            QuantityKind::Share => {
                let low = within(&SHARES);
                (low, low + 20)
            }
        }
    }

    fn any(&mut self, pins: &[u32]) -> Option<u32> {
        (!pins.is_empty()).then(|| pins[self.draw(pins.len())])
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

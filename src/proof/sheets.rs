//! What the shared reader makes of pinned evidence for the sheets: impact, decisions, what went well,
//! needs. As everywhere it reads words that are in view, and is right with [`super::reader::RIGHT`]
//! chance only.

use super::atlas::Meaning;
use super::reader::Reader;
use crate::evidence::Place;
use crate::scenario::model::*;

/// A list of the truth that places are read for.
type List = fn(&Meaning) -> &Vec<usize>;

impl Reader<'_> {
    /// Which of the pins, in this order, are read to show the thing with this number of a list.
    fn pins_on(&self, name: &str, index: usize, list: List, pins: &[(u32, Place)]) -> Vec<u32> {
        let key = self.key.with(name).with_u64(index as u64);
        let shows = |place: &Place| {
            let meaning = self.atlas.meaning(place);
            meaning.is_some_and(|meaning| list(meaning).contains(&index))
                && self.right(key.with(&place.to_string()))
        };
        pins.iter().filter(|(_, place)| shows(place)).map(|(pin, _)| *pin).collect()
    }

    /// How much it was, and the pin that it was read from. A slip of the pen reads double.
    pub fn range(&self, index: usize, pins: &[(u32, Place)]) -> Option<(u64, u64, u32)> {
        let quantity = self.case.scenario.truth.impact.quantities.get(index)?;
        let pin = *self.pins_on("quantity", index, |meaning| &meaning.quantities, pins).first()?;
        let times =
            if self.right(self.key.with("range").with(quantity.id.as_str())) { 1 } else { 2 };
        let most = if quantity.measure == QuantityKind::Share { 100 } else { u64::MAX };
        let read = |end: f64| (end.max(0.0) as u64).saturating_mul(times).min(most);
        Some((read(quantity.low.floor()), read(quantity.high.ceil()), pin))
    }

    /// The pin on which a harm is read to have been done; none where it is read not to have been, or
    /// nothing shows it.
    pub fn harm(&self, index: usize, pins: &[(u32, Place)]) -> Option<u32> {
        let holds = self.case.scenario.truth.impact.harms.get(index)?.holds;
        let right = self.right(self.key.with("harm holds").with_u64(index as u64));
        let pin = *self.pins_on("harm", index, |meaning| &meaning.harms, pins).first()?;
        (holds == right).then_some(pin)
    }

    /// The line of the company's table that the impact is read to be.
    pub fn severity(&self) -> Option<SeverityId> {
        let table = &self.case.scenario.manifest.company.severities;
        let holds: Vec<bool> =
            table.iter().map(|line| line.id == self.case.scenario.truth.severity).collect();
        let picked = self.pick("severity", &holds)? as usize;
        table.get(picked).map(|line| line.id.clone())
    }

    /// The pin on which something is read to have gone well.
    pub fn well(&self, index: usize, pins: &[(u32, Place)]) -> Option<u32> {
        self.pins_on("well", index, |meaning| &meaning.well, pins).first().copied()
    }

    /// The first pin that is read to show a need.
    pub fn need(&self, whose: Whose, pins: &[(u32, Place)]) -> Option<u32> {
        let needs = self.case.scenario.truth.needs.iter().enumerate();
        needs.filter(|(_, need)| need.whose == whose).find_map(|(index, _)| {
            self.pins_on("need", index, |meaning| &meaning.needs, pins).first().copied()
        })
    }

    /// Pins on what somebody could see when they decided. Now and then one is among them that has
    /// nothing to do with it.
    pub fn visible(&self, point: &TurningPoint, pins: &[(u32, Place)]) -> Vec<u32> {
        let Some(index) = self.number(point) else { return Vec::new() };
        let mut seen = self.pins_on("visible", index, |meaning| &meaning.visible, pins);
        let key = self.key.with("stray").with(point.event.as_str());
        if !self.right(key) && !pins.is_empty() {
            let (stray, _) = &pins[key.with("pin").below(pins.len() as u64) as usize];
            seen.push(*stray);
        }
        seen
    }

    /// A pin on what they wanted, or what pressed them.
    pub fn goal(&self, point: &TurningPoint, pins: &[(u32, Place)]) -> Option<u32> {
        self.pins_on("goal", self.number(point)?, |meaning| &meaning.goals, pins).first().copied()
    }

    /// What most peers would have done.
    pub fn peer(&self, point: &TurningPoint) -> Option<u32> {
        let likely: Vec<bool> = point.peers.iter().map(|act| act.likely).collect();
        self.pick(&format!("peer {}", point.event), &likely)
    }

    /// Whether a statement of the gut check is held to be so, by somebody who has found so many
    /// factors: at first it is a toss, and with all of them it is read as surely as anything.
    pub fn believes(&self, statement: &StatementId, found: usize) -> bool {
        let truth = &self.case.scenario.truth;
        let all = truth.factors.iter().filter(|factor| factor.holds).count().max(1);
        let known = (found as f64 / all as f64).min(1.0);
        let right = self.key.with("believes").with(statement.as_str()).unit()
            < 0.5 + (self.right - 0.5) * known;
        truth.true_statements.contains(statement) == right
    }

    /// Whether a place is seen to speak for something that was plausible and did not contribute.
    pub fn misleads(&self, place: &Place) -> bool {
        let factors = &self.case.scenario.truth.factors;
        let false_one = |index: &usize| factors.get(*index).is_some_and(|factor| !factor.holds);
        let meaning = self.atlas.meaning(place);
        meaning.is_some_and(|meaning| meaning.factors.iter().any(false_one))
            && self.right(self.key.with("misleads").with(&place.to_string()))
    }

    fn number(&self, point: &TurningPoint) -> Option<usize> {
        let points = &self.case.scenario.truth.turning_points;
        points.iter().position(|other| other.event == point.event)
    }
}

//! Where in the evidence something stands, worked out once for all plays of a case.

use crate::evidence::Place;
use crate::play::Case;
use crate::play::start::first_place;
use crate::scenario::model::*;
use std::collections::BTreeMap;

/// What a place shows, as indexes into the lists of the truth.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    pub events: Vec<usize>,
    pub factors: Vec<usize>,
    pub quantities: Vec<usize>,
    pub harms: Vec<usize>,
    pub well: Vec<usize>,
    pub needs: Vec<usize>,
    /// Decisions of which it shows what was visible then.
    pub visible: Vec<usize>,
    /// Decisions of which it tells what was wanted.
    pub goals: Vec<usize>,
}

/// The places worth a pin, and what they show.
#[derive(Debug)]
pub struct Atlas {
    places: BTreeMap<SourceId, Vec<Place>>,
    meanings: BTreeMap<Place, Meaning>,
}

impl Atlas {
    pub fn new(case: &Case) -> Self {
        let truth = &case.scenario.truth;
        let mut atlas = Atlas { places: BTreeMap::new(), meanings: BTreeMap::new() };
        let events = truth.events.iter().flat_map(|event| &event.supports);
        let factors = truth.factors.iter().flat_map(|factor| &factor.supports);
        let cards = truth.cards.iter().flat_map(|card| &card.from);
        let impact = truth.impact.quantities.iter().flat_map(|quantity| &quantity.supports);
        let harms = truth.impact.harms.iter().flat_map(|harm| &harm.supports);
        let well = truth.went_well.iter().flat_map(|well| &well.supports);
        let visible = truth.turning_points.iter().flat_map(|point| &point.visible);
        let goals = truth.turning_points.iter().flat_map(|point| &point.goals);
        let needs = truth.needs.iter().flat_map(|need| &need.supports);
        let anchors = events.chain(factors).chain(cards).chain(impact).chain(harms);
        for anchor in anchors.chain(well).chain(visible).chain(goals).chain(needs) {
            if let Some(place) = first_place(case, anchor) {
                atlas.add(case, place);
            }
        }
        atlas
    }

    fn add(&mut self, case: &Case, place: Place) {
        if self.meanings.contains_key(&place) {
            return;
        }
        let truth = &case.scenario.truth;
        let shows = |anchors: &Vec<Anchor>| case.covers_any(anchors, &place);
        let meaning = Meaning {
            events: which(&truth.events, |event| shows(&event.supports)),
            factors: which(&truth.factors, |factor| shows(&factor.supports)),
            quantities: which(&truth.impact.quantities, |asked| shows(&asked.supports)),
            harms: which(&truth.impact.harms, |harm| shows(&harm.supports)),
            well: which(&truth.went_well, |well| shows(&well.supports)),
            needs: which(&truth.needs, |need| shows(&need.supports)),
            visible: which(&truth.turning_points, |point| shows(&point.visible)),
            goals: which(&truth.turning_points, |point| shows(&point.goals)),
        };
        if let Some(source) = place.source() {
            self.places.entry(source.clone()).or_default().push(place.clone());
        }
        self.meanings.insert(place, meaning);
    }

    /// Places of a source that show something, true or idle.
    pub fn places(&self, source: &SourceId) -> &[Place] {
        self.places.get(source).map_or(&[], Vec::as_slice)
    }

    pub fn meaning(&self, place: &Place) -> Option<&Meaning> {
        self.meanings.get(place)
    }
}

/// The places in a list of what something is so of.
fn which<T>(list: &[T], is: impl Fn(&T) -> bool) -> Vec<usize> {
    list.iter().enumerate().filter(|(_, of)| is(of)).map(|(index, _)| index).collect()
}

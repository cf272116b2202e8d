//! Where in the evidence something stands, worked out once for all plays of a case.

use crate::evidence::Place;
use crate::play::Case;
use crate::play::start::first_place;
use crate::scenario::model::*;
use std::collections::BTreeMap;

/// What a place shows, as indexes into the truth.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    pub events: Vec<usize>,
    pub factors: Vec<usize>,
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
        let needs = truth.needs.iter().flat_map(|need| &need.supports);
        let anchors = events.chain(factors).chain(cards).chain(impact).chain(harms);
        for anchor in anchors.chain(well).chain(visible).chain(needs) {
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
        let shows = |supports: &[Anchor]| supports.iter().any(|anchor| case.covers(anchor, &place));
        let events = truth.events.iter().enumerate().filter(|(_, event)| shows(&event.supports));
        let factors =
            truth.factors.iter().enumerate().filter(|(_, factor)| shows(&factor.supports));
        let meaning = Meaning {
            events: events.map(|(index, _)| index).collect(),
            factors: factors.map(|(index, _)| index).collect(),
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

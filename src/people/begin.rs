//! How people are at the start, drawn once; and what somebody tells unasked.

use super::event::{Event, Layer};
use super::rules::Rules;
use super::state::State;
use crate::chance::Key;
use crate::scenario::model::*;

/// Everybody as they are on that day.
pub fn begin(scenario: &Scenario, rules: &Rules, seed: u64) -> Vec<Event> {
    let jitter = rules.numbers.jitter;
    let mut events = vec![Event::SponsorChanged { after: rules.numbers.meeting.sponsor }];
    for person in &scenario.cast.people {
        let key = Key::new(seed).with("person").with(person.id.as_str());
        let (trust, patience) =
            rules.temper(person.temperament).map_or((50, 20), |t| (t.trust, t.patience));
        let needs = person.knows.iter().filter(|item| item.need > 0).map(|item| {
            let drawn = key.with("need").with(item.id.as_str()).between(-jitter, jitter);
            (item.id.clone(), item.need + drawn)
        });
        events.push(Event::Met {
            person: person.id.clone(),
            trust: (trust + key.with("trust").between(-jitter, jitter)).clamp(0, 100),
            patience: patience.try_into().unwrap_or(0),
            needs: needs.collect(),
        });
    }
    events
}

/// Somebody tells an item openly, without being asked; nothing if they have told it.
pub fn volunteer(
    scenario: &Scenario,
    state: &State,
    person: &PersonId,
    item: &ItemId,
) -> Vec<Event> {
    match scenario.item(person, item) {
        Some(known) if state.untold(person, known) => {
            vec![Event::Told { person: person.clone(), item: item.clone(), layer: Layer::Open }]
        }
        _ => Vec::new(),
    }
}

//! What was said in confidence: known where it is written down, so that leave is asked for in time.

use super::case::Case;
use super::conditions::without_leave;
use super::event::Event;
use super::state::Play;
use crate::scenario::model::*;

/// Personal words that were just written down without leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confided {
    pub pin: u32,
    pub person: PersonId,
    pub item: ItemId,
    /// They were asked, and would rather not be quoted.
    pub refused: bool,
}

/// What of this needs leave and has none; `play`: the play after it.
pub fn confided(case: &Case, play: &Play, happened: &[Event]) -> Vec<Confided> {
    let mut pins: Vec<u32> = happened.iter().flat_map(pins_of).collect();
    pins.sort_unstable();
    pins.dedup();
    let found = pins.into_iter().filter_map(|pin| {
        let place = &play.notebook.pins.get(&pin)?.place;
        let (person, item) = place.told()?;
        let (person, item) = (person.clone(), item.clone());
        let refused = play.consents.contains_key(&(person.clone(), item.clone()));
        without_leave(case, play, place).then_some(Confided { pin, person, item, refused })
    });
    found.collect()
}

/// The pins that an event writes down or rests on.
fn pins_of(event: &Event) -> Vec<u32> {
    match event {
        Event::Pinned { pin, .. } | Event::WellSet { pin, .. } | Event::NeedSet { pin, .. } => {
            vec![*pin]
        }
        Event::EntrySet { draft, .. } => vec![draft.pin],
        Event::HarmSet { pin, .. } => pin.iter().copied().collect(),
        Event::ImpactSet { pins, .. } | Event::FactorSet { pins, .. } => pins.clone(),
        Event::TurningSet { visible, goal, .. } => visible.iter().chain(goal).copied().collect(),
        _ => Vec::new(),
    }
}

//! Places of a review that one goes to: where a stretch begins, and where something happened that mattered.

use super::difference::Telling;
use super::turns::{Did, Turn};
use crate::people::event::Spoke;
use crate::people::{Event as Among, Layer};
use crate::play::{Case, Event};
use crate::scenario::model::*;
use std::collections::BTreeSet;

/// A place to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Counted from the first.
    pub turn: usize,
    pub matter: Matter,
}

/// What is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matter {
    Stretch(StretchId),
    Blamed {
        by: PersonId,
        target: PersonId,
    },
    /// Conditions, each told openly for the first time.
    Told(Vec<Telling>),
    /// The player's own part: told there, or raised by the document.
    OwnPart {
        raised: bool,
    },
}

/// The chapters of these turns, in order; those of one turn as they came.
pub fn chapters(case: &Case, log: &[Event], turns: &[Turn]) -> Vec<Chapter> {
    let mut known = BTreeSet::new();
    let before = turns.first().map_or(0, |turn| turn.events.start);
    for event in &log[..before] {
        known.extend(condition(case, event));
    }
    let mut all = Vec::new();
    for (turn, at) in turns.iter().enumerate() {
        let mut matters: Vec<Matter> = match (&at.did, &at.stretch) {
            (Did::Opened | Did::WentOn(_), Some(stretch)) => vec![Matter::Stretch(stretch.clone())],
            _ => Vec::new(),
        };
        for event in &log[at.events.clone()] {
            let matter = match event {
                Event::OwnPartRaised => Some(Matter::OwnPart { raised: true }),
                Event::OwnPartTold { .. } => Some(Matter::OwnPart { raised: false }),
                Event::People(Among::Said { by, kind: Spoke::Blame(target), .. }) => {
                    Some(Matter::Blamed { by: by.clone(), target: target.clone() })
                }
                told => condition(case, told)
                    .filter(|told| known.insert(told.clone()))
                    .map(|told| Matter::Told(vec![told])),
            };
            // One after the other, they are one place to go to.
            match (matters.last_mut(), matter) {
                (Some(Matter::Told(before)), Some(Matter::Told(more))) => before.extend(more),
                (_, matter) => matters.extend(matter),
            }
        }
        all.extend(matters.into_iter().map(|matter| Chapter { turn, matter }));
    }
    all
}

/// The condition that is told openly here.
fn condition(case: &Case, event: &Event) -> Option<Telling> {
    let Some(Among::Told { person, item, layer: Layer::Open }) = event.among() else {
        return None;
    };
    let known = case.scenario.item(person, item)?;
    (known.kind == ItemKind::Condition).then(|| (person.clone(), item.clone()))
}

//! The evidence through the eyes of somebody who decided something, at that moment.

use super::Desk;
use super::decisions::{moment, sight, span};
use crate::evidence::visible;
use crate::play::projections;
use crate::scenario::model::*;
use crate::workbench::decisions::Sight;
use crate::workbench::evidence::{Eyes, PinModel, Through};

/// Whose eyes, and when.
#[derive(Clone, Debug)]
pub struct Moment {
    pub who: PersonId,
    pub at: Ms,
    /// From then on, what is shown came later.
    pub ends: Ms,
}

impl Moment {
    /// What is looked at goes no further than this.
    pub fn until(&self) -> Ms {
        self.ends - 1
    }

    /// Whether the person could open a source then.
    pub fn opens(&self, desk: &Desk, source: &Source) -> bool {
        visible(desk.scenario(), source, &self.who, self.at)
    }
}

/// Decisions that stand at an hour the player knows: through those eyes one can look.
pub fn all(desk: &Desk) -> Vec<Eyes> {
    let known = projections::decisions(&desk.case, &desk.play);
    let eyes = known.into_iter().filter_map(|point| {
        let at = moment(desk, desk.scenario().event(&point.event)?)?;
        let called = &desk.scenario().person(&point.who)?.called;
        Some(Eyes { id: point.event.to_string(), label: format!("{called}, {}", desk.hour(at)) })
    });
    eyes.collect()
}

/// The moment of a decision that the player has come across.
pub fn of(desk: &Desk, decision: Option<&String>) -> Option<Moment> {
    let decision = decision?;
    let known = projections::decisions(&desk.case, &desk.play);
    let point = known.into_iter().find(|point| point.event.as_str() == decision)?;
    let (at, ends) = span(desk, desk.scenario().event(&point.event)?)?;
    Some(Moment { who: point.who.clone(), at, ends })
}

/// Whose eyes these are, in words, and how many of the player's pins they could not see. Pins on
/// what people told stay: nobody's eyes are needed for those.
pub fn through(desk: &Desk, eyes: &Moment, pins: &mut Vec<PinModel>) -> Through {
    let before = pins.len();
    pins.retain(|shown| {
        let Some(pin) = desk.play.notebook.pins.get(&shown.number) else { return true };
        sight(desk, &pin.place, &eyes.who, (eyes.at, eyes.ends)) == Sight::Seen
    });
    let person = desk.scenario().person(&eyes.who);
    Through {
        name: person.map(|person| person.called.clone()).unwrap_or_default(),
        hour: desk.hour(eyes.at),
        hidden: before - pins.len(),
    }
}

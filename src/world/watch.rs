//! Alerts over the series, and conditions that end through a response to one.

use super::day::Ran;
use super::plan::{End, Plan};
use crate::scenario::model::*;

/// Watches one alert.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    above: u32,
    below: u32,
    /// Fired, and not quiet again since.
    armed_off: bool,
    pub fired: Vec<Ms>,
}

impl Watch {
    /// One second with this value. It fires once it has stayed above the bound for the alert's
    /// seconds, and again only after as long below it.
    pub fn see(&mut self, alert: &Alert, value: f64, now: Ms) {
        if value > alert.above {
            self.above += 1;
            self.below = 0;
            if self.above >= alert.for_seconds.max(1) && !self.armed_off {
                self.armed_off = true;
                self.fired.push(now);
            }
        } else {
            self.above = 0;
            self.below += 1;
            if self.below >= alert.for_seconds.max(1) {
                self.armed_off = false;
            }
        }
    }
}

/// Follows when conditions begin and end.
#[derive(Clone, Debug)]
pub struct Course {
    ended: Vec<Option<Ms>>,
    /// Which conditions hold, in the order of the spec.
    pub holds: Vec<bool>,
}

impl Course {
    pub fn new(plan: &Plan) -> Self {
        let count = plan.conditions.len();
        Self { ended: vec![None; count], holds: vec![false; count] }
    }

    /// Begins and ends what begins and ends by now; true where something changed.
    pub fn advance(&mut self, plan: &Plan, watches: &[Watch], now: Ms) -> bool {
        let mut changed = false;
        for (at, condition) in plan.conditions.iter().enumerate() {
            if now < condition.from || self.ended[at].is_some() {
                continue;
            }
            let over = match condition.end {
                End::Open => false,
                End::At(end) => now >= end,
                End::After(alert, response) => first_fired(&watches[alert], condition.from)
                    .is_some_and(|fired| now >= fired + response),
            };
            if over {
                self.ended[at] = Some(now);
            }
            changed |= self.holds[at] == over;
            self.holds[at] = !over;
        }
        changed
    }

    pub fn ran(self, plan: &Plan, end: Ms) -> Vec<Ran> {
        let conditions = plan.conditions.iter().zip(&plan.spec.conditions).zip(self.ended);
        conditions
            .filter(|((condition, _), _)| condition.from < end)
            .map(|((condition, spec), ended)| Ran {
                condition: spec.id.clone(),
                from: condition.from,
                until: ended.unwrap_or(end),
            })
            .collect()
    }
}

/// The first time that an alert fired once the condition had begun.
fn first_fired(watch: &Watch, from: Ms) -> Option<Ms> {
    watch.fired.iter().copied().find(|fired| *fired >= from)
}

//! Alerts over the series, and conditions that end through a response to one.

use super::day::Ran;
use super::plan::Plan;
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
    from: Vec<Ms>,
    ended: Vec<Option<Ms>>,
}

impl Course {
    pub fn new(plan: &Plan) -> Self {
        let from = plan
            .spec
            .conditions
            .iter()
            .map(|condition| condition.from.at(plan.midnight).unwrap_or(Ms::MAX));
        Self { from: from.collect(), ended: vec![None; plan.spec.conditions.len()] }
    }

    /// Which conditions hold now, given what has fired so far.
    pub fn now(&mut self, plan: &Plan, watches: &[Watch], now: Ms) -> Vec<bool> {
        let conditions = plan.spec.conditions.iter().enumerate();
        conditions
            .map(|(at, condition)| {
                if now < self.from[at] || self.ended[at].is_some() {
                    return false;
                }
                let over = match &condition.until {
                    Until::Open => false,
                    Until::Time(end) => end.at(plan.midnight).is_some_and(|end| now >= end),
                    Until::After { alert, minutes } => {
                        let response = (minutes * MINUTE as f64) as Ms;
                        first_fired(plan, watches, alert, self.from[at])
                            .is_some_and(|fired| now >= fired + response)
                    }
                };
                if over {
                    self.ended[at] = Some(now);
                }
                !over
            })
            .collect()
    }

    pub fn ran(self, plan: &Plan, end: Ms) -> Vec<Ran> {
        let conditions = plan.spec.conditions.iter().enumerate();
        conditions
            .filter(|(at, _)| self.from[*at] < end)
            .map(|(at, condition)| Ran {
                condition: condition.id.clone(),
                from: self.from[at],
                until: self.ended[at].unwrap_or(end),
            })
            .collect()
    }
}

/// The first time that an alert fired once the condition had begun.
fn first_fired(plan: &Plan, watches: &[Watch], alert: &AlertId, from: Ms) -> Option<Ms> {
    let at = plan.spec.alerts.iter().position(|other| other.id == *alert)?;
    watches.get(at)?.fired.iter().copied().find(|fired| *fired >= from)
}

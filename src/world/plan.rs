//! A world spec with names resolved to indices, in the order in which requests travel.

use super::error::WorldError;
use crate::scenario::model::*;

/// A world ready to run. Services keep the order of the spec; `order` has callers before callees.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    pub spec: &'a WorldSpec,
    pub midnight: Ms,
    pub start: Ms,
    pub seconds: usize,
    pub order: Vec<usize>,
    /// For each service its calls: callee and the call.
    pub calls: Vec<Vec<(usize, &'a Call)>>,
    pub entries: Vec<EntryPlan<'a>>,
    /// Groups of sites that conditions reach differently: the share of each, and below which share
    /// a condition's reach includes it.
    pub groups: Vec<Group>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    pub share: f64,
    /// A condition reaches this group where its reach is at least this.
    pub reached_from: f64,
}

#[derive(Clone, Debug)]
pub struct EntryPlan<'a> {
    pub entry: &'a Entry,
    pub to: usize,
    pub day_factor: f64,
    /// Seconds since the start and factor, in order.
    pub shape: Vec<(f64, f64)>,
    /// From second, to second, factor.
    pub bursts: Vec<(f64, f64, f64)>,
}

impl<'a> Plan<'a> {
    pub fn new(spec: &'a WorldSpec, midnight: Ms) -> Result<Self, WorldError> {
        if spec.seconds == 0 || spec.seconds > 86_400 {
            return Err(WorldError::Length(spec.seconds));
        }
        numbers(spec)?;
        let start = spec.start.at(midnight).unwrap_or(midnight);
        let find = |id: &ServiceId| {
            let found = spec.services.iter().position(|service| service.id == *id);
            found.ok_or_else(|| WorldError::NoService(id.clone()))
        };
        let mut calls = Vec::new();
        for service in &spec.services {
            let resolved = service.calls.iter().map(|call| Ok((find(&call.to)?, call)));
            calls.push(resolved.collect::<Result<Vec<_>, _>>()?);
        }
        for condition in &spec.conditions {
            find(&condition.on)?;
        }
        let weekday = usize::try_from((midnight / DAY + 3).rem_euclid(7)).unwrap_or(0);
        let second =
            |moment: &Moment| (moment.at(midnight).unwrap_or(start) - start) as f64 / SECOND as f64;
        let entries = spec.entries.iter().map(|entry| {
            let mut shape: Vec<(f64, f64)> =
                entry.shape.iter().map(|(at, factor)| (second(at), *factor)).collect();
            shape.sort_by(|a, b| a.0.total_cmp(&b.0));
            let bursts = entry.bursts.iter().map(|burst| {
                let from = second(&burst.at);
                (from, from + f64::from(burst.seconds), burst.factor)
            });
            Ok(EntryPlan {
                entry,
                to: find(&entry.to)?,
                day_factor: entry.weekday[weekday],
                shape,
                bursts: bursts.collect(),
            })
        });
        let entries = entries.collect::<Result<Vec<_>, WorldError>>()?;
        let order = order(spec, &calls)?;
        let groups = groups(spec);
        let seconds = spec.seconds as usize;
        Ok(Self { spec, midnight, start, seconds, order, calls, entries, groups })
    }

    /// Seconds since the start of the day.
    pub fn second_of(&self, at: Ms) -> f64 {
        (at - self.start) as f64 / SECOND as f64
    }
}

impl EntryPlan<'_> {
    /// Requests a second without noise.
    pub fn rate(&self, second: f64) -> f64 {
        let burst: f64 = self
            .bursts
            .iter()
            .filter(|(from, to, _)| (*from..*to).contains(&second))
            .map(|(_, _, factor)| factor)
            .product();
        self.entry.per_second * self.day_factor * burst * between(&self.shape, second)
    }
}

/// Linear between the points, constant outside them; 1 without points.
fn between(points: &[(f64, f64)], x: f64) -> f64 {
    let above = points.partition_point(|(at, _)| *at <= x);
    let after = points.get(above);
    let before = above.checked_sub(1).and_then(|at| points.get(at));
    match (before, after) {
        (Some((x0, y0)), Some((x1, y1))) => y0 + (y1 - y0) * (x - x0) / (x1 - x0),
        (Some((_, y)), None) | (None, Some((_, y))) => *y,
        (None, None) => 1.0,
    }
}

/// Callers before callees (Kahn).
fn order(spec: &WorldSpec, calls: &[Vec<(usize, &Call)>]) -> Result<Vec<usize>, WorldError> {
    let mut callers = vec![0_usize; calls.len()];
    for (callee, _) in calls.iter().flatten() {
        callers[*callee] += 1;
    }
    let mut ready: Vec<usize> = (0..calls.len()).filter(|service| callers[*service] == 0).collect();
    let mut order = Vec::with_capacity(calls.len());
    while let Some(service) = ready.pop() {
        order.push(service);
        for (callee, _) in &calls[service] {
            callers[*callee] -= 1;
            if callers[*callee] == 0 {
                ready.push(*callee);
            }
        }
    }
    match (0..calls.len()).find(|service| callers[*service] > 0) {
        Some(left) => Err(WorldError::Circle(spec.services[left].id.clone())),
        None => Ok(order),
    }
}

fn groups(spec: &WorldSpec) -> Vec<Group> {
    let mut reaches: Vec<f64> = spec
        .conditions
        .iter()
        .map(|condition| condition.reach)
        .filter(|reach| *reach > 0.0 && *reach < 1.0)
        .chain([1.0])
        .collect();
    reaches.sort_by(f64::total_cmp);
    reaches.dedup();
    let mut below = 0.0;
    reaches
        .into_iter()
        .map(|reach| {
            let group = Group { share: reach - below, reached_from: reach };
            below = reach;
            group
        })
        .collect()
}

/// Every number of the spec is finite and of the right sign.
fn numbers(spec: &WorldSpec) -> Result<(), WorldError> {
    let positive = |on: &dyn std::fmt::Display, what, value: f64| {
        if value.is_finite() && value > 0.0 {
            Ok(())
        } else {
            Err(WorldError::Number { on: on.to_string(), what })
        }
    };
    let not_negative = |on: &dyn std::fmt::Display, what, value: f64| {
        if value.is_finite() && value >= 0.0 {
            Ok(())
        } else {
            Err(WorldError::Number { on: on.to_string(), what })
        }
    };
    for service in &spec.services {
        positive(&service.id, "service_ms", service.service_ms)?;
        positive(&service.id, "workers", f64::from(service.workers))?;
        not_negative(&service.id, "queue_limit", service.queue_limit)?;
        not_negative(&service.id, "base_error", service.base_error)?;
        for call in &service.calls {
            not_negative(&service.id, "per_request", call.per_request)?;
            positive(&service.id, "timeout_ms", call.timeout_ms)?;
            not_negative(&service.id, "retry_budget", call.retry_budget)?;
        }
    }
    for entry in &spec.entries {
        not_negative(&entry.id, "per_second", entry.per_second)?;
        not_negative(&entry.id, "noise", entry.noise)?;
        for (_, factor) in &entry.shape {
            not_negative(&entry.id, "shape", *factor)?;
        }
        for factor in entry.weekday.iter().chain(entry.bursts.iter().map(|burst| &burst.factor)) {
            not_negative(&entry.id, "weekday or burst factor", *factor)?;
        }
    }
    for condition in &spec.conditions {
        not_negative(&condition.id, "reach", condition.reach)?;
        for effect in &condition.effects {
            let value = match effect {
                Effect::Slower(x) | Effect::AtMostMs(x) | Effect::Workers(x) => {
                    positive(&condition.id, "effect", *x)?;
                    *x
                }
                Effect::Errors(x) | Effect::Wrong(x) | Effect::Load(_, x) | Effect::Grow(_, x) => {
                    *x
                }
                Effect::Bypassed => 0.0,
            };
            not_negative(&condition.id, "effect", value)?;
        }
    }
    Ok(())
}

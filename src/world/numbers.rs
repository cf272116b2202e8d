//! Which numbers, instants and ids a world can run with. NaN lies within no bounds.

use super::error::WorldError;
use crate::scenario::model::*;
use std::collections::BTreeSet;
use std::fmt::Display;

/// No id of a kind stands for two things.
pub fn once<'a>(kind: &'static str, ids: impl Iterator<Item = &'a str>) -> Result<(), WorldError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(WorldError::Twice { kind, id: id.to_owned() });
        }
    }
    Ok(())
}

fn within(
    on: &dyn Display,
    what: &'static str,
    value: f64,
    (low, high): (f64, f64),
) -> Result<(), WorldError> {
    if (low..=high).contains(&value) {
        return Ok(());
    }
    Err(WorldError::Number { on: on.to_string(), what })
}

const SHARE: (f64, f64) = (0.0, 1.0);
const FACTOR: (f64, f64) = (0.0, 1e6);
/// A factor that leaves something.
const SOME: (f64, f64) = (1e-6, 1e6);
const COUNT: (f64, f64) = (0.0, 1e12);
/// From a nanosecond to a day, milliseconds.
const TIME_MS: (f64, f64) = (1e-6, 8.64e7);

/// Every number of the spec lies where the steps can work with it.
///
/// # Errors
/// The first one that does not.
pub fn numbers(spec: &WorldSpec) -> Result<(), WorldError> {
    for service in &spec.services {
        let on = &service.id;
        within(on, "service_ms", service.service_ms, TIME_MS)?;
        within(on, "workers", f64::from(service.workers), (1.0, 1e6))?;
        within(on, "queue_limit", service.queue_limit, COUNT)?;
        within(on, "base_error", service.base_error, SHARE)?;
        for call in &service.calls {
            within(on, "per_request", call.per_request, (0.0, 1e3))?;
            within(on, "timeout_ms", call.timeout_ms, TIME_MS)?;
            within(on, "retry_budget", call.retry_budget, (0.0, 16.0))?;
        }
    }
    for entry in &spec.entries {
        let on = &entry.id;
        within(on, "per_second", entry.per_second, (0.0, 1e7))?;
        within(on, "noise", entry.noise, (0.0, 10.0))?;
        for (_, factor) in &entry.shape {
            within(on, "shape", *factor, (0.0, 1e3))?;
        }
        for factor in &entry.weekday {
            within(on, "weekday", *factor, (0.0, 1e3))?;
        }
        for burst in &entry.bursts {
            within(on, "burst", burst.factor, (0.0, 1e3))?;
        }
    }
    for stock in &spec.stocks {
        let on = &stock.id;
        within(on, "level", stock.level, COUNT)?;
        within(on, "in_per_request", stock.in_per_request, COUNT)?;
        within(on, "in_per_second", stock.in_per_second, COUNT)?;
        within(on, "out_per_second", stock.out_per_second, COUNT)?;
        within(on, "limit", stock.limit, COUNT)?;
        if let Some(full) = &stock.full {
            effect(on, full)?;
        }
    }
    for condition in &spec.conditions {
        within(&condition.id, "reach", condition.reach, SHARE)?;
        if let Until::After { minutes, .. } = condition.until {
            within(&condition.id, "minutes", minutes, (0.0, 1e5))?;
        }
        for of in &condition.effects {
            effect(&condition.id, of)?;
        }
    }
    for alert in &spec.alerts {
        within(&alert.id, "above", alert.above, (-1e12, 1e12))?;
    }
    Ok(())
}

fn effect(on: &dyn Display, effect: &Effect) -> Result<(), WorldError> {
    match effect {
        Effect::Slower(x) | Effect::Workers(x) => within(on, "effect", *x, SOME),
        Effect::AtMostMs(x) => within(on, "effect", *x, TIME_MS),
        Effect::Errors(x) | Effect::Wrong(x) => within(on, "effect", *x, SHARE),
        Effect::Load(_, x) => within(on, "effect", *x, FACTOR),
        Effect::Grow(_, x) => within(on, "effect", *x, (-1e12, 1e12)),
        Effect::Bypassed => Ok(()),
    }
}

/// Every moment of the spec exists.
///
/// # Errors
/// The first one that does not.
pub fn moments(spec: &WorldSpec, midnight: Ms) -> Result<(), WorldError> {
    let entries = spec.entries.iter().flat_map(|entry| {
        entry.shape.iter().map(|point| &point.0).chain(entry.bursts.iter().map(|burst| &burst.at))
    });
    let conditions = spec.conditions.iter().flat_map(|condition| {
        let end = match &condition.until {
            Until::Time(at) => Some(at),
            Until::After { .. } | Until::Open => None,
        };
        [&condition.from].into_iter().chain(end)
    });
    for moment in [&spec.start].into_iter().chain(entries).chain(conditions) {
        if moment.at(midnight).is_none() {
            return Err(WorldError::NoMoment(moment.text.clone()));
        }
    }
    Ok(())
}

//! A world spec with names resolved to indices, in the order in which requests travel.

use super::error::WorldError;
use super::numbers::{moments, numbers, once};
use crate::scenario::model::*;

/// A world ready to run. Services keep the order of the spec; `order` has callers before callees.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    pub spec: &'a WorldSpec,
    pub midnight: Ms,
    pub start: Ms,
    pub seconds: usize,
    pub order: Vec<usize>,
    /// For each service its calls.
    pub calls: Vec<Vec<CallPlan<'a>>>,
    pub entries: Vec<EntryPlan<'a>>,
    /// In the order of the spec, as are stocks and alerts.
    pub conditions: Vec<ConditionPlan<'a>>,
    /// The service that each stock grows with.
    pub stocks: Vec<usize>,
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

#[derive(Clone, Copy, Debug)]
pub struct CallPlan<'a> {
    pub to: usize,
    pub call: &'a Call,
    /// Seconds.
    pub timeout: f64,
    /// `per_request` in whole calls, and the share of requests that make one more.
    pub whole: u32,
    pub more: f64,
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

#[derive(Clone, Debug)]
pub struct ConditionPlan<'a> {
    pub on: usize,
    pub from: Ms,
    pub end: End,
    pub reach: f64,
    pub effects: &'a [Effect],
    /// For each effect on an entry or a stock, which one.
    pub targets: Vec<Option<usize>>,
}

/// How a condition ends.
#[derive(Clone, Copy, Debug)]
pub enum End {
    At(Ms),
    /// So many milliseconds after an alert (its index) fires.
    After(usize, Ms),
    Open,
}

/// Services and calls, times groups of sites, times seconds that a world may have: ten services with
/// thirty calls for a day, three times over. More would take more time and memory than a game should.
const MOST_CELLS: u64 = 12_000_000;

impl<'a> Plan<'a> {
    pub fn new(spec: &'a WorldSpec, midnight: Ms) -> Result<Self, WorldError> {
        if spec.seconds == 0 || spec.seconds > 86_400 {
            return Err(WorldError::Length(spec.seconds));
        }
        once("services", spec.services.iter().map(|it| it.id.as_str()))?;
        once("entries", spec.entries.iter().map(|it| it.id.as_str()))?;
        once("stocks", spec.stocks.iter().map(|it| it.id.as_str()))?;
        once("conditions", spec.conditions.iter().map(|it| it.id.as_str()))?;
        once("alerts", spec.alerts.iter().map(|it| it.id.as_str()))?;
        numbers(spec)?;
        moments(spec, midnight)?;
        let start = spec.start.at(midnight).unwrap_or(midnight);
        let find = |id: &ServiceId| {
            let found = spec.services.iter().position(|service| service.id == *id);
            found.ok_or_else(|| WorldError::NoService(id.clone()))
        };
        let mut calls = Vec::new();
        for service in &spec.services {
            let resolved = service.calls.iter().map(|call| {
                let whole = libm::floor(call.per_request);
                Ok(CallPlan {
                    to: find(&call.to)?,
                    call,
                    timeout: call.timeout_ms / 1000.0,
                    whole: whole as u32,
                    more: call.per_request - whole,
                })
            });
            calls.push(resolved.collect::<Result<Vec<_>, _>>()?);
        }
        let conditions = conditions(spec, midnight, &find)?;
        let stocks =
            spec.stocks.iter().map(|stock| find(&stock.of)).collect::<Result<Vec<_>, _>>()?;
        for alert in &spec.alerts {
            match alert.metric {
                Metric::Level => stock(spec, &alert.on)?,
                _ => find(&alert.on)?,
            };
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
        let parts = spec.services.len() + calls.iter().map(Vec::len).sum::<usize>();
        let cells = (parts * groups.len()) as u64 * u64::from(spec.seconds);
        if cells > MOST_CELLS {
            return Err(WorldError::Size { cells, most: MOST_CELLS });
        }
        let seconds = spec.seconds as usize;
        let plan = Self {
            spec,
            midnight,
            start,
            seconds,
            order,
            calls,
            entries,
            conditions,
            stocks,
            groups,
        };
        Ok(plan)
    }
}

fn stock(spec: &WorldSpec, id: &ServiceId) -> Result<usize, WorldError> {
    let found = spec.stocks.iter().position(|stock| stock.id == *id);
    found.ok_or_else(|| WorldError::NoStock(id.clone()))
}

fn conditions<'a>(
    spec: &'a WorldSpec,
    midnight: Ms,
    find: &dyn Fn(&ServiceId) -> Result<usize, WorldError>,
) -> Result<Vec<ConditionPlan<'a>>, WorldError> {
    let target = |effect: &Effect| match effect {
        Effect::Load(id, _) => {
            let found = spec.entries.iter().position(|entry| entry.id == *id);
            found.map(Some).ok_or_else(|| WorldError::NoEntry(id.clone()))
        }
        Effect::Grow(id, _) => stock(spec, id).map(Some),
        _ => Ok(None),
    };
    let plan = |condition: &'a Condition| {
        let end = match &condition.until {
            Until::Open => End::Open,
            Until::Time(at) => End::At(at.at(midnight).unwrap_or(Ms::MAX)),
            Until::After { alert, minutes } => {
                let found = spec.alerts.iter().position(|other| other.id == *alert);
                let found = found.ok_or_else(|| WorldError::NoAlert(alert.clone()))?;
                End::After(found, (minutes * MINUTE as f64) as Ms)
            }
        };
        Ok(ConditionPlan {
            on: find(&condition.on)?,
            from: condition.from.at(midnight).unwrap_or(Ms::MAX),
            end,
            reach: condition.reach,
            effects: &condition.effects,
            targets: condition.effects.iter().map(target).collect::<Result<Vec<_>, _>>()?,
        })
    };
    spec.conditions.iter().map(plan).collect()
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
fn order(spec: &WorldSpec, calls: &[Vec<CallPlan>]) -> Result<Vec<usize>, WorldError> {
    let mut callers = vec![0_usize; calls.len()];
    for call in calls.iter().flatten() {
        callers[call.to] += 1;
    }
    let mut ready: Vec<usize> = (0..calls.len()).filter(|service| callers[*service] == 0).collect();
    let mut order = Vec::with_capacity(calls.len());
    while let Some(service) = ready.pop() {
        order.push(service);
        for CallPlan { to, .. } in &calls[service] {
            callers[*to] -= 1;
            if callers[*to] == 0 {
                ready.push(*to);
            }
        }
    }
    match (0..calls.len()).find(|service| callers[*service] > 0 && in_circle(*service, calls)) {
        Some(left) => Err(WorldError::Circle(spec.services[left].id.clone())),
        None => Ok(order),
    }
}

/// Whether a service reaches itself. One that is only called from a circle does not.
fn in_circle(service: usize, calls: &[Vec<CallPlan>]) -> bool {
    let mut seen = vec![false; calls.len()];
    let mut ahead = vec![service];
    while let Some(here) = ahead.pop() {
        for CallPlan { to, .. } in &calls[here] {
            if *to == service {
                return true;
            }
            if !seen[*to] {
                seen[*to] = true;
                ahead.push(*to);
            }
        }
    }
    false
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

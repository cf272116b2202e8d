//! Single requests drawn from a day, without simulating events: each walks the calls with the
//! chances of its second. What is drawn depends on its number alone.

use super::day::{Day, ServiceSeries};
use crate::chance::Key;
use crate::scenario::model::*;

/// One request as it went through the services.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub id: u64,
    pub entry: EntryId,
    pub path: String,
    /// Callers before callees, in the order of their starts.
    pub hops: Vec<Hop>,
}

/// A request at one service.
#[derive(Clone, Debug, PartialEq)]
pub struct Hop {
    /// Index into the spec's services.
    pub service: usize,
    /// When the service got it, UTC.
    pub at: Ms,
    pub latency_ms: f64,
    pub outcome: Outcome,
}

pub struct Sampler<'a> {
    spec: &'a WorldSpec,
    day: &'a Day,
    calls: Vec<Vec<usize>>,
}

impl<'a> Sampler<'a> {
    pub fn new(spec: &'a WorldSpec, day: &'a Day) -> Self {
        let find = |id: &ServiceId| spec.services.iter().position(|service| service.id == *id);
        let calls = spec.services.iter().map(|service| {
            service.calls.iter().map(|call| find(&call.to).unwrap_or(usize::MAX)).collect()
        });
        Self { spec, day, calls: calls.collect() }
    }

    /// How many requests an entry had in this second.
    pub fn count(&self, entry: usize, second: usize) -> u32 {
        let series = self.day.entries.get(entry).and_then(|entry| entry.arriving.get(second));
        let rate = f64::from(series.copied().unwrap_or(0.0));
        let rest = self.key(entry, second).with("count").unit();
        (rate + rest) as u32
    }

    /// Request `number` of an entry in this second.
    pub fn request(&self, entry: usize, second: usize, number: u32) -> Request {
        let spec = &self.spec.entries[entry];
        let key = self.key(entry, second).with_u64(u64::from(number));
        let start = self.day.start + i64::try_from(second).unwrap_or(0) * SECOND;
        let at = start + i64::try_from(key.with("at").below(1000)).unwrap_or(0);
        let path = key
            .with("path")
            .weighted(spec.paths.iter().map(|(_, weight)| *weight))
            .map_or("/", |path| &spec.paths[path].0);
        let to = self.spec.services.iter().position(|service| service.id == spec.to);
        let mut hops = Vec::new();
        if let Some(to) = to {
            self.walk(&mut hops, key, to, second, at, None);
        }
        Request { id: key.u64(), entry: spec.id.clone(), path: path.to_owned(), hops }
    }

    fn key(&self, entry: usize, second: usize) -> Key {
        Key::new(self.spec.seed).with("request").with_u64(entry as u64).with_u64(second as u64)
    }

    /// Walks one service; gives its latency. `wanted` is what the caller drew already.
    fn walk(
        &self,
        hops: &mut Vec<Hop>,
        key: Key,
        service: usize,
        second: usize,
        at: Ms,
        wanted: Option<Outcome>,
    ) -> f64 {
        let Some(series) = self.day.services.get(service) else { return 0.0 };
        let key = key.with_u64(service as u64);
        let here = hops.len();
        hops.push(Hop { service, at, latency_ms: 0.0, outcome: Outcome::Ok });
        let drawn = Drawn::new(series, second, key, wanted, &self.spec.services[service]);
        if drawn.outcome == Outcome::Shed {
            let latency = 0.2 + key.with("shed").unit();
            hops[here].outcome = Outcome::Shed;
            hops[here].latency_ms = latency;
            return latency;
        }
        let wait = value(&series.wait_ms, second) * key.with("wait").exponential();
        let own = value(&series.own_ms, second) * key.with("own").exponential();
        let mut latency = wait;
        for (call, callee) in self.calls[service].iter().enumerate() {
            let spec = &self.spec.services[service].calls[call];
            let often = key.with("often").with_u64(call as u64).unit() < spec.per_request;
            let fails = drawn.failed_call == Some(call) || drawn.soft_fails.contains(&call);
            if *callee == usize::MAX || !(often || fails) || self.asleep(*callee, second) {
                continue;
            }
            let late = fails && key.with("late").unit() < value(&series.call_late[call], second);
            let wanted = match (fails, late) {
                (false, _) => Some(Outcome::Ok),
                (true, true) => Some(Outcome::Slow),
                (true, false) => Some(Outcome::Failed),
            };
            let start = at + (latency as Ms);
            let took = self.walk(hops, key, *callee, second, start, wanted);
            if spec.sync {
                latency += if late { spec.timeout_ms } else { took.min(spec.timeout_ms) };
            }
            if drawn.failed_call == Some(call) {
                break;
            }
        }
        latency += own;
        hops[here].latency_ms = latency;
        hops[here].outcome = drawn.outcome;
        latency
    }

    /// Nothing reaches a service that is bypassed.
    fn asleep(&self, service: usize, second: usize) -> bool {
        self.day.services.get(service).is_none_or(|series| value(&series.arriving, second) <= 0.0)
    }
}

/// How a request ends at a service, and through which call.
struct Drawn {
    outcome: Outcome,
    failed_call: Option<usize>,
    soft_fails: Vec<usize>,
}

impl Drawn {
    fn new(
        series: &ServiceSeries,
        second: usize,
        key: Key,
        wanted: Option<Outcome>,
        service: &Service,
    ) -> Self {
        let ratio = value(&series.error_ratio, second);
        let shed_of_failed =
            if ratio > 0.0 { (shed_share(series, second) / ratio).min(1.0) } else { 0.0 };
        let fails = match wanted {
            Some(Outcome::Ok | Outcome::Slow | Outcome::Degraded) => false,
            Some(Outcome::Failed | Outcome::Shed) => true,
            None => key.with("fails").unit() < ratio,
        };
        let mut drawn = Drawn { outcome: Outcome::Ok, failed_call: None, soft_fails: Vec::new() };
        if fails {
            if key.with("turned away").unit() < shed_of_failed {
                drawn.outcome = Outcome::Shed;
                return drawn;
            }
            drawn.outcome = Outcome::Failed;
            drawn.failed_call = hard_fail(series, second, key, service);
        } else if wanted == Some(Outcome::Slow) {
            drawn.outcome = Outcome::Slow;
        }
        for (call, spec) in service.calls.iter().enumerate() {
            let fails = value(&series.call_fails[call], second);
            let soft = spec.need == Need::Soft;
            if soft && key.with("soft").with_u64(call as u64).unit() < fails {
                drawn.soft_fails.push(call);
                if drawn.outcome == Outcome::Ok {
                    drawn.outcome = Outcome::Degraded;
                }
            }
        }
        drawn
    }
}

/// Which hard call made it fail, in proportion to their chances; none where the service itself did.
fn hard_fail(series: &ServiceSeries, second: usize, key: Key, service: &Service) -> Option<usize> {
    let own = value(&series.own_errors, second);
    let chances = service.calls.iter().enumerate().map(|(call, spec)| match spec.need {
        Need::Hard => value(&series.call_fails[call], second),
        Need::Soft => 0.0,
    });
    let weights: Vec<f64> = [own].into_iter().chain(chances).collect();
    key.with("why").weighted(weights.iter().copied()).and_then(|at| at.checked_sub(1))
}

fn shed_share(series: &ServiceSeries, second: usize) -> f64 {
    // error_ratio = shed share + (1 - shed share) * fails, and answered = served * (1 - fails).
    let shed = value(&series.shed, second);
    let ratio = value(&series.error_ratio, second);
    let answered = value(&series.answered, second);
    let all = if ratio < 1.0 { answered / (1.0 - ratio) } else { value(&series.arriving, second) };
    if all > 0.0 { (shed / all).min(1.0) } else { 0.0 }
}

fn value(series: &[f32], second: usize) -> f64 {
    series.get(second).map_or(0.0, |value| f64::from(*value))
}

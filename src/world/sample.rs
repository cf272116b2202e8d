//! Single requests drawn from a day, without simulating events: each walks the calls with the
//! chances of its second. What is drawn depends on its number alone.

use super::day::{Day, ServiceSeries};
use super::routes::routes;
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
    /// The callee of each call; `usize::MAX` where it does not exist.
    calls: Vec<Vec<usize>>,
    /// Where each entry leads.
    doors: Vec<Option<usize>>,
    /// Mean calls for a request, by service, call, entry.
    routes: Vec<Vec<Vec<f64>>>,
}

/// Hops of a request at most, for worlds in which each call makes many.
const MOST_HOPS: usize = 200;

impl<'a> Sampler<'a> {
    pub fn new(spec: &'a WorldSpec, day: &'a Day) -> Self {
        let find = |id: &ServiceId| spec.services.iter().position(|service| service.id == *id);
        let calls = spec.services.iter().map(|service| {
            service.calls.iter().map(|call| find(&call.to).unwrap_or(usize::MAX)).collect()
        });
        let doors = spec.entries.iter().map(|entry| find(&entry.to));
        let routes = routes(spec, &day.order);
        Self { spec, day, calls: calls.collect(), doors: doors.collect(), routes }
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
        let key = self.key(entry, second).with_u64(u64::from(number));
        self.draw(key, entry, second, None)
    }

    /// Request `number` among those of an entry that the first service answers in this second.
    pub fn answered(&self, entry: usize, second: usize, number: u32) -> Request {
        let key = self.key(entry, second).with("answered").with_u64(u64::from(number));
        self.draw(key, entry, second, Some(Outcome::Ok))
    }

    /// Request `number` among those of an entry that fail in this second, turned away or not.
    pub fn failed(&self, entry: usize, second: usize, number: u32) -> Request {
        let key = self.key(entry, second).with("failed").with_u64(u64::from(number));
        self.draw(key, entry, second, Some(Outcome::Failed))
    }

    fn draw(&self, key: Key, entry: usize, second: usize, wanted: Option<Outcome>) -> Request {
        let spec = &self.spec.entries[entry];
        let start = self.day.start + i64::try_from(second).unwrap_or(0) * SECOND;
        let at = start + i64::try_from(key.with("at").below(1000)).unwrap_or(0);
        let path = key
            .with("path")
            .weighted(spec.paths.iter().map(|(_, weight)| *weight))
            .map_or("/", |path| &spec.paths[path].0);
        let mut walk = Walk { sampler: self, key, entry, second, hops: Vec::new() };
        if let Some(to) = self.doors[entry]
            && !self.asleep(to, second)
        {
            walk.walk(to, at, wanted);
        }
        Request { id: key.u64(), entry: spec.id.clone(), path: path.to_owned(), hops: walk.hops }
    }

    /// Numbers of the requests of an entry that fail in this second: found without walking each.
    pub fn failing(&self, entry: usize, second: usize) -> impl Iterator<Item = u32> {
        let door = self.doors[entry].and_then(|to| Some((to, self.day.services.get(to)?)));
        let ratio = door.map_or(0.0, |(_, series)| value(&series.error_ratio, second));
        let count = if ratio > 0.0 { self.count(entry, second) } else { 0 };
        let key = self.key(entry, second);
        let to = door.map_or(0, |(to, _)| to);
        (0..count).filter(move |number| {
            let key = key.with_u64(u64::from(*number));
            fails(visit_key(key, to, 0), ratio)
        })
    }

    fn key(&self, entry: usize, second: usize) -> Key {
        Key::new(self.spec.seed).with("request").with_u64(entry as u64).with_u64(second as u64)
    }

    /// Nothing reaches a service that is bypassed.
    fn asleep(&self, service: usize, second: usize) -> bool {
        self.day.services.get(service).is_none_or(|series| value(&series.arriving, second) <= 0.0)
    }
}

/// A request on its way through the services.
struct Walk<'a> {
    sampler: &'a Sampler<'a>,
    key: Key,
    entry: usize,
    second: usize,
    hops: Vec<Hop>,
}

impl Walk<'_> {
    /// Walks one service; gives its latency. `wanted` is what the caller drew already.
    fn walk(&mut self, service: usize, at: Ms, wanted: Option<Outcome>) -> f64 {
        let Self { sampler, second, entry, .. } = *self;
        let Some(series) = sampler.day.services.get(service) else { return 0.0 };
        let here = self.hops.len();
        let key = visit_key(self.key, service, here);
        self.hops.push(Hop { service, at, latency_ms: 0.0, outcome: Outcome::Ok });
        let spec = &sampler.spec.services[service];
        let routes = &sampler.routes[service];
        let drawn = Drawn::new(series, second, key, wanted, spec, |call| routes[call][entry]);
        if drawn.outcome == Outcome::Shed {
            let latency = 0.2 + key.with("shed").unit();
            self.hops[here].outcome = Outcome::Shed;
            self.hops[here].latency_ms = latency;
            return latency;
        }
        let wait = value(&series.wait_ms, second) * key.with("wait").exponential();
        let own = value(&series.own_ms, second) * key.with("own").exponential();
        let mut latency = wait;
        for (call, callee) in sampler.calls[service].iter().enumerate() {
            if *callee == usize::MAX || sampler.asleep(*callee, second) {
                continue;
            }
            let fails = drawn.failed_call == Some(call) || drawn.soft_fails.contains(&call);
            let late = fails
                && key.with("late").with_u64(call as u64).unit()
                    < value(&series.call_late[call], second);
            let wanted = match (fails, late) {
                (false, _) => Outcome::Ok,
                (true, true) => Outcome::Slow,
                (true, false) => Outcome::Failed,
            };
            let mean = routes[call][entry];
            let whole = libm::floor(mean);
            let more = key.with("often").with_u64(call as u64).unit() < mean - whole;
            let times = (whole as usize + usize::from(more)).max(usize::from(fails));
            for time in 0..times {
                if self.hops.len() >= MOST_HOPS {
                    break;
                }
                // The last of several is the one that fails.
                let wanted = if time + 1 == times { wanted } else { Outcome::Ok };
                latency += self.call(&spec.calls[call], *callee, at + latency as Ms, wanted);
            }
            if drawn.failed_call == Some(call) {
                break;
            }
        }
        latency += own;
        let slow = drawn.outcome == Outcome::Ok && latency > sampler.day.usual_p99[service];
        self.hops[here].latency_ms = latency;
        self.hops[here].outcome = if slow { Outcome::Slow } else { drawn.outcome };
        latency
    }

    /// Asks a callee; gives how long the caller waits, milliseconds.
    fn call(&mut self, call: &Call, callee: usize, at: Ms, wanted: Outcome) -> f64 {
        let hop = self.hops.len();
        let took = self.walk(callee, at, Some(wanted));
        if !call.sync {
            return 0.0;
        }
        if wanted == Outcome::Slow {
            // It came too late: whatever was drawn, it took longer than the caller waits.
            let over =
                call.timeout_ms * 0.3 * self.key.with("over").with_u64(hop as u64).exponential();
            self.hops[hop].latency_ms = took.max(call.timeout_ms + over);
            return call.timeout_ms;
        }
        // What came in time took less.
        self.hops[hop].latency_ms = took.min(call.timeout_ms);
        took.min(call.timeout_ms)
    }
}

/// The key of what happens at the nth hop of a request.
fn visit_key(request: Key, service: usize, hop: usize) -> Key {
    request.with_u64(service as u64).with_u64(hop as u64)
}

fn fails(visit: Key, ratio: f64) -> bool {
    visit.with("fails").unit() < ratio
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
        routes: impl Fn(usize) -> f64,
    ) -> Self {
        let ratio = value(&series.error_ratio, second);
        let shed_of_failed =
            if ratio > 0.0 { (shed_share(series, second) / ratio).min(1.0) } else { 0.0 };
        let failed = match wanted {
            Some(Outcome::Ok | Outcome::Slow | Outcome::Degraded) => false,
            Some(Outcome::Failed | Outcome::Shed) => true,
            None => fails(key, ratio),
        };
        let mut drawn = Drawn { outcome: Outcome::Ok, failed_call: None, soft_fails: Vec::new() };
        if failed {
            if key.with("turned away").unit() < shed_of_failed {
                drawn.outcome = Outcome::Shed;
                return drawn;
            }
            drawn.outcome = Outcome::Failed;
            drawn.failed_call = hard_fail(series, second, key, service, &routes);
        } else if wanted == Some(Outcome::Slow) {
            drawn.outcome = Outcome::Slow;
        }
        for (call, spec) in service.calls.iter().enumerate() {
            let fails = value(&series.call_fails[call], second);
            let soft = spec.need == Need::Soft && routes(call) > 0.0;
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
/// A call is made only where those before it went well, and only on the entry's own way.
fn hard_fail(
    series: &ServiceSeries,
    second: usize,
    key: Key,
    service: &Service,
    routes: &impl Fn(usize) -> f64,
) -> Option<usize> {
    let own = value(&series.own_errors, second);
    let mut alive = 1.0 - own;
    let mut weights = vec![own];
    for (call, spec) in service.calls.iter().enumerate() {
        let fails = match spec.need {
            Need::Hard if routes(call) > 0.0 => value(&series.call_fails[call], second),
            Need::Hard | Need::Soft => 0.0,
        };
        weights.push(alive * fails);
        alive *= 1.0 - fails;
    }
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

//! One second of one group of sites: demand down the calls, results back up.

use super::latency::Time;
use super::plan::{CallPlan, Plan};
use super::queue::Station;
use crate::scenario::model::*;

/// What conditions make of one service in one second.
#[derive(Clone, Debug)]
pub struct Now {
    pub own: f64,
    pub workers: f64,
    pub errors: f64,
    pub wrong: f64,
    pub bypassed: bool,
}

/// A service of a group: its queue, and what the last second showed.
#[derive(Clone, Debug)]
pub struct State {
    pub station: Station,
    pub level: f64,
    pub out: Out,
    /// Seconds for which calls held a worker in the last second, on average.
    held: f64,
}

/// What one second of one service came to.
#[derive(Clone, Debug, Default)]
pub struct Out {
    pub arriving: f64,
    pub served: f64,
    pub shed: f64,
    /// Share of all requests that are turned away.
    pub refused: f64,
    /// Share of all requests, turned away ones included, that fail.
    pub error_ratio: f64,
    /// Share of served requests that fail.
    pub fails: f64,
    pub own_fails: f64,
    pub wrong: f64,
    pub busy: f64,
    pub queue: f64,
    pub time: Time,
    pub own: f64,
    pub wait: f64,
    pub wait_variance: f64,
    pub calls: Vec<Called>,
}

/// What one second of one call came to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Called {
    /// Chance that it fails after retries, and the part of failures that is late.
    pub fails: f64,
    pub late: f64,
    /// For each request served.
    attempts: f64,
}

impl State {
    pub fn new(workers: f64, calls: usize) -> Self {
        Self {
            station: Station::new(workers),
            level: 0.0,
            out: Out { calls: vec![Called::default(); calls], ..Out::default() },
            held: 0.0,
        }
    }
}

/// Requests a second that a service may get at most: calls that multiply down a long chain would
/// outgrow every number.
const MOST_DEMAND: f64 = 1e12;

/// Advances a group by one second. `demand` begins with the requests of entries by service, and
/// ends with all that reach each, attempts and retries included.
pub fn second(plan: &Plan, states: &mut [State], now: &[Now], demand: &mut [f64], share: f64) {
    for &at in &plan.order {
        if now[at].bypassed {
            demand[at] = 0.0;
        }
        let limit = plan.spec.services[at].queue_limit * share;
        take(&mut states[at], &now[at], demand[at], limit);
        // Only what a worker takes up asks others; who waits or is turned away asks nobody.
        // They ask as often as in the last second.
        let out = &states[at].out;
        for (CallPlan { to, .. }, called) in plan.calls[at].iter().zip(&out.calls) {
            let all = demand[*to] + out.served * called.attempts;
            demand[*to] = all.min(MOST_DEMAND);
        }
    }
    for &at in plan.order.iter().rev() {
        up(plan, states, now, at);
    }
}

/// Queues what arrives. A worker is held for its own time and for its calls, as they took in the
/// last second.
fn take(state: &mut State, now: &Now, demand: f64, limit: f64) {
    if (state.station.workers() - now.workers).abs() > 1e-9 {
        state.station = Station::new(now.workers);
    }
    let hold = now.own + state.held;
    let served = state.station.second(state.level, demand, hold);
    let shed = (served.level - now.workers - limit).max(0.0);
    state.level = served.level - shed;
    let out = &mut state.out;
    out.arriving = demand;
    out.served = served.served;
    out.shed = shed;
    out.busy = served.busy;
    out.queue = (state.level - served.busy * now.workers).max(0.0);
    (out.wait, out.wait_variance) = state.station.wait(out.queue, demand, served.served, hold);
    out.own = now.own;
}

/// Results of a service: failures of hard calls pass up, and end the calls that would follow.
fn up(plan: &Plan, states: &mut [State], now: &[Now], at: usize) {
    let mut held = 0.0;
    let own = now[at].own;
    let mut variance = states[at].out.wait_variance + own * own;
    let mut alive = 1.0;
    let mut right = 1.0 - now[at].wrong;
    for (place, planned) in plan.calls[at].iter().enumerate() {
        let CallPlan { to, call, timeout, .. } = *planned;
        let mut called = Called::default();
        if !now[to].bypassed {
            let out = &states[to].out;
            let late = if call.sync { out.time.late(timeout) } else { 0.0 };
            let failed = 1.0 - (1.0 - out.error_ratio) * (1.0 - late);
            let more = retried(call, failed);
            // Each further attempt is a further chance.
            let fails = (failed - more * (1.0 - failed)).clamp(0.0, 1.0);
            called.fails = 1.0 - survival(1.0 - fails, planned);
            called.late = if failed > 0.0 { late / failed } else { 0.0 };
            called.attempts = alive * call.per_request * (1.0 + more);
            if call.sync {
                // Turned away at once costs no time; all others hold the worker until the answer
                // or the timeout.
                let waited = out.time.cut_at(timeout, late);
                let tries = called.attempts * (1.0 - out.refused);
                held += tries * waited.mean;
                variance += tries * waited.deviation * waited.deviation;
            }
            // An answer that was built on a wrong one is wrong.
            right *= 1.0 - out.wrong * (alive * call.per_request).min(1.0);
            if call.need == Need::Hard {
                alive *= 1.0 - called.fails;
            }
        }
        states[at].out.calls[place] = called;
    }
    let state = &mut states[at];
    state.held = held;
    let out = &mut state.out;
    out.own_fails = now[at].errors.clamp(0.0, 1.0);
    out.fails = 1.0 - (1.0 - out.own_fails) * alive;
    let all = out.served + out.shed;
    out.refused = if all > 0.0 { out.shed / all } else { 0.0 };
    out.error_ratio = if all > 0.0 { (out.shed + out.served * out.fails) / all } else { 0.0 };
    out.wrong = 1.0 - right;
    out.time = Time::new(out.wait + own + held, variance.sqrt());
}

/// Further attempts for each first one, where a share of attempts fails: f + f² + … within the
/// budget.
fn retried(call: &Call, failed: f64) -> f64 {
    let mut power = failed;
    let mut sum = 0.0;
    for _ in 0..call.retries.min(16) {
        sum += power;
        power *= failed;
    }
    sum.min(call.retry_budget)
}

/// The chance that all calls of a request go well: the whole ones, and one more at times.
fn survival(well: f64, calls: &CallPlan) -> f64 {
    let (mut chance, mut power, mut left) = (1.0, well, calls.whole);
    while left > 0 {
        if left & 1 == 1 {
            chance *= power;
        }
        power *= power;
        left >>= 1;
    }
    chance * (1.0 - calls.more * (1.0 - well))
}

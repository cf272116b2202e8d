//! One second of one group of sites: demand down the calls, results back up.

use super::latency::Time;
use super::plan::Plan;
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
    /// For each call: share of attempts that failed in the last second.
    pub attempts_failed: Vec<f64>,
}

/// What one second of one service came to.
#[derive(Clone, Debug, Default)]
pub struct Out {
    pub arriving: f64,
    pub served: f64,
    pub shed: f64,
    /// Share of served requests that fail.
    pub fails: f64,
    pub own_fails: f64,
    pub wrong: f64,
    pub busy: f64,
    pub queue: f64,
    pub time: Time,
    pub own: f64,
    pub wait: f64,
    /// For each call: chance that it fails after retries, and the part of failures that is late.
    pub call_fails: Vec<f64>,
    pub call_late: Vec<f64>,
}

impl Out {
    /// Share of all requests, turned away ones included, that fail.
    pub fn error_ratio(&self) -> f64 {
        let all = self.served + self.shed;
        if all > 0.0 { (self.shed + self.served * self.fails) / all } else { 0.0 }
    }

    /// Share of requests that are turned away.
    pub fn shed_share(&self) -> f64 {
        let all = self.served + self.shed;
        if all > 0.0 { self.shed / all } else { 0.0 }
    }
}

impl State {
    pub fn new(workers: f64, calls: usize) -> Self {
        Self {
            station: Station::new(workers),
            level: 0.0,
            out: Out::default(),
            attempts_failed: vec![0.0; calls],
        }
    }
}

/// Advances a group by one second. `arriving` are requests of entries by service.
pub fn second(plan: &Plan, states: &mut [State], now: &[Now], arriving: &[f64], share: f64) {
    let demand = demand(plan, states, now, arriving);
    for &service in plan.order.iter().rev() {
        up(plan, states, now, service, demand[service], share);
    }
}

/// Requests that reach each service, attempts and retries included.
fn demand(plan: &Plan, states: &[State], now: &[Now], arriving: &[f64]) -> Vec<f64> {
    let mut demand = arriving.to_vec();
    for &service in &plan.order {
        // Those turned away ask nobody.
        let admitted = demand[service] * (1.0 - states[service].out.shed_share());
        for (at, (callee, call)) in plan.calls[service].iter().enumerate() {
            if !now[*callee].bypassed {
                let failed = states[service].attempts_failed[at];
                demand[*callee] += admitted * call.per_request * (1.0 + retried(call, failed));
            }
        }
    }
    demand
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

fn up(plan: &Plan, states: &mut [State], now: &[Now], at: usize, demand: f64, share: f64) {
    let condition = &now[at];
    let mut hold = condition.own;
    let mut variance = condition.own * condition.own;
    let mut ok = (1.0 - condition.errors).max(0.0);
    let own_fails = 1.0 - ok;
    let mut call_fails = Vec::with_capacity(plan.calls[at].len());
    let mut call_late = Vec::with_capacity(plan.calls[at].len());
    let mut attempts_failed = Vec::with_capacity(plan.calls[at].len());
    for (callee, call) in &plan.calls[at] {
        if now[*callee].bypassed {
            call_fails.push(0.0);
            call_late.push(0.0);
            attempts_failed.push(0.0);
            continue;
        }
        let out = &states[*callee].out;
        let limit = call.timeout_ms / 1000.0;
        let late = out.time.late(limit);
        let failed = 1.0 - (1.0 - out.error_ratio()) * (1.0 - late);
        let more = retried(call, failed);
        // Each further attempt is a further chance.
        let fails = (failed - more * (1.0 - failed)).clamp(0.0, 1.0);
        let fails = 1.0 - libm::pow(1.0 - fails, call.per_request);
        if call.sync {
            // Turned away at once costs no time; all others hold the worker until the answer or
            // the timeout.
            let waited = out.time.cut_at(limit);
            let tries = call.per_request * (1.0 + more) * (1.0 - out.shed_share());
            hold += tries * waited.mean;
            variance += tries * waited.deviation * waited.deviation;
        }
        if call.need == Need::Hard {
            ok *= 1.0 - fails;
        }
        call_fails.push(fails);
        call_late.push(if failed > 0.0 { late / failed } else { 0.0 });
        attempts_failed.push(failed);
    }
    let service = &plan.spec.services[at];
    let state = &mut states[at];
    if (state.station.workers() - condition.workers.max(1.0)).abs() > 1e-9 {
        state.station = Station::new(condition.workers);
    }
    let served = state.station.second(state.level, demand, hold);
    let most = condition.workers + service.queue_limit * share;
    let shed = (served.level - most).max(0.0);
    state.level = served.level - shed;
    let time = time_of(&state.station, state.level, served.served, hold, variance);
    let wait = (time.mean - hold).max(0.0);
    state.out = Out {
        arriving: demand,
        served: served.served,
        shed,
        fails: 1.0 - ok,
        own_fails,
        wrong: condition.wrong,
        busy: served.busy,
        queue: (state.level - served.busy * condition.workers).max(0.0),
        time,
        own: condition.own,
        wait,
        call_fails,
        call_late,
    };
    state.attempts_failed = attempts_failed;
}

/// Time in the station by Little's law; its spread is that of serving and of waiting.
fn time_of(station: &Station, level: f64, served: f64, hold: f64, variance: f64) -> Time {
    let mean = if served > 1e-6 { (level / served).max(hold) } else { hold };
    let wait = mean - hold;
    let deviation = if station.workers() <= 1.0 { mean } else { (variance + wait * wait).sqrt() };
    Time::new(mean, deviation)
}

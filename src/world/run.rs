//! A whole day, second after second.

use super::day::Day;
use super::error::WorldError;
use super::latency::{Tail, quantile};
use super::plan::Plan;
use super::present::Present;
use super::step::{Out, State, second};
use super::watch::{Course, Watch};
use crate::chance::Key;
use crate::scenario::model::*;

/// Simulates the day of a world. `midnight` (UTC) opens the day that its moments belong to.
///
/// # Errors
/// Where services call each other in a circle, or where a number is not one.
pub fn run(spec: &WorldSpec, midnight: Ms) -> Result<Day, WorldError> {
    let plan = Plan::new(spec, midnight)?;
    Ok(Sim::new(&plan).run())
}

/// The same day without any condition.
///
/// # Errors
/// As [`run`].
pub fn quiet_day(spec: &WorldSpec, midnight: Ms) -> Result<Day, WorldError> {
    let quiet = WorldSpec { conditions: Vec::new(), ..spec.clone() };
    run(&quiet, midnight)
}

/// Seconds that run before the day opens, so that it does not open with empty queues.
const WARM_UP: usize = 30;

struct Sim<'a> {
    plan: &'a Plan<'a>,
    /// One key for each entry's arrivals.
    noise: Vec<Key>,
    present: Present,
    /// States by group and service.
    groups: Vec<Vec<State>>,
    stocks: Vec<f64>,
    full: Vec<bool>,
    /// Requests by service, filled anew each second.
    demand: Vec<f64>,
    day: Day,
}

impl<'a> Sim<'a> {
    fn new(plan: &'a Plan<'a>) -> Self {
        let spec = plan.spec;
        let groups = plan.groups.iter().map(|group| {
            let services = spec.services.iter();
            services
                .map(|s| State::new(f64::from(s.workers) * group.share, s.calls.len()))
                .collect()
        });
        let noise = Key::new(spec.seed).with("arrivals");
        let full = vec![false; spec.stocks.len()];
        Self {
            plan,
            noise: spec.entries.iter().map(|entry| noise.with(entry.id.as_str())).collect(),
            present: Present::new(plan, &vec![false; spec.conditions.len()], &full),
            groups: groups.collect(),
            stocks: spec.stocks.iter().map(|stock| stock.level.min(stock.limit)).collect(),
            full,
            demand: vec![0.0; spec.services.len()],
            day: Day::new(plan),
        }
    }

    fn run(mut self) -> Day {
        let spec = self.plan.spec;
        let mut course = Course::new(self.plan);
        let mut watches = vec![Watch::default(); spec.alerts.len()];
        let quiet: Vec<f64> = self.plan.entries.iter().map(|entry| entry.rate(0.0)).collect();
        for _ in 0..WARM_UP {
            self.step(&quiet);
        }
        let services = 0..spec.services.len();
        let p99 = |at: usize| self.groups[0][at].out.time.p99() * 1000.0;
        self.day.usual_p99 = services.map(p99).collect();
        for t in 0..self.plan.seconds {
            let now = self.plan.start + i64::try_from(t).unwrap_or(0) * SECOND;
            let filled = self.fill();
            if course.advance(self.plan, &watches, now) || filled {
                self.present = Present::new(self.plan, &course.holds, &self.full);
            }
            self.second(t);
            for (alert, watch) in spec.alerts.iter().zip(&mut watches) {
                let series = self.day.series(&alert.on, alert.metric);
                let value = series.and_then(|series| series.last()).copied().unwrap_or(0.0);
                watch.see(alert, f64::from(value), now);
            }
        }
        let fired = spec.alerts.iter().zip(watches);
        self.day.fired = fired.map(|(alert, watch)| (alert.id.clone(), watch.fired)).collect();
        self.day.ran = course.ran(self.plan, self.day.end());
        self.day
    }

    /// Marks the stocks that are at their limit; true where that changed.
    fn fill(&mut self) -> bool {
        let mut changed = false;
        let stocks = self.plan.spec.stocks.iter().zip(&self.stocks);
        for (full, (stock, level)) in self.full.iter_mut().zip(stocks) {
            changed |= *full != (*level >= stock.limit);
            *full = *level >= stock.limit;
        }
        changed
    }

    fn second(&mut self, t: usize) {
        let rates: Vec<f64> = (0..self.plan.entries.len()).map(|at| self.arriving(at, t)).collect();
        self.step(&rates);
        for service in 0..self.plan.spec.services.len() {
            self.record(service);
        }
        for (at, (entry, rate)) in self.plan.entries.iter().zip(&rates).enumerate() {
            let ratio = self.day.services[entry.to].error_ratio.last().copied().unwrap_or(0.0);
            self.day.entries[at].arriving.push(*rate as f32);
            self.day.entries[at].failed.push(*rate as f32 * ratio);
        }
        for (at, stock) in self.plan.spec.stocks.iter().enumerate() {
            let of = self.plan.stocks[at];
            let served: f64 = self.groups.iter().map(|group| group[of].out.served).sum();
            let into = stock.in_per_second + self.present.grow[at] + stock.in_per_request * served;
            let level = self.stocks[at] + into - stock.out_per_second;
            self.stocks[at] = level.clamp(0.0, stock.limit);
            self.day.stocks[at].push(self.stocks[at] as f32);
        }
    }

    fn step(&mut self, rates: &[f64]) {
        let groups = self.plan.groups.iter().zip(&self.present.services);
        for (states, (group, now)) in self.groups.iter_mut().zip(groups) {
            let demand = &mut self.demand;
            demand.fill(0.0);
            for (entry, rate) in self.plan.entries.iter().zip(rates) {
                demand[entry.to] += rate * group.share;
            }
            second(self.plan, states, now, demand, group.share);
        }
    }

    /// Requests of an entry in this second, with the noise of arrivals.
    fn arriving(&self, at: usize, t: usize) -> f64 {
        let entry = &self.plan.entries[at];
        let rate = entry.rate(t as f64) * self.present.load[at];
        let key = self.noise[at].with_u64(t as u64);
        let own = entry.entry.noise * rate * key.with_u64(1).normal();
        (rate + rate.sqrt() * key.normal() + own).max(0.0)
    }

    /// Sums the groups of a service into its series.
    fn record(&mut self, service: usize) {
        let groups = &self.groups;
        let outs = || groups.iter().map(|group| &group[service].out);
        let sum = |of: &dyn Fn(&Out) -> f64| outs().map(of).sum::<f64>();
        let served = sum(&|out| out.served);
        let shed = sum(&|out| out.shed);
        let failed = sum(&|out| out.shed + out.served * out.fails);
        let all = served + shed;
        // Means over sites weigh by what they serve; idle sites by an even share.
        let mean = |of: &dyn Fn(&Out) -> f64| {
            if let [alone] = groups.as_slice() {
                of(&alone[service].out)
            } else if served > 1e-9 {
                outs().map(|out| of(out) * out.served).sum::<f64>() / served
            } else {
                outs().map(of).sum::<f64>() / groups.len() as f64
            }
        };
        let shares = &self.plan.groups;
        let busy: f64 = outs().zip(shares).map(|(out, group)| out.busy * group.share).sum();
        let calls = self.plan.calls[service].len();
        let series = &mut self.day.services[service];
        series.arriving.push(sum(&|out| out.arriving) as f32);
        series.answered.push(sum(&|out| out.served * (1.0 - out.fails)) as f32);
        series.error_ratio.push(if all > 0.0 { (failed / all) as f32 } else { 0.0 });
        let times = || outs().map(|out| (out.served, out.time));
        series.p50.push((quantile(times(), Tail::HALF) * 1000.0) as f32);
        series.p99.push((quantile(times(), Tail::HUNDREDTH) * 1000.0) as f32);
        series.saturation.push(busy as f32);
        series.queue.push(sum(&|out| out.queue) as f32);
        series.shed.push(shed as f32);
        series.wrong.push(mean(&|out| out.wrong) as f32);
        series.own_errors.push(mean(&|out| out.own_fails) as f32);
        series.own_ms.push((mean(&|out| out.own) * 1000.0) as f32);
        series.wait_ms.push((mean(&|out| out.wait) * 1000.0) as f32);
        for call in 0..calls {
            let of = |pick: &dyn Fn(&Out) -> &Vec<f64>| {
                mean(&|out| pick(out).get(call).copied().unwrap_or(0.0)) as f32
            };
            series.call_fails[call].push(of(&|out| &out.call_fails));
            series.call_late[call].push(of(&|out| &out.call_late));
        }
    }
}

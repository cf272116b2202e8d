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
    /// Requests by entry and by service, filled anew each second.
    rates: Vec<f64>,
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
            rates: plan.entries.iter().map(|entry| entry.rate(0.0)).collect(),
            demand: vec![0.0; spec.services.len()],
            day: Day::new(plan),
        }
    }

    fn run(mut self) -> Day {
        let spec = self.plan.spec;
        let mut course = Course::new(self.plan);
        let mut watches = vec![Watch::default(); spec.alerts.len()];
        for _ in 0..WARM_UP {
            self.step();
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
                let value = series.and_then(|series| series.get(t)).copied().unwrap_or(0.0);
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
        for at in 0..self.rates.len() {
            self.rates[at] = self.arriving(at, t);
        }
        self.step();
        for service in 0..self.plan.spec.services.len() {
            self.record(service, t);
        }
        for (at, (entry, rate)) in self.plan.entries.iter().zip(&self.rates).enumerate() {
            let ratio = self.day.services[entry.to].error_ratio[t];
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

    fn step(&mut self) {
        let groups = self.plan.groups.iter().zip(&self.present.services);
        for (states, (group, now)) in self.groups.iter_mut().zip(groups) {
            let demand = &mut self.demand;
            demand.fill(0.0);
            for (entry, rate) in self.plan.entries.iter().zip(&self.rates) {
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
    fn record(&mut self, service: usize, t: usize) {
        let sites = Sites::new(&self.groups, service);
        let (served, shed) = (sites.served, sites.sum(|out| out.shed));
        let failed = sites.sum(|out| out.shed + out.served * out.fails);
        let all = served + shed;
        let shares = self.plan.groups.iter();
        // All are read before the first is kept, so that none is read twice.
        let values = [
            sites.sum(|out| out.arriving),
            sites.sum(|out| out.served * (1.0 - out.fails)),
            if all > 0.0 { failed / all } else { 0.0 },
            sites.quantile(Tail::HALF) * 1000.0,
            sites.quantile(Tail::HUNDREDTH) * 1000.0,
            sites.outs().zip(shares).map(|(out, group)| out.busy * group.share).sum(),
            sites.sum(|out| out.queue),
            shed,
            sites.mean(|out| out.wrong),
            sites.mean(|out| out.own_fails),
            sites.mean(|out| out.own) * 1000.0,
            sites.mean(|out| out.wait) * 1000.0,
        ];
        let series = &mut self.day.services[service];
        for (kept, value) in series.plain().into_iter().zip(values) {
            keep(kept, t, value);
        }
        let calls = series.call_fails.iter_mut().zip(&mut series.call_late);
        for (call, (fails, late)) in calls.enumerate() {
            keep(fails, t, sites.mean(|out| out.calls[call].fails));
            keep(late, t, sites.mean(|out| out.calls[call].late));
        }
    }
}

/// Writes a second of a series, in which zero stands already.
fn keep(series: &mut [f32], t: usize, value: f64) {
    let value = value as f32;
    if value.to_bits() != 0 {
        series[t] = value;
    }
}

/// One service at all groups of sites.
struct Sites<'a> {
    groups: &'a [Vec<State>],
    service: usize,
    /// Of most worlds there is one group only.
    alone: Option<&'a Out>,
    served: f64,
}

impl<'a> Sites<'a> {
    fn new(groups: &'a [Vec<State>], service: usize) -> Self {
        let alone = if let [alone] = groups { Some(&alone[service].out) } else { None };
        let mut sites = Self { groups, service, alone, served: 0.0 };
        sites.served = sites.sum(|out| out.served);
        sites
    }

    fn outs(&self) -> impl Iterator<Item = &'a Out> + Clone {
        let service = self.service;
        self.groups.iter().map(move |group| &group[service].out)
    }

    fn sum(&self, of: impl Fn(&Out) -> f64) -> f64 {
        match self.alone {
            Some(alone) => of(alone),
            None => self.outs().map(of).sum(),
        }
    }

    /// Means over sites weigh by what they serve; idle sites by an even share.
    fn mean(&self, of: impl Fn(&Out) -> f64) -> f64 {
        match self.alone {
            Some(alone) => of(alone),
            None if self.served > 1e-9 => {
                self.outs().map(|out| of(out) * out.served).sum::<f64>() / self.served
            }
            None => self.outs().map(of).sum::<f64>() / self.groups.len() as f64,
        }
    }

    fn quantile(&self, tail: Tail) -> f64 {
        match self.alone {
            Some(alone) => alone.time.quantile(tail),
            None => quantile(self.outs().map(|out| (out.served, out.time)), tail),
        }
    }
}

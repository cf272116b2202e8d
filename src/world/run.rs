//! A whole day, second after second.

use super::day::{Day, EntrySeries, ServiceSeries};
use super::error::WorldError;
use super::plan::Plan;
use super::step::{Now, Out, State, second};
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

struct Sim<'a> {
    plan: &'a Plan<'a>,
    noise: Key,
    /// States by group and service.
    groups: Vec<Vec<State>>,
    stocks: Vec<f64>,
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
        let series = spec.services.iter().map(|service| ServiceSeries {
            call_fails: vec![Vec::new(); service.calls.len()],
            call_late: vec![Vec::new(); service.calls.len()],
            ..ServiceSeries::default()
        });
        Self {
            plan,
            noise: Key::new(spec.seed).with("arrivals"),
            groups: groups.collect(),
            stocks: spec.stocks.iter().map(|stock| stock.level).collect(),
            day: Day {
                start: plan.start,
                seconds: plan.seconds,
                service_ids: spec.services.iter().map(|service| service.id.clone()).collect(),
                services: series.collect(),
                entry_ids: spec.entries.iter().map(|entry| entry.id.clone()).collect(),
                entries: vec![EntrySeries::default(); spec.entries.len()],
                stock_ids: spec.stocks.iter().map(|stock| stock.id.clone()).collect(),
                stocks: vec![Vec::new(); spec.stocks.len()],
                fired: Vec::new(),
                ran: Vec::new(),
            },
        }
    }

    fn run(mut self) -> Day {
        let spec = self.plan.spec;
        let mut course = Course::new(self.plan);
        let mut watches = vec![Watch::default(); spec.alerts.len()];
        for t in 0..self.plan.seconds {
            let now = self.plan.start + i64::try_from(t).unwrap_or(0) * SECOND;
            let holds = course.now(self.plan, &watches, now);
            self.second(t, &holds);
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

    fn second(&mut self, t: usize, holds: &[bool]) {
        let rates = self.arrivals(t, holds);
        for at in 0..self.groups.len() {
            let group = self.plan.groups[at];
            let now = self.conditions(holds, group.reached_from, group.share);
            let mut arriving = vec![0.0; self.plan.spec.services.len()];
            for (entry, rate) in self.plan.entries.iter().zip(&rates) {
                arriving[entry.to] += rate * group.share;
            }
            second(self.plan, &mut self.groups[at], &now, &mut arriving, group.share);
        }
        for service in 0..self.plan.spec.services.len() {
            self.record(service);
        }
        for (at, (entry, rate)) in self.plan.entries.iter().zip(&rates).enumerate() {
            let ratio = self.day.services[entry.to].error_ratio.last().copied().unwrap_or(0.0);
            self.day.entries[at].arriving.push(*rate as f32);
            self.day.entries[at].failed.push(*rate as f32 * ratio);
        }
        self.stocks(holds);
    }

    /// Requests of each entry in this second, with the noise of arrivals.
    fn arrivals(&self, t: usize, holds: &[bool]) -> Vec<f64> {
        let entries = self.plan.entries.iter().enumerate();
        entries
            .map(|(at, entry)| {
                let mut rate = entry.rate(t as f64);
                for effect in self.effects(holds) {
                    if let Effect::Load(id, factor) = effect
                        && *id == entry.entry.id
                    {
                        rate *= factor;
                    }
                }
                let key = self.noise.with_u64(at as u64).with_u64(t as u64);
                let own = entry.entry.noise * rate * key.with("own").normal();
                (rate + rate.sqrt() * key.normal() + own).max(0.0)
            })
            .collect()
    }

    fn effects<'b>(&'b self, holds: &'b [bool]) -> impl Iterator<Item = &'b Effect> {
        let conditions = self.plan.spec.conditions.iter().zip(holds);
        conditions.filter(|(_, holds)| **holds).flat_map(|(condition, _)| &condition.effects)
    }

    /// What conditions make of each service of a group.
    fn conditions(&self, holds: &[bool], reached_from: f64, share: f64) -> Vec<Now> {
        let spec = self.plan.spec;
        let mut now: Vec<Now> = spec
            .services
            .iter()
            .map(|service| Now {
                own: service.service_ms / 1000.0,
                workers: f64::from(service.workers) * share,
                errors: service.base_error,
                wrong: 0.0,
                bypassed: false,
            })
            .collect();
        for (condition, _) in spec.conditions.iter().zip(holds).filter(|(_, holds)| **holds) {
            let on = spec.services.iter().position(|service| service.id == condition.on);
            let Some(on) = on.filter(|_| condition.reach >= reached_from) else { continue };
            for effect in &condition.effects {
                apply(&mut now[on], effect);
            }
        }
        for (stock, level) in spec.stocks.iter().zip(&self.stocks) {
            let of = spec.services.iter().position(|service| service.id == stock.of);
            if let (Some(of), Some(effect), true) = (of, &stock.full, *level >= stock.limit) {
                apply(&mut now[of], effect);
            }
        }
        // A bound on run time holds whatever makes it slower.
        for (condition, _) in spec.conditions.iter().zip(holds).filter(|(_, holds)| **holds) {
            let on = spec.services.iter().position(|service| service.id == condition.on);
            let bounds = condition.effects.iter().filter_map(|effect| match effect {
                Effect::AtMostMs(ms) => Some(ms / 1000.0),
                _ => None,
            });
            if let Some(on) = on {
                bounds.for_each(|bound| now[on].own = now[on].own.min(bound));
            }
        }
        now
    }

    /// Sums the groups of a service into its series.
    fn record(&mut self, service: usize) {
        let outs: Vec<&Out> = self.groups.iter().map(|group| &group[service].out).collect();
        let sum = |of: &dyn Fn(&Out) -> f64| outs.iter().map(|out| of(out)).sum::<f64>();
        let served = sum(&|out| out.served);
        let shed = sum(&|out| out.shed);
        let failed = sum(&|out| out.shed + out.served * out.fails);
        let all = served + shed;
        // Means over sites weigh by what they serve; idle sites by an even share.
        let mean = |of: &dyn Fn(&Out) -> f64| {
            if served > 1e-9 {
                outs.iter().map(|out| of(out) * out.served).sum::<f64>() / served
            } else {
                outs.iter().map(|out| of(out)).sum::<f64>() / outs.len() as f64
            }
        };
        let shares = &self.plan.groups;
        let busy: f64 = outs.iter().zip(shares).map(|(out, group)| out.busy * group.share).sum();
        let calls = self.plan.calls[service].len();
        let series = &mut self.day.services[service];
        series.arriving.push(sum(&|out| out.arriving) as f32);
        series.answered.push(sum(&|out| out.served * (1.0 - out.fails)) as f32);
        series.error_ratio.push(if all > 0.0 { (failed / all) as f32 } else { 0.0 });
        series.p50.push((mean(&|out| out.time.p50()) * 1000.0) as f32);
        series.p99.push((mean(&|out| out.time.p99()) * 1000.0) as f32);
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

    fn stocks(&mut self, holds: &[bool]) {
        for (at, stock) in self.plan.spec.stocks.iter().enumerate() {
            let of = self.plan.spec.services.iter().position(|service| service.id == stock.of);
            let served: f64 =
                of.map_or(0.0, |of| self.groups.iter().map(|group| group[of].out.served).sum());
            let grow: f64 = self
                .effects(holds)
                .map(|effect| match effect {
                    Effect::Grow(id, by) if *id == stock.id => *by,
                    _ => 0.0,
                })
                .sum();
            let into = stock.in_per_second + grow + stock.in_per_request * served;
            let level = self.stocks[at] + into - stock.out_per_second;
            self.stocks[at] = level.clamp(0.0, stock.limit.max(0.0));
            self.day.stocks[at].push(self.stocks[at] as f32);
        }
    }
}

fn apply(now: &mut Now, effect: &Effect) {
    match effect {
        Effect::Slower(factor) => now.own *= factor,
        Effect::Errors(share) => now.errors = 1.0 - (1.0 - now.errors) * (1.0 - share.min(1.0)),
        Effect::Workers(factor) => now.workers *= factor,
        Effect::Wrong(share) => now.wrong = 1.0 - (1.0 - now.wrong) * (1.0 - share.min(1.0)),
        Effect::Bypassed => now.bypassed = true,
        Effect::AtMostMs(_) | Effect::Load(..) | Effect::Grow(..) => {}
    }
}

//! One simulated day: series second by second, alerts, and conditions as they really ran.

use super::plan::Plan;
use crate::scenario::model::*;

/// Series of one service, one value a second.
#[derive(Clone, Debug, Default)]
pub struct ServiceSeries {
    pub arriving: Vec<f32>,
    pub answered: Vec<f32>,
    pub error_ratio: Vec<f32>,
    /// Milliseconds.
    pub p50: Vec<f32>,
    pub p99: Vec<f32>,
    pub saturation: Vec<f32>,
    pub queue: Vec<f32>,
    pub shed: Vec<f32>,
    pub wrong: Vec<f32>,
    /// Share of requests that fail by the service itself, among those not turned away.
    pub own_errors: Vec<f32>,
    /// Own time and waiting time, milliseconds, means.
    pub own_ms: Vec<f32>,
    pub wait_ms: Vec<f32>,
    /// For each call: the share of requests for which it fails after retries.
    pub call_fails: Vec<Vec<f32>>,
    /// For each call: the share of attempts that come too late, among those that fail.
    pub call_late: Vec<Vec<f32>>,
}

impl ServiceSeries {
    /// Those of the service itself, in the order of the fields.
    pub(super) fn plain(&mut self) -> [&mut Vec<f32>; 12] {
        [
            &mut self.arriving,
            &mut self.answered,
            &mut self.error_ratio,
            &mut self.p50,
            &mut self.p99,
            &mut self.saturation,
            &mut self.queue,
            &mut self.shed,
            &mut self.wrong,
            &mut self.own_errors,
            &mut self.own_ms,
            &mut self.wait_ms,
        ]
    }
}

/// Requests of one entry a second, and how many of them failed.
#[derive(Clone, Debug, Default)]
pub struct EntrySeries {
    pub arriving: Vec<f32>,
    pub failed: Vec<f32>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Ran {
    pub condition: ConditionId,
    pub from: Ms,
    pub until: Ms,
}

#[derive(Clone, Debug)]
pub struct Day {
    /// First second, UTC.
    pub start: Ms,
    pub seconds: usize,
    pub(super) service_ids: Vec<ServiceId>,
    pub(super) services: Vec<ServiceSeries>,
    pub(super) entry_ids: Vec<EntryId>,
    pub(super) entries: Vec<EntrySeries>,
    pub(super) stock_ids: Vec<ServiceId>,
    pub(super) stocks: Vec<Vec<f32>>,
    pub(super) fired: Vec<(AlertId, Vec<Ms>)>,
    pub(super) ran: Vec<Ran>,
    /// Callers before callees.
    pub(super) order: Vec<usize>,
    /// The 99th percentile of each service's latency before anything happens, milliseconds.
    pub(super) usual_p99: Vec<f64>,
}

impl Day {
    /// A day without any second yet.
    pub(super) fn new(plan: &Plan) -> Self {
        let spec = plan.spec;
        // Nothing yet: a series that stays at zero never touches its memory.
        let room = || vec![0.0; plan.seconds];
        let series = |service: &Service| {
            let mut series = ServiceSeries {
                call_fails: service.calls.iter().map(|_| room()).collect(),
                call_late: service.calls.iter().map(|_| room()).collect(),
                ..ServiceSeries::default()
            };
            for values in series.plain() {
                *values = room();
            }
            series
        };
        Self {
            start: plan.start,
            seconds: plan.seconds,
            service_ids: spec.services.iter().map(|service| service.id.clone()).collect(),
            services: spec.services.iter().map(series).collect(),
            entry_ids: spec.entries.iter().map(|entry| entry.id.clone()).collect(),
            entries: vec![EntrySeries::default(); spec.entries.len()],
            stock_ids: spec.stocks.iter().map(|stock| stock.id.clone()).collect(),
            stocks: vec![Vec::new(); spec.stocks.len()],
            fired: Vec::new(),
            ran: Vec::new(),
            order: plan.order.clone(),
            usual_p99: Vec::new(),
        }
    }

    /// A metric of a service (or the level of a stock), one value a second.
    pub fn series(&self, service: &ServiceId, metric: Metric) -> Option<&[f32]> {
        if metric == Metric::Level {
            let at = self.stock_ids.iter().position(|id| id == service)?;
            return Some(&self.stocks[at]);
        }
        let series = self.service(service)?;
        Some(match metric {
            Metric::Arriving => &series.arriving,
            Metric::Answered => &series.answered,
            Metric::ErrorRatio => &series.error_ratio,
            Metric::LatencyP50 => &series.p50,
            Metric::LatencyP99 => &series.p99,
            Metric::Saturation => &series.saturation,
            Metric::Queue => &series.queue,
            Metric::Shed => &series.shed,
            Metric::WrongRatio => &series.wrong,
            Metric::Level => return None,
        })
    }

    pub fn service(&self, id: &ServiceId) -> Option<&ServiceSeries> {
        self.service_ids.iter().position(|other| other == id).map(|at| &self.services[at])
    }

    pub fn entry(&self, id: &EntryId) -> Option<&EntrySeries> {
        self.entry_ids.iter().position(|other| other == id).map(|at| &self.entries[at])
    }

    /// When an alert fired, in order.
    pub fn alert_fired(&self, id: &AlertId) -> &[Ms] {
        self.fired.iter().find(|(other, _)| other == id).map_or(&[], |(_, at)| at)
    }

    /// All alerts with the instants at which they fired.
    pub fn alerts(&self) -> &[(AlertId, Vec<Ms>)] {
        &self.fired
    }

    /// Conditions as they ran; one that lasted to the end ends with the day.
    pub fn conditions(&self) -> &[Ran] {
        &self.ran
    }

    /// The second of the day that holds an instant, if one does.
    pub fn second_at(&self, at: Ms) -> Option<usize> {
        let second = usize::try_from((at - self.start).div_euclid(SECOND)).ok()?;
        (second < self.seconds).then_some(second)
    }

    pub fn end(&self) -> Ms {
        self.start + i64::try_from(self.seconds).unwrap_or(0) * SECOND
    }

    /// The highest share of worker time that a service uses over any minute of the day, 0 to 1.
    pub fn peak_utilisation(&self, service: &ServiceId) -> f64 {
        let series = self.series(service, Metric::Saturation).unwrap_or(&[]);
        let width = series.len().clamp(1, 60);
        let mean = |minute: &[f32]| {
            minute.iter().map(|value| f64::from(*value)).sum::<f64>() / width as f64
        };
        series.windows(width).step_by(10).map(mean).fold(0.0, f64::max)
    }

    /// A number read off the day. Unknown names read as 0.
    pub fn measure(&self, measure: &WorldMeasure, midnight: Ms) -> f64 {
        match measure {
            WorldMeasure::MinutesAbove(service, metric, bound) => {
                let series = self.series(service, *metric).unwrap_or(&[]);
                series.iter().filter(|value| f64::from(**value) > *bound).count() as f64 / 60.0
            }
            WorldMeasure::Failed(entry, from, to) => self.failed(entry, from, to, midnight).0,
            WorldMeasure::FailedShare(entry, from, to) => {
                let (failed, came) = self.failed(entry, from, to, midnight);
                if came > 0.0 { 100.0 * failed / came } else { 0.0 }
            }
        }
    }

    /// Requests of an entry that failed, and that came, between two instants.
    fn failed(&self, entry: &EntryId, from: &Moment, to: &Moment, midnight: Ms) -> (f64, f64) {
        let Some(series) = self.entry(entry) else { return (0.0, 0.0) };
        let second = |moment: &Moment| {
            let at = moment.at(midnight).unwrap_or(self.start) - self.start;
            usize::try_from(at / SECOND).unwrap_or(0).min(self.seconds)
        };
        let (from, to) = (second(from), second(to).max(second(from)));
        let sum = |values: &[f32]| values[from..to].iter().map(|value| f64::from(*value)).sum();
        (sum(&series.failed), sum(&series.arriving))
    }
}

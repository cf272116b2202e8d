//! The service map over the day, as far as the player may see it.
//!
//! While one investigates, the map shows what the opened charts show, as coarse as they are and
//! with their gaps. Around a group that stands, and once the play is over, it shows the day itself.

use super::map_strip::{flags, logs, missing, offset, pins};
use super::top::{Stop, bar};
use super::{Desk, next};
use crate::play::Event;
use crate::scenario::model::*;
use crate::text::{Words, grouped};
use crate::workbench::kit::Sign;
use crate::workbench::map::{Bar, Figure, Flag, Line, MapModel, Now, Sight, Station};
use std::collections::BTreeMap;

/// Shares of busy workers from which a service is short of them, and from which it has none left.
const BUSY: f64 = 0.8;
const FULL: f64 = 0.97;
/// Share of failing requests that counts as a fault.
const FAILING: f64 = 0.05;
/// What is shown beyond the events of a group that stands.
const AROUND: Ms = MINUTE;

/// What of the map is the same at every instant, kept while nothing new happens in the play: it
/// goes through every second of the day.
#[derive(Debug, Default)]
pub struct Kept {
    /// How much had happened; none: nothing is kept yet.
    log: Option<usize>,
    shown: Clear,
    bars: Vec<Bar>,
    flags: Vec<Flag>,
    pins: Vec<Ms>,
    /// What opened logs cover.
    logs: Vec<(Ms, Ms)>,
    /// The most that a metric of a service comes to on the day, and what a stream brings.
    most: BTreeMap<ServiceId, [f64; 3]>,
    brings: Vec<f64>,
}

/// The metrics whose figures have bars beside them.
const BARS: [Metric; 3] = [Metric::Arriving, Metric::LatencyP50, Metric::Queue];

impl Kept {
    fn refresh(&mut self, desk: &Desk) {
        if self.log == Some(desk.log.len()) {
            return;
        }
        let world = &desk.scenario().world;
        let top = |values: &[f32]| f64::from(values.iter().copied().fold(1e-6_f32, f32::max));
        let most = |service: &Service| {
            BARS.map(|metric| top(desk.case.day.series(&service.id, metric).unwrap_or(&[])))
        };
        let brings = |entry: &Entry| {
            desk.case.day.entry(&entry.id).map_or(1.0, |series| top(&series.arriving))
        };
        let shown = Clear::of(desk);
        *self = Self {
            log: Some(desk.log.len()),
            bars: bars(desk, &shown),
            flags: flags(desk),
            pins: pins(desk),
            logs: logs(desk),
            most: world.services.iter().map(|one| (one.id.clone(), most(one))).collect(),
            brings: world.entries.iter().map(brings).collect(),
            shown,
        };
    }
}

/// The map at an instant; without one at the start of the day.
pub fn model(desk: &Desk, words: &Words, at: Option<Ms>) -> MapModel {
    kept_model(desk, words, at, &mut Kept::default())
}

/// As [`model`], over what was kept of it.
pub fn kept_model(desk: &Desk, words: &Words, at: Option<Ms>, kept: &mut Kept) -> MapModel {
    kept.refresh(desk);
    let day = &desk.case.day;
    let at = at.unwrap_or(day.start).clamp(day.start, day.end() - SECOND);
    let world = &desk.scenario().world;
    let clear = kept.shown.at(at);
    let seen = Seen { desk, words, at, clear, kept };
    let mut stations: Vec<Station> = world.services.iter().map(|one| seen.service(one)).collect();
    stations.extend(world.entries.iter().map(|one| seen.visitors(one)));
    let known = stations.iter().any(|station| station.now.is_some());
    let company = &desk.scenario().manifest.company.name;
    let mut top = bar(desk, words, Stop::Investigate);
    top.next = next::on_map(desk, words).unwrap_or(top.next);
    MapModel {
        top,
        title: words.with("map-title", &[("company", company.as_str().into())]),
        from: day.start,
        to: day.end(),
        zone: desk.scenario().manifest.zone.clone(),
        offset: offset(desk),
        sight: match (clear, known) {
            (true, _) => Sight::Clear,
            (false, true) => Sight::Charts,
            _ if kept.logs.iter().any(|(from, to)| (*from..=*to).contains(&at)) => Sight::Logs,
            (false, false) => Sight::Nothing,
        },
        lines: lines(&seen, words),
        bars: kept.bars.clone(),
        missing: missing(desk, words, &kept.bars),
        flags: kept.flags.clone(),
        pins: kept.pins.clone(),
        stations,
    }
}

/// When the day itself may be shown: all of it once the play is over.
#[derive(Debug, Default)]
struct Clear {
    over: bool,
    stretches: Vec<(Ms, Ms)>,
}

impl Clear {
    fn of(desk: &Desk) -> Self {
        Self { over: desk.play.last.is_some(), stretches: stretches(desk) }
    }

    fn at(&self, at: Ms) -> bool {
        self.over || self.stretches.iter().any(|(from, to)| (*from..=*to).contains(&at))
    }
}

/// From the first to the last event of each group that stands, on this day.
fn stretches(desk: &Desk) -> Vec<(Ms, Ms)> {
    let day = &desk.case.day;
    let groups = desk.log.iter().filter_map(|event| match event {
        Event::Confirmed { pairs, .. } => Some(pairs),
        _ => None,
    });
    let stretch = groups.filter_map(|pairs| {
        let events = pairs.iter().filter_map(|(_, id)| desk.scenario().event(id));
        let times = events.map(|event| desk.scenario().at(&event.at));
        let times: Vec<Ms> = times.filter(|at| (day.start..day.end()).contains(at)).collect();
        Some((times.iter().min()? - AROUND, times.iter().max()? + AROUND))
    });
    stretch.collect()
}

/// What may be seen at one instant.
struct Seen<'a> {
    desk: &'a Desk,
    words: &'a Words,
    at: Ms,
    clear: bool,
    kept: &'a Kept,
}

impl Seen<'_> {
    /// A metric of a service at the instant.
    fn metric(&self, service: &ServiceId, metric: Metric) -> Option<f64> {
        if self.clear {
            let second = self.desk.case.day.second_at(self.at)?;
            return self.desk.case.day.series(service, metric)?.get(second).map(|v| f64::from(*v));
        }
        charted(self.desk, service, metric, self.at)
    }

    /// The most that a metric comes to on the day, for bars beside figures.
    fn most(&self, service: &ServiceId, metric: Metric) -> f64 {
        let bars = self.kept.most.get(service).into_iter().flat_map(|most| BARS.iter().zip(most));
        bars.into_iter().find(|(one, _)| **one == metric).map_or(1e-6, |(_, most)| *most)
    }

    fn service(&self, service: &Service) -> Station {
        let world = &self.desk.scenario().world;
        let name = |id: &ServiceId| {
            let found = world.services.iter().find(|other| other.id == *id);
            found.map_or_else(|| id.to_string(), |other| other.name.clone())
        };
        let callers = world.services.iter().filter_map(|other| {
            let call = other.calls.iter().find(|call| call.to == service.id)?;
            Some((other.name.clone(), call.need == Need::Hard))
        });
        let by_hand = service.kind == ServiceKind::Manual;
        let log = world_log(self.desk, &service.id);
        Station {
            id: service.id.to_string(),
            name: service.name.clone(),
            does: service.does.clone(),
            place: service.place,
            by_hand,
            visitors: false,
            now: if by_hand { None } else { self.now(service) },
            leans_on: service.calls.iter().map(|c| (name(&c.to), c.need == Need::Hard)).collect(),
            leaned_on_by: callers.collect(),
            log,
        }
    }

    fn now(&self, service: &Service) -> Option<Now> {
        let words = self.words;
        let get = |metric| self.metric(&service.id, metric);
        let busy = get(Metric::Saturation);
        let (arriving, answered) = (get(Metric::Arriving), get(Metric::Answered));
        let half = get(Metric::LatencyP50);
        let failing = get(Metric::ErrorRatio);
        let queue = get(Metric::Queue).unwrap_or(0.0).round() as u32;
        if busy.is_none() && arriving.is_none() && answered.is_none() {
            return None;
        }
        let load = busy.map_or(Sign::Calm, by_load);
        let ill = failing.is_some_and(|share| share > FAILING);
        let sign = if ill { Sign::Fault } else { load };
        let percent = |share: f64| format!("{:.1}", share * 100.0);
        let says = match (busy, failing) {
            (_, Some(share)) if ill && load == Sign::Calm => {
                words.with("map-failing", &[("share", percent(share).into())])
            }
            (Some(busy), _) => words.with("map-busy", &[("share", percent(busy).into())]),
            (None, _) => String::new(),
        };
        let mut figures = Vec::new();
        let mut figure = |key: &str, value: String, share: Option<f64>, sign: Sign| {
            let share = share.map(|share| share as f32);
            figures.push(Figure { name: words.get(key), value, share, sign });
        };
        if let Some(busy) = busy {
            figure("map-workers", format!("{} %", percent(busy)), Some(busy), load);
        }
        let each = |value: f64| words.with("map-a-second", &[("count", whole(value).into())]);
        if let Some(value) = arriving {
            figure("map-arriving", each(value), None, Sign::Calm);
        }
        if let Some(value) = answered {
            figure("map-answered", each(value), None, Sign::Calm);
        }
        if let Some(share) = failing {
            let sign = if ill { Sign::Fault } else { Sign::Calm };
            figure("map-errors", format!("{} %", percent(share)), Some(share), sign);
        }
        if let Some(ms) = half {
            let text = words.with("map-ms", &[("ms", whole(ms).into())]);
            figure("map-half-wait", text, None, Sign::Calm);
        }
        if queue > 0 {
            let text = words.with("map-requests", &[("count", whole(queue.into()).into())]);
            figure("map-queue", text, None, Sign::Warn);
        }
        Some(Now { share: busy.unwrap_or(0.0) as f32, sign, says, figures, queue })
    }

    /// What a stream brings and what of it fails, a second: its own series where the day may be
    /// seen, else those of the service that it reaches first.
    fn stream(&self, entry: &Entry) -> Option<(f64, f64)> {
        if self.clear {
            let second = self.desk.case.day.second_at(self.at)?;
            let series = self.desk.case.day.entry(&entry.id)?;
            return Some((series.arriving[second].into(), series.failed[second].into()));
        }
        let came = self.metric(&entry.to, Metric::Arriving)?;
        let answered = self.metric(&entry.to, Metric::Answered)?;
        Some((came, (came - answered).max(0.0)))
    }

    fn most_of(&self, entry: &Entry) -> f64 {
        if !self.clear {
            return self.most(&entry.to, Metric::Arriving);
        }
        let entries = self.desk.scenario().world.entries.iter();
        let mut known = entries.zip(&self.kept.brings);
        known.find(|(one, _)| one.id == entry.id).map_or(1.0, |(_, most)| *most)
    }

    fn visitors(&self, entry: &Entry) -> Station {
        let now = self.stream(entry).filter(|_| self.clear).map(|(came, _)| {
            let share = came / self.most_of(entry);
            let count = whole(came);
            let value = self.words.with("map-a-second", &[("count", count.into())]);
            let figure = Figure {
                name: self.words.get("map-arriving"),
                value,
                share: None,
                sign: Sign::Calm,
            };
            let figures = vec![figure];
            let (sign, says) = (Sign::Calm, String::new());
            Now { share: share as f32 * 0.5, sign, says, figures, queue: 0 }
        });
        Station {
            id: entry.id.to_string(),
            name: entry.name.clone(),
            place: entry.place,
            visitors: true,
            now,
            ..Station::default()
        }
    }
}

fn by_load(busy: f64) -> Sign {
    match busy {
        _ if busy >= FULL => Sign::Fault,
        _ if busy >= BUSY => Sign::Warn,
        _ => Sign::Calm,
    }
}

/// A figure in whole numbers.
fn whole(value: f64) -> String {
    grouped(value.max(0.0).round_ties_even() as u64)
}

/// A metric at an instant as an opened chart has it; none in a gap.
fn charted(desk: &Desk, service: &ServiceId, metric: Metric, at: Ms) -> Option<f64> {
    desk.scenario().shelf.sources.iter().find_map(|source| {
        let Body::Chart(chart) = &source.body else { return None };
        if !desk.play.is_open(&source.id) {
            return None;
        }
        let series =
            chart.series.iter().position(|s| s.service == *service && s.metric == metric)?;
        let view = desk.case.sources.get(&source.id)?.chart()?;
        let points = &view.series.get(series)?.points;
        let point = points.iter().rev().find(|point| point.at <= at)?;
        let scale = chart.series[series].scale;
        (at < point.at + view.step && scale != 0.0).then_some(point.value / scale)
    })
}

/// The first opened log of a service.
fn world_log(desk: &Desk, service: &ServiceId) -> Option<String> {
    let logs = desk.scenario().shelf.sources.iter();
    let mut own = logs.filter(|source| match &source.body {
        Body::Logs(stream) => stream.of.as_ref() == Some(service),
        _ => false,
    });
    own.find(|source| desk.play.is_open(&source.id)).map(|source| source.id.to_string())
}

fn lines(seen: &Seen<'_>, words: &Words) -> Vec<Line> {
    let world = &seen.desk.scenario().world;
    let place = |id: &ServiceId| world.services.iter().position(|service| service.id == *id);
    let visitors = world.entries.iter().enumerate().map(|(index, entry)| {
        let stream = seen.stream(entry);
        let first = std::iter::once(world.services.len() + index);
        let (came, failed) = stream.unwrap_or_default();
        Line {
            name: words.with("map-line", &[("name", entry.name.as_str().into())]),
            hue: index.min(2),
            stops: first.chain(entry.line.iter().filter_map(place)).collect(),
            traffic: stream.map(|_| ((came - failed) / seen.most_of(entry)) as f32),
            turned_back: if came > 0.0 { (failed / came) as f32 } else { 0.0 },
            thin: false,
        }
    });
    let handed = world.services.iter().filter(|service| !service.hands_to.is_empty());
    let handed = handed.map(|service| Line {
        name: words.get("map-changes"),
        hue: 3,
        stops: place(&service.id)
            .into_iter()
            .chain(service.hands_to.iter().filter_map(place))
            .collect(),
        traffic: None,
        turned_back: 0.0,
        thin: true,
    });
    visitors.chain(handed).collect()
}

/// Requests a second in each minute: all visitors where the day may be seen, else what a chart
/// says of the service that they reach first.
fn bars(desk: &Desk, shown: &Clear) -> Vec<Bar> {
    let day = &desk.case.day;
    let world = &desk.scenario().world;
    let Some(door) = world.entries.first().map(|entry| &entry.to) else { return Vec::new() };
    let minutes = day.seconds.div_ceil(60);
    let bar = |minute: usize| {
        let at = day.start + minute as Ms * MINUTE;
        if !shown.at(at) {
            let came = charted(desk, door, Metric::Arriving, at)?;
            let answered = charted(desk, door, Metric::Answered, at)?;
            return Some((answered as f32, (came - answered).max(0.0) as f32));
        }
        let range = minute * 60..((minute + 1) * 60).min(day.seconds);
        let mean = |values: &[f32]| values[range.clone()].iter().sum::<f32>() / range.len() as f32;
        let series = world.entries.iter().filter_map(|entry| day.entry(&entry.id));
        let sums = series.map(|one| (mean(&one.arriving), mean(&one.failed)));
        let (came, failed) = sums.fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        Some(((came - failed).max(0.0), failed))
    };
    (0..minutes).map(|minute| Bar { seen: bar(minute) }).collect()
}

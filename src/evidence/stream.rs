//! Log streams: lines from the day's requests, lines by the clock, and scripted ones, in one order.

use super::clock::Reader;
use super::requests::Requests;
use super::row::Row;
use super::schedule::{Window, instants};
use super::table::timed;
use super::template::{Piece, parse};
use super::values::{About, Asked, fill};
use crate::chance::Key;
use crate::logs;
use crate::scenario::model::*;
use crate::world::{Day, Hop, Request};

struct Ready<'a> {
    spec: &'a Template,
    window: Window,
    text: Vec<Piece>,
    fields: Vec<(&'a str, Vec<Piece>)>,
}

/// A template that cannot be read is written as it stands; the checks report it.
fn pieces(text: &str) -> Vec<Piece> {
    parse(text).unwrap_or_else(|_| vec![Piece::Text(text.to_owned())])
}

struct Writer<'a> {
    scenario: &'a Scenario,
    day: &'a Day,
    stream: &'a LogStream,
    clock: &'a Reader,
    key: Key,
    rows: Vec<Row>,
}

/// The rows of a stream, in the order of their instants.
pub fn rows(
    scenario: &Scenario,
    day: &Day,
    requests: &Requests,
    source: &Source,
    stream: &LogStream,
    clock: &Reader,
) -> Vec<Row> {
    let key = Key::new(scenario.world.seed).with("stream").with(source.id.as_str());
    let mut writer = Writer { scenario, day, stream, clock, key, rows: Vec::new() };
    let templates = stream.templates.iter().map(|spec| Ready {
        spec,
        window: Window::new(scenario, spec),
        text: pieces(&spec.text),
        fields: spec.fields.iter().map(|(name, value)| (name.as_str(), pieces(value))).collect(),
    });
    let templates: Vec<Ready> = templates.collect();
    writer.requests(requests, &templates);
    writer.timed(&templates);
    writer.scripted();
    let mut rows = writer.rows;
    rows.sort_by_key(|row| row.at);
    for (index, row) in (0..).zip(&mut rows) {
        row.index = index;
    }
    rows
}

impl Writer<'_> {
    fn requests(&mut self, requests: &Requests, templates: &[Ready]) {
        let Some(of) = &self.stream.of else { return };
        let services = &self.scenario.world.services;
        let Some(service) = services.iter().position(|service| service.id == *of) else { return };
        let seed = Key::new(self.scenario.world.seed);
        for drawn in requests.all.iter().filter(|drawn| drawn.is_in(self.stream)) {
            let hops = drawn.request.hops.iter().filter(|hop| hop.service == service);
            for (number, hop) in hops.enumerate() {
                // Written when it is over.
                let at = hop.at + hop.latency_ms as Ms;
                let key = self.key.with_u64(drawn.request.id).with_u64(number as u64);
                let outcome = hop.outcome;
                let late = drawn.failed && outcome == Outcome::Slow;
                let of_its_cause = || {
                    let blamed = templates.iter().filter(|ready| {
                        let through = ready.spec.through.as_ref();
                        through.is_some_and(|service| self.was_bad(&drawn.request, hop, service))
                    });
                    choose(blamed, late, outcome, at, key)
                };
                let of_its_cause = (outcome == Outcome::Failed).then(of_its_cause).flatten();
                let others = templates.iter().filter(|ready| ready.spec.through.is_none());
                let Some(ready) = of_its_cause.or_else(|| choose(others, late, outcome, at, key))
                else {
                    continue;
                };
                if at >= self.day.end() {
                    continue;
                }
                let asked = Asked {
                    id: &drawn.id,
                    entry: &drawn.request.entry,
                    path: &drawn.request.path,
                    ms: hop.latency_ms,
                    outcome,
                    key: seed.with_u64(drawn.request.id),
                };
                self.write(ready, at, key, Some(of), Some(asked));
            }
        }
    }

    /// Whether a service that a request asked from a hop on failed it or was late.
    fn was_bad(&self, request: &Request, hop: &Hop, service: &ServiceId) -> bool {
        let services = &self.scenario.world.services;
        let bad = [Outcome::Failed, Outcome::Shed, Outcome::Slow];
        request.hops.iter().any(|asked| {
            asked.at >= hop.at
                && bad.contains(&asked.outcome)
                && services.get(asked.service).is_some_and(|asked| asked.id == *service)
        })
    }

    fn timed(&mut self, templates: &[Ready]) {
        for ready in templates {
            let key = self.key.with(ready.spec.id.as_str());
            let service = match &ready.spec.on {
                Trigger::While { service, .. } => Some(service),
                _ => self.stream.of.as_ref(),
            };
            for (number, at) in
                instants(self.scenario, self.day, ready.spec, key).into_iter().enumerate()
            {
                self.write(ready, at, key.with("line").with_u64(number as u64), service, None);
            }
        }
    }

    fn scripted(&mut self) {
        for line in &self.stream.lines {
            let request = line.fields.iter().find(|(name, _)| name == "req");
            let request = request.map(|(_, value)| value.clone());
            self.put(
                self.scenario.at(&line.at),
                line.level,
                &line.text,
                line.fields.clone(),
                Row { marks: line.mark.iter().cloned().collect(), request, ..Row::default() },
            );
        }
    }

    fn write(
        &mut self,
        ready: &Ready,
        at: Ms,
        key: Key,
        service: Option<&ServiceId>,
        request: Option<Asked>,
    ) {
        let about = About { day: self.day, host: &self.stream.host, service, at, key, request };
        let text = fill(&ready.text, &about);
        // With room for the message, which is put last.
        let mut fields = Vec::with_capacity(ready.fields.len() + 1);
        fields.extend((0_u64..).zip(&ready.fields).map(|(number, (name, value))| {
            let about = About { key: key.with("field").with_u64(number), ..about };
            ((*name).to_owned(), fill(value, &about))
        }));
        let request = about.request.map(|asked| asked.id.to_owned());
        let template = Some(ready.spec.id.clone());
        self.put(at, ready.spec.level, &text, fields, Row { template, request, ..Row::default() });
    }

    fn put(
        &mut self,
        at: Ms,
        level: Level,
        text: &str,
        mut fields: Vec<(String, String)>,
        rest: Row,
    ) {
        let (format, separator) = match self.stream.format {
            LogFormat::Json => (logs::Format::Json, 'T'),
            LogFormat::Logfmt => (logs::Format::Logfmt, 'T'),
            LogFormat::Plain => (logs::Format::Plain, ' '),
            LogFormat::Access => (logs::Format::Access, 'T'),
        };
        let time = self.clock.stamp(at, separator);
        let level = level_of(level);
        let host = &self.stream.host;
        let line =
            logs::write(format, &logs::Entry { time: &time, level, host, text, fields: &fields });
        let mut request = rest.request;
        if format == logs::Format::Access {
            let own = std::mem::replace(&mut fields, logs::access::fields(text));
            fields.extend(own);
            let named = fields.iter().find(|(name, _)| name == "req");
            request = request.or_else(|| named.map(|(_, value)| value.clone()));
        }
        fields.push(("msg".to_owned(), text.to_owned()));
        let times = timed(self.scenario, self.clock, at);
        self.rows.push(Row {
            at: times.at,
            raw: times.raw,
            shown_time: times.shown_time,
            level: Some(level),
            who: Some(host.clone()),
            text: line,
            fields,
            request,
            ..rest
        });
    }
}

/// The template of a request's line, by weight. A late answer, after which the caller had gone, is
/// written from those of slow and of failed requests alike. Where there is none for an outcome, a
/// slow or degraded request is written as an ordinary one, and one turned away as a failed one.
fn choose<'a, 'b: 'a>(
    templates: impl Iterator<Item = &'a Ready<'b>> + Clone,
    late: bool,
    outcome: Outcome,
    at: Ms,
    key: Key,
) -> Option<&'a Ready<'b>> {
    let fallback = match outcome {
        Outcome::Slow | Outcome::Degraded => Outcome::Ok,
        Outcome::Shed => Outcome::Failed,
        other => other,
    };
    let weigh = |wanted: Outcome, also: Option<Outcome>| {
        let weights = templates.clone().map(move |ready| match ready.spec.on {
            Trigger::Request(on)
                if (on == wanted || Some(on) == also) && ready.window.holds(at) =>
            {
                ready.spec.weight
            }
            _ => 0.0,
        });
        key.with("template").weighted(weights)
    };
    let found = weigh(outcome, late.then_some(Outcome::Failed));
    found.or_else(|| weigh(fallback, None)).and_then(|at| templates.clone().nth(at))
}

fn level_of(level: Level) -> logs::Level {
    match level {
        Level::Debug => logs::Level::Debug,
        Level::Info => logs::Level::Info,
        Level::Warn => logs::Level::Warn,
        Level::Error => logs::Level::Error,
        Level::Critical => logs::Level::Critical,
    }
}

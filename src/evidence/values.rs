//! What the names in templates stand for, drawn by key so that a request tells one tale everywhere.

use super::template::{Name, Piece};
use crate::chance::Key;
use crate::scenario::model::*;
use crate::world::Day;
use serde::Deserialize;
use std::sync::LazyLock;

/// What every scenario's lines draw from: `assets/evidence/values.ron`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pool {
    nets: Vec<String>,
    agents: Vec<(String, f64)>,
    sites: Vec<String>,
    users: Vec<String>,
}

impl Pool {
    pub fn standard() -> &'static Pool {
        // The file is part of the program; a test reads it.
        static POOL: LazyLock<Pool> = LazyLock::new(|| {
            ron::from_str(include_str!("../../assets/evidence/values.ron")).unwrap_or_default()
        });
        &POOL
    }
}

/// What a line is about.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    pub day: &'a Day,
    pub host: &'a str,
    /// The service whose series `{busy}` and the like read.
    pub service: Option<&'a ServiceId>,
    pub at: Ms,
    /// Draws what is this line's alone.
    pub key: Key,
    pub request: Option<Asked<'a>>,
}

/// A request at a service.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub id: &'a str,
    pub entry: &'a EntryId,
    pub path: &'a str,
    pub ms: f64,
    pub outcome: Outcome,
    /// Draws what the request has alike in all services.
    pub key: Key,
}

pub fn fill(pieces: &[Piece], about: &About<'_>) -> String {
    let mut out = String::new();
    fill_into(&mut out, pieces, about, about.key);
    out
}

fn fill_into(out: &mut String, pieces: &[Piece], about: &About<'_>, key: Key) {
    for (index, piece) in pieces.iter().enumerate() {
        let key = key.with_u64(index as u64);
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Name(name) => out.push_str(&value(*name, about)),
            Piece::Count(low, high) => {
                out.push_str(&(low + key.below(high - low + 1)).to_string());
            }
            Piece::Hex(digits) => {
                for digit in 0..*digits {
                    let value = key.with_u64(digit as u64).below(16) as u32;
                    out.extend(char::from_digit(value, 16));
                }
            }
            Piece::Pick(choices) => {
                let at = key.with("pick").below(choices.len() as u64) as usize;
                if let Some(choice) = choices.get(at) {
                    fill_into(out, choice, about, key);
                }
            }
        }
    }
}

fn value(name: Name, about: &About<'_>) -> String {
    let pool = Pool::standard();
    let shared = about.request.map_or(about.key, |asked| asked.key);
    match name {
        Name::Req => match about.request {
            Some(asked) => asked.id.to_owned(),
            None => format!("{:06x}", about.key.with("req").u64() >> 40),
        },
        Name::Path => path(about.request.map_or("/", |asked| asked.path)).to_owned(),
        Name::Method => {
            let method = ["GET", "POST", "HEAD"];
            let at = shared.with("method").weighted([90.0, 8.0, 2.0].into_iter());
            method[at.unwrap_or(0)].to_owned()
        }
        Name::Status => match about.request.map_or(Outcome::Ok, |asked| asked.outcome) {
            Outcome::Failed => "502".into(),
            Outcome::Shed => "503".into(),
            Outcome::Slow | Outcome::Degraded => "200".into(),
            Outcome::Ok => {
                let at = shared.with("status").weighted([965.0, 20.0, 15.0].into_iter());
                ["200", "404", "302"][at.unwrap_or(0)].into()
            }
        },
        Name::Ms => match about.request {
            Some(asked) => (asked.ms.max(0.0).round() as u64).to_string(),
            None => log_normal(about.key.with("ms"), 40.0, 0.8).to_string(),
        },
        Name::Bytes => {
            // A page keeps its size but for what changes in it from one visitor to the next.
            let page = about.request.map_or("/", |asked| asked.path);
            let size =
                log_normal(Key::new(0).with(page).with(&site(about, pool, shared)), 11_000.0, 1.1);
            (size + shared.with("bytes").below(size / 40 + 2)).to_string()
        }
        Name::Ip => address(pool, shared),
        Name::Agent => {
            // A visitor keeps the same program.
            let key = Key::new(1).with(&address(pool, shared));
            let at = key.weighted(pool.agents.iter().map(|(_, weight)| *weight));
            at.map_or("-".into(), |at| pool.agents[at].0.clone())
        }
        Name::Site => site(about, pool, shared),
        Name::User => {
            let at = shared.with("user").below(pool.users.len() as u64) as usize;
            pool.users.get(at).cloned().unwrap_or_else(|| "-".into())
        }
        Name::Host => about.host.to_owned(),
        Name::Service => about.service.map_or("-", ServiceId::as_str).to_owned(),
        Name::Pid => {
            // A handful of processes that live through the day.
            let process = about.key.with("pid").below(6);
            (700 + Key::new(2).with(about.host).with_u64(process).below(31_000)).to_string()
        }
        Name::Busy => format!("{:.3}", metric(about, Metric::Saturation)),
        Name::Errors => format!("{:.3}", metric(about, Metric::ErrorRatio)),
        Name::Queue => format!("{:.0}", metric(about, Metric::Queue)),
        Name::Rate => format!("{:.0}", metric(about, Metric::Arriving)),
        Name::P50 => format!("{:.0}", metric(about, Metric::LatencyP50)),
        Name::P99 => format!("{:.0}", metric(about, Metric::LatencyP99)),
        Name::Level => format!("{:.1}", metric(about, Metric::Level)),
    }
}

fn metric(about: &About<'_>, metric: Metric) -> f64 {
    let series = about.service.and_then(|service| about.day.series(service, metric));
    let second = about.day.second_at(about.at);
    let value = series.zip(second).and_then(|(series, second)| series.get(second));
    value.map_or(0.0, |value| f64::from(*value))
}

/// Median times a spread: `exp(sigma * z)`.
fn log_normal(key: Key, median: f64, sigma: f64) -> u64 {
    (median * libm::exp(sigma * key.normal())).round() as u64
}

fn address(pool: &Pool, key: Key) -> String {
    let key = key.with("ip");
    let net = pool.nets.get(key.with("net").below(pool.nets.len() as u64) as usize);
    format!("{}.{}", net.map_or("192.0.2", String::as_str), 1 + key.below(254))
}

/// The host that a path of the world names before its first slash, or a customer's: few are visited
/// often, many now and then.
fn site(about: &About<'_>, pool: &Pool, key: Key) -> String {
    let Some(asked) = about.request else { return "-".into() };
    if let Some((host, _)) = asked.path.split_once('/').filter(|(host, _)| !host.is_empty()) {
        return host.to_owned();
    }
    let key = key.with("site");
    let unit = key.unit();
    let at = (unit * unit * pool.sites.len() as f64) as usize;
    let name = pool.sites.get(at).map_or("www", String::as_str);
    format!("{name}.{}.example", asked.entry)
}

fn path(path: &str) -> &str {
    path.find('/').map_or("/", |at| &path[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pool_reads_and_has_enough() {
        let pool: Pool =
            ron::from_str(include_str!("../../assets/evidence/values.ron")).expect("the pool");
        assert!(pool.sites.len() >= 30 && pool.agents.len() >= 10 && pool.nets.len() == 3);
        assert!(pool.users.len() >= 5);
    }

    #[test]
    fn durations_lie_around_their_median() {
        let mut draws: Vec<u64> =
            (0..2_001).map(|n| log_normal(Key::new(3).with_u64(n), 40.0, 0.8)).collect();
        draws.sort_unstable();
        assert!((36..=44).contains(&draws[1_000]), "{}", draws[1_000]);
        assert!(draws[1_980] > 120);
    }
}

//! The requests that logs write down, drawn once for all streams, so that one request bears one id
//! in the lines of every service it went through.

use crate::chance::Key;
use crate::scenario::model::*;
use crate::world::{Day, Request, Sampler};
use std::collections::BTreeSet;

/// Ordinary requests of one entry written down in one second, at most.
const MOST: f64 = 200.0;

/// Failed requests written down in one second, at most, whatever a stream asks for.
const MOST_FAILED: u32 = 200;

/// One request that some stream may write down.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub request: Request,
    /// As lines write it: six hexadecimal digits, unique in the day.
    pub id: String,
    /// Among the ordinary ones of its entry and second, or among all failed ones of its second.
    pub number: u32,
    pub failed: bool,
    /// Request rate of the entry, and a fraction that rounds each stream's share of it.
    rate: f64,
    fraction: f64,
}

impl Drawn {
    /// Whether a stream writes it down.
    pub fn is_in(&self, stream: &LogStream) -> bool {
        if self.failed {
            self.number < stream.failures_per_second
        } else {
            self.number < share(self.rate, stream.sample_per_thousand, self.fraction)
        }
    }
}

fn share(rate: f64, per_thousand: u32, fraction: f64) -> u32 {
    (rate * f64::from(per_thousand) / 1000.0 + fraction).min(MOST) as u32
}

pub struct Requests {
    pub all: Vec<Drawn>,
}

impl Requests {
    pub fn draw(scenario: &Scenario, day: &Day) -> Requests {
        let spec = &scenario.world;
        let streams = scenario.shelf.sources.iter().filter_map(|source| match &source.body {
            Body::Logs(stream) if stream.of.is_some() => Some(stream),
            _ => None,
        });
        let (ordinary, failures) = streams.fold((0, 0), |(ordinary, failures), stream| {
            (ordinary.max(stream.sample_per_thousand), failures.max(stream.failures_per_second))
        });
        let sampler = Sampler::new(spec, day);
        let mut out = Requests { all: Vec::new() };
        let mut used = BTreeSet::new();
        let key = Key::new(spec.seed).with("log lines");
        for second in 0..day.seconds {
            let key = key.with_u64(second as u64);
            let mut failing = Vec::with_capacity(spec.entries.len());
            for (entry, of) in spec.entries.iter().enumerate() {
                let series = day.entry(&of.id);
                let at = |values: &[f32]| values.get(second).map_or(0.0, |v| f64::from(*v));
                let came = series.map_or(0.0, |series| at(&series.arriving));
                let failed = series.map_or(0.0, |series| at(&series.failed)).min(came);
                let key = key.with(of.id.as_str());
                failing.push(f64::from(poisson(failed, key.with("failed"))));
                let (rate, fraction) = (came - failed, key.with("share").unit());
                for number in 0..share(rate, ordinary, fraction) {
                    let request = sampler.answered(entry, second, number);
                    out.put(&mut used, request, number, false, rate, fraction);
                }
            }
            // Every stream keeps the first so many of one list of failures.
            let total: f64 = failing.iter().sum();
            let mut taken = vec![0_u32; failing.len()];
            for number in 0..failures.min(MOST_FAILED).min(total as u32) {
                let left = failing.iter().zip(&taken).map(|(all, one)| all - f64::from(*one));
                let key = key.with("which").with_u64(u64::from(number));
                let Some(entry) = key.weighted(left.collect::<Vec<_>>().into_iter()) else { break };
                let request = sampler.failed(entry, second, taken[entry]);
                taken[entry] += 1;
                out.put(&mut used, request, number, true, 0.0, 0.0);
            }
        }
        out
    }

    fn put(
        &mut self,
        used: &mut BTreeSet<u32>,
        request: Request,
        number: u32,
        failed: bool,
        rate: f64,
        fraction: f64,
    ) {
        let mut id = (request.id >> 40) as u32;
        while !used.insert(id) {
            id = (id + 1) & 0x00ff_ffff;
        }
        self.all.push(Drawn { request, id: format!("{id:06x}"), number, failed, rate, fraction });
    }
}

/// How many arrive where so many do on average (Knuth's product; a normal above 30).
pub fn poisson(mean: f64, key: Key) -> u32 {
    if mean <= 0.0 {
        return 0;
    }
    if mean > 30.0 {
        return (mean + mean.sqrt() * key.normal()).max(0.0).round() as u32;
    }
    let limit = libm::exp(-mean);
    let mut product = key.with_u64(0).unit();
    let mut count = 0;
    while product > limit && count < 1_000 {
        count += 1;
        product *= key.with_u64(u64::from(count)).unit();
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn poisson_has_its_mean_and_variance() {
        for mean in [0.3, 4.0, 80.0] {
            let draws: Vec<f64> =
                (0..8_000_u64).map(|n| f64::from(poisson(mean, Key::new(5).with_u64(n)))).collect();
            let average = draws.iter().sum::<f64>() / 8_000.0;
            let variance =
                draws.iter().map(|x| (x - average) * (x - average)).sum::<f64>() / 8_000.0;
            assert!((average - mean).abs() < 0.05 * mean + 0.02, "{mean}: {average}");
            assert!((variance - mean).abs() < 0.1 * mean + 0.03, "{mean}: {variance}");
        }
    }
}

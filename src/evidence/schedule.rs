//! When lines that no request causes are written.

use crate::chance::Key;
use crate::scenario::model::*;
use crate::world::Day;

/// Instants (UTC) of a template that is written by the clock or at random, unordered.
pub fn instants(scenario: &Scenario, day: &Day, template: &Template, key: Key) -> Vec<Ms> {
    let window = Window::new(scenario, template);
    let mut out = Vec::new();
    let end = day.end();
    match &template.on {
        Trigger::Request(_) => {}
        Trigger::Every { seconds, jitter } => {
            let step = in_ms(*seconds);
            // Phases differ: not all that happens each minute happens at its start.
            let mut at = day.start + (key.with("phase").unit() * step as f64) as Ms;
            let mut number = 0;
            while at < end {
                let off = jitter * key.with_u64(number).normal() * 0.5;
                out.push(at + (off.clamp(-jitter.abs(), jitter.abs()) * 1000.0) as Ms);
                at += step;
                number += 1;
            }
        }
        Trigger::While { service, metric, above, seconds } => {
            let step = in_ms(*seconds);
            let series = day.series(service, *metric).unwrap_or(&[]);
            let mut at = day.start;
            while at < end {
                // Anywhere in its stretch, then asked whether it is so at that second.
                let number = u64::try_from(at - day.start).unwrap_or(0);
                let when = at + (key.with_u64(number).unit() * step as f64) as Ms;
                let value = day.second_at(when).and_then(|second| series.get(second));
                if value.is_some_and(|value| f64::from(*value) > *above) {
                    out.push(when);
                }
                at += step;
            }
        }
        Trigger::Random { per_minute } => {
            if !(per_minute.is_finite() && *per_minute > 0.0) {
                return out;
            }
            let mean = (60_000.0 / per_minute).max(10.0);
            let mut at = day.start as f64;
            let mut number = 0;
            loop {
                at += mean * key.with_u64(number).exponential();
                number += 1;
                if at >= end as f64 {
                    break;
                }
                out.push(at as Ms);
            }
        }
    }
    out.retain(|at| (day.start..end).contains(at) && window.holds(*at));
    out
}

/// At least a tenth of a second, so that no period floods a day.
fn in_ms(seconds: f64) -> Ms {
    (if seconds.is_finite() { seconds } else { 60.0 }.clamp(0.1, 86_400.0) * 1000.0) as Ms
}

/// When a template is in use.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    from: Ms,
    until: Ms,
}

impl Window {
    pub fn new(scenario: &Scenario, template: &Template) -> Self {
        Self {
            from: template.from.as_ref().map_or(Ms::MIN, |from| scenario.at(from)),
            until: template.until.as_ref().map_or(Ms::MAX, |until| scenario.at(until)),
        }
    }

    pub fn holds(self, at: Ms) -> bool {
        (self.from..self.until).contains(&at)
    }
}

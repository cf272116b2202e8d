//! What holds just now: the spec under all conditions that run and all stocks that are full.

use super::plan::Plan;
use super::step::Now;
use crate::scenario::model::*;

#[derive(Clone, Debug)]
pub struct Present {
    /// By group of sites, then service.
    pub services: Vec<Vec<Now>>,
    /// Factor on the load of each entry.
    pub load: Vec<f64>,
    /// Further units a second for each stock.
    pub grow: Vec<f64>,
}

/// Longest own time, seconds: factors on factors would outgrow every number.
const LONGEST: f64 = 86_400.0;

impl Present {
    /// `holds`: which conditions run. `full`: which stocks are at their limit.
    pub fn new(plan: &Plan, holds: &[bool], full: &[bool]) -> Self {
        let running = || plan.conditions.iter().zip(holds).filter(|it| *it.1).map(|it| it.0);
        let mut load = vec![1.0; plan.entries.len()];
        let mut grow = vec![0.0; plan.stocks.len()];
        for condition in running() {
            for (effect, target) in condition.effects.iter().zip(&condition.targets) {
                match (effect, target) {
                    // Sites that it does not reach keep their load.
                    (Effect::Load(_, x), Some(at)) => {
                        load[*at] *= 1.0 + (x - 1.0) * condition.reach;
                    }
                    (Effect::Grow(_, x), Some(at)) => grow[*at] += x * condition.reach,
                    _ => {}
                }
            }
        }
        let services = plan.groups.iter().map(|group| {
            let conditions = running().filter(|it| it.reach >= group.reached_from);
            let stocks = plan.spec.stocks.iter().zip(&plan.stocks).zip(full);
            let effects: Vec<(usize, &Effect)> =
                conditions
                    .flat_map(|it| it.effects.iter().map(|effect| (it.on, effect)))
                    .chain(stocks.filter(|it| *it.1).filter_map(|((stock, of), _)| {
                        stock.full.as_ref().map(|effect| (*of, effect))
                    }))
                    .collect();
            under(plan.spec, &effects, group.share)
        });
        Self { services: services.collect(), load, grow }
    }
}

fn under(spec: &WorldSpec, effects: &[(usize, &Effect)], share: f64) -> Vec<Now> {
    let quiet = |service: &Service| Now {
        own: service.service_ms / 1000.0,
        workers: f64::from(service.workers) * share,
        errors: service.base_error,
        wrong: 0.0,
        bypassed: false,
    };
    let mut now: Vec<Now> = spec.services.iter().map(quiet).collect();
    for (on, effect) in effects {
        let now = &mut now[*on];
        match effect {
            Effect::Slower(factor) => now.own = (now.own * factor).min(LONGEST),
            Effect::Errors(share) => now.errors = 1.0 - (1.0 - now.errors) * (1.0 - share),
            Effect::Workers(factor) => now.workers = (now.workers * factor).clamp(1e-6, 1e9),
            Effect::Wrong(share) => now.wrong = 1.0 - (1.0 - now.wrong) * (1.0 - share),
            Effect::Bypassed => now.bypassed = true,
            Effect::AtMostMs(_) | Effect::Load(..) | Effect::Grow(..) => {}
        }
    }
    // A bound on run time holds whatever makes it slower.
    for (on, effect) in effects {
        if let Effect::AtMostMs(ms) = effect {
            now[*on].own = now[*on].own.min(ms / 1000.0);
        }
    }
    now
}

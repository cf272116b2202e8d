//! Many plays of one kind, and what they come to.

use super::atlas::Atlas;
use super::bot::{self, Plan};
use super::kind::Kind;
use super::length::Stage;
use super::outcome::Outcome;
use crate::play::Case;
use serde::Serialize;
use std::collections::BTreeMap;

/// A number over many plays.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spread {
    pub mean: f64,
    /// 5 % of plays lie below.
    pub low: f64,
    /// 5 % of plays lie above.
    pub high: f64,
}

/// What the plays of a kind come to; see [`Outcome`] for units.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    pub player: &'static str,
    pub plays: u32,
    pub seed: u64,
    pub without_losses: bool,
    pub conditions: Spread,
    pub facts: Spread,
    pub factors: Spread,
    pub events: Spread,
    pub measures: Spread,
    pub sponsor: Spread,
    pub minutes: Spread,
    pub length: Spread,
    pub stages: BTreeMap<Stage, Spread>,
    pub words: Spread,
    pub questions: Spread,
    pub moves: Spread,
}

/// Plays a case so many times, with consecutive seeds.
pub fn simulate(case: &Case, kind: Kind, plays: u32, first_seed: u64) -> Summary {
    let atlas = Atlas::new(case);
    let outcomes: Vec<Outcome> = (0..u64::from(plays))
        .map(|play| {
            let plan = Plan::of(kind, first_seed.wrapping_add(play));
            let (play, log) = bot::play_with_log(case, &atlas, plan);
            Outcome::of(case, &play, &log)
        })
        .collect();
    let spread = |of: fn(&Outcome) -> f64| spread(outcomes.iter().map(of).collect());
    let stages = |stage| {
        let of = |outcome: &Outcome| outcome.stages[stage as usize];
        self::spread(outcomes.iter().map(of).collect())
    };
    Summary {
        player: kind.name(),
        plays,
        seed: first_seed,
        without_losses: case.without_losses,
        conditions: spread(|outcome| outcome.conditions),
        facts: spread(|outcome| outcome.facts),
        factors: spread(|outcome| outcome.factors),
        events: spread(|outcome| outcome.events),
        measures: spread(|outcome| outcome.measures),
        sponsor: spread(|outcome| outcome.sponsor),
        minutes: spread(|outcome| outcome.minutes),
        length: spread(|outcome| outcome.length),
        stages: Stage::ALL.into_iter().map(|stage| (stage, stages(stage))).collect(),
        words: spread(|outcome| outcome.words),
        questions: spread(|outcome| outcome.questions),
        moves: spread(|outcome| outcome.moves),
    }
}

fn spread(mut values: Vec<f64>) -> Spread {
    values.sort_by(f64::total_cmp);
    let count = values.len();
    let at = |percent: usize| {
        let index = (count.saturating_sub(1) * percent + 50) / 100;
        values.get(index).copied().unwrap_or(0.0)
    };
    let mean = if count == 0 { 0.0 } else { values.iter().sum::<f64>() / count as f64 };
    Spread { mean, low: at(5), high: at(95) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_leaves_out_the_twentieth_part_at_both_ends() {
        let spread = spread((0..=100).rev().map(f64::from).collect());
        assert_eq!((spread.low, spread.mean, spread.high), (5.0, 50.0, 95.0));
    }
}

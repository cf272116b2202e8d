//! What bots come to on Larkgate: people close up where they are closed, and no penalty does it.

use second_story::play::Case;
use second_story::proof::{Kind, Summary, simulate};
use second_story::{scenario, shelf};
use std::ops::RangeInclusive;
use std::path::Path;

fn larkgate() -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/larkgate-sieve");
    let folder = shelf::folders::read(&path).expect("the folder");
    Case::open(scenario::load(&folder).expect("a scenario")).expect("a day")
}

/// Conditions that the learner is told, as a share of all. The design wants 0.65 at least; Larkgate
/// tells it a little less, for want of time rather than trust.
const LEARNER: RangeInclusive<f64> = 0.58..=0.85;

/// What is left of the learner's tellings when the blamer's questions cost nothing.
const WITHOUT: f64 = 0.9;

/// Each kind over so many seeds: learner, blamer, nice, random, no-evidence, and the blamer with
/// losses switched off.
fn summaries(plays: u32) -> [Summary; 6] {
    let mut case = larkgate();
    let [learner, blamer, nice, random, none] =
        Kind::ALL.map(|kind| simulate(&case, kind, plays, 1));
    case.without_losses = true;
    let without = simulate(&case, Kind::Blamer, plays, 1);
    [learner, blamer, nice, random, none, without]
}

fn bounds_hold(plays: u32) {
    let [learner, blamer, nice, random, none, without] = summaries(plays);
    let told = |summary: &Summary| summary.conditions.mean;
    let all = [&learner, &blamer, &nice, &random, &none, &without].map(told);
    assert!(LEARNER.contains(&told(&learner)), "{all:?}");
    assert!(told(&blamer) <= told(&learner) / 2.0, "{all:?}");
    assert!(told(&nice) <= 0.60, "{all:?}");
    assert!(told(&random) <= 0.35, "{all:?}");
    assert!(told(&none) <= 0.15, "{all:?}");
    assert!(told(&without) >= WITHOUT * told(&learner), "{all:?}");
    assert!(blamer.facts.mean >= 0.85 * learner.facts.mean);
    assert!(blamer.sponsor.mean > learner.sponsor.mean);
}

#[test]
fn bounds_hold_over_some_seeds() {
    bounds_hold(40);
}

#[test]
#[ignore = "a few minutes: run with --release --ignored"]
fn bounds_hold_over_a_thousand_seeds() {
    bounds_hold(1_000);
}

#[test]
fn the_same_seed_gives_the_same_play() {
    let case = larkgate();
    assert_eq!(simulate(&case, Kind::Random, 3, 5), simulate(&case, Kind::Random, 3, 5));
    assert_ne!(simulate(&case, Kind::Random, 3, 5), simulate(&case, Kind::Random, 3, 6));
}

//! What bots come to on Larkgate: people close up where they are closed, and no penalty does it.

use second_story::debrief::debrief;
use second_story::debrief::report::CriterionState;
use second_story::play::Case;
use second_story::proof::bot::{self, Plan};
use second_story::proof::{Atlas, Kind, simulate};
use second_story::{scenario, shelf};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

fn larkgate() -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/larkgate-sieve");
    let folder = shelf::folders::read(&path).expect("the folder");
    Case::open(scenario::load(&folder).expect("a scenario")).expect("a day")
}

/// Conditions that the learner is told, as a share of all.
const LEARNER: RangeInclusive<f64> = 0.65..=0.85;

/// Of the contributing factors that the learner's plays bring up, what the blamer's do at most: the
/// factors behind what nobody felt safe to say are missing.
const FACTORS: f64 = 0.8;

/// What is left of the learner's tellings when the blamer's questions cost nothing.
const WITHOUT: f64 = 0.9;

const PLAYS: u32 = 1_000;

/// Plays that one thread takes at a time.
const AT_A_TIME: u32 = 50;

/// Means over many plays.
#[derive(Clone, Copy, Debug, Default)]
struct Means {
    conditions: f64,
    facts: f64,
    factors: f64,
    sponsor: f64,
}

/// The means of each of these kinds, played on as many threads as there are cores.
fn means(kinds: &[(&Case, Kind)]) -> Vec<Means> {
    let jobs: Vec<(usize, u32)> = (0..kinds.len())
        .flat_map(|kind| (0..PLAYS).step_by(AT_A_TIME as usize).map(move |first| (kind, first)))
        .collect();
    let (next, done) = (AtomicUsize::new(0), Mutex::new(vec![Means::default(); kinds.len()]));
    let works = || {
        while let Some((kind, first)) = jobs.get(next.fetch_add(1, Relaxed)) {
            let (case, player) = kinds[*kind];
            let summary = simulate(case, player, AT_A_TIME, u64::from(*first) + 1);
            let share = f64::from(AT_A_TIME) / f64::from(PLAYS);
            let of = &mut done.lock().expect("no thread panicked")[*kind];
            of.conditions += summary.conditions.mean * share;
            of.facts += summary.facts.mean * share;
            of.factors += summary.factors.mean * share;
            of.sponsor += summary.sponsor.mean * share;
        }
    };
    std::thread::scope(|scope| {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..cores {
            scope.spawn(works);
        }
    });
    done.into_inner().expect("no thread panicked")
}

#[test]
fn bounds_hold_over_a_thousand_seeds() {
    let case = larkgate();
    let mut free = larkgate();
    free.without_losses = true;
    let mut kinds: Vec<(&Case, Kind)> = Kind::ALL.map(|kind| (&case, kind)).to_vec();
    kinds.push((&free, Kind::Blamer));
    let all = means(&kinds);
    let [learner, blamer, nice, random, none, without] = all[..] else {
        panic!("six kinds: {all:?}")
    };
    assert!(LEARNER.contains(&learner.conditions), "{all:?}");
    assert!(blamer.conditions <= learner.conditions / 2.0, "{all:?}");
    assert!(nice.conditions <= 0.60, "{all:?}");
    assert!(random.conditions <= 0.35, "{all:?}");
    assert!(none.conditions <= 0.15, "{all:?}");
    assert!(without.conditions >= WITHOUT * learner.conditions, "{all:?}");
    assert!(learner.factors >= 0.95, "{all:?}");
    assert!(blamer.factors <= FACTORS * learner.factors, "{all:?}");
    assert!(without.factors >= WITHOUT * learner.factors, "{all:?}");
    assert!(blamer.facts >= 0.85 * learner.facts, "{all:?}");
    assert!(blamer.sponsor > learner.sponsor, "{all:?}");
}

#[test]
fn the_same_seed_gives_the_same_play() {
    let case = larkgate();
    assert_eq!(simulate(&case, Kind::Random, 3, 5), simulate(&case, Kind::Random, 3, 5));
    assert_ne!(simulate(&case, Kind::Random, 3, 5), simulate(&case, Kind::Random, 3, 6));
}

/// Plays whose debriefs are read.
const DEBRIEFS: u64 = 12;

/// Criteria of a dimension that are met, of four a debrief, over all debriefs.
fn met(case: &Case, atlas: &Atlas, kind: Kind) -> BTreeMap<String, u32> {
    let mut met = BTreeMap::new();
    for seed in 1..=DEBRIEFS {
        let (play, log) = bot::play_with_log(case, atlas, Plan::of(kind, seed));
        for dimension in debrief(case, &play, &log).dimensions {
            let criteria = dimension.criteria.iter();
            let now = criteria.filter(|criterion| criterion.state == CriterionState::Met).count();
            *met.entry(dimension.id).or_default() += u32::try_from(now).expect("four at most");
        }
    }
    met
}

/// Sheets that are filled from what was read hold, mostly: the reader errs once in ten. Sheets that
/// are filled by guessing hold by luck alone. Blame costs what only tellings show: what somebody
/// wanted when they decided.
#[test]
fn sheets_are_judged_by_what_was_read() {
    let case = larkgate();
    let atlas = Atlas::new(&case);
    let [learner, blamer, random, none] =
        [Kind::Learner, Kind::Blamer, Kind::Random, Kind::NoEvidence]
            .map(|kind| met(&case, &atlas, kind));
    let all = u32::try_from(4 * DEBRIEFS).expect("few");
    // Decisions need words, which no bot has: three of the four criteria can be met.
    let half = [("impact", all), ("went-well", all), ("care", all), ("local-rationality", all / 2)];
    for (dimension, of) in half {
        assert!(learner[dimension] * 2 > of, "{dimension}: {learner:?}");
        for guessed in [&random, &none] {
            assert!(guessed[dimension] * 8 < of, "{dimension}: {guessed:?}");
        }
    }
    assert!(learner["local-rationality"] > blamer["local-rationality"], "{learner:?} {blamer:?}");
    assert!(learner["care"] > blamer["care"], "{learner:?} {blamer:?}");
}

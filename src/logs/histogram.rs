//! How many lines there are over time, by level.

use super::{Level, Line, Record as _};
use std::collections::BTreeMap;

/// Steps kept at most before neighbours are added up.
const KEPT: usize = 20_000;

pub const MINUTE: i64 = 60;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;
/// Seconds of a step.
const STEPS: [i64; 20] = [
    1,
    5,
    10,
    30,
    MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    7 * DAY,
    30 * DAY,
    90 * DAY,
    365 * DAY,
    3_650 * DAY,
    36_500 * DAY,
    365_000 * DAY,
];

/// Lines by level from the most serious on, those without one last.
pub type Counts = [u64; 6];

/// Lines counted by time, as they show it. Steps grow longer as there are more of them.
#[derive(Clone, Debug, Default)]
pub struct Histogram {
    counts: BTreeMap<i64, Counts>,
    step: usize,
    untimed: u64,
}

impl Histogram {
    pub fn count_line(&mut self, line: &Line<'_>) {
        match line.stamp() {
            None => self.untimed += 1,
            Some(stamp) => self.count(stamp.seconds(), line.level()),
        }
    }

    pub fn count(&mut self, second: i64, level: Option<Level>) {
        let counts = self.counts.entry(second.div_euclid(self.step())).or_default();
        counts[level.map_or(5, |level| Level::Critical as usize - level as usize)] += 1;
        self.thin();
    }

    pub fn add(&mut self, mut other: Histogram) {
        let step = self.step.max(other.step);
        for one in [&mut *self, &mut other] {
            if one.step < step {
                one.coarser(step);
            }
        }
        for (at, counts) in &other.counts {
            let to = self.counts.entry(*at).or_default();
            to.iter_mut().zip(counts).for_each(|(to, from)| *to += from);
        }
        self.untimed += other.untimed;
        self.thin();
    }

    /// Makes steps so long that there are at most so many from the first to the last.
    pub fn fit(&mut self, rows: i64) {
        if let Some((first, last)) = self.ends() {
            let own = self.step();
            let fits = |step: &i64| {
                (last * own).div_euclid(*step) - (first * own).div_euclid(*step) < rows
            };
            let step = STEPS.iter().position(|step| *step >= own && fits(step));
            self.coarser(step.unwrap_or(STEPS.len() - 1));
        }
    }

    /// Seconds of a step.
    pub fn step(&self) -> i64 {
        STEPS[self.step]
    }

    /// The first and the last step that a line is of, counted from 1970.
    pub fn ends(&self) -> Option<(i64, i64)> {
        Some((*self.counts.first_key_value()?.0, *self.counts.last_key_value()?.0))
    }

    /// The lines of a step.
    pub fn at(&self, step: i64) -> Counts {
        self.counts.get(&step).copied().unwrap_or_default()
    }

    /// Lines without a time.
    pub fn untimed(&self) -> u64 {
        self.untimed
    }

    /// Lines counted.
    pub fn lines(&self) -> u64 {
        self.untimed + self.counts.values().flatten().sum::<u64>()
    }

    fn thin(&mut self) {
        while self.counts.len() > KEPT && self.step + 1 < STEPS.len() {
            self.coarser(self.step + 1);
        }
    }

    /// Adds neighbours up until each step is this long.
    fn coarser(&mut self, step: usize) {
        let (old, new) = (STEPS[self.step], STEPS[step]);
        for (at, counts) in std::mem::take(&mut self.counts) {
            let to = self.counts.entry((at * old).div_euclid(new)).or_default();
            to.iter_mut().zip(counts).for_each(|(to, from)| *to += from);
        }
        self.step = step;
    }
}

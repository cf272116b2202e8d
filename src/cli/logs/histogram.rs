//! How many lines match over time, by level, in bars of text.

use crate::diagnostics::count;
use crate::logs::{Level, Record as _};
use crate::search::{Chunk, Sift};
use jiff::Timestamp;
use jiff::tz::Offset;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Rows at most; the width of a bar.
const ROWS: i64 = 48;
const BAR: usize = 50;
/// Steps kept at most before neighbours are added up.
const KEPT: usize = 20_000;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Seconds of a row.
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
type Counts = [u64; 6];

#[derive(Debug, Default)]
pub struct Histogram {
    counts: BTreeMap<i64, Counts>,
    step: usize,
    untimed: u64,
}

impl Histogram {
    /// Of a chunk's matches.
    pub fn of(sift: &Sift<'_>, chunk: Chunk<'_>) -> Histogram {
        let mut all = Histogram::default();
        sift.each(chunk.bytes, |at| {
            let line = sift.line(&chunk.bytes[at]);
            match line.stamp() {
                None => all.untimed += 1,
                Some(stamp) => all.count(stamp.seconds(), line.level()),
            }
        });
        all
    }

    fn count(&mut self, second: i64, level: Option<Level>) {
        let counts = self.counts.entry(second.div_euclid(STEPS[self.step])).or_default();
        counts[level.map_or(5, |level| Level::Critical as usize - level as usize)] += 1;
        self.thin();
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
            add(self.counts.entry((at * old).div_euclid(new)).or_default(), &counts);
        }
        self.step = step;
    }

    pub fn add(&mut self, mut other: Histogram) {
        let step = self.step.max(other.step);
        for one in [&mut *self, &mut other] {
            if one.step < step {
                one.coarser(step);
            }
        }
        for (at, counts) in &other.counts {
            add(self.counts.entry(*at).or_default(), counts);
        }
        self.untimed += other.untimed;
        self.thin();
    }

    /// Lines counted.
    pub fn lines(&self) -> u64 {
        self.untimed + self.counts.values().flatten().sum::<u64>()
    }

    pub fn print(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let ends = |counts: &BTreeMap<i64, Counts>| {
            Some((*counts.first_key_value()?.0, *counts.last_key_value()?.0))
        };
        if let Some((first, last)) = ends(&self.counts) {
            let own = STEPS[self.step];
            let fits = |step: &i64| {
                (last * own).div_euclid(*step) - (first * own).div_euclid(*step) < ROWS
            };
            let step = STEPS.iter().position(|step| *step >= own && fits(step));
            self.coarser(step.unwrap_or(STEPS.len() - 1));
            let (first, last) = ends(&self.counts).unwrap_or((first, last));
            self.rows(first, last, out)?;
        }
        let untimed = usize::try_from(self.untimed).unwrap_or(usize::MAX);
        writeln!(out, "{} had no time", count(untimed, "matching line"))
    }

    fn rows(&self, first: i64, last: i64, out: &mut dyn Write) -> io::Result<()> {
        let step = STEPS[self.step];
        let most = self.counts.values().map(|counts| counts.iter().sum::<u64>()).max().unwrap_or(1);
        writeln!(
            out,
            "Each row: {}. A full bar: {most}. C critical, E error, W warn, I info, D debug, . none",
            words(step)
        )?;
        for at in first..=last {
            let counts = self.counts.get(&at).copied().unwrap_or_default();
            let begins = Timestamp::from_second(at * step).map(|at| Offset::UTC.to_datetime(at));
            let begins = begins
                .map_or_else(|_| "?".to_owned(), |at| at.strftime("%Y-%m-%d %H:%M:%S").to_string());
            let total: u64 = counts.iter().sum();
            writeln!(out, "{begins:<19} {total:>10} |{:<BAR$}|", bar(&counts, most))?;
        }
        Ok(())
    }
}

fn add(to: &mut Counts, from: &Counts) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
}

/// A letter for each share of the fullest row; what there is shows at least once, the most serious
/// first.
fn bar(counts: &Counts, most: u64) -> String {
    let mut out = String::new();
    let mut before = 0_u64;
    for (count, letter) in counts.iter().zip("CEWID.".chars()) {
        before += count;
        let share = u128::from(before) * BAR as u128 / u128::from(most.max(1));
        let to = usize::try_from(share).unwrap_or(BAR);
        let to = if *count > 0 { to.max(out.len() + 1) } else { to };
        while out.len() < to.min(BAR) {
            out.push(letter);
        }
    }
    out
}

fn words(seconds: i64) -> String {
    let (number, unit) = match seconds {
        1..MINUTE => (seconds, "second"),
        MINUTE..HOUR => (seconds / MINUTE, "minute"),
        HOUR..DAY => (seconds / HOUR, "hour"),
        _ => (seconds / DAY, "day"),
    };
    count(usize::try_from(number).unwrap_or(0), unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(seconds: impl Iterator<Item = i64>) -> Vec<String> {
        let mut all = Histogram::default();
        seconds.for_each(|second| all.count(second, None));
        let mut out = Vec::new();
        all.print(&mut out).expect("written");
        String::from_utf8(out).expect("UTF-8").lines().map(str::to_owned).collect()
    }

    #[test]
    fn rows_fit_the_span_and_lose_nothing() {
        for (span, step) in
            [(1, 1), (40, 1), (100, 5), (4_000, 300), (86_400, 1_800), (1 << 33, 365 * DAY * 10)]
        {
            let seconds = [0, span / 3, span - 1];
            let lines = printed(seconds.into_iter());
            assert!(lines[0].contains(&words(step)), "{span}: {}", lines[0]);
            assert!(lines.len() as i64 <= ROWS + 2, "{span}: {} rows", lines.len());
        }
        let lines = printed((0..90_000).map(|n| n * 7));
        let total: u64 = lines[1..lines.len() - 1]
            .iter()
            .map(|line| line[19..30].trim().parse::<u64>().expect("a number"))
            .sum();
        assert_eq!(total, 90_000);
    }

    #[test]
    fn what_there_is_shows() {
        assert_eq!(bar(&[1, 0, 0, 9_998, 0, 1], 10_000).len(), BAR);
        assert!(bar(&[1, 0, 0, 9_998, 0, 1], 10_000).starts_with("CI"));
        assert_eq!(bar(&[0; 6], 5), "");
        assert_eq!(bar(&[0, 5, 0, 5, 0, 0], 20), format!("{}{}", "E".repeat(12), "I".repeat(13)));
    }
}

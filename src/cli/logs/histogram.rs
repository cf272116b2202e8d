//! How many lines match over time, by level, in bars of text.

use crate::diagnostics::count;
use crate::logs::Histogram;
use crate::logs::histogram::{Counts, DAY, HOUR, MINUTE};
use crate::search::{Chunk, Sift};
use jiff::Timestamp;
use jiff::tz::Offset;
use std::io::{self, Write};

/// Rows at most; the width of a bar.
const ROWS: i64 = 48;
const BAR: usize = 50;

/// Of a chunk's matches.
pub fn of(sift: &Sift<'_>, chunk: Chunk<'_>) -> Histogram {
    let mut all = Histogram::default();
    sift.each(chunk.bytes, |at| all.count_line(&sift.line(&chunk.bytes[at])));
    all
}

pub fn print(all: &mut Histogram, out: &mut dyn Write) -> io::Result<()> {
    all.fit(ROWS);
    if let Some((first, last)) = all.ends() {
        rows(all, first, last, out)?;
    }
    let untimed = usize::try_from(all.untimed()).unwrap_or(usize::MAX);
    writeln!(out, "{} had no time", count(untimed, "matching line"))
}

fn rows(all: &Histogram, first: i64, last: i64, out: &mut dyn Write) -> io::Result<()> {
    let step = all.step();
    let total = |at: i64| all.at(at).iter().sum::<u64>();
    let most = (first..=last).map(total).max().unwrap_or(1);
    writeln!(
        out,
        "Each row: {}. A full bar: {most}. C critical, E error, W warn, I info, D debug, . none",
        words(step)
    )?;
    for at in first..=last {
        let begins = Timestamp::from_second(at * step).map(|at| Offset::UTC.to_datetime(at));
        let begins = begins
            .map_or_else(|_| "?".to_owned(), |at| at.strftime("%Y-%m-%d %H:%M:%S").to_string());
        writeln!(out, "{begins:<19} {:>10} |{:<BAR$}|", total(at), bar(&all.at(at), most))?;
    }
    Ok(())
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
        print(&mut all, &mut out).expect("written");
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

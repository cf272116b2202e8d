//! The lines of several logs in the order of their times.
//!
//! Nothing is sorted: where the n-th line stands follows from how many lines of each log are earlier
//! than a moment, and that from the times of the log, which only grow. So lines whose times become known
//! later fall into their places by themselves.

use super::state::State;
use super::times::Times;

/// What is read in order: all lines, or those that match.
pub trait Chosen {
    /// How many of them stand before a line.
    fn rank(&self, line: u64) -> u64;
    /// The line of the n-th of them.
    fn nth(&self, n: u64) -> Option<u64>;
}

/// All lines.
pub struct All;

impl Chosen for All {
    fn rank(&self, line: u64) -> u64 {
        line
    }

    fn nth(&self, n: u64) -> Option<u64> {
        Some(n)
    }
}

/// The logs, each with its chunks in its own order.
pub struct Order<'a, C> {
    logs: Vec<Log<'a>>,
    chosen: &'a C,
    /// From before the earliest time to the latest: what has no time comes first.
    from: i64,
    to: i64,
}

#[derive(Default)]
struct Log<'a> {
    chunks: Vec<Chunk<'a>>,
    /// Stretches of lines that follow on one another: a log that has grown goes on behind others.
    runs: Vec<Run>,
}

struct Chunk<'a> {
    first: u64,
    lines: u64,
    /// The latest time before it.
    latest: Option<i64>,
    times: Option<&'a Times>,
}

#[derive(Clone, Copy)]
struct Run {
    first: u64,
    end: u64,
}

impl<'a, C: Chosen> Order<'a, C> {
    pub fn new(state: &'a State, chosen: &'a C) -> Self {
        let mut logs: Vec<Log<'_>> = Vec::new();
        let (mut from, mut to) = (i64::MAX, i64::MIN);
        let parts = state.table.parts();
        for (at, part) in parts.iter().enumerate() {
            let number = state.log_of(part.file);
            if logs.len() <= number {
                logs.resize_with(number + 1, Log::default);
            }
            let end = parts.get(at + 1).map_or(state.table.len(), |next| next.chunk());
            for chunk in part.chunk()..end.min(state.table.counted()) {
                let first = state.table.first_of(chunk);
                let (Some(first), Some(lines)) = (first, state.table.lines_of(chunk)) else {
                    break;
                };
                let times = state.times(chunk);
                if let Some(earliest) = times.and_then(Times::earliest) {
                    from = from.min(earliest - 1);
                }
                logs[number].push(first, lines, times);
                to = to.max(logs[number].latest().unwrap_or(i64::MIN));
            }
        }
        // Without any time, all are as early.
        if from > to {
            (from, to) = (0, 0);
        }
        Order { logs, chosen, from, to }
    }

    /// The lines from the n-th in order on, so many at most.
    pub fn lines(&self, n: u64, most: usize) -> Vec<u64> {
        if n >= self.before(i64::MAX) {
            return Vec::new();
        }
        // The last moment before which no more than n are.
        let (mut from, mut to) = (self.from, self.to);
        while from < to {
            let middle = from + (to - from + 1) / 2;
            if self.before(middle) <= n {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        let mut left = n - self.before(from);
        let mut next: Vec<(u64, Option<(i64, u64)>)> = Vec::with_capacity(self.logs.len());
        for log in &self.logs {
            let earlier = self.earlier(log, from);
            // Of those at that moment, the ones of the first log come first.
            let skipped = left.min(self.earlier(log, from.saturating_add(1)) - earlier);
            left -= skipped;
            next.push((earlier + skipped, self.head(log, earlier + skipped)));
        }
        let mut lines = Vec::new();
        while lines.len() < most {
            let heads = next.iter().enumerate();
            let first = heads.filter_map(|(log, (_, head))| head.map(|(at, line)| (at, log, line)));
            let Some((_, log, line)) = first.min() else { break };
            lines.push(line);
            let number = next[log].0 + 1;
            next[log] = (number, self.head(&self.logs[log], number));
        }
        lines
    }

    /// How many stand before a line in order.
    pub fn rank(&self, line: u64) -> u64 {
        let own = self.logs.iter().position(|log| log.runs.iter().any(|run| run.holds(line)));
        let Some(own) = own else { return self.before(i64::MAX) };
        let at = self.time_of(&self.logs[own], line);
        let before = self.logs.iter().enumerate().map(|(number, log)| match number.cmp(&own) {
            std::cmp::Ordering::Less => self.earlier(log, at.saturating_add(1)),
            std::cmp::Ordering::Equal => self.matched(log, line),
            std::cmp::Ordering::Greater => self.earlier(log, at),
        });
        before.sum()
    }

    /// How many are earlier than a moment.
    fn before(&self, at: i64) -> u64 {
        self.logs.iter().map(|log| self.earlier(log, at)).sum()
    }

    fn earlier(&self, log: &Log<'_>, at: i64) -> u64 {
        self.matched(log, log.earlier(at, self.from))
    }

    /// Those of a log before one of its lines.
    fn matched(&self, log: &Log<'_>, line: u64) -> u64 {
        let mut sum = 0;
        for run in &log.runs {
            if run.holds(line) {
                return sum + self.chosen.rank(line) - self.chosen.rank(run.first);
            }
            sum += self.chosen.rank(run.end) - self.chosen.rank(run.first);
        }
        sum
    }

    /// The n-th of a log, with its time.
    fn head(&self, log: &Log<'_>, mut n: u64) -> Option<(i64, u64)> {
        for run in &log.runs {
            let first = self.chosen.rank(run.first);
            let here = self.chosen.rank(run.end) - first;
            if n < here {
                let line = self.chosen.nth(first + n)?;
                return Some((self.time_of(log, line), line));
            }
            n -= here;
        }
        None
    }

    fn time_of(&self, log: &Log<'_>, line: u64) -> i64 {
        let at = log.chunks.partition_point(|chunk| chunk.first + chunk.lines <= line);
        // Chunks of a log that grew lie behind those of others, and still in order.
        let chunk = log.chunks.get(at);
        chunk.and_then(|chunk| chunk.time(line - chunk.first.min(line))).unwrap_or(self.from)
    }
}

impl<'a> Log<'a> {
    fn push(&mut self, first: u64, lines: u64, times: Option<&'a Times>) {
        let latest = self.latest();
        self.chunks.push(Chunk { first, lines, latest, times });
        match self.runs.last_mut().filter(|run| run.end == first) {
            Some(run) => run.end += lines,
            None => self.runs.push(Run { first, end: first + lines }),
        }
    }

    fn latest(&self) -> Option<i64> {
        let chunk = self.chunks.last()?;
        chunk.latest.max(chunk.times.and_then(Times::last))
    }

    /// The first line that is not earlier than a moment; what has no time is as early as `none`.
    fn earlier(&self, at: i64, none: i64) -> u64 {
        let done = |chunk: &Chunk<'_>| {
            chunk.latest.max(chunk.times.and_then(Times::last)).unwrap_or(none) < at
        };
        let chunk = self.chunks.partition_point(done);
        let Some(chunk) = self.chunks.get(chunk) else {
            return self.runs.last().map_or(0, |run| run.end);
        };
        if chunk.latest.unwrap_or(none) >= at {
            return chunk.first;
        }
        chunk.first + chunk.times.map_or(chunk.lines, |times| times.before(at).min(chunk.lines))
    }
}

impl Chunk<'_> {
    fn time(&self, line: u64) -> Option<i64> {
        self.latest.max(self.times.and_then(|times| times.at(line)))
    }
}

impl Run {
    fn holds(&self, line: u64) -> bool {
        (self.first..self.end).contains(&line)
    }
}

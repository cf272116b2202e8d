//! When lines were written, so that several logs can be read as one.

/// Of a chunk's lines, the latest time up to each: milliseconds since 1970 where a line says its zone,
/// else of the time as written.
///
/// A log keeps its own order in this way: what is out of order, or has no time, stays where it stands.
#[derive(Debug)]
pub struct Times {
    first: i64,
    /// One more than the milliseconds behind the first; 0 before it.
    behind: Box<[u32]>,
}

impl Times {
    /// From the time of each line.
    pub fn of(lines: impl Iterator<Item = Option<i64>>) -> Times {
        let mut times: Option<(i64, i64)> = None;
        let mut behind = Vec::new();
        for at in lines {
            if let Some(at) = at {
                times = Some(times.map_or((at, at), |(first, latest)| (first, latest.max(at))));
            }
            behind.push(times.map_or(0, |(first, latest)| {
                // Within a chunk more than 49 days are as good as that.
                u32::try_from(latest - first).map_or(u32::MAX, |ms| ms.saturating_add(1))
            }));
        }
        Times { first: times.map_or(0, |(first, _)| first), behind: behind.into() }
    }

    /// The latest time up to a line; behind all of them that of the last.
    pub fn at(&self, line: u64) -> Option<i64> {
        let last = self.behind.len().checked_sub(1)?;
        let line = usize::try_from(line).map_or(last, |line| line.min(last));
        self.behind[line].checked_sub(1).map(|ms| self.first + i64::from(ms))
    }

    pub fn last(&self) -> Option<i64> {
        self.at(u64::MAX)
    }

    /// The earliest time that a line says.
    pub fn earliest(&self) -> Option<i64> {
        self.last().map(|_| self.first)
    }

    /// Lines whose time is before this one, or that have none yet.
    pub fn before(&self, at: i64) -> u64 {
        let earlier = |ms: &u32| ms.checked_sub(1).is_none_or(|ms| self.first + i64::from(ms) < at);
        self.behind.partition_point(earlier) as u64
    }

    pub fn bytes(&self) -> usize {
        4 * self.behind.len()
    }
}

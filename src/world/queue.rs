//! How many requests a station holds: the stationary M/M/c mean, and one backward Euler step.

/// Knots of the table of mean number in system over utilisation.
const KNOTS: usize = 224;
/// Stations with more workers than this use the table of this many: they differ by less than it errs.
const MOST_WORKERS: u32 = 4096;

/// Mean number in system over utilisation, for `c` parallel workers.
#[derive(Clone, Debug)]
pub struct Station {
    workers: f64,
    /// Utilisation and mean number in system, both rising.
    knots: Vec<(f64, f64)>,
}

/// What one second did to a station.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Served {
    /// In system afterwards.
    pub level: f64,
    /// Requests that left.
    pub served: f64,
    /// Utilisation, 0 to 1.
    pub busy: f64,
}

impl Station {
    /// A station with so many workers; at least one.
    pub fn new(workers: f64) -> Self {
        let workers = workers.max(1.0);
        let c = (workers.min(f64::from(MOST_WORKERS)) + 0.5) as u32;
        let scale = workers / f64::from(c);
        let knots = (0..KNOTS).map(|knot| {
            let x = knot as f64 / KNOTS as f64;
            // Dense near one, where the mean grows without bound.
            let rho = 1.0 - (1.0 - x) * (1.0 - x) * (1.0 - x);
            (rho, mean_in_system(c, rho) * scale)
        });
        Self { workers, knots: knots.collect() }
    }

    pub fn workers(&self) -> f64 {
        self.workers
    }

    /// One second: `level` in system, `arriving` requests, each holding a worker `hold` seconds.
    ///
    /// Backward Euler: `L' + c*mu*rho(L') = L + in`; explicit steps explode for fast stations.
    pub fn second(&self, level: f64, arriving: f64, hold: f64) -> Served {
        let have = level + arriving;
        let rate = self.workers / hold.max(1e-9);
        let reaches = |(rho, mean): (f64, f64)| mean + rate * rho;
        let above = self.knots.partition_point(|knot| reaches(*knot) < have);
        let Some(&upper) = self.knots.get(above) else {
            // Past the last knot every worker is busy.
            let last = self.knots.last().copied().unwrap_or((1.0, self.workers));
            let level = (have - rate).max(last.1);
            return Served { level, served: (have - level).max(0.0), busy: 1.0 };
        };
        let lower = above.checked_sub(1).and_then(|at| self.knots.get(at)).copied();
        let lower = lower.unwrap_or((0.0, 0.0));
        let width = reaches(upper) - reaches(lower);
        let share = if width > 0.0 { (have - reaches(lower)) / width } else { 0.0 };
        let busy = lower.0 + (upper.0 - lower.0) * share;
        let level = lower.1 + (upper.1 - lower.1) * share;
        Served { level, served: (have - level).max(0.0), busy }
    }
}

/// Mean number in system of M/M/c at utilisation `rho` below one (Erlang B, then C).
pub fn mean_in_system(c: u32, rho: f64) -> f64 {
    let offered = rho * f64::from(c);
    let mut blocked = 1.0;
    for k in 1..=c {
        blocked = offered * blocked / (f64::from(k) + offered * blocked);
    }
    let waits = blocked / (1.0 - rho * (1.0 - blocked));
    offered + waits * rho / (1.0 - rho)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs a station for ten minutes and gives the level it settles at.
    fn settled(c: u32, rho: f64, hold: f64) -> f64 {
        let station = Station::new(f64::from(c));
        let arriving = rho * f64::from(c) / hold;
        (0..36_000).fold(0.0, |level, _| station.second(level, arriving, hold).level)
    }

    #[test]
    fn one_worker_settles_at_the_closed_form() {
        for rho in [0.1, 0.5, 0.8, 0.9, 0.95] {
            let exact = rho / (1.0 - rho);
            let level = settled(1, rho, 0.02);
            assert!((level - exact).abs() / exact < 2e-3, "rho {rho}: {level}, exact {exact}");
        }
    }

    #[test]
    fn many_workers_settle_at_erlang_c() {
        for (c, rho) in [(4, 0.7), (50, 0.9), (200, 0.95)] {
            let exact = mean_in_system(c, rho);
            let level = settled(c, rho, 0.1);
            assert!((level - exact).abs() / exact < 2e-3, "c {c}: {level}, exact {exact}");
        }
    }

    #[test]
    fn what_goes_in_comes_out_or_stays() {
        let station = Station::new(8.0);
        let (mut level, mut came, mut left) = (0.0, 0.0, 0.0);
        for second in 0..600 {
            let arriving = if second % 100 < 30 { 200.0 } else { 20.0 };
            let served = station.second(level, arriving, 0.08);
            came += arriving;
            left += served.served;
            level = served.level;
        }
        assert!((came - left - level).abs() < 1e-6 * came);
    }

    #[test]
    fn erlang_c_of_one_worker_is_the_utilisation() {
        assert!((mean_in_system(1, 0.5) - 1.0).abs() < 1e-12);
        // Two workers at half load: L = 4/3, from the textbook formula.
        assert!((mean_in_system(2, 0.5) - 4.0 / 3.0).abs() < 1e-12);
    }
}

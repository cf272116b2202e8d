//! How many requests a station holds: the stationary M/M/c mean, and one backward Euler step.

/// Stations with more workers than this queue as if they had so many: they differ by less than the
/// table errs.
const MOST_WORKERS: u32 = 4096;

/// A queue in front of `c` parallel workers.
#[derive(Clone, Debug)]
pub struct Station {
    workers: f64,
    /// For one worker `smooth` is `rho * rho`, and no table is needed.
    single: bool,
    knots: Vec<Knot>,
}

/// A point of the table, and the straight line from it to the next.
///
/// Kept is `smooth = waiting * (1 - rho)` over the utilisation rho. Waiting itself runs to infinity
/// at rho 1; this product runs smoothly to 1, so that straight lines between knots are close to it,
/// and the last one ends in the true asymptote.
#[derive(Clone, Copy, Debug)]
struct Knot {
    rho: f64,
    smooth: f64,
    /// Infinite at the last.
    waiting: f64,
    slope: f64,
    /// Where the line would meet rho 0.
    foot: f64,
}

/// So many knots, evenly apart, lead up to this utilisation.
const EVEN: (u32, f64) = (120, 0.9);

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
    /// A station with so many workers. Sites share workers out, so it may be a fraction; it then
    /// queues as the nearest whole number does.
    pub fn new(workers: f64) -> Self {
        let c = (workers.clamp(1.0, f64::from(MOST_WORKERS)) + 0.5) as u32;
        let (even, reach) = EVEN;
        let mut rho: Vec<f64> = (0..even).map(|n| f64::from(n) / f64::from(even) * reach).collect();
        // From a tenth free down to a hundred-thousandth, each knot nearer to full.
        let mut free = 0.1;
        while free > 1e-5 {
            rho.push(1.0 - free);
            free *= 0.91;
        }
        rho.push(1.0);
        // Erlang B by its recursion over the workers, for all knots side by side; then Erlang C.
        let mut blocked = vec![1.0; rho.len()];
        for k in 1..=c {
            for (blocked, rho) in blocked.iter_mut().zip(&rho) {
                let offered = f64::from(c) * rho * *blocked;
                *blocked = offered / (f64::from(k) + offered);
            }
        }
        let knot = |(blocked, rho): (&f64, &f64)| {
            let smooth = waits(*blocked, *rho) * rho;
            Knot { rho: *rho, smooth, waiting: smooth / (1.0 - rho), slope: 0.0, foot: 0.0 }
        };
        let mut knots: Vec<Knot> = blocked.iter().zip(&rho).map(knot).collect();
        for upper in 1..knots.len() {
            let (next, knot) = (knots[upper], &mut knots[upper - 1]);
            knot.slope = (next.smooth - knot.smooth) / (next.rho - knot.rho);
            knot.foot = knot.smooth - knot.slope * knot.rho;
        }
        Self { workers, single: c == 1, knots }
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
        let busy = self.busy(self.workers + rate, have);
        let served = (rate * busy).min(have);
        Served { level: have - served, served, busy }
    }

    /// The utilisation at which `waiting + k * rho` is `have`.
    fn busy(&self, k: f64, have: f64) -> f64 {
        if have <= 0.0 {
            return 0.0;
        }
        if self.single {
            let root = ((k - have) * (k - have) + 4.0 * have).sqrt();
            return (2.0 * have / (k + have + root)).min(1.0);
        }
        let low = self.last(have / k, |knot| knot.waiting + k * knot.rho <= have);
        let Knot { rho, slope, foot, .. } = self.knots[low];
        // smooth is foot + slope * rho up to the next knot; times (1 - rho) the equation is a
        // quadratic.
        let rest = have - foot;
        let b = slope + k + have;
        let root = (b * b - 4.0 * k * rest).max(0.0).sqrt();
        (2.0 * rest / (b + root)).clamp(rho, self.knots[low + 1].rho)
    }

    /// The last knot that is `below`, though never the last of all. Which are is told by comparing
    /// alone; `near`, the utilisation around which it should lie, only saves most of the search.
    fn last(&self, near: f64, below: impl Fn(&Knot) -> bool) -> usize {
        let (even, reach) = EVEN;
        let highest = self.knots.len() - 2;
        let guess = ((near * (f64::from(even) / reach)) as usize).min(highest);
        if below(&self.knots[guess]) && !below(&self.knots[guess + 1]) {
            return guess;
        }
        self.knots.partition_point(below).saturating_sub(1).min(highest)
    }

    /// Mean and variance of the wait before a worker is free, seconds, with so many waiting.
    ///
    /// It scatters as in the steady state of this load. A backlog beyond that is worked off at an
    /// even pace, so it adds little scatter: who comes at the end of a long line is surely late.
    pub fn wait(&self, waiting: f64, arriving: f64, served: f64, hold: f64) -> (f64, f64) {
        if waiting <= 1e-9 {
            return (0.0, 0.0);
        }
        let mean = if served > 1e-9 { (waiting / served).min(LONGEST_WAIT) } else { LONGEST_WAIT };
        let rate = self.workers / hold.max(1e-9);
        let rho = arriving / rate;
        if rho >= 0.999_9 || rate <= 1e-9 {
            return (mean, waiting / (rate * rate).max(1e-18));
        }
        let usual = self.waiting(rho);
        let chance = if rho > 0.0 { (usual * (1.0 - rho) / rho).min(1.0) } else { 0.0 };
        let free = 1.0 / (rate - arriving);
        let steady = if usual > 0.0 { (waiting / usual).min(1.0) } else { 0.0 };
        let backlog = (waiting - usual).max(0.0);
        let variance = chance * (2.0 - chance) * free * free * steady * steady;
        (mean, variance + backlog / (rate * rate))
    }

    /// Mean number waiting in the steady state at a utilisation below 1.
    fn waiting(&self, rho: f64) -> f64 {
        let smooth = if self.single {
            rho * rho
        } else {
            let knot = self.knots[self.last(rho, |knot| knot.rho <= rho)];
            knot.smooth + knot.slope * (rho - knot.rho)
        };
        smooth / (1.0 - rho)
    }
}

/// The longest wait that is told, seconds: where nothing is served it would have no end.
const LONGEST_WAIT: f64 = 86_400.0;

/// Erlang C, the chance of having to wait, from Erlang B.
fn waits(blocked: f64, rho: f64) -> f64 {
    blocked / (1.0 - rho * (1.0 - blocked))
}

/// Mean number in system of M/M/c at utilisation `rho` below one (Erlang B, then C).
pub fn mean_in_system(c: u32, rho: f64) -> f64 {
    let offered = rho * f64::from(c);
    let mut blocked = 1.0;
    for k in 1..=c {
        blocked = offered * blocked / (f64::from(k) + offered * blocked);
    }
    offered + waits(blocked, rho) * rho / (1.0 - rho)
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
        for rho in [0.1, 0.5, 0.8, 0.9, 0.95, 0.99] {
            let exact = rho / (1.0 - rho);
            let level = settled(1, rho, 0.02);
            assert!((level - exact).abs() / exact < 1e-9, "rho {rho}: {level}, exact {exact}");
        }
    }

    #[test]
    fn many_workers_settle_at_erlang_c() {
        for (c, rho) in [(4, 0.7), (4, 0.99), (50, 0.9), (200, 0.95)] {
            let exact = mean_in_system(c, rho);
            let level = settled(c, rho, 0.1);
            assert!((level - exact).abs() / exact < 2e-4, "c {c}: {level}, exact {exact}");
        }
    }

    #[test]
    fn waiting_scatters_as_in_mm1_and_a_backlog_hardly() {
        let (hold, arriving) = (0.02, 40.0);
        let station = Station::new(1.0);
        let level = settled(1, 0.8, hold);
        let (mean, variance) = station.wait(level - 0.8, arriving, arriving, hold);
        // Time in system of M/M/1 is exponential with mean 1 / (mu - lambda), waiting and serving.
        let exact = 1.0 / (50.0 - 40.0);
        assert!((mean + hold - exact).abs() < 1e-6, "{mean}");
        assert!((variance + hold * hold - exact * exact).abs() < 1e-6, "{variance}");
        let (mean, variance) = station.wait(500.0, 60.0, 50.0, hold);
        assert!((mean - 10.0).abs() < 1e-9 && variance.sqrt() < 0.5, "{mean} {variance}");
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

//! Latency as a shifted exponential: a constant part, and an exponential tail of mean `s`.

/// ln 100.
const LN_100: f64 = 2.0 * std::f64::consts::LN_10;

/// Mean and deviation of a time, seconds; the deviation is at most the mean.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Time {
    pub mean: f64,
    pub deviation: f64,
}

impl Time {
    pub fn new(mean: f64, deviation: f64) -> Self {
        Self { mean, deviation: deviation.min(mean) }
    }

    fn constant(self) -> f64 {
        self.mean - self.deviation
    }

    /// Where a tail begins.
    pub fn quantile(self, tail: Tail) -> f64 {
        self.constant() + self.deviation * tail.depth
    }

    /// The 99th percentile.
    pub fn p99(self) -> f64 {
        self.quantile(Tail::HUNDREDTH)
    }

    /// Chance that it takes longer than `limit`.
    pub fn late(self, limit: f64) -> f64 {
        let over = limit - self.constant();
        if over <= 0.0 {
            1.0
        } else if self.deviation <= 0.0 || over > 40.0 * self.deviation {
            0.0
        } else {
            libm::exp(-over / self.deviation)
        }
    }

    /// The time that somebody waits who gives up at `limit`, given the chance that it is later.
    pub fn cut_at(self, limit: f64, late: f64) -> Time {
        let constant = self.constant();
        if limit <= constant {
            return Time { mean: limit, deviation: 0.0 };
        }
        let waited = self.deviation * (1.0 - late);
        let square = 2.0 * self.deviation * (waited - (limit - constant) * late);
        Time { mean: constant + waited, deviation: (square - waited * waited).max(0.0).sqrt() }
    }
}

/// A share of the slowest, and how many deviations beyond the constant part it begins.
#[derive(Clone, Copy, Debug)]
pub struct Tail {
    share: f64,
    depth: f64,
}

impl Tail {
    /// Above the median.
    pub const HALF: Self = Self { share: 0.5, depth: std::f64::consts::LN_2 };
    /// Above the 99th percentile.
    pub const HUNDREDTH: Self = Self { share: 0.01, depth: LN_100 };
}

/// Where the tail of several groups together begins, each group with its weight.
pub fn quantile(groups: impl Iterator<Item = (f64, Time)> + Clone, tail: Tail) -> f64 {
    let total: f64 = groups.clone().map(|group| group.0).sum();
    let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
    for (_, time) in groups.clone().filter(|group| total <= 0.0 || group.0 > 0.0) {
        low = low.min(time.quantile(tail));
        high = high.max(time.quantile(tail));
    }
    // It lies between those of the groups; 20 halvings are finer than anybody charts.
    for _ in 0..20 {
        if total <= 0.0 || high - low <= 1e-3 * high {
            break;
        }
        let middle = (low + high) / 2.0;
        let above: f64 = groups.clone().map(|(weight, time)| weight * time.late(middle)).sum();
        if above > tail.share * total { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exponential_has_its_quantiles() {
        let time = Time::new(2.0, 2.0);
        assert!(
            (quantile([(1.0, time)].into_iter(), Tail::HALF) - 2.0 * 2.0_f64.ln()).abs() < 1e-12
        );
        assert!((time.late(time.p99()) - 0.01).abs() < 1e-12);
    }

    #[test]
    fn cutting_agrees_with_numeric_integration() {
        let (time, limit, steps) = (Time::new(0.5, 0.3), 0.7, 100_000);
        let (mut mean, mut square) = (0.0, 0.0);
        for step in 0..steps {
            let quantile = (f64::from(step) + 0.5) / f64::from(steps);
            let x = (0.2 - 0.3 * (1.0 - quantile).ln()).min(limit);
            mean += x / f64::from(steps);
            square += x * x / f64::from(steps);
        }
        let cut = time.cut_at(limit, time.late(limit));
        assert!((cut.mean - mean).abs() < 1e-4, "{cut:?} {mean}");
        assert!((cut.deviation - (square - mean * mean).sqrt()).abs() < 1e-3, "{cut:?}");
    }

    #[test]
    fn slow_sites_make_the_tail_of_all() {
        let groups = [(9.0, Time::new(0.01, 0.01)), (1.0, Time::new(1.0, 0.1))];
        let p99 = quantile(groups.into_iter(), Tail::HUNDREDTH);
        let above: f64 = groups.iter().map(|(weight, time)| weight / 10.0 * time.late(p99)).sum();
        assert!((above - 0.01).abs() < 1e-3, "{p99}: {above}");
        assert!((quantile(groups.into_iter(), Tail::HALF) - 0.01 * 2.25_f64.ln()).abs() < 1e-3);
    }

    #[test]
    fn cutting_only_shortens() {
        let time = Time::new(3.0, 2.0);
        assert!((time.cut_at(1000.0, time.late(1000.0)).mean - 3.0).abs() < 1e-9);
        assert!((time.cut_at(0.5, time.late(0.5)).mean - 0.5).abs() < 1e-12);
        assert!(time.cut_at(2.0, time.late(2.0)).mean < 2.0);
    }
}

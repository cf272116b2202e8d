//! A short text that stands for a whole day: equal days have equal digests.

use super::day::Day;
use sha2::{Digest, Sha256};

impl Day {
    /// A digest of all series, alerts and conditions, in hexadecimal. Values count in thousandths,
    /// so that no float is hashed by its bits.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        let mut add = |values: &[f32]| {
            for value in values {
                hash.update((libm::round(f64::from(*value) * 1e3) as i64).to_le_bytes());
            }
        };
        for series in &self.services {
            let plain = [
                &series.arriving,
                &series.answered,
                &series.error_ratio,
                &series.p50,
                &series.p99,
                &series.saturation,
                &series.queue,
                &series.shed,
                &series.wrong,
            ];
            plain.iter().for_each(|values| add(values));
        }
        for entry in &self.entries {
            add(&entry.arriving);
            add(&entry.failed);
        }
        self.stocks.iter().for_each(|levels| add(levels));
        for (alert, fired) in &self.fired {
            hash.update(alert.as_str());
            fired.iter().for_each(|at| hash.update(at.to_le_bytes()));
        }
        for ran in &self.ran {
            hash.update(ran.condition.as_str());
            hash.update(ran.from.to_le_bytes());
            hash.update(ran.until.to_le_bytes());
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

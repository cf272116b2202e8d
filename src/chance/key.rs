//! A key names a draw: the same key always draws the same, whatever was drawn before.
//!
//! Mixing is SplitMix64 (Steele, Lea, Flood 2014); names are folded in with FNV-1a.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u64);

impl Key {
    pub fn new(seed: u64) -> Self {
        Self(mix(seed ^ 0x5ec0_9d57_0a1e_0001))
    }

    /// The key of something by name below this one.
    #[must_use]
    pub fn with(self, name: &str) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in name.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        self.with_u64(hash)
    }

    /// The key of something by number below this one.
    #[must_use]
    pub fn with_u64(self, number: u64) -> Self {
        Self(mix(self.0.rotate_left(23) ^ mix(number.wrapping_add(0x9e37_79b9_7f4a_7c15))))
    }

    pub fn u64(self) -> u64 {
        mix(self.0)
    }

    /// Uniform in 0 (included) to 1 (excluded), in steps of 2^-53.
    pub fn unit(self) -> f64 {
        (self.u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Uniform below `bound`; 0 where the bound is 0.
    pub fn below(self, bound: u64) -> u64 {
        ((u128::from(self.u64()) * u128::from(bound)) >> 64) as u64
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(self, low: i32, high: i32) -> i32 {
        let width = i64::from(high) - i64::from(low) + 1;
        let step = self.below(u64::try_from(width).unwrap_or(0));
        (i64::from(low) + i64::try_from(step).unwrap_or(0)).try_into().unwrap_or(low)
    }

    /// Near enough to a standard normal: the sum of four 16-bit parts of one hash, scaled.
    pub fn normal(self) -> f64 {
        let bits = self.u64();
        let sum: u64 = (0..4).map(|part| (bits >> (16 * part)) & 0xffff).sum();
        // Four uniforms have mean 2 and variance 1/3.
        (sum as f64 / 65_536.0 - (2.0 - 2.0 / 65_536.0)) * 1.732_050_807_568_877_2
    }

    /// Exponential with mean 1.
    pub fn exponential(self) -> f64 {
        -libm::log(1.0 - self.unit())
    }

    /// An index by weight; `None` where no weight is above zero.
    pub fn weighted(self, weights: impl Iterator<Item = f64> + Clone) -> Option<usize> {
        let total: f64 = weights.clone().filter(|weight| *weight > 0.0).sum();
        let mut at = self.unit() * total;
        let mut last = None;
        for (index, weight) in weights.enumerate().filter(|(_, weight)| *weight > 0.0) {
            if at < weight {
                return Some(index);
            }
            at -= weight;
            last = Some(index);
        }
        last
    }

    /// Puts items into a drawn order (Fisher and Yates).
    pub fn shuffle<T>(self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.with_u64(last as u64).below(last as u64 + 1) as usize;
            items.swap(last, other);
        }
    }

    /// A stream of draws, for code that wants a generator.
    pub fn stream(self) -> ChaCha8Rng {
        ChaCha8Rng::seed_from_u64(self.u64())
    }
}

fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_draw_the_same_for_ever() {
        let key = Key::new(7).with("ruta").with_u64(3);
        assert_eq!(key.u64(), Key::new(7).with("ruta").with_u64(3).u64());
        assert_ne!(key.u64(), Key::new(7).with("ruta").with_u64(4).u64());
        assert_ne!(key.u64(), Key::new(8).with("ruta").with_u64(3).u64());
    }

    #[test]
    fn draws_are_golden() {
        let key = Key::new(2211).with("arrivals").with_u64(5_050);
        let mut cards: Vec<u32> = (0..8).collect();
        key.shuffle(&mut cards);
        let next = rand_chacha::rand_core::Rng::next_u64(&mut key.stream());
        let golden =
            (2_702_044_357_074_582_449, vec![5, 6, 7, 2, 1, 3, 0, 4], 7_851_189_993_503_067_558);
        assert_eq!((key.u64(), cards, next), golden);
    }

    #[test]
    fn names_are_kept_apart() {
        let root = Key::new(1);
        let mut seen: Vec<u64> =
            ["", "a", "a\0", "b", "ab"].map(|name| root.with(name).u64()).into();
        seen.extend([root.with("a").with("b").u64(), root.with("b").with("a").u64(), root.u64()]);
        seen.extend((0..1000).map(|n| root.with_u64(n).u64()));
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count);
    }

    #[test]
    fn shuffles_bring_every_item_everywhere() {
        let mut firsts = [0; 4];
        for n in 0..4000 {
            let mut items = [0, 1, 2, 3];
            Key::new(5).with_u64(n).shuffle(&mut items);
            firsts[items[0]] += 1;
        }
        assert!(firsts.iter().all(|count| (890..1110).contains(count)), "{firsts:?}");
    }

    #[test]
    fn uniform_and_normal_have_their_moments() {
        let draws = 20_000_u64;
        let mean = |draw: &dyn Fn(Key) -> f64| {
            (0..draws).map(|n| draw(Key::new(1).with_u64(n))).sum::<f64>() / draws as f64
        };
        assert!((mean(&Key::unit) - 0.5).abs() < 0.01);
        assert!(mean(&Key::normal).abs() < 0.03);
        assert!((mean(&|key| key.normal() * key.normal()) - 1.0).abs() < 0.04);
        assert!((mean(&Key::exponential) - 1.0).abs() < 0.03);
    }

    #[test]
    fn bounds_hold() {
        for n in 0..1000 {
            let key = Key::new(2).with_u64(n);
            assert!(key.below(3) < 3);
            assert!((-5..=5).contains(&key.between(-5, 5)));
        }
        assert_eq!(Key::new(1).below(0), 0);
        assert_eq!(Key::new(1).weighted([0.0, 0.0].into_iter()), None);
        assert_eq!(Key::new(1).weighted([0.0, 2.0].into_iter()), Some(1));
    }
}

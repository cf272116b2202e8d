//! Which lines of a chunk match, in as little room as they need.

use std::ops::Range;

/// Lines of a chunk, numbered from 0 on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hits {
    None,
    /// So many lines, all of them.
    All(u32),
    Few(Box<[u16]>),
    /// A bit for each line, and how many are set.
    Bits(Box<[u64]>, u32),
}

impl Hits {
    /// Of lines in order, out of so many.
    pub fn of(hits: &[u32], lines: u32) -> Hits {
        let count = hits.len() as u32;
        if count == 0 {
            return Hits::None;
        }
        if count == lines {
            return Hits::All(lines);
        }
        let few = hits.last().is_some_and(|last| u16::try_from(*last).is_ok());
        if few && hits.len() * 16 <= lines as usize {
            return Hits::Few(hits.iter().map(|line| *line as u16).collect());
        }
        let mut bits = vec![0_u64; lines.div_ceil(64) as usize];
        for line in hits {
            if let Some(word) = bits.get_mut((line / 64) as usize) {
                *word |= 1 << (line % 64);
            }
        }
        Hits::Bits(bits.into(), count)
    }

    pub fn count(&self) -> u32 {
        match self {
            Hits::None => 0,
            Hits::All(count) | Hits::Bits(_, count) => *count,
            Hits::Few(lines) => lines.len() as u32,
        }
    }

    /// How many stand before a line.
    pub fn rank(&self, line: u32) -> u32 {
        match self {
            Hits::None => 0,
            Hits::All(count) => line.min(*count),
            Hits::Few(lines) => lines.partition_point(|own| u32::from(*own) < line) as u32,
            Hits::Bits(bits, count) => {
                let Some(word) = bits.get((line / 64) as usize) else { return *count };
                let before = bits[..(line / 64) as usize].iter().map(|word| word.count_ones());
                before.sum::<u32>() + (word & !(u64::MAX << (line % 64))).count_ones()
            }
        }
    }

    /// The n-th of them, from 0.
    pub fn nth(&self, mut n: u32) -> Option<u32> {
        match self {
            Hits::None => None,
            Hits::All(count) => (n < *count).then_some(n),
            Hits::Few(lines) => lines.get(n as usize).map(|line| u32::from(*line)),
            Hits::Bits(bits, _) => {
                for (at, word) in bits.iter().enumerate() {
                    if n < word.count_ones() {
                        let rest = (0..n).fold(*word, |word, _| word & (word - 1));
                        return Some(at as u32 * 64 + rest.trailing_zeros());
                    }
                    n -= word.count_ones();
                }
                None
            }
        }
    }

    /// Those among these lines, in order.
    pub fn within(&self, lines: Range<u32>) -> Vec<u32> {
        match self {
            Hits::None => Vec::new(),
            Hits::All(count) => (lines.start..lines.end.min(*count)).collect(),
            Hits::Few(own) => {
                let own = own.iter().map(|line| u32::from(*line));
                own.filter(|line| lines.contains(line)).collect()
            }
            Hits::Bits(bits, _) => {
                let set = |line: &u32| bits[(line / 64) as usize] & (1 << (line % 64)) != 0;
                (lines.start..lines.end.min(bits.len() as u32 * 64)).filter(set).collect()
            }
        }
    }

    /// Bytes that it needs beside itself.
    pub fn bytes(&self) -> usize {
        match self {
            Hits::None | Hits::All(_) => 0,
            Hits::Few(lines) => 2 * lines.len(),
            Hits::Bits(bits, _) => 8 * bits.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn each_form_says_the_same(
            lines in 1_u32..400,
            some in prop::collection::btree_set(0_u32..400, 0..400),
            dense in any::<bool>(),
            from in 0_u32..450,
        ) {
            let some: BTreeSet<u32> = match dense {
                true => (0..lines).filter(|line| !some.contains(&(line * 7))).collect(),
                false => some.into_iter().filter(|line| *line < lines).collect(),
            };
            let all: Vec<u32> = some.iter().copied().collect();
            let hits = Hits::of(&all, lines);
            prop_assert_eq!(hits.count() as usize, all.len());
            prop_assert_eq!(hits.within(0..lines), &all[..]);
            let rank = all.iter().filter(|line| **line < from).count();
            prop_assert_eq!(hits.rank(from) as usize, rank);
            for n in 0..=all.len() {
                prop_assert_eq!(hits.nth(n as u32), all.get(n).copied());
            }
            let behind: Vec<u32> = all.iter().copied().filter(|line| *line >= from).collect();
            prop_assert_eq!(hits.within(from..u32::MAX), behind);
        }
    }

    #[test]
    fn lines_that_many_bits_stand_for() {
        let all: Vec<u32> = (0..200_000).filter(|line| line % 70_000 == 5).collect();
        let hits = Hits::of(&all, 200_000);
        assert!(matches!(hits, Hits::Bits(..)), "they do not fit 16 bits");
        assert_eq!(hits.within(0..200_000), all);
        assert_eq!(Hits::of(&[0, 1, 2], 3), Hits::All(3));
        assert_eq!(Hits::of(&[], 3).count(), 0);
    }
}

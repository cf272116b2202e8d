//! Finding a text in a chunk of bytes, letter case aside.
//!
//! Two neighbouring bytes of the text are looked for in whole blocks; where both stand, the rest is
//! compared. Which two is decided anew for each chunk, by what is rare at its beginning.

use fearless_simd::{Level, Simd, dispatch, mask8x64, prelude::*, u8x64};

/// Bytes that are looked at together.
const BLOCK: usize = 64;
/// Bytes of a chunk by which the neighbours are chosen.
const SAMPLE: usize = 4 << 10;
/// Neighbours that are tried at most.
const TRIED: usize = 16;

/// A text of ASCII. Its letters fit what a pattern with `(?i)` fits: `k` the Kelvin sign too, and
/// `s` the long s.
#[derive(Clone, Debug)]
pub struct Caseless {
    lower: Vec<u8>,
    /// Where neighbours begin that ASCII alone can stand for.
    pairs: Vec<Pair>,
    /// Letters of it are written beyond ASCII too.
    beyond: bool,
    level: Level,
}

/// Two bytes of the text, the second right behind the first or, in a text of one, the same.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    at: usize,
    gap: usize,
}

/// A byte of the text, and the bit that letter case flips in it.
#[derive(Clone, Copy)]
struct Byte {
    lower: u8,
    case: u8,
}

impl Byte {
    fn is(self, byte: u8) -> bool {
        byte | self.case == self.lower
    }
}

impl Caseless {
    /// None of a text that is not ASCII, or that offers no bytes to look for.
    pub fn of(text: &str) -> Option<Caseless> {
        let lower = text.to_ascii_lowercase().into_bytes();
        if !text.is_ascii() || lower.iter().any(|byte| matches!(byte, b'\n' | b'\r')) {
            return None;
        }
        let plain = |at: usize| lower.get(at).is_some_and(|byte| !matches!(byte, b'k' | b's'));
        let places = |gap: usize| (0..lower.len()).filter(move |at| plain(*at) && plain(at + gap));
        let mut pairs: Vec<Pair> = places(1).map(|at| Pair { at, gap: 1 }).take(TRIED).collect();
        if pairs.is_empty() {
            pairs = places(0).map(|at| Pair { at, gap: 0 }).take(TRIED).collect();
        }
        let beyond = lower.iter().any(|byte| matches!(byte, b'k' | b's'));
        let level = Level::new();
        (!pairs.is_empty()).then_some(Caseless { lower, pairs, beyond, level })
    }

    /// The neighbours that are rarest at the beginning of a chunk.
    pub fn rarest(&self, chunk: &[u8]) -> Pair {
        let sample = &chunk[..chunk.len().min(SAMPLE)];
        let count = |pair: &Pair| {
            let look = self.look(*pair, sample);
            dispatch!(self.level, simd => look.count(simd))
        };
        let mut best = (usize::MAX, self.pairs[0]);
        for pair in &self.pairs {
            // Rare enough; most texts end here.
            if self.pairs.len() == 1 || best.0 < SAMPLE / (16 * 2 * BLOCK) {
                break;
            }
            best = std::cmp::min_by_key(best, (count(pair), *pair), |(count, _)| *count);
        }
        best.1
    }

    /// The text, its letters lowered.
    pub fn text(&self) -> &[u8] {
        &self.lower
    }

    /// Calls `hit` with a byte of each line that holds the text, in order.
    pub fn each(&self, chunk: &[u8], mut hit: impl FnMut(usize)) {
        let pair = self.rarest(chunk);
        let look = self.look(pair, chunk);
        let stands = |at: usize| {
            let stands = self.stands(pair, chunk, at).is_some();
            if stands {
                hit(at);
            }
            stands
        };
        dispatch!(self.level, simd => look.each(simd, stands));
    }

    /// Calls `hit` with the byte behind each place where the text stands, in order.
    pub fn every(&self, chunk: &[u8], mut hit: impl FnMut(usize)) {
        let pair = self.rarest(chunk);
        let look = self.look(pair, chunk);
        let stands = |at: usize| {
            if let Some(behind) = self.stands(pair, chunk, at) {
                hit(behind);
            }
            // The rest of the line is looked through as well.
            false
        };
        dispatch!(self.level, simd => look.each(simd, stands));
    }

    fn look<'a>(&self, pair: Pair, chunk: &'a [u8]) -> Look<'a> {
        let byte = |at: usize| {
            let byte = self.lower[at];
            Byte { lower: byte, case: u8::from(byte.is_ascii_lowercase()) << 5 }
        };
        Look { bytes: [byte(pair.at), byte(pair.at + pair.gap)], gap: pair.gap, chunk }
    }

    /// The byte behind the text, if it stands around these neighbours.
    fn stands(&self, pair: Pair, chunk: &[u8], at: usize) -> Option<usize> {
        if let Some(from) = at.checked_sub(pair.at)
            && let Some(bytes) = chunk.get(from..from + self.lower.len())
            && bytes.eq_ignore_ascii_case(&self.lower)
        {
            return Some(from + self.lower.len());
        }
        if self.beyond { self.stands_beyond(pair, chunk, at) } else { None }
    }

    fn stands_beyond(&self, pair: Pair, chunk: &[u8], at: usize) -> Option<usize> {
        let (before, behind) = self.lower.split_at(pair.at);
        let (mut head, mut rest) = chunk.split_at(at);
        let ahead = behind.iter().all(|byte| match rest {
            [first, further @ ..] if first.eq_ignore_ascii_case(byte) => {
                rest = further;
                true
            }
            _ => {
                let further = beyond(*byte).and_then(|form| rest.strip_prefix(form.as_bytes()));
                further.map(|further| rest = further).is_some()
            }
        });
        let whole = ahead
            && before.iter().rev().all(|byte| match head {
                [further @ .., last] if last.eq_ignore_ascii_case(byte) => {
                    head = further;
                    true
                }
                _ => {
                    let further = beyond(*byte).and_then(|form| head.strip_suffix(form.as_bytes()));
                    further.map(|further| head = further).is_some()
                }
            });
        whole.then(|| chunk.len() - rest.len())
    }
}

/// What stands for a letter beyond ASCII.
fn beyond(letter: u8) -> Option<&'static str> {
    match letter {
        b'k' => Some("\u{212a}"),
        b's' => Some("\u{17f}"),
        _ => None,
    }
}

/// Neighbours that are looked for in a chunk.
#[derive(Clone, Copy)]
struct Look<'a> {
    bytes: [Byte; 2],
    gap: usize,
    chunk: &'a [u8],
}

impl Look<'_> {
    /// In how many pairs of blocks they stand.
    #[inline(always)]
    fn count<S: Simd>(&self, simd: S) -> usize {
        let (mut count, mut at) = (0, 0);
        let bytes = Bytes::new(simd, self.bytes);
        while let Some([left, right]) = bytes.two_blocks(simd, self, at) {
            count += usize::from((left.here | right.here).any_true());
            at += 2 * BLOCK;
        }
        count
    }

    /// Where `stands` says so, the rest of the line is passed over.
    #[inline(always)]
    fn each<S: Simd>(&self, simd: S, mut stands: impl FnMut(usize) -> bool) {
        let mut at = 0;
        // The rest of the line is passed over.
        let mut passing = false;
        let bytes = Bytes::new(simd, self.bytes);
        while let Some([left, right]) = bytes.two_blocks(simd, self, at) {
            if passing || (left.here | right.here).any_true() {
                for block in [left, right] {
                    let ends = block.bytes.simd_eq(b'\n').to_bitmask();
                    let mut here = block.here.to_bitmask();
                    if passing && ends != 0 {
                        here &= u64::MAX << ends.trailing_zeros();
                        passing = false;
                    }
                    while here != 0 && !passing {
                        let bit = here.trailing_zeros();
                        here &= here - 1;
                        if stands(at + bit as usize) {
                            match ends & (u64::MAX << bit) {
                                0 => passing = true,
                                behind => here &= u64::MAX << behind.trailing_zeros(),
                            }
                        }
                    }
                    at += BLOCK;
                }
            } else {
                at += 2 * BLOCK;
            }
        }
        let [one, two] = self.bytes;
        for at in at..self.chunk.len().saturating_sub(self.gap) {
            let byte = self.chunk[at];
            if passing {
                passing = byte != b'\n';
            } else if one.is(byte) && two.is(self.chunk[at + self.gap]) {
                passing = stands(at);
            }
        }
    }
}

/// Bytes, and where the neighbours stand among them.
struct Block<S: Simd> {
    bytes: u8x64<S>,
    here: mask8x64<S>,
}

#[derive(Clone, Copy)]
struct Bytes<S: Simd> {
    lower: [u8x64<S>; 2],
    case: [u8x64<S>; 2],
}

impl<S: Simd> Bytes<S> {
    #[inline(always)]
    fn new(simd: S, [one, two]: [Byte; 2]) -> Self {
        let all = |byte| u8x64::splat(simd, byte);
        Bytes { lower: [all(one.lower), all(two.lower)], case: [all(one.case), all(two.case)] }
    }

    #[inline(always)]
    fn two_blocks(&self, simd: S, look: &Look<'_>, at: usize) -> Option<[Block<S>; 2]> {
        let bytes = look.chunk.get(at..at + 2 * BLOCK + look.gap)?;
        let ([a, b, ..], _) = bytes.as_chunks::<BLOCK>() else { return None };
        let ([c, d, ..], _) = bytes[look.gap..].as_chunks::<BLOCK>() else { return None };
        let block = |one: &[u8; BLOCK], two: &[u8; BLOCK]| {
            let bytes = u8x64::from_slice(simd, one);
            let first = (bytes | self.case[0]).simd_eq(self.lower[0]);
            let second = (u8x64::from_slice(simd, two) | self.case[1]).simd_eq(self.lower[1]);
            Block { bytes, here: first & second }
        };
        Some([block(a, c), block(b, d)])
    }
}

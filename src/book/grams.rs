//! What is known of short texts before anybody asks: of how many lines hold each letter and each two
//! letters, and which three letters stand in a chunk at all.

use memchr::memmem;

/// Of three letters, a chunk has a bit for so many of its bytes.
const SPARSE: usize = 4;
/// Numbers of lines go on from chunk to chunk, up to here.
const LAST: u32 = u32::MAX / 2;

/// Counts lines for one thread.
pub struct Counter {
    /// For each two letters the line that held them last, and how many did since they were taken.
    pairs: Vec<(u32, u32)>,
    singles: Vec<(u32, u32)>,
    line: u32,
    folded: Vec<u8>,
}

/// The sums of all chunks that are known.
#[derive(Debug)]
pub struct Grams {
    pairs: Vec<u64>,
    singles: Vec<u64>,
    /// Three letters that stand in a chunk, as a set that may hold more.
    chunks: Vec<Option<Box<[u64]>>>,
    known: usize,
}

impl Counter {
    pub fn new() -> Counter {
        Counter {
            pairs: vec![(0, 0); 1 << 16],
            singles: vec![(0, 0); 1 << 8],
            line: 1,
            folded: Vec::new(),
        }
    }

    /// Counts the lines of a chunk, and gives its set of three letters.
    pub fn count(&mut self, bytes: &[u8]) -> Box<[u64]> {
        if self.line > LAST {
            self.pairs.iter_mut().chain(&mut self.singles).for_each(|(line, _)| *line = 0);
            self.line = 1;
        }
        let mut folded = std::mem::take(&mut self.folded);
        let bytes = fold(bytes, &mut folded);
        let words = (bytes.len() / SPARSE / 64).max(1);
        let words = if words.is_power_of_two() { words } else { words.next_power_of_two() / 2 };
        let mut set = vec![0_u64; words].into_boxed_slice();
        let shift = shift(words);
        // A chunk begins with a line.
        let (mut gram, mut line) = (u32::from(b'\n'), self.line);
        for byte in bytes {
            let byte = byte.to_ascii_lowercase();
            gram = gram << 8 | u32::from(byte);
            let (last, count) = &mut self.singles[usize::from(byte)];
            *count += u32::from(*last != line);
            *last = line;
            let (last, count) = &mut self.pairs[(gram & 0xffff) as usize];
            *count += u32::from(*last != line);
            *last = line;
            let bit = hash(gram & 0xff_ffff) >> shift;
            set[(bit / 64) as usize & (words - 1)] |= 1 << (bit % 64);
            line += u32::from(byte == b'\n');
        }
        // The next chunk begins with a line of its own.
        self.line = line + 1;
        self.folded = folded;
        set
    }

    /// What was counted since, into the sums.
    pub fn give(&mut self, grams: &mut Grams, chunk: usize, set: Box<[u64]>) {
        if grams.chunks.len() <= chunk {
            grams.chunks.resize(chunk + 1, None);
        }
        let sums = grams.pairs.iter_mut().zip(&mut self.pairs);
        for (sum, (_, count)) in sums.chain(grams.singles.iter_mut().zip(&mut self.singles)) {
            *sum += u64::from(std::mem::take(count));
        }
        grams.known += usize::from(grams.chunks[chunk].is_none());
        grams.chunks[chunk] = Some(set);
    }
}

impl Grams {
    pub fn new() -> Grams {
        Grams { pairs: vec![0; 1 << 16], singles: vec![0; 1 << 8], chunks: Vec::new(), known: 0 }
    }

    /// How many lines of the known chunks hold this text of one or two letters.
    pub fn lines(&self, text: &[u8]) -> Option<u64> {
        match text {
            [one] => Some(self.singles[usize::from(*one)]),
            [one, two] => Some(self.pairs[usize::from(*one) << 8 | usize::from(*two)]),
            _ => None,
        }
    }

    /// Which of so many chunks are known.
    pub fn chunks(&self, chunks: usize) -> Vec<bool> {
        let known = self.chunks.iter().map(Option::is_some);
        known.chain(std::iter::repeat(false)).take(chunks).collect()
    }

    /// How many are.
    pub fn known(&self) -> usize {
        self.known
    }

    /// Whether a text may stand in a chunk.
    pub fn may_hold(&self, chunk: usize, text: &[u8]) -> bool {
        let Some(Some(set)) = self.chunks.get(chunk) else { return true };
        // What no known chunk holds, this one does not.
        let mut short = text.windows(text.len().min(2));
        if short.any(|short| self.lines(short) == Some(0)) {
            return false;
        }
        let shift = shift(set.len());
        text.windows(3).all(|three| {
            let gram = three.iter().fold(0, |gram, byte| gram << 8 | u32::from(*byte));
            let bit = hash(gram) >> shift;
            set[(bit / 64) as usize & (set.len() - 1)] & (1 << (bit % 64)) != 0
        })
    }

    /// Bytes that it needs.
    pub fn bytes(&self) -> usize {
        let sets = self.chunks.iter().flatten().map(|set| 8 * set.len());
        sets.sum::<usize>() + 8 * (self.pairs.len() + self.singles.len()) + 16 * self.chunks.len()
    }
}

fn hash(gram: u32) -> u32 {
    gram.wrapping_mul(0x9e37_79b1)
}

/// By how much a hash is shifted to be a bit of a set of so many words.
fn shift(words: usize) -> u32 {
    32 - (words as u32 * 64).trailing_zeros()
}

/// Has the signs that a letter stands for written as this letter; mostly there are none.
fn fold<'a>(bytes: &'a [u8], folded: &'a mut Vec<u8>) -> &'a [u8] {
    let forms: [(&[u8], u8); 2] = [(b"\xc5\xbf", b's'), (b"\xe2\x84\xaa", b'k')];
    if bytes.is_ascii() || forms.iter().all(|(form, _)| memmem::find(bytes, form).is_none()) {
        return bytes;
    }
    folded.clear();
    let mut rest = bytes;
    while let [byte, behind @ ..] = rest {
        let form =
            forms.iter().find_map(|(form, letter)| Some((rest.strip_prefix(*form)?, *letter)));
        let (behind, letter) = form.unwrap_or((behind, *byte));
        folded.push(letter);
        rest = behind;
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logs::query::caseless::Caseless;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_are_those_of_a_search(
            chunks in prop::collection::vec(prop::collection::vec(
                prop::sample::select(vec!["a", "B", "ab", "s", "\u{17f}", "k", "\u{212a}", "\n", "\u{e9}"]),
                0..60,
            ), 1..4),
            word in "[abxy]{1,2}",
            long in "[abksx]{3,5}",
        ) {
            let (mut counter, mut grams, mut lines) = (Counter::new(), Grams::new(), 0);
            let caseless = Caseless::of(&word).expect("a word");
            for (at, chunk) in chunks.iter().enumerate() {
                let chunk = chunk.concat();
                let set = counter.count(chunk.as_bytes());
                counter.give(&mut grams, at, set);
                caseless.each(chunk.as_bytes(), |_| lines += 1);
                if let Some(long) = Caseless::of(&long) {
                    let mut any = false;
                    long.each(chunk.as_bytes(), |_| any = true);
                    prop_assert!(!any || grams.may_hold(at, long.text()));
                }
            }
            prop_assert_eq!(grams.lines(word.as_bytes()), Some(lines));
        }

        #[test]
        fn letters_beyond_ascii_count(parts in prop::collection::vec(
            prop::sample::select(vec!["ask", "S\u{17f}", "\u{212a}s", "k\n", "\n", "s"]), 0..40,
        )) {
            let text = parts.concat();
            let (mut counter, mut grams) = (Counter::new(), Grams::new());
            let set = counter.count(text.as_bytes());
            counter.give(&mut grams, 0, set);
            for word in ["s", "k", "as", "ks", "ss", "sk"] {
                let pattern = regex::Regex::new(&format!("(?i){word}")).expect("a pattern");
                let lines = text.lines().filter(|line| pattern.is_match(line)).count();
                prop_assert_eq!(grams.lines(word.as_bytes()), Some(lines as u64), "{}", word);
            }
        }
    }
}

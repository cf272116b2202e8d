//! Where a word stands, with what follows it: a letter more is then compared, not looked for.
//!
//! Each place is one number: the line in its chunk, and the next letters.

use crate::logs::query::caseless::Caseless;
use memchr::memchr_iter;

/// Letters behind the word that are kept.
pub const AHEAD: usize = 6;
/// Letters from which on a word's places are kept: shorter ones stand everywhere.
pub const LEAST: usize = 3;
/// A chunk holds so many bytes for each place that is kept of it, at least.
const APART: usize = 100;

/// The places of a word in a chunk.
#[derive(Debug)]
pub struct Places(Box<[u64]>);

/// The lines of these bytes that hold the word, and its places, unless there are too many.
pub fn find(word: &Caseless, bytes: &[u8], hits: &mut Vec<u32>) -> Option<Places> {
    let most = bytes.len() / APART;
    let (mut places, mut line, mut counted) = (Vec::new(), 0_u32, 0);
    word.every(bytes, |behind| {
        line += memchr_iter(b'\n', &bytes[counted..behind]).count() as u32;
        counted = behind;
        if hits.last() != Some(&line) {
            hits.push(line);
        }
        if places.len() <= most {
            places.push(u64::from(line) << 48 | ahead(&bytes[behind..]));
        }
    });
    let fits = places.len() <= most && line <= u32::from(u16::MAX);
    fits.then(|| Places(places.into()))
}

impl Places {
    /// The lines on which these letters follow the word.
    pub fn followed(&self, by: &[u8], hits: &mut Vec<u32>) {
        let wanted = packed(by.iter().copied());
        let mask = !(u64::MAX << (8 * by.len()));
        for place in &self.0 {
            let line = (place >> 48) as u32;
            if place & mask == wanted && hits.last() != Some(&line) {
                hits.push(line);
            }
        }
    }

    pub fn bytes(&self) -> usize {
        8 * self.0.len()
    }
}

fn packed(letters: impl DoubleEndedIterator<Item = u8>) -> u64 {
    letters.rev().fold(0, |all, letter| all << 8 | u64::from(letter))
}

/// The letters that follow, lowered as a word's are; a line's end where there are none.
fn ahead(bytes: &[u8]) -> u64 {
    if let Some(bytes) = bytes.first_chunk::<AHEAD>()
        && bytes.is_ascii()
        && !bytes.contains(&b'\n')
    {
        return packed(bytes.iter().map(u8::to_ascii_lowercase));
    }
    let (mut out, mut rest) = ([b'\n'; AHEAD], bytes);
    for letter in &mut out {
        let (own, length) = match rest {
            [] | [b'\n', ..] => break,
            // The long s and the Kelvin sign, which `s` and `k` fit as well.
            [0xc5, 0xbf, ..] => (b's', 2),
            [0xe2, 0x84, 0xaa, ..] => (b'k', 3),
            [byte, ..] => (byte.to_ascii_lowercase(), 1),
        };
        *letter = own;
        rest = &rest[length..];
    }
    packed(out.into_iter())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(word: &str, bytes: &[u8]) -> Vec<u32> {
        let word = Caseless::of(word).expect("a word");
        let mut hits = Vec::new();
        let line = |at: usize| memchr_iter(b'\n', &bytes[..at]).count() as u32;
        word.each(bytes, |at| hits.push(line(at)));
        hits
    }

    proptest! {
        #[test]
        fn what_follows_is_what_is_found(
            parts in prop::collection::vec(
                prop::sample::select(vec!["a", "B", "ab", "s", "\u{17f}", "k", "\u{212a}", "\n", "\u{e9}", "\0"]),
                0..60,
            ),
            word in "[abks]{1,3}",
            by in "[abks]{1,6}",
        ) {
            let text = format!("{}{}", parts.concat(), "x".repeat(60 * APART));
            let bytes = text.as_bytes();
            let mut hits = Vec::new();
            let caseless = Caseless::of(&word);
            prop_assume!(caseless.is_some() && Caseless::of(&(word.clone() + &by)).is_some());
            let places = caseless.and_then(|word| find(&word, bytes, &mut hits));
            prop_assert_eq!(&hits, &lines(&word, bytes));
            let places = places.expect("few enough");
            let mut followed = Vec::new();
            places.followed(by.as_bytes(), &mut followed);
            prop_assert_eq!(followed, lines(&(word + &by), bytes));
        }
    }
}

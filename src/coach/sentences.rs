//! Sentences of a block, with their places.

use std::ops::Range;

/// Bytes of a sentence at most: a longer one goes on as another. So all work on a sentence is
/// bounded, and all work on a text goes with its length.
pub const LONGEST: usize = 2_000;

/// Signs behind one that ends a sentence at most.
const SIGNS: usize = 8;

/// The sentences of a line of words.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < bytes.len() {
        let ended = match bytes[at] {
            b'.' | b'!' | b'?' => end_of(text, start, at),
            _ if at - start >= LONGEST && bytes[at].is_ascii() => Some(at),
            // A text without blanks is cut all the same.
            _ if at - start >= 2 * LONGEST && text.is_char_boundary(at) => Some(at),
            _ => None,
        };
        match ended {
            Some(end) => {
                found.push(start..end);
                start = end;
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found.push(start..bytes.len());
    found.retain(|range| !text[range.clone()].trim().is_empty());
    found
}

/// Where the sentence ends whose closing sign may stand here.
fn end_of(text: &str, start: usize, at: usize) -> Option<usize> {
    let rest = &text[at + 1..];
    let closes = |byte: &u8| b".!?)]\"'".contains(byte);
    let signs = rest.bytes().take(SIGNS).take_while(closes).count();
    let end = at + 1 + signs;
    let after = &text[end..];
    if after.is_empty() {
        return Some(end);
    }
    let next = after.strip_prefix(' ')?.chars().next()?;
    if next.is_lowercase()
        || (signs == 0 && text[at..].starts_with('.') && is_short(&text[start..at]))
    {
        return None;
    }
    Some(end)
}

/// Whether a full stop behind this only shortens a word.
fn is_short(before: &str) -> bool {
    const SHORT: [&str; 14] = [
        "e.g", "i.e", "cf", "vs", "etc", "approx", "mr", "mrs", "ms", "dr", "no", "fig", "inc",
        "st",
    ];
    let word = before.rsplit([' ', '(']).next().unwrap_or_default();
    let initial = word.len() == 1 && word.starts_with(char::is_uppercase) && word != "I";
    initial || SHORT.iter().any(|short| word.eq_ignore_ascii_case(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| text[range].trim()).collect()
    }

    #[test]
    fn full_stops_end_sentences_and_shorten_words() {
        assert_eq!(split("It ran. Then it stopped."), ["It ran.", "Then it stopped."]);
        assert_eq!(split("It ran at 1.5 s, e.g. Monday."), ["It ran at 1.5 s, e.g. Monday."]);
        assert_eq!(split("It ran (twice.) Then no."), ["It ran (twice.)", "Then no."]);
        assert_eq!(split("Why?! 40 ms"), ["Why?!", "40 ms"]);
        assert_eq!(split("in v1.2.3 of app.log it"), ["in v1.2.3 of app.log it"]);
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let endless = "word ".repeat(10_000);
        let found = sentences(&endless);
        assert!(found.len() > 20);
        assert!(found.iter().all(|range| range.len() <= 2 * LONGEST + 4));
        let endless = "é".repeat(10_000);
        assert_eq!(sentences(&endless).iter().map(|range| range.len()).sum::<usize>(), 20_000);
    }
}

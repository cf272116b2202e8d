//! Sentences of a text with their places, without code and quotes.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The sentences of a text. Quotes, code and links are blanked, so that what others said and what
/// machines wrote is not taken for the writer's own words.
pub fn sentences(text: &str) -> Vec<(Range<usize>, String)> {
    let own = blanked(text);
    own.split_sentence_bound_indices()
        .filter(|(_, sentence)| !sentence.trim().is_empty())
        .map(|(at, sentence)| (at..at + sentence.len(), sentence.to_owned()))
        .collect()
}

/// The text with quotes and code replaced by spaces, byte for byte.
fn blanked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut until: Option<char> = None;
    for (at, letter) in text.char_indices() {
        match until {
            Some(end) if letter == end && !apostrophe(text, at, letter) => {
                until = None;
                blank(&mut out, letter);
            }
            Some(_) => blank(&mut out, letter),
            None => {
                match closing(letter).filter(|end| text[at + letter.len_utf8()..].contains(*end)) {
                    Some(end) => {
                        until = Some(end);
                        blank(&mut out, letter);
                    }
                    None => out.push(letter),
                }
            }
        }
    }
    out
}

fn closing(letter: char) -> Option<char> {
    match letter {
        '“' => Some('”'),
        '„' => Some('“'),
        '"' => Some('"'),
        '`' => Some('`'),
        '‘' => Some('’'),
        _ => None,
    }
}

/// The closing mark of a single quotation is an apostrophe inside a word.
fn apostrophe(text: &str, at: usize, letter: char) -> bool {
    let after = text[at + letter.len_utf8()..].chars().next();
    letter == '’' && after.is_some_and(char::is_alphabetic)
}

fn blank(out: &mut String, letter: char) {
    for _ in 0..letter.len_utf8() {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_code_keep_their_place() {
        let text = "He said “it was my fault”. Then `git blame` ran.";
        let found = sentences(text);
        assert_eq!(found.len(), 2);
        assert!(!found.iter().any(|(_, sentence)| sentence.contains("fault")));
        assert_eq!(found.last().map(|(range, _)| range.end), Some(text.len()));
    }

    #[test]
    fn single_quotation_marks_hold_what_others_said() {
        let found = sentences("I heard ‘I don’t ever check it’ and wrote it down; that’s all.");
        let own: String = found.into_iter().map(|(_, sentence)| sentence).collect();
        assert!(!own.contains("check"), "{own}");
        assert!(own.contains("that’s all"), "{own}");
    }
}

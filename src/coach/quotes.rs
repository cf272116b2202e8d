//! What others said: quotations and addresses are covered, so that they are not taken for the
//! writer's own words.

use super::block::{CODE, QUOTE};

/// The text with each byte of a quotation replaced by [`QUOTE`] and of an address by [`CODE`].
pub fn covered(text: &str) -> String {
    let last = Last::of(text);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut before = ' ';
    while let Some(letter) = text[at..].chars().next() {
        // Most letters neither open a quotation nor begin an address.
        let plain = |byte: &u8| byte.is_ascii() && !matches!(byte, b'"' | b'\'' | b'h');
        let own = text[at..].bytes().take_while(|byte| plain(byte)).count();
        if own > 0 {
            out.push_str(&text[at..at + own]);
            at += own;
            before = char::from(text.as_bytes()[at - 1]);
            continue;
        }
        let rest = at + letter.len_utf8();
        let end = if let Some(close) = closing(before, letter) {
            // One look at where the last one stands, so that marks without an end cost nothing.
            if last.at(close) < Some(rest) { None } else { ending(text, rest, close) }
        } else if letter == 'h' && !before.is_alphanumeric() && is_address(&text[at..]) {
            let end = text[at..].find(|c: char| c.is_whitespace() || ")>]\"".contains(c));
            let end = end.map_or(text.len(), |far| at + far);
            out.extend(std::iter::repeat_n(CODE, end - at));
            before = CODE;
            at = end;
            continue;
        } else {
            None
        };
        match end {
            Some(end) => {
                out.extend(std::iter::repeat_n(QUOTE, end - at));
                // A sentence that ends in its quotation has ended.
                let close = text[..end].chars().next_back().map_or(0, char::len_utf8);
                if text[rest..end - close].ends_with(['.', '!', '?']) && begins_anew(&text[end..]) {
                    out.pop();
                    out.push('.');
                }
                before = QUOTE;
                at = end;
            }
            None => {
                out.push(letter);
                before = letter;
                at = rest;
            }
        }
    }
    out
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

fn begins_anew(rest: &str) -> bool {
    let next = rest.strip_prefix(' ').unwrap_or(rest).chars().next();
    next.is_none_or(|letter| !letter.is_lowercase() && letter.is_alphanumeric())
}

/// The mark that closes what this one opens.
fn closing(before: char, letter: char) -> Option<char> {
    match letter {
        '“' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        '"' => Some('"'),
        '‘' => Some('\''),
        // Alone it opens before a word; within and behind one it is an apostrophe.
        '\'' if !before.is_alphanumeric() && before != '.' => Some('\''),
        _ => None,
    }
}

/// Where the quotation ends, its closing mark included.
fn ending(text: &str, from: usize, close: char) -> Option<usize> {
    let mut at = from;
    loop {
        let far = text[at..].find(close)?;
        let end = at + far + close.len_utf8();
        if close != '\'' || (at + far > from && ends_word(text, at + far)) {
            return Some(end);
        }
        at = end;
    }
}

/// The closing mark of a single quotation is an apostrophe inside a word.
fn ends_word(text: &str, at: usize) -> bool {
    !text[at + 1..].starts_with(char::is_alphanumeric) && !text[..at].ends_with(char::is_whitespace)
}

/// Where each closing mark stands last.
struct Last([(char, Option<usize>); 5]);

impl Last {
    fn of(text: &str) -> Self {
        Self(['”', '“', '»', '"', '\''].map(|close| {
            let ends = |at: &usize| close != '\'' || ends_word(text, *at);
            (close, text.rmatch_indices(close).map(|(at, _)| at).find(ends))
        }))
    }

    fn at(&self, close: char) -> Option<usize> {
        self.0.iter().find(|(known, _)| *known == close).and_then(|(_, at)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn own(text: &str) -> String {
        let covered = covered(text);
        assert_eq!(covered.len(), text.len());
        covered.replace([QUOTE, CODE], "")
    }

    #[test]
    fn quotations_and_addresses_are_covered() {
        assert_eq!(own("He said “it was my fault”. Then"), "He said . Then");
        assert_eq!(own("See https://wiki.example/human-error, please"), "See  please");
        assert_eq!(own("The \"operator error\" page"), "The  page");
        assert_eq!(own("a „careless“ and a «sloppy» one"), "a  and a  one");
    }

    #[test]
    fn single_marks_are_told_from_apostrophes() {
        let text = "I heard ‘I don't ever check it' and wrote it down; that's all.";
        assert_eq!(own(text), "I heard  and wrote it down; that's all.");
        assert_eq!(
            own("It was the engineers' mistake, not Dana's."),
            "It was the engineers' mistake, not Dana's."
        );
        assert_eq!(own("They called it 'human error' again."), "They called it  again.");
    }

    #[test]
    fn what_has_no_end_is_no_quotation() {
        assert_eq!(own("a 5\" disk was full"), "a 5\" disk was full");
        assert_eq!(own("“it never ends"), "“it never ends");
        assert_eq!(own("a 'nother, the engineers"), "a 'nother, the engineers");
    }

    #[test]
    fn a_sentence_ends_in_its_quotation() {
        assert_eq!(own("He said “it broke.” Then"), "He said . Then");
        assert_eq!(own("It said “stop!” and went"), "It said  and went");
    }
}

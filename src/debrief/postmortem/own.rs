//! What the author wrote, with the pins that it names as numbers of the evidence.

use super::paper::Paper;
use crate::debrief::markdown::{inline, paragraphs};

impl Paper<'_> {
    /// A text of the author's on one line: "(P3, P4)" in it is "[1, 2]".
    pub fn own_line(&mut self, text: &str) -> String {
        self.with_numbers(&inline(text))
    }

    /// The same for a text of several paragraphs.
    pub fn own_paragraphs(&mut self, text: &str) -> String {
        self.with_numbers(&paragraphs(text))
    }

    fn with_numbers(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, pins, after)) = next_pins(rest) {
            let places = pins.iter().map(|pin| {
                let pin = self.play.notebook.pins.get(pin);
                pin.map(|pin| pin.place.clone())
            });
            let all: Option<Vec<_>> = places.collect();
            out.push_str(before);
            match all {
                Some(places) => {
                    let numbers = places.iter().map(|place| self.number(place).to_string());
                    let numbers: Vec<String> = numbers.collect();
                    out.push_str(&format!("[{}]", numbers.join(", ")));
                }
                // Something else of that name: a machine, a product.
                None => out.push_str(&rest[before.len()..rest.len() - after.len()]),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// The first pin that a text names, or several in brackets of their own: what stands before, which
/// they are, and what stands after.
fn next_pins(text: &str) -> Option<(&str, Vec<u32>, &str)> {
    let part_of_word = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    };
    let starts = text.match_indices(['(', 'P']);
    let mut found = starts.filter_map(|(at, sign)| {
        let (before, after) = (&text[..at], &text[at + sign.len()..]);
        if sign == "P" {
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            let (digits, after) = after.split_at(digits);
            let edges =
                !part_of_word(before.chars().next_back()) && !part_of_word(after.chars().next());
            return Some((before, vec![digits.parse().ok().filter(|_| edges)?], after));
        }
        let (inside, after) = after.split_once(')')?;
        let pins = inside.split([',', ';', ' ']).filter(|part| !part.is_empty());
        let pins: Option<Vec<u32>> = pins.map(|pin| pin.strip_prefix('P')?.parse().ok()).collect();
        Some((before, pins.filter(|pins| !pins.is_empty())?, after))
    });
    found.next()
}

#[cfg(test)]
mod tests {
    use super::next_pins;

    #[test]
    fn pins_are_named_alone_or_in_brackets() {
        for (text, wanted) in [
            ("It ran (P3, P14) there", Some(("It ran ", vec![3, 14], " there"))),
            ("(P3)", Some(("", vec![3], ""))),
            ("as P7 has it", Some(("as ", vec![7], " has it"))),
            ("see (all of P2)", Some(("see (all of ", vec![2], ")"))),
            ("a P1x, GP2, P, (P) and ()", None),
            ("P99999999999", None),
        ] {
            assert_eq!(next_pins(text), wanted, "{text}");
        }
    }
}

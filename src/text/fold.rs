//! Words as they are looked for: without case, accents or the marks of a printer.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in which a search looks: "Rūta’s" is "ruta's".
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match plain(letter) {
            Some(plain) => out.push_str(plain),
            None => out.extend(letter.to_lowercase()),
        }
    }
    out
}

/// What a keyboard without it has instead: letters that Unicode does not take apart, and marks.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        '‘' | '’' | 'ʼ' => "'",
        '“' | '”' | '„' => "\"",
        '‐' | '‑' | '–' | '—' | '−' => "-",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ł' | 'Ł' => "l",
        'ı' => "i",
        _ => return None,
    })
}

/// The words that a player looks for. All of them have to be there, in any order, each as it is or
/// as a part of a longer one; no words find everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought(Vec<String>);

impl Sought {
    pub fn new(typed: &str) -> Self {
        Self(folded(typed).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `texts` together have every word.
    pub fn in_any(&self, texts: &[&str]) -> bool {
        if self.is_empty() {
            return true;
        }
        let texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
        self.0.iter().all(|word| {
            let named = is_name(word);
            texts.iter().any(|text| if named { has_name(text, word) } else { text.contains(word) })
        })
    }
}

/// Whether a word is a letter and a number, as things of the notebook are called: `p1`.
fn is_name(word: &str) -> bool {
    let number = word.strip_prefix(|letter: char| letter.is_ascii_alphabetic());
    number.is_some_and(|it| !it.is_empty() && it.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Whether a text has a name as a word of its own: P1 is not P17.
fn has_name(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_marks_are_folded() {
        for (text, plain) in [
            ("Rūta", "ruta"),
            ("R\u{75}\u{304}ta", "ruta"),
            ("ÉCOLE", "ecole"),
            ("it’s off – for good", "it's off - for good"),
            ("Straße in Łódź", "strasse in lodz"),
            ("Ærø", "aero"),
            ("09:24:10", "09:24:10"),
            ("２２１１", "2211"),
            ("日本", "日本"),
        ] {
            assert_eq!(folded(text), plain);
            assert_eq!(folded(plain), plain, "what is folded stays");
        }
    }

    #[test]
    fn every_word_must_be_there_in_any_order() {
        let found = |typed: &str| Sought::new(typed).in_any(&["Rūta sets 2211", "#door-trouble"]);
        for typed in ["", "  ", "ruta", "RŪTA", "2211 ruta", "door rut", "et", "#door-"] {
            assert!(found(typed), "{typed}");
        }
        for typed in ["emeka", "ruta emeka", "2210", "2211door"] {
            assert!(!found(typed), "{typed}");
        }
    }

    #[test]
    fn a_name_is_found_whole() {
        let found =
            |typed: &str| Sought::new(typed).in_any(&["P17  Rūta sets 2211, E1.", "edge-17"]);
        for (typed, wanted) in
            [("p17", true), ("P1", false), ("e1", true), ("e17", false), ("17", true), ("p", true)]
        {
            assert_eq!(found(typed), wanted, "{typed}");
        }
    }

    /// Words do not run from one text into the next.
    #[test]
    fn texts_stand_apart() {
        assert!(!Sought::new("ab").in_any(&["a", "b"]));
    }
}

//! The words of a command, taken one after the other.

use super::words::Word;
use crate::evidence::Place;
use crate::scenario::model::Ms;

/// Whether two words are both pins, or both numbers.
fn alike(one: &str, other: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().is_ok();
    (pin(one).is_ok() && pin(other).is_ok()) || (number(one) && number(other))
}

/// The words of a line, taken one after the other.
pub struct Args {
    words: Vec<Word>,
    at: usize,
    midnight: Ms,
}

impl Args {
    pub fn new(words: Vec<Word>, midnight: Ms) -> Self {
        Args { words, at: 0, midnight }
    }

    pub fn word(&mut self, what: &str) -> Result<String, String> {
        self.maybe().ok_or_else(|| format!("{what} is missing"))
    }

    pub fn maybe(&mut self) -> Option<String> {
        let word = self.words.get(self.at)?.text.clone();
        self.at += 1;
        Some(word)
    }

    pub fn id<T: for<'a> From<&'a str>>(&mut self, what: &str) -> Result<T, String> {
        self.word(what).map(|text| T::from(text.as_str()))
    }

    pub fn text(&mut self, what: &str) -> Result<String, String> {
        self.quoted().ok_or_else(|| format!("{what} in quotes is missing"))
    }

    /// Takes the first text in quotes out, wherever it stands.
    pub fn quoted(&mut self) -> Option<String> {
        let found = self.words.iter().skip(self.at).position(|word| word.quoted)?;
        Some(self.words.remove(self.at + found).text)
    }

    pub fn number<T: std::str::FromStr>(&mut self, what: &str) -> Result<T, String> {
        let text = self.word(what)?;
        text.parse().map_err(|_| format!("`{text}` is no whole number"))
    }

    pub fn pin(&mut self) -> Result<u32, String> {
        pin(&self.word("a pin")?)
    }

    /// All words that are left, as pins.
    pub fn pins(&mut self) -> Result<Vec<u32>, String> {
        self.rest().iter().map(|text| pin(text)).collect()
    }

    pub fn entry(&mut self) -> Result<u32, String> {
        numbered(&self.word("an entry")?, 'E')
    }

    pub fn grouped(&mut self, group: &str) -> Result<u32, String> {
        numbered(&self.word(group)?, 'E')
    }

    pub fn place(&mut self) -> Result<Place, String> {
        let text = self.word("a place")?;
        Place::parse(&text, self.midnight).ok_or_else(|| {
            format!("`{text}` is no place; `look SOURCE` shows the place of each line")
        })
    }

    /// Takes `key value` out and gives the value. There is one of each.
    pub fn after(&mut self, key: &str) -> Result<Option<String>, String> {
        let Some(at) = self.position(key).filter(|at| at + 1 < self.words.len()) else {
            return Ok(None);
        };
        self.words.remove(at);
        let value = self.words.remove(at).text;
        if self.position(key).is_some() {
            return Err(format!("`{key}` stands twice; it is given once, and takes one"));
        }
        let next = self.words.get(at).filter(|next| !next.quoted && alike(&value, &next.text));
        match next {
            Some(next) => Err(format!("one is taken after `{key}`: `{}` is one more", next.text)),
            None => Ok(Some(value)),
        }
    }

    /// Takes `key` and everything after it out.
    pub fn all_after(&mut self, key: &str) -> Vec<String> {
        let Some(at) = self.position(key) else { return Vec::new() };
        self.words.drain(at..).skip(1).map(|word| word.text).collect()
    }

    pub fn flag(&mut self, key: &str) -> bool {
        let found = self.position(key);
        found.map(|at| self.words.remove(at)).is_some()
    }

    pub fn position(&self, key: &str) -> Option<usize> {
        let rest = self.words.iter().enumerate().skip(self.at);
        rest.into_iter().find(|(_, word)| !word.quoted && word.text == key).map(|(at, _)| at)
    }

    /// What to look at. The quotes of a phrase are part of the query that follows the name.
    pub fn look(&mut self) -> Vec<String> {
        let mut words: Vec<Word> = self.words.drain(self.at..).collect();
        let quoted = words.iter_mut().skip(1).filter(|word| word.quoted);
        quoted.for_each(|word| word.text = format!("\"{}\"", word.text));
        words.into_iter().map(|word| word.text).collect()
    }

    pub fn rest(&mut self) -> Vec<String> {
        self.words.drain(self.at..).map(|word| word.text).collect()
    }

    pub fn end(&self) -> Result<(), String> {
        match self.words.get(self.at) {
            Some(word) => Err(format!("`{}` is more than the command takes", word.text)),
            None => Ok(()),
        }
    }
}

pub fn pin(text: &str) -> Result<u32, String> {
    numbered(text, 'P')
}

pub fn numbered(text: &str, letter: char) -> Result<u32, String> {
    let digits = text.strip_prefix(letter).or(text.strip_prefix(letter.to_ascii_lowercase()));
    digits
        .and_then(|digits| digits.parse().ok())
        .ok_or_else(|| format!("`{text}` is not {letter} and a number, as {letter}3"))
}

//! Whether a sentence is about a person, a machine, or one cannot tell.

use super::rules::Coach;
use unicode_segmentation::UnicodeSegmentation;

/// Names that a text uses, beside the words of the language.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    pub people: Vec<String>,
    pub machines: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Somebody by name.
    Person,
    Human,
    Machine,
    Unknown,
}

/// Words before the match that may hold its subject.
const REACH: usize = 8;

/// The nearest known word before the match decides; a capital first word that is no known machine
/// and stands right before the match counts as a name.
pub fn about(coach: &Coach, glossary: &Glossary, before: &str) -> About {
    let words: Vec<&str> = before.unicode_words().collect();
    let known = words.iter().rev().take(REACH).map(|word| known(coach, glossary, word));
    if let Some(about) = known.into_iter().find(|about| *about != About::Unknown) {
        return about;
    }
    match words.as_slice() {
        [name] if name.chars().next().is_some_and(char::is_uppercase) => About::Human,
        _ => About::Unknown,
    }
}

/// Whether one of the people stands by name in a sentence.
pub fn names(coach: &Coach, glossary: &Glossary, sentence: &str) -> bool {
    sentence.unicode_words().any(|word| known(coach, glossary, word) == About::Person)
}

/// What is known of one word; names are known without their marks, too.
fn known(coach: &Coach, glossary: &Glossary, word: &str) -> About {
    let word = coach.plain(word);
    let stem = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(&word);
    let among = |list: &[String]| list.iter().any(|name| coach.plain(name) == stem);
    if among(&glossary.machines) || among(&coach.machines) {
        About::Machine
    } else if among(&glossary.people) {
        About::Person
    } else if among(&coach.humans) {
        About::Human
    } else {
        About::Unknown
    }
}

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
    for word in words.iter().rev().take(REACH) {
        let lower = word.to_lowercase();
        let stem = lower.strip_suffix("'s").or(lower.strip_suffix("’s")).unwrap_or(&lower);
        let known = |list: &[String]| list.iter().any(|name| name.to_lowercase() == stem);
        if known(&glossary.machines) || known(&coach.machines) {
            return About::Machine;
        }
        if known(&glossary.people) || known(&coach.humans) {
            return About::Human;
        }
    }
    match words.as_slice() {
        [name] if name.chars().next().is_some_and(char::is_uppercase) => About::Human,
        _ => About::Unknown,
    }
}

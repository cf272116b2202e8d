//! The words of a sentence, and what each of them can be.

use super::block::{CODE, QUOTE};
use super::rules::Coach;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// Names that a text uses, beside the words of the language.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    pub people: Vec<String>,
    pub machines: Vec<String>,
    /// What somebody is called after what they do.
    pub roles: Vec<String>,
}

/// What a word can be in a sentence. Few are known; the others are `Unknown`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Kind {
    /// Somebody by name.
    Name,
    /// `he`, `she`, `we`, `nobody`: a subject as it stands.
    Somebody,
    /// `they`: who, the text before says.
    They,
    /// `it`: no person.
    It,
    Human,
    Machine,
    /// A thing that can be an act as well: a `check`, to `check`.
    Act,
    /// `the`, `every`, `her`: opens a new noun.
    Article,
    /// `of`, `in`, `during`: what follows only tells more.
    Preposition,
    /// `and`, `but`: who was the subject still is.
    Join,
    /// `because`, `when`: a clause of its own.
    Clause,
    Who,
    Which,
    That,
    /// `has`, `then`, `also`: stands between a subject and its verb.
    Helper,
    /// `was`, `been`: makes a passive.
    Be,
    /// `one`, `some`, `most`: of whom, the next words say.
    Some,
    /// `present`, `responsible`: follows the noun that it is said of.
    After,
    /// A verb in the past that does not end in -ed.
    Past,
    /// A comma, a dash, a bracket.
    Comma,
    /// A quotation.
    Quote,
    Unknown,
}

#[derive(Clone, Debug)]
pub struct Word {
    /// Bytes of the sentence.
    pub at: Range<usize>,
    pub kind: Kind,
    /// `Dana's`: what follows is the noun.
    pub owns: bool,
    pub capital: bool,
}

/// All known words, a text's own among them.
pub struct Lexicon<'a> {
    coach: &'a Coach,
    own: BTreeMap<String, Vec<(Vec<String>, Kind)>>,
}

impl<'a> Lexicon<'a> {
    pub fn new(coach: &'a Coach, glossary: &Glossary) -> Self {
        let mut own: BTreeMap<String, Vec<(Vec<String>, Kind)>> = BTreeMap::new();
        let lists = [
            (&glossary.people, Kind::Name),
            (&glossary.machines, Kind::Machine),
            (&glossary.roles, Kind::Human),
        ];
        for (names, kind) in lists {
            for name in names {
                let mut words: Vec<String> =
                    name.split_whitespace().map(|word| coach.plain(word)).collect();
                if let Some(last) = words.pop() {
                    own.entry(last).or_default().push((words, kind));
                }
            }
        }
        // Of two names the longer one is meant.
        for names in own.values_mut() {
            names.sort_by_key(|(before, _)| std::cmp::Reverse(before.len()));
        }
        Self { coach, own }
    }

    /// The words of a sentence.
    pub fn words(&self, sentence: &str) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        let mut plain: Vec<String> = Vec::new();
        let mut at = 0;
        while let Some(letter) = sentence[at..].chars().next() {
            let start = at;
            at += letter.len_utf8();
            let sign = match letter {
                QUOTE => Some(Kind::Quote),
                CODE => Some(Kind::Machine),
                ',' | ';' | ':' | '(' | ')' | '—' | '–' | '…' | '[' | ']' => {
                    Some(Kind::Comma)
                }
                '-' | '/' if sentence[at..].starts_with(' ') => Some(Kind::Comma),
                _ => None,
            };
            if let Some(kind) = sign {
                if letter == QUOTE || letter == CODE {
                    at += sentence[at..]
                        .bytes()
                        .take_while(|byte| char::from(*byte) == letter)
                        .count();
                }
                words.push(Word { at: start..at, kind, owns: false, capital: false });
                plain.push(String::new());
                continue;
            }
            if !letter.is_alphanumeric() {
                continue;
            }
            at = start + word_len(&sentence[start..]);
            let text = &sentence[start..at];
            let owns = text.ends_with("'s") || text.ends_with("s'");
            let stem = text.strip_suffix("'s").or(text.strip_suffix('\'')).unwrap_or(text);
            plain.push(self.coach.plain(stem));
            let kind = self.kind(&plain);
            // A contraction is no possession: `it's`, `who's`.
            let owns = owns && !matches!(kind, Kind::It | Kind::Who | Kind::That | Kind::Somebody);
            let capital = letter.is_uppercase();
            words.push(Word { at: start..at, kind, owns, capital });
        }
        words
    }

    /// What the last of these words is.
    fn kind(&self, words: &[String]) -> Kind {
        let Some((last, before)) = words.split_last() else { return Kind::Unknown };
        if let Some(names) = self.own.get(last) {
            for (longer, kind) in names {
                if before.ends_with(longer) {
                    return *kind;
                }
            }
        }
        // A query planner is no planner.
        let two = before.last().filter(|before| self.coach.firsts.contains(*before));
        let two = two.and_then(|before| self.coach.known(&format!("{before}_{last}")));
        two.unwrap_or_else(|| self.coach.kind(last))
    }
}

/// Bytes of the word that a text begins with: hyphens and apostrophes inside it are of it.
fn word_len(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let inner = match letter {
            '-' | '\'' | '_' => next.is_some_and(char::is_alphanumeric),
            // `14:02`, `1.5`
            ':' | '.' => {
                next.is_some_and(|next| next.is_ascii_digit())
                    && text[..at].ends_with(|before: char| before.is_ascii_digit())
            }
            _ => false,
        };
        if !letter.is_alphanumeric() && !inner && letter != '_' {
            // `engineers'`
            return if letter == '\'' && text[..at].ends_with('s') { at + 1 } else { at };
        }
        end = at + letter.len_utf8();
    }
    end
}

impl Coach {
    /// What the language knows of a word in small letters.
    pub fn kind(&self, word: &str) -> Kind {
        if let Some(kind) = self.known(word) {
            return kind;
        }
        // `deploy-bot`, `post-check`: the last part is the noun.
        if let Some((_, last)) = word.rsplit_once('-')
            && let Some(kind @ (Kind::Human | Kind::Machine | Kind::Act)) = self.known(last)
        {
            return if kind == Kind::Act { Kind::Machine } else { kind };
        }
        Kind::Unknown
    }

    /// A word as it stands in the lists, or its singular.
    fn known(&self, word: &str) -> Option<Kind> {
        let direct = self.words.get(word).copied();
        direct.or_else(|| {
            let stem = word.strip_suffix('s')?;
            let noun = |kind: &Kind| matches!(kind, Kind::Human | Kind::Machine | Kind::Act);
            let found = self.words.get(stem).copied();
            let found = found.or_else(|| self.words.get(stem.strip_suffix('e')?).copied());
            let found = found.or_else(|| {
                let y = format!("{}y", stem.strip_suffix("ie")?);
                self.words.get(&y).copied()
            });
            found.filter(noun)
        })
    }
}

//! Where patterns can match a text: what matches one begins with one of a few literals, or holds one,
//! and the literals of all patterns are looked for in one go.

use super::pattern::Pattern;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex_syntax::hir::{Class, Hir, HirKind};
use std::collections::BTreeMap;

/// Bytes of a literal at most: a longer one tells little more, and all of them have to be built.
const LONGEST: usize = 8;

/// Literals that one part of a pattern can be at most.
const FEW: usize = 64;

/// The literals of some patterns.
#[derive(Debug)]
pub struct Literals {
    automaton: AhoCorasick,
    /// Of each literal, the patterns that it is of, and whether they begin with it.
    of: Vec<Vec<(usize, bool)>>,
    /// Patterns that may match without any.
    free: Vec<usize>,
}

/// Where a pattern can match a text.
#[derive(Clone, Debug, Default)]
pub struct Places {
    pub anywhere: bool,
    /// Where a match can begin.
    pub starts: Vec<usize>,
}

impl Places {
    pub fn any(&self) -> bool {
        self.anywhere || !self.starts.is_empty()
    }
}

impl Literals {
    /// The literals of patterns.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn of<'a>(patterns: impl Iterator<Item = &'a Pattern>) -> Result<Self, String> {
        let mut all: BTreeMap<Vec<u8>, Vec<(usize, bool)>> = BTreeMap::new();
        let mut free = Vec::new();
        for (number, pattern) in patterns.enumerate() {
            let begins = begins(&pattern.hir);
            let opens = begins.is_some();
            let Some(literals) = begins.or_else(|| held(&pattern.hir)) else {
                free.push(number);
                continue;
            };
            for literal in shortest(literals) {
                all.entry(literal).or_default().push((number, opens));
            }
        }
        let mut automaton = AhoCorasick::builder();
        let automaton = automaton.kind(Some(AhoCorasickKind::ContiguousNFA)).build(all.keys());
        let automaton = automaton.map_err(|error| error.to_string())?;
        Ok(Self { automaton, of: all.into_values().collect(), free })
    }

    /// Looks up where each pattern can match this text.
    pub fn look(&self, text: &[u8], places: &mut [Places]) {
        for place in &mut *places {
            place.anywhere = false;
            place.starts.clear();
        }
        for number in &self.free {
            places[*number].anywhere = true;
        }
        for found in self.automaton.find_overlapping_iter(text) {
            for (number, opens) in &self.of[found.pattern()] {
                if *opens {
                    places[*number].starts.push(found.start());
                } else {
                    places[*number].anywhere = true;
                }
            }
        }
        // They were found in the order of their ends.
        for place in places.iter_mut().filter(|place| place.starts.len() > 1) {
            place.starts.sort_unstable();
        }
    }
}

/// Literals with one of which every match begins; none where there are no such.
fn begins(hir: &Hir) -> Option<Vec<Vec<u8>>> {
    let all = match hir.kind() {
        HirKind::Alternation(parts) => {
            parts.iter().map(begins).collect::<Option<Vec<_>>>()?.concat()
        }
        HirKind::Capture(capture) => begins(&capture.sub)?,
        HirKind::Repetition(repetition) if repetition.min > 0 => begins(&repetition.sub)?,
        HirKind::Concat(parts) => {
            let mut row = vec![Vec::new()];
            for part in parts {
                let exact = exact(part);
                let goes_on = exact.is_some();
                let Some(next) = exact.or_else(|| begins(part)) else { break };
                // What is too much to be told apart is at least known to begin so.
                match product(&row, &next) {
                    Some(longer) => row = longer,
                    None if row.iter().all(Vec::is_empty) => row = next,
                    None => break,
                }
                if !goes_on {
                    break;
                }
            }
            row
        }
        _ => exact(hir)?,
    };
    all.iter().all(|literal| !literal.is_empty()).then_some(all)
}

/// Literals one of which every match holds; none where there are no such.
fn held(hir: &Hir) -> Option<Vec<Vec<u8>>> {
    match hir.kind() {
        HirKind::Alternation(parts) => {
            Some(parts.iter().map(held).collect::<Option<Vec<_>>>()?.concat())
        }
        HirKind::Capture(capture) => held(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => held(&repetition.sub),
        HirKind::Concat(parts) => {
            // What stands in a row and is known in full, and what a part by itself holds.
            let mut found: Vec<Vec<Vec<u8>>> = parts.iter().filter_map(held).collect();
            let mut row = vec![Vec::new()];
            for part in parts {
                let exact = exact(part);
                match exact.as_ref().and_then(|exact| product(&row, exact)) {
                    Some(longer) => row = longer,
                    None => {
                        let next = exact.unwrap_or_else(|| vec![Vec::new()]);
                        found.push(std::mem::replace(&mut row, next));
                    }
                }
            }
            found.push(row);
            found.into_iter().filter(|literals| worth(literals).1 > 0).max_by_key(|it| worth(it))
        }
        _ => exact(hir).filter(|literals| worth(literals).1 > 0),
    }
}

/// All that this can be, if that is little.
fn exact(hir: &Hir) -> Option<Vec<Vec<u8>>> {
    let all = match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => vec![Vec::new()],
        HirKind::Literal(literal) => vec![literal.0.to_vec()],
        HirKind::Class(Class::Bytes(class)) => {
            let bytes = class.iter().flat_map(|range| range.start()..=range.end());
            let letters: Vec<Vec<u8>> = bytes.take(5).map(|byte| vec![byte]).collect();
            (letters.len() < 5).then_some(letters)?
        }
        HirKind::Capture(capture) => exact(&capture.sub)?,
        HirKind::Repetition(repetition) if repetition.max == Some(1) => {
            let mut all = exact(&repetition.sub)?;
            if repetition.min == 0 {
                all.push(Vec::new());
            }
            all
        }
        HirKind::Alternation(parts) => {
            parts.iter().map(exact).collect::<Option<Vec<_>>>()?.concat()
        }
        HirKind::Concat(parts) => {
            let all = Some(vec![Vec::new()]);
            parts.iter().fold(all, |all, part| product(&all?, &exact(part)?))?
        }
        _ => return None,
    };
    (all.len() <= FEW).then_some(all)
}

/// Each of these followed by each of those, if that is few.
fn product(these: &[Vec<u8>], those: &[Vec<u8>]) -> Option<Vec<Vec<u8>>> {
    let all =
        these.iter().flat_map(|one| those.iter().map(move |other| [&one[..], other].concat()));
    (these.len() * those.len() <= FEW).then(|| all.collect())
}

/// Words that stand in every second sentence, so that they tell little, in order.
const COMMON: [&str; 56] = [
    "", "a", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "did", "for",
    "from", "had", "has", "have", "he", "her", "him", "his", "i", "in", "is", "it", "its", "no",
    "not", "of", "on", "one", "or", "our", "out", "she", "so", "that", "the", "their", "them",
    "then", "they", "this", "to", "up", "was", "we", "were", "what", "who", "will", "with",
    "would", "you",
];

/// How seldom one of these stands in a text that does not match: the commonest one decides, by its
/// letters in words that are not common.
fn worth(literals: &[Vec<u8>]) -> (usize, usize, usize) {
    let letters = |literal: &Vec<u8>| {
        let words = literal.split(|letter| !letter.is_ascii_alphanumeric());
        let is_common = |word: &[u8]| COMMON.binary_search_by(|it| it.as_bytes().cmp(word)).is_ok();
        let rare = words.filter(|word| !is_common(word));
        (rare.map(<[u8]>::len).sum::<usize>().min(6), literal.len())
    };
    let (rarest, shortest) = literals.iter().map(letters).min().unwrap_or((0, 0));
    (rarest, shortest, usize::MAX - literals.len())
}

/// Those that no other one of them is the beginning of, cut to what tells enough.
fn shortest(mut literals: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    for literal in &mut literals {
        literal.truncate(LONGEST);
    }
    literals.sort();
    let mut kept: Vec<Vec<u8>> = Vec::new();
    for literal in literals {
        if kept.last().is_none_or(|before| !literal.starts_with(before)) {
            kept.push(literal);
        }
    }
    kept
}

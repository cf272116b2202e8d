//! What a text allows itself: `<!-- coach: allow CTF1, quoted from the ticket -->`.

use super::mark::Mark;
use super::rules::{Coach, means};
use crate::diagnostics::{Finding, did_you_mean};
use std::ops::Range;

/// Codes of what can be wrong with an allowance, and what it means.
pub const CODES: [(&str, &str); 3] = [
    ("ALW1", "an allowance without a reason"),
    ("ALW2", "an allowance that nothing needs"),
    ("ALW3", "an allowance for no rule"),
];

/// A comment that allows rules to be broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The comment.
    pub at: Range<usize>,
    /// The part of the text that it speaks of.
    pub covers: Range<usize>,
    pub codes: Vec<String>,
    pub reason: String,
}

impl Allow {
    /// Reads a comment from behind its opening; none if it is not the coach's.
    pub fn read(comment: &str, at: Range<usize>, covers: Range<usize>) -> Option<Self> {
        let words = comment.trim_start().strip_prefix("coach:")?;
        let words = words.trim().trim_end_matches("-->").trim();
        let words = words.strip_prefix("allow").unwrap_or(words).trim_start();
        // Codes come first; the reason begins with the first word that is none.
        let mut rest = words;
        let mut codes = Vec::new();
        while let Some(word) = rest.split([' ', ',', '\n']).next().filter(|word| is_code(word)) {
            codes.push(word.to_owned());
            rest = rest[word.len()..].trim_start_matches([' ', ',', ':', '\n']);
        }
        Some(Self { at, covers, codes, reason: rest.trim_matches(['-', ' ', '.']).to_owned() })
    }

    fn names(&self, code: &str) -> bool {
        self.codes.iter().any(|named| means(named, code))
    }
}

/// Letters of a category, with a number or without.
fn is_code(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    letters == 3 && word.len() <= 5 && word[3..].bytes().all(|byte| byte.is_ascii_digit())
}

/// Allowances that are looked at for one mark at most; the nearest says enough.
const NEAR: usize = 32;

/// Takes away what is allowed, and tells what is wrong with the allowances.
pub fn apply(allows: &[Allow], marks: &mut Vec<Mark>, file: &str) -> Vec<Finding> {
    let mut sorted: Vec<&Allow> = allows.iter().collect();
    sorted.sort_by_key(|allow| (allow.covers.start, allow.at.start));
    let mut used = vec![false; sorted.len()];
    marks.retain(|mark| {
        let before = sorted.partition_point(|allow| allow.covers.start <= mark.span.start);
        let near = (0..before).rev().take(NEAR).find(|at| {
            let allow = sorted[*at];
            allow.covers.end > mark.span.start
                && !allow.reason.is_empty()
                && allow.names(&mark.rule.code)
        });
        if let Some(at) = near {
            used[at] = true;
        }
        near.is_none()
    });
    sorted.iter().zip(used).filter_map(|(allow, used)| wrong(allow, used, file)).collect()
}

fn wrong(allow: &Allow, used: bool, file: &str) -> Option<Finding> {
    let known = Coach::standard().codes();
    let unknown = allow.codes.iter().find(|code| !known.contains(&code.as_str()));
    let finding = if let Some(code) = unknown {
        let help = did_you_mean(code, known.iter().copied());
        Finding::error("ALW3", file, format!("there is no rule `{code}` to allow")).help(help)
    } else if allow.codes.is_empty() {
        Finding::error("ALW3", file, "it is not said which rule is allowed")
            .help("write `<!-- coach: allow CODE, reason -->`")
    } else if allow.reason.is_empty() {
        Finding::error(
            "ALW1",
            file,
            format!("{} is allowed without a reason", allow.codes.join(", ")),
        )
        .help("say why behind a comma: `<!-- coach: allow CODE, quoted from the ticket -->`")
    } else if used {
        return None;
    } else {
        Finding::warning(
            "ALW2",
            file,
            format!("nothing here needs {} to be allowed", allow.codes.join(", ")),
        )
        .help(
            "take the comment away, or put it on the line or right before the block that it is for",
        )
    };
    Some(finding.at_bytes(allow.at.clone()))
}

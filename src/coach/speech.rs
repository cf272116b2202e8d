//! What is said as somebody else's words, and what is denied.

use super::literals::Places;
use super::rules::Coach;
use std::ops::Range;

/// Bytes around a match that are looked at.
const AROUND: usize = 200;

/// Patterns that are asked here: what reports, before the words and behind them, and what denies.
pub const PATTERNS: usize = 3;

/// A sentence, and which of the patterns it may match.
pub struct Speech<'a> {
    pub coach: &'a Coach,
    pub sentence: &'a [u8],
    pub may: &'a [Places],
}

impl Speech<'_> {
    /// Whether the words here are told as what somebody said, wrote or asked.
    pub fn reports(&self, at: &Range<usize>) -> bool {
        let before = &self.sentence[at.start.saturating_sub(AROUND)..at.start];
        // What follows a semicolon, or a contrast, is the writer's own again.
        let own =
            before.iter().rposition(|byte| *byte == b';').map_or(0, |semicolon| semicolon + 1);
        let to = self.sentence.len().min(at.end + AROUND);
        (self.may[0].any() && self.coach.reports.is_match(&before[own..]))
            || (self.may[1].any() && self.coach.reported.is_match(&self.sentence[at.end..to]))
    }

    /// Whether it is said that it was not so.
    pub fn denies(&self, at: &Range<usize>) -> bool {
        // Before the whole word: a match may begin behind its apostrophe.
        let start = self.sentence[..at.start].iter().rposition(|byte| *byte == b' ');
        let start = start.map_or(0, |blank| blank + 1);
        let from = start.saturating_sub(AROUND);
        self.may[2].any() && self.coach.denials.is_match(&self.sentence[from..start])
    }
}

//! What is said as somebody else's words, and what is denied.

use super::rules::Coach;
use std::ops::Range;

/// Bytes around a match that are looked at.
const AROUND: usize = 200;

/// Whether the words here are told as what somebody said, wrote or asked.
pub fn is_reported(coach: &Coach, sentence: &[u8], at: &Range<usize>) -> bool {
    let from = at.start.saturating_sub(AROUND);
    let before = &sentence[from..at.start];
    // What follows a semicolon, or a contrast, is the writer's own again.
    let own = before.iter().rposition(|byte| *byte == b';').map_or(0, |semicolon| semicolon + 1);
    if coach.reports.is_match(&before[own..]) {
        return true;
    }
    let to = sentence.len().min(at.end + AROUND);
    coach.reported.is_match(&sentence[at.end..to])
}

/// Whether it is said that it was not so.
pub fn is_denied(coach: &Coach, sentence: &[u8], at: &Range<usize>) -> bool {
    let from = at.start.saturating_sub(AROUND);
    coach.denials.is_match(&sentence[from..at.start])
}

//! The numbers of a play, as data.

use serde::Deserialize;
use std::sync::OnceLock;

/// `assets/play/rules.ron`. Minutes are working minutes; trust and support are points of 100.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    pub wrong_group_minutes: Vec<u32>,
    pub entry_tolerance_s: i64,
    pub range_lines: u32,
    pub range_texts: u32,
    pub move_sponsor: i32,
    pub promise_minutes: u32,
    pub promise_kept_sponsor: i32,
    pub promise_missed_sponsor: i32,
    pub retraction_sponsor: i32,
    pub consent_minutes: u32,
    pub consent_trust: i32,
    pub consent_needs_trust: i32,
    pub quote_without_consent_trust: i32,
    pub own_part_told_trust: i32,
    pub more_days_sponsor: i32,
    pub more_days_divisor: u32,
    pub leadership_sponsor: i32,
    pub due_days_at_most: u32,
}

impl Numbers {
    /// The numbers that the game plays by.
    pub fn standard() -> &'static Numbers {
        static NUMBERS: OnceLock<Numbers> = OnceLock::new();
        NUMBERS.get_or_init(|| {
            #[expect(clippy::expect_used, reason = "part of the program, held by a test")]
            ron::from_str(include_str!("../../assets/play/rules.ron")).expect("rules.ron is read")
        })
    }

    /// What the next wrong group costs after `wrong` others.
    pub fn wrong_group(&self, wrong: usize) -> u32 {
        let last = self.wrong_group_minutes.len().saturating_sub(1);
        self.wrong_group_minutes.get(wrong.min(last)).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_read_and_wrong_groups_grow_dearer() {
        let numbers = Numbers::standard();
        let costs: Vec<_> = (0..6).map(|wrong| numbers.wrong_group(wrong)).collect();
        assert_eq!(costs, [5, 10, 15, 20, 20, 20]);
    }
}

//! How well the rules do on sentences that people have labelled.

use super::mark::Confidence;
use super::{Config, check};
use serde::Deserialize;
use std::collections::BTreeSet;

/// A labelled sentence.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub text: String,
    /// Families that a careful reader marks.
    pub marks: Vec<String>,
    /// Families that are worth a look.
    #[serde(default)]
    pub hints: Vec<String>,
    /// What makes a clean sentence look like a mark.
    #[serde(default)]
    pub tricky: String,
}

/// Reads a set of labelled sentences.
///
/// # Errors
/// What is wrong with it, with its line.
pub fn read(text: &str) -> Result<Vec<Entry>, String> {
    ron::from_str(text).map_err(|error| error.to_string())
}

/// Marks that were expected and found, found in vain, and missed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
    /// What is labelled as worth a look, and what of it is shown as a mark or a hint.
    pub hints: usize,
    pub shown: usize,
}

impl Counts {
    /// Of the marks found, the share that was expected, in thousandths.
    pub fn precision(&self) -> usize {
        share(self.right, self.right + self.wrong)
    }

    /// Adds another's counts.
    pub fn add(&mut self, other: &Counts) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        self.hints += other.hints;
        self.shown += other.shown;
    }

    /// Of the marks expected, the share that was found, in thousandths.
    pub fn recall(&self) -> usize {
        share(self.right, self.right + self.missed)
    }
}

fn share(part: usize, of: usize) -> usize {
    (part * 1000).checked_div(of).unwrap_or(1000)
}

/// One sentence where the rules and the label differ.
#[derive(Clone, Debug)]
pub struct Differs {
    pub text: String,
    /// Codes that were marked in vain.
    pub wrong: Vec<String>,
    /// Families that were missed.
    pub missed: Vec<String>,
}

/// The counts by family, in the order of the families, and every sentence that differs.
pub fn score(entries: &[Entry], config: &Config) -> (Vec<(String, Counts)>, Vec<Differs>) {
    let families = &super::Coach::standard().categories;
    let mut counts: Vec<(String, Counts)> =
        families.iter().map(|family| (family.id.clone(), Counts::default())).collect();
    let mut differs = Vec::new();
    for entry in entries {
        let checked = check(&entry.text, config, "");
        for (family, counts) in &mut counts {
            if entry.hints.contains(family) {
                let mut marks = checked.marks.iter();
                counts.hints += 1;
                counts.shown += usize::from(marks.any(|it| it.rule.code.starts_with(&*family)));
            }
        }
        let sure = checked.marks.iter().filter(|mark| mark.confidence == Confidence::Mark);
        let codes: BTreeSet<&str> = sure.map(|mark| mark.rule.code.as_str()).collect();
        let mut differ =
            Differs { text: entry.text.clone(), wrong: Vec::new(), missed: Vec::new() };
        for (family, counts) in &mut counts {
            let found: Vec<&&str> =
                codes.iter().filter(|code| code.starts_with(family.as_str())).collect();
            match (entry.marks.contains(family), found.is_empty()) {
                (true, false) => counts.right += 1,
                (true, true) => {
                    counts.missed += 1;
                    differ.missed.push(family.clone());
                }
                (false, false) => {
                    counts.wrong += 1;
                    differ.wrong.extend(found.into_iter().map(|code| (*code).to_owned()));
                }
                (false, true) => {}
            }
        }
        if !differ.wrong.is_empty() || !differ.missed.is_empty() {
            differs.push(differ);
        }
    }
    (counts, differs)
}

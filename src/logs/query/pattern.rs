//! A pattern of a query: asked of texts in the game, and of bytes in files, which may be no UTF-8.

use regex::bytes::{Regex, RegexBuilder};
use std::ops::Range;

/// Runs in time linear in the line; its compiled size is bounded.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

impl Pattern {
    /// # Errors
    /// What is wrong with it.
    pub fn new(pattern: &str) -> Result<Pattern, regex::Error> {
        let built = RegexBuilder::new(pattern)
            .size_limit(1 << 20)
            .dfa_size_limit(1 << 20)
            .nest_limit(50)
            .build()?;
        Ok(Pattern(built))
    }

    pub fn source(&self) -> &str {
        self.0.as_str()
    }

    pub fn is_in(&self, line: &[u8]) -> bool {
        self.0.is_match(line)
    }

    /// Where it stands in a text.
    pub fn places<'a>(&'a self, line: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        // What fits single bytes, or nothing, may stand within a letter.
        let whole = |at: &Range<usize>| line.get(at.clone()).is_some();
        self.0.find_iter(line.as_bytes()).map(|found| found.range()).filter(whole)
    }
}

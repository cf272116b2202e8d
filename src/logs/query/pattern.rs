//! A pattern of a query: asked of texts in the game, and of bytes in files, which may be no UTF-8.

use regex::{Regex, RegexBuilder, bytes};
use std::ops::Range;

/// Runs in time linear in the line; its compiled size is bounded.
#[derive(Clone, Debug)]
pub struct Pattern {
    text: Regex,
    bytes: bytes::Regex,
}

impl Pattern {
    /// # Errors
    /// What is wrong with it.
    pub fn new(pattern: &str) -> Result<Pattern, regex::Error> {
        let text = RegexBuilder::new(pattern)
            .size_limit(1 << 20)
            .dfa_size_limit(1 << 20)
            .nest_limit(50)
            .build()?;
        let bytes = bytes::RegexBuilder::new(pattern)
            .size_limit(1 << 20)
            .dfa_size_limit(1 << 20)
            .nest_limit(50)
            .build()?;
        Ok(Pattern { text, bytes })
    }

    pub fn source(&self) -> &str {
        self.text.as_str()
    }

    pub fn is_in(&self, line: &[u8]) -> bool {
        self.bytes.is_match(line)
    }

    /// Where it stands in a text.
    pub fn places<'a>(&'a self, line: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.text.find_iter(line).map(|found| found.range())
    }
}

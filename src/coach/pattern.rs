//! Regular expressions that are made ready when a text first needs them: most texts need few.

use super::literals::Places;
use regex_automata::meta::{Config, Regex};
use regex_automata::{Anchored, Input};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;
use std::ops::Range;
use std::sync::OnceLock;

#[derive(Debug)]
pub struct Pattern {
    pub(super) hir: Hir,
    regex: OnceLock<Regex>,
}

impl Pattern {
    /// Reads a pattern. Texts are compared in small letters and byte by byte: that needs no tables of
    /// Unicode.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(pattern: &str) -> Result<Self, String> {
        let hir = ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern);
        Ok(Self { hir: hir.map_err(|error| error.to_string())?, regex: OnceLock::new() })
    }

    pub fn is_match(&self, text: &[u8]) -> bool {
        self.ready().is_match(text)
    }

    /// Where it matches a text, one behind the other.
    pub fn find(&self, text: &[u8], places: &Places) -> Vec<Range<usize>> {
        if places.anywhere {
            return self.ready().find_iter(text).map(|found| found.range()).collect();
        }
        let mut all: Vec<Range<usize>> = Vec::new();
        for start in &places.starts {
            if all.last().is_none_or(|before| before.end <= *start) {
                let here = Input::new(text).range(*start..).anchored(Anchored::Yes);
                all.extend(self.ready().search_half(&here).map(|end| *start..end.offset()));
            }
        }
        all
    }

    fn ready(&self) -> &Regex {
        self.regex.get_or_init(|| {
            // Where it may match is known before, and texts are short: nothing else has to be built.
            let config = Config::new().utf8_empty(false).nfa_size_limit(None);
            let config = config.auto_prefilter(false).onepass(false).backtrack(false);
            let config = config.hybrid_cache_capacity(64 << 20);
            #[expect(clippy::expect_used, reason = "part of the program, held by a test")]
            Regex::builder().configure(config).build_from_hir(&self.hir).expect("it is built")
        })
    }
}

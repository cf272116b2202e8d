//! Finding the lines of a whole chunk that a query may match, without going line by line.
//!
//! What must stand in every matching line is looked for in the chunk at once: a text, a pattern, or
//! one of several. It is rewritten so that it never crosses a line's end, and `^` and `$` mean the
//! line's. Where that is all that the query asks, nothing is left to ask of the line.

use super::Query;
use super::caseless::Caseless;
use super::parse::Node;
use super::term::Term;
use memchr::{memchr, memrchr};
use regex_automata::{Input, meta};
use regex_syntax::hir::{Capture, Class, ClassBytesRange, ClassUnicodeRange, Hir, HirKind, Look};
use regex_syntax::hir::{ClassBytes, ClassUnicode, Repetition};
use std::ops::Range;

/// Finds lines in chunks of whole lines. Each thread has its own clone.
#[derive(Clone, Debug)]
pub struct Finder {
    seek: Seek,
    sure: Sure,
}

/// Which of the lines that are found need not be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    None,
    /// Those without a carriage return: it ends a line for what `$` becomes, but not for us.
    WithoutReturn,
    /// Those that do not end with one.
    WithoutReturnAtEnd,
    All,
}

#[derive(Clone, Debug)]
enum Seek {
    Text(Caseless),
    Pattern(meta::Regex),
}

/// What every matching line holds.
struct Need {
    /// It is this text, and nothing else is asked.
    text: Option<Caseless>,
    hir: Hir,
    sure: Sure,
}

impl Finder {
    /// Of a query for which lines can be found; others are asked of every line.
    pub fn of(query: &Query) -> Option<Finder> {
        let need = need(&query.root)?;
        // A pattern that the empty text fits is in every line.
        need.hir.properties().minimum_len().filter(|least| *least > 0)?;
        if let Some(text) = need.text {
            return Some(Finder { seek: Seek::Text(text), sure: need.sure });
        }
        let config = meta::Config::new().utf8_empty(false).nfa_size_limit(Some(8 << 20));
        let pattern = meta::Builder::new().configure(config).build_from_hir(&need.hir).ok()?;
        Some(Finder { seek: Seek::Pattern(pattern), sure: need.sure })
    }

    /// Calls `hit` with a byte of each line that may match, in order, and whether the line must be
    /// asked still.
    pub fn each(&self, chunk: &[u8], mut hit: impl FnMut(usize, bool)) {
        let pattern = match &self.seek {
            Seek::Text(text) => return text.each(chunk, |at| hit(at, self.sure != Sure::All)),
            Seek::Pattern(pattern) => pattern,
        };
        let mut from = 0;
        while from < chunk.len()
            && let Some(at) = pattern.search_half(&Input::new(chunk).range(from..).earliest(true))
        {
            let at = at.offset();
            let end = memchr(b'\n', &chunk[at..]).map_or(chunk.len(), |end| at + end);
            let ask = match self.sure {
                Sure::None => true,
                Sure::WithoutReturn => memchr(b'\r', &chunk[line_at(chunk, at)]).is_some(),
                Sure::WithoutReturnAtEnd => chunk[..end].last() == Some(&b'\r'),
                Sure::All => false,
            };
            hit(at, ask);
            from = end + 1;
        }
    }
}

/// The line of a chunk, without its end, that holds this byte or ends with it.
pub fn line_at(chunk: &[u8], at: usize) -> Range<usize> {
    let start = memrchr(b'\n', &chunk[..at]).map_or(0, |end| end + 1);
    start..memchr(b'\n', &chunk[at..]).map_or(chunk.len(), |end| at + end)
}

fn need(node: &Node) -> Option<Need> {
    match node {
        Node::Term(Term::Text(_, pattern) | Term::Pattern(pattern)) => {
            let hir = regex_syntax::ParserBuilder::new().utf8(false).build();
            let hir = { hir }.parse(pattern.source()).ok()?;
            let text = match node {
                Node::Term(Term::Text(text, _)) => Caseless::of(text),
                _ => None,
            };
            let sure = match (&text, hir.properties().look_set().contains_anchor()) {
                (Some(_), _) => Sure::All,
                (None, true) => Sure::WithoutReturn,
                (None, false) => Sure::WithoutReturnAtEnd,
            };
            Some(Need { text, hir: within_a_line(&hir), sure })
        }
        Node::All(parts) => {
            let least = |need: &Need| need.hir.properties().minimum_len().unwrap_or(0);
            let best = parts.iter().filter_map(need).max_by_key(least)?;
            let sure = if parts.len() == 1 { best.sure } else { Sure::None };
            Some(Need { sure, ..best })
        }
        Node::Any(parts) => {
            let needs = parts.iter().map(need).collect::<Option<Vec<_>>>()?;
            // A pattern of several texts finds the line alike, whichever stands first in it.
            let sure = needs.iter().map(|need| need.sure).min().unwrap_or(Sure::None);
            let hir = Hir::alternation(needs.into_iter().map(|need| need.hir).collect());
            Some(Need { text: None, hir, sure })
        }
        Node::Not(_) | Node::Term(_) => None,
    }
}

/// The pattern for a chunk of lines: fits no line's end, and holds that lines begin and end where
/// they do.
fn within_a_line(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) if literal.0.contains(&b'\n') => Hir::fail(),
        HirKind::Literal(literal) => Hir::literal(literal.0.clone()),
        HirKind::Class(Class::Unicode(class)) => {
            let mut class = class.clone();
            class.difference(&ClassUnicode::new([ClassUnicodeRange::new('\n', '\n')]));
            Hir::class(Class::Unicode(class))
        }
        HirKind::Class(Class::Bytes(class)) => {
            let mut class = class.clone();
            class.difference(&ClassBytes::new([ClassBytesRange::new(b'\n', b'\n')]));
            Hir::class(Class::Bytes(class))
        }
        HirKind::Look(look) => Hir::look(match look {
            Look::Start => Look::StartLF,
            Look::End | Look::EndLF => Look::EndCRLF,
            other => *other,
        }),
        HirKind::Repetition(repeated) => Hir::repetition(Repetition {
            min: repeated.min,
            max: repeated.max,
            greedy: repeated.greedy,
            sub: Box::new(within_a_line(&repeated.sub)),
        }),
        HirKind::Capture(Capture { sub, .. }) => within_a_line(sub),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(within_a_line).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(within_a_line).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logs::Line;
    use proptest::prelude::*;

    /// Lines by asking each.
    fn asked(query: &Query, chunk: &[u8]) -> Vec<usize> {
        let lines = chunk.split(|byte| *byte == b'\n').enumerate();
        let last = chunk.split(|byte| *byte == b'\n').count() - 1;
        lines
            .filter(|(at, line)| *at != last || !line.is_empty())
            .filter(|(_, line)| query.matches(&Line::new(line, "")))
            .map(|(at, _)| at)
            .collect()
    }

    fn found(query: &Query, finder: &Finder, chunk: &[u8]) -> Vec<usize> {
        let mut out = Vec::new();
        finder.each(chunk, |at, ask| {
            let line = line_at(chunk, at);
            if !ask || query.matches(&Line::new(&chunk[line.clone()], "")) {
                out.push(chunk[..line.start].iter().filter(|byte| **byte == b'\n').count());
            }
        });
        out
    }

    const QUERIES: [&str; 23] = [
        "a",
        "ab",
        "AB",
        "ks",
        "/^a/",
        "/a$/",
        "/^ab?$/",
        "/a\\s+b/",
        "/a[^x]*b/",
        "/(?s)a.*b/",
        "/\\Aa/",
        "/b\\z/",
        "/\\bab\\b/",
        "/a\\Bb/",
        "/(?m)^a$/",
        "/(?R)a$/",
        "/(?mR)^b/",
        "/a\\r/",
        "a b",
        "a OR /b$/",
        "ab OR ks",
        "a -b",
        "(a b) OR k",
    ];

    proptest! {
        #[test]
        fn a_chunk_gives_what_its_lines_give(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    &b"a"[..], b"b", b"ab", b"x", b" ", b"\n", b"\r\n", b"\r", b"\xff", b"\0",
                    "ſ".as_bytes(), "K".as_bytes(), b"k", b"S",
                ]),
                0..40,
            ),
            at in 0..QUERIES.len(),
        ) {
            let chunk = parts.concat();
            let query = Query::parse(QUERIES[at]).expect("a query");
            let finder = Finder::of(&query).expect("a finder");
            prop_assert_eq!(found(&query, &finder, &chunk), asked(&query, &chunk));
        }
    }

    #[test]
    fn what_may_be_in_every_line_is_not_looked_for() {
        for query in ["", "-a", "/a*/", "/^$/", "level:error", "a OR level:error", "a OR -b"] {
            assert!(Finder::of(&Query::parse(query).expect("a query")).is_none(), "{query}");
        }
        assert!(Finder::of(&Query::parse("a level:error -c").expect("a query")).is_some());
    }
}

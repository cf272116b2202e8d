//! Finding the lines of a whole chunk that a query may match, without going line by line.
//!
//! What must stand in every matching line is looked for in the chunk at once: a text, a pattern, or
//! one of several. Where that is all that the query asks, nothing is left to ask of the line.

use super::Query;
use super::caseless::Caseless;
use super::need::{Need, Sure, need, reads_json};
use memchr::{memchr, memrchr};
use regex_automata::{Input, meta};
use std::ops::Range;

/// Finds lines in chunks of whole lines. Each thread has its own clone.
#[derive(Clone, Debug)]
pub struct Finder {
    plain: Seek,
    /// For chunks that may hold JSON, if they need another; its values are not always written as
    /// they are read.
    json: Option<Seek>,
}

#[derive(Clone, Debug)]
enum Seek {
    Text(Caseless, Sure),
    Pattern(meta::Regex, Sure),
    /// Every line, as nothing is known that it must hold.
    Lines,
}

impl Finder {
    /// `file` is the name that `source:` asks for.
    pub fn of(query: &Query, file: &str) -> Finder {
        let seek = |json| need(&query.root, file, json).and_then(Seek::of).unwrap_or(Seek::Lines);
        Finder { plain: seek(false), json: reads_json(&query.root).then(|| seek(true)) }
    }

    /// For records of any kind, of which only their text is sure; none if more than text is asked for.
    pub fn of_text(query: &Query) -> Option<Finder> {
        (!reads_json(&query.root)).then(|| Finder::of(query, ""))
    }

    /// Whether a line may match.
    pub fn may_match(&self, line: &[u8]) -> bool {
        let mut any = false;
        self.each(line, |_, _| any = true);
        any
    }

    /// Calls `hit` with a byte of each line that may match, in order, and whether the line must be
    /// asked still.
    pub fn each(&self, chunk: &[u8], hit: impl FnMut(usize, bool)) {
        match &self.json {
            Some(json) if memchr(b'{', chunk).is_some() => json.each(chunk, hit),
            _ => self.plain.each(chunk, hit),
        }
    }
}

impl Seek {
    fn of(need: Need) -> Option<Seek> {
        // A pattern that the empty text fits is in every line.
        need.hir.properties().minimum_len().filter(|least| *least > 0)?;
        if let Some(text) = need.text {
            return Some(Seek::Text(text, need.sure));
        }
        let config = meta::Config::new().utf8_empty(false).nfa_size_limit(Some(8 << 20));
        let pattern = meta::Builder::new().configure(config).build_from_hir(&need.hir).ok()?;
        Some(Seek::Pattern(pattern, need.sure))
    }

    fn each(&self, chunk: &[u8], mut hit: impl FnMut(usize, bool)) {
        let next = |from: usize| match self {
            Seek::Pattern(pattern, _) => {
                let input = Input::new(chunk).range(from..).earliest(true);
                Some(pattern.search_half(&input)?.offset())
            }
            _ => Some(from),
        };
        let sure = match self {
            Seek::Text(text, sure) => return text.each(chunk, |at| hit(at, *sure != Sure::All)),
            Seek::Pattern(_, sure) => *sure,
            Seek::Lines => Sure::None,
        };
        let mut from = 0;
        while from < chunk.len()
            && let Some(at) = next(from)
        {
            let end = memchr(b'\n', &chunk[at..]).map_or(chunk.len(), |end| at + end);
            let ask = match sure {
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
            .filter(|(_, line)| query.matches(&Line::new(line, FILE)))
            .map(|(at, _)| at)
            .collect()
    }

    fn found(query: &Query, chunk: &[u8]) -> Vec<usize> {
        let mut out = Vec::new();
        Finder::of(query, FILE).each(chunk, |at, ask| {
            let line = line_at(chunk, at);
            if !ask || query.matches(&Line::new(&chunk[line.clone()], FILE)) {
                out.push(chunk[..line.start].iter().filter(|byte| **byte == b'\n').count());
            }
        });
        out
    }

    const FILE: &str = "edge.log";

    /// Texts and patterns, and what they are asked of.
    const QUERIES: [&str; 29] = [
        "a",
        "ab",
        "AB",
        "ks",
        "k",
        "bask",
        "ska",
        "ab-ab",
        "\"a b\"",
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
        "",
    ];
    const PARTS: [&[u8]; 15] = [
        b"a",
        b"b",
        b"ab",
        b"x",
        b" ",
        b"\n",
        b"\r\n",
        b"\r",
        b"\xff",
        b"\0",
        b"\xc5\xbf",
        b"\xe2\x84\xaa",
        b"k",
        b"S",
        b"-",
    ];

    /// What lines of several formats say.
    const ASKED: [&str; 29] = [
        "status:502",
        "status:5*",
        "status:*2",
        "status:>=500",
        "level:error",
        "level:>=warn",
        "level:<=info",
        "level:>critical",
        "n:0.5",
        "n:500",
        "n:*0",
        "n:1e-5",
        "n:-0.0",
        "n:>0.1",
        "http.n:50*",
        "http:*:50*",
        "latency:>1",
        "msg:ab",
        "msg:a*b",
        "msg:\"a\\\"b\"",
        "path:/x*",
        "x:*\\\\*",
        "http:\"*\\\"a/b\\\"*\"",
        "service:led",
        "source:edge",
        "host:K",
        "status:502 OR level:error",
        "status:502 -level:error",
        "(status:502 OR n:500) ab",
    ];
    const SAID: [&[u8]; 57] = [
        b"status=502 ",
        b"status=\"502\" ",
        b"STATUS=502 ",
        b"status=200 ",
        b"n=500 ",
        b"n=0.5,",
        b"\"GET /x HTTP/1.1\" 502 5 ",
        b"1.2.3.4 - - ",
        b"2025-06-04T09:24:10Z ",
        b"ERROR ",
        b"[warn] ",
        b"info: ",
        b"level=err ",
        b"level=INFO ",
        b"critical",
        b"{",
        b"}",
        b"}\n",
        b",",
        b"\"status\":502",
        b"\"status\": \"5\\u00302\"",
        b"\"st\\u0061tus\":502",
        b"\"level\":50",
        b"\"lvl\" : 30",
        b"\"level\":\"err\\u006fr\"",
        b"\"severity\":\"Warning\"",
        b"\"s\":\"E\"",
        b"\"Level\" : \" W \"",
        b"\"@l\":4",
        b"\"level\":7",
        b"\"n\":5e2",
        b"\"n\":500",
        b"\"n\":0.50",
        b"\"n\":0.00001",
        b"\"n\":-0",
        b"\"n\":5e-1",
        b"\"n\":499.99999999999999999",
        b"\"http\":{\"n\" : 500}",
        b"\"http\":{\"n\":5.0e1}",
        b"\"service\":\"LEDGER\"",
        b"service=Ledger ",
        b"host=\xe2\x84\xaa ",
        b"\"host\":\"k\"",
        b"\"msg\":\"a\\nb\"",
        b"\"msg\":\"ab\"",
        b"\"msg\":\"a\\\"b\"",
        b"\"path\":\"\\/x\"",
        b"\"x\":\"\\\\\"",
        b"\"http\":{\"n\": \"a\\/b\"}",
        b"path=/x/y ",
        b"ab",
        b"took_ms=5 ",
        b"\"ms\":2",
        b"\xff",
        b"\n",
        b"\r\n",
        b" ",
    ];

    /// Lines that are often whole.
    fn lines() -> impl Strategy<Value = Vec<u8>> {
        let some = |most| prop::collection::vec(prop::sample::select(SAID.to_vec()), 0..most);
        let json = some(4).prop_map(|parts| [b"{", &parts.join(&b","[..])[..], b"}\n"].concat());
        let plain = some(6).prop_map(|parts| [&parts.concat()[..], b"\n"].concat());
        let lines = prop_oneof![json, plain.clone(), plain];
        prop::collection::vec(lines, 0..12).prop_map(|lines| lines.concat())
    }

    proptest! {
        #[test]
        fn a_chunk_gives_what_its_lines_give(
            parts in prop_oneof![
                prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..40),
                prop::collection::vec(prop::sample::select(PARTS.to_vec()), 100..900),
            ],
            at in 0..QUERIES.len(),
        ) {
            let chunk = parts.concat();
            let query = Query::parse(QUERIES[at]).expect("a query");
            prop_assert_eq!(found(&query, &chunk), asked(&query, &chunk));
        }

        #[test]
        fn what_is_known_of_lines_is_found_in_chunks(chunk in lines(), at in 0..ASKED.len()) {
            let query = Query::parse(ASKED[at]).expect("a query");
            prop_assert_eq!(found(&query, &chunk), asked(&query, &chunk), "{}", ASKED[at]);
        }
    }

    #[test]
    fn a_line_that_lacks_what_must_be_there_is_not_asked() {
        let chunk =
            b"one 502 warn\nstatus=200 INFO\nnothing\n{\"status\":200,\"level\":\"info\"}\n";
        for (text, lines) in [
            ("", 4),
            ("-a", 4),
            ("/a*/", 4),
            ("a OR after:09:00", 4),
            ("source:edge", 4),
            ("n:1e-5", 4),
            ("status:502", 1),
            ("status:>=500", 2),
            ("level:>info", 1),
            ("level:error", 0),
            ("service:ledger", 0),
            ("after:09:00 level:info", 2),
        ] {
            let mut asked = 0;
            let query = Query::parse(text).expect("a query");
            Finder::of(&query, FILE).each(chunk, |_, ask| asked += u32::from(ask));
            assert_eq!(asked, lines, "{text}");
        }
    }
}

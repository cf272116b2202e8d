//! What queries find, what they refuse, and that no text breaks or slows them.

use super::*;
use crate::logs::Level;
use proptest::prelude::*;
use std::borrow::Cow;

struct Line(&'static str, Level, i64);

impl Record for Line {
    fn text(&self) -> &str {
        self.0
    }
    fn level(&self) -> Option<Level> {
        Some(self.1)
    }
    fn sources(&self) -> Vec<&str> {
        vec!["edge-17", "door"]
    }
    fn field(&self, name: &str) -> Option<Cow<'_, str>> {
        crate::logs::record::pair(self.0, name).map(Cow::Borrowed)
    }
    fn time_of_day(&self) -> Option<i64> {
        Some(self.2)
    }
    fn moment(&self, _year: i16) -> Option<i64> {
        Some(DATE + self.2)
    }
}

/// 2025-06-04.
const DATE: i64 = 1_748_995_200_000;

const LINE: Line = Line(
    "GET /booking/new status=502 waited_ms=1004 took=1.2s note=\"no verdict\" (late)",
    Level::Error,
    (9 * 60 + 24) * 60_000 + 10_000,
);

fn found(query: &str) -> bool {
    Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error:?}")).matches(&LINE)
}

#[test]
fn each_form_finds_and_misses() {
    for query in [
        "",
        "booking STATUS",
        "\"no verdict\"",
        "/b[o]+king/",
        "/booking/new",
        "status:502",
        "status:5*",
        "note:\"no verdict\"",
        "status:>=500 status:<503",
        "latency:>500ms",
        "latency:>1s",
        "took:>1100ms",
        "level:error",
        "level:>=warn",
        "service:door",
        "source:edge",
        "before:09:25",
        "after:09:24:10",
        "around:9:24",
        "after:2025-06-04",
        "after:2025-06-04T09:24:10",
        "before:2025-06-04T09:24:10.5 before:2025-06-05",
        "around:2025-06-04T09:23:10",
        "around:2025-06-04",
        "before:\"2025-06-04 09:25\"",
        "-refused",
        "!level:info",
        "refused OR booking",
        "(refused OR timeout) OR -(a refused)",
        "\"(late)\"",
    ] {
        assert!(found(query), "{query}");
    }
    for query in [
        "refused",
        "booking refused",
        "\"verdict no\"",
        "/^booking/",
        "status:50",
        "note:verdict",
        "status:>502",
        "latency:>2s",
        "level:>error",
        "service:ledger",
        "before:09:24:10",
        "after:09:25",
        "around:09:26",
        "before:2025-06-04",
        "after:2025-06-04T09:24:11",
        "around:2025-06-03",
        "around:2025-06-05",
        "around:2025-06-04T09:25:11",
        "-booking",
        "refused OR timeout",
        "nothing:>1",
    ] {
        assert!(!found(query), "{query}");
    }
}

#[test]
fn what_cannot_be_read_is_pointed_at() {
    for (query, part) in [
        ("a \"open", "\"open"),
        ("level:loud x", "level:loud"),
        ("x before:25:00", "before:25:00"),
        ("after:2025-02-30 x", "after:2025-02-30"),
        ("after:2025-6-4", "after:2025-6-4"),
        ("around:2025-06-04T25:00", "around:2025-06-04T25:00"),
        ("a before:2025-06-04T09:24Z", "before:2025-06-04T09:24Z"),
        ("after:2025-06-04T09:24+02:00", "after:2025-06-04T09:24+02:00"),
        ("after:20250604", "after:20250604"),
        ("after:yesterday", "after:yesterday"),
        ("latency:>fast", "latency:>fast"),
        ("a /(/ b", "/(/"),
        ("(a b", "("),
        ("a) b", ")"),
        ("a OR", "OR"),
        ("status:", "status:"),
    ] {
        let error = Query::parse(query).expect_err(query);
        assert_eq!(&query[error.span.clone()], part, "{query}");
        assert!(!error.write_instead.is_empty() && !error.message.is_empty());
    }
    for zoned in ["before:2025-06-04T09:24Z", "before:\"2025-06-04 09:24 +02:00\""] {
        let error = Query::parse(zoned).expect_err("a zone");
        assert_eq!(error.write_instead, "before:2025-06-04T09:24");
    }
    let error = Query::parse("after:2025-06-31").expect_err("no such day");
    assert!(Query::parse(error.write_instead.rsplit(' ').next().unwrap_or("")).is_ok());
}

#[test]
fn highlights_are_words_and_patterns_only() {
    let query = Query::parse("no OR /verd\\w+/ -late status:502").expect("a query");
    let line = "no verdict, late, status=502";
    let marked: Vec<&str> = query.highlights(line).into_iter().map(|at| &line[at]).collect();
    assert_eq!(marked, ["no", "verdict"]);
}

#[test]
fn a_pattern_that_backtracks_elsewhere_stays_linear_here() {
    let query = Query::parse("/(a+)+$/ -x").expect("a query");
    let line = format!("{}b", "a".repeat(200_000));
    // A backtracking engine needs 2^200000 steps: that this ends is the test.
    assert!(!query.matches(&line.as_str()));
    assert!(Query::parse("/((a{100}){100}){100}/").is_err());
}

#[test]
fn a_window_is_what_holds_for_every_line() {
    let minute = 60_000;
    let window = |text: &str| Query::parse(text).expect("a query").window(0);
    assert_eq!(window("ruleset"), (None, None));
    assert_eq!(window("after:00:10 x before:00:30"), (Some(10 * minute), Some(30 * minute)));
    assert_eq!(window("around:00:10"), (Some(9 * minute), Some(11 * minute)));
    assert_eq!(window("after:00:10 after:00:20"), (Some(20 * minute), None));
    assert_eq!(window("after:2025-06-04 before:00:10"), (Some(DATE), Some(10 * minute)));
    // Lines beside the stretch match as well.
    assert_eq!(window("after:00:10 OR worker"), (None, None));
    assert_eq!(window("-after:00:10"), (None, None));
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in "\\PC{0,60}", line in "\\PC{0,80}") {
        match Query::parse(&text) {
            Ok(query) => {
                query.matches(&line.as_str());
                for range in query.highlights(&line) {
                    prop_assert!(line.get(range).is_some());
                }
            }
            Err(error) => prop_assert!(text.get(error.span).is_some()),
        }
    }

    #[test]
    fn no_signs_break_it(text in "[-!()\"/:<>=a1 OR|*\\\\]{0,80}") {
        if let Err(error) = Query::parse(&text) {
            prop_assert!(text.get(error.span).is_some());
        }
    }

    #[test]
    fn a_word_is_found_where_it_stands(word in "[a-z]{1,8}", before in "[A-Z ]{0,9}") {
        let line = format!("{before}{word}");
        let query = Query::parse(&format!("\"{word}\"")).expect("a phrase");
        prop_assert!(query.matches(&line.as_str()));
        prop_assert!(!query.highlights(&line).is_empty());
    }
}

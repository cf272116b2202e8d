//! What a query asks of real lines.

use super::*;
use crate::logs::Query;
use proptest::prelude::*;

const JSON: &str = r#"{"ts":"2025-06-04T09:24:10.123Z","level":"warn","service":"ledger","msg":"workers busy","busy":0.998,"http":{"status":502}}"#;
const NUMBERED: &str = r#"{"time":1749029050250,"level":50,"msg":"pool exhausted"}"#;
const LOGFMT: &str =
    r#"ts=2025-06-04T09:24:10Z level=error host=a-1 msg="workers busy" took_ms=1004"#;
const PLAIN: &str = "2025-06-04 09:24:10,123 WARN  [main] a-1: workers busy busy=0.998";
const ACCESS: &str = r#"203.0.113.4 - - [04/Jun/2025:09:24:10 +0000] "GET /booking/new HTTP/1.1" 502 137 "-" "curl/8""#;
const SYSLOG: &str = "Jun  4 09:24:10 edge-17 sieve[812]: error: no verdict";
const NGINX: &str = "2025/06/04 09:24:10 [crit] 7#7: *1 upstream gone";
const PREFIXED: &str = r#"2025-06-04T09:24:10Z stdout {"level":"debug","n":3}"#;

fn finds(query: &str, line: &str) -> bool {
    let query = Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error:?}"));
    query.matches(&Line::new(line.as_bytes(), "edge.log.1"))
}

#[test]
fn each_form_finds_and_misses() {
    for (line, queries) in [
        (
            JSON,
            &[
                "level:warn",
                "busy:>0.9",
                "msg:\"workers busy\"",
                "http.status:502",
                "service:ledger",
                "source:edge",
                "around:09:24",
                "around:2025-06-04T09:24",
                "/busy\":0/",
            ][..],
        ),
        (NUMBERED, &["level:error", "after:09:24:10 before:09:24:11", "msg:pool*"]),
        (
            LOGFMT,
            &["level:>=error", "latency:>1s", "host:a-1", "msg:\"workers busy\"", "after:09:24:10"],
        ),
        (PLAIN, &["level:warn", "busy:<1", "around:09:24", "msg:*busy*"]),
        (
            ACCESS,
            &[
                "status:5*",
                "path:/booking/*",
                "ip:203.0.113.4",
                "agent:curl*",
                "after:09:24",
                "method:get",
            ],
        ),
        (
            SYSLOG,
            &[
                "level:error",
                "around:09:24:10",
                "\"edge-17 sieve\"",
                "after:2024-06-04 before:2025-06-05",
            ],
        ),
        (NGINX, &["level:critical", "before:09:25"]),
        (PREFIXED, &["level:debug", "n:3", "after:09:24:10 before:09:24:11"]),
        ("no time here, INFO though", &["level:info", "-after:00:00"]),
    ] {
        for query in queries {
            assert!(finds(query, line), "{query} in {line}");
        }
    }
    for (line, query) in [
        (JSON, "level:error"),
        (JSON, "busy:>1"),
        (LOGFMT, "before:09:24:10"),
        (ACCESS, "level:error"),
        (PLAIN, "service:ledger"),
        (PLAIN, "before:2025-06-04"),
        (JSON, "after:2025-06-05"),
        (SYSLOG, "before:2025-06-04"),
        ("09:24:10 x", "after:1970-01-01"),
        ("2025-06-04 09:24:10 there was no error at all", "level:error"),
        ("all is well", "level:>=debug"),
        ("took 3 s", "after:00:00"),
        (r#"{"msg":"a=1"}"#, "a:1"),
    ] {
        assert!(!finds(query, line), "{query} in {line}");
    }
}

#[test]
fn bytes_that_are_no_text_are_searched_as_they_are() {
    let line = Line::new(b"2025-06-04 09:24:10 ERROR \xff\xfe\0 refused\r", "x");
    for query in ["refused", "level:error", "/refused$/", "after:09:24", "\"ERROR\""] {
        assert!(Query::parse(query).expect("a query").matches(&line), "{query}");
    }
    assert!(!line.is_utf8());
    assert!(Line::new("é".as_bytes(), "x").is_utf8());
}

#[test]
fn a_line_of_megabytes_is_not_taken_apart() {
    let line = format!("{{\"level\":\"error\",\"pad\":\"{}\"}}", "x".repeat(2 << 20));
    let line = Line::new(line.as_bytes(), "x");
    assert_eq!(*line.fields(), Fields::None);
    assert!(Query::parse("/xxx\"}$/").expect("a query").matches(&line));
}

proptest! {
    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..120), json in any::<bool>()) {
        let bytes = if json { [b"{\"level\":", &bytes[..], b"}"].concat() } else { bytes };
        let line = Line::new(&bytes, "x");
        let _ = (line.level(), line.stamp(), line.sources(), line.field("msg"), line.field("a"));
        let _ = line.fields().listed(line.text());
    }
}

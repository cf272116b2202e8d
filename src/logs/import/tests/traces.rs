//! Lines that belong together.

use super::*;

/// The records of a text, and the numbers of the lines that could not be read.
fn records(text: &str) -> (Vec<String>, Vec<u64>) {
    let (records, tally, _) = gathered(text.as_bytes(), &mut utc(), false);
    let texts = records.into_iter().map(|record| record.text).collect();
    (texts, tally.examples.into_iter().map(|(line, _)| line).collect())
}

/// Such a text is one record between two others.
#[track_caller]
fn one(text: &str) {
    let (before, after) = ("2024-06-04 09:24:09 before", "2024-06-04 09:24:11 after");
    let (found, unread) = records(&format!("{before}\n{text}\n{after}\n"));
    assert_eq!(found, [before, text, after]);
    assert!(unread.is_empty(), "{unread:?}");
}

#[test]
fn java() {
    one("2024-06-04 09:24:10,123 ERROR [main] com.example.Pool - failed\n\
         java.lang.IllegalStateException: no worker\n\
         \tat com.example.Pool.take(Pool.java:88)\n\
         \tat com.example.Main.main(Main.java:7)\n\
         Caused by: java.io.IOException: disk full\n\
         \t... 12 more\n\
         \tSuppressed: java.lang.Exception: close");
}

#[test]
fn python() {
    one("2024-06-04 09:24:10,123 - pool - ERROR - failed\n\
         Traceback (most recent call last):\n\
         \x20 File \"/app/pool.py\", line 88, in take\n\
         \x20   raise NoWorker(\"none\")\n\
         pool.NoWorker: none\n\
         \n\
         During handling of the above exception, another exception occurred:\n\
         \n\
         Traceback (most recent call last):\n\
         \x20 File \"/app/main.py\", line 7, in main\n\
         KeyboardInterrupt");
}

#[test]
fn go() {
    one("2024/06/04 09:24:10 http: panic serving 203.0.113.4:5: no worker\n\
         panic: no worker [recovered]\n\
         \n\
         goroutine 7 [running]:\n\
         main.(*Pool).take(0xc000010000, 0x1)\n\
         \t/app/pool.go:88 +0x1d\n\
         created by main.main in goroutine 1\n\
         \t/app/main.go:7 +0x25\n\
         exit status 2");
}

#[test]
fn others() {
    one("[2024-06-04T09:24:10.123Z] ERROR failed\n\
         TypeError: x is not a function\n\
         \x20   at take (/app/pool.js:88:7)");
    one("2024-06-04T09:24:10.123Z ERROR pool: failed\n\
         thread 'main' panicked at src/main.rs:2:5:\n\
         no worker\n\
         note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace");
    one("[2024-06-04 09:24:10] production.ERROR: no worker {\"exception\":\"[object]\n\
         [stacktrace]\n#0 /app/a.php(3): f()\n#1 {main}\n\"}");
    one("2024-06-04 09:24:10 ERROR {\n  \"a\": 1\n}");
    one("Jun 04, 2024 9:24:10 AM com.example.Pool take\nSEVERE: no worker");
}

#[test]
fn what_belongs_to_nothing_is_not_joined() {
    let (found, unread) = records(
        "banner\n  set in\n2024-06-04 09:24:10 one\n\n=====\n  below it\n2024-06-04 09:24:11 two\n",
    );
    assert_eq!(found, ["2024-06-04 09:24:10 one", "2024-06-04 09:24:11 two"]);
    assert_eq!(unread, [1, 2, 5, 6]);
}

#[test]
fn all_is_joined_where_that_is_wanted() {
    let text = "2024-06-04 09:24:10 SELECT a\nFROM b\nWHERE c\n2024-06-04 09:24:11 two\n";
    let (found, tally, _) = gathered(text.as_bytes(), &mut utc(), true);
    assert_eq!(found[0].text, "2024-06-04 09:24:10 SELECT a\nFROM b\nWHERE c");
    assert_eq!((found.len(), tally.unread, tally.joined), (2, 0, 2));
}

#[test]
fn colours_and_carriage_returns_do_not_count() {
    let text = b"\xef\xbb\xbf2024-06-04 09:24:10 \x1b[31mERROR\x1b[0m \xff down\r\n\ttrace\r\n";
    let (found, tally, _) = gathered(text, &mut utc(), false);
    assert_eq!(found[0].text, "2024-06-04 09:24:10 ERROR \\xff down\n\ttrace");
    assert_eq!(read(&found[0].text).and_then(|read| read.level), Some(Level::Error));
    assert_eq!((tally.odd, found[0].bytes), (1, text.len() as u64));
}

#[test]
fn a_line_that_is_too_long_is_told() {
    let long = format!("2024-06-04 09:24:10 {}\n2024-06-04 09:24:11 x\n", "x".repeat(LONGEST));
    let (found, tally, rest) = gathered(long.as_bytes(), &mut utc(), false);
    assert_eq!((found.len(), tally.too_long, tally.unread), (1, 1, 1));
    assert_eq!(rest.len() as u64, tally.unread_bytes);
}

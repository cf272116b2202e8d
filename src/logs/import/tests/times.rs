//! Years, days and zones that are not written.

use super::*;
use jiff::civil::date;
use jiff::tz::TimeZone;

fn instants(lines: &str, mut when: When) -> (Vec<String>, Assumed) {
    let (records, _, _) = gathered(lines.as_bytes(), &mut when, false);
    let text = |at: i64| jiff::Timestamp::from_millisecond(at).expect("an instant").to_string();
    let times = records.iter().map(|record| record.at.map_or_else(String::new, text)).collect();
    (times, when.assumed)
}

#[test]
fn a_year_passes_over_new_year() {
    let lines = "Dec 31 23:59:59 h a: x\nJan  1 00:00:01 h a: x\nDec 31 23:59:58 h a: late\nJan  1 00:00:02 h a: x\n";
    let expected = [
        "2023-12-31T23:59:59Z",
        "2024-01-01T00:00:01Z",
        "2023-12-31T23:59:58Z",
        "2024-01-01T00:00:02Z",
    ];
    let near = When::new(TimeZone::UTC, Some(date(2024, 1, 1)), None);
    let (times, assumed) = instants(lines, near);
    assert_eq!(times, expected);
    assert_eq!((assumed.years, assumed.zones, assumed.unknown), (4, 4, 0));
    let told = When::new(TimeZone::UTC, Some(date(2030, 6, 1)), Some(2023));
    assert_eq!(instants(lines, told).0, expected);
    let (times, assumed) = instants(lines, When::new(TimeZone::UTC, None, None));
    assert_eq!((times[0].as_str(), assumed.unknown), ("", 4));
    // A leap day is of a year that has one.
    let leap = When::new(TimeZone::UTC, Some(date(2023, 12, 1)), None);
    assert_eq!(instants("Feb 29 12:00:00 h a: x\n", leap).0, ["2024-02-29T12:00:00Z"]);
}

#[test]
fn a_day_passes_over_midnight() {
    let lines = "23:59:59.5 INFO one\n00:00:01.5 INFO two\n23:59:58 INFO late\n";
    let (times, assumed) = instants(lines, utc());
    assert_eq!(times, ["2024-06-04T23:59:59.5Z", "2024-06-05T00:00:01.5Z", "2024-06-04T23:59:58Z"]);
    assert_eq!(assumed.days, 3);
}

#[test]
fn zones_are_the_lines_own_or_the_one_that_is_told() {
    let lines = "2024-06-04 09:24:10 INFO x\n2024-06-04T09:24:10-07:00 INFO x\n";
    let riga = When::new(TimeZone::get("Europe/Riga").expect("a zone"), None, None);
    let (times, assumed) = instants(lines, riga);
    assert_eq!(times, ["2024-06-04T06:24:10Z", "2024-06-04T16:24:10Z"]);
    assert_eq!(assumed.zones, 1);
}

#[test]
fn an_hour_that_comes_twice_goes_by_the_line_above_and_one_that_never_was_is_the_next() {
    let berlin = || When::new(TimeZone::get("Europe/Berlin").expect("a zone"), None, None);
    let lines = "2024-10-27 02:30:00 a\n2024-10-27 02:59:59 b\n2024-10-27 02:00:01 c\n2024-10-27 02:30:00 d\n2024-10-27 03:00:00 e\n";
    let (times, assumed) = instants(lines, berlin());
    assert_eq!(
        times,
        [
            "2024-10-27T00:30:00Z",
            "2024-10-27T00:59:59Z",
            "2024-10-27T01:00:01Z",
            "2024-10-27T01:30:00Z",
            "2024-10-27T02:00:00Z"
        ]
    );
    assert_eq!(assumed.twice, 4);
    let (times, assumed) = instants("2024-03-31 02:30:00 a\n", berlin());
    assert_eq!((times[0].as_str(), assumed.left_out), ("2024-03-31T01:30:00Z", 1));
}

#[test]
fn duplicates_and_what_is_late_keep_their_place() {
    let lines = "2024-06-04 09:24:10 a\n2024-06-04 09:24:10 b\n2024-06-04 09:24:10 a\n2024-06-04 09:24:09 late\n";
    let (records, _, _) = gathered(lines.as_bytes(), &mut utc(), false);
    let mut keep = Keep::default();
    assert!(records.iter().all(|record| keep.ask(record) == Kept::Yes));
    assert_eq!((keep.sums.duplicates, keep.sums.out_of_order), (1, 1));
    let at = records[0].at.expect("a time");
    let over = crate::logs::Query::parse(r"/c\n\tat/").expect("a query");
    let (traced, _, _) = gathered(b"2024-06-04 09:24:10 c\n\tat x\n", &mut utc(), false);
    let mut keep = Keep::new(None, None, Some(over), String::new());
    assert_eq!(keep.ask(&traced[0]), Kept::Yes, "a pattern that holds over two lines");
    let only = crate::logs::Query::parse("-b").expect("a query");
    let mut keep = Keep::new(Some(at), Some(at + 1), Some(only), String::new());
    let asked: Vec<Kept> = records.iter().map(|record| keep.ask(record)).collect();
    assert_eq!(asked, [Kept::Yes, Kept::No, Kept::Yes, Kept::No]);
    assert_eq!((keep.sums.kept, keep.sums.unmatched, keep.sums.outside), (2, 1, 1));
}

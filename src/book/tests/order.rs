//! Several logs in the order of their times, against a plain sort.

use super::*;
use proptest::prelude::*;

/// A line of a log: at a second, or without a time; `here` marks some of them.
fn line(log: usize, number: usize, second: Option<u32>) -> String {
    let at = second.map(|second| format!("2025-06-04T09:{:02}:{:02}Z ", second / 60, second % 60));
    let here = if number.is_multiple_of(3) { "here" } else { "away" };
    format!("{}log {log} line {number} {here}", at.unwrap_or_else(|| "    ".to_owned()))
}

/// Numbers of all lines by the latest time in their log up to them, then by log, then by number.
fn sorted(logs: &[Vec<Option<u32>>]) -> Vec<u64> {
    let mut keys = Vec::new();
    for (log, seconds) in logs.iter().enumerate() {
        let mut latest = None;
        for second in seconds {
            latest = latest.max(*second);
            keys.push((latest, log, keys.len() as u64));
        }
    }
    keys.sort_unstable();
    keys.into_iter().map(|(.., line)| line).collect()
}

fn opened(texts: &[String], chunk: usize) -> (Book, tempfile::TempDir) {
    let folder = tempfile::TempDir::new().expect("a folder");
    let paths: Vec<_> =
        (0..texts.len()).map(|log| folder.path().join(format!("log-{log}-of-it.log"))).collect();
    for (path, text) in paths.iter().zip(texts) {
        fs::write(path, text).expect("a file");
    }
    let given: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    let book = open(&given, chunk);
    settled(&book);
    (book, folder)
}

/// In that order however it is asked, from wherever.
fn same(expected: &[u64], lines: impl Fn(u64, usize) -> Vec<u64>, rank: impl Fn(u64) -> u64) {
    assert_eq!(lines(0, expected.len() + 9), expected);
    for (n, line) in expected.iter().enumerate() {
        assert_eq!(lines(n as u64, 2), expected[n..expected.len().min(n + 2)], "from {n}");
        assert_eq!(rank(*line), n as u64, "of {line}");
    }
    assert!(lines(expected.len() as u64, 2).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn several_logs_are_one_by_time(
        logs in prop::collection::vec(
            prop::collection::vec(prop::option::weighted(0.8, 0_u32..120), 0..40), 2..5),
        chunk in 16_usize..400,
    ) {
        let texts: Vec<String> = logs.iter().enumerate().map(|(log, seconds)| {
            let lines = seconds.iter().enumerate();
            lines.map(|(number, second)| line(log, number, *second) + "\n").collect()
        }).collect();
        let (book, _folder) = opened(&texts, chunk);
        prop_assert_eq!(book.logs(), logs.len());
        let expected = sorted(&logs);
        same(&expected, |n, most| book.in_order(n, most), |line| book.order_of(line));
        let ask = book.ask("here").expect("a query");
        until("the end of a search", || ask.reach().done);
        let here = |line: &u64| book.line(*line).is_some_and(|row| row.text.ends_with("here"));
        let rows: Vec<u64> = (0..=expected.len() as u64).collect();
        let earlier = |row: &u64| expected[..*row as usize].iter().filter(|line| here(line)).count();
        let before: Vec<u64> = rows.iter().map(|row| earlier(row) as u64).collect();
        prop_assert_eq!(ask.order_of_rows(&rows), before);
        let expected: Vec<u64> = expected.into_iter().filter(here).collect();
        same(&expected, |n, most| ask.in_order(n, most), |line| ask.order_of(line));
    }
}

#[test]
fn a_log_that_grows_stays_one_and_zones_are_minded() {
    let paris = "2025-06-04T11:00:00+02:00 a\n2025-06-04T11:00:20+02:00 b\n".to_owned();
    let utc = "2025-06-04T09:00:10Z c\n2025-06-04T09:00:30Z d\n".to_owned();
    let (book, folder) = opened(&[paris, utc], 64);
    let texts = |book: &Book| -> String {
        let lines = book.in_order(0, 99).into_iter().filter_map(|line| book.line(line));
        lines.filter_map(|row| row.text.chars().last()).collect()
    };
    assert_eq!(texts(&book), "acbd");
    let path = folder.path().join("log-0-of-it.log");
    let mut file = fs::OpenOptions::new().append(true).open(path).expect("a file");
    std::io::Write::write_all(&mut file, b"2025-06-04T11:00:25+02:00 e\n    trace f\n")
        .expect("written");
    until("what is new", || {
        book.refresh();
        book.lines().known == 6 && book.progress().dated == book.progress().bytes
    });
    assert_eq!((texts(&book), book.logs()), ("acbefd".to_owned(), 2));
    assert_eq!(book.order_of(4), 3, "the first line that is new");
}

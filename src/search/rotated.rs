//! The order of the files of a folder of logs: each log's rotated files from the oldest on.

use std::path::{Path, PathBuf};

/// What a name says: which log it belongs to, and how old it is among its files.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Age {
    log: String,
    /// Dated files first, by their date; then numbered ones, the highest first; then the one that
    /// is written now.
    kind: u8,
    date: String,
    number: i64,
    name: String,
}

/// Sorts files by the logs that they belong to, and each log's from the oldest on.
pub fn in_order(mut files: Vec<PathBuf>) -> Vec<PathBuf> {
    files.sort_by_cached_key(|path| age(path));
    files
}

/// The log that a file belongs to: its name without what tells its age.
pub fn log_of(path: &Path) -> String {
    age(path).log
}

fn age(path: &Path) -> Age {
    let name =
        path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let packed = [".gz", ".zst", ".zstd", ".z"].iter().find_map(|end| name.strip_suffix(end));
    let (log, date) = match dated(packed.unwrap_or(&name)) {
        Some((log, date)) => (log, date),
        None => (packed.unwrap_or(&name).to_owned(), String::new()),
    };
    let mut number = None;
    let mut parts: Vec<&str> = log.split('.').collect();
    let counts =
        |part: &&str| (1..=9).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if let Some(at) = parts.iter().skip(1).rposition(counts) {
        number = parts.remove(at + 1).parse::<i64>().ok();
    }
    let log = parts.join(".");
    let (kind, number) = match (date.is_empty(), number) {
        (false, number) => (0, number.unwrap_or(0)),
        (true, Some(number)) => (1, -number),
        (true, None) => (2, 0),
    };
    Age { log, kind, date, number, name }
}

/// A name without its date, and the date's digits with the hours behind them:
/// `app.log-20250604`, `app-2025-06-04.log`, `app.log.2025-06-04-09`.
fn dated(name: &str) -> Option<(String, String)> {
    let bytes = name.as_bytes();
    for at in 1..bytes.len() {
        if bytes[at - 1].is_ascii_digit() || !matches!(bytes[at - 1], b'.' | b'-' | b'_') {
            continue;
        }
        let stretch = bytes[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'T'))
            .count();
        let digits: String = name[at..at + stretch].chars().filter(char::is_ascii_digit).collect();
        let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u32>().ok();
        let is_date = digits.len() >= 8
            && number(0..4).is_some_and(|year| (1970..2200).contains(&year))
            && number(4..6).is_some_and(|month| (1..=12).contains(&month))
            && number(6..8).is_some_and(|day| (1..=31).contains(&day));
        if is_date {
            return Some((format!("{}{}", &name[..at - 1], &name[at + stretch..]), digits));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(names: &[&str]) -> Vec<String> {
        let paths = names.iter().map(PathBuf::from).collect();
        in_order(paths).iter().map(|path| path.display().to_string()).collect()
    }

    #[test]
    fn the_oldest_is_first_and_each_log_stays_together() {
        assert_eq!(
            ordered(&[
                "app.log",
                "app.log.1",
                "app.log.10.gz",
                "app.log.2.gz",
                "err.log",
                "a.log.1"
            ]),
            ["a.log.1", "app.log.10.gz", "app.log.2.gz", "app.log.1", "app.log", "err.log"]
        );
        assert_eq!(
            ordered(&[
                "app.log",
                "app.log-20250604",
                "app.log-20250603.gz",
                "app.log-20241231.zst"
            ]),
            ["app.log-20241231.zst", "app.log-20250603.gz", "app.log-20250604", "app.log"]
        );
        assert_eq!(
            ordered(&["x.log", "x-2025-06-04.2.log", "x-2025-06-04.1.log", "x-2025-06-03.log"]),
            ["x-2025-06-03.log", "x-2025-06-04.1.log", "x-2025-06-04.2.log", "x.log"]
        );
        assert_eq!(
            ordered(&["x.1.log", "x.log", "x.2.log", "syslog", "syslog.1", "x-1.2.log"]),
            ["syslog.1", "syslog", "x-1.2.log", "x.2.log", "x.1.log", "x.log"]
        );
        assert_eq!(ordered(&["é.log", "", "1.2.3"]).len(), 3);
    }
}

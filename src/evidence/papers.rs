//! Diffs and papers: a row for each line of a diff, and for each paragraph, list item, table row,
//! heading or line of code of a paper.

use super::clock::Reader;
use super::row::Row;
use crate::logs::query::when::time_of_day;
use crate::scenario::model::{DAY, FileOf, Ms, Scenario};

pub fn rows(scenario: &Scenario, clock: &Reader, file: &FileOf, diff: bool) -> Vec<Row> {
    let text = scenario.files.get(&file.file).map_or("", String::as_str);
    let mut rows: Vec<Row> = if diff {
        text.lines().map(|line| row((line.to_owned(), false))).collect()
    } else {
        paragraphs(text).into_iter().map(row).collect()
    };
    let mut written = None;
    for (index, row) in (0..).zip(&mut rows) {
        row.index = index;
        written = first_time(&row.text).or(written);
        row.written = written;
    }
    for named in &file.marks {
        let Some(row) = rows.iter_mut().find(|row| row.text.contains(&named.text)) else {
            continue;
        };
        row.marks.push(named.mark.clone());
        // Of several times for one row the first stays.
        if let (None, Some(at)) = (row.at, &named.at) {
            stamp(row, scenario.at(at), clock, scenario);
        }
    }
    follow_on(&mut rows, clock, scenario);
    // A line that a machine wrote behind its time is of that time, on the day itself.
    let noon = clock.raw(scenario.midnight + DAY / 2);
    let day = noon - noon.rem_euclid(DAY);
    for row in rows.iter_mut().filter(|row| row.code && row.at.is_none()) {
        if let Some(time) = leading_time(&row.text) {
            stamp(row, clock.true_at(day + time), clock, scenario);
        }
    }
    rows
}

/// Comments stand in the order of their times: one that no mark dates is of the hour that it names, on
/// the day of the one before or, where that hour was earlier, on the next.
fn follow_on(rows: &mut [Row], clock: &Reader, scenario: &Scenario) {
    let mut last: Option<Ms> = None;
    for row in rows.iter_mut().filter(|row| comment(&row.text).is_some()) {
        if row.at.is_none()
            && let (Some(last), Some(time)) = (last, first_time(&row.text))
        {
            let before = clock.raw(last);
            let same = before - before.rem_euclid(DAY) + time;
            let raw = if same < before { same + DAY } else { same };
            stamp(row, clock.true_at(raw), clock, scenario);
        }
        last = row.at.or(last);
    }
}

fn stamp(row: &mut Row, at: Ms, clock: &Reader, scenario: &Scenario) {
    row.at = Some(at);
    row.raw = Some(clock.raw(at));
    row.shown_time = clock.shown(at, scenario.midnight);
}

/// The time of day with which a line begins.
fn leading_time(text: &str) -> Option<Ms> {
    let other = |letter: char| !letter.is_ascii_digit() && letter != ':';
    time_of_day(text.split(other).next().unwrap_or_default())
}

/// Who wrote a comment of a paper, such as a ticket has, and what: its head has number and date,
/// which stand beside it wherever it is quoted.
pub fn comment(text: &str) -> Option<(&str, &str)> {
    let (head, text) = text.strip_prefix("**")?.split_once("**\n")?;
    Some((head.rsplit(", ").next()?, text))
}

/// The first time of day in a text.
fn first_time(text: &str) -> Option<Ms> {
    let words = text.split(|c: char| !c.is_ascii_digit() && c != ':');
    words.map(|word| word.trim_matches(':')).find_map(time_of_day)
}

fn row((text, code): (String, bool)) -> Row {
    Row { text, code, ..Row::default() }
}

/// Lines that belong together are joined by a line break; with each, whether it is code.
fn paragraphs(text: &str) -> Vec<(String, bool)> {
    let mut out: Vec<(String, bool)> = Vec::new();
    let (mut code, mut open) = (false, false);
    for line in text.lines() {
        let bare = line.trim();
        if bare.starts_with("```") {
            code = !code;
            open = false;
            continue;
        }
        if bare.is_empty() {
            open = false;
            continue;
        }
        let table = bare.starts_with('|');
        if table && bare.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) {
            continue;
        }
        match out.last_mut() {
            Some((last, _)) if open && !code && !table && !starts_anew(bare) => {
                last.push('\n');
                last.push_str(line);
            }
            _ => out.push((line.to_owned(), code)),
        }
        open = !code && !table && !bare.starts_with('#');
    }
    out
}

/// A heading, a list item or a quotation begins a row of its own.
fn starts_anew(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    line.starts_with(['#', '>'])
        || ["- ", "* ", "+ "].iter().any(|sign| line.starts_with(sign))
        || (digits > 0 && line[digits..].starts_with(". "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::model::Clock;

    #[test]
    fn a_row_goes_by_the_time_that_is_written_in_it_or_above_it() {
        let times =
            ["no time: 2211, 1:2:3:4", "09:12:13Z cut at 512", "**5. Tue 4 June, 11:08, R**"];
        let at = |h: i64, m: i64, s: i64| Some(((h * 60 + m) * 60 + s) * 1000);
        assert_eq!(times.map(first_time), [None, at(9, 12, 13), at(11, 8, 0)]);
    }

    #[test]
    fn a_comment_that_no_mark_dates_follows_the_one_before() {
        let scenario = crate::scenario::checks::sample::sample_with(&[]);
        let clock = Clock { zone: "UTC+2".into(), skew_ms: 0, resolution_ms: 1 };
        let clock = Reader::new(&clock);
        let texts = [
            "**1. Mon, 16:31, A**\na",
            "**2. Tue, 10:20, B**\nb",
            "at 11:00",
            "**3. 10:20, C**\nc",
        ];
        let mut rows = texts.map(|text| row((text.to_owned(), false)));
        let minute = |minute: Ms| scenario.midnight + minute * 60_000;
        rows[0].at = Some(minute(14 * 60 + 31));
        follow_on(&mut rows, &clock, &scenario);
        let next_day = Some(minute(24 * 60 + 8 * 60 + 20));
        assert_eq!(rows.map(|row| row.at), [Some(minute(14 * 60 + 31)), next_day, None, next_day]);
    }

    #[test]
    fn a_paper_falls_into_its_parts() {
        let paper = "# Head\nOne line\nand its second.\n\n- an item\n  going on\n- another\n\n\
                     | a | b |\n|---|---|\n| c | d |\n\n```\ncode 1\n\ncode 2\n```\n1. first\n2. second\n";
        let (read, code): (Vec<String>, Vec<bool>) = paragraphs(paper).into_iter().unzip();
        assert_eq!(code.iter().filter(|code| **code).count(), 2);
        assert!(code[6] && code[7]);
        assert_eq!(
            read,
            [
                "# Head",
                "One line\nand its second.",
                "- an item\n  going on",
                "- another",
                "| a | b |",
                "| c | d |",
                "code 1",
                "code 2",
                "1. first",
                "2. second"
            ]
        );
    }

    #[test]
    fn only_a_line_that_begins_with_a_time_is_of_it() {
        let read = ["09:18:11Z artifact", "09:18 ok", "at 09:18", "2024-06-04 09:18", "9", ""];
        let at = |h: i64, m: i64, s: i64| Some(((h * 60 + m) * 60 + s) * 1000);
        assert_eq!(read.map(leading_time), [at(9, 18, 11), at(9, 18, 0), None, None, None, None]);
    }

    #[test]
    fn a_machines_line_in_a_paper_has_its_own_time() {
        use crate::scenario::checks::sample::sample_with;
        let text = "```\n09:30:00Z packed\n```\n09:40 said somebody\n";
        let mut scenario = sample_with(&[]);
        scenario.files.insert("ticket.md".into(), text.into());
        let clock = crate::scenario::model::Clock {
            zone: "UTC+1".into(),
            skew_ms: 60_000,
            resolution_ms: 1_000,
        };
        let file = FileOf { file: "ticket.md".into(), marks: Vec::new() };
        let rows = rows(&scenario, &Reader::new(&clock), &file, false);
        let minutes = |row: &Row| row.at.map(|at| (at - scenario.midnight) / 60_000);
        let times: Vec<Option<Ms>> = rows.iter().map(minutes).collect();
        assert_eq!(times, [Some(8 * 60 + 29), None], "an hour and a minute ahead");
    }

    #[test]
    fn a_comment_is_its_authors_words() {
        let text = "**6. Tue 4 June, 11:12, Emeka Obi**\nRead for wrong hits, all of it.";
        assert_eq!(comment(text), Some(("Emeka Obi", "Read for wrong hits, all of it.")));
        for other in ["Read for wrong hits.", "**A head**", "A word **in bold**\nand a line"] {
            assert_eq!(comment(other), None, "{other}");
        }
    }
}

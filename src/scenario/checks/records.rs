//! Files of real logs: each line a record, on the simulated day, and marks in them.

use crate::diagnostics::Finding;
use crate::scenario::EVIDENCE;
use crate::scenario::model::{FileOf, Kept, Ms, SECOND, Scenario};

/// Lines of one file that are told as unreadable, each with its number.
const TOLD: usize = 5;

pub fn check(
    scenario: &Scenario,
    path: &str,
    of: &FileOf,
    text: &str,
    findings: &mut Vec<Finding>,
) {
    let file = format!("{EVIDENCE}{}", of.file);
    let mut records = Vec::new();
    let mut wrong = 0;
    for (number, line) in text.lines().enumerate() {
        match Kept::read(line) {
            Ok(record) => records.push(record),
            Err(why) => {
                wrong += 1;
                if wrong <= TOLD {
                    let message = format!("line {} is no record: {why}", number + 1);
                    findings.push(Finding::error("SS011", &file, message).help(
                        "write one JSON object a line: {\"at\":\"2024-06-04T09:24:10Z\",\"text\":\"…\"}; \
                         `second-story import` does",
                    ));
                }
            }
        }
    }
    if wrong > TOLD {
        let message = format!("so are {} further lines", wrong - TOLD);
        findings.push(Finding::error("SS011", &file, message).help("import the log again"));
    }
    if wrong == 0 && records.is_empty() {
        findings.push(
            Finding::error("SS011", &file, "the file holds no record")
                .help("import the log again, or take the source out"),
        );
    }
    outside(scenario, path, &file, &records, findings);
    for (index, mark) in of.marks.iter().enumerate() {
        let stands = !mark.text.trim().is_empty()
            && records.iter().any(|(_, text)| text.contains(&mark.text));
        if !stands && wrong == 0 {
            findings.push(
                Finding::error(
                    "SS206",
                    "evidence.ron",
                    format!("no record of {file} holds this text"),
                )
                .at(format!("{path}.marks[{index}].text"))
                .help(
                    "copy a part of one record's text, letter for letter, without JSON's escapes",
                ),
            );
        }
    }
}

/// Records that are not of the simulated day: charts and other logs show nothing beside them.
fn outside(
    scenario: &Scenario,
    path: &str,
    file: &str,
    records: &[(Option<Ms>, String)],
    findings: &mut Vec<Finding>,
) {
    let start = scenario.at(&scenario.world.start);
    let end = start.saturating_add(Ms::from(scenario.world.seconds) * SECOND);
    let timed = records.iter().filter_map(|(at, _)| *at);
    let mut off = timed.filter(|at| !(start..end).contains(at));
    let Some(first) = off.next() else { return };
    let count = 1 + off.count();
    let first = Kept::new(Some(first), String::new()).at.unwrap_or_default();
    findings.push(
        Finding::warning(
            "SS310",
            "evidence.ron",
            format!("{count} of {} records of {file} are not of the simulated day", records.len()),
        )
        .at(format!("{path}.file"))
        .help("import with --from and --until, or let `day`, `start` and `seconds` span the log")
        .note(format!("The first of them is of {first}.")),
    );
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    const GOOD: &str = r#"{"at":"2025-03-11T10:00:05Z","text":"a \"b\"\nc"}"#;

    /// The ticket of the sample as a log, with these lines and this text of its mark.
    fn found(lines: &str, mark: &str) -> Vec<&'static str> {
        let body = "body: Paper((file: \"ticket.md\", marks: [\n                (mark: \"asked\", text: \"Ask for more disk\", at: \"2025-03-03 09:00\"),\n                (mark: \"queued\", text: \"end of the queue\", at: \"2025-03-04 10:00\"),\n            ])),";
        let log = format!(
            "body: LogFile((file: \"log.jsonl\", marks: [(mark: \"asked\", text: \"{mark}\"), (mark: \"queued\", text: \"{mark}\")])),"
        );
        let mut folder = crate::scenario::checks::sample::folder();
        let evidence = folder.text("evidence.ron").expect("a file").to_owned();
        assert!(evidence.contains(body));
        folder.files.insert("evidence.ron".into(), evidence.replace(body, &log).into_bytes());
        folder.files.remove("evidence/ticket.md");
        folder.files.insert("evidence/log.jsonl".into(), lines.into());
        let scenario = crate::scenario::load(&folder).expect("it loads");
        let mut found: Vec<_> =
            crate::scenario::checks::check(&scenario).iter().map(|f| f.code).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn records_are_read_and_marks_are_looked_for_in_their_texts() {
        let clean = found(GOOD, "a \\\"b\\\"\\nc");
        assert!(!clean.iter().any(|code| ["SS011", "SS310", "SS206"].contains(code)), "{clean:?}");
        assert!(found(GOOD, "nowhere").contains(&"SS206"));
        assert!(found("", "x").contains(&"SS011"));
        assert!(found(&format!("{GOOD}\nnot a record"), "c").contains(&"SS011"));
        let late = GOOD.replace("03-11", "03-12");
        assert!(found(&late, "c").contains(&"SS310"));
    }

    #[test]
    fn a_log_that_is_not_there() {
        let edit = (
            "evidence.ron",
            "body: Paper((file: \"ticket.md\"",
            "body: LogFile((file: \"t.jsonl\"",
        );
        assert!(codes(&[edit]).contains(&"SS009"));
        let edit =
            ("evidence.ron", "body: Paper((file: \"ticket.md\"", "body: LogFile((file: \"../t\"");
        assert!(codes(&[edit]).contains(&"SS008"));
    }
}

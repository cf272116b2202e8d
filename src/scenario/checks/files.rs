//! Files that the scenario names, and marks in them.

use super::run::FINDINGS_LIMIT;
use super::{Subject, records};
use crate::diagnostics::{Finding, did_you_mean};
use crate::scenario::EVIDENCE;
use crate::scenario::model::{Body, FileOf};
use std::collections::BTreeSet;
use std::path::{Component, Path};

/// Bytes that are searched for marks at most, over all sources: more would take seconds.
const SEARCHED_AT_MOST: usize = 64 << 20;

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let scenario = subject.scenario;
    let mut shown = BTreeSet::new();
    let mut searched = 0;
    for (index, source) in scenario.shelf.sources.iter().enumerate() {
        let Some(file) = source.body.file() else { continue };
        let variant = format!("sources[{index}].body[0]");
        shown.insert(file.file.as_str());
        let length = scenario.files.get(&file.file).map_or(0, String::len);
        searched += length.saturating_mul(file.marks.len());
        if searched > SEARCHED_AT_MOST {
            let message = format!("too many marks in long files, up to `{}`", file.file);
            findings.push(
                Finding::error("SS003", "evidence.ron", message)
                    .at(format!("{variant}.marks"))
                    .help("mark what matters, and keep files as short as somebody reads"),
            );
            return;
        }
        if findings.len() <= FINDINGS_LIMIT {
            match (found(subject, &variant, file, findings), &source.body) {
                (None, _) => {}
                (Some(text), Body::LogFile(_)) => {
                    records::check(subject.scenario, &variant, file, text, findings);
                }
                (Some(text), _) => marks(&variant, file, text, findings),
            }
        }
    }
    for unread in scenario.files.keys().filter(|name| !shown.contains(name.as_str())) {
        findings.push(
            Finding::warning("SS010", format!("evidence/{unread}"), "no source shows this file")
                .help("name it in evidence.ron, or take it out of evidence/"),
        );
    }
}

/// The text of the file, if it is one of the scenario's.
fn found<'s>(
    subject: &Subject<'s>,
    path: &str,
    of: &FileOf,
    findings: &mut Vec<Finding>,
) -> Option<&'s str> {
    let inside = Path::new(&of.file).components().all(|part| matches!(part, Component::Normal(_)));
    if !inside || of.file.is_empty() || of.file.contains('\\') {
        findings.push(
            Finding::error("SS008", "evidence.ron", format!("`{}` leaves evidence/", of.file))
                .at(format!("{path}.file"))
                .help("name a file below evidence/, with `/` between folders and without `..`"),
        );
        return None;
    }
    let files = &subject.scenario.files;
    let Some(text) = files.get(&of.file) else {
        if subject.folder.refuses(&format!("{EVIDENCE}{}", of.file)) {
            return None;
        }
        findings.push(
            Finding::error("SS009", "evidence.ron", format!("there is no evidence/{}", of.file))
                .at(format!("{path}.file"))
                .help(did_you_mean(&of.file, files.keys().map(String::as_str))),
        );
        return None;
    };
    Some(text)
}

fn marks(path: &str, of: &FileOf, text: &str, findings: &mut Vec<Finding>) {
    for (index, mark) in of.marks.iter().enumerate() {
        if mark.text.trim().is_empty() || mark.text.contains('\n') || !text.contains(&mark.text) {
            let message = format!("no line of evidence/{} holds this text", of.file);
            findings.push(
                Finding::error("SS206", "evidence.ron", message)
                    .at(format!("{path}.marks[{index}].text"))
                    .help("copy a part of one line, letter for letter"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn a_file_outside() {
        for outside in ["../../etc/passwd", "/etc/passwd", "a\\\\b", ""] {
            let to = format!("file: \"{outside}\"");
            let found = codes(&[("evidence.ron", "file: \"ticket.md\"", &to)]);
            assert!(found.contains(&"SS008"), "{outside}: {found:?}");
        }
    }

    #[test]
    fn a_file_that_is_not_there_leaves_one_that_nobody_shows() {
        let found = codes(&[("evidence.ron", "file: \"ticket.md\"", "file: \"tickets.md\"")]);
        assert_eq!(found, ["SS009", "SS010"]);
    }

    #[test]
    fn a_mark_whose_text_is_not_in_the_file() {
        let found =
            codes(&[("evidence.ron", "text: \"Ask for more disk\"", "text: \"More disk?\"")]);
        assert_eq!(found, ["SS206"]);
    }
}

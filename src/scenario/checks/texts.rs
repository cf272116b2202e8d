//! Texts that no screen can show: control characters in them, or books where a line belongs.

use super::Subject;
use super::walk::Value;
use crate::diagnostics::{Finding, steers};

/// Bytes of one text in a RON file at most: some ten pages.
const LONGEST: usize = 20_000;

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for leaf in &subject.leaves {
        let Value::Text(text) = &leaf.value else { continue };
        let found = if text.len() > LONGEST {
            let message = format!("a text of {} bytes stands here", text.len());
            Finding::error("SS208", leaf.file, message)
                .help(format!("shorten it to {LONGEST} bytes, or make it a file in evidence/"))
        } else if let Some(c) = text.chars().find(|c| steers(*c)) {
            let message = format!("this text holds the control character U+{:04X}", u32::from(c));
            Finding::error("SS208", leaf.file, message).help("take it out")
        } else {
            continue;
        };
        findings.push(found.at(&leaf.path));
    }
    for (file, text) in &subject.scenario.files {
        let Some(line) = text.lines().position(|line| line.contains(steers)) else { continue };
        let message = format!("line {} holds a control character", line + 1);
        findings.push(
            Finding::error("SS208", format!("{}{file}", crate::scenario::EVIDENCE), message)
                .help("take it out, or show it as people would see it: `^C`, `\\x1b`"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::{codes, edited};

    const ROLE: &str = "role: \"looks after the store\"";

    #[test]
    fn control_characters() {
        for wrong in ["\\u{1b}[2J", "\\u{0}", "\u{7}", "\\u{9b}", "\\r"] {
            let edit = format!("role: \"looks{wrong}\"");
            assert_eq!(codes(&[("people.ron", ROLE, &edit)]), ["SS208"], "{wrong}");
        }
        assert!(codes(&[("people.ron", ROLE, "role: \"looks\\tafter\"")]).is_empty());
    }

    #[test]
    fn a_book_in_the_place_of_a_line() {
        let long = format!("role: \"{}\"", "é".repeat(10_001));
        assert_eq!(codes(&[("people.ron", ROLE, &long)]), ["SS208"]);
    }

    #[test]
    fn a_file_of_evidence_that_rings_the_bell() {
        let findings = edited(&[("evidence/ticket.md", "\n", "\n\u{7}")]);
        assert!(findings.iter().any(|f| f.code == "SS208" && f.message.starts_with("line 2 ")));
    }
}

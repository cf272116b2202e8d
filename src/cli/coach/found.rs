//! What was found in one text, and how it is printed.

use super::Failure;
use crate::coach::{Confidence, Config, Mark, check};
use crate::diagnostics::{Finding, Located, Severity, count, locate, printable_line, text};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

pub struct Found {
    pub file: String,
    pub located: Vec<Located>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Found {
    pub fn new(file: String, source: String, config: &Config, hints: bool) -> Self {
        let checked = check(&source, config, &file);
        let shown = |mark: &Mark| hints || config.hints || mark.confidence == Confidence::Mark;
        let marks = checked.marks.into_iter().filter(shown);
        let marks = marks.map(|mark| finding(&mark, &file));
        let findings = marks.chain(checked.findings).collect();
        let files = BTreeMap::from([(file.clone(), source.into_bytes())]);
        Self { located: locate(findings, &files), file, files }
    }

    /// Whether there is more than hints.
    pub fn is_marked(&self) -> bool {
        self.located.iter().any(|found| found.severity != Severity::Hint)
    }

    pub fn print(&self, out: &mut dyn Write) -> Result<(), Failure> {
        write!(out, "{}", text(&self.located, "", &self.files, super::super::coloured()))?;
        let file = printable_line(&self.file);
        let Some(first) = self.located.first() else {
            writeln!(out, "{file}: nothing found")?;
            return Ok(());
        };
        let hints = self.located.iter().filter(|found| found.severity == Severity::Hint).count();
        let marks = count(self.located.len() - hints, "mark");
        let hints = if hints > 0 { format!(", {}", count(hints, "hint")) } else { String::new() };
        let code = first.code;
        writeln!(out, "{file}: {marks}{hints}; `second-story coach --explain {code}` tells more")?;
        Ok(())
    }

    /// The words that are marked.
    fn words(&self, found: &Located) -> String {
        let source = self.files.get(&self.file).map(Vec::as_slice).unwrap_or_default();
        let words = found.bytes.clone().and_then(|bytes| source.get(bytes));
        String::from_utf8_lossy(words.unwrap_or_default()).into_owned()
    }
}

fn finding(mark: &Mark, file: &str) -> Finding {
    let (code, name) = (mark.rule.code.as_str(), mark.category.name.as_str());
    let finding = match mark.confidence {
        Confidence::Mark => Finding::warning(code, file, name),
        Confidence::Hint => Finding::hint(code, file, name),
    };
    finding
        .at_bytes(mark.span.clone())
        .help(&mark.rule.rewrite)
        .note(format!("{} ({})", mark.category.why, mark.category.source))
}

#[derive(Serialize)]
struct One<'a> {
    file: &'a str,
    findings: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    found: &'a Located,
    /// The bytes that are marked, from the first to behind the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<[usize; 2]>,
    words: String,
}

pub fn json(all: &[Found], out: &mut dyn Write) -> Result<(), Failure> {
    let all: Vec<One<'_>> = all
        .iter()
        .map(|one| One {
            file: &one.file,
            findings: one
                .located
                .iter()
                .map(|found| Row {
                    found,
                    bytes: found.bytes.clone().map(|bytes| [bytes.start, bytes.end]),
                    words: one.words(found),
                })
                .collect(),
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &all)?;
    writeln!(out)?;
    Ok(())
}

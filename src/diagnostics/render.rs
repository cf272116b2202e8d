//! Findings for people: file, line, column, code, the line underlined, what is wrong, what to do.

use super::{Located, Severity, printable_line};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use std::collections::BTreeMap;

/// Findings printed at most for one scenario; the others are counted.
const SHOWN_AT_MOST: usize = 200;

/// Bytes of source shown at most for one finding.
const WINDOW: usize = 600;

/// Writes findings as rustc writes errors.
///
/// `root` stands before each file's name; `colour` turns on ANSI colours.
pub fn text(
    findings: &[Located],
    root: &str,
    files: &BTreeMap<String, Vec<u8>>,
    colour: bool,
) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(100);
    let mut out = String::new();
    for finding in findings.iter().take(SHOWN_AT_MOST) {
        let source = files.get(&finding.file).and_then(|bytes| std::str::from_utf8(bytes).ok());
        out.push_str(&one(&renderer, finding, root, source));
        out.push_str("\n\n");
    }
    if findings.len() > SHOWN_AT_MOST {
        let more = findings.len() - SHOWN_AT_MOST;
        out.push_str(&format!("{more} further findings are left out; --format json has all.\n\n"));
    }
    out
}

fn one(renderer: &Renderer, finding: &Located, root: &str, source: Option<&str>) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::INFO.with_name("hint"),
    };
    let path = printable_line(&joined(root, &finding.file));
    let mut elements: Vec<Element<'_>> = Vec::new();
    match (source, &finding.bytes, finding.line) {
        (Some(source), Some(bytes), Some(line)) => {
            let window = Window::around(source, bytes.start, bytes.end);
            let mut snippet = Snippet::source(window.text.to_owned())
                .line_start(line)
                .fold(false)
                .annotation(AnnotationKind::Primary.span(window.start..window.end));
            // The snippet counts columns from its own start, which is right for a whole line only.
            if window.whole_line {
                snippet = snippet.path(path);
            } else {
                let column = finding.column.unwrap_or(1);
                elements.push(Origin::path(path).line(line).char_column(column).into());
            }
            elements.push(snippet.into());
        }
        _ => elements.push(Origin::path(path).into()),
    }
    if !finding.what_to_do.is_empty() {
        elements.push(Level::HELP.message(printable_line(&finding.what_to_do)).into());
    }
    for note in &finding.notes {
        elements.push(Level::NOTE.message(printable_line(note)).into());
    }
    let title = level.primary_title(printable_line(&finding.message)).id(finding.code);
    renderer.render(&[title.elements(elements)])
}

fn joined(root: &str, file: &str) -> String {
    match (root.trim_end_matches('/'), file) {
        ("", file) => file.to_owned(),
        (root, "") => root.to_owned(),
        (root, file) => format!("{root}/{file}"),
    }
}

/// The first line that a finding marks, cut where it is very long.
struct Window<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    /// The text begins where the line does.
    whole_line: bool,
}

impl<'a> Window<'a> {
    fn around(source: &'a str, start: usize, end: usize) -> Self {
        let start = boundary(source, start);
        let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = source[start..].find('\n').map_or(source.len(), |at| start + at);
        let from = boundary(source, line_start.max(start.saturating_sub(WINDOW / 2)));
        let to = boundary(source, line_end.min(start + WINDOW / 2));
        let line = source[from..to].trim_end_matches('\r');
        let end = boundary(source, end.clamp(start, from + line.len().max(start - from)));
        Self { text: line, start: start - from, end: end - from, whole_line: from == line_start }
    }
}

fn boundary(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Finding, locate};

    fn shown(source: &str, finding: Finding) -> String {
        let files = BTreeMap::from([("people.ron".to_owned(), source.as_bytes().to_vec())]);
        text(&locate(vec![finding], &files), "larkgate", &files, false)
    }

    #[test]
    fn the_line_is_underlined() {
        let finding = Finding::error("SS201", "people.ron", "there is no person `rutta`")
            .at("people[0].close_to[0]")
            .help("did you mean `ruta`?");
        let source = "(\n  people: [(id: \"ruta\", close_to: [\"rutta\"])],\n)";
        insta::assert_snapshot!(shown(source, finding), @r#"
        error[SS201]: there is no person `rutta`
         --> larkgate/people.ron:2:36
          |
        2 |   people: [(id: "ruta", close_to: ["rutta"])],
          |                                    ^^^^^^^
          |
          = help: did you mean `ruta`?
        "#);
    }

    #[test]
    fn long_lines_and_control_characters_do_no_harm() {
        let source = format!("(text: \"{}\u{1b}[2J\", n: 1)", "é".repeat(40_000));
        let finding = Finding::error("SS999", "people.ron", "bad \u{1b}[2J").at("n");
        let shown = shown(&source, finding);
        assert!(shown.len() < 4_000, "{}", shown.len());
        assert!(!shown.contains('\u{1b}'));
    }
}

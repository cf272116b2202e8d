//! From a position or a path in a RON text to the bytes, lines and columns that it covers.

use ron2::ast::{Expr, StructBody, parse_document};
use std::ops::Range;

/// A line and column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineCol {
    pub line: usize,
    pub col: usize,
}

/// The line and column of a byte of a text; the end of the text for a byte beyond it.
pub fn line_col(text: &str, byte: usize) -> LineCol {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = &text[..byte];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    LineCol {
        line: before.bytes().filter(|b| *b == b'\n').count() + 1,
        col: before[line_start..].chars().count() + 1,
    }
}

/// The byte of a line and column (characters, from 1); the end of the text if it is not so long.
pub fn byte_of(text: &str, line: usize, col: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    text[start..].char_indices().nth(col.saturating_sub(1)).map_or(text.len(), |(at, _)| start + at)
}

/// A RON text as a tree, to look places up in. A text with errors gives what could be read of it.
pub struct Outline<'a> {
    root: Option<Expr<'a>>,
}

/// Texts longer than this are not outlined: a finding in them names its path alone.
const OUTLINE_LIMIT: usize = 16 << 20;

impl<'a> Outline<'a> {
    /// Reads a text. Never fails: what cannot be read has no places.
    pub fn of(text: &'a str) -> Self {
        if text.len() > OUTLINE_LIMIT {
            return Self { root: None };
        }
        let root = match parse_document(text) {
            Ok(document) => document.value,
            Err(_) => ron2::ast::parse_document_lossy(text).0.value,
        };
        Self { root }
    }

    /// The bytes of the value at a path such as `people[3].topics[0]`. Numbers count elements of a
    /// list, a tuple or the arguments of a variant. A path that leads nowhere gives the nearest
    /// value above it.
    pub fn find(&self, path: &str) -> Option<Range<usize>> {
        let mut here = self.root.as_ref()?;
        for step in steps(path) {
            match child(here, step) {
                Some(next) => here = next,
                None => break,
            }
        }
        let span = here.span();
        Some(span.start_offset..span.end_offset)
    }

    /// The bytes of the field whose name stands at a byte, with its value and its comma.
    pub fn field_at(&self, byte: usize) -> Option<Range<usize>> {
        field_around(self.root.as_ref()?, byte)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step<'p> {
    Field(&'p str),
    Index(usize),
}

fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    path.split(['.', '[']).filter(|part| !part.is_empty()).map(|part| {
        match part.strip_suffix(']') {
            Some(number) => number.parse().map_or(Step::Field(part), Step::Index),
            None => Step::Field(part),
        }
    })
}

fn child<'t, 'a>(of: &'t Expr<'a>, step: Step<'_>) -> Option<&'t Expr<'a>> {
    // `Some(x)` is written or left out as the author likes, so it is no step of a path.
    if let Expr::Option(option) = of {
        return child(&option.value.as_ref()?.expr, step);
    }
    match step {
        Step::Field(name) => fields(of).find(|field| field.name.name == name).map(|f| &f.value),
        Step::Index(index) => elements(of, index),
    }
}

fn fields<'t, 'a>(of: &'t Expr<'a>) -> impl Iterator<Item = &'t ron2::ast::StructField<'a>> {
    let list: &[ron2::ast::StructField<'a>] = match of {
        Expr::AnonStruct(anonymous) => &anonymous.fields,
        Expr::Struct(named) => match &named.body {
            Some(StructBody::Fields(body)) => &body.fields,
            _ => &[],
        },
        _ => &[],
    };
    list.iter()
}

fn elements<'t, 'a>(of: &'t Expr<'a>, index: usize) -> Option<&'t Expr<'a>> {
    match of {
        Expr::Seq(list) => list.items.get(index).map(|item| &item.expr),
        Expr::Tuple(tuple) => tuple.elements.get(index).map(|element| &element.expr),
        Expr::Map(map) => map.entries.get(index).map(|entry| &entry.value),
        Expr::Struct(named) => match &named.body {
            Some(StructBody::Tuple(body)) => body.elements.get(index).map(|e| &e.expr),
            _ => None,
        },
        _ => None,
    }
}

fn field_around(of: &Expr<'_>, byte: usize) -> Option<Range<usize>> {
    if let Expr::Option(option) = of {
        return field_around(&option.value.as_ref()?.expr, byte);
    }
    for field in fields(of) {
        let name = &field.name.span;
        let value = field.value.span();
        let end = field.comma.map_or(value.end_offset, |comma| comma.end_offset);
        if (name.start_offset..=name.end_offset).contains(&byte) {
            return Some(name.start_offset..end);
        }
        if (value.start_offset..value.end_offset).contains(&byte) {
            return field_around(&field.value, byte);
        }
    }
    let mut index = 0;
    while let Some(element) = elements(of, index) {
        let span = element.span();
        if (span.start_offset..span.end_offset).contains(&byte) {
            return field_around(element, byte);
        }
        index += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "(\n  people: [\n    (id: \"a\"),\n    (id: \"b\", when: All([Opened(\"x\"), \
                        Told(\"b\", \"i\")])),\n  ],\n)";

    fn at(path: &str) -> &'static str {
        Outline::of(TEXT).find(path).map_or("", |bytes| &TEXT[bytes])
    }

    #[test]
    fn a_path_is_found() {
        assert_eq!(at("people[1].id"), "\"b\"");
        assert_eq!(at("people[1].when[0][1][1]"), "\"i\"");
        assert_eq!(at("people[1].when[0][0]"), "Opened(\"x\")");
    }

    #[test]
    fn a_path_that_leads_nowhere_gives_the_nearest_above() {
        assert_eq!(at("people[1].id.deeper"), "\"b\"");
        assert_eq!(at("people[0].missing"), "(id: \"a\")");
        assert!(at("").starts_with('('));
    }

    #[test]
    fn a_field_is_found_with_its_comma() {
        let name = TEXT.find("id: \"b\"").expect("it is there");
        let field = Outline::of(TEXT).field_at(name).expect("a field");
        assert_eq!(&TEXT[field], "id: \"b\",");
    }

    #[test]
    fn lines_and_columns_count_characters() {
        let text = "aé\nßx";
        let x = text.find('x').expect("it is there");
        assert_eq!(line_col(text, x), LineCol { line: 2, col: 2 });
        assert_eq!(byte_of(text, 2, 2), x);
        assert_eq!(byte_of(text, 9, 1), text.len());
    }
}

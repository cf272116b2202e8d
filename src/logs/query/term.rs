//! One term of a query: a text, a pattern, a field, a level, a source or a time.

use super::QueryError;
use super::pattern::Pattern;
use super::tokens::Token;
use super::when::When;
use crate::logs::Level;
use std::ops::Range;

#[derive(Clone, Debug)]
pub enum Term {
    /// Stands in the line, letter case aside (kept as a pattern: one pass over the line).
    Text(String, Pattern),
    Pattern(Pattern),
    /// A field holds a value, that is kept as it was written as well.
    Field(String, String, Pattern),
    Number(String, Is, f64),
    Level(Is, Level),
    Source(String),
    Before(When),
    After(When),
    /// Within a minute of the time, or on the day.
    Around(When),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    Equal,
    Above,
    AtLeast,
    Below,
    AtMost,
}

impl Is {
    pub fn holds<T: PartialOrd>(self, value: T, bound: T) -> bool {
        match self {
            Is::Equal => value == bound,
            Is::Above => value > bound,
            Is::AtLeast => value >= bound,
            Is::Below => value < bound,
            Is::AtMost => value <= bound,
        }
    }
}

/// What a time taken is called in lines, and milliseconds in one of its units.
pub const LATENCY: [(&str, f64); 9] = [
    ("latency", 1.0),
    ("latency_ms", 1.0),
    ("ms", 1.0),
    ("duration", 1.0),
    ("duration_ms", 1.0),
    ("took_ms", 1.0),
    ("waited_ms", 1.0),
    ("ran_ms", 1.0),
    ("for_ms", 1.0),
];

pub fn term(token: Token, span: Range<usize>) -> Result<Term, QueryError> {
    match token {
        Token::Word(word) => of_word(&word, span),
        Token::Phrase(text) => literal(text, &span),
        Token::FieldPhrase(field, value) => of_field(&field, &value, span),
        Token::Pattern(pattern) => Ok(Term::Pattern(compiled(&pattern, &span)?)),
        // The reader takes the signs before it comes here.
        Token::Open | Token::Close | Token::Or | Token::Not => Err(QueryError {
            span,
            message: "this sign stands alone".to_owned(),
            write_instead: "\"(\"".to_owned(),
        }),
    }
}

fn of_word(word: &str, span: Range<usize>) -> Result<Term, QueryError> {
    match word.split_once(':') {
        Some((field, value)) if is_name(field) && !value.is_empty() && !value.starts_with("//") => {
            of_field(field, value, span)
        }
        Some((field, "")) if is_name(field) => Err(QueryError {
            span,
            message: format!("`{field}:` has no value"),
            write_instead: format!("{field}:value or \"{field}:\""),
        }),
        _ => literal(word.to_owned(), &span),
    }
}

/// A field's name starts with a letter, so that `09:24:10` is a text.
fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

fn of_field(field: &str, value: &str, span: Range<usize>) -> Result<Term, QueryError> {
    let name = field.to_lowercase();
    let (is, bound) = comparison(value);
    match name.as_str() {
        "level" => match Level::parse(bound) {
            Some(level) => Ok(Term::Level(is, level)),
            None => Err(QueryError {
                span,
                message: format!("`{bound}` is not a level"),
                write_instead: "level:error (or debug, info, warn, critical; level:>=warn)".into(),
            }),
        },
        "source" | "service" | "host" => Ok(Term::Source(value.to_lowercase())),
        "before" => Ok(Term::Before(When::read(value, &name, span)?)),
        "after" => Ok(Term::After(When::read(value, &name, span)?)),
        "around" => Ok(Term::Around(When::read(value, &name, span)?)),
        _ if is != Is::Equal => match number(bound) {
            Some(value) => Ok(Term::Number(field.to_owned(), is, value)),
            None => Err(QueryError {
                span,
                message: format!("`{bound}` is not a number or a duration"),
                write_instead: format!("{field}:>500ms"),
            }),
        },
        _ => {
            let pattern = value.split('*').map(regex::escape).collect::<Vec<_>>().join(".*");
            let pattern = compiled(&format!("(?i)^(?:{pattern})$"), &span)?;
            Ok(Term::Field(field.to_owned(), value.to_owned(), pattern))
        }
    }
}

fn comparison(value: &str) -> (Is, &str) {
    for (sign, is) in [
        (">=", Is::AtLeast),
        ("<=", Is::AtMost),
        (">", Is::Above),
        ("<", Is::Below),
        ("=", Is::Equal),
    ] {
        if let Some(rest) = value.strip_prefix(sign) {
            return (is, rest);
        }
    }
    (Is::Equal, value)
}

/// A number, or a duration in milliseconds: `500`, `0.9`, `500ms`, `1.5s`, `2m`, `1h`, `12%`.
pub fn number(text: &str) -> Option<f64> {
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | ',')))
        .unwrap_or(text.len());
    let value: f64 = text[..end].replace(',', "").parse().ok()?;
    let factor = match &text[end..] {
        "" | "ms" | "%" => 1.0,
        "us" | "µs" => 0.001,
        "s" => 1_000.0,
        "m" | "min" => 60_000.0,
        "h" => 3_600_000.0,
        _ => return None,
    };
    Some(value * factor)
}

fn literal(text: String, span: &Range<usize>) -> Result<Term, QueryError> {
    let pattern = compiled(&format!("(?i){}", regex::escape(&text)), span)?;
    Ok(Term::Text(text, pattern))
}

fn compiled(pattern: &str, span: &Range<usize>) -> Result<Pattern, QueryError> {
    Pattern::new(pattern).map_err(|error| {
        let message = match error {
            regex::Error::CompiledTooBig(_) => "this pattern grows too large".to_owned(),
            error => {
                let text = error.to_string();
                let last = text.lines().last().unwrap_or("").trim_start_matches("error: ");
                format!("this pattern cannot be read: {last}")
            }
        };
        QueryError {
            span: span.clone(),
            message,
            write_instead: format!("\"{}\" to find it as plain text", pattern.replace('"', "\\\"")),
        }
    })
}

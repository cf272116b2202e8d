//! What stands in every line that a query matches.
//!
//! Texts and patterns are rewritten so that they never cross a line's end, and `^` and `$` mean the
//! line's. A field's value stands in the line as it is, except for what JSON writes otherwise.

use super::caseless::Caseless;
use super::parse::Node;
use super::term::{Is, LATENCY, Term};
use crate::logs::{access, level, line};
use regex_syntax::hir::{Capture, Class, ClassBytesRange, ClassUnicodeRange, Hir, HirKind, Look};
use regex_syntax::hir::{ClassBytes, ClassUnicode, Repetition};

/// What every matching line holds.
pub struct Need {
    /// It is this text, and nothing else.
    pub text: Option<Caseless>,
    pub hir: Hir,
    pub sure: Sure,
}

/// Which of the lines that hold it need not be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    None,
    /// Those without a carriage return: it ends a line for what `$` becomes, but not for us.
    WithoutReturn,
    /// Those that do not end with one.
    WithoutReturnAtEnd,
    All,
}

/// `file`: the name that `source:` asks for; `json`: lines may be JSON.
pub fn need(node: &Node, file: &str, json: bool) -> Option<Need> {
    let inside = |part: &Node| need(part, file, json);
    match node {
        Node::Term(term) => of_term(term, file, json),
        Node::All(parts) => {
            let least = |need: &Need| need.hir.properties().minimum_len().unwrap_or(0);
            let best = parts.iter().filter_map(inside).max_by_key(least)?;
            let sure = if parts.len() == 1 { best.sure } else { Sure::None };
            Some(Need { sure, ..best })
        }
        Node::Any(parts) => {
            let needs = parts.iter().map(inside).collect::<Option<Vec<_>>>()?;
            let sure = needs.iter().map(|need| need.sure).min().unwrap_or(Sure::None);
            let hir = Hir::alternation(needs.into_iter().map(|need| need.hir).collect());
            Some(Need { text: None, hir, sure })
        }
        Node::Not(_) => None,
    }
}

/// Whether it asks for what JSON may write in other ways.
pub fn reads_json(node: &Node) -> bool {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().any(reads_json),
        Node::Not(inside) => reads_json(inside),
        Node::Term(term) => !matches!(term, Term::Text(..) | Term::Pattern(_)),
    }
}

fn of_term(term: &Term, file: &str, json: bool) -> Option<Need> {
    match term {
        Term::Text(text, pattern) => {
            let text = Caseless::of(text);
            // What holds no carriage return stands in the line without it as well.
            let sure = if text.is_some() { Sure::All } else { Sure::WithoutReturnAtEnd };
            Some(Need { text, hir: hir(pattern.source())?, sure })
        }
        Term::Pattern(pattern) => {
            let hir = hir(pattern.source())?;
            let sure = match hir.properties().look_set().contains_anchor() {
                true => Sure::WithoutReturn,
                false => Sure::WithoutReturnAtEnd,
            };
            Some(Need { text: None, hir, sure })
        }
        Term::Field(name, value, _) => {
            let longest = value.split('*').max_by_key(|part| part.len())?;
            match longest.len() {
                0 | 1 => of_name(&[name], &regex::escape(value.split('*').next()?), json),
                _ => of_value(longest, json),
            }
        }
        Term::Number(name, ..) if name.eq_ignore_ascii_case("latency") => {
            let mut names = vec![name.as_str()];
            names.extend(LATENCY.map(|(name, _)| name));
            of_name(&names, "", json)
        }
        Term::Number(name, ..) => of_name(&[name], "", json),
        Term::Level(is, bound) => of_level(*is, *bound, json),
        Term::Source(name) if file.to_lowercase().contains(name.as_str()) => None,
        // Its letters are lowered one by one, which `(?i)` does not do.
        Term::Source(name) if name.is_ascii() && !name.contains('i') => match json {
            true => of_value(name, json),
            false => {
                let (fields, name) = (line::SOURCES.join("|"), regex::escape(name));
                asked(&format!("(?:{fields})=(?s-u:.)*(?i:{name})"))
            }
        },
        Term::Source(_) | Term::Before(_) | Term::After(_) | Term::Around(_) => None,
    }
}

fn asked(pattern: &str) -> Option<Need> {
    Some(Need { text: None, hir: hir(pattern)?, sure: Sure::None })
}

/// What JSON may write in place of any letter.
const ESCAPED: &str = r"\\u";
/// A number in JSON that is not shown as it is written.
const NUMBER: &str = r"[0-9][eE][-+0-9]|[0-9.]{16}|[^0-9]0\.0000|[^0-9]-0[^0-9.]";

/// A value that holds this text.
fn of_value(text: &str, json: bool) -> Option<Need> {
    if text.contains(['\u{fffd}', '\n', '\r']) {
        return None;
    }
    let literal = format!("(?i:{})", regex::escape(text));
    if !json {
        return Some(Need { text: Caseless::of(text), ..asked(&literal)? });
    }
    // Between the signs of JSON there may be blanks, which are not shown.
    let sign = |c: char| matches!(c, '{' | '}' | '[' | ']' | ',' | ':' | '"');
    let blanks = |c: char| match (sign(c), regex::escape(c.encode_utf8(&mut [0; 4]))) {
        (true, c) => format!(r"\s*{c}\s*"),
        (false, c) => c,
    };
    let literal: String = text.chars().map(blanks).collect();
    // Signs and ends of lines have escapes of their own.
    let signs = text.contains(|c: char| matches!(c, '"' | '\\' | '/') || c.is_control());
    let escaped = if signs { r"\\" } else { ESCAPED };
    let mut pattern = format!("(?i:{literal})|{escaped}");
    let decimal = |c: char| c.is_ascii_digit() || c == '.';
    let numeric = |c: char| decimal(c) || matches!(c, '-' | '+' | 'e' | 'E');
    for part in text.split(sign).filter(|part| !part.is_empty() && part.chars().all(numeric)) {
        // With a sign or an exponent, it is not told here whether it may be part of a number.
        if !part.chars().all(decimal) {
            return None;
        }
        pattern = format!("(?i:{literal})|{escaped}|{NUMBER}");
    }
    asked(&pattern)
}

/// A field of one of these names, with what its value begins with in a pair.
fn of_name(names: &[&str], value: &str, json: bool) -> Option<Need> {
    // The text of a line has no name in it.
    if names.iter().any(|name| name.eq_ignore_ascii_case("msg")) {
        return None;
    }
    let lower = |name: &&str| [(*name).to_owned(), name.to_lowercase()];
    let mut all: Vec<String> = names.iter().flat_map(lower).collect();
    all.sort();
    all.dedup();
    let words =
        |all: &[String]| all.iter().map(|name| regex::escape(name)).collect::<Vec<_>>().join("|");
    let mut pattern = format!("(?:{})=", words(&all));
    if !value.is_empty() {
        pattern.push_str(&format!("\"?(?i:{value})"));
    }
    if access::NAMES.iter().any(|name| all.iter().any(|own| own == name)) {
        pattern.push_str(r#"|"[A-Z]+ "#);
    }
    if json {
        let last = |name: &String| name.rsplit('.').next().unwrap_or(name).to_owned();
        let keys: Vec<String> = all.iter().map(last).collect();
        pattern.push_str(&format!(r#"|"(?:{})"|{ESCAPED}"#, words(&keys)));
        pattern.push_str(&format!(r#"|"(?:{})""#, words(&all)));
    }
    let text = match (names, value, pattern.strip_suffix('=')) {
        ([name], "", Some(_)) => Caseless::of(&format!("{name}=")),
        _ => None,
    };
    Some(Need { text, ..asked(&pattern)? })
}

fn of_level(is: Is, bound: level::Level, json: bool) -> Option<Need> {
    let fit = |level: level::Level| is.holds(level, bound);
    let names = level::NAMES.iter().filter(|(_, level)| fit(*level)).map(|(name, _)| *name);
    let mut pattern = format!("(?i-u:{})", names.collect::<Vec<_>>().join("|"));
    if json {
        let keys = line::LEVELS.iter().chain(&line::JSON_LEVELS).map(|key| regex::escape(key));
        let keys = keys.collect::<Vec<_>>().join("|");
        let numbers = (0..=60).filter(|number| level::numbered(*number).is_some_and(fit));
        let letters = level::LETTERS.iter().filter(|(_, level)| fit(*level));
        let letters = letters.map(|(letter, _)| format!(r#""\s*{letter}\s*""#));
        let values = numbers.map(|number| number.to_string()).chain(letters);
        let values = values.collect::<Vec<_>>().join("|");
        pattern.push_str(&format!(r#"|"(?:{keys})"\s*:\s*(?:{values})|{ESCAPED}"#));
    }
    // No level fits what is above the highest.
    level::Level::ALL.into_iter().any(fit).then(|| asked(&pattern)).flatten()
}

/// A pattern for a chunk of lines.
fn hir(pattern: &str) -> Option<Hir> {
    let parsed = regex_syntax::ParserBuilder::new().utf8(false).build().parse(pattern).ok()?;
    Some(within_a_line(&parsed))
}

/// The pattern for a chunk of lines: fits no line's end, and holds that lines begin and end where
/// they do.
fn within_a_line(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) if literal.0.contains(&b'\n') => Hir::fail(),
        HirKind::Literal(literal) => Hir::literal(literal.0.clone()),
        HirKind::Class(Class::Unicode(class)) => {
            let mut class = class.clone();
            class.difference(&ClassUnicode::new([ClassUnicodeRange::new('\n', '\n')]));
            Hir::class(Class::Unicode(class))
        }
        HirKind::Class(Class::Bytes(class)) => {
            let mut class = class.clone();
            class.difference(&ClassBytes::new([ClassBytesRange::new(b'\n', b'\n')]));
            Hir::class(Class::Bytes(class))
        }
        HirKind::Look(look) => Hir::look(match look {
            Look::Start => Look::StartLF,
            Look::End | Look::EndLF => Look::EndCRLF,
            other => *other,
        }),
        HirKind::Repetition(repeated) => Hir::repetition(Repetition {
            min: repeated.min,
            max: repeated.max,
            greedy: repeated.greedy,
            sub: Box::new(within_a_line(&repeated.sub)),
        }),
        HirKind::Capture(Capture { sub, .. }) => within_a_line(sub),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(within_a_line).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(within_a_line).collect()),
    }
}

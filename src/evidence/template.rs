//! Templates of log lines: text with `{names}` in braces.

use std::ops::Range;

/// A part of a template.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(String),
    Name(Name),
    /// A whole number between two, both included.
    Count(u64, u64),
    /// One of several, each of which may hold names.
    Pick(Vec<Vec<Piece>>),
    /// So many hexadecimal digits.
    Hex(usize),
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident = $text:literal),* $(,)?) => {
        /// Names that need no argument. `docs/evidence-templates.md` explains them to authors.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Name { $($(#[$doc])* $name),* }

        impl Name {
            pub const ALL: &'static [Name] = &[$(Name::$name),*];

            pub fn text(self) -> &'static str {
                match self { $(Name::$name => $text),* }
            }
        }
    };
}

names! {
    Req = "req", Path = "path", Method = "method", Status = "status", Ms = "ms", Bytes = "bytes",
    Ip = "ip", Agent = "agent", Site = "site", User = "user", Host = "host", Service = "service",
    Pid = "pid", Busy = "busy", Queue = "queue", Rate = "rate", Errors = "errors", P50 = "p50",
    P99 = "p99", Level = "level",
}

/// The parts of a template.
///
/// # Errors
/// The bytes that cannot be read, and why.
pub fn parse(text: &str) -> Result<Vec<Piece>, (Range<usize>, String)> {
    parse_part(text, 0, 0)
}

/// What the braces of a template hold, in order: `req`, `count:1-9`.
///
/// # Errors
/// The bytes that cannot be read, and why: an unknown name, a wrong argument, a stray brace.
pub fn placeholders(text: &str) -> Result<Vec<String>, (Range<usize>, String)> {
    parse(text)?;
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(['{', '}']) {
        let start = at + found;
        if text[start..].starts_with("{{") || text[start..].starts_with('}') {
            at = start + text[start..].chars().take(2).map(char::len_utf8).sum::<usize>();
            continue;
        }
        let end = closing(text, start).unwrap_or(text.len());
        out.push(text[start + 1..end].to_owned());
        at = (end + 1).min(text.len());
    }
    Ok(out)
}

const DEEPEST: usize = 8;

/// Reads a part that starts at `from` in the whole template, for the places of errors.
fn parse_part(text: &str, from: usize, depth: usize) -> Result<Vec<Piece>, (Range<usize>, String)> {
    let mut out = Vec::new();
    let mut plain = String::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if rest.starts_with("{{") || rest.starts_with("}}") {
            plain.push(c);
            at += 2;
        } else if c == '{' {
            let Some(end) = closing(text, at) else {
                return Err((from + at..from + text.len(), "this brace is never closed".into()));
            };
            if !plain.is_empty() {
                out.push(Piece::Text(std::mem::take(&mut plain)));
            }
            out.push(piece(&text[at + 1..end], from + at + 1, depth)?);
            at = end + 1;
        } else if c == '}' {
            let span = from + at..from + at + 1;
            return Err((span, "this brace closes nothing; write `}}` for a brace".into()));
        } else {
            plain.push(c);
            at += c.len_utf8();
        }
    }
    if !plain.is_empty() {
        out.push(Piece::Text(plain));
    }
    Ok(out)
}

/// Where the brace that opens at `open` closes.
fn closing(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

fn piece(inside: &str, from: usize, depth: usize) -> Result<Piece, (Range<usize>, String)> {
    let span = from..from + inside.len();
    let wrong = |why: String| Err((span.clone(), why));
    if depth > DEEPEST {
        return wrong("too many braces inside each other".into());
    }
    let Some((name, argument)) = inside.split_once(':') else {
        return match Name::ALL.iter().find(|name| name.text() == inside) {
            Some(name) => Ok(Piece::Name(*name)),
            None => wrong(unknown(inside)),
        };
    };
    match name {
        "count" => {
            let ends = argument.split_once('-').and_then(|(low, high)| {
                Some((low.parse::<u64>().ok()?, high.parse::<u64>().ok()?))
            });
            match ends {
                Some((low, high)) if low <= high && high < 1 << 53 => Ok(Piece::Count(low, high)),
                _ => wrong("write the lowest and the highest number: `{count:1-9}`".into()),
            }
        }
        "hex" => match argument.parse() {
            Ok(digits @ 1..=64) => Ok(Piece::Hex(digits)),
            _ => wrong("write how many digits, 1 to 64: `{hex:8}`".into()),
        },
        "pick" => {
            let mut at = from + name.len() + 1;
            let mut choices = Vec::new();
            for choice in choices_of(argument) {
                choices.push(parse_part(choice, at, depth + 1)?);
                at += choice.len() + 1;
            }
            Ok(Piece::Pick(choices))
        }
        _ => wrong(unknown(name)),
    }
}

/// Cut at the bars that stand in no inner braces.
fn choices_of(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b'|' if depth == 0 => {
                out.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    out.push(&text[start..]);
    out
}

fn unknown(name: &str) -> String {
    let known = Name::ALL.iter().map(|name| name.text()).chain(["count", "pick", "hex"]);
    let near = known
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .min()
        .filter(|(distance, _)| *distance <= 2);
    match near {
        Some((_, near)) => format!("nothing is called `{name}`; did you mean `{near}`?"),
        None => format!("nothing is called `{name}`; docs/evidence-templates.md lists the names"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_counts_picks_and_braces() {
        let pieces = parse("a {req} {{x}} {pick:b|I_{count:1-9}}!").expect("a template");
        assert_eq!(
            pieces,
            [
                Piece::Text("a ".into()),
                Piece::Name(Name::Req),
                Piece::Text(" {x} ".into()),
                Piece::Pick(vec![
                    vec![Piece::Text("b".into())],
                    vec![Piece::Text("I_".into()), Piece::Count(1, 9)]
                ]),
                Piece::Text("!".into()),
            ]
        );
        let names = placeholders("{req} {{no}} {pick:a|{hex:2}}").expect("a template");
        assert_eq!(names, ["req", "pick:a|{hex:2}"]);
    }

    #[test]
    fn what_is_wrong_has_its_place() {
        for (text, part) in [
            ("x {rek} y", "rek"),
            ("{count:9-1}", "count:9-1"),
            ("{hex:0}", "hex:0"),
            ("{pick:a|{oops}}", "oops"),
            ("a {req", "{req"),
            ("a } b", "}"),
        ] {
            let (span, why) = placeholders(text).expect_err(text);
            assert_eq!(&text[span], part, "{text}");
            assert!(!why.is_empty());
        }
        assert!(placeholders("{rek}").expect_err("unknown").1.contains("`req`"));
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "[{}a|:0-9é-]{0,40}") {
            if let Err((span, _)) = placeholders(&text) {
                prop_assert!(text.get(span).is_some());
            }
        }
    }
}

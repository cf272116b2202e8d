//! Queries that are written by pressing something: what stands there, and a part more.

use super::Query;
use super::tokens::{Token, tokens};
use std::ops::Range;

/// Names that mean something else in a query than a field of the line.
const OWN: [&str; 6] = ["level", "service", "source", "before", "after", "around"];

/// Whose field is exactly this, as it is written in a query; none where it cannot be.
pub fn field_is(name: &str, value: &str) -> Option<String> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let bare = value.starts_with(char::is_alphanumeric) && value.chars().all(plain);
    let written = if bare {
        format!("{name}:{value}")
    } else {
        format!("{name}:\"{}\"", value.replace('"', "\\\""))
    };
    let sure = name.chars().all(plain) && !OWN.contains(&name) && !value.ends_with('\\');
    (sure && Query::parse(&written).is_ok()).then_some(written)
}

/// What is asked, and this part besides.
pub fn with(query: &str, part: &str) -> String {
    let query = query.trim();
    match query {
        "" => part.to_owned(),
        // What binds less than words side by side is held together first.
        query if query.split_whitespace().any(|word| word == "OR" || word == "|") => {
            format!("({query}) {part}")
        }
        query => format!("{query} {part}"),
    }
}

/// What is asked, without what this part finds.
pub fn without(query: &str, part: &str) -> String {
    let one = tokens(part).is_ok_and(|tokens| tokens.len() == 1);
    with(query, &if one { format!("-{part}") } else { format!("-({part})") })
}

/// What is asked, between two times, as they are written in a query. Times that were asked for before
/// give way, where they narrow all of it.
pub fn between(query: &str, from: &str, to: &str) -> String {
    with(&timeless(query), &format!("after:{from} before:{to}"))
}

/// What is asked, at any time.
pub fn timeless(query: &str) -> String {
    let mut rest = query.to_owned();
    for span in times(query).into_iter().rev() {
        rest.replace_range(span, "");
    }
    rest.trim().to_owned()
}

/// Where times stand that narrow the whole of a query, each with the space behind it.
fn times(query: &str) -> Vec<Range<usize>> {
    // What cannot be read says when in no way.
    let Ok(tokens) = tokens(query) else { return vec![0..query.len()] };
    let when = |name: &str| matches!(name, "after" | "before" | "around");
    let (mut depth, mut negated, mut found) = (0_usize, false, Vec::new());
    for (token, span) in &tokens {
        let time = match token {
            Token::Open => {
                depth += 1;
                false
            }
            Token::Close => {
                depth = depth.saturating_sub(1);
                false
            }
            // A time beside an `OR` is one of several ways to be found.
            Token::Or if depth == 0 => return Vec::new(),
            Token::Word(word) => word.split_once(':').is_some_and(|(name, _)| when(name)),
            Token::FieldPhrase(name, _) => when(name),
            _ => false,
        };
        if time && depth == 0 && !negated {
            let behind = &query[span.end..];
            found.push(span.start..query.len() - behind.trim_start().len());
        }
        negated = *token == Token::Not;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_of_time_takes_the_place_of_the_one_before() {
        let at = |query| between(query, "09:24", "09:25");
        assert_eq!(at(""), "after:09:24 before:09:25");
        assert_eq!(at("red"), "red after:09:24 before:09:25");
        assert_eq!(at("after:08:00 red \"before:x\" before:10:00"), {
            "red \"before:x\" after:09:24 before:09:25"
        });
        assert_eq!(at("around:\"2025-06-04 09:00\" red"), "red after:09:24 before:09:25");
        assert_eq!(at("-after:09:00 (before:10:00)"), {
            "-after:09:00 (before:10:00) after:09:24 before:09:25"
        });
        assert_eq!(at("red OR after:09:00"), "(red OR after:09:00) after:09:24 before:09:25");
        // What cannot be read is written anew.
        assert_eq!(at("\"red after:09:00"), "after:09:24 before:09:25");
        assert_eq!(timeless("after:09:00 red before:10:00"), "red");
        assert!(Query::parse(&at("red OR after:09:00")).is_ok());
    }

    fn found(query: &str) -> Vec<usize> {
        let lines = ["a=1 red", "a=2 red", "a=1 b=\"x y\" blue", "b=\"x \\\"y\" green"];
        let query = Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
        (0..lines.len()).filter(|at| query.matches(&lines[*at])).collect()
    }

    #[test]
    fn a_part_narrows_what_is_asked() {
        let red = "red OR blue";
        assert_eq!(found(red), [0, 1, 2]);
        assert_eq!(found(&with(red, "a:1")), [0, 2]);
        assert_eq!(found(&without(red, "a:1")), [1]);
        assert_eq!(found(&with("", "a:2")), [1]);
        let part = field_is("b", "x y").expect("a part");
        assert_eq!(found(&with(" ", &part)), [2]);
        assert_eq!(without("", &part), "-b:\"x y\"");
        assert_eq!(found(&without("", &part)), [0, 1, 3]);
        assert_eq!(
            without("", "level:info \"two words\" \"x\""),
            "-(level:info \"two words\" \"x\")"
        );
        assert_eq!(without("", "\"two words\""), "-\"two words\"");
        assert_eq!(without("", "x \"y\""), "-(x \"y\")");
    }

    #[test]
    fn what_would_mean_something_else_is_not_written() {
        assert_eq!(field_is("before", "2209"), None);
        assert_eq!(field_is("level", "info"), None);
        assert_eq!(field_is("a b", "1"), None);
        assert_eq!(field_is("a", "x\\"), None);
        assert_eq!(field_is("n", ">4").as_deref(), Some("n:\">4\""));
        assert_eq!(field_is("n", "5*").as_deref(), Some("n:\"5*\""));
        assert_eq!(field_is("n", "").as_deref(), Some("n:\"\""));
    }
}

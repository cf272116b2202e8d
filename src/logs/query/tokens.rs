//! A query's text cut into tokens, each with its place.

use super::QueryError;
use std::ops::Range;

#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Open,
    Close,
    Or,
    Not,
    /// A word without quotes: `timeout`, `level:error`, `ms:>500`.
    Word(String),
    /// What stands between quotes.
    Phrase(String),
    /// `field:"two words"`.
    FieldPhrase(String, String),
    /// What stands between slashes.
    Pattern(String),
}

/// # Errors
/// A quote or slash that is never closed.
pub fn tokens(text: &str) -> Result<Vec<(Token, Range<usize>)>, QueryError> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        at += c.len_utf8();
        let token = match c {
            c if c.is_whitespace() => continue,
            '(' => Token::Open,
            ')' => Token::Close,
            '!' | '-' if starts_term(&text[at..]) => Token::Not,
            '"' => Token::Phrase(until(text, '"', start, &mut at)?),
            '/' if closes_pattern(&text[at..]) => Token::Pattern(until(text, '/', start, &mut at)?),
            _ => {
                let rest = &text[start..];
                let end = rest
                    .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"'))
                    .unwrap_or(rest.len());
                at = start + end.max(c.len_utf8());
                let word = text[start..at].to_owned();
                match (text[at..].starts_with('"'), word.strip_suffix(':')) {
                    (true, Some(field)) if !field.is_empty() => {
                        at += 1;
                        let phrase = until(text, '"', start, &mut at)?;
                        Token::FieldPhrase(field.to_owned(), phrase)
                    }
                    _ if word == "OR" || word == "|" => Token::Or,
                    _ if word == "NOT" => Token::Not,
                    // `AND` is what happens anyway.
                    _ if word == "AND" => continue,
                    _ => Token::Word(word),
                }
            }
        };
        out.push((token, start..at));
    }
    Ok(out)
}

/// A sign negates what stands right behind it; alone it is a word.
fn starts_term(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| !c.is_whitespace() && c != ')')
}

/// `/regex/` ends at a word's end; `/booking/new` and `/` are words, as paths are.
fn closes_pattern(rest: &str) -> bool {
    let Some(end) = closing(rest, '/') else { return false };
    end > 0 && rest[end + 1..].chars().next().is_none_or(|c| c.is_whitespace() || c == ')')
}

fn closing(rest: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        if c == mark && !escaped {
            return Some(at);
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

/// The text up to a closing mark; `at` moves behind it. `\"` stands for the mark itself.
fn until(text: &str, mark: char, start: usize, at: &mut usize) -> Result<String, QueryError> {
    let rest = &text[*at..];
    let Some(end) = closing(rest, mark) else {
        return Err(QueryError {
            span: start..text.len(),
            message: "this quote is never closed".to_owned(),
            write_instead: format!("{}{mark}", &text[start..]),
        });
    };
    *at += end + mark.len_utf8();
    let escaped = ['\\', mark].iter().collect::<String>();
    Ok(rest[..end].replace(&escaped, &mark.to_string()))
}

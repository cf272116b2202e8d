//! From tokens to a query; what is wrong is said with its place and a way to write it.

use super::term::{Term, term};
use super::tokens::{Token, tokens};
use std::ops::Range;

/// Why a query cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// Bytes of the query that it is about.
    pub span: Range<usize>,
    pub message: String,
    /// The part, or the whole, as it could be written.
    pub write_instead: String,
}

impl QueryError {
    /// What is wrong with this query, and where: its text with the part underlined.
    pub fn underlined(&self, text: &str) -> String {
        let letters = |range: Range<usize>| text.get(range).unwrap_or("").chars().count();
        let before = " ".repeat(letters(0..self.span.start));
        let marked = "^".repeat(letters(self.span.clone()).max(1));
        format!("{self}\n  {}\n  {before}{marked}", text.replace(char::is_control, " "))
    }
}

/// A query as a tree. An empty `All` is what every line matches.
#[derive(Clone, Debug)]
pub enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Term(Term),
}

/// Characters of a query at most.
pub const LONGEST: usize = 1_000;
const DEEPEST: usize = 40;

/// # Errors
/// See [`QueryError`].
pub fn parse(text: &str) -> Result<Node, QueryError> {
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        let long = text.chars().count();
        return Err(QueryError {
            span: end..text.len(),
            message: format!("a query has at most {LONGEST} characters, and this one has {long}"),
            write_instead: "fewer words".to_owned(),
        });
    }
    let mut reader = Reader { text, tokens: tokens(text)?, at: 0 };
    let node = reader.any(0)?;
    match reader.peek() {
        None => Ok(node),
        Some((_, span)) => Err(QueryError {
            span: span.clone(),
            message: "this bracket closes nothing".to_owned(),
            write_instead: format!("({}", &text[..span.end]),
        }),
    }
}

struct Reader<'a> {
    text: &'a str,
    tokens: Vec<(Token, Range<usize>)>,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&(Token, Range<usize>)> {
        self.tokens.get(self.at)
    }

    fn any(&mut self, depth: usize) -> Result<Node, QueryError> {
        let mut sides = vec![self.all(depth)?];
        while let Some((Token::Or, span)) = self.peek().cloned() {
            self.at += 1;
            let empty = |node: &Node| matches!(node, Node::All(parts) if parts.is_empty());
            let side = self.all(depth)?;
            if sides.last().is_some_and(empty) || empty(&side) {
                return Err(QueryError {
                    span,
                    message: "OR needs something on both sides".to_owned(),
                    write_instead: "timeout OR refused".to_owned(),
                });
            }
            sides.push(side);
        }
        Ok(match sides.len() {
            1 => sides.remove(0),
            _ => Node::Any(sides),
        })
    }

    fn all(&mut self, depth: usize) -> Result<Node, QueryError> {
        let mut parts = Vec::new();
        while let Some((token, _)) = self.peek() {
            if matches!(token, Token::Or | Token::Close) {
                break;
            }
            parts.push(self.one(depth)?);
        }
        Ok(match parts.len() {
            1 => parts.remove(0),
            _ => Node::All(parts),
        })
    }

    fn one(&mut self, depth: usize) -> Result<Node, QueryError> {
        let Some((token, span)) = self.peek().cloned() else {
            let end = self.text.len();
            return Err(QueryError {
                span: end.saturating_sub(1)..end,
                message: "something is missing behind this".to_owned(),
                write_instead: "-timeout".to_owned(),
            });
        };
        if depth > DEEPEST {
            return Err(QueryError {
                span,
                message: "too many brackets or signs inside each other".to_owned(),
                write_instead: "fewer brackets".to_owned(),
            });
        }
        self.at += 1;
        match token {
            Token::Not => match self.peek() {
                Some((Token::Or | Token::Close, _)) | None => Err(QueryError {
                    span,
                    message: "this negates nothing".to_owned(),
                    write_instead: "-timeout".to_owned(),
                }),
                Some(_) => Ok(Node::Not(Box::new(self.one(depth + 1)?))),
            },
            Token::Open => {
                let inside = self.any(depth + 1)?;
                match self.peek() {
                    Some((Token::Close, _)) => self.at += 1,
                    _ => {
                        return Err(QueryError {
                            span,
                            message: "this bracket is never closed".to_owned(),
                            write_instead: format!("{})", self.text),
                        });
                    }
                }
                Ok(inside)
            }
            token => Ok(Node::Term(term(token, span)?)),
        }
    }
}

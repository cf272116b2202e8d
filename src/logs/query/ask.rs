//! Asking lines whether they match, and where.

use super::QueryError;
use super::parse::{Node, parse};
use super::term::{Is, LATENCY, Term, number};
use crate::logs::{Record, highlight};
use std::ops::Range;

/// A query that was read; asks any number of lines.
#[derive(Clone, Debug)]
pub struct Query {
    pub(super) root: Node,
}

impl Query {
    /// Reads a query; an empty one matches every line.
    ///
    /// # Errors
    /// See [`QueryError`]: the place, what is wrong, what to write instead.
    pub fn parse(text: &str) -> Result<Query, QueryError> {
        Ok(Query { root: parse(text)? })
    }

    pub fn matches(&self, record: &impl Record) -> bool {
        holds(&self.root, record)
    }

    /// Bytes of a line that its words and patterns stand at, in order, not overlapping.
    pub fn highlights(&self, line: &str) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        places(&self.root, line, &mut out);
        highlight::merged(out)
    }

    /// From and to which time all that it matches lies, milliseconds since 1970, on the day that
    /// begins at `midnight`: what `after:`, `before:` and `around:` say where they hold for every
    /// line.
    pub fn window(&self, midnight: i64) -> (Option<i64>, Option<i64>) {
        let all = match &self.root {
            Node::All(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let later = |one: Option<i64>, other: i64| Some(one.map_or(other, |one| one.max(other)));
        let sooner = |one: Option<i64>, other: i64| Some(one.map_or(other, |one| one.min(other)));
        all.iter().fold((None, None), |(from, to), part| match part {
            Node::Term(Term::After(when)) => (later(from, when.on(midnight)), to),
            Node::Term(Term::Before(when)) => (from, sooner(to, when.on(midnight))),
            Node::Term(Term::Around(when)) => {
                let (at, (before, behind)) = (when.on(midnight), when.around());
                (later(from, at - before), sooner(to, at + behind))
            }
            _ => (from, to),
        })
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        matches!(&self.root, Node::All(parts) if parts.is_empty())
    }
}

fn holds(node: &Node, record: &impl Record) -> bool {
    match node {
        Node::All(parts) => parts.iter().all(|part| holds(part, record)),
        Node::Any(parts) => parts.iter().any(|part| holds(part, record)),
        Node::Not(inside) => !holds(inside, record),
        Node::Term(term) => is_so(term, record),
    }
}

fn is_so(term: &Term, record: &impl Record) -> bool {
    match term {
        Term::Text(_, pattern) | Term::Pattern(pattern) => pattern.is_in(record.bytes()),
        Term::Field(name, _, pattern) => {
            named(name, record, |value| pattern.is_in(value.as_bytes()))
        }
        Term::Number(name, is, bound) => measured(name, record, *is, *bound),
        Term::Level(is, level) => record.level().is_some_and(|of| is.holds(of, *level)),
        Term::Source(name) => {
            record.sources().iter().any(|source| source.to_lowercase().contains(name.as_str()))
        }
        Term::Before(when) => when.shown(record).is_some_and(|time| time < when.at()),
        Term::After(when) => when.shown(record).is_some_and(|time| time >= when.at()),
        Term::Around(when) => when.shown(record).is_some_and(|time| {
            let (before, behind) = when.around();
            (when.at() - before..=when.at() + behind).contains(&time)
        }),
    }
}

fn named(name: &str, record: &impl Record, is: impl Fn(&str) -> bool) -> bool {
    let lower = || match name.to_lowercase() {
        lower if lower == name => None,
        lower => Some(record.field(&lower)?.into_owned().into()),
    };
    record.field(name).or_else(lower).is_some_and(|value| is(&value))
}

fn measured(name: &str, record: &impl Record, is: Is, bound: f64) -> bool {
    let holds = |value: &str, unit: f64| number(value).is_some_and(|v| is.holds(v * unit, bound));
    if named(name, record, |value| holds(value, 1.0)) {
        return true;
    }
    name.eq_ignore_ascii_case("latency")
        && LATENCY
            .iter()
            .any(|(alias, unit)| record.field(alias).is_some_and(|value| holds(&value, *unit)))
}

fn places(node: &Node, line: &str, out: &mut Vec<Range<usize>>) {
    match node {
        Node::All(parts) | Node::Any(parts) => {
            parts.iter().for_each(|part| places(part, line, out));
        }
        // What must not be there is nowhere to show.
        Node::Not(_) => {}
        Node::Term(Term::Text(_, pattern) | Term::Pattern(pattern)) => {
            out.extend(pattern.places(line));
        }
        Node::Term(_) => {}
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

//! What some of the matching lines are made of: their kinds, and what their fields say.

use super::found::Found;
use super::hits::Hits;
use super::state::Shared;
use super::table::Span;
use crate::logs::kinds::{self, Kind, LISTED, SAID};
use crate::logs::{Level, Line, Record as _};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Of longer lines, the beginning is looked at.
const LONGEST: usize = 16 << 10;
/// Values of a field that are told apart.
const APART: usize = 10_000;

/// A look at some matches that goes on in the background as long as somebody holds it.
#[derive(Debug)]
pub struct Study(Arc<OnceLock<Arc<Studied>>>);

/// What came out.
#[derive(Debug, Default)]
pub struct Studied {
    /// The most frequent first.
    pub kinds: Vec<Kind>,
    /// Those that most lines have first.
    pub fields: Vec<Field>,
    /// Matches that were looked at.
    pub lines: u64,
    /// These are all that there are.
    pub all: bool,
}

/// What a field says.
#[derive(Debug)]
pub struct Field {
    pub name: String,
    pub lines: u64,
    /// How many values there are: that many or more, if there are very many.
    pub values: u64,
    /// The most frequent ones.
    pub most: Vec<(String, u64)>,
}

impl Study {
    pub(super) fn new(shared: &Arc<Shared>, found: &Arc<Found>, most: usize) -> Study {
        let out = Arc::new(OnceLock::new());
        let held = Arc::downgrade(&out);
        let (shared, found) = (Arc::clone(shared), Arc::clone(found));
        found.wanted.fetch_add(1, Ordering::Relaxed);
        shared.moved.notify_all();
        std::thread::spawn(move || {
            let studied = study(&shared, &found, most, || held.strong_count() > 0);
            found.wanted.fetch_sub(1, Ordering::Relaxed);
            if let (Some(studied), Some(out)) = (studied, held.upgrade()) {
                // It is the only one that sets it.
                let _ = out.set(Arc::new(studied));
                shared.tell(true);
            }
        });
        Study(out)
    }

    /// What came out, once it has.
    pub fn get(&self) -> Option<Arc<Studied>> {
        self.0.get().cloned()
    }
}

/// One line's share.
struct Taken {
    level: Option<Level>,
    status: Option<String>,
    text: String,
}

fn study(
    shared: &Shared,
    found: &Found,
    most: usize,
    wanted: impl Fn() -> bool,
) -> Option<Studied> {
    let (mut chunk, mut taken, mut fields) = (0, Vec::new(), BTreeMap::new());
    let mut buffer = Vec::new();
    let all = loop {
        if !wanted() || shared.state().ended {
            return None;
        }
        match next(shared, found, chunk) {
            Next::End => break true,
            Next::Later => std::thread::sleep(Duration::from_millis(4)),
            Next::Here(span, hits) => {
                chunk += 1;
                if hits.count() == 0 {
                    continue;
                }
                let held = span.read(&mut buffer);
                let mut lines = buffer[held.lines].split(|byte| *byte == b'\n');
                let mut at = 0;
                for line in hits.within(0..u32::MAX) {
                    if taken.len() == most {
                        break;
                    }
                    let Some(bytes) = lines.nth((line - at) as usize) else { break };
                    at = line + 1;
                    let line = Line::new(&bytes[..bytes.len().min(LONGEST)], "");
                    note(&line, &mut fields);
                    taken.push(take(&line));
                }
                if taken.len() == most {
                    break is_end(shared, found, most as u64);
                }
            }
        }
    };
    let lines = taken.iter().map(|line| kinds::Line {
        level: line.level,
        status: line.status.as_deref(),
        text: &line.text,
    });
    let mut fields: Vec<Field> = fields.into_iter().map(field).collect();
    fields.sort_by_key(|field| std::cmp::Reverse(field.lines));
    Some(Studied { kinds: kinds::kinds(lines), fields, lines: taken.len() as u64, all })
}

enum Next {
    Here(Span, Hits),
    Later,
    End,
}

fn next(shared: &Shared, found: &Found, chunk: usize) -> Next {
    let state = shared.state();
    let Some(span) = state.table.span(chunk) else {
        return if state.opening { Next::Later } else { Next::End };
    };
    found.answers().hits(chunk).map_or(Next::Later, |hits| Next::Here(span, hits.clone()))
}

/// Whether there are so many matches and no more.
fn is_end(shared: &Shared, found: &Found, matches: u64) -> bool {
    let state = shared.state();
    let answers = found.answers();
    let read = !state.opening && answers.reached() == state.table.len();
    read && answers.matched() == matches
}

/// A line without its time and level. Of a request what was asked for: who asked, from where and with
/// what would make each line a kind of its own.
fn take(line: &Line<'_>) -> Taken {
    let own = |name: &str| line.fields().get(name).map(|value| value.into_owned());
    let text = match (own("method"), own("path")) {
        (Some(method), Some(path)) => format!("\"{method} {path}\""),
        _ => line.field("msg").map_or_else(|| line.text().to_owned(), |text| text.into_owned()),
    };
    Taken { level: line.level(), status: own("status"), text }
}

fn note(line: &Line<'_>, fields: &mut BTreeMap<String, BTreeMap<String, u64>>) {
    for (name, value) in line.fields().listed(line.text()).into_iter().flatten() {
        if SAID.contains(&name.as_str()) {
            continue;
        }
        let value = match value {
            Value::String(text) => text,
            other => other.to_string(),
        };
        let values = fields.entry(name).or_default();
        // With very many, a further one counts for the lines alone.
        let value =
            if values.len() < APART || values.contains_key(&value) { value } else { String::new() };
        *values.entry(value).or_default() += 1;
    }
}

fn field((name, values): (String, BTreeMap<String, u64>)) -> Field {
    let (lines, count) = (values.values().sum(), values.len() as u64);
    let mut most: Vec<(String, u64)> = values.into_iter().collect();
    most.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    most.truncate(LISTED);
    Field { name, lines, values: count, most }
}

//! What the open source shows: the rows that are on screen, the chart, the clock.

use super::Desk;
use super::evidence_search::{Part, Searched};
use super::{evidence_chart, evidence_table};
use crate::evidence::hunks::is_head;
use crate::evidence::{Body as Shown, Place, Row, SourceView};
use crate::logs::{Level, Query, Record as _};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::evidence::{
    Body, ClockState, EvidenceUi, Lines, Looked, Message, Paragraph, RowKey, RowModel,
};
use crate::workbench::kit::{LevelMark, markup};
use regex::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// When a row was written, by the clocks as the player has aligned them.
pub(super) fn known(desk: &Desk, view: &SourceView, row: &Row) -> Option<Ms> {
    let place = Place::Row { source: view.id.clone(), row: row.index };
    desk.case.sources.corrected(&place, &desk.play.notebook.alignments)
}

/// Whether a row was there at an instant.
pub(super) fn before(desk: &Desk, view: &SourceView, row: &Row, until: Option<Ms>) -> bool {
    until.is_none_or(|until| known(desk, view, row).is_none_or(|at| at <= until))
}

/// What the source shows; no further than `until`, where somebody else's eyes end.
pub fn body(
    desk: &Desk,
    view: &SourceView,
    searched: &mut Searched,
    ui: &EvidenceUi,
    until: Option<Ms>,
) -> Body {
    let spec = desk.scenario().source(&view.id).map(|source| &source.body);
    match (&view.body, spec) {
        (Shown::Chart(chart), _) => Body::Chart(evidence_chart::of(desk, view, chart, until)),
        (Shown::Rows { rows, .. }, Some(crate::scenario::model::Body::Chat(_))) => {
            let there = rows.iter().filter(|row| before(desk, view, row, until));
            Body::Chat(there.map(|row| message(desk, view, rows, row)).collect())
        }
        (Shown::Rows { rows, .. }, Some(crate::scenario::model::Body::Paper(_))) => {
            Body::Paper(paper(desk, view, rows))
        }
        (Shown::Rows { columns, rows }, spec) => {
            let logs = spec.is_some_and(|spec| spec.is_log());
            let diff = matches!(spec, Some(crate::scenario::model::Body::Diff(_)));
            let query = if logs { ui.query_in(view.id.as_str()) } else { "" };
            let sorted = ui.sorted_in(view.id.as_str()).filter(|_| !columns.is_empty());
            let part = Part { view, ahead: ahead(desk, view), beside: None };
            searched.search(&[part], query, until, sorted);
            if diff {
                searched.compares(rows);
            }
            if logs {
                searched.sorts(desk, ui.looked);
            }
            let hunk = rows.iter().position(|row| diff && is_head(&row.text));
            // What was searched before is given up with its comparison.
            let compared = searched.compared.as_ref();
            let found = found(desk, searched, ui, |_, row, shown| match compared {
                Some(compared) => compared.shown(of_diff(shown, row)),
                None => RowModel { cells: row.cells.clone(), ..shown },
            });
            Body::Lines(Lines {
                columns: columns.clone(),
                shares: evidence_table::shares(columns, rows),
                timed: !columns.is_empty() && rows.iter().any(|row| !row.shown_time.is_empty()),
                sorted,
                diff,
                sides: compared.map(|one| one.sides.clone()).unwrap_or_default(),
                search: logs,
                one_writer: logs && searched.one_writer,
                begins: hunk.unwrap_or(0) as u64,
                density: found.density.clone().filter(|_| logs),
                ..found
            })
        }
    }
}

/// How far a source's clock is held to be ahead.
pub(super) fn ahead(desk: &Desk, view: &SourceView) -> Ms {
    desk.play.notebook.ahead(&view.id)
}

/// What was found, with the rows that are on screen as `shows` has them.
pub(super) fn found(
    desk: &Desk,
    searched: &Searched,
    ui: &EvidenceUi,
    shows: impl Fn(&SourceView, &Row, RowModel) -> RowModel,
) -> Lines {
    let first = usize::try_from(ui.top_row).unwrap_or(0);
    let wanted = ui.rows_wanted.max(64) as usize;
    let chosen = searched.chosen(desk, ui.selected).and_then(|(_, row)| row.request.as_ref());
    let query = searched.good.as_ref();
    let picked = ui.picked_now();
    let shown = searched.from(desk, first).take(wanted + 1).map(|(view, row)| RowModel {
        related: chosen.is_some() && row.request.as_ref() == chosen,
        picked: picked.iter().map(|one| value(view, row, &one.name)).collect(),
        ..shows(view, row, line(desk, view, query, row))
    });
    Lines {
        mistake: searched.mistake.clone(),
        matched: searched.len() as u64,
        all: searched.all() as u64,
        first: first as u64,
        rows: shown.collect(),
        density: searched.density.clone().map(Box::new),
        picked: picked.iter().map(|one| one.name.clone()).collect(),
        kinds: of_look(ui.looked, Looked::Kinds, &searched.kinds),
        fields: of_look(ui.looked, Looked::Fields, &searched.fields),
        ..Lines::default()
    }
}

/// What is kept for one way to look at a log, while one looks so.
fn of_look<T: Clone>(looked: Looked, way: Looked, kept: &Option<Vec<T>>) -> Vec<T> {
    kept.as_ref().filter(|_| looked == way).cloned().unwrap_or_default()
}

/// What a row says in a field; nothing where it has none.
fn value(view: &SourceView, row: &Row, field: &str) -> String {
    view.line(row).field(field).map(Cow::into_owned).unwrap_or_default()
}

fn key(view: &SourceView, row: &Row) -> RowKey {
    RowKey { source: view.id.to_string(), row: row.index }
}

/// Who wrote a row, as colleagues call them.
pub(super) fn who(desk: &Desk, row: &Row) -> String {
    row.who.as_ref().map_or_else(String::new, |who| called(desk, who))
}

/// A person of the cast as colleagues call them, anybody else by name.
pub(super) fn called(desk: &Desk, who: &str) -> String {
    let person = desk.scenario().person(&PersonId::from(who));
    person.map_or_else(|| who.to_owned(), |person| person.called.clone())
}

/// A level as the screens show it.
pub fn mark(level: Level) -> LevelMark {
    match level {
        Level::Debug => LevelMark::Debug,
        Level::Info => LevelMark::Info,
        Level::Warn => LevelMark::Warning,
        Level::Error | Level::Critical => LevelMark::Error,
    }
}

fn line(desk: &Desk, view: &SourceView, query: Option<&Query>, row: &Row) -> RowModel {
    let (pin, held) = desk.pins_of(&view.id, row.index);
    RowModel {
        key: key(view, row),
        at: known(desk, view, row),
        time: row.shown_time.clone(),
        level: row.level.map(mark),
        who: who(desk, row),
        text: row.text.clone(),
        marks: query.map(|query| query.highlights(&row.text)).unwrap_or_default(),
        quiet: repeated(&row.text, &row.shown_time),
        pin,
        held,
        ..RowModel::default()
    }
}

/// A line of a diff: in or out. The text says when.
fn of_diff(shown: RowModel, row: &Row) -> RowModel {
    let added = match row.text.as_bytes().first() {
        // The names of the files are neither in nor out.
        _ if row.text.starts_with("+++ ") || row.text.starts_with("--- ") => None,
        Some(b'+') => Some(true),
        Some(b'-') => Some(false),
        _ => None,
    };
    RowModel { at: None, time: String::new(), quiet: 0..0, added, ..shown }
}

/// Bytes of a log line that say what stands in the columns before it: its time, level and writer.
pub(super) fn repeated(text: &str, time: &str) -> std::ops::Range<usize> {
    if time.is_empty() {
        return 0..0;
    }
    let found = HEAD.as_ref().and_then(|head| head.find(text)).map(|found| found.range());
    let inside = || BRACKET.as_ref().and_then(|head| head.find(text)).map(|found| found.range());
    let range = found.filter(|range| range.end > 0).or_else(inside).unwrap_or(0..0);
    let shows = text.get(range.clone()).is_some_and(|part| part.contains(time));
    if shows { range } else { 0..0 }
}

/// Time, level and writer at the head of a line, in each format that writes them there.
static HEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let time = r#"^(?:\{"(?:ts|time)":"|ts=)?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?"#;
    let zone = r#"(?:Z|[+-]\d\d:?\d\d)?"?,?\s*"#;
    let level = r#"(?:"level":"\w+",?|level=\w+|[A-Z]{4,5}\b)?\s*"#;
    let host = r#"(?:"host":"[^"]*",?|host=\S+|[\w.-]+:)?\s*(?:"msg":|msg=)?"#;
    Regex::new(&[time, zone, level, host].concat()).ok()
});

/// A time between brackets, as access logs have it.
static BRACKET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let time = r"\[\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\] ?";
    Regex::new(time).ok()
});

fn message(desk: &Desk, view: &SourceView, rows: &[Row], row: &Row) -> Message {
    let answers = row.answers.and_then(|at| rows.get(at as usize));
    let answers = answers.map(|row| format!("{}: {}", who(desk, row), row.text));
    let (pin, held) = desk.pins_of(&view.id, row.index);
    Message {
        key: key(view, row),
        at: known(desk, view, row),
        who: who(desk, row),
        time: row.shown_time.clone(),
        text: row.text.clone(),
        answers: answers.unwrap_or_default(),
        moves: Vec::new(),
        pin,
        held,
    }
}

fn paper(desk: &Desk, view: &SourceView, rows: &[Row]) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = rows
        .iter()
        .map(|row| {
            let (pin, held) = desk.pins_of(&view.id, row.index);
            Paragraph { key: key(view, row), block: markup::of_row(&row.text, row.code), pin, held }
        })
        .collect();
    markup::tables(paragraphs.iter_mut().map(|paragraph| &mut paragraph.block));
    paragraphs
}

pub fn clock(desk: &Desk, words: &Words, source: &Source) -> Option<ClockState> {
    let ahead = desk.play.notebook.alignments.get(&source.id);
    let aligned = ahead.map(|ms| {
        let seconds = *ms as f64 / 1000.0;
        words.with("clock-aligned", &[("seconds", format!("{seconds:+.1}").into())])
    });
    Some(ClockState {
        zone: source.clock.zone.clone(),
        suspected: String::new(),
        aligned,
        can_align: true,
        several: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_columns_say_is_not_said_again() {
        let rest = |text: &str, time: &str| {
            let quiet = repeated(text, time);
            format!("{}{}", &text[..quiet.start], &text[quiet.end..])
        };
        let plain = "2024-06-04 09:24:10.015 INFO  pigeon: push: ruleset 2211";
        assert_eq!(rest(plain, "09:24:10.015"), "push: ruleset 2211");
        let pairs = "ts=2024-06-04T09:24:10.655Z level=info host=sieve msg=\"page read\" ms=4";
        assert_eq!(rest(pairs, "09:24:10.655"), "\"page read\" ms=4");
        let access = "192.0.2.53 a.example [2024-06-04T08:00:08Z] \"GET /\" 200";
        assert_eq!(rest(access, "08:00:08"), "192.0.2.53 a.example \"GET /\" 200");
        // Without a column, or with another time, all of it stands.
        assert_eq!(rest(plain, ""), plain);
        assert_eq!(rest(plain, "11:24:10"), plain);
        assert_eq!(rest("nothing known", "09:24"), "nothing known");
    }
}

//! Places in the evidence as a reader names them: "#door-trouble, 11:48:20", "Rūta Kalniņa, in
//! interview".

use super::markdown::{local_time, person_text};
use super::phrases::say;
use crate::evidence::{Place, Row, clock, papers};
use crate::play::conditions::sentence_heard;
use crate::play::state::EntryPoint;
use crate::play::{Case, Play};
use crate::scenario::model::*;
use crate::text::grouped;

/// A place, named.
pub(super) struct Cited {
    /// The source or the person; places with the same one are cited together.
    pub head: String,
    /// The time in the company's zone, or how it was told.
    pub detail: Option<String>,
    /// Who wrote it, where that is not the source itself.
    pub by: Option<String>,
    /// What stands there; of a range in its first row, and in the others.
    pub words: String,
    pub rest: Vec<String>,
    /// The rows are of a diff.
    pub diff: bool,
    /// The words were written by or for a machine.
    pub code: bool,
}

impl Cited {
    /// The place on one line, without its words.
    pub fn name(&self) -> String {
        let parts = [Some(&self.head), self.detail.as_ref(), self.by.as_ref()];
        parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
    }
}

/// Names a place, with the words that stand there and that the player may know.
pub(super) fn cited(case: &Case, play: &Play, place: &Place) -> Cited {
    match place {
        Place::Telling { person, item } => told(case, play, person, item),
        Place::Sentence { person, item, sentence } => {
            let words = sentence_heard(case, play, person, item, *sentence).unwrap_or_default();
            Cited { words: words.to_owned(), ..told(case, play, person, item) }
        }
        Place::Row { source, .. } | Place::Rows { source, .. } => {
            rows_of(case, play, place, source)
        }
        Place::Found { source, query, .. } => found(case, play, place, source, query),
        Place::Point { source, series, at } => {
            let detail = match time(case, play, place) {
                Some(time) => say("cite-point", &[("series", series), ("time", &time)]),
                None => say("cite-series", &[("series", series)]),
            };
            Cited {
                head: source_name(case, source),
                detail: Some(detail),
                by: None,
                words: value(case, source, series, *at),
                rest: Vec::new(),
                diff: false,
                code: false,
            }
        }
    }
}

/// What a query found: how many lines of how many, and from when to when.
fn found(case: &Case, play: &Play, place: &Place, source: &SourceId, query: &str) -> Cited {
    let rows = case.sources.found(place);
    let all = case.sources.get(source).map_or(0, |view| view.rows().len());
    let hour = |row: Option<&u32>| {
        let place = Place::Row { source: source.clone(), row: *row? };
        time(case, play, &place)
    };
    let (count, all) = (grouped(rows.len() as u64), grouped(all as u64));
    let mut words = say("cite-found", &[("count", &count), ("all", &all)]);
    if let (Some(from), Some(to)) = (hour(rows.first()), hour(rows.last())) {
        words = say("cite-found-from", &[("found", &words), ("from", &from), ("to", &to)]);
    }
    Cited {
        head: source_name(case, source),
        detail: Some(say("cite-query", &[("query", &query)])),
        by: None,
        words,
        rest: Vec::new(),
        diff: false,
        code: false,
    }
}

/// The time of a place in the company's zone, its clock set right as far as the player did; of a
/// source that writes days, the day.
pub(super) fn time(case: &Case, play: &Play, place: &Place) -> Option<String> {
    let at = case.sources.corrected(place, &play.notebook.alignments)?;
    let source = case.scenario.source(place.source()?)?;
    let clock = &source.clock;
    if clock.resolution_ms >= DAY {
        // A paper has no dates but those in its words.
        if source.body.is_written() {
            return None;
        }
        return Some(clock::date_of(clock::Reader::new(clock).raw(at)));
    }
    Some(local_time(case, at))
}

pub(super) fn source_name(case: &Case, source: &SourceId) -> String {
    case.scenario.source(source).map_or_else(|| source.to_string(), |source| source.name.clone())
}

/// A row, or the rows of a range.
fn rows_of(case: &Case, play: &Play, place: &Place, source: &SourceId) -> Cited {
    let body = case.scenario.source(source).map(|source| &source.body);
    let rows = case.sources.rows_at(place);
    let typed = rows.iter().any(|row| row.code);
    let code = typed || matches!(body, Some(Body::Logs(_) | Body::LogFile(_) | Body::Diff(_)));
    let chat = matches!(body, Some(Body::Chat(_)));
    let who = |row: &Row| row.who.as_deref().filter(|_| chat).map(PersonId::from);
    let first = rows.first().and_then(who);
    let one = rows.iter().all(|row| who(row) == first);
    // A comment alone is its author's; among others it keeps its head, which tells them apart.
    let comment = match rows {
        [row] if matches!(body, Some(Body::Paper(_))) && !row.code => papers::comment(&row.text),
        _ => None,
    };
    let words = |row: &Row| {
        let text = match body {
            Some(Body::Paper(_)) if !row.code => {
                unset(comment.map_or(row.text.as_str(), |(_, text)| text))
            }
            _ => row.text.trim_end().to_owned(),
        };
        match who(row).filter(|_| !one) {
            Some(who) => say("cite-wrote", &[("who", &person_text(case, &who)), ("text", &text)]),
            None => text,
        }
    };
    let mut all = rows.iter().map(words);
    Cited {
        head: source_name(case, source),
        detail: span(case, play, place),
        by: match comment {
            Some((author, _)) => Some(author.to_owned()),
            None => first.filter(|_| one).map(|who| person_text(case, &who)),
        },
        words: all.next().unwrap_or_default(),
        rest: all.collect(),
        diff: matches!(body, Some(Body::Diff(_))),
        code,
    }
}

/// The time of a place; of a range from when to when.
fn span(case: &Case, play: &Play, place: &Place) -> Option<String> {
    let from = time(case, play, place)?;
    match time(case, play, &case.sources.latest(place)) {
        Some(to) if to != from => Some(say("cite-span", &[("from", &from), ("to", &to)])),
        _ => Some(from),
    }
}

fn told(case: &Case, play: &Play, person: &PersonId, item: &ItemId) -> Cited {
    let layer = play.people.told(person, item);
    let state = play.people.person(person);
    let at_table = state.is_some_and(|state| state.told_in_meeting.contains(item));
    let asked = play.people.asked(person) > 0;
    let how = match layer {
        None => None,
        Some(_) if at_table => Some(say("cite-review", &[])),
        Some(_) if asked => Some(say("cite-interview", &[])),
        Some(_) if play.entry == EntryPoint::Review => Some(say("cite-dossier", &[])),
        Some(_) => Some(say("cite-unasked", &[])),
    };
    let known = case.scenario.item(person, item);
    let words = known.and_then(|known| play.people.words(person, known)).unwrap_or_default();
    Cited {
        head: person_text(case, person),
        detail: how,
        by: None,
        words: words.to_owned(),
        rest: Vec::new(),
        diff: false,
        code: false,
    }
}

/// A value of a chart, with its unit.
fn value(case: &Case, source: &SourceId, series: &str, at: Ms) -> String {
    let Some(chart) = case.sources.get(source).and_then(|view| view.chart()) else {
        return String::new();
    };
    let line = chart.series.iter().find(|line| line.name == series);
    let point = line.and_then(|line| line.points.iter().find(|point| point.at == at));
    let value = point.map_or_else(String::new, |point| amount(point.value));
    say("cite-value", &[("value", &value), ("unit", &chart.unit)])
}

/// A number as texts write it: whole where it is or is large, else with one decimal.
pub(super) fn amount(value: f64) -> String {
    let whole = value.round();
    if value.abs() < 100.0 && (value - whole).abs() > 0.0 {
        return format!("{value:.1}");
    }
    let sign = if whole < 0.0 { "-" } else { "" };
    format!("{sign}{}", grouped(whole.abs() as u64))
}

/// A paragraph, item or row of a paper without its signs.
fn unset(text: &str) -> String {
    let text = text.trim();
    let text = text.trim_start_matches(['#', '>']).trim_start();
    let text = ["- ", "* ", "+ "].iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(text);
    if let Some(cells) = text.strip_prefix('|') {
        let cells = cells.trim_end().trim_end_matches('|').split('|');
        return cells.map(str::trim).collect::<Vec<_>>().join(" · ");
    }
    // A line in bold letters over others is their head.
    let text = match text.split_once('\n') {
        Some((head, rest)) if head.starts_with("**") && head.trim_end().ends_with("**") => {
            format!("{}: {rest}", head.trim_end())
        }
        _ => text.to_owned(),
    };
    let mut out = String::with_capacity(text.len());
    let (mut code, mut before) = (false, ' ');
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let alone = before.is_whitespace() && letters.peek().is_none_or(|c| c.is_whitespace());
        match letter {
            '`' => code = !code,
            '*' if !code && !alone => {}
            other => out.push(other),
        }
        before = letter;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{amount, unset};

    #[test]
    fn numbers_are_no_finer_than_they_matter() {
        for (value, wanted) in [(38_214.4, "38,214"), (24.26, "24.3"), (24.0, "24"), (-0.5, "-0.5")]
        {
            assert_eq!(amount(value), wanted);
        }
    }

    #[test]
    fn a_paper_is_quoted_without_its_signs() {
        for (text, wanted) in [
            ("- **11:31** F. Birchlea, nurse this time", "11:31 F. Birchlea, nurse this time"),
            ("1. Be on the office network", "1. Be on the office network"),
            ("## Steps", "Steps"),
            (
                "**6. Tue 4 June, Emeka**\nRead for wrong hits.",
                "6. Tue 4 June, Emeka: Read for wrong hits.",
            ),
            ("| a | b |", "a · b"),
            ("*One caller is a browser.* 3 * 4", "One caller is a browser. 3 * 4"),
            ("run `pigeon --all *` now", "run pigeon --all * now"),
        ] {
            assert_eq!(unset(text), wanted);
        }
    }
}

//! What stands at a place that can be pinned, and where that is, in words for a reader.

use super::Desk;
use super::evidence_body::{repeated, who};
use crate::evidence::clock::date_of;
use crate::evidence::{Place, Row, SourceView};
use crate::play::conditions::{sentence_heard, without_leave};
use crate::scenario::model::*;
use crate::text::{Words, grouped};

/// Source and time of a place, or who told it.
pub fn where_is(desk: &Desk, words: &Words, place: &Place) -> String {
    let scenario = desk.scenario();
    match place {
        Place::Telling { person, .. } | Place::Sentence { person, .. } => {
            let name = scenario.person(person).map_or("", |person| person.name.as_str());
            if without_leave(&desk.case, &desk.play, place) {
                words.with("pin-in-confidence", &[("name", name.into())])
            } else {
                name.to_owned()
            }
        }
        Place::Row { source, .. } | Place::Rows { source, .. } => {
            let name = scenario.source(source).map_or("", |source| source.name.as_str());
            let view = desk.case.sources.get(source);
            let rows = desk.case.sources.rows_at(place);
            let time = |row: Option<&Row>| time(desk, words, view?, row?, name);
            match (time(rows.first()), time(rows.last())) {
                (Some(from), Some(to)) if from != to => {
                    let values =
                        [("source", name.into()), ("from", from.into()), ("to", to.into())];
                    words.with("pin-span", &values)
                }
                (Some(time), _) => format!("{name}, {time}"),
                (None, _) if rows.len() > 1 => {
                    words.with("pin-rows", &[("source", name.into()), ("rows", rows.len().into())])
                }
                (None, _) => name.to_owned(),
            }
        }
        Place::Found { source, .. } => {
            let name = scenario.source(source).map_or("", |source| source.name.as_str());
            let count = desk.case.sources.found(place).len();
            let values = [
                ("source", name.into()),
                ("count", count.into()),
                ("shown", grouped(count as u64).into()),
            ];
            words.with("pin-found", &values)
        }
        Place::Point { source, series, at } => {
            let name = scenario.source(source).map_or("", |source| source.name.as_str());
            format!("{name}, {series}, {}", desk.hour(*at))
        }
    }
}

/// The time of a row on the incident's day; of another day the day, which is what matters then, unless
/// the source's name says it.
fn time(desk: &Desk, words: &Words, view: &SourceView, row: &Row, name: &str) -> Option<String> {
    let raw = row.raw.filter(|_| !row.shown_time.is_empty())?;
    let today = view.clock.raw(desk.scenario().midnight);
    let time = row.shown_time.rsplit(' ').next().unwrap_or_default();
    let dated = !time.contains(':');
    if !dated && raw.div_euclid(DAY) == today.div_euclid(DAY) {
        return Some(time.to_owned());
    }
    let day = day(words, raw, today);
    Some(if name.contains(&day) && !dated { time.to_owned() } else { day })
}

/// An instant by the clock of the house: the hour, or the day where that is another.
pub fn hour_or_day(desk: &Desk, words: &Words, at: Ms) -> String {
    let clock = desk.house().like(MINUTE);
    let (raw, today) = (clock.raw(at), clock.raw(desk.scenario().midnight));
    if raw.div_euclid(DAY) == today.div_euclid(DAY) {
        desk.hour(at)
    } else {
        day(words, raw, today)
    }
}

/// A day as people say it: "6 May"; with its year where that is another.
fn day(words: &Words, raw: Ms, today: Ms) -> String {
    let (date, now) = (date_of(raw), date_of(today));
    let mut parts = date.split('-');
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day) = (next(), next(), next());
    let number = |part: &str| part.parse::<u32>().unwrap_or_default();
    let month = words.with("short-month", &[("month", number(month).into())]);
    let values = [("day", number(day).into()), ("month", month.into()), ("year", year.into())];
    let key = if now.starts_with(year) { "short-day" } else { "short-day-and-year" };
    words.with(key, &values)
}

/// The words that stand at a place; of a range those of its first row.
pub fn quote(desk: &Desk, place: &Place) -> String {
    match place {
        Place::Telling { person, item } => {
            let known = desk.scenario().item(person, item);
            let words = known.and_then(|item| desk.play.people.words(person, item));
            words.unwrap_or_default().to_owned()
        }
        Place::Sentence { person, item, sentence } => {
            let said = sentence_heard(&desk.case, &desk.play, person, item, *sentence);
            said.unwrap_or_default().to_owned()
        }
        Place::Row { source, .. } | Place::Rows { source, .. } => {
            let first = desk.case.sources.rows_at(place).first();
            first.map_or_else(String::new, |row| row_quote(desk, source, row))
        }
        Place::Found { query, .. } => query.clone(),
        Place::Point { source, series, at } => {
            let chart = desk.case.sources.get(source).and_then(|view| view.chart());
            let series = chart.and_then(|c| c.series.iter().find(|other| other.name == *series));
            let point = series.and_then(|s| s.points.iter().find(|point| point.at == *at));
            let value = point.map(|point| format!("{:.1}", point.value));
            match (series, value) {
                (Some(series), Some(value)) => format!("{}: {value}", series.name),
                _ => String::new(),
            }
        }
    }
}

/// The words of the other rows of a range.
pub fn rest(desk: &Desk, place: &Place) -> Vec<String> {
    let rows = desk.case.sources.rows_at(place).iter().skip(1);
    let source = place.source();
    source.map_or_else(Vec::new, |source| rows.map(|row| row_quote(desk, source, row)).collect())
}

fn row_quote(desk: &Desk, source: &SourceId, row: &Row) -> String {
    match desk.scenario().source(source).map(|source| &source.body) {
        Some(Body::Paper(_)) => crate::workbench::kit::markup::of_row(&row.text, row.code).plain(),
        Some(Body::Chat(_)) if row.who.is_some() => format!("{}: {}", who(desk, row), row.text),
        Some(Body::Logs(stream)) => logged(stream.format, row),
        _ => row.text.clone(),
    }
}

/// A line of a log without what its place says: first what it tells, then its fields.
fn logged(format: LogFormat, row: &Row) -> String {
    let said = row.fields.iter().rev().find(|(name, _)| name == "msg");
    match (format, said) {
        (LogFormat::Json | LogFormat::Logfmt, Some((_, said))) => {
            let others = row.fields.iter().filter(|(name, _)| name != "msg");
            let pairs = others.map(|(name, value)| format!(" {name}={value}"));
            pairs.fold(said.clone(), |line, pair| line + &pair)
        }
        _ => {
            let quiet = repeated(&row.text, &row.shown_time);
            format!("{}{}", &row.text[..quiet.start], &row.text[quiet.end..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::model::Body as Spec;
    use crate::workbench::desk::sample;

    /// Every row of sources of a kind, with its place.
    fn rows(desk: &Desk, kind: impl Fn(&Spec) -> bool) -> Vec<(Place, Row)> {
        let sources = desk.scenario().shelf.sources.iter().filter(|source| kind(&source.body));
        let views = sources.filter_map(|source| desk.case.sources.get(&source.id));
        let rows = views.flat_map(|view| {
            let place = |row: &Row| Place::Row { source: view.id.clone(), row: row.index };
            view.rows().iter().map(move |row| (place(row), row.clone()))
        });
        rows.collect()
    }

    #[test]
    fn a_pin_on_a_chat_says_who_wrote() {
        let desk = sample::investigating();
        let (place, row) = rows(&desk, |body| matches!(body, Spec::Chat(_)))
            .into_iter()
            .find(|(_, row)| row.who.as_deref() == Some("javier"))
            .expect("Javier wrote something");
        assert_eq!(quote(&desk, &place), format!("Javier: {}", row.text));
    }

    #[test]
    fn a_pin_on_a_log_begins_with_what_the_line_tells() {
        let desk = sample::investigating();
        let structured = |format: LogFormat| matches!(format, LogFormat::Json | LogFormat::Logfmt);
        let logs = rows(&desk, |body| matches!(body, Spec::Logs(log) if structured(log.format)));
        assert!(logs.iter().any(|(_, row)| row.text.starts_with('{')));
        for (place, row) in logs.iter().step_by(97) {
            let (_, said) = row.fields.iter().find(|(name, _)| name == "msg").expect("a message");
            let quote = quote(&desk, place);
            assert!(quote.starts_with(said.as_str()), "{quote}");
            let values = row.fields.iter().filter(|(name, _)| name != "msg");
            assert!(values.into_iter().all(|(_, value)| quote.contains(value.as_str())), "{quote}");
        }
        let others = rows(&desk, |body| matches!(body, Spec::Logs(log) if !structured(log.format)));
        let others = others.iter().filter(|(_, row)| !row.shown_time.contains(' '));
        for (place, row) in others.step_by(97) {
            let quote = quote(&desk, place);
            assert!(!quote.contains(&row.shown_time), "the place says when: {quote}");
            assert!(!quote.is_empty() && quote.len() < row.text.len(), "{quote}");
        }
    }

    #[test]
    fn another_day_is_said_short_and_whole() {
        let (words, desk) = (Words::english(), sample::investigating());
        let (mut today, mut others) = (0, 0);
        for (place, row) in &rows(&desk, |_| true) {
            let said = where_is(&desk, &words, place);
            assert!(!said.contains("2024-"), "{said}");
            if row.shown_time.starts_with("2024-05-06 ") {
                others += 1;
                let time = &row.shown_time[11..];
                let named = said.matches("6 May").count() == 1;
                assert!(named && (said.ends_with("6 May") || said.ends_with(time)), "{said}");
            } else if !row.shown_time.is_empty() && !row.shown_time.starts_with("20") {
                today += 1;
                assert!(said.ends_with(&row.shown_time), "{said}");
            }
        }
        assert!(today > 100 && others > 0, "{today} {others}");
        let date = |text: &str| midnight_of(text).expect("a date");
        let day = |text: &str| day(&words, date(text), date("2024-06-04"));
        assert_eq!([day("2024-05-06"), day("2023-12-24")], ["6 May", "24 Dec 2023"]);
    }
}

//! Words from the evidence, for a reason.

use super::phrases::say;
use crate::evidence::Place;
use crate::play::Case;
use crate::play::start::first_place;
use crate::scenario::model::*;

/// Letters of a quoted row.
const LONGEST: usize = 180;

/// What stands at a place.
pub(super) fn quote(case: &Case, place: &Place) -> String {
    match place {
        Place::Row { source, row } => {
            let view = case.sources.get(source);
            let name = view.map_or("", |view| view.name.as_str());
            let text = view.and_then(|view| view.row(*row)).map_or("", |row| row.text.as_str());
            say("quote-row", &[("source", &name), ("text", &short(text))])
        }
        Place::Point { source, series, at } => {
            let view = case.sources.get(source);
            let name = view.map_or("", |view| view.name.as_str());
            let time = super::markdown::clock_text(*at, case.scenario.midnight, 0);
            say("quote-point", &[("source", &name), ("series", series), ("time", &time)])
        }
        Place::Telling { person, item } => telling(case, person, item),
    }
}

/// What somebody tells, openly.
pub(super) fn telling(case: &Case, person: &PersonId, item: &ItemId) -> String {
    let who = case.scenario.person(person).map_or("", |person| person.called.as_str());
    let text = case.scenario.item(person, item).map_or("", |item| item.open.as_str());
    say("quote-telling", &[("who", &who), ("text", &short(text))])
}

/// The first place that one of the anchors means, with what stands there.
pub(super) fn first(case: &Case, anchors: &[Anchor]) -> Option<(Place, String)> {
    let place = anchors.iter().find_map(|anchor| first_place(case, anchor))?;
    let text = quote(case, &place);
    Some((place, text))
}

/// One line of at most [`LONGEST`] letters.
pub(super) fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let cut: String = line.chars().take(LONGEST - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

//! Small helpers for Markdown: times, evidence, cells.

use super::phrases::say;
use crate::evidence::{Place, clock};
use crate::play::{Case, Play};
use crate::scenario::model::*;

/// `HH:MM:SS` of an instant moved by an offset, with its date on another day than `midnight` opens.
/// Whole minutes are written without seconds.
pub(super) fn clock_text(at: Ms, midnight: Ms, offset: Ms) -> String {
    let local = at + offset;
    let ms = local.rem_euclid(DAY);
    let (hour, minute, second) = (ms / HOUR, ms / MINUTE % 60, ms / SECOND % 60);
    let time = if second == 0 {
        format!("{hour:02}:{minute:02}")
    } else {
        format!("{hour:02}:{minute:02}:{second:02}")
    };
    if local.div_euclid(DAY) == midnight.div_euclid(DAY) {
        time
    } else {
        format!("{} {time}", clock::date_of(local))
    }
}

/// How far the company's own clocks are ahead of UTC at an instant.
pub(super) fn local_offset(case: &Case, at: Ms) -> Ms {
    let clock = Clock { zone: case.scenario.manifest.zone.clone(), skew_ms: 0, resolution_ms: 1 };
    clock::Reader::new(&clock).raw(at) - at
}

/// Where a pin rests, as the document names it. Personal words without leave are not attributed.
pub(super) fn place_text(case: &Case, play: &Play, place: &Place) -> String {
    let short = place.text(case.scenario.midnight);
    match place {
        Place::Telling { person, item } => {
            let personal = case.scenario.item(person, item).is_some_and(|item| item.personal);
            let leave = play.consents.get(&(person.clone(), item.clone())) == Some(&true);
            if personal && !leave {
                return say("pm-without-leave", &[]);
            }
            let who = case.scenario.person(person).map_or("", |person| person.name.as_str());
            say("pm-telling", &[("who", &who), ("place", &short)])
        }
        Place::Row { source, .. } | Place::Point { source, .. } => {
            let name = case.scenario.source(source).map_or("", |source| source.name.as_str());
            format!("{name} `{short}`")
        }
    }
}

/// Pins as evidence, joined.
pub(super) fn evidence(case: &Case, play: &Play, pins: impl IntoIterator<Item = u32>) -> String {
    let places = pins.into_iter().filter_map(|pin| play.notebook.pins.get(&pin));
    let mut texts: Vec<String> = Vec::new();
    for text in places.map(|pin| place_text(case, play, &pin.place)) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join("; ")
}

/// A person's name.
pub(super) fn person_text(case: &Case, id: &PersonId) -> String {
    case.scenario.person(id).map_or_else(|| id.to_string(), |person| person.name.clone())
}

/// The date that lies so many working days, Monday to Friday, after an instant.
pub(super) fn working_day(from: Ms, days: u32) -> String {
    let mut day = from.div_euclid(DAY);
    let mut left = days;
    while left > 0 {
        day += 1;
        // The first day of the epoch was a Thursday.
        if (day + 3).rem_euclid(7) < 5 {
            left -= 1;
        }
    }
    clock::date_of(day * DAY)
}

/// A text that may stand in a cell or a line: no breaks, no bars.
pub(super) fn inline(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

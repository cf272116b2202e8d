//! Words from the evidence, for a reason.

use super::cite::cited;
use super::phrases::say;
use crate::evidence::Place;
use crate::play::start::first_place;
use crate::play::{Case, Play};
use crate::scenario::model::*;

/// Letters of a quoted row.
const LONGEST: usize = 180;

/// What stands at a place, with the name of the place.
pub(super) fn quote(case: &Case, play: &Play, place: &Place) -> String {
    if let Place::Telling { person, item } = place {
        let known = case.scenario.item(person, item);
        let said = known.and_then(|item| play.people.words(person, item));
        return said
            .map_or_else(|| telling(case, person, item), |said| attributed(case, person, said));
    }
    let cited = cited(case, play, place);
    let bare = cited.code || matches!(place, Place::Point { .. });
    let (name, text) = (cited.name(), short(&cited.words));
    if bare {
        say("quote-line", &[("place", &name), ("text", &text)])
    } else {
        say("quote-row", &[("place", &name), ("text", &text)])
    }
}

/// What somebody tells, openly.
pub(super) fn telling(case: &Case, person: &PersonId, item: &ItemId) -> String {
    let text = case.scenario.item(person, item).map_or("", |item| item.open.as_str());
    attributed(case, person, text)
}

fn attributed(case: &Case, person: &PersonId, text: &str) -> String {
    let who = case.scenario.person(person).map_or("", |person| person.called.as_str());
    say("quote-telling", &[("who", &who), ("text", &short(text))])
}

/// The first place that one of the anchors means, with what stands there.
pub(super) fn first(case: &Case, play: &Play, anchors: &[Anchor]) -> Option<(Place, String)> {
    let place = anchors.iter().find_map(|anchor| first_place(case, anchor))?;
    let text = quote(case, play, &place);
    Some((place, text))
}

/// One line of at most [`LONGEST`] letters.
pub(super) fn short(text: &str) -> String {
    cut(text, LONGEST)
}

/// One line of at most so many letters.
pub(super) fn cut(text: &str, longest: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= longest {
        return line;
    }
    let cut: String = line.chars().take(longest - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

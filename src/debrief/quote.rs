//! Words from the evidence, for a reason.

use super::cite::cited;
use super::phrases::say;
use crate::evidence::Place;
use crate::people::State;
use crate::play::conditions::sentence_heard;
use crate::play::start::first_place;
use crate::play::{Case, Play};
use crate::scenario::model::*;

/// Letters of a quoted row.
const LONGEST: usize = 180;

/// What stands at a place, with the name of the place.
pub(super) fn quote(case: &Case, play: &Play, place: &Place) -> String {
    if let Place::Telling { person, item } = place {
        return heard(case, &play.people, person, item);
    }
    if let Place::Sentence { person, item, sentence } = place {
        let said = sentence_heard(case, play, person, item, *sentence);
        return attributed(case, person, said.unwrap_or_default());
    }
    let cited = cited(case, play, place);
    let bare = cited.code || matches!(place, Place::Point { .. } | Place::Found { .. });
    let (name, mut text) = (cited.name(), short(&cited.words));
    if !cited.rest.is_empty() {
        text = say("quote-more", &[("text", &text), ("count", &cited.rest.len())]);
    }
    if bare {
        say("quote-line", &[("place", &name), ("text", &text)])
    } else {
        say("quote-row", &[("place", &name), ("text", &text)])
    }
}

/// What somebody told, in the words in which it was heard by then; openly, where it was not told.
pub(super) fn heard(case: &Case, then: &State, person: &PersonId, item: &ItemId) -> String {
    let known = case.scenario.item(person, item);
    let said = known.and_then(|item| then.words(person, item));
    said.map_or_else(|| telling(case, person, item), |said| attributed(case, person, said))
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

/// About so many letters, ending with a whole sentence: one that ends in the second half of them, or
/// not far behind them.
pub(super) fn cut_at_sentence(text: &str, longest: usize) -> String {
    let line = cut(text, usize::MAX);
    let shorter = cut(text, longest);
    if shorter == line {
        return line;
    }
    let open = shorter.trim_end_matches('…');
    let mut ends = open
        .match_indices(['.', '?', '!'])
        .filter(|(at, _)| *at >= open.len() / 2 && line[at + 1..].starts_with(char::is_whitespace));
    if let Some((at, _)) = ends.next_back() {
        return format!("{} …", &open[..=at]);
    }
    let behind = cut(text, longest + longest / 2);
    let behind = behind.trim_end_matches('…');
    let over = line.match_indices(['.', '?', '!']).find(|(at, _)| {
        let rest = &line[at + 1..];
        *at >= open.len() && (rest.is_empty() || rest.starts_with(char::is_whitespace))
    });
    match over {
        Some((at, _)) if at + 1 == line.len() && at < behind.len() => line,
        Some((at, _)) if at < behind.len() => format!("{} …", &line[..=at]),
        _ => shorter,
    }
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

#[cfg(test)]
mod tests {
    use super::cut_at_sentence;

    #[test]
    fn a_long_text_ends_with_a_sentence_where_one_is_near() {
        for (text, longest, wanted) in [
            ("It ends here. No more.", 40, "It ends here. No more."),
            ("It ends here. Then it goes on.", 20, "It ends here. …"),
            ("No. Then it goes on and on for long.", 20, "No. Then it goes…"),
            ("No. Then it goes on so. And on.", 20, "No. Then it goes on so. …"),
            ("No. Then it goes on so.", 20, "No. Then it goes on so."),
            ("Version 1.2 is out, and more", 16, "Version 1.2 is…"),
        ] {
            assert_eq!(cut_at_sentence(text, longest), wanted);
        }
    }
}

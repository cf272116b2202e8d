//! Hours and large numbers in the author's words that nothing in the author's hands shows.

use super::paper::Paper;
use crate::debrief::cite::cited;
use crate::debrief::markdown::local_time;
use crate::debrief::phrases::say;
use crate::play::{Case, Play};
use crate::text::grouped;
use std::collections::BTreeSet;

/// Figures that a number has at least: "three of four" is nobody's measurement.
const FIGURES: usize = 3;

/// Each hour and number that no pin, line or sheet has, with where it is said.
pub fn unfounded(case: &Case, play: &Play) -> Vec<String> {
    let known = known(case, play);
    let mut told = BTreeSet::new();
    let said = said(case, play).into_iter();
    let said = said.flat_map(|(place, text)| {
        let row = |figure: &str| say("reread-figure", &[("figure", &figure), ("place", &place)]);
        let rows = figures(&text).map(|figure| (plain(figure), row(figure)));
        rows.collect::<Vec<_>>()
    });
    said.filter(|(figure, _)| !founded(figure, &known) && told.insert(figure.clone()))
        .map(|(_, row)| row)
        .collect()
}

/// "11:24" is founded by "11:24:10".
fn founded(figure: &str, known: &BTreeSet<String>) -> bool {
    let longer = known.range(figure.to_owned()..).next();
    known.contains(figure)
        || figure.contains(':') && longer.is_some_and(|known| known.starts_with(figure))
}

/// What the author wrote, with what it is called.
fn said(case: &Case, play: &Play) -> Vec<(String, String)> {
    let book = &play.notebook;
    let paper = Paper::new(case, play);
    let mut said = vec![
        (say("pm-summary", &[]), book.summary.clone()),
        (say("pm-mechanism", &[]), book.mechanism.clone()),
    ];
    let board = paper.board().into_iter().enumerate();
    said.extend(board.map(|(at, (_, branch))| {
        (say("pm-factor-number", &[("number", &(at + 1))]), branch.words.clone())
    }));
    let left_out = book.left_out.values();
    said.extend(left_out.map(|words| (say("pm-looked-into", &[]), words.clone())));
    let turning = book.turning.iter();
    said.extend(turning.map(|(event, seen)| (paper.card(event), seen.words.clone())));
    let needs = book.need_words.values();
    said.extend(needs.map(|words| (say("pm-needs", &[]), words.clone())));
    said
}

/// All that shows something: pins, the lines of the timeline, the sheet, and what was known before.
fn known(case: &Case, play: &Play) -> BTreeSet<String> {
    let book = &play.notebook;
    let mut texts: Vec<String> = Vec::new();
    for pin in book.pins.values() {
        let cited = cited(case, play, &pin.place);
        texts.extend([cited.name(), cited.words]);
        texts.extend(cited.rest);
    }
    let paper = Paper::new(case, play);
    for (at, what, _) in paper.lines() {
        texts.extend([local_time(case, at), what]);
    }
    for range in book.impact.values() {
        // How a number was come by says itself what was counted.
        texts.extend([grouped(range.low), grouped(range.high), range.how.clone()]);
    }
    let scenario = &case.scenario;
    let manifest = &scenario.manifest;
    let story = &manifest.first_story;
    texts.extend(
        [&manifest.title, &manifest.day, &story.headline, &story.standfirst].map(Clone::clone),
    );
    texts.extend(story.paragraphs.iter().cloned());
    texts.extend([manifest.player.own_part.clone(), manifest.player.own_part_written.clone()]);
    texts.extend(manifest.company.glossary.iter().map(|term| term.means.clone()));
    let board = paper.board().into_iter().filter_map(|(id, _)| scenario.factor(id));
    texts.extend(board.map(|factor| factor.text.clone()));
    texts.iter().flat_map(|text| figures(text)).map(plain).collect()
}

/// Hours ("11:24", "11:24:10") and numbers of three figures and more ("1,384", "502") of a text.
fn figures(text: &str) -> impl Iterator<Item = &str> {
    let inside = |letter: char| letter.is_ascii_digit() || matches!(letter, ':' | ',' | '.');
    let words = text.split(move |letter: char| !inside(letter) && !letter.is_alphanumeric());
    let words = words.map(|word| word.trim_matches([':', ',', '.']));
    let whole = words.filter(move |word| !word.is_empty() && word.chars().all(inside));
    let long = |word: &&str| word.chars().filter(char::is_ascii_digit).count() >= FIGURES;
    whole.filter(move |word| word.contains(':') || long(word))
}

/// A figure as it is compared: "1,384" is "1384".
fn plain(figure: &str) -> String {
    figure.replace(',', "")
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn hours_and_large_numbers_are_figures() {
        for (text, wanted) in [
            ("At 11:24, in 24 minutes, 1,384 of them (P12).", vec!["11:24", "1,384"]),
            ("11:24:10: a 502, rule2211 and 2211.", vec!["11:24:10", "502", "2211"]),
            ("since 2022; 9.5 %", vec!["2022"]),
            ("nothing", vec![]),
        ] {
            assert_eq!(figures(text).collect::<Vec<_>>(), wanted, "{text}");
        }
    }
}

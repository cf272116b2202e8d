//! What a reader would ask and the document does not say, for its author, before it is sent: read from
//! the document alone, and no word of what is right.

use super::paper::Paper;
use super::summary::summary_offers;
use crate::debrief::markdown::local_minute;
use crate::debrief::phrases::say;
use crate::play::{Case, Play};
use crate::scenario::model::*;
use crate::text::grouped;
use std::collections::BTreeSet;

/// A stretch of this length without a line, while people were hit, is asked about.
const GAP: Ms = 5 * MINUTE;

/// What is still to be mended, as far as the document itself shows it.
pub fn reread(case: &Case, play: &Play) -> Vec<String> {
    let paper = Paper::new(case, play);
    let rows = [
        summary(case, play),
        old_number(play),
        gap(case, &paper),
        silent_factors(&paper),
        numbers(case, play),
    ];
    rows.into_iter().flatten().collect()
}

/// A summary that is not there, or has no sentence beyond what was offered for it.
fn summary(case: &Case, play: &Play) -> Option<String> {
    let written = play.notebook.summary.trim();
    if written.is_empty() {
        return Some(say("reread-no-summary", &[]));
    }
    let offers = summary_offers(case, play);
    let own = offers.iter().flatten().fold(written.to_owned(), |own, offer| own.replace(offer, ""));
    own.trim().is_empty().then(|| say("reread-summary", &[]))
}

/// A large number of the summary that the sheet does not have: it was taken in before that changed.
fn old_number(play: &Play) -> Option<String> {
    let stated = play.notebook.impact.values().flat_map(|range| [range.low, range.high]);
    let stated: BTreeSet<String> = stated.map(grouped).collect();
    let words = play.notebook.summary.split_whitespace();
    let words = words.map(|word| word.trim_matches(|letter: char| !letter.is_ascii_digit()));
    let large = |word: &&str| {
        word.contains(',') && word.chars().all(|letter| letter.is_ascii_digit() || letter == ',')
    };
    let old = words.filter(large).find(|word| !stated.contains(*word))?;
    (!stated.is_empty()).then(|| say("reread-old-number", &[("number", &old)]))
}

/// The longest stretch between two lines while people were hit.
fn gap(case: &Case, paper: &Paper<'_>) -> Option<String> {
    let (from, to, times) = paper.while_hit()?;
    let within: Vec<Ms> = times.into_iter().filter(|at| (from..=to).contains(at)).collect();
    let (from, to) = within.windows(2).map(|pair| (pair[0], pair[1])).max_by_key(|(a, b)| b - a)?;
    let ends = (local_minute(case, from), local_minute(case, to));
    (to - from >= GAP).then(|| say("reread-gap", &[("from", &ends.0), ("to", &ends.1)]))
}

/// Factors of which nobody reads how they acted.
fn silent_factors(paper: &Paper<'_>) -> Option<String> {
    let board = paper.board();
    let silent = board.iter().filter(|(_, branch)| branch.words.trim().is_empty());
    let (count, all) = (silent.count(), board.len());
    (count > 0).then(|| say("reread-factors", &[("count", &count), ("all", &all)]))
}

/// Numbers that were worked out, and nobody reads how.
fn numbers(case: &Case, play: &Play) -> Option<String> {
    let quantities = case.scenario.truth.impact.quantities.iter();
    let silent = quantities.filter(|quantity| {
        let stated = play.notebook.impact.get(&quantity.id);
        quantity.measure == QuantityKind::Share
            && stated.is_some_and(|stated| stated.how.trim().is_empty())
    });
    let count = silent.count();
    (count > 0).then(|| say("reread-numbers", &[("count", &count)]))
}

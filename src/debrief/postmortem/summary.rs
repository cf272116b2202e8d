//! What the summary could say, from what its author has on the sheet and on the board.

use super::impact::ends;
use super::paper::Paper;
use crate::debrief::markdown::stopped;
use crate::debrief::phrases::say;
use crate::play::{Case, Play};
use crate::scenario::model::Part;
use std::collections::BTreeSet;

/// Paragraphs that a summary can begin with: what happened, in the numbers of the sheet, and what
/// made it likely, as the board has it.
pub fn summary_offers(case: &Case, play: &Play) -> [Option<String>; 2] {
    [impact(case, play), likely(case, play)]
}

fn impact(case: &Case, play: &Play) -> Option<String> {
    let (book, truth) = (&play.notebook, &case.scenario.truth.impact);
    let numbers = truth.quantities.iter().filter_map(|quantity| {
        let range = format!("{} {}", ends(book.impact.get(&quantity.id)?), quantity.unit);
        Some(match &quantity.as_stated {
            Some(stated) => stated.replace("{range}", &range),
            None => format!("{} {range}", quantity.ask),
        })
    });
    let harms = book.harms.keys().filter_map(|harm| truth.harms.get(*harm as usize));
    joined(numbers.chain(harms.map(|harm| harm.text.clone())))
}

/// The best shown factor of each part: what made it possible, what let it through, what made it last.
fn likely(case: &Case, play: &Play) -> Option<String> {
    let paper = Paper::new(case, play);
    let mut parts: BTreeSet<Option<Part>> = BTreeSet::new();
    let board = paper.board();
    let factors = board.iter().filter_map(|(id, branch)| {
        let factor = case.scenario.factor(id)?;
        let own = branch.words.trim();
        let first = parts.insert(factor.part);
        first.then(|| if own.is_empty() { factor.text.clone() } else { own.to_owned() })
    });
    let factors = joined(factors)?;
    Some(say("pm-offer-factors", &[("factors", &factors)]))
}

fn joined(said: impl Iterator<Item = String>) -> Option<String> {
    let said: Vec<String> = said.map(|said| stopped(&said)).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

//! What a reader would ask and the document does not say, for its author, before it is sent: read from
//! the document alone, and no word of what is right.

use super::factors::first_clause;
use super::founded::unfounded;
use super::paper::{Paper, Values, cited_places, listed};
use super::summary::summary_offers;
use crate::debrief::markdown::{local_minute, person_text};
use crate::debrief::opened::source_of;
use crate::debrief::phrases::say;
use crate::evidence::Place;
use crate::play::measures::not_gone_into;
use crate::play::path::{Lane, StepSeen, path};
use crate::play::{Case, Play, projections};
use crate::scenario::model::*;
use crate::text::grouped;
use std::collections::BTreeSet;

/// A stretch of this length without a line, while people were hit, is asked about.
const GAP: Ms = 5 * MINUTE;

/// Factors that are named of those that were left out.
const LEFT: usize = 3;

/// What is still to be mended, as far as the document itself shows it.
pub fn reread(case: &Case, play: &Play) -> Vec<String> {
    let paper = Paper::new(case, play);
    let rows = [
        summary(case, play),
        mechanism(play),
        old_number(play),
        figures(case, play),
        gap(case, play, &paper),
        later(case, play, &paper),
        goal(case, play),
        change(case, play),
        gates(case, play),
        off_the_board(case, play),
        bare_factors(&paper),
        silent_factors(play, &paper),
        unanswered(case, play),
        numbers(case, play),
        needs(play),
        unmeasured(play, &paper),
        left_without_a_word(case, play),
    ];
    rows.into_iter().flatten().collect()
}

/// A summary that is not there, or has no sentence beyond what was offered for it.
fn summary(case: &Case, play: &Play) -> Option<String> {
    let written = play.notebook.summary.trim();
    if written.is_empty() {
        return Some(say("reread-no-summary", &[]));
    }
    // What happened is told in the author's own words; the sheet's and the board's are anybody's.
    let [_, offers @ ..] = summary_offers(case, play);
    let own = offers.iter().flatten().fold(written.to_owned(), |own, offer| own.replace(offer, ""));
    own.trim().is_empty().then(|| say("reread-summary", &[]))
}

/// Factors are told one by one: somewhere it has to be said what one thing did to the next.
fn mechanism(play: &Play) -> Option<String> {
    let written = play.notebook.mechanism.trim();
    written.is_empty().then(|| say("reread-no-mechanism", &[]))
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

/// Hours and numbers that a reader takes for found, and nothing shows.
fn figures(case: &Case, play: &Play) -> Option<String> {
    let figures = unfounded(case, play);
    let (count, figures) = (figures.len(), listed(figures));
    (count > 0).then(|| say("reread-figures", &[("count", &count), ("figures", &figures)]))
}

/// The longest stretch between two lines while people were hit.
fn gap(case: &Case, play: &Play, paper: &Paper<'_>) -> Option<String> {
    let (from, to, times) = paper.while_hit()?;
    let within: Vec<Ms> = times.into_iter().filter(|at| (from..=to).contains(at)).collect();
    let (from, to) = within.windows(2).map(|pair| (pair[0], pair[1])).max_by_key(|(a, b)| b - a)?;
    if to - from < GAP {
        return None;
    }
    let ends = (local_minute(case, from), local_minute(case, to));
    let times = play.notebook.pins.iter().filter_map(|(number, pin)| {
        let at = case.sources.corrected(&pin.place, &play.notebook.alignments)?;
        Some((at, *number))
    });
    let mut pins: Vec<(Ms, u32)> = times.filter(|(at, _)| (from + 1..to).contains(at)).collect();
    pins.sort_unstable();
    let count = pins.len();
    let pins = names(pins.into_iter().map(|(_, number)| number));
    Some(match count {
        0 => say("reread-gap", &[("from", &ends.0), ("to", &ends.1)]),
        _ => {
            let values: Values =
                &[("from", &ends.0), ("to", &ends.1), ("count", &count), ("pins", &pins)];
            say("reread-gap-pins", values)
        }
    })
}

/// Pins under a decision that nobody had before their eyes when it was taken.
fn later(case: &Case, play: &Play, paper: &Paper<'_>) -> Option<String> {
    let points = case.scenario.truth.turning_points.iter();
    let mut found = points.filter_map(|point| {
        let seen = play.notebook.turning.get(&point.event)?;
        let unseen = |pin: &&u32| {
            let pin = play.notebook.pins.get(*pin);
            pin.is_some_and(|pin| paper.unseen(point, &pin.place))
        };
        let later: Vec<u32> = seen.visible.iter().filter(unseen).copied().collect();
        (!later.is_empty()).then_some((point, later))
    });
    let (point, later) = found.next()?;
    let (count, who) = (later.len(), person_text(case, &point.who));
    let (event, pins) = (paper.card(&point.event), names(later));
    let values: Values = &[("event", &event), ("count", &count), ("who", &who), ("pins", &pins)];
    Some(say("reread-later", values))
}

/// What somebody was after stands behind a number, as a whole telling says it among other things.
fn goal(case: &Case, play: &Play) -> Option<String> {
    let points = case.scenario.truth.turning_points.iter();
    let whole = points.filter(|point| {
        let goal = play.notebook.turning.get(&point.event).and_then(|seen| seen.goal);
        let pin = goal.and_then(|goal| play.notebook.pins.get(&goal));
        pin.is_some_and(|pin| matches!(pin.place, Place::Telling { .. }))
    });
    let who: Vec<String> = whole.map(|point| person_text(case, &point.who)).collect();
    let count = who.len();
    (count > 0).then(|| say("reread-goal", &[("count", &count), ("who", &listed(who))]))
}

/// Pins as they are called, in a list.
fn names(pins: impl IntoIterator<Item = u32>) -> String {
    listed(pins.into_iter().map(|pin| format!("P{pin}")).collect())
}

/// The author has read a change line by line, and the document quotes none of it.
fn change(case: &Case, play: &Play) -> Option<String> {
    let diff = |source: &SourceId| {
        let known = case.scenario.source(source);
        known.is_some_and(|known| matches!(known.body, Body::Diff(_)))
    };
    let read = play.opened.iter().any(|opening| diff(&opening.source));
    let cited = cited_places(case, play);
    let quoted = cited.iter().filter_map(Place::source).any(diff);
    (read && !quoted).then(|| say("reread-change", &[]))
}

/// Hands and gates of which the way of the change says half, as long as something can still be pinned.
fn gates(case: &Case, play: &Play) -> Option<String> {
    if play.phase > PhaseName::Investigate {
        return None;
    }
    let blank = |lane: &Lane<'_>| lane.open && lane.known.is_empty();
    let steps = path(case, play).into_iter().filter(StepSeen::known);
    let half = steps.filter(|step| blank(&step.saw) || blank(&step.missed));
    let gates: Vec<String> = half
        .map(|step| {
            let gate = say("reread-quoted", &[("text", &step.step.name)]);
            let blank = [(&step.saw, &step.step.saw), (&step.missed, &step.step.missed)];
            let blank = blank.into_iter().filter(|(lane, _)| lane.known.is_empty());
            let by = blank.flat_map(|(_, lines)| lines).flat_map(|line| &line.by);
            say("reread-gate", &[("gate", &gate), ("where", &where_to_look(case, play, by))])
        })
        .collect();
    let (count, gates) = (gates.len(), listed(gates));
    (count > 0).then(|| say("reread-gates", &[("count", &count), ("gates", &gates)]))
}

/// Factors that no measure on the list is meant for.
fn unmeasured(play: &Play, paper: &Paper<'_>) -> Option<String> {
    if play.phase != PhaseName::Mitigate {
        return None;
    }
    let plans = play.notebook.plans.values().chain(play.agreed.values());
    let meant: BTreeSet<&FactorId> = plans.flat_map(|plan| &plan.factors).collect();
    let board = paper.board().into_iter().enumerate();
    let open = board.filter(|(_, (factor, _))| !meant.contains(factor));
    let numbers: Vec<String> = open.map(|(at, _)| (at + 1).to_string()).collect();
    let (count, numbers) = (numbers.len(), listed(numbers));
    (count > 0).then(|| say("reread-unmeasured", &[("count", &count), ("numbers", &numbers)]))
}

/// The sources among these that the author knows of, or that it takes a talk.
fn where_to_look<'a>(case: &Case, play: &Play, by: impl Iterator<Item = &'a Anchor>) -> String {
    let known: BTreeSet<&str> =
        projections::sources(case, play).into_iter().map(|source| source.id.as_str()).collect();
    let sources = by.filter_map(source_of).filter(|id| known.contains(id.as_str()));
    let sources: BTreeSet<String> =
        sources.filter_map(|id| Some(case.scenario.source(id)?.name.clone())).collect();
    match sources.is_empty() {
        true => say("reread-gate-talk", &[]),
        false => listed(sources.into_iter().collect()),
    }
}

/// Factors on the board that no pin shows.
fn bare_factors(paper: &Paper<'_>) -> Option<String> {
    let count = paper.board().iter().filter(|(_, branch)| branch.pins.is_empty()).count();
    (count > 0).then(|| say("reread-bare", &[("count", &count)]))
}

/// Measures that somebody brought up and that the session leaves without a word.
fn left_without_a_word(case: &Case, play: &Play) -> Option<String> {
    if play.phase != PhaseName::Mitigate {
        return None;
    }
    let count = not_gone_into(case, play).len();
    (count > 0).then(|| say("reread-measures", &[("count", &count)]))
}

/// Factors that came up and that the author left out, right or wrong as they may be.
fn off_the_board(case: &Case, play: &Play) -> Option<String> {
    let left = projections::factors(case, play).into_iter();
    let left = left.filter(|factor| !play.notebook.speaks_of(&factor.id));
    let mut left: Vec<String> =
        left.map(|factor| say("reread-quoted", &[("text", &first_clause(&factor.text))])).collect();
    let (count, more) = (left.len(), left.len().saturating_sub(LEFT));
    if more > 0 {
        left.truncate(LEFT);
        left.push(say("reread-more", &[("count", &more)]));
    }
    let factors = listed(left);
    (count > 0).then(|| say("reread-left-out", &[("count", &count), ("factors", &factors)]))
}

/// Factors of which nobody reads how they acted, neither one by one nor in how one thing led to the next.
fn silent_factors(play: &Play, paper: &Paper<'_>) -> Option<String> {
    if !play.notebook.mechanism.trim().is_empty() {
        return None;
    }
    let board = paper.board();
    let silent = board.iter().filter(|(_, branch)| branch.words.trim().is_empty());
    let (count, all) = (silent.count(), board.len());
    (count > 0).then(|| say("reread-factors", &[("count", &count), ("all", &all)]))
}

/// Numbers that the sheet asks for and that nobody stated: the text may speak of them all the same.
fn unanswered(case: &Case, play: &Play) -> Option<String> {
    let asked = case.scenario.truth.impact.quantities.iter();
    let open = asked.filter(|quantity| !play.notebook.impact.contains_key(&quantity.id));
    let asks: Vec<&str> = open.map(|quantity| quantity.ask.as_str()).collect();
    let (count, asks) = (asks.len(), asks.join(" "));
    (count > 0).then(|| say("reread-unanswered", &[("count", &count), ("asks", &asks)]))
}

/// Evidence of a need without the need.
fn needs(play: &Play) -> Option<String> {
    let book = &play.notebook;
    let worded = |whose: &Whose| book.need_words.get(whose).is_some_and(|w| !w.trim().is_empty());
    let noted = |pin: &u32| book.pins.get(pin).is_some_and(|pin| !pin.note.trim().is_empty());
    let silent = book.needs.iter().any(|(whose, pin)| !worded(whose) && !noted(pin));
    silent.then(|| say("reread-needs", &[]))
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

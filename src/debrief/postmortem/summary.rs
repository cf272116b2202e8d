//! What the summary, and the account of how it happened, could say: from what their author has on the
//! timeline, the sheet and the board.

use super::factors::{first_clause, of_part};
use super::impact::ends;
use super::paper::{Paper, listed};
use crate::debrief::markdown::{local_minute, stopped};
use crate::debrief::phrases::say;
use crate::evidence::sentences::sentences;
use crate::play::{Case, Play};
use crate::scenario::model::{Part, QuantityKind};

/// Paragraphs of which a summary can be made: what happened, in the author's own sentence, what it did,
/// in the numbers of the sheet, what made it likely, as the board has it, and what was agreed on.
pub fn summary_offers(case: &Case, play: &Play) -> [Option<String>; 4] {
    let happened = sentences(play.notebook.mechanism.trim()).first().map(|said| stopped(said));
    [happened, impact(case, play), likely(case, play), measures(case, play)]
}

/// Lines of which the account of how it happened can be made, each with the pins that show it: those of
/// the timeline, in the order of their times, then the factors of the board.
pub fn account_offers(case: &Case, play: &Play) -> Vec<String> {
    let paper = Paper::new(case, play);
    let shown = |said: String, pins: &[u32]| {
        if pins.is_empty() {
            return stopped(&said);
        }
        let pins: Vec<String> = pins.iter().map(|pin| format!("P{pin}")).collect();
        let said = said.trim_end_matches('.');
        say("pm-offer-shown", &[("said", &said), ("pins", &pins.join(", "))])
    };
    let lines = paper.lines().into_iter().map(|(at, what, pin)| {
        let time = local_minute(case, at);
        let what = if begins_with_a_name(case, &what) { what } else { inside(&what) };
        let said = say("pm-offer-at", &[("time", &time), ("what", &what)]);
        shown(said, pin.as_slice())
    });
    let board = paper.board().into_iter().filter_map(|(id, branch)| {
        Some(shown(case.scenario.factor(id)?.text.clone(), &branch.pins))
    });
    lines.chain(board).collect()
}

/// Whether a line begins with somebody's name or the company's, which keeps its capital anywhere.
fn begins_with_a_name(case: &Case, line: &str) -> bool {
    let letters = |letter: char| letter.is_alphanumeric();
    let first = line.split(|letter| !letters(letter)).next().unwrap_or_default();
    let people = case.scenario.cast.people.iter();
    let mut names = people.flat_map(|person| person.name.split(' ').chain([&*person.called]));
    first == case.scenario.manifest.company.name || names.any(|name| name == first)
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
    let numbers = joined(numbers).map(|numbers| match Paper::new(case, play).hit() {
        Some((from, to)) => {
            let what = inside(&numbers);
            // How long it lasted is among the numbers.
            let lasted = truth.quantities.iter().any(|quantity| {
                quantity.measure == QuantityKind::Minutes && book.impact.contains_key(&quantity.id)
            });
            match lasted {
                true => say("pm-offer-from", &[("from", &from), ("what", &what)]),
                false => say("pm-offer-between", &[("from", &from), ("to", &to), ("what", &what)]),
            }
        }
        None => numbers,
    });
    let harms = book.harms.keys().filter_map(|harm| truth.harms.get(*harm as usize));
    let harms: Vec<String> = harms.map(|harm| inside(harm.text.trim_end_matches('.'))).collect();
    let harms = (!harms.is_empty()).then(|| say("pm-offer-harms", &[("harms", &listed(harms))]));
    let said: Vec<String> = numbers.into_iter().chain(harms).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// A sentence as it stands inside another: "Most visitors" is "most visitors", "A disk" is "a disk", and
/// "SSO" and "I" stay.
fn inside(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let (first, second) = (letters.next(), letters.clone().next());
    match first {
        Some(first)
            if first.is_uppercase()
                && second
                    .is_some_and(|next| next.is_lowercase() || next == ' ' && first != 'I') =>
        {
            first.to_lowercase().chain(letters).collect()
        }
        _ => sentence.to_owned(),
    }
}

/// What the board has, under what it did: made it possible, let it through, made it last. Of each its
/// first clause: what the author says of it stands with the factor.
fn likely(case: &Case, play: &Play) -> Option<String> {
    let paper = Paper::new(case, play);
    let mut parts: Vec<(Option<Part>, Vec<String>)> = Vec::new();
    for (id, _) in paper.board() {
        let Some(factor) = case.scenario.factor(id) else { continue };
        let said = first_clause(&factor.text);
        let said = if begins_with_a_name(case, said) { said.to_owned() } else { inside(said) };
        match parts.last_mut() {
            Some((part, all)) if *part == factor.part => all.push(said),
            _ => parts.push((factor.part, vec![said])),
        }
    }
    let told = parts.into_iter().map(|(part, all)| {
        let factors = all.join(&say("pm-offer-join", &[]));
        say("pm-offer-factors", &[("part", &say(of_part(part), &[])), ("factors", &factors)])
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// What was agreed on, in the order of the dates, each by its first clause.
fn measures(case: &Case, play: &Play) -> Option<String> {
    let agreed = Paper::new(case, play).agreements().into_iter();
    let agreed = agreed.filter_map(|(id, _)| case.scenario.measure(id));
    let said: Vec<String> =
        agreed.map(|measure| inside(first_clause(&measure.text).trim_end_matches('.'))).collect();
    let measures = said.join(&say("pm-offer-join", &[]));
    (!said.is_empty()).then(|| say("pm-offer-measures", &[("measures", &measures)]))
}

fn joined(said: impl Iterator<Item = String>) -> Option<String> {
    let said: Vec<String> = said.map(|said| stopped(&said)).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

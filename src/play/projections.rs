//! What a player may see now, never more: read by every shell.

use super::case::Case;
use super::command::EntryDraft;
use super::conditions::{holds, told_openly, without_leave};
use super::measures::SHOWN_BY;
use super::state::{Pin, Play};
use crate::people::{self, heard::Reading};
use crate::scenario::model::*;

/// Sources that the player knows of, in file order.
pub fn sources<'a>(case: &'a Case, play: &Play) -> Vec<&'a Source> {
    let known = |source: &&Source| play.unlocked.contains(&source.id);
    case.scenario.shelf.sources.iter().filter(known).collect()
}

/// Topics that can be put to a person now.
pub fn topics_for(case: &Case, play: &Play, person: &PersonId) -> Vec<TopicId> {
    people::topics_on_offer(&case.scenario, &play.people, person, &|topic| {
        play.topics.contains(topic)
    })
}

/// What a question to somebody is read as; of nothing but what they can be asked about now.
pub fn heard(case: &Case, play: &Play, person: &PersonId, words: &str) -> Reading {
    let topics = topics_for(case, play, person);
    let asked = play.people.person(person).map(|state| state.asked.as_slice()).unwrap_or_default();
    let before = asked.iter().rev().find_map(|(_, topic)| topic.as_ref());
    let before = before.filter(|topic| topics.contains(topic));
    people::heard::read(&case.scenario, case.rules, &topics, before, words)
}

/// One moment as several people remember it, once all of them have told it.
pub struct AccountsHeard<'a> {
    pub accounts: &'a Accounts,
    /// The player's pins that bear on it.
    pub pins: Vec<u32>,
}

/// Moments of which the player has heard all accounts, in file order.
pub fn accounts<'a>(case: &'a Case, play: &Play) -> Vec<AccountsHeard<'a>> {
    let all = case.scenario.cast.accounts.iter();
    let heard = all.filter(|accounts| {
        accounts.tellings.iter().all(|(person, item)| told_openly(case, play, person, item))
    });
    heard
        .map(|accounts| AccountsHeard {
            accounts,
            pins: play
                .notebook
                .pins
                .iter()
                .filter(|(_, pin)| accounts.shown_by.iter().any(|at| case.covers(at, &pin.place)))
                .map(|(number, _)| *number)
                .collect(),
        })
        .collect()
}

/// People that can be interviewed.
pub fn people_to_ask(case: &Case) -> Vec<&Person> {
    case.scenario.cast.people.iter().filter(|person| person.interview).collect()
}

/// Cards that pins have yielded, shuffled by the play's seed so that order says nothing.
pub fn cards<'a>(case: &'a Case, play: &Play) -> Vec<&'a Card> {
    let mut cards: Vec<&Card> =
        case.scenario.truth.cards.iter().filter(|card| play.cards.contains(&card.id)).collect();
    cards.sort_by_key(|card| order(play, "card", card.id.as_str()));
    cards
}

/// Factors that have surfaced, false ones among them, in an order that says nothing.
pub fn factors<'a>(case: &'a Case, play: &Play) -> Vec<&'a Factor> {
    let surfaced = |factor: &&Factor| play.surfaced.contains(&factor.id);
    let mut factors: Vec<&Factor> = case.scenario.truth.factors.iter().filter(surfaced).collect();
    factors.sort_by_key(|factor| order(play, "factor", factor.id.as_str()));
    factors
}

/// The pins with which a factor came up, as far as they may be used: the first that bring it up,
/// as many as an owner asks for.
pub fn came_up_with(case: &Case, play: &Play, factor: &FactorId) -> Vec<u32> {
    let Some(factor) = case.scenario.factor(factor) else { return Vec::new() };
    let brings = |pin: &Pin| {
        factor.brought_up_by().iter().any(|anchor| match anchor {
            Anchor::Told(person, item) if !told_openly(case, play, person, item) => false,
            anchor => case.covers(anchor, &pin.place),
        })
    };
    let pins = play.notebook.pins.iter().filter(|(_, pin)| brings(pin));
    let free = pins.filter(|(_, pin)| !without_leave(case, play, &pin.place));
    free.map(|(number, _)| *number).take(SHOWN_BY).collect()
}

/// Decisions whose statement the player has come across, in file order.
pub fn decisions<'a>(case: &'a Case, play: &Play) -> Vec<&'a TurningPoint> {
    let known = |point: &&TurningPoint| {
        let event = case.scenario.event(&point.event);
        event.is_some_and(|event| event.given || play.cards.contains(&event.card))
    };
    case.scenario.truth.turning_points.iter().filter(known).collect()
}

/// Entries that are still to be confirmed. One of an idle card is not: it stands as it was read.
pub fn unconfirmed(case: &Case, play: &Play) -> Vec<u32> {
    let entries = play.notebook.entries.iter();
    let open = entries.filter(|(number, entry)| !play.locked(**number) && !idle(case, entry));
    open.map(|(number, _)| *number).collect()
}

/// Whether an entry says what is true and no event that the timeline has to hold, or is in the
/// player's own words: nobody has to confirm it.
pub fn idle(case: &Case, entry: &EntryDraft) -> bool {
    entry.is_own() || case.scenario.card(&entry.card).is_some_and(|card| card.idle)
}

/// Whether what an entry cites is a record of that very time, and of what the entry states.
pub fn reads_so(case: &Case, play: &Play, entry: &EntryDraft) -> bool {
    let Some(pin) = play.notebook.pins.get(&entry.pin) else { return false };
    let at = case.sources.corrected(&pin.place, &play.notebook.alignments);
    let shown_by = case.scenario.card(&entry.card).map_or(&[][..], |card| &card.from);
    pin.place.source().is_some()
        && at.is_some_and(|at| (at - entry.at).abs() <= case.tolerance(&pin.place))
        && case.covers_any(shown_by, &pin.place)
}

/// Measures that have come up.
pub fn measures<'a>(case: &'a Case, play: &Play) -> Vec<&'a Measure> {
    let known = |measure: &&Measure| play.measures.contains(&measure.id);
    let mut measures: Vec<&Measure> = case.scenario.truth.measures.iter().filter(known).collect();
    measures.sort_by_key(|measure| order(play, "measure", measure.id.as_str()));
    measures
}

/// A place in an order that depends on the play's seed and the name alone.
pub fn order(play: &Play, kind: &str, name: &str) -> u64 {
    crate::chance::Key::new(play.seed).with("order").with(kind).with(name).u64()
}

/// What moving the review would mean, while it can be moved: minutes won, and who cannot come then.
pub fn review_can_move<'a>(case: &'a Case, play: &Play) -> Option<(u32, Vec<&'a Person>)> {
    if play.phase != PhaseName::Investigate || play.moved {
        return None;
    }
    let away = case.scenario.cast.people.iter().filter(|person| person.absent_if_moved);
    Some((case.scenario.manifest.working_time.moved_minutes, away.collect()))
}

/// Answers of a beat that the player may choose from now.
pub fn beats_waiting<'a>(case: &'a Case, play: &Play) -> Vec<&'a Beat> {
    let owed = play.owed();
    case.scenario.interruptions.beats.iter().filter(|beat| owed.contains(&&beat.id)).collect()
}

/// Whether the sitting with this index is over: a good place to stop.
pub fn sitting_over(case: &Case, play: &Play, index: usize) -> bool {
    let sitting = case.scenario.manifest.sittings.get(index);
    sitting.is_some_and(|sitting| holds(case, play, &sitting.until))
}

/// A question as it was put: in the player's own words, else as the form has it.
pub fn asked(case: &Case, form: &FormId, topic: Option<&TopicId>, words: &str) -> String {
    if words.is_empty() { question(case, form, topic) } else { words.to_owned() }
}

/// Form and topic as a question in words; empty while the topic is missing.
pub fn question(case: &Case, form: &FormId, topic: Option<&TopicId>) -> String {
    let Some(form) = case.rules.form(form) else { return String::new() };
    let topic = topic.and_then(|topic| case.scenario.topic(topic));
    let needs = form.question.contains('{');
    match topic {
        Some(topic) => {
            let words = topic.words.first().unwrap_or(&topic.name);
            form.question.replace("{topic}", &topic.name).replace("{words}", words)
        }
        // Of nothing in particular.
        None if needs => {
            let bare = form.question.replace(" about {topic}", "");
            if bare.contains('{') { String::new() } else { bare }
        }
        None => form.question.clone(),
    }
}

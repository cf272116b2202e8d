//! Questions, leave to quote, and the review's turns, as the people room rules them.

use super::beats;
use super::conditions::{holds, personal, told_openly, without_leave};
use super::confirm::open_to_correction;
use super::draft::Draft;
use super::event::Event;
use super::rejection::{Rejection, What};
use crate::people;
use crate::scenario::model::*;

pub fn ask(draft: &mut Draft, question: people::Question) -> Result<(), Rejection> {
    let case = draft.case;
    investigating(draft)?;
    let people::Question { person, form, topic, words } = &question;
    let known = case.scenario.person(person).filter(|person| person.interview);
    if known.is_none() {
        return Err(Rejection::unknown(What::Person, person));
    }
    let Some(rule) = case.rules.form(form) else {
        return Err(Rejection::unknown(What::Form, form));
    };
    if let Some(topic) = topic
        && !on_offer(draft, person).contains(topic)
    {
        return Err(Rejection::unknown(What::Topic, topic));
    }
    says_so(draft, person, form, words)?;
    let left = draft.play.minutes_left();
    if rule.minutes > left {
        return Err(Rejection::NoTime { needs: rule.minutes, left });
    }
    let events = people::interview::ask(
        &case.scenario,
        case.rules,
        &draft.play.people,
        &question,
        !case.without_losses,
    )
    .map_err(Rejection::People)?;
    draft.people(events);
    Ok(())
}

/// Own words are put as what they are: not as another form than they are read as.
fn says_so(draft: &Draft, person: &PersonId, form: &FormId, words: &str) -> Result<(), Rejection> {
    if words.is_empty() {
        return Ok(());
    }
    let most = people::heard::LONGEST;
    if words.chars().count() > most {
        return Err(Rejection::TooLong { most });
    }
    let heard = super::projections::heard(draft.case, &draft.play, person, words);
    match heard.form() {
        Some(read) if read != form => Err(Rejection::ReadAs { form: read.clone() }),
        _ => Ok(()),
    }
}

/// Topics that can be put to a person now.
pub fn on_offer(draft: &Draft, person: &PersonId) -> Vec<TopicId> {
    super::projections::topics_for(draft.case, &draft.play, person)
}

pub fn consent(draft: &mut Draft, person: PersonId, item: ItemId) -> Result<(), Rejection> {
    let case = draft.case;
    let phase = draft.play.phase;
    // At the table nobody is asked alone; afterwards there is time for it.
    if !matches!(phase, PhaseName::Investigate | PhaseName::Mitigate) {
        return Err(Rejection::NotNow { now: phase });
    }
    if !personal(case, &draft.play, &person, &item) {
        return Err(match told_openly(case, &draft.play, &person, &item) {
            true => Rejection::NeedsNoLeave,
            false => Rejection::NotTold,
        });
    }
    if draft.play.consents.contains_key(&(person.clone(), item.clone())) {
        return Err(Rejection::AlreadyAnswered);
    }
    if phase == PhaseName::Investigate {
        // Leave can always be asked for: with no minute left it takes none.
        draft.spend(case.numbers.consent_minutes);
    }
    // Two days later it counts how the meeting left them.
    let meeting = draft.play.people.meeting.as_ref();
    let ease = meeting.and_then(|meeting| meeting.safety.get(&person).copied());
    let ease = ease.unwrap_or_else(|| draft.play.people.trust(&person));
    let granted = ease >= case.numbers.consent_needs_trust;
    if granted {
        beats::trust(draft, &person, case.numbers.consent_trust);
    }
    draft.push(Event::Consented { person, item, granted });
    Ok(())
}

/// Opens the review: everybody sits down, reads the timeline, and hears what was quoted.
pub fn start_review(draft: &mut Draft) -> Result<(), Rejection> {
    investigating(draft)?;
    quotes_are_heard(draft);
    open_review(draft);
    Ok(())
}

pub fn open_review(draft: &mut Draft) {
    let case = draft.case;
    draft.push(Event::PhaseBegan(PhaseName::Review));
    if draft.play.moved {
        beats::gone(draft);
    }
    if draft.play.own_part.is_none() {
        draft.push(Event::OwnPartRaised);
    }
    let play = draft.play.clone();
    let holds = |when: &When| holds(case, &play, when);
    let (rules, minutes) = (case.rules, play.review_minutes);
    draft.people(people::review::open(&case.scenario, rules, &play.people, &holds, minutes));
}

/// Personal words on the timeline or the board, without leave, are heard by who said them.
fn quotes_are_heard(draft: &mut Draft) {
    let case = draft.case;
    let book = draft.play.notebook.clone();
    let in_entries = book.entries.values().map(|entry| entry.pin);
    let on_board = book.factors.values().flat_map(|branch| branch.pins.iter().copied());
    let used: std::collections::BTreeSet<u32> = in_entries.chain(on_board).collect();
    for pin in used.iter().filter_map(|pin| book.pins.get(pin)) {
        let Some((person, item)) = pin.place.told() else { continue };
        let key = (person.clone(), item.clone());
        if without_leave(case, &draft.play, &pin.place) && !draft.play.quotes_heard.contains(&key) {
            draft.push(Event::QuoteHeard { person: person.clone(), item: item.clone() });
            beats::trust(draft, person, case.numbers.quote_without_consent_trust);
        }
    }
}

pub fn make_move(
    draft: &mut Draft,
    act: MoveId,
    target: Option<PersonId>,
) -> Result<(), Rejection> {
    let case = draft.case;
    reviewing(draft)?;
    if case.rules.move_(&act).is_none() {
        return Err(Rejection::unknown(What::Move, act));
    }
    let play = draft.play.clone();
    let turn = people::review::Turn {
        scenario: &case.scenario,
        rules: case.rules,
        state: &play.people,
        holds: &|when| holds(case, &play, when),
        wrong_entries: &open_to_correction(case, &play),
        losses: !case.without_losses,
    };
    let outcome = people::review::make_move(&turn, &act, target.as_ref());
    take(draft, outcome.map_err(Rejection::People)?);
    Ok(())
}

/// What a move is made for and does not meet now, as far as the room knows that.
pub fn without_occasion(
    case: &super::case::Case,
    play: &super::state::Play,
    act: &MoveId,
    target: Option<&PersonId>,
) -> Option<people::rules::Met> {
    let turn = people::review::Turn {
        scenario: &case.scenario,
        rules: case.rules,
        state: &play.people,
        holds: &|when| holds(case, play, when),
        wrong_entries: &[],
        losses: !case.without_losses,
    };
    people::review::without_occasion(&turn, act, target)
}

pub fn next_stretch(draft: &mut Draft) -> Result<(), Rejection> {
    let case = draft.case;
    reviewing(draft)?;
    let play = draft.play.clone();
    let events =
        people::review::next_stretch(&case.scenario, &play.people).map_err(Rejection::People)?;
    draft.people(events);
    Ok(())
}

fn take(draft: &mut Draft, outcome: people::review::Outcome) {
    draft.people(outcome.events);
    for (entry, event, by) in outcome.corrections {
        draft.push(Event::Corrected { entry, event, by });
    }
}

pub fn close_review(draft: &mut Draft) -> Result<(), Rejection> {
    reviewing(draft)?;
    draft.people(people::review::close());
    draft.push(Event::PhaseBegan(PhaseName::Mitigate));
    Ok(())
}

fn investigating(draft: &Draft) -> Result<(), Rejection> {
    expect(draft, PhaseName::Investigate)
}

fn reviewing(draft: &Draft) -> Result<(), Rejection> {
    expect(draft, PhaseName::Review)
}

pub fn expect(draft: &Draft, phase: PhaseName) -> Result<(), Rejection> {
    let now = draft.play.phase;
    if now == phase { Ok(()) } else { Err(Rejection::NotNow { now }) }
}

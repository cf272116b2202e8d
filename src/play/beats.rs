//! What happens while one works, and what becomes known by itself.

use super::conditions::{holds, known};
use super::draft::Draft;
use super::event::Event;
use super::state::Promise;
use crate::people;
use crate::scenario::model::*;

/// Rounds in which one thing may lead to the next, within one command.
const ROUNDS: usize = 8;

/// Lets everything happen that is due now.
pub fn happen(draft: &mut Draft) {
    for _ in 0..ROUNDS {
        let before = draft.events.len();
        deadlines(draft);
        become_known(draft);
        due_beats(draft);
        if draft.events.len() == before {
            return;
        }
    }
}

/// Sources, topics, cards, factors and measures that have become known.
fn become_known(draft: &mut Draft) {
    let case = draft.case;
    for source in &case.scenario.shelf.sources {
        if !draft.play.unlocked.contains(&source.id) && draft.holds(&source.when) {
            draft.push(Event::Unlocked(source.id.clone()));
        }
    }
    for topic in &case.scenario.cast.topics {
        if !draft.play.topics.contains(&topic.id) && draft.holds(&topic.when) {
            draft.push(Event::TopicEarned(topic.id.clone()));
        }
    }
    for person in &case.scenario.cast.people {
        for item in &person.knows {
            if draft.play.people.told(&person.id, &item.id).is_some() {
                earned_by_telling(draft, item);
            }
        }
    }
    let given = |card: &Card| {
        case.scenario.truth.events.iter().any(|event| event.given && event.card == card.id)
    };
    // What stands on the timeline from the start is no statement to put there once more.
    for card in case.scenario.truth.cards.iter().filter(|card| !given(card)) {
        let earned = !draft.play.cards.contains(&card.id)
            && card.from.iter().any(|anchor| known(case, &draft.play, anchor));
        if earned {
            draft.push(Event::CardEarned(card.id.clone()));
        }
    }
    for factor in &case.scenario.truth.factors {
        let surfaced = !draft.play.surfaced.contains(&factor.id)
            && factor.brought_up_by().iter().any(|anchor| known(case, &draft.play, anchor));
        if surfaced {
            draft.push(Event::FactorSurfaced(factor.id.clone()));
        }
    }
    for measure in &case.scenario.truth.measures {
        if !draft.play.measures.contains(&measure.id) && draft.holds(&measure.when) {
            draft.push(Event::MeasureEarned(measure.id.clone()));
        }
    }
}

fn earned_by_telling(draft: &mut Draft, item: &Item) {
    for topic in &item.earns {
        if !draft.play.topics.contains(topic) {
            draft.push(Event::TopicEarned(topic.clone()));
        }
    }
    for source in &item.mentions {
        if !draft.play.unlocked.contains(source) {
            draft.push(Event::Unlocked(source.clone()));
        }
    }
    for measure in &item.measures {
        if !draft.play.measures.contains(measure) {
            draft.push(Event::MeasureEarned(measure.clone()));
        }
    }
}

fn due_beats(draft: &mut Draft) {
    let case = draft.case;
    if draft.play.phase != PhaseName::Investigate {
        return;
    }
    for beat in &case.scenario.interruptions.beats {
        if draft.play.beats.contains_key(&beat.id) || !holds(case, &draft.play, &beat.when) {
            continue;
        }
        let owes_by = (!beat.answers.is_empty() || beat.asks_status)
            .then(|| beat.within.map_or(u32::MAX, |within| draft.play.spent + within));
        draft.push(Event::BeatHappened { beat: beat.id.clone(), owes_by });
        effects_for(draft, beat.from.as_ref(), &beat.then);
    }
}

/// Questions nobody answered in time, and promises that were not kept.
fn deadlines(draft: &mut Draft) {
    let case = draft.case;
    let left_waiting: Vec<BeatId> = draft
        .play
        .owed()
        .into_iter()
        .filter(|beat| {
            let owes_by = draft.play.beats.get(*beat).and_then(|happened| happened.owes_by);
            owes_by.is_some_and(|by| draft.play.spent > by)
        })
        .cloned()
        .collect();
    for id in left_waiting {
        draft.push(Event::LeftUnanswered(id.clone()));
        let beat = case.scenario.beat(&id);
        effects(draft, beat.map_or(&[], |beat| &beat.silence));
    }
    let first = draft.play.budget.saturating_sub(case.scenario.manifest.working_time.moved_minutes);
    if draft.play.moved && draft.play.spent >= first {
        gone(draft);
    }
    let now = draft.play.now();
    let missed: Vec<Promise> =
        draft.play.open_promises().filter(|promise| promise.due < now).cloned().collect();
    for Promise { due, to, .. } in missed {
        draft.push(Event::PromiseMissed { due, to });
        sponsor(draft, case.numbers.promise_missed_sponsor);
    }
}

/// Moves management's support.
pub fn sponsor(draft: &mut Draft, by: i32) {
    let after = (draft.play.people.sponsor + by).clamp(0, 100);
    draft.push(Event::People(people::Event::SponsorChanged { after }));
}

/// Moves the trust of one person.
pub fn trust(draft: &mut Draft, person: &PersonId, by: i32) {
    let after = (draft.play.people.trust(person) + by).clamp(0, 100);
    draft.push(Event::People(people::Event::TrustChanged { person: person.clone(), after }));
}

/// Effects of what has nobody behind it, as events with their outcomes.
pub fn effects(draft: &mut Draft, then: &[Then]) {
    effects_for(draft, None, then);
}

/// Effects of a beat or an answer, and whose it was: what is promised there is promised to them.
pub fn effects_for(draft: &mut Draft, whose: Option<&PersonId>, then: &[Then]) {
    for effect in then {
        effect_of(draft, whose, effect);
    }
}

fn effect_of(draft: &mut Draft, whose: Option<&PersonId>, effect: &Then) {
    let scenario = &draft.case.scenario;
    match effect {
        Then::Unlock(source) if draft.play.unlocked.contains(source) => {}
        Then::Unlock(source) => draft.push(Event::Unlocked(source.clone())),
        Then::Topic(topic) => draft.push(Event::TopicEarned(topic.clone())),
        Then::Measure(measure) => draft.push(Event::MeasureEarned(measure.clone())),
        Then::Tell(person, item) => {
            let told = people::volunteer(scenario, &draft.play.people, person, item);
            draft.people(told);
        }
        Then::Trust(person, by) => trust(draft, person, *by),
        Then::TrustOfClose(person, by) => {
            let close = scenario.person(person).map_or(&[][..], |person| &person.close_to);
            for other in close {
                trust(draft, other, *by);
            }
        }
        Then::TrustOfAll(by) => {
            for person in scenario.cast.people.iter().filter(|person| person.interview) {
                trust(draft, &person.id, *by);
            }
        }
        Then::Sponsor(by) => sponsor(draft, *by),
        Then::Minutes(minutes) if *minutes > 0 => draft.spend(minutes.unsigned_abs()),
        Then::Minutes(minutes) => draft.push(Event::Spent(*minutes)),
        Then::Patience(person, minutes) => {
            let event = people::Event::PatienceSpent { person: person.clone(), minutes: *minutes };
            draft.push(Event::People(event));
        }
        Then::Flag(flag) => draft.push(Event::FlagSet(flag.clone())),
        Then::MoveReview => move_review(draft),
        Then::OwnPartTold => own_part(draft),
        Then::NameGiven(person) => draft.push(Event::NameGiven(person.clone())),
        Then::Promise(due) => {
            let due = scenario.at(due);
            draft.push(Event::Promised { due, to: whose.cloned() });
        }
    }
}

/// The review moves, once; management likes it less, and whoever cannot come then goes at the hour at
/// which it would have begun.
pub fn move_review(draft: &mut Draft) {
    if draft.play.moved {
        return;
    }
    let minutes = draft.case.scenario.manifest.working_time.moved_minutes;
    draft.push(Event::ReviewMoved { minutes });
    sponsor(draft, draft.case.numbers.move_sponsor);
}

/// Those who cannot come to a review that was moved have left.
pub fn gone(draft: &mut Draft) {
    let here =
        |person: &PersonId| draft.play.people.person(person).is_some_and(|state| !state.absent);
    let people = draft.case.scenario.cast.people.iter();
    let gone = people.filter(|person| person.absent_if_moved && here(&person.id));
    let gone: Vec<_> =
        gone.map(|person| people::Event::Absent { person: person.id.clone() }).collect();
    draft.people(gone);
}

fn own_part(draft: &mut Draft) {
    if draft.play.own_part.is_some() {
        return;
    }
    let touches = draft.case.scenario.manifest.player.touches.clone();
    let first = !draft.play.people.in_meeting();
    draft.push(Event::OwnPartTold { first });
    if first {
        let by = draft.case.numbers.own_part_told_trust;
        for person in draft.case.scenario.cast.people.iter().filter(|person| person.interview) {
            trust(draft, &person.id, by);
        }
    } else {
        trust(draft, &touches, -5);
    }
}

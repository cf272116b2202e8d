//! Owners who say no: in their own words, with the reason, and with an offer that works.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use second_story::people;
use second_story::play::command::Agreement;
use second_story::play::event::Refusal;
use second_story::play::measures::refusal_words;
use second_story::play::offers::{First, offers};
use second_story::play::{Case, Command, EntryPoint, Event, Note, Play, apply, begin, run};
use second_story::scenario::model::*;
use second_story::{scenario, shelf};
use std::collections::BTreeSet;
use std::path::Path;

fn larkgate() -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/larkgate-sieve");
    let folder = shelf::folders::read(&path).expect("the folder");
    Case::open(scenario::load(&folder).expect("a scenario")).expect("its world runs")
}

/// Two days after the review, with everybody at the table so safe and management so fond of it.
fn session(case: &Case, safety: i32, sponsor: i32) -> Play {
    let mut play = Play::new(1);
    for event in begin(case, 1, EntryPoint::Review) {
        apply(&mut play, &event);
    }
    run(case, &mut play, Command::CloseReview).expect("closed");
    let measures = case.scenario.truth.measures.iter();
    let known = measures.map(|measure| Event::MeasureEarned(measure.id.clone()));
    let people = case.scenario.meeting.at_table.iter();
    let safe =
        people.map(|person| people::Event::SafetyChanged { person: person.clone(), after: safety });
    let support = [people::Event::SponsorChanged { after: sponsor }];
    let all: Vec<Event> = known.chain(safe.chain(support).map(Event::People)).collect();
    all.iter().for_each(|event| apply(&mut play, event));
    play
}

fn owners(measure: &Measure) -> Vec<&PersonId> {
    [&measure.owner].into_iter().chain(&measure.others).collect()
}

fn plain(measure: &Measure, owner: &PersonId) -> Agreement {
    Agreement {
        measure: measure.id.clone(),
        owner: owner.clone(),
        factors: Vec::new(),
        due_days: 20,
        verify: None,
        side_effect: None,
        words: String::new(),
        half: false,
    }
}

fn refused(events: &[Event]) -> Option<Refusal> {
    events.iter().find_map(|event| match event {
        Event::Refused { why, .. } => Some(*why),
        _ => None,
    })
}

#[test]
fn each_owner_has_words_of_their_own_for_each_reason() {
    let case = larkgate();
    let mut said = BTreeSet::new();
    for measure in &case.scenario.truth.measures {
        for owner in owners(measure) {
            for why in [Refusal::Unwilling, Refusal::NoDays { left: 0, takes: None }] {
                let words = refusal_words(measure, owner, why);
                assert!(!words.is_empty(), "{} says nothing of {}: {why:?}", owner, measure.id);
                assert!(said.insert(words), "said twice: {words}");
            }
        }
        let silent = measure.leadership
            && refusal_words(measure, &measure.owner, Refusal::NoSupport).is_empty();
        assert!(!silent, "{}", measure.id);
    }
}

/// Puts pins behind each factor that has come up; the names of those that two show.
fn show_factors(case: &Case, play: &mut Play) -> Vec<FactorId> {
    let mut shown = Vec::new();
    let surfaced = case.scenario.truth.factors.iter().filter(|f| play.surfaced.contains(&f.id));
    for factor in surfaced.cloned().collect::<Vec<_>>() {
        let mut pins = BTreeSet::new();
        for anchor in &factor.supports {
            let Some(place) = second_story::play::start::first_place(case, anchor) else {
                continue;
            };
            let note = Note::Pin { place: place.clone(), note: String::new() };
            if run(case, play, Command::Note(note)).is_ok() {
                let pinned = play.notebook.pins.iter().find(|(_, pin)| pin.place == place);
                pins.extend(pinned.map(|(number, _)| *number));
            }
        }
        if pins.len() >= 2 {
            let (pins, factor) = (pins.into_iter().collect(), factor.id);
            let note =
                Note::Factor { factor: factor.clone(), pins, with: vec![], words: String::new() };
            run(case, play, Command::Note(note)).expect("on the board");
            shown.push(factor);
        }
    }
    assert!(!shown.is_empty(), "no factor can be shown");
    shown
}

#[test]
fn every_offer_works_if_it_is_taken() {
    let case = larkgate();
    let (mut refusals, mut taken) = (0, 0);
    for (safety, sponsor) in [(10, 30), (30, 75), (45, 50), (60, 75), (95, 50)] {
        // Once with nothing agreed on, and once with as much as goes.
        for busy in [false, true] {
            let mut play = session(&case, safety, sponsor);
            let shown = show_factors(&case, &mut play);
            for measure in case.scenario.truth.measures.iter().filter(|_| busy) {
                let asked = Agreement { factors: shown.clone(), ..plain(measure, &measure.owner) };
                run(&case, &mut play, Command::Agree(asked)).expect("asked");
            }
            for measure in &case.scenario.truth.measures {
                for owner in owners(measure) {
                    let asked = plain(measure, owner);
                    let Ok(events) = run(&case, &mut play.clone(), Command::Agree(asked.clone()))
                    else {
                        continue;
                    };
                    if refused(&events).is_none() {
                        continue;
                    }
                    refusals += 1;
                    let found = offers(&case, &play, &asked);
                    if found.is_empty() {
                        // What nobody can take on can be turned down.
                        let reason = "Not now".to_owned();
                        let reject = Command::Reject { measure: measure.id.clone(), reason };
                        run(&case, &mut play.clone(), reject).expect("turned down");
                    }
                    for offer in found {
                        let mut then = play.clone();
                        match &offer.first {
                            Some(First::Withdraw(other)) => {
                                run(&case, &mut then, Command::Withdraw(other.clone()))
                                    .expect("withdrawn");
                            }
                            Some(First::ComeBackTo(idea)) => {
                                let reason = "Looked at, and not now".to_owned();
                                let reject = Command::Reject { measure: idea.clone(), reason };
                                run(&case, &mut then, reject).expect("come back to");
                            }
                            None => {}
                        }
                        let factors = if offer.evidence { shown.clone() } else { vec![] };
                        let owner = offer.owner.clone().unwrap_or_else(|| owner.clone());
                        let again = Agreement { owner, factors, half: offer.half, ..asked.clone() };
                        let events =
                            run(&case, &mut then, Command::Agree(again)).expect("asked again");
                        assert_eq!(
                            refused(&events),
                            None,
                            "{} {owner:?}: {offer:?}",
                            measure.id,
                            owner = asked.owner
                        );
                        taken += 1;
                    }
                }
            }
        }
    }
    assert!(refusals > 50 && taken > 50, "{refusals} refusals, {taken} offers");
}

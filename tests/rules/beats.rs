//! What others ask while one works.

use crate::case::{asked, larkgate, sealed};
use second_story::people::{self, event::Spoke};
use second_story::play::{Command, Event, Play, Rejection, apply, decide, projections, run};
use second_story::scenario::model::{BeatId, PersonId, Then};

#[test]
fn nobody_offers_to_move_a_review_that_was_moved() {
    let (case, _) = larkgate();
    let moves = |effects: &[Then]| effects.contains(&Then::MoveReview);
    let mut beats = case.scenario.interruptions.beats.iter();
    let offer = beats.find(|beat| beat.answers.iter().any(|answer| moves(&answer.then)));
    let offer: &BeatId = &offer.expect("somebody offers it").id;
    for moved in [false, true] {
        let mut play = sealed(case);
        if moved {
            run(case, &mut play, Command::MoveReview).expect("moved");
        }
        // Questions about everything take longer than the offer waits for.
        for person in asked(case) {
            for topic in projections::topics_for(case, &play, &person.id) {
                if play.spent < 80 {
                    let (person, topic) = (person.id.clone(), Some(topic));
                    let ask =
                        Command::Ask { person, form: "usual".into(), topic, words: String::new() };
                    run(case, &mut play, ask).expect("asked");
                }
            }
        }
        assert!(play.spent >= 80, "{} min were spent", play.spent);
        assert_eq!(play.beats.contains_key(offer), !moved, "moved: {moved}");
    }
}

#[test]
fn who_cannot_come_to_a_moved_review_is_there_until_its_first_hour() {
    let (case, _) = larkgate();
    let mut play = sealed(case);
    let first = play.budget;
    let leaves = case.scenario.cast.people.iter().find(|person| person.absent_if_moved);
    let leaves = &leaves.expect("somebody has a train").id;
    let gone = |play: &Play| play.people.person(leaves).is_some_and(|state| state.absent);
    run(case, &mut play, Command::MoveReview).expect("moved");
    assert!(play.budget > first && !gone(&play), "there is time to ask them");
    let mut earlier = play.clone();
    run(case, &mut earlier, Command::StartReview).expect("begins");
    assert!(gone(&earlier), "it begins at its new hour");
    'asked: for person in asked(case) {
        for topic in projections::topics_for(case, &play, &person.id) {
            let (person, topic) = (person.id.clone(), Some(topic));
            let ask = Command::Ask { person, form: "usual".into(), topic, words: String::new() };
            // Nobody is asked twice alike for ever.
            while run(case, &mut play, ask.clone()).is_ok() {
                assert_eq!(gone(&play), play.spent >= first, "{} of {first}", play.spent);
                if gone(&play) {
                    break 'asked;
                }
            }
        }
    }
    assert!(gone(&play), "{} of {first} minutes", play.spent);
}

#[test]
fn an_idea_can_be_kept_for_later_until_its_stretch_ends() {
    let (case, _) = larkgate();
    let mut play = sealed(case);
    run(case, &mut play, Command::StartReview).expect("begins");
    let park = || Command::Move { act: "park".into(), target: None };
    let refused = |play: &Play| {
        matches!(decide(case, play, park()), Err(Rejection::People(people::Refusal::NoFix)))
    };
    play.people.meeting.as_mut().expect("a meeting").idea = None;
    assert!(refused(&play), "there is none");
    let by = PersonId::from("alistair");
    let measure = case.scenario.truth.measures[0].id.clone();
    let said = |kind| people::Event::Habit { person: by.clone(), kind, line: 0 };
    for kind in [Spoke::Fix(Some(measure.clone())), Spoke::Lull] {
        apply(&mut play, &Event::People(said(kind)));
    }
    let mut kept = play.clone();
    let events =
        run(case, &mut kept, park()).expect("somebody spoke after it, and it still stands");
    let parked = people::Event::Parked { measure: Some(measure), proposer: by };
    assert!(events.contains(&Event::People(parked)), "{events:?}");
    run(case, &mut play, Command::NextStretch).expect("goes on");
    play.people.meeting.as_mut().expect("a meeting").last = None;
    assert!(refused(&play), "the next stretch is of something else");
}

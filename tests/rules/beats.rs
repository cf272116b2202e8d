//! What others ask while one works.

use crate::case::{asked, larkgate, sealed};
use second_story::play::{Command, projections, run};
use second_story::scenario::model::{BeatId, Then};

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

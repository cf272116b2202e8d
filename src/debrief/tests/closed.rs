//! What a closing question, a move or a name took, and what became of it.

use super::events::*;
use super::*;
use crate::debrief::report::{Closed, Outcome, Tone, ToneIs};

fn asked(case: &Case) -> Given<'_> {
    let mut play = Given::begun(case);
    play.seals();
    play.asks("ines", "who-approved", Some("disk"));
    play
}

fn closing(play: &Given) -> Vec<Tone> {
    let tones = play.debrief().tone.into_iter();
    tones.filter(|tone| tone.tone == ToneIs::Closing).collect()
}

fn only(closed: &[Closed]) -> &Closed {
    let [one] = closed else { panic!("{closed:?}") };
    one
}

#[test]
fn a_closing_question_has_its_words_the_apology_and_the_telling_that_it_shut() {
    let case = quay();
    let play = asked(&case);
    let tones = closing(&play);
    let [tone] = tones.as_slice() else { panic!("{tones:?}") };
    assert_eq!(tone.words, "Who signed off on the disk?");
    let said: Vec<&str> = tone.said.iter().map(|said| said.text.as_str()).collect();
    assert_eq!(said, ["I asked on the third of March.", "I am sorry. It was my disk."]);
    let one = only(&tone.closed);
    assert_eq!((one.person.as_str(), one.item.as_str()), ("ines", "asked-in-vain"));
    assert!(one.telling.starts_with("I asked on the third, and saw it go to the end"));
    assert_eq!((one.outcome, one.moment), (Outcome::Unsaid, None));
    assert_eq!(
        one.since,
        "From then on it took more of Ines’s trust, by 10 of 100, and it was not told."
    );
    let heard: Vec<(&str, i32)> =
        tone.heard.iter().map(|one| (one.name.as_str(), one.before - one.after)).collect();
    assert!(heard.contains(&("Omar", 2)) && heard.iter().all(|(_, by)| *by == 2), "{heard:?}");
    assert!(heard.iter().all(|(name, _)| *name != "Ines"), "{heard:?}");
    assert_eq!(tone.before - tone.after, 14);
    let form = case.rules.form(&"who-approved".into()).expect("a form");
    assert_eq!((&tone.why, &tone.source), (&form.why, &form.source));
}

#[test]
fn what_was_told_all_the_same_says_by_which_question_and_what_it_took() {
    let case = quay();
    let mut play = asked(&case);
    let at = play.log.len() + 1;
    happens(
        &mut play,
        [
            Among::TrustChanged { person: "ines".into(), after: 80 },
            Among::Asked {
                person: "ines".into(),
                form: "see".into(),
                topic: Some("disk".into()),
                minutes: 3,
                closing: false,
                words: String::new(),
            },
            Among::Told {
                person: "ines".into(),
                item: "asked-in-vain".into(),
                layer: crate::people::Layer::Open,
            },
        ],
    );
    let tones = closing(&play);
    let one = only(&tones[0].closed);
    assert_eq!(one.outcome, Outcome::Told);
    assert_eq!(one.moment.expect("a moment").event, at + 1);
    assert!(one.since.starts_with("It came all the same, at minute "), "{}", one.since);
    let wanted = "You asked Ines: what did you see, about the disk. \
                  By then it took more of Ines’s trust than at first, by 10 of 100.";
    assert!(one.since.ends_with(wanted), "{}", one.since);
}

#[test]
fn the_second_time_it_is_gone_and_the_first_says_so() {
    let case = quay();
    let mut play = asked(&case);
    play.asks("ines", "should-have", Some("disk"));
    let tones = closing(&play);
    let [first, second] = tones.as_slice() else { panic!("{tones:?}") };
    let one = only(&first.closed);
    assert_eq!(one.outcome, Outcome::ShutAgain);
    assert_eq!(one.moment, Some(second.moment));
    let one = only(&second.closed);
    assert_eq!(one.outcome, Outcome::Gone);
    assert!(one.since.contains("second time Ines"), "{}", one.since);
    assert_eq!(second.shut.len(), 1);
    assert!(second.shut[0].starts_with("Gone from this play: Ines: “I asked"), "{second:?}");
}

#[test]
fn what_a_name_shuts_turns_later_is_told_at_that_move_and_not_at_the_one_before_it() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let named = play.log.len() + 2;
    let delayed = Among::Delayed {
        turn: 3,
        target: Some("ines".into()),
        act: "name-it".into(),
        case: 0,
        effect: 4,
    };
    happens(
        &mut play,
        [
            opened_table(),
            Among::Turn,
            moved("name-it", Some("ines")),
            delayed,
            Among::Turn,
            moved("summarise", None),
            Among::Turn,
            ease("ines", 38),
            Among::PullChanged { after: 60 },
            Among::Shut { person: "ines".into(), item: "asked-in-vain".into() },
            Among::DelayedDone { turn: 3 },
            moved("reassure", Some("omar")),
            Among::LeftUnsaid { person: "omar".into(), item: "never-full".into() },
        ],
    );
    let tones = closing(&play);
    let [name, ease] = tones.as_slice() else { panic!("{tones:?}") };
    assert_eq!(name.moment.event, named);
    assert_eq!(only(&name.closed).item.as_str(), "asked-in-vain");
    assert!(name.later.as_ref().expect("felt").moment.is_some());
    assert_eq!(only(&ease.closed).outcome, Outcome::LeftMeeting);
    assert_eq!(ease.words, "It’s all right, really");
    let other = play.debrief().tone.into_iter().find(|tone| tone.asked == "Read out where we are");
    assert!(other.expect("the move between").closed.is_empty());
    // With all else told, what the name shut is the silence that cost most.
    for person in &case.scenario.cast.people {
        let others = person.knows.iter().filter(|item| item.id.as_str() != "asked-in-vain");
        happens(&mut play, others.map(|item| told(person.id.as_str(), item.id.as_str())));
    }
    let silence = play.debrief().first_page.costliest_silence.expect("a silence");
    assert_eq!(silence.item.as_str(), "asked-in-vain");
    assert_eq!(silence.moment.expect("a moment").event, named);
}

#[test]
fn what_a_name_wins_at_once_is_told_beside_what_it_shuts() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let before = play.play.people.sponsor;
    happens(
        &mut play,
        [
            opened_table(),
            Among::Turn,
            Among::PullChanged { after: 60 },
            moved("name-it", Some("ines")),
            Among::SponsorChanged { after: before + 10 },
            Among::PullChanged { after: 35 },
            Among::Turn,
            moved("reassure", Some("omar")),
        ],
    );
    let tones = closing(&play);
    let [name, ease] = tones.as_slice() else { panic!("{tones:?}") };
    let support = format!("support at once: from {before} to {} of 100.", before + 10);
    assert!(name.won[0].ends_with(&support), "{name:?}");
    assert!(name.won[1].ends_with("went from 60 to 35 of 100."), "{name:?}");
    assert!(ease.won.is_empty(), "{ease:?}");
}

#[test]
fn a_play_without_a_closing_question_closes_nothing() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    play.asks("ines", "walk-through", Some("disk"));
    for tone in play.debrief().tone {
        assert!(tone.closed.is_empty() && tone.heard.is_empty() && tone.said.is_empty());
    }
}

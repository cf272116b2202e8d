//! Reviews played again: the same moves, other moves, and what is told of both.

use super::*;
use crate::people::Event as Among;
use crate::play::{Case, Command, Event};
use crate::proof::atlas::Atlas;
use crate::proof::bot::{Plan, play_with_log};
use crate::proof::kind::Kind;
use crate::scenario::checks::sample::sample;
use std::sync::LazyLock;

/// The play of the README, with a review of fourteen turns and no word written in it.
static LARKGATE: LazyLock<(Case, Vec<Event>)> = LazyLock::new(|| {
    crate::cli::played("larkgate-sieve", include_str!("../../../tests/fixtures/larkgate-play.txt"))
});

/// The same once more from the end of a turn.
fn again<'a>(case: &'a Case, seed: u64, log: &[Event], from: usize) -> Again<'a> {
    let turns = turns(log);
    let mut again = Again::after(case, seed, &log[..turns[from].events.end]);
    for turn in &turns[from + 1..] {
        again.does(turn.did.command().expect("a command")).expect("possible");
        // What was written after a turn, or sent for confirmation, is no command of the table.
        assert_eq!(again.log, log[..again.log.len()], "turn {turn:?}");
        again.happened(&log[again.log.len()..turn.events.end]);
    }
    again.does(Command::CloseReview).expect("possible");
    again
}

/// From any turn the same moves come to the same, event by event, whoever played.
#[test]
fn the_same_moves_again_come_to_the_same() {
    let quay = Case::open(sample()).expect("a case");
    let atlas = Atlas::new(&quay);
    let mut plays = vec![(&LARKGATE.0, 1, LARKGATE.1.clone())];
    for seed in 0..12 {
        for kind in [Kind::Learner, Kind::Nice, Kind::Random] {
            plays.push((&quay, seed, play_with_log(&quay, &atlas, Plan::of(kind, seed)).1));
        }
    }
    let mut from_all = 0;
    for (case, seed, log) in plays {
        for from in 0..turns(&log).len() {
            let again = again(case, seed, &log, from);
            assert_eq!(again.log, log[..again.log.len()], "seed {seed}, from {from}");
            let same = difference(&log, &again.log, turns(&log)[from].events.end);
            assert!(same.only.iter().all(|side| side.is_empty()), "{same:?}");
            assert!(same.told.iter().all(|side| side.is_empty()), "{same:?}");
            assert_eq!(same.minutes[0], same.minutes[1]);
            from_all += 1;
        }
    }
    assert!(from_all > 200, "only {from_all} turns were played from");
}

#[test]
fn another_move_is_told_apart() {
    let (case, log) = &*LARKGATE;
    let all = turns(log);
    let shared = all[10].events.end;
    let mut other = Again::after(case, 1, &log[..shared]);
    let named = Command::Move { act: "name-it".into(), target: Some("ruta".into()) };
    other.does(named).expect("possible");
    for turn in &all[11..13] {
        other.does(turn.did.command().expect("a command")).expect("possible");
    }
    other.does(Command::CloseReview).expect("possible");
    let found = difference(log, &other.log, shared);
    let telling = |person: &str, item: &str| [(person.into(), item.into())].into();
    assert_eq!(found.told[0], telling("suda", "s-march"));
    assert_eq!(found.told[1], telling("javier", "j-refused-alert"));
    assert_eq!(found.told_in_both, telling("alistair", "a-board"));
    assert_eq!(found.who[&"javier".into()], [0, 1]);
    assert_eq!(found.who[&"suda".into()], [1, 0]);
    assert_eq!(found.minutes, [56, 52]);
    let is_told = |log: &[Event], at: &usize| match log[*at].among() {
        Some(Among::Told { item, .. }) => Some(item.to_string()),
        _ => None,
    };
    let only = |side: usize, log: &[Event]| -> Vec<String> {
        found.only[side].iter().filter_map(|at| is_told(log, at)).collect()
    };
    assert_eq!(only(0, log), ["s-march"]);
    assert_eq!(only(1, &other.log), ["j-refused-alert"]);
    // The last stretch was opened in the recording alone, and that is said there.
    assert!(found.only[0].contains(&all[13].events.start));
    // Seen from the other side, it is the same.
    let turned = difference(&other.log, log, shared);
    assert_eq!([&turned.told[0], &turned.told[1]], [&found.told[1], &found.told[0]]);
}

#[test]
fn what_cannot_be_done_on_a_copy_leaves_it_as_it_was() {
    let (case, log) = &*LARKGATE;
    let all = turns(log);
    let mut copy = Again::after(case, 1, &log[..all[14].events.end]);
    let before = copy.log.clone();
    let more = Command::Move { act: "silence".into(), target: None };
    assert!(copy.does(more).is_err(), "the hour is over");
    assert_eq!(copy.log, before);
    assert_eq!(closed(&copy.log), None);
}

#[test]
fn chapters_are_stretches_and_what_mattered() {
    let (case, log) = &*LARKGATE;
    let all = turns(log);
    let chapters = chapters(case, log, &all);
    let stretches = case.scenario.meeting.stretches.iter().map(|one| one.id.clone());
    let listed = chapters.iter().filter_map(|chapter| match &chapter.matter {
        Matter::Stretch(stretch) => Some(stretch.clone()),
        _ => None,
    });
    assert!(listed.eq(stretches));
    let at = |turn: usize| -> Vec<&Matter> {
        let there = chapters.iter().filter(|chapter| chapter.turn == turn);
        there.map(|chapter| &chapter.matter).collect()
    };
    assert_eq!(at(1), [&Matter::Blamed { by: "alistair".into(), target: "ruta".into() }]);
    assert_eq!(at(2), [] as [&Matter; 0]);
    let [Matter::Told(told), Matter::Blamed { target, .. }] = at(6)[..] else {
        panic!("{:?}", at(6))
    };
    assert_eq!((told[0].1.as_str(), target.as_str()), ("j-forty-pages", "farah"));
    let [Matter::Told(round)] = at(10)[..] else { panic!("{:?}", at(10)) };
    assert_eq!(round.len(), 6, "one a person, when it went round the table");
    // What was told openly in a talk is no news at the table.
    let tellings = log.iter().filter(|event| matches!(event.among(), Some(Among::Told { .. })));
    assert!(tellings.count() > 20);
}

/// Where nobody told of the player's own part, the document raises it as the review begins.
#[test]
fn the_own_part_is_a_chapter() {
    let (case, mut log) = (&LARKGATE.0, LARKGATE.1.clone());
    let all = turns(&log);
    let own = |log: &[Event]| -> Vec<(usize, bool)> {
        let chapters = chapters(case, log, &turns(log)).into_iter();
        let own = chapters.filter_map(|chapter| match chapter.matter {
            Matter::OwnPart { raised } => Some((chapter.turn, raised)),
            _ => None,
        });
        own.collect()
    };
    log.insert(all[3].events.start + 1, Event::OwnPartTold { first: false });
    log.insert(all[0].events.start + 1, Event::OwnPartRaised);
    assert_eq!(own(&log), [(0, true), (3, false)]);
}

#[test]
fn a_turn_stays_as_long_as_it_is_read() {
    assert_eq!(reading_seconds([]), 2.0);
    let hundred = "word ".repeat(100);
    assert_eq!(reading_seconds([hundred.as_str(), hundred.as_str()]), 62.0);
}

#[test]
fn what_has_no_review_has_no_turns() {
    let (case, log) = &*LARKGATE;
    let before = turns(log)[0].events.start;
    assert_eq!(turns(&log[..before]), []);
    assert_eq!(chapters(case, &log[..before], &[]), []);
    // One under way has those that it has come to.
    let first = turns(log)[..3].to_vec();
    assert_eq!(turns(&log[..first[2].events.end]), first);
}

//! Guessing the timeline.

use crate::case::{larkgate, sealed};
use second_story::people;
use second_story::play::command::EntryDraft;
use second_story::play::{
    self, Case, Command, Event as Happened, Note, Play, Rejection, apply, decide, run,
};
use second_story::scenario::model::{Event, EventKind, SourceId};

/// Kinds that an entry can have.
const KINDS: f64 = 5.0;

/// Somebody who has card, time and pin of three entries right and guesses their kinds alone, of those
/// events that accept most kinds, pays more for wrong groups than there is working time, on average.
#[test]
fn guessing_a_group_costs_more_than_the_budget() {
    let (case, _) = larkgate();
    assert_eq!(
        KINDS as usize,
        [
            EventKind::Condition,
            EventKind::Change,
            EventKind::Signal,
            EventKind::Decision,
            EventKind::Message,
        ]
        .len()
    );
    let wanted = case.scenario.truth.events.iter().filter(|event| !event.given);
    let mut accepted: Vec<usize> = wanted.map(|event: &Event| event.kinds.len()).collect();
    accepted.sort_unstable_by(|one, other| other.cmp(one));
    let chance: f64 = accepted.iter().take(3).map(|kinds| *kinds as f64 / KINDS).product();
    let (mut cost, mut unlucky) = (0.0, 1.0);
    for wrong in 0..1_000 {
        unlucky *= 1.0 - chance;
        cost += unlucky * f64::from(case.numbers.wrong_group(wrong));
    }
    let budget = f64::from(case.scenario.manifest.working_time.minutes);
    assert!(cost > budget, "{cost:.0} minutes on average, of {budget}");
}

/// A play with three entries; with `right`, all of them as they were.
fn three_entries(case: &Case, right: bool) -> Play {
    let mut play = sealed(case);
    let wanted = case.scenario.truth.events.iter().filter(|event| !event.given);
    let shown = wanted.filter_map(|event| {
        let mut anchors = event.supports.iter();
        let place = anchors.find_map(|anchor| play::start::first_place(case, anchor))?;
        Some((event, place))
    });
    let three: Vec<_> = shown.filter(|(_, place)| place.source().is_some()).take(3).collect();
    for (at, (event, place)) in three.iter().enumerate() {
        let source: SourceId = place.source().expect("a source").clone();
        apply(&mut play, &Happened::Unlocked(source.clone()));
        apply(&mut play, &Happened::Opened(source));
        let note = Note::Pin { place: place.clone(), note: String::new() };
        run(case, &mut play, Command::Note(note)).expect("a pin");
        let pin = play.next_pin - 1;
        let off = if right || at > 0 { 0 } else { 3_600_000 };
        let entry = EntryDraft {
            entry: None,
            card: event.card.clone(),
            at: case.scenario.at(&event.at) + off,
            kind: event.kinds[0],
            pin,
            title: String::new(),
        };
        apply(&mut play, &Happened::CardEarned(event.card.clone()));
        run(case, &mut play, Command::Note(Note::Entry(entry))).expect("an entry");
    }
    play
}

/// No group is sent for nothing, and that it cannot be sent says nothing of the group.
#[test]
fn a_wrong_group_costs_something_or_is_not_sent() {
    let (case, _) = larkgate();
    let send = || Command::Confirm([1, 2, 3]);
    for right in [false, true] {
        let mut play = three_entries(case, right);
        let needs = case.numbers.wrong_group(0);
        let spare = play.minutes_left() - needs;
        apply(&mut play, &Happened::Spent(spare.cast_signed()));
        let sent = decide(case, &play, send()).expect("there is time to be wrong");
        let stands = sent.iter().any(|event| matches!(event, Happened::Confirmed { .. }));
        assert_eq!(stands, right, "{sent:?}");
        assert_eq!(sent.contains(&Happened::Spent(needs.cast_signed())), !right);

        apply(&mut play, &Happened::Spent(1));
        let refused = Err(Rejection::NoTimeToBeWrong { needs, left: needs - 1 });
        assert_eq!(decide(case, &play, send()), refused);
        let left = play.minutes_left().cast_signed();
        apply(&mut play, &Happened::Spent(left));

        run(case, &mut play, Command::StartReview).expect("the review");
        let minutes = play.people.meeting_minutes();
        let mut sent = play.clone();
        run(case, &mut sent, send()).expect("it is sent at the table");
        let cost = sent.people.meeting_minutes() - minutes;
        assert_eq!(cost, if right { 0 } else { needs });

        let left = play.people.meeting.as_ref().map_or(0, |meeting| meeting.minutes_left());
        let over = people::Event::MeetingMinutes { minutes: left };
        apply(&mut play, &Happened::People(over));
        let over = Err(Rejection::People(people::Refusal::HourOver));
        assert_eq!(decide(case, &play, send()), over);
    }
}

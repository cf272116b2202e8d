//! What was not said, and why; and who was not there.

use super::*;

#[test]
fn the_costliest_silence_is_untold_and_says_what_would_have_opened_it() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let silence = play.debrief().first_page.costliest_silence.expect("a silence");
    assert!(!silence.factors.is_empty() && !silence.what_would_have_opened_it.is_empty());
    assert!(play.play.people.told(&silence.who, &silence.item).is_none());
}

#[test]
fn what_the_table_did_not_hear_says_how_safe_it_was_and_what_it_takes() {
    let mut scenario = sample();
    for person in &mut scenario.cast.people {
        person.knows.iter_mut().for_each(|item| item.meeting_only = true);
    }
    let case = Case::open(scenario).expect("a case");
    let because = |level: i32| {
        let mut play = Given::begun(&case);
        play.seals();
        let people = case.scenario.cast.people.iter();
        let safety = people.map(|person| (person.id.clone(), level)).collect();
        let open = Among::MeetingOpened { safety, pull: 40, minutes: 30 };
        let stretches = case.scenario.meeting.stretches.iter();
        let stretches = stretches.map(|one| Among::StretchOpened { stretch: one.id.clone() });
        for event in std::iter::once(open).chain(stretches) {
            let event = Event::People(event);
            apply(&mut play.play, &event);
            play.log.push(event);
        }
        play.debrief().first_page.costliest_silence.expect("a silence").because
    };
    let unsafe_room = because(3);
    assert!(unsafe_room.contains("3 of 100 at the most"), "{unsafe_room}");
    let uninvited = because(100);
    assert!(uninvited.contains("100 of 100 where it takes"), "{uninvited}");
}

#[test]
fn who_could_not_come_to_the_review_is_named() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let table = Among::MeetingOpened { safety: Vec::new(), pull: 40, minutes: 30 };
    apply(&mut play.play, &Event::People(table));
    let review = |play: &Given| {
        let paper = postmortem(&case, &play.play);
        paper.lines().find(|line| line.starts_with("- **Review:**")).map(str::to_owned)
    };
    assert!(!review(&play).expect("a review").contains("could not come"));
    let away = Among::Absent { person: "ines".into() };
    apply(&mut play.play, &Event::People(away));
    let line = review(&play).expect("a review");
    assert!(line.ends_with("; Ines Prado could not come"), "{line}");
    assert_eq!(line.matches("Ines Prado").count(), 1, "{line}");
}

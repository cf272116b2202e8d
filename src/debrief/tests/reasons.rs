//! Whether the reasons that the debrief gives are true.

use super::events::*;
use super::*;
use crate::evidence::Place;
use crate::people::event::Spoke;
use crate::play::state::Turning;

fn telling(person: &str, item: &str) -> Place {
    Place::Telling { person: person.into(), item: item.into() }
}

fn state(debrief: &Debrief, id: &str) -> CriterionState {
    let mut criteria = debrief.dimensions.iter().flat_map(|dimension| &dimension.criteria);
    criteria.find(|criterion| criterion.id == id).expect("a criterion").state
}

#[test]
fn personal_words_are_used_only_where_the_document_cites_them() {
    let mut case = quay();
    let ines = case.scenario.cast.people.iter_mut().find(|person| person.id.as_str() == "ines");
    for item in &mut ines.expect("Ines").knows {
        item.personal = true;
    }
    let mut play = Given::begun(&case);
    play.seals();
    happens(&mut play, [told("ines", "asked-in-vain")]);
    let place = telling("ines", "asked-in-vain");
    play.book().pins.insert(1, Pin { place, note: String::new(), minute: 1 });
    let shown = play.debrief();
    assert_eq!(state(&shown, "consent"), CriterionState::NotReached);
    assert!(reasons(&shown, "consent")[0].contains("cites no personal words"));
    let branch = Branch { pins: vec![1], ..Branch::default() };
    play.book().factors.insert("queue-blind".into(), branch);
    let shown = play.debrief();
    assert_eq!(state(&shown, "consent"), CriterionState::NotYet);
    assert!(reasons(&shown, "consent")[0].contains("these words of Ines, without leave"));
}

#[test]
fn what_does_not_count_as_visible_is_named_with_the_reason() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    happens(&mut play, [told("ines", "asked-in-vain")]);
    pins(&mut play, 1, mark("ticket", "asked"));
    pins(&mut play, 2, mark("chat", "chat-full"));
    pins(&mut play, 3, Anchor::Told("ines".into(), "asked-in-vain".into()));
    let turning =
        Turning { visible: vec![1, 2, 3], goal: None, peer: 0, words: "It was usual.".into() };
    play.book().turning.insert("asked".into(), turning);
    let said = reasons(&play.debrief(), "visible-then").join("\n");
    assert!(said.contains("you named 3 things as visible to Ines then, and 1 counts."), "{said}");
    let later = regex::Regex::new("#quay, [^.]*: set down after that moment").expect("a pattern");
    assert!(later.is_match(&said), "{said}");
    assert!(said.contains("Ines Prado, unasked: told afterwards"), "{said}");
}

fn says(person: &str, kind: Spoke) -> Among {
    Among::Habit { person: person.into(), line: 0, kind }
}

#[test]
fn a_move_without_its_occasion_is_not_told_what_it_would_have_done() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let events = [
        opened_table(),
        Among::Turn,
        says("omar", Spoke::Remark),
        moved("hold-that", Some("lena")),
        ease("omar", 44),
        Among::Turn,
        says("noor", Spoke::Blame("ines".into())),
        moved("contrast", None),
        Among::Turn,
        says("omar", Spoke::Lecture),
        moved("hold-that", Some("lena")),
        ease("omar", 40),
        Among::Turn,
    ];
    happens(&mut play, events);
    let shown = play.debrief();
    let [idle, contrast, held] = shown.tone.as_slice() else { panic!("{:?}", shown.tone) };
    assert!(idle.why.starts_with("Nobody was holding the floor"), "{}", idle.why);
    assert!(idle.shut[0].contains("Omar, who had spoken last, 6 of 100"), "{:?}", idle.shut);
    assert!(contrast.why.contains("somebody had been named"), "{}", contrast.why);
    assert_eq!(
        (contrast.whose.as_str(), held.whose.as_str()),
        ("the mean ease of the room", "Lena’s ease")
    );
    assert!(held.shut[0].contains("Lena had the floor and told nothing"), "{:?}", held.shut);
}

#[test]
fn what_a_name_costs_later_has_its_numbers() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let act = || "name-it".into();
    let delayed =
        Among::Delayed { turn: 3, target: Some("ines".into()), act: act(), case: 0, effect: 4 };
    let events = [
        opened_table(),
        Among::Turn,
        moved("name-it", Some("ines")),
        delayed,
        Among::Turn,
        moved("summarise", None),
        Among::Turn,
        ease("ines", 38),
        ease("omar", 44),
        ease("lena", 44),
        Among::DelayedDone { turn: 3 },
    ];
    happens(&mut play, events);
    let shown = play.debrief();
    let [named, other] = shown.tone.as_slice() else { panic!("{:?}", shown.tone) };
    let wanted = "Felt 2 turns later: Ines’s ease went from 50 to 38 of 100, the mean of the room \
                  from 50 to 42.";
    assert_eq!(named.later.as_ref().expect("felt").text, wanted);
    assert!(other.shut.is_empty(), "{:?}", other.shut);
}

#[test]
fn the_second_chair_tells_of_a_name_that_was_said() {
    let case = quay();
    let shut = Among::Shut { person: "ines".into(), item: "asked-in-vain".into() };
    for (act, named) in [("name-it", true), ("visible-then", false)] {
        let mut play = Given::begun(&case);
        play.seals();
        let events = [opened_table(), Among::Turn, moved(act, Some("ines")), shut.clone()];
        happens(&mut play, events);
        let shown = play.debrief();
        let said = &reasons(&shown, "all-told")[0];
        let name = "You made the move “Say plainly whose it was” towards Ines.";
        assert_eq!(said.starts_with(name), named, "{said}");
        assert!(said.contains("at the table told something"), "{said}");
        let mut criteria = shown.dimensions.iter().flat_map(|dimension| &dimension.criteria);
        let first = &criteria.find(|one| one.id == "all-told").expect("it").reasons[0];
        assert_eq!(first.moment.is_some(), named);
        assert_eq!(first.what_the_evidence_shows.contains("Ines"), named, "what shut");
    }
}

#[test]
fn entries_that_were_only_never_sent_are_one_reason() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    pins(&mut play, 1, mark("chat", "chat-full"));
    pins(&mut play, 2, mark("ticket", "asked"));
    let (full, asked) = (stating(&case, "full", 1), stating(&case, "asked", 2));
    play.book().entries =
        [(1, full.clone()), (4, asked), (5, EntryDraft { pin: 2, ..full })].into();
    let said = reasons(&play.debrief(), "confirmed");
    assert_eq!(said.iter().filter(|one| one.contains("Nothing is off")).count(), 1, "{said:?}");
    assert!(said.iter().any(|one| one.starts_with("2 entries, 1, 4, never stood.")), "{said:?}");
    assert!(said.iter().any(|one| one.starts_with("Entry 5, ")), "{said:?}");
}

#[test]
fn whoever_spoke_at_the_table_is_not_unheard() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    happens(&mut play, [opened_table(), says("omar", Spoke::Remark)]);
    let shown = play.debrief().never_opened.people;
    let unheard: Vec<&str> = shown.iter().map(|person| person.id.as_str()).collect();
    assert!(unheard.contains(&"lena") && !unheard.contains(&"omar"), "{unheard:?}");
}

#[test]
fn the_best_moment_is_opened_by_a_move_and_never_by_one_that_closes() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    happens(&mut play, [opened_table(), Among::Turn, told("ines", "asked-in-vain")]);
    assert!(play.debrief().first_page.best_moment.is_none(), "it came unasked");
    happens(&mut play, [moved("reassure", Some("omar")), Among::Turn, told("omar", "never-full")]);
    assert!(play.debrief().first_page.best_moment.is_none(), "after a closing move");
    happens(&mut play, [moved("go-round", None), told("omar", "alarm-late"), Among::Turn]);
    let best = play.debrief().first_page.best_moment.expect("a moment");
    assert!(best.you_did.contains("One round"), "{}", best.you_did);
    assert!(best.effect.ends_with("Your document does not cite it."), "{}", best.effect);
}

#[test]
fn a_range_is_told_whether_it_or_its_evidence_does_not_hold() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    pins(&mut play, 1, mark("chat", "chat-over"));
    pins(&mut play, 2, mark("ticket", "asked"));
    pins(&mut play, 3, mark("ticket", "queued"));
    pins(&mut play, 4, mark("ticket", "queued"));
    for (low, high, pins, wanted) in [
        (29, 31, vec![1], "narrow enough"),
        (29, 31, vec![2], "named for it does not show it"),
        (29, 31, vec![2, 1, 3], "narrow enough"),
        (29, 31, vec![2, 1, 3, 4], "named for it does not show it"),
        (29, 31, vec![], "named no evidence"),
        (90, 99, vec![1], "It does not hold."),
        (20, 50, vec![1], "and is wide."),
        (1, 99, vec![1], "too wide to use"),
    ] {
        play.book()
            .impact
            .insert("minutes-out".into(), Range { low, high, pins, how: String::new() });
        let said = reasons(&play.debrief(), "duration").join("\n");
        assert!(said.contains(wanted), "{low} to {high}: {said}");
    }
}

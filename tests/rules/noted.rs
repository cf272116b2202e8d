//! What people tell is in the notebook by itself, and a factor brings the pins it came up with.

use crate::case::{larkgate, sealed};
use second_story::debrief::{postmortem, reread, summary_offers};
use second_story::evidence::Place;
use second_story::people;
use second_story::play::conditions::{holds, without_leave};
use second_story::play::measures::SHOWN_BY;
use second_story::play::projections::{self, came_up_with, people_to_ask};
use second_story::play::{Case, Command, Event, Note, Play, run};
use second_story::scenario::model::{FormId, Part, Person, When};

/// Asks everybody whatever is on offer until somebody has told something.
fn asks_until_told(case: &Case, play: &mut Play) -> (u32, Place) {
    for person in people_to_ask(case) {
        for topic in projections::topics_for(case, play, &person.id) {
            let form = FormId::from("see");
            let ask = Command::Ask {
                person: person.id.clone(),
                form,
                topic: Some(topic),
                words: String::new(),
            };
            let Ok(events) = run(case, play, ask) else { continue };
            let noted = events.iter().find_map(|event| match event {
                Event::Noted { pin, place } => Some((*pin, place.clone())),
                _ => None,
            });
            let told = events
                .iter()
                .any(|event| matches!(event, Event::People(people::Event::Told { .. })));
            assert_eq!(noted.is_some(), told, "{events:?}");
            if let Some(noted) = noted {
                return noted;
            }
        }
    }
    panic!("nobody tells anything")
}

#[test]
fn what_somebody_tells_is_noted_and_stays_when_pins_are_undone() {
    let (case, _) = larkgate();
    let mut play = sealed(case);
    let source = case.scenario.shelf.sources.iter().find(|one| play.unlocked.contains(&one.id));
    let source = source.expect("a source that is known").id.clone();
    run(case, &mut play, Command::Open(source.clone())).expect("opens");
    let row = Place::Row { source, row: 3 };
    let pin = Note::Pin { place: row.clone(), note: String::new() };
    run(case, &mut play, Command::Note(pin)).expect("pins");
    let (number, told) = asks_until_told(case, &mut play);
    assert_eq!(play.notebook.pins[&number].place, told);

    // Once, however often it is told; and no pin that a source waits for.
    let again = Note::Pin { place: told.clone(), note: "in their words".into() };
    let events = run(case, &mut play, Command::Note(again)).expect("pins");
    assert!(matches!(events.first(), Some(Event::Reworded { pin, .. }) if *pin == number));
    assert!(holds(case, &play, &When::Pins(1)) && !holds(case, &play, &When::Pins(2)));

    // Undo goes back over the note and the player's own pin, and leaves what was said.
    run(case, &mut play, Command::Undo).expect("undoes");
    assert!(play.notebook.pins[&number].note.is_empty());
    run(case, &mut play, Command::Undo).expect("undoes");
    let left: Vec<&Place> = play.notebook.pins.values().map(|pin| &pin.place).collect();
    assert!(!left.contains(&&row) && left.contains(&&told), "{left:?}");

    // Taking it out is the player's own doing.
    run(case, &mut play, Command::Note(Note::Unpin(number))).expect("takes out");
    assert!(!play.notebook.pins.contains_key(&number));
    run(case, &mut play, Command::Undo).expect("undoes");
    assert!(play.notebook.pins.contains_key(&number));
}

#[test]
fn a_factor_comes_with_what_brought_it_up_and_never_with_words_in_confidence() {
    let (case, _) = larkgate();
    let mut play = sealed(case);
    let people: Vec<&Person> = case.scenario.cast.people.iter().collect();
    for item in people.iter().flat_map(|person| person.knows.iter().map(|i| (&person.id, i))) {
        let told = people::volunteer(&case.scenario, &play.people, item.0, &item.1.id);
        for event in told {
            second_story::play::apply(&mut play, &Event::People(event));
        }
        let place = Place::Telling { person: item.0.clone(), item: item.1.id.clone() };
        let pin = play.next_pin;
        second_story::play::apply(&mut play, &Event::Noted { pin, place });
    }
    let mut some = 0;
    for factor in &case.scenario.truth.factors {
        let with = came_up_with(case, &play, &factor.id);
        assert!(with.len() <= SHOWN_BY, "{}: {with:?}", factor.id);
        for pin in &with {
            let place = &play.notebook.pins[pin].place;
            assert!(factor.brought_up_by().iter().any(|anchor| case.covers(anchor, place)));
            assert!(!without_leave(case, &play, place), "{place}");
        }
        some += with.len();
    }
    assert!(some > 0);
    assert!(people.iter().any(|person| person.knows.iter().any(|item| item.personal)));
}

#[test]
fn a_summary_is_offered_what_the_sheet_and_the_board_say() {
    let (case, _) = larkgate();
    let mut play = sealed(case);
    assert_eq!(summary_offers(case, &play), [None, None, None, None]);
    let quantity = &case.scenario.truth.impact.quantities[0];
    let range = Note::Impact {
        quantity: quantity.id.clone(),
        low: 24,
        high: 1_026,
        pins: Vec::new(),
        how: String::new(),
    };
    run(case, &mut play, Command::Note(range)).expect("writes");
    run(case, &mut play, Command::Note(Note::Harm { harm: 1, pin: None })).expect("writes");
    let factors = &case.scenario.truth.factors;
    let of = |part| factors.iter().filter(move |factor| factor.part == Some(part));
    let prolonged = of(Part::Prolonged).next().expect("one that made it last");
    for factor in of(Part::Made).take(2).chain([prolonged]) {
        play.surfaced.insert(factor.id.clone());
        let words = if factor.part == Some(Part::Made) { "" } else { "Nobody had a way in" };
        let note = Note::Factor {
            factor: factor.id.clone(),
            pins: Vec::new(),
            with: Vec::new(),
            words: words.to_owned(),
        };
        run(case, &mut play, Command::Note(note)).expect("goes up");
    }
    let told = Note::Mechanism("A rule ran on every page. It took a worker each".into());
    run(case, &mut play, Command::Note(told)).expect("writes");
    let [happened, start, likely, agreed] = summary_offers(case, &play);
    assert_eq!(agreed, None, "nothing was agreed on yet");
    let [happened, start, likely] = [happened, start, likely].map(|one| one.expect("an offer"));
    assert_eq!(happened, "A rule ran on every page.");
    // All of the board, part by part, in a clause each: one's own words stand with the factor.
    let clauses = of(Part::Made).take(2).chain([prolonged]);
    let begun = clauses.filter(|factor| likely.contains(&factor.text[1..20]));
    assert_eq!(begun.count(), 3, "{likely}");
    assert!(!likely.contains("Nobody had a way in"), "{likely}");
    let stated = quantity.as_stated.as_ref().expect("as a sentence");
    let range = format!("24 to 1,026 {}", quantity.unit);
    assert!(start.contains(&stated.replace("{range}", &range)), "{start}");
    let harm = &case.scenario.truth.impact.harms[1].text;
    // "Clinics could not …" is what it meant.
    let (first, rest) = harm.split_at(1);
    let meant = format!("It meant that {}{rest}.", first.to_lowercase());
    assert!(start.ends_with(&meant) && !start.contains('*'), "{start}");
}

#[test]
fn why_a_factor_stays_out_is_said_and_asked_for_no_more() {
    let (case, _) = larkgate();
    let mut play = sealed(case);
    let factor = case.scenario.truth.factors[0].clone();
    let leave = |words: &str| {
        Command::Note(Note::LeaveOut { factor: factor.id.clone(), words: words.to_owned() })
    };
    assert!(run(case, &mut play, leave("Too early")).is_err(), "it has not come up");
    play.surfaced.insert(factor.id.clone());
    let asked = |play: &Play| {
        let open = |row: &String| row.contains("is on no card") || row.contains("are on no card");
        reread(case, play).iter().any(open)
    };
    assert!(asked(&play));
    run(case, &mut play, leave(" Four minutes are what a clear rule takes. ")).expect("says why");
    assert!(!asked(&play));
    let row = format!("- **{}.** Four minutes are what a clear rule takes.\n", factor.text);
    assert!(postmortem(case, &play).contains(&row), "{}", postmortem(case, &play));
    // On the board it is no longer left out; taken off with a reason it is again.
    let up = Note::Factor {
        factor: factor.id.clone(),
        pins: Vec::new(),
        with: Vec::new(),
        words: String::new(),
    };
    run(case, &mut play, Command::Note(up)).expect("goes up");
    assert!(!postmortem(case, &play).contains("Looked into, and left out"));
    run(case, &mut play, leave("Nothing shows it.")).expect("comes off");
    assert!(!play.notebook.factors.contains_key(&factor.id));
    run(case, &mut play, leave("")).expect("says nothing");
    assert!(asked(&play) && !postmortem(case, &play).contains("Looked into, and left out"));
}

#[test]
fn a_change_that_was_read_is_asked_for_until_a_line_of_it_is_quoted() {
    let (case, _) = larkgate();
    let mut play = sealed(case);
    let asked = |play: &Play| {
        let rows = reread(case, play);
        rows.iter().any(|row| row.starts_with("You read the change line by line"))
    };
    for (source, wanted) in [("ticket-3307", false), ("ruleset-2211", true)] {
        run(case, &mut play, Command::Open(source.into())).expect("opens");
        assert_eq!(asked(&play), wanted, "{source}");
    }
    let rows = case.sources.get(&"ruleset-2211".into()).expect("a diff").rows();
    let line = rows.iter().find(|row| row.text.starts_with("+  pattern")).expect("the pattern");
    let place = Place::Row { source: "ruleset-2211".into(), row: line.index };
    run(case, &mut play, Command::Note(Note::Pin { place, note: String::new() })).expect("pins");
    assert!(asked(&play), "a pin alone is in no document");

    let told = Note::Mechanism("It looked for any attribute (P1), on every page.".into());
    run(case, &mut play, Command::Note(told)).expect("writes");
    assert!(!asked(&play));
    let paper = postmortem(case, &play);
    assert!(paper.contains("It looked for any attribute [1], on every page."), "{paper}");
    assert!(paper.contains("\n1. Ruleset 2211, 11:07: `+ pattern (?s)"), "{paper}");
}

//! Pins of several rows and of sentences: what they are evidence of, and what they cannot be used for.

use crate::case::{larkgate, sealed};
use second_story::evidence::Place;
use second_story::evidence::hunks::{hunk_at, is_head};
use second_story::people::{self, Layer};
use second_story::play::conditions::{holds, pinned, sentences_heard, without_leave};
use second_story::play::measures::factor_pins;
use second_story::play::start::first_place;
use second_story::play::state::Branch;
use second_story::play::{Case, Command, Event, Note, Play, Rejection, apply, decide, run};
use second_story::scenario::model::{Anchor, Body, Item, Person, SourceId, When};
use std::sync::Arc;

/// A play with every source open.
fn all_open(case: &Case) -> Play {
    let mut play = sealed(case);
    for source in &case.scenario.shelf.sources {
        apply(&mut play, &Event::Unlocked(source.id.clone()));
        apply(&mut play, &Event::Opened(source.id.clone()));
    }
    play
}

fn pin(place: &Place) -> Command {
    Command::Note(Note::Pin { place: place.clone(), note: String::new() })
}

fn pins(case: &Case, play: &mut Play, place: &Place) -> u32 {
    run(case, play, pin(place)).unwrap_or_else(|why| panic!("{place}: {why:?}"));
    *play.notebook.pins.iter().find(|(_, pin)| pin.place == *place).expect("the pin").0
}

fn source_of(case: &Case, kind: impl Fn(&Body) -> bool) -> SourceId {
    let mut all = case.scenario.shelf.sources.iter();
    all.find(|source| kind(&source.body)).expect("a source").id.clone()
}

#[test]
fn a_range_shows_what_any_of_its_rows_shows() {
    let (case, _) = larkgate();
    let marks = case.scenario.truth.events.iter().flat_map(|event| &event.supports);
    let marks = marks.filter(|anchor| matches!(anchor, Anchor::Mark(..)));
    let mut seen = 0;
    for anchor in marks {
        let Some(place) = first_place(case, anchor) else { continue };
        let (source, row) = (place.source().unwrap().clone(), place.span().unwrap().0);
        let with = Place::rows(source.clone(), row.saturating_sub(2), row);
        if row < 3 || !case.exists(&with) {
            continue;
        }
        let without = Place::rows(source.clone(), row - 3, row - 1);
        assert!(case.covers(anchor, &with), "{with}");
        let marked = |row: u32| case.covers(anchor, &Place::Row { source: source.clone(), row });
        assert_eq!(case.covers(anchor, &without), (row - 3..row).any(marked), "{without}");
        let mut play = all_open(case);
        assert!(!pinned(case, &play, anchor));
        pins(case, &mut play, &with);
        assert!(pinned(case, &play, anchor), "{with}");
        seen += 1;
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn a_range_is_short_and_fewer_rows_where_each_says_something() {
    let (case, _) = larkgate();
    let play = all_open(case);
    type Kind = fn(&Body) -> bool;
    let kinds: [(Kind, u32); 5] = [
        (Body::is_log, case.numbers.range_lines),
        (|body| matches!(body, Body::Table(_)), case.numbers.range_lines),
        (|body| matches!(body, Body::Diff(_)), case.numbers.range_lines),
        (|body| matches!(body, Body::Chat(_)), case.numbers.range_texts),
        (|body| matches!(body, Body::Paper(_)), case.numbers.range_texts),
    ];
    assert!(case.numbers.range_texts < case.numbers.range_lines);
    let mut refused = 0;
    for (kind, most) in kinds {
        let source = source_of(case, kind);
        let rows = u32::try_from(case.sources.get(&source).unwrap().rows().len()).unwrap();
        let as_many = |many: u32| Place::rows(source.clone(), 0, many.min(rows) - 1);
        assert!(decide(case, &play, pin(&as_many(most))).is_ok(), "{source}");
        if rows > most {
            let why = decide(case, &play, pin(&as_many(most + 1))).unwrap_err();
            assert_eq!(why, Rejection::RangeTooLong { rows: most + 1, most }, "{source}");
            refused += 1;
        }
        let beyond = Place::Rows { source: source.clone(), first: rows - 1, last: rows };
        assert!(decide(case, &play, pin(&beyond)).is_err(), "{beyond}");
        let turned = Place::Rows { source: source.clone(), first: 1, last: 0 };
        assert!(decide(case, &play, pin(&turned)).is_err(), "{turned}");
    }
    assert!(refused >= 4, "{refused}");
}

#[test]
fn a_whole_hunk_may_be_longer_and_two_may_not() {
    let (case, _) = larkgate();
    let play = all_open(case);
    let mut longer = 0;
    for source in &case.scenario.shelf.sources {
        let Body::Diff(_) = source.body else { continue };
        let rows = case.sources.get(&source.id).unwrap().rows();
        for head in rows.iter().filter(|row| is_head(&row.text)) {
            let (first, last) = hunk_at(rows, head.index).unwrap();
            let hunk = Place::rows(source.id.clone(), first, last);
            assert!(decide(case, &play, pin(&hunk)).is_ok(), "{hunk}");
            if last - first < case.numbers.range_lines {
                continue;
            }
            longer += 1;
            for other in [(first, last - 1), (first + 1, last), (first - 1, last)] {
                let part = Place::rows(source.id.clone(), other.0, other.1);
                let why = decide(case, &play, pin(&part));
                let fits = other.1 - other.0 < case.numbers.range_lines;
                assert_eq!(why.is_ok(), fits, "{part}");
            }
        }
    }
    assert!(longer > 0, "no hunk is longer than a range");
}

#[test]
fn what_is_pinned_several_times_counts_once() {
    let (case, _) = larkgate();
    let mut play = all_open(case);
    let source = source_of(case, Body::is_log);
    let row = |row| Place::Row { source: source.clone(), row };
    let rows = |first, last| Place::rows(source.clone(), first, last);
    for place in [row(5), rows(4, 6), rows(1, 9), rows(5, 7)] {
        pins(case, &mut play, &place);
    }
    assert!(holds(case, &play, &When::Pins(1)) && !holds(case, &play, &When::Pins(2)));
    pins(case, &mut play, &row(20));
    assert!(holds(case, &play, &When::Pins(2)));
}

/// Somebody's telling of several sentences that a factor rests on.
fn long_telling(case: &Case) -> (&Person, &Item, &second_story::scenario::model::Factor) {
    let mut people = case
        .scenario
        .cast
        .people
        .iter()
        .flat_map(|person| person.knows.iter().map(move |item| (person, item)));
    let found = people.find_map(|(person, item)| {
        let told = Anchor::Told(person.id.clone(), item.id.clone());
        let mut factors = case.scenario.truth.factors.iter();
        let factor = factors.find(|factor| factor.supports.contains(&told))?;
        let several = second_story::evidence::sentences::sentences(&item.open).len() > 2;
        (several && item.personal && !item.at_table.is_empty()).then_some((person, item, factor))
    });
    found.expect("a telling")
}

fn tells(play: &mut Play, person: &Person, item: &Item, layer: Layer) {
    let (person, item) = (person.id.clone(), item.id.clone());
    apply(play, &Event::People(people::Event::Told { person, item, layer }));
}

#[test]
fn a_sentence_is_evidence_as_its_telling_is_and_no_more() {
    let (case, _) = larkgate();
    let (person, item, factor) = long_telling(case);
    let told = Anchor::Told(person.id.clone(), item.id.clone());
    let sentence = |number| Place::Sentence {
        person: person.id.clone(),
        item: item.id.clone(),
        sentence: number,
    };
    let mut play = sealed(case);
    assert!(decide(case, &play, pin(&sentence(1))).is_err(), "nothing was told");
    tells(&mut play, person, item, Layer::Guarded);
    assert!(decide(case, &play, pin(&sentence(1))).is_err(), "told guardedly, it is pinned whole");
    tells(&mut play, person, item, Layer::Open);
    let heard = sentences_heard(case, &play, &person.id, &item.id).len();
    assert!(heard > 2);
    let last = u32::try_from(heard).unwrap();
    for number in [0, last + 1, u32::MAX] {
        assert!(decide(case, &play, pin(&sentence(number))).is_err(), "{number}");
    }
    let mut on = vec![pins(case, &mut play, &sentence(1)), pins(case, &mut play, &sentence(last))];
    assert!(case.covers(&told, &sentence(2)));
    // Leave is owed for a sentence as for all of it.
    assert!(without_leave(case, &play, &sentence(1)));
    on.push(pins(
        case,
        &mut play,
        &Place::Telling { person: person.id.clone(), item: item.id.clone() },
    ));
    let branch = Branch { pins: on, ..Branch::default() };
    Arc::make_mut(&mut play.notebook).factors.insert(factor.id.clone(), branch);
    assert_eq!(factor_pins(case, &play, &factor.id), 1, "one telling is one piece of evidence");
}

#[test]
fn what_a_query_finds_is_evidence_of_what_at_least_half_of_it_shows() {
    let (case, _) = larkgate();
    let mut play = all_open(case);
    let found = |source: &SourceId, query: &str| Place::Found {
        source: source.clone(),
        query: query.to_owned(),
        ahead: 0,
    };
    let mut seen = 0;
    for quantity in &case.scenario.truth.impact.quantities {
        for anchor in &quantity.supports {
            let Anchor::Lines { source, template, from, to } = anchor else { continue };
            let view = case.sources.get(source).expect("a log");
            let within = case.scenario.at(from)..=case.scenario.at(to);
            let shows = |row: &second_story::evidence::Row| {
                row.template.as_ref() == Some(template)
                    && row.at.is_some_and(|at| within.contains(&at))
            };
            let shown = view.rows().iter().filter(|row| shows(row)).count();
            assert!(shown > 0 && 2 * shown < view.rows().len(), "{anchor:?}");
            assert!(!case.covers(anchor, &found(source, "/./")), "all of it shows nothing");
            // A word that most of those lines have in common, and few others.
            let row = view.rows().iter().find(|row| shows(row)).expect("a row");
            let narrow = row.text.split_whitespace().find_map(|word| {
                let place = found(source, &format!("\"{}\"", word.replace('"', "")));
                let rows = case.sources.found(&place);
                let hits = rows.iter().filter(|row| shows(&view.rows()[**row as usize])).count();
                (hits > 1 && 2 * hits >= rows.len()).then_some(place)
            });
            if let Some(place) = narrow {
                assert!(case.covers(anchor, &place), "{place}");
                seen += 1;
            }
        }
    }
    assert!(seen > 0);

    // It needs a log that is open, a query that can be read, and lines that it finds.
    let log = source_of(case, |body| matches!(body, Body::Logs(_)));
    let chat = source_of(case, |body| matches!(body, Body::Chat(_)));
    for wrong in [found(&chat, "attack"), found(&log, "status:("), found(&log, "zeppelin")] {
        assert!(decide(case, &play, pin(&wrong)).is_err(), "{wrong}");
    }
    assert!(decide(case, &sealed(case), pin(&found(&log, "502"))).is_err(), "it is not open");

    // Its clock is as it was aligned when it was pinned.
    Arc::make_mut(&mut play.notebook).alignments.insert(log.clone(), 90_000);
    run(case, &mut play, pin(&found(&log, "502"))).expect("pins");
    let kept = play.notebook.pins.values().next().expect("the pin").place.clone();
    assert_eq!(kept, Place::Found { source: log, query: "502".to_owned(), ahead: 90_000 });
    let text = serde_json::to_string(&kept).expect("a line of a journal");
    assert_eq!(serde_json::from_str::<Place>(&text).expect("reads back"), kept);
}

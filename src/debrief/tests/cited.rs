//! What the document cites: each piece once, and in whose time it is quoted.

use super::*;
use crate::evidence::Place;
use crate::people::Layer;
use crate::scenario::model::ItemId;

#[test]
fn a_sentence_of_a_telling_that_is_cited_whole_has_its_number() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let (person, item): (PersonId, ItemId) = ("omar".into(), "never-full".into());
    let layer = Layer::Open;
    let told = Among::Told { person: person.clone(), item: item.clone(), layer };
    apply(&mut play.play, &Event::People(told));
    let sentence = Place::Sentence { person: person.clone(), item: item.clone(), sentence: 1 };
    let whole = Place::Telling { person, item };
    for (number, place) in [(91, sentence), (92, whole)] {
        play.book().pins.insert(number, Pin { place, note: String::new(), minute: 1 });
    }
    play.book().mechanism = "One thing (P91), and another (P92).".into();
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains("One thing [1], and another [1]."), "{paper}");
    assert!(paper.contains("\n1. Omar") && !paper.contains("\n2. Omar"), "{paper}");
    play.book().mechanism = "One thing (P91).".into();
    let alone = postmortem(&case, &play.play);
    assert!(alone.contains("One thing [1].") && alone.len() < paper.len(), "{alone}");
}

#[test]
fn the_head_says_whose_time_a_quoted_line_bears() {
    let mut scenario = sample();
    scenario.manifest.zone = "UTC+2".into();
    let case = Case::open(scenario).expect("a case");
    let mut play = Given::begun(&case);
    play.seals();
    assert!(postmortem(&case, &play.play).contains("- **Times:** local (UTC+2)\n"));
    pins(&mut play, 1, mark("log", "no-space"));
    play.book().mechanism = "It began (P1).".into();
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains("; in what is quoted from "), "{paper}");
}

//! Whether the reasons that the debrief gives are true.

use super::*;
use crate::evidence::Place;
use crate::people::Layer;
use crate::play::state::Turning;

/// Something that happened, past all rules.
fn happens(play: &mut Given, events: impl IntoIterator<Item = Among>) {
    for event in events.into_iter().map(Event::People) {
        apply(&mut play.play, &event);
        play.log.push(event);
    }
}

fn told(person: &str, item: &str) -> Among {
    Among::Told { person: person.into(), item: item.into(), layer: Layer::Open }
}

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
    assert!(said.contains("#quay, 10:05: set down after that moment."), "{said}");
    assert!(said.contains("Ines Prado, unasked: told afterwards"), "{said}");
}

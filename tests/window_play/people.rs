//! Those who wait, and interviews.

use crate::player::Player;
use second_story::evidence::sentences::sentences;
use second_story::people::{Event as Among, Layer};
use second_story::play::{Event, projections};
use second_story::scenario::model::{FormId, ItemKind, PersonId, TopicId};

/// Farah asks what customers can be told.
pub fn publishes_a_status(player: &mut Player) {
    let publish = player.word("evidence-publish");
    assert!(!player.can(&publish), "nothing is chosen yet");
    let case = player.case();
    let waiting = projections::beats_waiting(&case, player.play());
    let asks = waiting.into_iter().find(|beat| beat.asks_status).expect("somebody asks");
    let row = format!(": {}", asks.text);
    player.click_with(&row);
    let slots = player.scenario().interruptions.status.slots.clone();
    for slot in &slots {
        player.click(&slot.lines[0].text.clone());
    }
    player.click(&publish);
    assert_eq!(player.play().statuses.len(), 1);
    assert!(player.play().owed().is_empty(), "nobody waits any more");
    assert!(!player.can(&publish));
}

/// Goes to somebody's table from wherever in the interviews one is.
fn sits_with(player: &mut Player, id: &str) {
    let called = player.scenario().person(&PersonId::from(id)).expect("a person").called.clone();
    player.click_starting(&format!("{called}, "));
}

/// Asks, by the names of form and topic.
fn asks(player: &mut Player, id: &str, form: &str, topic: &str) {
    let asked = player.play().people.asked(&PersonId::from(id));
    let case = player.case();
    let form = case.rules.form(&FormId::from(form)).expect("a form").label.clone();
    let topic = case.scenario.topic(&TopicId::from(topic)).expect("a topic").name.clone();
    if !player.chosen(&form) {
        player.click(&form);
    }
    player.click(&topic);
    let ask = player.word("interview-ask");
    player.click(&ask);
    assert_eq!(player.play().people.asked(&PersonId::from(id)), asked + 1, "{form} × {topic}");
}

/// What somebody told last, in the words that they used.
fn last_told(player: &Player, id: &str) -> String {
    let last = player.log().iter().rev().find_map(|event| match event {
        Event::People(Among::Told { person, item, layer }) if person.as_str() == id => {
            Some((player.scenario().item(person, item)?, *layer))
        }
        _ => None,
    });
    let (item, layer) = last.expect("something told");
    let open = layer == Layer::Open || item.kind != ItemKind::Condition;
    if open { item.open.clone() } else { item.guarded.clone() }
}

pub fn asks_around(player: &mut Player) {
    player.click_starting(&format!("{}, ", player.word("evidence-people")));
    sits_with(player, "ruta");
    let minutes = player.play().minutes_left();
    asks(player, "ruta", "usual", "normal-week");
    assert_eq!(player.play().minutes_left(), minutes - 4, "what it costs");
    let told = last_told(player, "ruta");
    assert!(player.reads(&told), "the answer can be read");
    // A telling is noted by itself, and let go and pinned like everything else.
    let pins = player.play().notebook.pins.len();
    for less in [1, 0] {
        player.click(&told);
        assert_eq!(player.play().notebook.pins.len(), pins - less);
    }
    asks(player, "ruta", "expect", "observe-mode");
    // Reading back needs no topic.
    let form = player.case().rules.form(&"read-back".into()).expect("a form").label.clone();
    player.click(&form);
    let ask = player.word("interview-ask");
    player.click(&ask);

    sits_with(player, "farah");
    for (form, topic) in [("walk-through", "the-morning"), ("see", "phone-calls")] {
        asks(player, "farah", form, topic);
        if form == "walk-through" {
            pins_sentences(player, "farah");
        }
    }
    sits_with(player, "emeka");
    asks(player, "emeka", "usual", "ruleset-2211");
    consents(player);
    let back = player.word("interview-back");
    player.click(&back);
}

/// Pins a sentence of what was told last and lets it go again; all of it is noted, and can be let
/// go.
fn pins_sentences(player: &mut Player, id: &str) {
    let told = last_told(player, id);
    let sentences = sentences(&told);
    assert!(sentences.len() > 1, "it can be pinned by its sentences: {told}");
    assert!(sentences.iter().all(|one| player.reads(one)), "the answer can be read");
    let pins = player.play().notebook.pins.len();
    for more in [1, 0] {
        player.click(sentences[1]);
        assert_eq!(player.play().notebook.pins.len(), pins + more);
    }
    for (less, button) in [(1, "Take pin "), (0, "Pin all of “")] {
        player.click_starting(button);
        assert_eq!(player.play().notebook.pins.len(), pins - less);
    }
}

/// Asks on until something personal is told, and asks for leave to quote it.
fn consents(player: &mut Player) {
    let minutes = player.case().numbers.consent_minutes;
    let leave = player.word_with("interview-leave-ask", &[("minutes", minutes.into())]);
    for (person, form, topic) in [
        ("alistair", "why-i-ask", "the-morning"),
        ("alistair", "juggle", "the-morning"),
        ("alistair", "see", "the-morning"),
        ("javier", "walk-through", "the-morning"),
        ("javier", "juggle", "the-morning"),
        ("farah", "juggle", "phone-calls"),
    ] {
        if !player.can(&leave) {
            sits_with(player, person);
            asks(player, person, form, topic);
        }
    }
    assert!(player.can(&leave), "nobody told anything of their own: {:#?}", player.names());
    player.click(&leave);
    assert_eq!(player.count(|event| matches!(event, Event::Consented { .. })), 1);
    assert!(!player.can(&leave));
    let personal = player.log().iter().any(|event| match event {
        Event::Consented { person, item, .. } => {
            player.scenario().item(person, item).is_some_and(|item| item.personal)
        }
        _ => false,
    });
    assert!(personal, "leave was asked for what is personal");
    assert!(player.count(|event| matches!(event, Event::People(Among::Told { .. }))) > 4);
}

/// The sponsor wants a name, and somebody wants lunch.
pub fn answers_whoever_waits(player: &mut Player) {
    let mut answered = 0;
    for _ in 0..12 {
        let case = player.case();
        let waiting = projections::beats_waiting(&case, player.play());
        let choice = waiting.iter().find_map(|beat| {
            let wanted = ["give-conditions", "tell-room", "at-desk", "stay-at-four"];
            let fits = |answer: &&second_story::scenario::model::Answer| {
                wanted.contains(&answer.id.as_str())
            };
            let answer = beat.answers.iter().find(fits).or(beat.answers.first())?;
            Some((*beat, answer.clone()))
        });
        let Some((beat, answer)) = choice else { break };
        let row = format!(": {}", beat.text);
        player.click_with(&row);
        player.click_starting(&answer.text);
        assert_eq!(player.play().beats[&beat.id].chose, None, "chosen, and not said yet");
        let say = player.word("evidence-answer");
        player.click(&say);
        let chose = player.play().beats[&beat.id].chose.clone();
        assert_eq!(chose, Some(answer.id.clone()));
        assert!(player.reads(&answer.reply), "what came back can be read");
        answered += 1;
    }
    assert!(answered >= 2, "only {answered} asked something");
}

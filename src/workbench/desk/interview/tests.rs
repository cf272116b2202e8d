//! Interviews on the desk of a real play.

use super::*;
use crate::workbench::desk::play::Forget;
use crate::workbench::desk::sample;

fn told(desk: &mut Desk) -> Command {
    let (person, item) = (PersonId::from("ruta"), ItemId::from("r-to-watch"));
    let place = Place::Telling { person: person.clone(), item: item.clone() };
    desk.happened(Event::People(Among::Told { person, item, layer: Layer::Open }));
    Command::Note(Note::Pin { place, note: String::new() })
}

#[test]
fn pinning_what_was_said_in_confidence_says_so() {
    let words = Words::english();
    let mut desk = sample::investigating();
    let pin = told(&mut desk);
    assert!(desk.send(pin, &words));
    let name = [("name", "Rūta".into())];
    assert_eq!(desk.note(), Some((false, words.with("in-confidence", &name).as_str())));
    let (person, item) = ("ruta".into(), "r-to-watch".into());
    desk.happened(Event::Consented { person, item, granted: true });
    let need = Note::Need { whose: Whose::Responder, pin: 1 };
    assert!(desk.send(Command::Note(need), &words));
    assert_eq!(desk.note(), None, "there is leave");
}

#[test]
fn own_words_are_read_put_and_kept() {
    let words = Words::english();
    let mut desk = sample::investigating();
    let ruta = PersonId::from("ruta");
    let own = "Rūta, what did you expect of this morning?";
    let ui = InterviewUi { words: own.into(), ..InterviewUi::default() };
    let shown = model(&desk, &words, &ruta, &ui);
    let ask = shown.ask(&ui).expect("it is read");
    let asked = command(&desk, &ruta, &ask).expect("a question");
    assert!(desk.send(asked.clone(), &words), "{:?}", desk.refused);
    let shown = model(&desk, &words, &ruta, &InterviewUi::default());
    let last = shown.exchanges.iter().rfind(|one| !one.question.is_empty()).expect("one");
    assert_eq!((last.question.as_str(), last.topic.as_str()), (own, "this morning"));
    // They are not put as what they are not.
    let Command::Ask { person, topic, words: own, .. } = asked else { panic!("a question") };
    let other = Command::Ask { person, form: "see".into(), topic, words: own };
    let before = desk.log.len();
    assert!(!desk.send(other, &words));
    assert_eq!(desk.log.len(), before);
}

#[test]
fn a_telling_is_pinned_by_its_sentences_and_whole() {
    let (words, ui) = (Words::english(), InterviewUi::default());
    let mut desk = sample::investigating();
    let whole = told(&mut desk);
    let ruta = PersonId::from("ruta");
    let last = |desk: &Desk| model(desk, &words, &ruta, &ui).exchanges.pop().expect("an exchange");
    let pin = |sentence: &str, on| InterviewAction::Pin {
        exchange: String::new(),
        sentence: sentence.to_owned(),
        on,
    };
    let said: Vec<String> = last(&desk).telling.into_iter().map(|one| one.id).collect();
    let ids: Vec<&String> = said.iter().filter(|id| id.starts_with("r-to-watch:")).collect();
    assert!(ids.len() > 2, "{said:?}");
    let command = |desk: &Desk, id: &str, on| command(desk, &ruta, &pin(id, on)).expect("one");
    let second = command(&desk, ids[1], true);
    assert!(desk.send(second, &words), "{:?}", desk.refused);
    let place = desk.play.notebook.pins[&1].place.clone();
    assert_eq!(place.to_string(), "ruta/r-to-watch:2");
    let quote = crate::workbench::desk::pinned::quote(&desk, &place);
    let shown = last(&desk);
    let sentence = shown.telling.iter().find(|one| one.id == *ids[1]).expect("it");
    assert_eq!((quote.as_str(), sentence.pin.as_deref()), (sentence.text.as_str(), Some("P1")));
    assert!(!sentence.whole && shown.wholes[0].pin.is_none());
    assert!(desk.send(whole, &words));
    let shown = last(&desk);
    let marked = shown.telling.iter().filter(|one| one.pin.is_some() && !one.whole);
    assert_eq!(marked.map(|one| &one.id).collect::<Vec<_>>(), [ids[1]], "the sentence alone");
    assert_eq!(shown.wholes[0].pin.as_deref(), Some("P2"));
    for id in [ids[1].as_str(), "r-to-watch"] {
        let out = command(&desk, id, false);
        assert!(desk.send(out, &words));
    }
    assert!(desk.play.notebook.pins.is_empty());
    // What is told guardedly is pinned whole.
    let mut desk = sample::investigating();
    let (person, item) = ("ruta".into(), "r-to-watch".into());
    desk.happened(Event::People(Among::Told { person, item, layer: Layer::Guarded }));
    let shown = last(&desk);
    assert!(shown.wholes.is_empty() && shown.telling.iter().any(|one| one.id == "r-to-watch"));
}

#[test]
fn a_silence_that_is_offered_takes_its_minutes_and_is_seen() {
    let (words, ui) = (Words::english(), InterviewUi::default());
    let begun = sample::investigating();
    let mut waited = 0;
    for person in projections::people_to_ask(&begun.case) {
        for topic in projections::topics_for(&begun.case, &begun.play, &person.id) {
            let log = begun.log.clone();
            let mut desk = Desk::new(begun.case.clone(), 1, log, Box::new(Forget));
            let ask = InterviewAction::Ask {
                form: "walk-through".into(),
                topic: Some(topic.to_string()),
                words: String::new(),
            };
            assert!(!model(&desk, &words, &person.id, &ui).can_wait, "nobody has spoken");
            let ask = command(&desk, &person.id, &ask).expect("a question");
            assert!(desk.send(ask, &words), "{:?}", desk.refused);
            let before = model(&desk, &words, &person.id, &ui);
            if !before.can_wait {
                continue;
            }
            waited += 1;
            let left = desk.play.minutes_left();
            let wait = command(&desk, &person.id, &InterviewAction::Wait).expect("a silence");
            assert!(desk.send(wait, &words), "{:?}", desk.refused);
            assert_eq!(desk.play.minutes_left(), left - before.wait_minutes);
            let after = model(&desk, &words, &person.id, &ui);
            let last = &after.exchanges[before.exchanges.len()];
            assert!(!last.telling.is_empty() || !last.seen.is_empty(), "{last:?}");
        }
    }
    assert!(waited > 3, "{waited}");
    // With no minute left nobody is waited for.
    let mut desk = begun;
    let (person, item) = (PersonId::from("ruta"), ItemId::from("r-to-watch"));
    desk.happened(Event::People(Among::Told { person, item, layer: Layer::Guarded }));
    assert!(model(&desk, &words, &"ruta".into(), &ui).can_wait);
    let left = desk.play.minutes_left();
    desk.happened(Event::Spent(left.cast_signed()));
    assert!(!model(&desk, &words, &"ruta".into(), &ui).can_wait);
}

#[test]
fn who_says_nothing_more_is_seen_to() {
    let words = Words::english();
    let mut desk = sample::investigating();
    let (person, form) = (PersonId::from("ruta"), FormId::from("wait"));
    let wait = Among::Asked {
        person,
        form,
        topic: None,
        minutes: 1,
        closing: false,
        words: String::new(),
    };
    desk.happened(Event::People(wait.clone()));
    told(&mut desk);
    desk.happened(Event::People(wait));
    let ui = InterviewUi::default();
    let shown = model(&desk, &words, &"ruta".into(), &ui).exchanges;
    let seen: Vec<bool> = shown.iter().map(|exchange| !exchange.seen.is_empty()).collect();
    assert_eq!(seen, [false, false, true], "{shown:?}");
}

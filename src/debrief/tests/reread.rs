//! What the document's author is asked before it is sent.

use super::*;
use crate::debrief::reread;
use crate::evidence::Place;
use crate::people::Layer;
use crate::play::state::{Range, Turning};
use crate::scenario::checks::sample::sample_with;
use crate::scenario::model::QuantityKind;

fn asked(case: &Case, play: &Given, what: &str) -> bool {
    reread(case, &play.play).iter().any(|row| row.contains(what))
}

#[test]
fn a_summary_of_offers_alone_is_asked_for_a_sentence() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    assert!(asked(&case, &play, "There is no summary yet"));
    let own = Branch { words: "The alarm spoke of percent".into(), ..Branch::default() };
    play.book().factors.insert("month-belief".into(), own);
    let [_, _, likely, _] = crate::debrief::summary_offers(&case, &play.play);
    let likely = likely.expect("an offer");
    play.book().summary = likely.clone();
    assert!(asked(&case, &play, "sheet’s words alone"));
    play.book().summary = format!("The disk was full at ten. {likely}");
    assert!(!asked(&case, &play, "summary"));
}

#[test]
fn a_goal_that_a_whole_telling_shows_is_asked_for_its_sentence() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let pin = |place| crate::play::state::Pin { place, note: String::new(), minute: 1 };
    let (person, item) = (|| "ines".into(), || "asked".into());
    let whole = Place::Telling { person: person(), item: item() };
    play.book().pins.insert(1, pin(whole));
    let seen = Turning { visible: Vec::new(), goal: Some(1), peer: 0, words: String::new() };
    play.book().turning.insert("asked".into(), seen);
    assert!(asked(&case, &play, "stands behind a number"));
    let one = Place::Sentence { person: person(), item: item(), sentence: 0 };
    play.book().pins.insert(1, pin(one));
    assert!(!asked(&case, &play, "stands behind a number"));
}

#[test]
fn what_factors_and_shares_do_not_say_is_asked() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    assert!(!asked(&case, &play, "factors"));
    for factor in ["queue-blind", "alarm-late"] {
        play.book().factors.insert(factor.into(), Branch::default());
    }
    assert!(asked(&case, &play, "Of 2 of 2 factors nobody reads how they acted"));
    let words = "Percent, and nobody counts in percent".into();
    play.book().factors.insert("alarm-late".into(), Branch { words, ..Branch::default() });
    assert!(asked(&case, &play, "Of 1 of 2 factors nobody reads how it acted"));

    let shares = &case.scenario.truth.impact.quantities;
    let share = shares.iter().find(|one| one.measure == QuantityKind::Share).expect("a share");
    let stated = Range { low: 10, high: 20, ..Range::default() };
    play.book().impact.insert(share.id.clone(), stated);
    assert!(asked(&case, &play, "How you came to the share"));
    play.book().impact.get_mut(&share.id).expect("stated").how = "Counted.".into();
    assert!(!asked(&case, &play, "How you came to"));
}

#[test]
fn a_number_that_changed_since_the_summary_took_it_in_is_asked_about() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let count = &case.scenario.truth.impact.quantities[0].id;
    let stated = |low| Range { low, high: low, ..Range::default() };
    play.book().impact.insert(count.clone(), stated(38_200));
    play.book().summary = "At 10:02, some 38,200 people (of 41, or 7 %) waited.".into();
    assert!(!asked(&case, &play, "another number"));
    play.book().impact.insert(count.clone(), stated(38_214));
    assert!(asked(&case, &play, "The summary says 38,200"));
}

#[test]
fn a_long_stretch_without_a_line_is_asked_about_until_one_stands_in_it() {
    let began = ("truth.ron", "card: \"c-page\", kinds", "card: \"c-page\", course: Began, kinds");
    let over =
        ("truth.ron", "card: \"c-clear\", kinds", "card: \"c-clear\", course: Mitigated, kinds");
    let case = Case::open(sample_with(&[began, over])).expect("a case");
    let mut play = Given::begun(&case);
    play.seals();
    pins(&mut play, 1, mark("chat", "chat-full"));
    assert!(asked(
        &case,
        &play,
        "while people were hit, the timeline has no line, and a pin of yours"
    ));
    assert!(asked(&case, &play, "falls into it: P1."));
    play.book().pins.clear();
    assert!(asked(&case, &play, "Between 10:02 and 10:35, while people were hit"));
    pins(&mut play, 1, mark("chat", "chat-full"));
    for number in 1..=8 {
        let mut entry = stating(&case, "full", 1);
        entry.at += MINUTE * (4 * i64::from(number) - 4);
        play.book().entries.insert(number, entry);
    }
    assert!(!asked(&case, &play, "has no line"));
}

#[test]
fn a_factor_is_read_in_the_words_of_a_piece_and_what_was_counted_is_told_of() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    pins(&mut play, 1, mark("ticket", "queued"));
    let shown = Branch { pins: [1].into(), ..Branch::default() };
    play.book().factors.insert("queue-blind".into(), shown);
    let paper = postmortem(&case, &play.play);
    let factor = paper.split("## Contributing factors").nth(1).expect("factors");
    let words = factor.lines().find(|line| line.starts_with("- “")).expect("words");
    assert!(words.ends_with("[1]"), "{words}");
    assert!(!paper.contains("in which something was counted"), "{paper}");

    let source = case.scenario.shelf.sources.iter().find(|one| one.body.is_log()).expect("a log");
    let place = Place::Found { source: source.id.clone(), query: "error".into(), ahead: 0 };
    play.book().pins.insert(2, Pin { place, note: String::new(), minute: 1 });
    play.book().factors.get_mut(&"queue-blind".into()).expect("there").pins.push(2);
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains(&format!("- **{}:** {}", source.name, source.about)), "{paper}");
}

#[test]
fn how_it_happened_and_what_was_left_out_are_asked_for() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    assert!(asked(&case, &play, "told in no one place"));
    play.book().mechanism = "A full disk held every write.".into();
    assert!(!asked(&case, &play, "told in no one place"));

    assert!(!asked(&case, &play, "on no card"));
    for factor in ["queue-blind", "alarm-late"] {
        apply(&mut play.play, &Event::FactorSurfaced(factor.into()));
    }
    assert!(asked(&case, &play, "2 factors that came up are on no card"));
    play.book().factors.insert("alarm-late".into(), Branch::default());
    assert!(asked(&case, &play, "1 factor that came up is on no card"));

    pins(&mut play, 1, mark("ticket", "queued"));
    play.book().needs.push((Whose::Customer, 1));
    assert!(asked(&case, &play, "no sentence of yours on what it was"));
    play.book().need_words.insert(Whose::Customer, "To know when".into());
    assert!(!asked(&case, &play, "no sentence of yours on what it was"));
}

#[test]
fn what_was_not_before_their_eyes_stands_apart_and_is_asked_about() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    pins(&mut play, 1, mark("ticket", "asked"));
    pins(&mut play, 2, mark("chat", "chat-over"));
    play.book().entries.insert(1, stating(&case, "asked", 1));
    let mut turning =
        Turning { visible: vec![1], goal: None, peer: 0, words: "Enough, as it looked".into() };
    play.book().turning.insert("asked".into(), turning.clone());
    assert!(!asked(&case, &play, "of later than the decision"));
    turning.visible.push(2);
    play.book().turning.insert("asked".into(), turning);
    assert!(asked(&case, &play, "a pin is of later than the decision"));
    let paper = postmortem(&case, &play.play);
    let later = paper.lines().find(|line| line.starts_with("- Not before their eyes then"));
    assert!(later.is_some_and(|line| line.contains("[2]")), "{paper}");
    assert!(asked(&case, &play, "not stated and stand among the open questions"));
}

#[test]
fn the_account_can_be_made_of_the_timeline_and_the_board() {
    use crate::debrief::account_offers;
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let given = account_offers(&case, &play.play);
    assert!(given.iter().all(|line| line.starts_with("At ") && line.ends_with('.')), "{given:?}");
    pins(&mut play, 1, mark("chat", "chat-full"));
    play.book().entries.insert(1, stating(&case, "full", 1));
    let shown = Branch { pins: [1].into(), ..Branch::default() };
    play.book().factors.insert("queue-blind".into(), shown);
    let lines = account_offers(&case, &play.play);
    assert_eq!(lines.len(), given.len() + 2);
    let entry = case.scenario.card(&stating(&case, "full", 1).card).expect("a card");
    assert_eq!(entry.text, "The disk is found full");
    assert!(lines.contains(&"At 10:05, the disk is found full (P1).".to_owned()), "{lines:?}");
    play.book().entries.get_mut(&1).expect("there").title = "Omar looks at the disk".into();
    let named = account_offers(&case, &play.play);
    assert!(named.contains(&"At 10:05, Omar looks at the disk (P1).".to_owned()), "{named:?}");
    let factor = case.scenario.factor(&"queue-blind".into()).expect("a factor").text.clone();
    assert_eq!(lines.last(), Some(&format!("{} (P1).", factor.trim_end_matches('.'))));
    // In the document a pin that is named is cited.
    play.book().mechanism = lines.last().cloned().expect("a line");
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains(&format!("{} [", factor.trim_end_matches('.'))), "{paper}");
}

#[test]
fn half_known_gates_are_asked_about_as_long_as_a_pin_can_fill_them() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let steps = &case.scenario.truth.path.as_ref().expect("a path").steps;
    let known = |anchor: &Anchor| matches!(anchor, Anchor::Mark(..));
    let step = steps.iter().find(|step| {
        !step.missed.is_empty() && step.saw.iter().flat_map(|line| &line.by).any(known)
    });
    let step = step.expect("a gate with two sides");
    let gate = format!("“{}”", step.name);
    assert!(!asked(&case, &play, &gate));
    let by = step.saw.iter().flat_map(|line| &line.by).find(|by| known(by)).expect("an anchor");
    pins(&mut play, 1, by.clone());
    assert!(asked(&case, &play, &format!("{gate} (")), "with where one would look");
    play.does(Command::StartReview);
    assert!(!asked(&case, &play, &gate), "nothing can be pinned any more");
}

#[test]
fn a_factor_that_nothing_shows_is_asked_about() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    play.book().factors.insert("queue-blind".into(), Branch::default());
    assert!(asked(&case, &play, "1 factor on the board has nothing pinned"));
    pins(&mut play, 1, mark("chat", "chat-full"));
    let shown = Branch { pins: [1].into(), ..Branch::default() };
    play.book().factors.insert("queue-blind".into(), shown);
    assert!(!asked(&case, &play, "nothing pinned"));
}

#[test]
fn factors_without_a_measure_and_measures_without_a_word_are_asked_about() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    play.book().factors.insert("queue-blind".into(), Branch::default());
    assert!(!asked(&case, &play, "No measure on the list"), "it is not time for it");
    play.does(Command::StartReview);
    play.does(Command::CloseReview);
    assert!(asked(&case, &play, "No measure on the list is meant for factor 1"));
    assert!(!asked(&case, &play, "not gone into"), "nobody brought one up");
    let told =
        Among::Told { person: "ines".into(), item: "asked-in-vain".into(), layer: Layer::Open };
    apply(&mut play.play, &Event::People(told));
    play.play.measures.insert("alarm-days".into());
    assert!(asked(&case, &play, "1 measure that came up stands there as not gone into"));
    play.play.rejected.insert("alarm-days".into(), "Not now".into());
    assert!(!asked(&case, &play, "not gone into"));
}

#[test]
fn figures_that_nothing_shows_are_asked_about_once() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    play.book().summary = "At 10:05 it was full, 4711 of 9,000 requests in 3 minutes.".into();
    play.book().mechanism = "Of 4711 none came through.".into();
    let says = "Figures in your words that no pin of yours shows: 10:05 (in: Summary), 4711 (in: Summary) \
                and 9,000 (in: Summary).";
    assert!(asked(&case, &play, says), "{:?}", reread(&case, &play.play));
    // What a pin bears the time of is founded, and so is what the sheet says how it was counted.
    pins(&mut play, 1, mark("chat", "chat-full"));
    let range = Range { low: 1, high: 2, pins: vec![], how: "4711 of 9,000, counted".into() };
    play.book().impact.insert("lost".into(), range);
    assert!(!asked(&case, &play, "that no pin of yours shows"), "{:?}", reread(&case, &play.play));
}

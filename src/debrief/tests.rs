//! The files of the debrief, and what small plays show.

use super::report::CriterionState;
use super::*;
use crate::people::Event as Among;
use crate::play::command::{Agreement, EntryDraft, Note, View};
use crate::play::start::first_place;
use crate::play::state::{Branch, Notebook, Pin, Range, Status};
use crate::play::{Case, Command, EntryPoint, Event, Play, apply, begin, run};
use crate::scenario::checks::sample::sample;
use crate::scenario::model::{
    Anchor, CardId, EventKind, FactorId, MINUTE, PersonId, StatementId, Strength, TopicId, Whose,
};
use std::sync::Arc;

mod cited;
mod closed;
mod document;
mod events;
mod from_review;
mod reasons;
mod reread;
mod silence;
mod words;

#[test]
fn every_dimension_has_four_criteria_with_texts_and_sources() {
    let standard = Dimensions::standard();
    assert_eq!(standard.dimensions.len(), 10);
    for dimension in &standard.dimensions {
        assert_eq!(dimension.criteria.len(), 4, "{}", dimension.id);
        for criterion in &dimension.criteria {
            let texts = [&criterion.text, &criterion.why, &criterion.source];
            assert!(texts.iter().all(|text| text.len() > 5), "{}", criterion.id);
        }
    }
}

/// Every source text of the room.
const SOURCES: &[&str] = &[
    include_str!("cite.rs"),
    include_str!("closed.rs"),
    include_str!("first_page.rs"),
    include_str!("postmortem/founded.rs"),
    include_str!("postmortem/reread.rs"),
    include_str!("judge/care.rs"),
    include_str!("judge/craft.rs"),
    include_str!("judge/decisions.rs"),
    include_str!("judge/factors.rs"),
    include_str!("judge/impact.rs"),
    include_str!("judge/measures.rs"),
    include_str!("judge/meeting.rs"),
    include_str!("judge/mind.rs"),
    include_str!("judge/timeline.rs"),
    include_str!("judge/unsettled.rs"),
    include_str!("judge/verdict.rs"),
    include_str!("judge/well.rs"),
    include_str!("markdown.rs"),
    include_str!("postmortem/appendix.rs"),
    include_str!("postmortem/day.rs"),
    include_str!("postmortem/factors.rs"),
    include_str!("postmortem/head.rs"),
    include_str!("postmortem/impact.rs"),
    include_str!("postmortem/measures.rs"),
    include_str!("postmortem/open.rs"),
    include_str!("postmortem/paper.rs"),
    include_str!("postmortem/path.rs"),
    include_str!("postmortem/summary.rs"),
    include_str!("postmortem/told.rs"),
    include_str!("quote.rs"),
    include_str!("tone.rs"),
    include_str!("written.rs"),
];

#[test]
fn every_sentence_is_used_and_every_key_has_a_sentence() {
    let source = SOURCES.concat();
    let known = phrases::phrases();
    let unused: Vec<_> = known
        .keys()
        .filter(|key| !key.starts_with("kind-") && !source.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
    let asked = regex::Regex::new(
        r#"(?:say|reason|Find::new|not_reached|shows|heading|list)\(\s*"([a-z-]+)""#,
    )
    .expect("a pattern");
    for key in asked.captures_iter(&source) {
        assert!(known.contains_key(&key[1]), "no sentence for {}", &key[1]);
    }
}

fn quay() -> Case {
    Case::open(sample()).expect("a case")
}

/// A play to which commands are put; rejected ones are a mistake of the test.
struct Given<'a> {
    case: &'a Case,
    play: Play,
    log: Vec<Event>,
}

impl<'a> Given<'a> {
    fn begun(case: &'a Case) -> Self {
        let log = begin(case, 7, EntryPoint::Brief);
        let mut play = Play::new(7);
        log.iter().for_each(|event| apply(&mut play, event));
        Self { case, play, log }
    }

    fn does(&mut self, command: Command) {
        let said = format!("{command:?}");
        match run(self.case, &mut self.play, command) {
            Ok(events) => self.log.extend(events),
            Err(rejection) => panic!("{said}: {rejection:?}"),
        }
    }

    fn seals(&mut self) {
        let chips = [(StatementId::from("ines-late"), 4)].into();
        self.does(Command::Seal(View { chips, line: "Ines did not look".into(), sure: 3 }));
    }

    fn asks(&mut self, person: &str, form: &str, topic: Option<&str>) {
        self.does(Command::Ask {
            person: person.into(),
            form: form.into(),
            topic: topic.map(TopicId::from),
            words: String::new(),
        });
    }

    /// The notebook, to write in past all rules.
    fn book(&mut self) -> &mut Notebook {
        Arc::make_mut(&mut self.play.notebook)
    }

    fn debrief(&self) -> Debrief {
        debrief(self.case, &self.play, &self.log)
    }
}

/// An entry that states an event as it was, shown by a pin.
fn stating(case: &Case, event: &str, pin: u32) -> EntryDraft {
    let event = case.scenario.event(&event.into()).expect("an event");
    EntryDraft {
        entry: None,
        card: event.card.clone(),
        at: case.scenario.at(&event.at),
        kind: event.kinds[0],
        pin,
        title: String::new(),
    }
}

fn met(debrief: &Debrief) -> Vec<&str> {
    let criteria = debrief.dimensions.iter().flat_map(|dimension| &dimension.criteria);
    let met = criteria.filter(|criterion| criterion.state == CriterionState::Met);
    met.map(|criterion| criterion.id.as_str()).collect()
}

#[test]
fn a_play_in_which_nothing_was_done_meets_nothing_and_has_a_reason_for_each_criterion() {
    let case = quay();
    let shown = Given::begun(&case).debrief();
    assert!(met(&shown).is_empty(), "{:?}", met(&shown));
    assert_eq!(shown.dimensions.len(), 10);
    for criterion in shown.dimensions.iter().flat_map(|dimension| &dimension.criteria) {
        assert!(!criterion.reasons.is_empty(), "{}", criterion.id);
        assert!(criterion.reasons.iter().all(|reason| !reason.what_you_did.is_empty()));
    }
    assert!(shown.first_page.best_moment.is_none());
    assert!(shown.tone.is_empty() && shown.same_day_again.is_none());
    assert_eq!(shown.never_opened.sources.len(), case.scenario.shelf.sources.len());
}

#[test]
fn being_polite_alone_meets_nothing() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    for person in ["ines", "omar", "lena"] {
        play.asks(person, "why-i-ask", None);
    }
    let shown = play.debrief();
    assert!(met(&shown).is_empty(), "{:?}", met(&shown));
}

#[test]
fn a_closing_question_has_its_tone_and_what_it_shut_in_the_debrief() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    play.asks("ines", "who-approved", Some("disk"));
    let shown = play.debrief();
    let [tone] = shown.tone.as_slice() else { panic!("{:?}", shown.tone) };
    assert_eq!(tone.tone, report::ToneIs::Closing);
    assert!(tone.after < tone.before, "{} {}", tone.before, tone.after);
    assert_eq!(tone.shut.len(), 1);
}

#[test]
fn the_postmortem_of_an_empty_play_has_nothing_of_the_reference() {
    let case = quay();
    let paper = postmortem(&case, &Given::begun(&case).play);
    let truth = &case.scenario.truth;
    let given = |id: &CardId| truth.events.iter().any(|event| event.given && event.card == *id);
    let cards = truth.cards.iter().filter(|card| !given(&card.id)).map(|card| &card.text);
    let factors = truth.factors.iter().map(|factor| &factor.text);
    let measures = truth.measures.iter().map(|measure| &measure.text);
    for text in cards.chain(factors).chain(measures).chain([&truth.second_story]) {
        assert!(!paper.contains(text.as_str()), "{text}");
    }
}

#[test]
fn the_same_play_gives_the_same_bytes() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    play.asks("omar", "usual", Some("disk"));
    let json = || serde_json::to_string(&play.debrief()).expect("JSON");
    assert_eq!(json(), json());
    assert!(json().contains("\"where\""));
}

#[test]
fn a_measure_of_ones_own_stands_in_the_document_and_moves_no_criterion() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let propose = || {
        let text = "Say on the door when it opens again".to_owned();
        Command::Note(Note::Propose { text, owner: "ines".into(), due_days: 10 })
    };
    assert!(run(&case, &mut play.play, propose()).is_err(), "there is nothing to agree on yet");
    play.does(Command::StartReview);
    play.does(Command::CloseReview);
    let before = play.debrief();
    play.does(propose());
    let number = *play.play.notebook.proposals.keys().next().expect("kept");
    assert!(postmortem(&case, &play.play).contains("- Say on the door when it opens again (owner"));
    assert_eq!(play.debrief().dimensions, before.dimensions);
    play.does(Command::Note(Note::RemoveProposal(number)));
    assert!(!postmortem(&case, &play.play).contains("Say on the door"));
    play.does(Command::Undo);
    assert!(play.play.notebook.proposals.contains_key(&number));
}

#[test]
fn half_of_a_strong_measure_is_none_yet() {
    let mut case = quay();
    let truth = &mut case.scenario.truth;
    let strong = truth.measures.iter_mut().find(|measure| !measure.factors.is_empty());
    let strong = strong.expect("one that answers a factor");
    strong.strength = Strength::Stronger;
    let agreement = Agreement {
        measure: strong.id.clone(),
        owner: strong.owner.clone(),
        factors: strong.factors.clone(),
        due_days: 10,
        verify: None,
        side_effect: None,
        words: String::new(),
        half: false,
    };
    let mut play = Given::begun(&case);
    play.seals();
    play.does(Command::StartReview);
    play.does(Command::CloseReview);
    for half in [false, true] {
        let agreed = Agreement { half, ..agreement.clone() };
        play.play.agreed.insert(agreement.measure.clone(), agreed);
        let shown = play.debrief();
        assert_eq!(met(&shown).contains(&"one-stronger"), !half, "half: {half}");
    }
}

/// A pin on what an anchor means.
fn pins(play: &mut Given, number: u32, anchor: Anchor) {
    let place = first_place(play.case, &anchor).expect("a place");
    play.book().pins.insert(number, Pin { place, note: String::new(), minute: 1 });
}

fn mark(source: &str, mark: &str) -> Anchor {
    Anchor::Mark(source.into(), mark.into())
}

/// What a criterion says that the player did.
fn reasons(debrief: &Debrief, id: &str) -> Vec<String> {
    let criteria = debrief.dimensions.iter().flat_map(|dimension| &dimension.criteria);
    let found = criteria.filter(|criterion| criterion.id == id);
    found.flat_map(|found| &found.reasons).map(|reason| reason.what_you_did.clone()).collect()
}

#[test]
fn an_entry_that_never_stood_is_told_what_was_off_about_it() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    pins(&mut play, 1, mark("chat", "chat-full"));
    pins(&mut play, 2, mark("ticket", "asked"));
    let right = stating(&case, "full", 1);
    let five = 5 * MINUTE;
    for (entry, wanted) in [
        (right.clone(), "Nothing is off about it"),
        (EntryDraft { at: right.at + five, ..right.clone() }, "5 minutes too late; it was at"),
        (EntryDraft { at: right.at - five, ..right.clone() }, "5 minutes too early"),
        (EntryDraft { kind: EventKind::Change, ..right.clone() }, "a change; it is a signal"),
        (EntryDraft { pin: 2, ..right.clone() }, "does not show it"),
        (EntryDraft { card: "c-idle-1".into(), ..right.clone() }, "Nothing of the day is"),
    ] {
        play.book().entries = [(1, entry)].into();
        let said = reasons(&play.debrief(), "confirmed").join("\n");
        assert!(said.contains("never stood"), "{said}");
        for other in
            ["Nothing is off", "too late", "too early", "; it is a", "not show", "of the day"]
        {
            assert_eq!(said.contains(other), wanted.contains(other), "{wanted}: {said}");
        }
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
}

#[test]
fn a_need_that_the_day_did_not_have_is_said_to_be_noted() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    pins(&mut play, 1, mark("chat", "chat-order"));
    play.book().needs.push((Whose::Customer, 1));
    let said = reasons(&play.debrief(), "needs").join("\n");
    assert!(said.contains("you noted #quay"), "{said}");
    assert!(said.contains("To know whether to wait"), "{said}");
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains("- Those who were hit: “It is. I"), "{paper}");
}

#[test]
fn a_text_sent_again_is_printed_once_and_then_what_changed() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    for line in ["since-ten", "since-ten", "since-today"] {
        let at = play.play.now();
        let lines = vec![line.into()];
        play.play.statuses.push(Status { lines, at, sound: 1, thin: 0, wrong: 0 });
    }
    let paper = postmortem(&case, &play.play);
    let parts: Vec<&str> = paper.split("Sent at").skip(1).collect();
    let [first, second, third] = parts.as_slice() else { panic!("{paper}") };
    assert!(first.contains("**Since when:** Since about ten"), "{first}");
    assert!(second.contains("the same text again") && !second.contains("Since when"), "{second}");
    assert!(third.contains("except for this: Since when: Since this"), "{third}");
}

#[test]
fn the_document_states_quotes_what_it_cites_and_counts_the_rest() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    pins(&mut play, 1, mark("chat", "chat-over"));
    pins(&mut play, 2, mark("chat", "chat-full"));
    pins(&mut play, 3, mark("chat", "chat-order"));
    let how = "From the first word in the chat to the last".to_owned();
    let range = Range { low: 29, high: 31, pins: vec![1], how };
    play.book().impact.insert("minutes-out".into(), range);
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains("- Nobody could buy for **29 to 31 minutes** (#quay"), "{paper}");
    let how = "). Basis: From the first word in the chat to the last.\n";
    assert!(paper.contains(how), "{paper}");
    let (_, evidence) = paper.split_once("## Evidence").expect("its own part");
    assert!(evidence.contains("1. #quay") && !evidence.contains("2. "), "{evidence}");
    assert!(evidence.contains("has 2 further pieces that are not cited"), "{evidence}");
    play.book().impact.clear();
    assert!(postmortem(&case, &play.play).contains("No piece of evidence is cited above."));
}

#[test]
fn factors_of_the_document_are_named_by_number() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let branch = |with: &[&str]| Branch {
        with: with.iter().map(|id| FactorId::from(*id)).collect(),
        ..Branch::default()
    };
    let factors = &mut play.book().factors;
    factors.insert("queue-blind".into(), branch(&["month-belief", "alarm-late"]));
    factors.insert("month-belief".into(), branch(&[]));
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains("- Made likelier: factor 2; “The alarm counts"), "{paper}");
    assert!(paper.contains("- Was made likelier by factor 1\n"), "{paper}");
    play.book().factors.insert("alarm-late".into(), branch(&[]));
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains("- Made likelier: factors 2 and 3\n"), "{paper}");
}

#[test]
fn what_was_told_guardedly_is_shown_in_the_words_that_were_heard() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    play.asks("ines", "walk-through", Some("disk"));
    let told: Vec<String> = play.debrief().tone.into_iter().flat_map(|tone| tone.opened).collect();
    let guarded = "Told guardedly, there was more to it: Ines: “The request was handled";
    assert!(told.iter().any(|told| told.starts_with(guarded)), "{told:?}");
}

#[test]
fn what_blame_cost_is_told_beside_the_move_and_not_as_its_own() {
    let case = quay();
    let mut play = Given::begun(&case);
    let ines = || PersonId::from("ines");
    let safety = |after| Among::SafetyChanged { person: ines(), after };
    let events = [
        Among::MeetingOpened { safety: vec![(ines(), 47)], pull: 40, minutes: 30 },
        Among::Turn,
        Among::Moved { act: "visible-then".into(), target: Some(ines()), minutes: 4 },
        safety(50),
        Among::BlameUnanswered { target: ines() },
        safety(35),
        Among::Turn,
    ];
    play.log.extend(events.map(Event::People));
    let shown = play.debrief();
    let [tone] = shown.tone.as_slice() else { panic!("{:?}", shown.tone) };
    assert_eq!((tone.before, tone.after), (47, 50));
    assert!(tone.shut.iter().any(|shut| shut.contains("from 50 to 35")), "{:?}", tone.shut);
}

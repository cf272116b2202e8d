//! Interviews by label, and their pictures.

mod own;

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::look::{Posture, ThemeName};
use crate::text::Words;
use crate::workbench::debrief::{MomentLine, MomentShown};
use crate::workbench::kit::{Look, raster, testing};

fn model() -> InterviewModel {
    let talk = |id: &str, called: &str, number, talks| Talk {
        id: id.into(),
        called: called.into(),
        portrait: testing::look_of(number),
        talks,
        open: id != "alistair",
    };
    let sentence = |id: &str, text: &str, pin: Option<&str>| Sentence {
        id: id.into(),
        text: text.into(),
        pin: pin.map(String::from),
        whole: false,
    };
    let exchange =
        |id: &str, form: &str, topic: &str, at: &str, question: &str, telling| Exchange {
            id: id.into(),
            form: form.into(),
            topic: topic.into(),
            at: at.into(),
            question: question.into(),
            telling,
            wholes: Vec::new(),
            seen: String::new(),
            leave: Leave::NotNeeded,
            otherwise: String::new(),
        };
    let form = |id: &str, name: &str, minutes, needs_topic| Form {
        id: id.into(),
        name: name.into(),
        minutes,
        needs_topic,
        open: true,
    };
    let topic = |id: &str, name: &str, fresh| Topic { id: id.into(), name: name.into(), fresh };
    let mut exchanges = vec![
        exchange(
            "e0",
            "",
            "",
            "13:44",
            "",
            vec![sentence(
                "g",
                "I’ve got the ticket open already. And the diff. I thought you’d want both.",
                None,
            )],
        ),
        exchange(
            "e1",
            "how does it usually go",
            "an ordinary week",
            "13:46",
            "How does a rule change usually go, on a normal week?",
            vec![
                sentence("a", "Four or five a week.", None),
                sentence("b", "They go out before the coffee is cold.", None),
            ],
        ),
        exchange(
            "e2",
            "walk me through",
            "this morning",
            "13:52",
            "Walk me through your morning, up to the push.",
            vec![
                sentence("a", "It was the fourth rule that week.", None),
                sentence(
                    "b",
                    "A group of clinics had a new trick turning up in their booking forms, so I widened one pattern.",
                    None,
                ),
                sentence("c", "No false hits on the sample pages.", None),
                sentence("d", "Then observe mode, because observe mode blocks nobody.", Some("P5")),
            ],
        ),
        exchange(
            "e3",
            "what did you expect",
            "observe mode",
            "13:58",
            "What did you expect observe mode to do?",
            vec![
                sentence("a", "To watch. That is the word everyone uses.", None),
                sentence("b", "I had never thought about it: to watch, it has to run.", Some("P6")),
            ],
        ),
    ];
    exchanges[3].leave = Leave::Unasked;
    InterviewModel {
        top: testing::top(1, 4, (120, 150), "16:00"),
        people: vec![
            talk("ruta", "Rūta", 0, 3),
            talk("emeka", "Emeka", 1, 1),
            talk("hanneke", "Hanneke", 2, 0),
            talk("javier", "Javier", 3, 2),
            talk("farah", "Farah", 4, 0),
            talk("alistair", "Alistair", 5, 0),
            talk("suda", "Suda", 6, 0),
        ],
        person: Interviewee {
            id: "ruta".into(),
            name: "Rūta Kalniņa".into(),
            called: "Rūta".into(),
            role: "Writes rules for sieve, three years here".into(),
            manner: "She turns the cup. She looks at the door before she answers.".into(),
            portrait: testing::look_of(0),
            posture: Posture::Wary,
            minutes: 12,
            promise: "You promised: no names in notes you share.".into(),
        },
        exchanges,
        forms: vec![
            form("see", "what did you see", 3, true),
            form("who-approved", "who approved", 2, true),
            form("walk-through", "walk me through", 6, true),
            form("fact", "plain fact", 1, true),
            form("why-not", "why didn’t you", 2, true),
            form("usual", "how does it usually go", 4, true),
            form("read-back", "read back", 2, false),
            form("expect", "what did you expect", 3, true),
            form("juggle", "what else was going on", 3, true),
            form("why-i-ask", "why I ask", 3, false),
            form("know-how", "how did you know", 3, true),
            form("should-have", "shouldn’t you have", 2, true),
            form("surprise", "what surprised you", 3, true),
            form("who-else", "who else", 3, true),
        ],
        topics: vec![
            topic("ruleset-2211", "ruleset 2211", false),
            topic("approval", "the approval", false),
            topic("speed-test", "the speed test", false),
            topic("change-lane", "the fast lane", false),
            topic("observe-mode", "observe mode", false),
            topic("normal-week", "an ordinary week", false),
            topic("booking-forms", "the booking forms", true),
            topic("limit", "the limit on run time", true),
        ],
        question: "Why didn’t you test it for speed before the push?".into(),
        longest: "Why didn’t you wait with it until somebody had tried it on a site of its own?"
            .into(),
        heard: Heard::default(),
        beside: None,
        wait_minutes: 1,
        can_wait: true,
        leave_minutes: 0,
        over: String::new(),
    }
}

/// Animations would make every step of a test several frames long.
fn still() -> Look {
    Look { reduced_motion: true, ..Look::default() }
}

type Shown = (InterviewModel, InterviewUi, Vec<InterviewAction>);

fn harness(model: InterviewModel) -> Harness<'static, Shown> {
    let words = Words::english();
    let shown = (model, InterviewUi::default(), Vec::new());
    testing::harness([1280.0, 720.0], still(), shown, move |ui, (model, state, done)| {
        done.extend(interview_ui(ui, &words, model, state));
    })
}

fn click(harness: &mut Harness<'_, Shown>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn asked(form: &str, topic: Option<&str>) -> InterviewAction {
    InterviewAction::Ask { form: form.into(), topic: topic.map(String::from), words: String::new() }
}

#[test]
fn a_question_is_a_form_and_a_topic() {
    let mut harness = harness(model());
    harness.get_by_label("Choose how to ask, and about what.");
    click(&mut harness, "Ask");
    assert_eq!(harness.state().2, []);
    click(&mut harness, "how did you know");
    harness.get_by_label("Choose what it is about.");
    click(&mut harness, "Ask");
    assert_eq!(harness.state().2, []);
    click(&mut harness, "the booking forms");
    harness.get_by_label("I read it as how did you know about the booking forms. 3 minutes.");
    click(&mut harness, "Ask");
    assert_eq!(harness.state().2, [asked("know-how", Some("booking-forms"))]);
    assert_eq!(harness.state().1.topic, None);
}

#[test]
fn the_way_of_the_last_question_is_taken_again_by_a_click() {
    let mut harness = harness(model());
    (harness.state_mut().1.form, harness.state_mut().1.kept) = (Some("see".into()), true);
    harness.run();
    click(&mut harness, "what did you see");
    assert_eq!(harness.state().1.form.as_deref(), Some("see"));
    click(&mut harness, "what did you see");
    assert_eq!(harness.state().1.form.as_deref(), Some("see"), "a click to make sure");
}

#[test]
fn a_form_about_nothing_asks_alone() {
    let mut harness = harness(model());
    click(&mut harness, "the approval");
    click(&mut harness, "read back");
    harness.get_by_label("I read it as read back. 2 minutes.");
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().2, [asked("read-back", None)]);
}

#[test]
fn the_keyboard_chooses_and_asks() {
    let mut harness = harness(model());
    for label in ["plain fact", "the fast lane", "Ask"] {
        harness.get_by_label(label).focus();
        harness.run();
        harness.key_press(egui::Key::Enter);
        harness.run();
    }
    assert_eq!(harness.state().2, [asked("fact", Some("change-lane"))]);
}

#[test]
fn two_accounts_are_laid_side_by_side_and_put_away() {
    let mut model = model();
    model.exchanges[3].otherwise = "Javier".into();
    let mut harness = harness(model);
    click(&mut harness, "Javier remembers it otherwise: lay both side by side");
    assert_eq!(harness.state().1.beside.as_deref(), Some("e3"));
    let line =
        MomentLine { by: "Javier".into(), text: "Into that ear.".into(), ..Default::default() };
    let sheet =
        MomentShown { title: "By the pillar".into(), lines: vec![line], ..Default::default() };
    harness.state_mut().0.beside = Some(sheet);
    harness.run();
    harness.get_by_label("By the pillar");
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert_eq!(
        (harness.state().1.beside.as_deref(), harness.state().2.as_slice()),
        (None, &[][..])
    );
}

#[test]
fn sentences_are_pinned_and_taken_out_again() {
    let mut harness = harness(model());
    click(&mut harness, "To watch. That is the word everyone uses.");
    click(&mut harness, "I had never thought about it: to watch, it has to run.");
    let pin = |sentence: &str, on| InterviewAction::Pin {
        exchange: "e3".into(),
        sentence: sentence.into(),
        on,
    };
    assert_eq!(harness.state().2, [pin("a", true), pin("b", false)]);
}

#[test]
fn one_can_wait_ask_for_leave_turn_to_another_and_go() {
    let mut harness = harness(model());
    click(&mut harness, "Wait, say nothing: 1 min");
    click(&mut harness, "Ask for leave to quote");
    click(&mut harness, "Javier, 2 talks");
    click(&mut harness, "Alistair, not free now");
    click(&mut harness, "Rūta, 3 talks");
    click(&mut harness, "Back to the evidence");
    let expected = [
        InterviewAction::Wait,
        InterviewAction::AskLeave("e3".into()),
        InterviewAction::Person("javier".into()),
        // Their place says why they cannot be asked.
        InterviewAction::Person("alistair".into()),
        InterviewAction::Back,
    ];
    assert_eq!(harness.state().2, expected);
}

#[test]
fn nothing_is_asked_when_the_talk_is_over() {
    let over = "She has gone back downstairs.".to_owned();
    let mut harness = harness(InterviewModel { over, ..model() });
    click(&mut harness, "plain fact");
    click(&mut harness, "the fast lane");
    click(&mut harness, "Ask");
    click(&mut harness, "Wait, say nothing: 1 min");
    assert_eq!(harness.state().2, []);
}

#[test]
fn a_silence_says_its_price_and_whether_it_can_be_had() {
    let free = harness(model());
    assert!(!free.get_by_label("Wait, say nothing: 1 min").accesskit_node().is_disabled());
    let none = harness(InterviewModel { can_wait: false, ..model() });
    assert!(none.get_by_label("Wait, say nothing: 1 min").accesskit_node().is_disabled());
}

#[test]
fn a_long_question_is_read_to_its_end_and_moves_nothing() {
    let long = "What I am after, and what becomes of it. Is there something about what happened on \
                the morning of the fourth of June that worries you?";
    let asks = |question: &str| {
        let mut harness =
            harness(InterviewModel { question: question.into(), longest: long.into(), ..model() });
        click(&mut harness, "plain fact");
        click(&mut harness, "the fast lane");
        harness
    };
    let (short, full) = (asks("Who signed off on it?"), asks(long));
    let row = 28.0;
    let said = full.get_by_label(own::OWN).rect();
    assert!(said.height() >= 2.0 * row, "it wraps: {said:?}");
    assert!(said.right() <= full.get_by_label("Ask").rect().left());
    let echo = "I read it as plain fact about the fast lane. 1 minute.";
    assert!(full.get_by_label(echo).rect().bottom() <= 720.0);
    for label in ["plain fact", "the fast lane", "Ask"] {
        assert_eq!(short.get_by_label(label).rect(), full.get_by_label(label).rect(), "{label}");
    }
}

#[test]
fn every_control_has_a_name() {
    let harness = harness(model());
    assert_eq!(testing::nameless(&harness), Vec::<String>::new());
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    let words = Words::english();
    let chosen = InterviewUi {
        form: Some("why-not".into()),
        topic: Some("speed-test".into()),
        ..InterviewUi::default()
    };
    for theme in ThemeName::ALL {
        let look = Look { theme, ..Look::default() };
        let mut state = chosen.clone();
        let name = format!("interview-{theme:?}").to_lowercase();
        raster::pictures(&name, look, |ui| {
            interview_ui(ui, &words, &model(), &mut state);
        });
    }
    let large = Look { text_size: 1.5, ..Look::default() };
    let mut state = chosen;
    raster::pictures("interview-large", large, |ui| {
        interview_ui(ui, &words, &model(), &mut state);
    });
    let mut first = model();
    first.exchanges.clear();
    first.topics.truncate(4);
    first.person.minutes = 0;
    first.person.promise.clear();
    first.can_wait = false;
    let mut state = InterviewUi::default();
    raster::pictures("interview-first", Look::default(), |ui| {
        interview_ui(ui, &words, &first, &mut state);
    });
}

//! The talks, person by person.

use super::*;

pub fn sample() -> Vec<Talk> {
    let one = |when: &str, form: &str, question: &str, told: &str, changed: &[&str]| Talked {
        when: when.into(),
        moment: Some(30),
        form: form.into(),
        topic: "observe mode".into(),
        question: question.into(),
        told: told.into(),
        changed: changed.iter().map(|line| (*line).to_owned()).collect(),
        why: "An expectation shows the model that somebody worked by.".into(),
        source: Source { title: "Klein, critical decision method".into(), url: String::new() },
        ..Talked::default()
    };
    let ruta = vec![
        one(
            "13:58",
            "what did you expect",
            "What did you expect observe mode to do?",
            "To watch. That is the word everyone uses. I had never thought about it: to watch, it has to run.",
            &["Rūta’s trust went from 45 to 47 of 100."],
        ),
        one(
            "14:02",
            "how does it usually go",
            "And on any other Tuesday, how do you pick the mode?",
            "It’s a drop-down. One gets used to it.",
            &["Rūta’s trust stayed at 47 of 100.", "True, and thin: there was more behind it."],
        ),
    ];
    let emeka = one("14:20", "plain fact", "When did you approve it?", "09:41.", &[]);
    vec![
        Talk { who: who("ruta", "Rūta Kalniņa"), all: ruta },
        Talk { who: who("emeka", "Emeka Obi"), all: vec![emeka] },
    ]
}

#[test]
fn a_talk_is_read_by_whom_it_was_with() {
    let mut harness = harness(Page::Talks);
    harness.get_by_label_contains("to watch, it has to run");
    harness.get_by_label("True, and thin: there was more behind it.");
    harness.get_all_by_label("Go to that moment").next().expect("one each").click();
    harness.run();
    assert_eq!(harness.state().done, [DebriefAction::GoTo(30)]);
    click(&mut harness, "Emeka Obi, 1 question");
    harness.get_by_label_contains("09:41.");
    assert!(harness.query_by_label_contains("to watch, it has to run").is_none());
    harness.state_mut().model.talks.clear();
    harness.run();
    harness.get_by_label("You came for the review, or asked nobody before it.");
}

//! Asking few rules of a sentence finds what asking all of them does.

use super::odd::odd;
use super::*;
use crate::coach::score::read;

const SETS: [&str; 2] = [
    include_str!("../../../tests/coach/set-a.ron"),
    include_str!("../../../tests/coach/set-b.ron"),
];

/// Words that a rule may begin or end at in a place that is easy to get wrong.
const AWKWARD: [&str; 12] = [
    "DANA FAILED TO NOTICE. WHO BROKE IT?",
    "so who who broke who broke it, who? Blame blame the the QA team.",
    "the obvious thing the obvious the obviously obvious",
    "should have, should have have should have checked; shouldn't've known",
    "Rūta’s mistake, Rūta's\u{a0}mistake, Rūtas’ mistakes — müsste Dana have known?",
    "attempt temp attempts temps: a temp deleted it",
    "Action: action: - action: consider to consider considering",
    "mistake-mistake mistake_by by mistake\nby\nmistake",
    "Dana broke\u{301} checkout. D\u{301}ana broke it.",
    "it was was decided it was not decided it was it had been decided",
    "No careful engineer, no, no careful careful engineer would have pushed it",
    "…failed to…Dana failed  to   notice\tit",
];

#[track_caller]
fn alike(text: &str) {
    let blocks = markdown::read(text).blocks;
    let told = |marks: Vec<Mark>| -> Vec<String> {
        let one = |mark: &Mark| {
            format!("{} {:?} {:?} {}", mark.rule.code, mark.span, mark.confidence, mark.at_person)
        };
        marks.iter().map(one).collect()
    };
    let quick = told(mark::mark_blocks(&blocks, &glossary()));
    let slow = told(mark::mark_slowly(&blocks, &glossary()));
    assert_eq!(quick, slow, "{}", &text[..text.floor_char_boundary(200)]);
}

#[test]
fn labelled_sentences_are_marked_alike() {
    for set in SETS {
        let texts: Vec<String> =
            read(set).expect("a set").into_iter().map(|entry| entry.text).collect();
        alike(&texts.join("\n\n"));
        // Each in the middle of others, in one sentence.
        alike(&texts.join(" and ").replace(['.', '!', '?'], ","));
    }
    let rules = &Coach::standard().rules;
    let texts = rules.iter().flat_map(|rule| rule.examples.iter().chain(&rule.counterexamples));
    alike(&texts.map(String::as_str).collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn awkward_texts_are_marked_alike() {
    AWKWARD.iter().for_each(|text| alike(text));
    odd(3_000).iter().for_each(|text| alike(text));
}

#[test]
fn all_patterns_can_be_made_ready() {
    let coach = Coach::standard();
    let rules = coach.rules.iter().flat_map(|rule| rule.except.iter().chain([&rule.pattern]));
    let told = [&coach.conditions, &coach.reports, &coach.reported, &coach.denials];
    for pattern in rules.chain(told) {
        assert!(!pattern.is_match(b""));
    }
}

#[test]
fn hardly_any_rule_is_asked_of_a_clean_sentence() {
    let coach = Coach::standard();
    let mut places = vec![literals::Places::default(); coach.rules.len() + speech::PATTERNS];
    let text = b"at 14:02 the balancer took the host out of rotation for nine minutes.";
    coach.literals.look(text, &mut places);
    let asked = places.iter().filter(|place| place.any()).count();
    assert!(asked < 12, "{asked}");
}

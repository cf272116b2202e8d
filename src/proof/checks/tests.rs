//! What is found when a sound scenario's world or evidence is edited.

use super::run;
use crate::scenario::checks::sample::sample_with;

fn codes(edits: &[(&str, &str, &str)]) -> Vec<&'static str> {
    let mut codes: Vec<_> = run(&sample_with(edits)).into_iter().map(|f| f.code).collect();
    codes.dedup();
    codes
}

#[test]
fn nothing_in_the_sample() {
    let findings = run(&sample_with(&[]));
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn a_service_without_room() {
    let found = codes(&[("world.ron", "workers: 20", "workers: 1")]);
    assert!(found.contains(&"SS803"), "{found:?}");
}

#[test]
fn a_response_that_never_comes() {
    let edits = [
        (
            "world.ron",
            "until: Time(\"10:30\")",
            "until: After(alert: \"sales-failing\", minutes: 5.0)",
        ),
        ("world.ron", "above: 0.2", "above: 0.99"),
    ];
    assert!(codes(&edits).contains(&"SS804"));
}

#[test]
fn harm_that_the_day_does_not_have() {
    assert_eq!(
        codes(&[("truth.ron", "low: 28.0, high: 32.0", "low: 58.0, high: 62.0")]),
        ["SS805"]
    );
}

#[test]
fn a_template_that_cannot_be_filled_in() {
    assert_eq!(codes(&[("evidence.ron", "sold {path}", "sold {pth}")]), ["SS806"]);
}

#[test]
fn a_place_where_nothing_is() {
    let edits = [
        ("world.ron", "base_error: 0.001", "base_error: 0.0"),
        (
            "truth.ron",
            "template: \"sold\", from: \"10:20\"",
            "template: \"failed\", from: \"10:34\"",
        ),
    ];
    assert_eq!(codes(&edits), ["SS807"]);
}

#[test]
fn a_day_that_cannot_be_simulated() {
    assert_eq!(codes(&[("world.ron", "to: \"store\"", "to: \"stoer\"")]), ["SS801"]);
}

#[test]
fn an_item_that_no_form_opens() {
    let edit =
        ("people.ron", "forms: [\"walk-through\", \"see\"]", "forms: [\"fact\", \"why-not\"]");
    assert_eq!(codes(&[edit]), ["SS521"]);
}

/// Ines and Omar need more trust than there is to tell of what they expected.
const MISTRUST: [(&str, &str, &str); 2] = [
    ("people.ron", "forms: [\"walk-through\", \"see\"], need: 55", "forms: [\"see\"], need: 130"),
    ("people.ron", "forms: [\"usual\", \"expect\"], need: 40", "forms: [\"usual\"], need: 130"),
];

#[test]
fn an_event_that_no_play_establishes() {
    let from = "from: [Mark(\"chat\", \"chat-order\"), Lines(source: \"log\", template: \"sold\", from: \"10:20\", to: \"10:40\")]";
    let to = "from: [Told(\"omar\", \"never-full\")]";
    let found = codes(&[("truth.ron", from, to), MISTRUST[1]]);
    assert!(found.contains(&"SS809"), "{found:?}");
    assert!(!found.contains(&"SS810"), "{found:?}");
}

#[test]
fn a_factor_that_surfaces_in_no_play() {
    let findings = run(&sample_with(&MISTRUST));
    let lost: Vec<_> = findings.iter().filter(|finding| finding.code == "SS810").collect();
    assert_eq!(lost.len(), 1, "{findings:#?}");
    assert!(lost[0].message.contains("month-belief"), "{}", lost[0].message);
}

#[test]
fn no_room_for_a_wrong_turn() {
    for minutes in ["14", "6"] {
        let to = format!("minutes: {minutes}, starts");
        let findings = run(&sample_with(&[("scenario.ron", "minutes: 22, starts", &to)]));
        let found = findings.iter().find(|finding| finding.code == "SS808").expect("a finding");
        let notes = found.notes.concat();
        assert!(notes.contains("hearing each item once costs 35 minutes"), "{notes}");
    }
}

#[test]
fn a_source_that_is_the_only_way() {
    let chart = ", Chart(source: \"chart\", series: \"busy\", from: \"10:01\", to: \"10:20\")]),";
    let findings = run(&sample_with(&[("truth.ron", chart, "]),")]));
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0].code, "SS811");
    assert!(findings[0].message.contains("`chat`"), "{}", findings[0].message);
}

#[test]
fn a_dossier_that_does_not_show_what_it_states() {
    assert_eq!(
        codes(&[("scenario.ron", "timeline: [\"full\"]", "timeline: [\"moved\"]")]),
        ["SS812"]
    );
}

#[test]
fn a_review_after_which_nothing_is_agreed() {
    // Nobody has a day for anything.
    let edit = ("truth.ron", "capacity: [(\"ines\", 4), (\"omar\", 1)]", "capacity: []");
    assert_eq!(codes(&[edit]), ["SS813"]);
}

#[test]
fn too_much_to_play() {
    let mut scenario = sample_with(&[]);
    let topic = scenario.cast.topics[0].clone();
    for at in 0..4_000 {
        let id = format!("more-{at}").as_str().into();
        scenario.cast.topics.push(crate::scenario::model::Topic { id, ..topic.clone() });
    }
    let codes: Vec<_> = run(&scenario).into_iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["SS814"]);
}

#[test]
fn too_many_people_to_listen_to() {
    let mut scenario = sample_with(&[]);
    let person = scenario.cast.people[0].clone();
    for at in 0..200 {
        let id = format!("more-{at}").as_str().into();
        let knows = Vec::new();
        scenario.cast.people.push(crate::scenario::model::Person { id, knows, ..person.clone() });
    }
    let codes: Vec<_> = run(&scenario).into_iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["SS814"]);
}

#[test]
fn a_length_that_plays_do_not_take() {
    let whole =
        ("scenario.ron", "minutes: 24, minutes_from_review", "minutes: 60, minutes_from_review");
    assert!(codes(&[whole]).contains(&"SS701"));
    let rest = ("scenario.ron", "minutes_from_review: ", "minutes_from_review: 9");
    assert!(codes(&[rest]).contains(&"SS701"));
}

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

//! Folders that read well and would keep the program busy, or fill its memory: a finding soon.

use crate::hostile::finds;
use crate::scratch::{Scratch, copy, fixture, second_story};
use std::fmt::Write as _;

/// So many texts, one after the other.
fn many(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, n| {
        // Writing to a String cannot fail.
        let _ = write!(all, "{}", one(n));
        all
    })
}

/// A source of evidence, opened from the start.
fn source(id: usize, group: &str, body: &str) -> String {
    format!(
        "(id: \"s{id}\", name: \"s\", group: {group}, about: \"s\", minutes: 2, when: Always, \
         clock: (zone: \"UTC\", resolution_ms: 1000), body: {body}),"
    )
}

fn with_sources(sources: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.edit("evidence.ron", "sources: [", &format!("sources: [{sources}"));
    scratch
}

#[test]
fn more_values_than_anybody_meets() {
    let scratch = Scratch::new();
    let topics = many(30_000, |_| "(id: \"t\", name: \"t\", when: Always),".into());
    scratch.edit("people.ron", "topics: [", &format!("topics: [{topics}"));
    finds(&scratch.check(), "SS003");
}

#[test]
fn thousands_of_wrong_names_beside_thousands_of_right_ones() {
    for (count, length) in [(9_000, 1), (9_000, 150)] {
        let scratch = Scratch::new();
        let (known, wrong) = ("a".repeat(length), "b".repeat(length));
        let topics = many(count, |n| {
            format!("(id: \"{known}{n}\", name: \"t\", when: Always, links: [\"{wrong}{n}\"]),")
        });
        scratch.edit("people.ron", "topics: [", &format!("topics: [{topics}"));
        finds(&scratch.check(), "SS201");
    }
}

#[test]
fn thousands_of_marks_in_a_file_of_megabytes() {
    let marks = many(10_000, |n| format!("(mark: \"m{n}\", text: \"not there {n}\"),"));
    let body = format!("Paper((file: \"ticket.md\", marks: [{marks}]))");
    let scratch = with_sources(&source(0, "Papers", &body));
    scratch.write("evidence/ticket.md", "Ask for more disk\nend of the queue\n".repeat(200_000));
    finds(&scratch.check(), "SS003");
}

#[test]
fn a_file_of_megabytes_in_hundreds_of_sources() {
    let papers = many(400, |n| source(n, "Papers", "Paper((file: \"ticket.md\"))"));
    let scratch = with_sources(&papers);
    scratch.write("evidence/ticket.md", "Ask for more disk\nend of the queue\n".repeat(200_000));
    finds(&scratch.check(), "SS308");
}

#[test]
fn thousands_of_series_of_a_point_a_second() {
    let series = "(name: \"b\", service: \"store\", metric: Saturation),".repeat(10_000);
    let body = format!("Chart((unit: \"b\", step_seconds: 1, series: [{series}]))");
    finds(&with_sources(&source(0, "Charts", &body)).check(), "SS308");
}

#[test]
fn a_world_in_which_each_calls_each() {
    let scratch = Scratch::new();
    let services = many(62, |n| {
        let calls = many(61 - n, |to| {
            let to = n + 1 + to;
            format!("(to: \"s{to}\", per_request: 0.1, need: Soft, timeout_ms: 100.0),")
        });
        format!(
            "(id: \"s{n}\", name: \"s\", does: \"s\", kind: Web, workers: 100, service_ms: 1.0, \
             queue_limit: 1.0, place: ({n}, 0), calls: [{calls}]),"
        )
    });
    scratch.edit("world.ron", "services: [", &format!("services: [{services}"));
    finds(&scratch.check(), "SS801");
}

#[test]
fn a_shape_without_end() {
    let scratch = Scratch::new();
    let shape = "(\"10:00\", 1.0),".repeat(20_000);
    scratch.edit("world.ron", "shape: [", &format!("shape: [{shape}"));
    finds(&scratch.check(), "SS309");
}

#[test]
fn findings_far_out_in_a_line_of_megabytes() {
    let scratch = Scratch::new();
    let people = scratch.read("people.ron").replace('\n', " ");
    let topics = many(2_500, |_| {
        "(id: \"É\", name: \"\\u{1}\", when: Told(\"x\", \"y\"), links: [\"q\"]),".into()
    });
    let people = people.replacen("topics: [", &format!("topics: [{topics}"), 1);
    scratch.write("people.ron", format!("/*{}*/{people}", "é".repeat(1_800_000)));
    finds(&scratch.check(), "SS205");
}

#[test]
fn tens_of_thousands_of_cards() {
    let scratch = Scratch::new();
    let cards = many(11_000, |n| {
        format!("(id: \"k{n}\", text: \"Card {n}\", from: [Mark(\"log\", \"no-space\")]),")
    });
    scratch.edit("truth.ron", "cards: [", &format!("cards: [{cards}"));
    finds(&scratch.check(), "SS814");
}

#[test]
fn a_shelf_of_hundreds_is_listed_in_order() {
    let shelf = tempfile::tempdir().expect("a folder");
    for n in 0..200 {
        copy(&fixture(), &shelf.path().join(format!("s{n:03}")));
    }
    std::fs::remove_file(shelf.path().join("s100/people.ron")).expect("removed");
    let shelf = shelf.path().to_string_lossy();
    let ran = second_story(&["list", "--format", "json", "--scenarios", &shelf]);
    let all: Vec<serde_json::Value> = serde_json::from_str(&ran.out).expect("JSON");
    let names = all.iter().map(|row| row["name"].as_str().expect("a name"));
    assert!(names.take(200).enumerate().all(|(n, name)| name == format!("s{n:03}")));
    let broken: Vec<_> = all.iter().filter(|row| row["findings"].is_number()).collect();
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert_eq!(broken[0]["name"], "s100");
}

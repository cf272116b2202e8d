//! `replay`: a review that is over, and what it would have come to from one of its turns.

use crate::scratch::Scratch;
use serde_json::Value;
use std::fs;

/// The play of the README, in a journal.
fn played() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("commands.txt", include_str!("../fixtures/larkgate-play.txt"));
    let args = ["--commands", "commands.txt", "--journal", "play.jsonl"];
    let ran = scratch.run(&[&["play", "larkgate-sieve"], args.as_slice()].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    scratch
}

fn json(scratch: &Scratch, args: &[&str]) -> Value {
    let ran = scratch.run(&[&["replay", "play.jsonl", "--format", "json"], args].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    serde_json::from_str(&ran.out).expect("JSON")
}

#[test]
fn a_review_is_shown_turn_by_turn_with_its_chapters() {
    let scratch = played();
    let ran = scratch.run(&["replay", "play.jsonl"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let head = "The review of larkgate-sieve, seed 1: 15 turns, 56 min\n\n# From May to the push\n\n  \
                1  everybody sits down (1 min)\n     Mele: “I’m Mele";
    assert!(ran.out.starts_with(head), "{}", ran.out);
    for line in [
        "\n  2  you to Rūta: What could be seen then? [move visible-then ruta] (7 min)\n",
        "\n     * Alistair blames Rūta\n",
        "\n     * a condition is told for the first time: Hanneke, Emeka\n",
        "\n# The way back\n",
    ] {
        assert!(ran.out.contains(line), "{line}: {}", ran.out);
    }
    let shown = json(&scratch, &[]);
    let turns = shown["turns"].as_array().expect("turns");
    assert_eq!((turns.len(), &shown["seed"]), (15, &Value::from(1)));
    assert_eq!(turns[1]["you"], "move visible-then ruta");
    assert_eq!(turns[1]["chapters"][0]["blamed"], "ruta");
    assert_eq!(turns[5]["you"], "next");
    assert!(turns.iter().all(|turn| !turn["said"].as_array().expect("a list").is_empty()));
}

#[test]
fn the_same_moves_come_to_the_same_and_others_do_not() {
    let scratch = played();
    let before = fs::read(scratch.path().join("play.jsonl")).expect("a journal");
    let turns = json(&scratch, &[])["turns"].as_array().expect("turns").clone();
    let commands: Vec<&str> = turns[11..].iter().filter_map(|turn| turn["you"].as_str()).collect();
    scratch.write("same.txt", format!("{}\nclose\n", commands.join("\n")));
    let same = json(&scratch, &["--from", "11", "--commands", "same.txt"]);
    assert_eq!(same["recording"], same["copy"]);
    assert_eq!(same["recording"].as_array().expect("turns").len(), 4);
    assert_eq!(same["minutes"]["recording"], same["minutes"]["copy"]);
    assert_eq!(same["told"]["only_recording"], Value::Array(Vec::new()));

    scratch.write("other.txt", "# named\nmove name-it ruta\nmove contrast\nmove silence\nclose\n");
    let other = json(&scratch, &["--from", "11", "--commands", "other.txt"]);
    assert_eq!(other["told"]["only_recording"], serde_json::json!(["suda/s-march"]));
    assert_eq!(other["told"]["only_copy"], serde_json::json!(["javier/j-refused-alert"]));
    assert_eq!(other["told"]["both"], serde_json::json!(["alistair/a-board"]));
    assert_eq!((&other["copy_is_over"], &other["rejected"]), (&true.into(), &Value::Array(vec![])));
    let ran = scratch.run(&["replay", "play.jsonl", "--from", "11", "--commands", "other.txt"]);
    let told = "After turn 11, told in the recording alone: 1, in the copy alone: 1, in both: 1.\n\
                The recording took 56 min of the hour, the copy 52 min.\n";
    assert!(ran.out.starts_with(told), "{}", ran.out);
    assert!(ran.out.contains("\n   - Suda: “"), "{}", ran.out);
    assert!(ran.out.contains("\n   + Javier: “"), "{}", ran.out);
    let after = fs::read(scratch.path().join("play.jsonl")).expect("a journal");
    assert_eq!(before, after, "the play is as it was");
}

#[test]
fn what_is_not_possible_on_a_copy_is_said_with_its_line() {
    let scratch = played();
    scratch
        .write("odd.txt", "\nopen sieve-log\nmove walz\nfrobnicate\nmove silence\nquit\nclose\n");
    let told = json(&scratch, &["--from", "2", "--commands", "odd.txt"]);
    let rejected = told["rejected"].as_array().expect("a list");
    let lines: Vec<u64> = rejected.iter().filter_map(|one| one["line"].as_u64()).collect();
    assert_eq!(lines, [2, 3, 4]);
    assert!(rejected[0]["why"].as_str().expect("why").contains("`move`, `next`, `close`"));
    assert_eq!(told["copy"].as_array().expect("turns").len(), 1);
    assert_eq!(told["copy_is_over"], false);
}

#[test]
fn what_cannot_be_replayed_says_why() {
    let scratch = played();
    scratch.write("moves.txt", "close\n");
    scratch
        .write("early.txt", "seal author-hurried=10 sure=2 \"Too early\"\nreview\nmove silence\n");
    let args = ["--commands", "early.txt", "--journal", "early.jsonl"];
    scratch.run(&[&["play", "larkgate-sieve"], args.as_slice()].concat());
    for (args, says) in [
        (&["early.jsonl"][..], "the review of this play is not over yet"),
        (&["gone.jsonl"], "gone.jsonl"),
        (&["moves.txt"], "moves.txt"),
        (&["play.jsonl", "--from", "0", "--commands", "moves.txt"], "no such turn"),
        (&["play.jsonl", "--from", "16", "--commands", "moves.txt"], "name one from 1 to 15"),
        (&["play.jsonl", "--from", "2"], "--commands"),
        (&["play.jsonl", "--commands", "moves.txt"], "--from"),
        (&["play.jsonl", "--from", "2", "--commands", "none.txt"], "none.txt"),
    ] {
        let ran = scratch.run(&[&["replay"], args].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
}

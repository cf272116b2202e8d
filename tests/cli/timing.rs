//! `timing`: how long plays took by the clock in their journals.

use crate::scratch::{Scratch, fixture};
use second_story::play::journal::{self, Recorded};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const PLAY: &str = "seal alert-slow=4 sure=2 \"Too early to say\"\n\
                    summary \"It was a long day\"\nreview\nclose\ndone\n\
                    finish alert-slow=4 sure=2 \"Still too early to say\"\n";

/// Plays into a journal, and gives its path.
fn played(scratch: &Scratch) -> PathBuf {
    scratch.write("commands.txt", PLAY);
    let args = ["--commands", "commands.txt", "--journal", "play.jsonl"];
    let ran = scratch.run(&[&["play", &scenario()], args.as_slice()].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    scratch.path().join("play.jsonl")
}

/// The same journal, as a window would have kept it that somebody takes a minute for everything in.
fn with_a_minute_for_each(kept: &Path) {
    let read = journal::read(&fs::read(kept).expect("a journal")).expect("sound");
    let mut text = journal::header_line(&read.header);
    let (mut batch, mut minute) = (Vec::new(), 0);
    for entry in read.entries {
        let Recorded::Known(event) = entry.event else { panic!("{entry:?}") };
        batch.push(event);
        if entry.end {
            let seq = entry.seq + 1 - batch.len() as u64;
            text += &journal::batch_lines(seq, &batch, Some(minute * 60_000));
            (batch, minute) = (Vec::new(), minute + 1);
        }
    }
    fs::write(kept, text).expect("written");
}

fn scenario() -> String {
    fixture().to_string_lossy().into_owned()
}

#[test]
fn a_play_is_shown_stage_by_stage_beside_the_estimate() {
    let scratch = Scratch::new();
    with_a_minute_for_each(&played(&scratch));
    let ran = scratch.run(&["timing", "play.jsonl"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("quay-disk, finished"), "{}", ran.out);
    let ran = scratch.run(&["timing", "play.jsonl", "--format", "json"]);
    let rows: Value = serde_json::from_str(&ran.out).expect("JSON");
    let row = &rows[0];
    // The seal, the summary, to the table, off it, to the end, the last guess.
    assert_eq!(row["minutes"], 6.0, "{row}");
    let clock = |stage: &str| row["stages"][stage]["clock"].as_f64().expect("minutes");
    assert_eq!([clock("brief"), clock("sheets"), clock("debrief")], [1.0, 1.0, 1.0], "{row}");
    assert!(row["estimated_minutes"].as_f64().expect("minutes") > 5.0, "{row}");
}

#[test]
fn without_a_clock_the_estimate_stands_alone() {
    let scratch = Scratch::new();
    played(&scratch);
    let ran = scratch.run(&["timing", "play.jsonl"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("no clock was kept"), "{}", ran.out);
}

#[test]
fn what_cannot_be_read_is_told_and_the_others_are_shown() {
    let scratch = Scratch::new();
    played(&scratch);
    scratch.write("torn.jsonl", "{\"format\":1,");
    let ran = scratch.run(&["timing", "torn.jsonl", "play.jsonl"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("torn.jsonl") && ran.err.contains("hint: "), "{}", ran.err);
    assert!(ran.out.contains("quay-disk, finished"), "{}", ran.out);
    // Without its scenario, there is nothing to hold it against.
    std::fs::remove_dir_all(scratch.path().join("home")).expect("gone");
    let ran = scratch.run(&["timing", "play.jsonl"]);
    assert!(ran.code == 2 && ran.err.contains("--scenarios"), "{}", ran.err);
    let ran = scratch.run(&["timing", "play.jsonl", "--scenarios", &scenario()]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    // Of itself it shows what the game keeps: nothing yet.
    let ran = scratch.run(&["timing"]);
    assert!(ran.code == 0 && ran.out.starts_with("No plays in "), "{}", ran.out);
}

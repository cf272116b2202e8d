//! `check`, `explain`, `list`, and wrong use.

use crate::scratch::{Scratch, fixture, second_story};

#[test]
fn a_clean_scenario() {
    let path = fixture();
    let ran = second_story(&["check", &path.to_string_lossy()]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.ends_with("quay-disk: nothing found\n"), "{}", ran.out);
}

#[test]
fn nothing_is_found_in_the_scenarios_of_the_program() {
    let ran = second_story(&["check", concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios")]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.contains("larkgate-sieve: nothing found\n"), "{}", ran.out);
}

#[test]
fn findings_as_json() {
    let scratch = Scratch::new();
    scratch.edit("scenario.ron", "sponsor: \"noor\"", "sponsor: \"noro\"");
    let ran = second_story(&["check", "--format", "json", &scratch.path().to_string_lossy()]);
    assert_eq!(ran.code, 1);
    let all: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let finding = &all[0]["findings"][0];
    assert_eq!(finding["code"], "SS201");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["file"], "scenario.ron");
    assert_eq!(finding["path"], "sponsor");
    assert_eq!(finding["what_to_do"], "did you mean `noor`?");
    let line = scratch.read("scenario.ron").lines().position(|l| l.contains("noro")).expect("it");
    assert_eq!(finding["line"], line + 1);
    assert_eq!(finding["column"], 14);
}

#[test]
fn a_folder_of_scenarios_checks_each() {
    let scratch = Scratch::new();
    scratch.edit("scenario.ron", "level: 1", "level: 7");
    let above = scratch.path().parent().expect("a folder above").to_owned();
    let ran = second_story(&["check", &above.to_string_lossy()]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("error[SS306]: 7 is out of range"), "{}", ran.out);
    assert!(ran.out.contains("quay-disk/scenario.ron:3:12"), "{}", ran.out);
}

#[test]
fn folders_to_check_are_named_and_not_added() {
    let path = fixture().to_string_lossy().into_owned();
    let ran = second_story(&["--scenarios", &path, "check", &path]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error: check does not use --scenarios\nhint: "), "{}", ran.err);
    assert!(ran.err.contains(&format!("`second-story check {path}`")), "{}", ran.err);
}

#[test]
fn no_such_folder() {
    let ran = second_story(&["check", "no-such-folder"]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.out, "");
    insta::assert_snapshot!(ran.err, @r"
    error: no-such-folder is not a folder
    hint: name the folder that holds scenario.ron, or one that holds such folders
    ");
}

#[test]
fn wrong_use() {
    for args in [&["frobnicate"][..], &["check"], &["check", "--format", "xml", "x"]] {
        let ran = second_story(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.starts_with("error: "), "{}", ran.err);
    }
}

#[test]
fn help_and_version_are_no_failures() {
    for args in [&["--help"][..], &["check", "--help"], &["--version"]] {
        let ran = second_story(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        assert!(!ran.out.is_empty());
    }
}

#[test]
fn a_code_is_explained_in_any_case() {
    let ran = second_story(&["explain", "ss201"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.starts_with("# SS201: a name that leads nowhere\n"), "{}", ran.out);
    let ran = second_story(&["explain"]);
    assert!(ran.out.lines().count() > 50);
    let ran = second_story(&["explain", "SS2O1"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("hint: did you mean `SS"), "{}", ran.err);
}

#[test]
fn the_list_has_what_folders_hold_and_says_what_is_broken() {
    let good = fixture();
    let bad = Scratch::new();
    bad.remove("truth.ron");
    let moved = bad.path().with_file_name("broken-quay");
    std::fs::rename(bad.path(), &moved).expect("renamed");
    let args = ["--scenarios", &good.to_string_lossy(), "--scenarios", &moved.to_string_lossy()];
    let ran = second_story(&[&["list"], &args[..]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("quay-disk  The quay's full disk"), "{}", ran.out);
    assert!(ran.out.contains("broken-quay  cannot be played"), "{}", ran.out);
    let around = [&args[..2], &["list"], &args[2..]].concat();
    assert_eq!(second_story(&around).out, ran.out, "before and after the command's name");
    let ran = second_story(&[&["list", "--format", "json"], &args[..]].concat());
    let all: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(all[0]["name"], "quay-disk");
    assert_eq!(all[0]["minutes"], 24);
    assert_eq!(all[1]["findings"], 1);
}

/// What docs/commands.md shows can be played as it stands there.
#[test]
fn the_example_of_the_commands_is_played() {
    let docs = include_str!("../../docs/commands.md");
    let (_, example) = docs.split_once("## An example").expect("an example");
    let commands = example.split("```").nth(1).expect("commands");
    let scratch = Scratch::new();
    scratch.write("commands.txt", commands);
    let ran = scratch.run(&["play", "larkgate-sieve", "--commands", "commands.txt"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(!ran.out.contains("rejected"), "{}", ran.out);
    assert!(ran.out.contains("\"postmortem\""), "it was played to its end");
}

#[test]
fn what_is_no_place_says_why() {
    let scratch = Scratch::new();
    let commands = "seal author-hurried=3 half-a-year-ago=4 more-than-usual=3 sure=2 \"Too early to say\"\nopen gatehouse-log\n\
                    pin \"gatehouse-log?nothing-like-this\"\npin gatehouse-log:999999999\n\
                    pin chart-traffic:arriving@09:24\ndrop harm 1\n";
    scratch.write("commands.txt", commands);
    let ran = scratch.run(&["play", "larkgate-sieve", "--commands", "commands.txt"]);
    for says in [
        "no line of a log that is open matches",
        "is no place that you can see",
        "is no point of a chart that is open",
        "is no harm on your sheet",
    ] {
        assert!(ran.out.contains(says), "{says}: {}", ran.out);
    }
}

#[test]
fn numbers_and_what_is_missing_are_told_in_words() {
    let scratch = Scratch::new();
    scratch.write("app.log", "one\n");
    for (args, says) in [
        (&["logs", "-A", "y", "app.log", "one"][..], "a whole number from 0"),
        (&["logs", "app.log"], "the query is missing"),
        (&["import", "app.log", "--into", "x", "--year", "abc"], "a year from 1970 to 2199"),
        (&["replay", "app.log", "--from", "x", "--commands", "-"], "a whole number from 0"),
    ] {
        let ran = scratch.run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
    let ran = scratch.run(&["logs", "app.log", &"a".repeat(1_234)]);
    let says = "a query has at most 1000 characters, and this one has 1234";
    assert!(ran.err.contains(says), "{}", ran.err);
}

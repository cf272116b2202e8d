//! `simulate`: bots play, and what it comes to is printed.

use crate::scratch::{Ran, fixture, second_story};
use serde_json::Value;

const PLAYERS: [&str; 5] = ["learner", "blamer", "nice", "random", "no-evidence"];

/// The numbers of a summary, each with a mean and a range; the first three are shares.
const NUMBERS: [&str; 11] = [
    "conditions",
    "facts",
    "factors",
    "events",
    "measures",
    "sponsor",
    "minutes",
    "length",
    "words",
    "questions",
    "moves",
];

/// Bots play the scenario of the tests.
fn simulate(args: &[&str]) -> Ran {
    let path = fixture().to_string_lossy().into_owned();
    second_story(&[&["simulate", path.as_str()], args].concat())
}

fn json(args: &[&str]) -> Value {
    let ran = simulate(&[args, &["--format", "json"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    serde_json::from_str(&ran.out).expect("JSON")
}

fn mean(summary: &Value, number: &str) -> f64 {
    summary[number]["mean"].as_f64().expect("a mean")
}

#[test]
fn each_player_in_json_with_and_without_losses() {
    for player in PLAYERS {
        for losses in [&[][..], &["--without-losses"]] {
            let args = [&["--player", player, "--plays", "6", "--seed", "3"], losses].concat();
            let summary = json(&args);
            assert_eq!(summary["player"], player);
            assert_eq!((&summary["plays"], &summary["seed"]), (&6.into(), &3.into()));
            assert_eq!(summary["without_losses"], !losses.is_empty());
            let fields = summary.as_object().expect("one object");
            assert_eq!(summary["scenario"], "quay-disk");
            assert_eq!(fields.len(), 6 + NUMBERS.len(), "{summary}");
            let stages = summary["stages"].as_object().expect("minutes by stage");
            let sum: f64 =
                stages.values().map(|stage| stage["mean"].as_f64().expect("a mean")).sum();
            assert!((sum - mean(&summary, "length")).abs() < 1e-9, "{summary}");
            for (at, number) in NUMBERS.into_iter().enumerate() {
                let [mean, low, high] = ["mean", "low", "high"]
                    .map(|part| summary[number][part].as_f64().expect("a number"));
                assert!(0.0 <= low && low <= high && mean >= 0.0, "{number}: {summary}");
                assert!(at >= 3 || high <= 1.0, "{number} is a share: {summary}");
            }
            assert!(mean(&summary, "sponsor") <= 100.0, "{summary}");
        }
    }
}

#[test]
fn the_same_bytes_twice_and_others_from_another_seed() {
    for player in PLAYERS {
        for format in ["json", "text"] {
            let with = |seed| {
                simulate(&["--player", player, "--plays", "5", "--seed", seed, "--format", format])
            };
            let (one, again) = (with("7"), with("7"));
            assert_eq!((one.code, one.err.as_str()), (0, ""));
            assert_eq!(one.out, again.out, "{player}");
        }
    }
    let minutes = |seed| json(&["--player", "random", "--plays", "5", "--seed", seed]);
    let (one, other) = (minutes("7"), minutes("70"));
    assert!(NUMBERS.iter().any(|number| one[number] != other[number]), "luck has no say: {one}");
}

#[test]
fn the_number_of_plays_counts() {
    let one = json(&["--player", "random", "--plays", "1"]);
    for number in NUMBERS {
        assert_eq!(one[number]["low"], one[number]["high"], "one play has no range");
    }
    let many = json(&["--player", "random", "--plays", "20"]);
    assert!(
        NUMBERS.iter().any(|number| many[number]["low"] != many[number]["high"]),
        "twenty plays are alike: {many}"
    );
}

/// Plays are numbered by their seeds, so two halves come to the same as the whole.
#[test]
fn plays_follow_the_first_seed_one_by_one() {
    let with = |plays, seed| json(&["--player", "blamer", "--plays", plays, "--seed", seed]);
    let (whole, first, second) = (with("8", "1"), with("4", "1"), with("4", "5"));
    for number in NUMBERS {
        let halves = (mean(&first, number) + mean(&second, number)) / 2.0;
        assert!((mean(&whole, number) - halves).abs() < 1e-9, "{number}");
    }
}

/// What the blamer is told where questions shut nothing is more; the learner asks nothing that shuts.
#[test]
fn losses_are_what_the_blamer_pays_and_the_learner_does_not() {
    let told = |args: &[&str]| mean(&json(&[args, &["--plays", "20"]].concat()), "conditions");
    let free = "--without-losses";
    assert!(
        told(&["--player", "blamer"]) + 0.1 < told(&["--player", "blamer", free]),
        "shut is shut"
    );
    let learner = told(&["--player", "learner"]);
    assert!((learner - told(&["--player", "learner", free])).abs() < f64::EPSILON);
}

#[test]
fn a_table_to_read() {
    let ran = simulate(&["--player", "blamer", "--plays", "4", "--seed", "2", "--without-losses"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(
        lines[0].ends_with("quay-disk: 4 plays as blamer from seed 2, without losses"),
        "{}",
        ran.out
    );
    let row = regex::Regex::new(r"^  (\D+?) +(\d+\.\d)( %|  )   \((\d+) to (\d+)\)$").expect("it");
    let names: Vec<String> = lines[1..]
        .iter()
        .map(|line| row.captures(line).unwrap_or_else(|| panic!("no row: {line}"))[1].to_owned())
        .collect();
    insta::assert_snapshot!(names.join(", "), @"conditions told openly, facts told, factors surfaced, events confirmed, measures agreed, management's support, working minutes, words read, questions put, moves in the review, real minutes, estimated, - brief and first guess, - evidence and talks, - timeline, - impact, causes, decisions, - review, - measures, - last guess and debrief");
    let widths: Vec<usize> = lines[1..].iter().filter_map(|line| line.find('(')).collect();
    assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "columns stand under each other");
    assert!(lines[1..4].iter().all(|line| line.contains(" % ")), "shares in percent: {}", ran.out);
}

#[test]
fn what_cannot_be_simulated_is_said() {
    let no_number = "a whole number from 1 to 100000";
    let wrong = [
        (&["--player", "bully"][..], "one of learner, blamer, nice, random, no-evidence"),
        (&["--plays", "0"], no_number),
        (&["--plays", "-3"], no_number),
        (&["--plays", "many"], no_number),
        (&["--plays", "100001"], no_number),
        (&["--seed", "-1"], "a whole number from 0 to"),
        (&["--seed", "1.5"], "a whole number from 0 to"),
        (&["--format", "xml"], "possible values: text, json"),
        (&["--lossless"], "--lossless"),
    ];
    for (args, says) in wrong {
        let ran = simulate(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.starts_with("error: ") && ran.err.contains(says), "{}", ran.err);
        assert!(ran.err.contains(args[0]), "which argument: {}", ran.err);
    }
    let ran = second_story(&["simulate", "nowhere"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("there is no scenario `nowhere`"), "{}", ran.err);
    let ran = second_story(&["simulate"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("<NAME>"), "{}", ran.err);
}

#[test]
fn what_came_of_each_way_of_asking_is_counted() {
    let args = ["--player", "random", "--plays", "8", "--seed", "2", "--asked"];
    let asked = json(&args);
    let rows = |table: &str| asked[table].as_array().expect("rows").clone();
    let number = |row: &Value, of: &str| row[of].as_u64().expect("a number");
    let times = |table: &str| rows(table).iter().map(|row| number(row, "times")).sum::<u64>();
    assert!(times("forms") > 50 && times("moves") > 10, "{asked}");
    assert_eq!(rows("after_closing").len(), 3);
    for row in [rows("forms"), rows("moves")].concat() {
        let came = ["open", "guarded", "fact"].map(|of| number(&row, of)).iter().sum::<u64>();
        assert!(came <= number(&row, "times"), "{row}");
    }
    // What closes gets facts, and no condition.
    let closing = rows("forms").into_iter().find(|row| row["of"] == "why didn’t you");
    let closing = closing.expect("a row");
    assert_eq!((number(&closing, "open"), number(&closing, "guarded")), (0, 0), "{closing}");
    assert!(number(&closing, "fact") > 0, "{closing}");
    let text = simulate(&args);
    assert!(text.out.contains("| form | times |") && text.out.contains("| why didn’t you |"));
}

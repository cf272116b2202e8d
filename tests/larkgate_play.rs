//! A whole play of Larkgate from a file of commands: the same bytes each time, and a document that
//! can be put before a team.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;
use std::path::Path;

/// A sound route, and one that does little and looks for somebody.
const SOUND: &str = "tests/fixtures/larkgate-play.txt";
const BLAME: &str = "tests/fixtures/larkgate-blame.txt";

/// What the program writes for a file of commands.
fn played(commands: &str, format: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let [scenario, commands] = ["scenarios/larkgate-sieve", commands]
        .map(|path| root.join(path).to_string_lossy().into_owned());
    let args = ["play", &scenario, "--commands", &commands, "--format", format];
    let args = std::iter::once("second-story").chain(args).map(Into::into);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = second_story::cli::run(args, &mut out, &mut err);
    assert_eq!((code, String::from_utf8(err).expect("UTF-8").as_str()), (0, ""));
    String::from_utf8(out).expect("UTF-8")
}

/// FNV-1a, 64 bits.
fn digest(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

fn debrief(commands: &str) -> Value {
    let out = played(commands, "json");
    serde_json::from_str(out.lines().last().expect("the debrief")).expect("JSON")
}

#[test]
fn the_same_commands_give_the_same_bytes() {
    let out = played(SOUND, "json");
    assert_eq!(out, played(SOUND, "json"));
    // The bytes of this play, on every machine. They change when a rule, a number or a text of the
    // scenario changes, and then only.
    insta::assert_snapshot!("bytes", format!("{} bytes, {:016x}", out.len(), digest(&out)));
}

#[test]
fn every_command_of_the_plays_is_possible() {
    for commands in [SOUND, BLAME] {
        for line in played(commands, "json").lines() {
            let answer: Value = serde_json::from_str(line).expect("JSON");
            assert!(answer.get("rejected").is_none(), "{line}");
        }
    }
}

#[test]
fn the_route_is_sound() {
    let debrief = debrief(SOUND);
    let criteria = |id: &str| -> Vec<String> {
        let all = debrief["dimensions"].as_array().expect("dimensions");
        let one = all.iter().find(|dimension| dimension["id"] == id).expect(id);
        let criteria = one["criteria"].as_array().expect("criteria").iter();
        criteria.map(|c| c["state"].as_str().expect("a state").to_owned()).collect()
    };
    assert_eq!(criteria("timeline")[0], "Met", "three events in four");
    assert_eq!(criteria("factors")[0], "Met", "six factors in ten");
}

#[test]
fn its_postmortem_can_be_put_before_a_team() {
    let debrief = debrief(SOUND);
    let document = debrief["postmortem"].as_str().expect("a document");
    insta::assert_snapshot!("postmortem", document);
    reads_as_markdown(document);
}

#[test]
fn a_play_that_did_little_has_a_short_document_that_reads_as_well() {
    let debrief = debrief(BLAME);
    let document = debrief["postmortem"].as_str().expect("a document");
    insta::assert_snapshot!("postmortem_blame", document);
    reads_as_markdown(document);
}

#[test]
fn what_blame_cost_is_told_at_each_person() {
    let debrief = debrief(BLAME);
    let tones = debrief["tone"].as_array().expect("tones").iter();
    let closing: Vec<&Value> = tones.filter(|tone| tone["tone"] == "Closing").collect();
    let of = |at: usize, field: &str| closing[at][field].as_str().expect(field).to_owned();
    assert_eq!(closing.len(), 4, "two to Rūta, one to Emeka, and the name");
    assert_eq!(of(0, "words"), "Why didn’t you hold the push back?");
    let said = &closing[0]["said"];
    assert_eq!(said[1]["text"], "I know. I should have. I’m sorry.");
    let shut = &closing[0]["closed"][0];
    assert_eq!((&shut["person"], &shut["item"]), (&"ruta".into(), &"r-one-button".into()));
    assert_eq!((&shut["outcome"], &shut["moment"]), (&"Unsaid".into(), &Value::Null));
    assert!(shut["telling"].as_str().expect("one").starts_with("There’s one button and it says"));
    assert_eq!(closing[1]["closed"][0]["item"], "r-to-watch");
    assert_eq!(closing[2]["closed"][0]["person"], "emeka");
    // Word of it goes round twice, and no further.
    let heard = |at: usize| closing[at]["heard"].as_array().expect("a list").len();
    assert_eq!((heard(0), heard(1), heard(2)), (6, 6, 0));
    assert!(of(0, "why").starts_with("It asks for a defence"));
    assert!(of(0, "source").starts_with("Allspaw, The Infinite Hows"));
    assert_eq!(of(3, "asked"), "asked for a name, you gave Rūta’s");
    let later = closing[3]["later"]["text"].as_str().expect("later");
    assert_eq!(later, "Word of it had not come back to Rūta when the review began.");
}

#[test]
fn the_minutes_of_the_review_add_up_to_what_its_clock_showed() {
    let debrief = debrief(SOUND);
    let all = debrief["dimensions"].as_array().expect("dimensions").iter();
    let mut criteria = all.flat_map(|dimension| dimension["criteria"].as_array().expect("four"));
    let few = criteria.find(|criterion| criterion["id"] == "few-minutes").expect("it");
    let reason = &few["reasons"][0];
    let number = regex::Regex::new(r"\d+").expect("a pattern");
    let numbers = |field: &str| -> Vec<u32> {
        let said = reason[field].as_str().expect("a sentence");
        number.find_iter(said).map(|found| found.as_str().parse().expect("one")).collect()
    };
    let [all, own] = numbers("what_you_did")[..] else { panic!("{reason}") };
    let [telling, rest] = numbers("what_the_evidence_shows")[..] else { panic!("{reason}") };
    assert_eq!(own + telling + rest, all);
    assert!(own > 0 && telling > 0 && rest > 0, "{reason}");
}

/// Headings nest and have something under them, tables have all their cells, nothing is read as
/// HTML or as a link, and every number stands for a piece of evidence.
fn reads_as_markdown(document: &str) {
    let (mut depth, mut bare) = (0, false);
    let (mut numbered, mut pieces) = (false, 0);
    let mut text = String::new();
    for event in Parser::new_ext(document, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        let heading = matches!(event, Event::Start(Tag::Heading { .. }));
        bare &= heading || !matches!(event, Event::Start(_));
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let level = level as usize;
                assert!(level == depth + 1 || (2..=depth).contains(&level), "{level} at {text}");
                assert!(!bare || level > depth, "nothing under {text}");
                depth = level;
            }
            Event::End(TagEnd::Heading(_)) => {
                bare = true;
                text.push('\n');
            }
            Event::Start(Tag::List(first)) => {
                numbered = first.is_some();
                pieces = if numbered { 0 } else { pieces };
            }
            Event::Start(Tag::Item) => pieces += usize::from(numbered),
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough)
            | Event::Html(_)
            | Event::InlineHtml(_) => panic!("{event:?} after {text}"),
            Event::Text(words) => text.push_str(&words),
            Event::End(_) => text.push('\n'),
            _ => {}
        }
    }
    // Rows that follow each other are of one table.
    let bars = |row: &str| row.replace("\\|", "").matches('|').count();
    let lines: Vec<&str> = document.lines().collect();
    let rows = lines.windows(2).filter(|two| two.iter().all(|line| line.starts_with('|')));
    let mut counted = 0;
    for two in rows {
        assert_eq!(bars(two[0]), bars(two[1]), "{two:?}");
        counted += 1;
    }
    assert!(counted > 2, "no table was read");
    // The last list with numbers is that of the evidence.
    let cited = regex::Regex::new(r"\[(\d+(?:, \d+)*)\]").expect("a pattern");
    let above = text.split("\nEvidence\n").next().expect("a part");
    for numbers in cited.captures_iter(above) {
        for number in numbers[1].split(", ") {
            let number: usize = number.parse().expect("a number");
            assert!((1..=pieces).contains(&number), "{number} of {pieces}");
        }
    }
}

//! A whole play of Larkgate from a file of commands: the same bytes each time, and a document that
//! can be put before a team.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use serde_json::Value;
use std::path::Path;

/// What the program writes for `tests/fixtures/larkgate-play.txt`.
fn played(format: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let [scenario, commands] = ["scenarios/larkgate-sieve", "tests/fixtures/larkgate-play.txt"]
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

fn debrief() -> Value {
    let out = played("json");
    let (_, debrief) = out.split_once("\n{\n").expect("the debrief");
    serde_json::from_str(&format!("{{{debrief}")).expect("JSON")
}

#[test]
fn the_same_commands_give_the_same_bytes() {
    let out = played("json");
    assert_eq!(out, played("json"));
    // The bytes of this play, on every machine. They change when a rule, a number or a text of the
    // scenario changes, and then only.
    insta::assert_snapshot!("bytes", format!("{} bytes, {:016x}", out.len(), digest(&out)));
}

#[test]
fn every_command_of_the_play_is_possible() {
    for line in played("json").lines().take_while(|line| *line != "{") {
        let answer: Value = serde_json::from_str(line).expect("JSON");
        assert!(answer.get("rejected").is_none(), "{line}");
    }
}

#[test]
fn the_route_is_sound() {
    let debrief = debrief();
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
    let debrief = debrief();
    let document = debrief["postmortem"].as_str().expect("a document");
    insta::assert_snapshot!("postmortem", document);
    for line in document.lines().filter(|line| line.starts_with('#')) {
        let after = document.split_once(&format!("{line}\n")).map_or("", |(_, after)| after);
        let next = after.trim_start().lines().next().unwrap_or_default();
        assert!(line.starts_with("# ") || !next.starts_with("## "), "nothing under {line}");
    }
}

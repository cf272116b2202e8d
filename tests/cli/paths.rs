//! Files that `play` is given: journals, commands and documents that are none, or not there.
#![cfg(unix)]

use crate::scratch::{Ran, Scratch, fixture};
use second_story::shelf::journals::OpenJournal;
use std::fs;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const SEAL: &str = "seal alert-slow=4 sure=2 \"Too early to say\"\n";

/// A folder with commands in it, to play from.
struct Desk {
    scratch: Scratch,
}

impl Desk {
    fn new() -> Self {
        let scratch = Scratch::new();
        scratch.write("commands.txt", SEAL);
        Self { scratch }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.scratch.path().join(name)
    }

    /// Plays from this folder, with its own home.
    fn play(&self, args: &[&str]) -> Ran {
        self.play_of(&fixture(), args)
    }

    fn play_of(&self, scenario: &Path, args: &[&str]) -> Ran {
        self.run(&[&["play", &scenario.to_string_lossy()], args].concat())
    }

    fn run(&self, args: &[&str]) -> Ran {
        self.scratch.run(args)
    }

    fn fifo(&self, name: &str) {
        let made = Command::new("mkfifo").arg(self.path(name)).status();
        assert!(made.expect("mkfifo").success());
    }
}

/// Refused soon, in these words, with nothing played.
#[track_caller]
fn refused(ran: &Ran, words: &str) {
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    assert!(ran.err.contains(words), "{}", ran.err);
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    assert!(ran.took < Duration::from_secs(6), "took {:?}", ran.took);
}

#[test]
fn a_file_of_somebody_else_is_never_made_a_journal() {
    let texts = ["hello", "hello\n", "{}", "{\"form", "\0", "(a: 1)"];
    for text in texts {
        let desk = Desk::new();
        desk.scratch.write("notes", text);
        let ran = desk.play(&["--commands", "commands.txt", "--journal", "notes"]);
        if "{\"format\":".starts_with(text) {
            // What a crash in the middle of the first line leaves.
            assert_eq!(ran.code, 0, "{}", ran.err);
        } else {
            refused(&ran, "no journal header");
            assert_eq!(desk.scratch.read("notes"), text);
        }
    }
}

#[test]
fn a_journal_is_a_plain_file() {
    let desk = Desk::new();
    desk.fifo("pipe");
    for path in ["pipe", "/dev/null", "/dev/full", "/dev/zero", "."] {
        let ran = desk.play(&["--commands", "commands.txt", "--journal", path]);
        refused(&ran, "is not a plain file");
    }
    let ran = desk.play(&["--commands", "commands.txt", "--journal", "no/such/folder"]);
    refused(&ran, "no/such/folder: ");
    let endless = fs::File::create(desk.path("endless")).expect("a file");
    endless.set_len(1 << 32).expect("a long file");
    let ran = desk.play(&["--commands", "commands.txt", "--journal", "endless"]);
    refused(&ran, "longer than any play");
}

#[test]
fn no_play_is_begun_for_commands_that_are_not_there() {
    let desk = Desk::new();
    fs::create_dir(desk.path("folder")).expect("a folder");
    for (path, words) in [("nowhere", "nowhere: "), ("folder", "folder: this is a folder")] {
        let ran = desk.play(&["--commands", path, "--journal", "play.jsonl"]);
        refused(&ran, words);
        assert!(ran.err.contains("hint: name a file with one command a line"), "{}", ran.err);
        assert!(!desk.path("play.jsonl").exists());
    }
}

#[test]
fn commands_without_end_are_given_up() {
    let desk = Desk::new();
    let ran = desk.play(&["--commands", "/dev/zero"]);
    refused(&ran, "a line of more than 64 MiB");
}

#[test]
fn another_play_is_not_gone_on_with_by_mistake() {
    let desk = Desk::new();
    let args = ["--commands", "commands.txt", "--journal", "play.jsonl"];
    let ran = desk.play(&[&args[..], &["--seed", "7"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let kept = desk.scratch.read("play.jsonl");
    let ran = desk.play_of(Path::new("larkgate-sieve"), &args);
    refused(&ran, "play.jsonl holds a play of `quay-disk`, not of `larkgate-sieve`");
    let ran = desk.play(&[&args[..], &["--seed", "8"]].concat());
    refused(&ran, "holds a play of seed 7, not of seed 8");
    let ran = desk.play(&[&args[..], &["--from-review"]].concat());
    refused(&ran, "holds a play that began before the review");
    assert_eq!(desk.scratch.read("play.jsonl"), kept);
    // What fits may be said again or left out.
    for more in [&[][..], &["--seed", "7"]] {
        let ran = desk.play(&[&args[..], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
}

#[test]
fn a_document_never_takes_the_place_of_a_pipe_or_a_device() {
    let desk = Desk::new();
    desk.fifo("pipe");
    let ran = desk.play(&["--commands", "commands.txt", "--postmortem", "pipe"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("pipe: not a plain file"), "{}", ran.err);
    let about = fs::metadata(desk.path("pipe")).expect("the pipe");
    assert!(about.file_type().is_fifo());
}

#[test]
fn each_reason_why_a_journal_cannot_be_kept_has_a_hint() {
    let desk = Desk::new();
    let args = |path| ["--commands", "commands.txt", "--journal", path];
    assert_eq!(desk.play(&args("play.jsonl")).code, 0);
    let sound = desk.scratch.read("play.jsonl");
    desk.scratch.write("damaged", sound.replacen("\"seq\":2", "\"seq\":3", 1));
    desk.scratch.write("newer", sound.replacen("\"format\":1", "\"format\":9", 1));
    std::os::unix::fs::symlink("no/where", desk.path("link")).expect("a link");
    let open = OpenJournal::resume(&desk.path("play.jsonl")).expect("sound");
    for (path, says, hint) in [
        ("play.jsonl", "has this play open", "close it there first"),
        ("damaged", "line 3 is damaged", "a copy from before the damage"),
        ("newer", "has format 9", "the newer second-story that wrote it"),
        ("link", "a link that leads nowhere", "name the file itself"),
        ("no/such", "no/such: ", "make the folder first"),
        ("commands.txt/x", "commands.txt/x: ", "a file lies where a folder has to be"),
        (".", "is not a plain file", "name a file"),
    ] {
        let ran = desk.play(&args(path));
        refused(&ran, says);
        let hints = ran.err.split_once("hint: ").map_or("", |(_, hint)| hint);
        assert!(hints.contains(hint), "{path}: {}", ran.err);
    }
    drop(open);
}

/// By whatever name: nothing is written, and what lies there stays as it is.
#[test]
fn a_file_has_one_use() {
    let desk = Desk::new();
    let all = ["--commands", "commands.txt", "--journal", "play.jsonl"];
    assert_eq!(desk.play(&all).code, 0);
    let kept = ["commands.txt", "play.jsonl"].map(|name| (name, desk.scratch.read(name)));
    std::os::unix::fs::symlink("play.jsonl", desk.path("link")).expect("a link");
    std::os::unix::fs::symlink("new.jsonl", desk.path("ahead")).expect("a link");
    for path in ["play.jsonl", "./play.jsonl", "evidence/../play.jsonl", "no/../play.jsonl", "link"]
    {
        let ran = desk.play(&[&all[..], &["--postmortem", path]].concat());
        refused(&ran, &format!("{path}: --journal and --postmortem name the same file"));
        assert!(ran.err.contains("hint: name another file after --postmortem"), "{}", ran.err);
    }
    let ran = desk.play(&[&all[..], &["--postmortem", "commands.txt"]].concat());
    refused(&ran, "commands.txt: --commands and --postmortem name the same file");
    let ran = desk.play(&["--commands", "commands.txt", "--journal", "commands.txt"]);
    refused(&ran, "commands.txt: --commands and --journal name the same file");
    // A file that is not there yet.
    for path in ["new.jsonl", "no/../new.jsonl", "ahead"] {
        let args = ["--commands", "commands.txt", "--journal", "new.jsonl", "--postmortem", path];
        refused(&desk.play(&args), "name the same file");
        assert!(!desk.path("new.jsonl").exists());
    }
    // Nor does the document of one play take the place of another play.
    let ran = desk.play(&["--commands", "commands.txt", "--postmortem", "play.jsonl"]);
    refused(&ran, "play.jsonl holds a play, which the postmortem would replace");
    for (name, text) in kept {
        assert_eq!(desk.scratch.read(name), text, "{name}");
    }
    // An earlier document may be replaced, as may an empty file; somebody's notes may not.
    desk.scratch.write("play.md", "");
    for _ in 0..2 {
        let ran = desk.play(&[&all[..], &["--postmortem", "play.md"]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    for notes in ["# Notes\n\n- mine\n", "x", "\0"] {
        desk.scratch.write("notes.md", notes);
        let ran = desk.play(&["--commands", "commands.txt", "--postmortem", "notes.md"]);
        refused(&ran, "notes.md holds something else than a postmortem");
        assert_eq!(desk.scratch.read("notes.md"), notes);
    }
}

#[test]
fn there_is_no_document_before_the_first_guess() {
    let desk = Desk::new();
    desk.scratch.write("commands.txt", "look brief\n");
    let ran = desk.play(&["--commands", "commands.txt", "--postmortem", "play.md"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("play.md was not written: there is no postmortem yet"), "{}", ran.err);
    assert!(!desk.path("play.md").exists());
}

#[test]
fn a_journal_to_be_read_that_is_not_there_is_asked_after() {
    let desk = Desk::new();
    for command in ["timing", "replay"] {
        let ran = desk.run(&[command, "nope.jsonl"]);
        assert_ne!(ran.code, 0);
        assert!(ran.err.contains("nope.jsonl: there is no such file"), "{}", ran.err);
        assert!(ran.err.contains("is the name right?"), "{}", ran.err);
    }
}

#[test]
fn a_home_that_is_a_file() {
    let desk = Desk::new();
    desk.scratch.write("home", "not a folder");
    let ran = desk.play(&["--commands", "commands.txt", "--journal", "play.jsonl"]);
    refused(&ran, "home/copies");
    assert!(!desk.path("play.jsonl").exists());
}

#[test]
fn further_scenarios_lie_in_folders() {
    let desk = Desk::new();
    for path in ["nowhere", "commands.txt"] {
        let ran = desk.play(&["--commands", "commands.txt", "--scenarios", path]);
        refused(&ran, &format!("{path} is not a folder"));
        let scenario = fixture();
        let args = ["--scenarios", path, "list", "--scenarios", &scenario.to_string_lossy()];
        refused(&desk.run(&args), &format!("{path} is not a folder"));
    }
}

#[test]
fn seeds_are_numbers() {
    let desk = Desk::new();
    for seed in ["-1", "18446744073709551616", "many", "1.5"] {
        let ran = desk.play(&["--commands", "commands.txt", "--seed", seed]);
        refused(&ran, "a whole number from 0 to 18446744073709551615");
    }
    let ran = desk.play(&["--commands", "commands.txt", "--seed", "18446744073709551615"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn what_is_typed_wrong_is_answered_with_what_can_be_seen() {
    let desk = Desk::new();
    let lines = "opne ticket\nopen tickett\nask iness usual\nhelp pin\nhelp seal\nhelp pinn\n";
    desk.scratch.write("commands.txt", format!("\u{feff}{SEAL}{lines}"));
    let ran = desk.play(&["--commands", "commands.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for words in [
        "there is no command `opne`; did you mean `open`?",
        "`tickett` is no source; see `look sources`; did you mean `ticket`?",
        "`iness` is no person to ask; see `look people`; did you mean `ines`?",
        "write: pin PLACE",
        "write: seal STATEMENT=CHIPS",
        "now: not possible in this phase",
        "there is no command `pinn`; did you mean `pin`?",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
}

#[test]
fn the_hint_after_a_wrong_name_reads_as_sentences() {
    let desk = Desk::new();
    let ran = desk.play_of(Path::new("larkgate-seive"), &["--commands", "commands.txt"]);
    refused(&ran, "hint: did you mean `larkgate-sieve`? `second-story list` shows all\n");
    let ran = desk.play_of(Path::new("nowhere"), &["--commands", "commands.txt"]);
    refused(&ran, "; `second-story list` shows all\n");
}

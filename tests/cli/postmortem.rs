//! The document of a play: shown by `look`, in the debrief, and written into a file.

use crate::scratch::{Scratch, fixture, second_story};

const SEAL: &str = "seal alert-slow=4 sure=2 \"Too early to say\"\n";

/// Plays these lines after the seal; what the program wrote, and where the document was to go.
fn played(scratch: &Scratch, lines: &str, document: &str) -> crate::scratch::Ran {
    scratch.write("commands.txt", format!("{SEAL}{lines}"));
    let path = |name: &str| scratch.path().join(name).to_string_lossy().into_owned();
    let fixture = fixture().to_string_lossy().into_owned();
    let (commands, document) = (path("commands.txt"), path(document));
    second_story(&["play", &fixture, "--commands", &commands, "--postmortem", &document])
}

#[test]
fn it_is_the_same_wherever_it_is_read() {
    let scratch = Scratch::new();
    let lines = "summary \"It was a long day\"\nreview\nclose\ndone\n\
                 finish alert-slow=4 sure=2 \"Still too early to say\"\nlook postmortem\n";
    let ran = played(&scratch, lines, "out/it.md");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let written = scratch.read("out/it.md");
    assert!(written.starts_with("# ") && written.contains("It was a long day"), "{written}");
    assert!(ran.out.contains(&written), "shown as it stands");
    let debrief = ran.out.split_once("\n{\n").map(|(_, rest)| format!("{{{rest}")).expect("JSON");
    let debrief: serde_json::Value = serde_json::from_str(&debrief).expect("JSON");
    assert_eq!(debrief["postmortem"], written);
}

#[test]
fn there_is_none_before_the_work_begins() {
    let scratch = Scratch::new();
    scratch.write("commands.txt", "look postmortem\n");
    let commands = scratch.path().join("commands.txt").to_string_lossy().into_owned();
    let ran = second_story(&["play", &fixture().to_string_lossy(), "--commands", &commands]);
    assert!(ran.out.starts_with("rejected: there is no postmortem yet"), "{}", ran.out);
}

#[test]
fn where_it_cannot_be_written_the_play_is_shown_and_the_reason_told() {
    let scratch = Scratch::new();
    scratch.write("taken/by", "somebody");
    let ran = played(&scratch, "", "taken");
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("unfinished"), "the play was shown first");
    assert!(ran.err.contains("the postmortem could not be written"), "{}", ran.err);
    let left = std::fs::read_dir(scratch.path()).expect("a folder").filter(|entry| {
        let entry = entry.as_ref().expect("an entry");
        entry.file_name().to_string_lossy().starts_with(".taken")
    });
    assert_eq!(left.count(), 0, "nothing half written stays");
}

#[test]
fn a_play_that_stops_before_its_end_keeps_what_happened_to_itself() {
    let scratch = Scratch::new();
    for lines in ["", "look\nhelp\nquit\n", "review\n", "review\nclose\n"] {
        let ran = played(&scratch, lines, "it.md");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{lines}");
        assert!(ran.out.contains("unfinished:"), "{lines}: {}", ran.out);
        for secret in ["second_story", "dimensions", "never_opened", "\"holds\""] {
            assert!(!ran.out.contains(secret), "{lines}: {secret}");
        }
    }
}

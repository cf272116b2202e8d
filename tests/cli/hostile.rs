//! Broken and hostile folders: a clear finding soon, never a panic or a hang.

use crate::scratch::{Ran, Scratch, second_story};
use std::fs;
use std::time::Duration;

/// Two seconds are promised; machines that run many tests at once get as much again.
const SOON: Duration = Duration::from_secs(4);

/// Findings with this code, soon.
#[track_caller]
pub fn finds(ran: &Ran, code: &str) {
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains(&format!("[{code}]")), "{}", ran.out);
    assert!(ran.took < SOON, "took {:?}", ran.took);
    assert!(ran.out.len() < 400_000, "{} bytes of findings", ran.out.len());
}

#[test]
fn an_empty_folder() {
    let dir = tempfile::tempdir().expect("a folder");
    let ran = second_story(&["check", &dir.path().to_string_lossy()]);
    finds(&ran, "SS001");
    assert_eq!(ran.out.matches("is missing").count(), 7, "{}", ran.out);
}

#[test]
fn each_missing_file() {
    for file in second_story::scenario::RON_FILES {
        let scratch = Scratch::new();
        scratch.remove(file);
        let ran = scratch.check();
        finds(&ran, "SS001");
        assert!(ran.out.contains(&format!("`{file}` is missing")), "{}", ran.out);
    }
}

#[test]
fn a_hundred_megabytes_of_ron() {
    let scratch = Scratch::new();
    let file = fs::File::create(scratch.path().join("world.ron")).expect("a file");
    file.set_len(100 << 20).expect("a long file");
    finds(&scratch.check(), "SS003");
}

#[test]
fn as_much_as_may_be_read() {
    let scratch = Scratch::new();
    let many = "(id: \"a\", name: \"a\", when: Always),".repeat(110_000);
    scratch.edit("people.ron", "topics: [", &format!("topics: [{many}"));
    finds(&scratch.check(), "SS003");
    let scratch = Scratch::new();
    let many = "\"nobody\",".repeat(50_000);
    scratch.edit("review.ron", "at_table: [", &format!("at_table: [{many}"));
    finds(&scratch.check(), "SS201");
}

#[test]
fn nesting_a_thousand_deep() {
    let deep = [("(", ")"), ("[", "]"), ("Not(", ")"), ("{1:", "}"), ("Some(", ")")];
    for (open, close) in deep {
        for depth in [1_000, 200_000] {
            let scratch = Scratch::new();
            let nested = format!("when: {}Always{}", open.repeat(depth), close.repeat(depth));
            scratch.edit("people.ron", "when: Always", &nested);
            let ran = scratch.check();
            assert_eq!(ran.code, 1, "{open} {depth}: {}{}", ran.out, ran.err);
            assert!(ran.out.contains("people.ron:3"), "{open} {depth}: {}", ran.out);
            assert!(ran.took < SOON, "{open} {depth} took {:?}", ran.took);
        }
    }
}

#[test]
fn conditions_nested_to_the_limit() {
    let scratch = Scratch::new();
    let nested = format!("when: {}Always{}", "All([Not(".repeat(60), ")])".repeat(60));
    scratch.edit("people.ron", "when: Always", &nested);
    finds(&scratch.check(), "SS107");
}

#[test]
fn invalid_utf8() {
    let scratch = Scratch::new();
    scratch.write("truth.ron", b"(\n  events: [\xff\xfe],\n)");
    let ran = scratch.check();
    finds(&ran, "SS002");
    assert!(ran.out.contains("line 2"), "{}", ran.out);
    let scratch = Scratch::new();
    scratch.write("evidence/ticket.md", b"caf\xe9");
    finds(&scratch.check(), "SS002");
}

#[test]
fn paths_that_leave_the_folder() {
    for path in ["../secret.md", "/etc/passwd", "a/../../../x", "..\\\\x"] {
        let scratch = Scratch::new();
        scratch.edit("evidence.ron", "ticket.md", path);
        finds(&scratch.check(), "SS008");
    }
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn out_of_the_folder() {
        let scratch = Scratch::new();
        scratch.remove("people.ron");
        symlink("/etc/passwd", scratch.path().join("people.ron")).expect("a link");
        let ran = scratch.check();
        finds(&ran, "SS005");
        assert!(!ran.out.contains("root:"), "{}", ran.out);
        assert!(!ran.out.contains("is missing"), "{}", ran.out);
    }

    #[test]
    fn of_a_whole_folder_and_of_itself() {
        let scratch = Scratch::new();
        symlink("/", scratch.path().join("evidence/all")).expect("a link");
        finds(&scratch.check(), "SS005");
        let scratch = Scratch::new();
        symlink(scratch.path().join("evidence"), scratch.path().join("evidence/again"))
            .expect("a link");
        let ran = scratch.check();
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert!(ran.took < SOON);
        let scratch = Scratch::new();
        symlink("round", scratch.path().join("evidence/round")).expect("a link");
        finds(&scratch.check(), "SS005");
    }

    #[test]
    fn pipes_are_never_opened() {
        for file in ["people.ron", "evidence/ticket.md"] {
            let scratch = Scratch::new();
            scratch.remove(file);
            let made = std::process::Command::new("mkfifo").arg(scratch.path().join(file)).status();
            assert!(made.expect("mkfifo").success());
            finds(&scratch.check(), "SS007");
        }
    }

    /// Spoils a file or folder at this path.
    type Spoil = fn(&std::path::Path);

    #[test]
    fn what_was_refused_is_not_called_missing_as_well() {
        let spoils: [(&str, Spoil); 4] = [
            ("SS003", |path| {
                fs::File::create(path).and_then(|file| file.set_len(100 << 20)).expect("long");
            }),
            ("SS005", |path| symlink("/etc/passwd", path).expect("a link")),
            ("SS005", |path| symlink("nowhere", path).expect("a link")),
            ("SS007", |path| {
                let made = std::process::Command::new("mkfifo").arg(path).status();
                assert!(made.expect("mkfifo").success());
            }),
        ];
        for (code, spoil) in spoils {
            for file in ["people.ron", "scenario.ron", "evidence/ticket.md", "evidence"] {
                let scratch = Scratch::new();
                let path = scratch.path().join(file);
                if path.is_dir() {
                    fs::remove_dir_all(&path).expect("removed");
                } else {
                    fs::remove_file(&path).expect("removed");
                }
                spoil(&path);
                let ran = scratch.check();
                finds(&ran, code);
                let found = ran.out.matches("error[").count() + ran.out.matches("warning[").count();
                assert_eq!(found, 1, "{file}: {}", ran.out);
            }
        }
    }

    #[test]
    fn what_is_missing_beside_what_was_refused_is_still_found() {
        let scratch = Scratch::new();
        scratch.edit("evidence.ron", "file: \"ticket.md\"", "file: \"tickets.md\"");
        symlink("/etc/passwd", scratch.path().join("evidence/note.md")).expect("a link");
        let ran = scratch.check();
        finds(&ran, "SS005");
        finds(&ran, "SS009");
    }

    #[test]
    fn a_folder_in_the_place_of_a_file() {
        let scratch = Scratch::new();
        scratch.remove("people.ron");
        fs::create_dir(scratch.path().join("people.ron")).expect("a folder");
        finds(&scratch.check(), "SS007");
    }
}

#[test]
fn folders_without_end() {
    let scratch = Scratch::new();
    scratch.write(&format!("evidence/{}x.md", "d/".repeat(40)), "x");
    finds(&scratch.check(), "SS006");
    for folder in ["", "evidence/"] {
        let scratch = Scratch::new();
        for n in 0..2_100 {
            scratch.write(&format!("{folder}{n}.md"), "x");
        }
        let ran = scratch.check();
        finds(&ran, "SS006");
        assert_eq!(ran.out.matches("error[").count(), 1, "{}", ran.out);
    }
}

#[test]
fn duplicate_ids() {
    let scratch = Scratch::new();
    scratch.edit("world.ron", "id: \"store\"", "id: \"front\"");
    finds(&scratch.check(), "SS202");
}

#[test]
fn cycles_and_long_chains_of_services() {
    let scratch = Scratch::new();
    let call = "calls: [(to: \"front\", per_request: 1.0, need: Hard, timeout_ms: 1.0)]";
    scratch.edit("world.ron", "calls: []", call);
    finds(&scratch.check(), "SS401");
    let scratch = Scratch::new();
    let link = |n: usize| {
        format!(
            "(id: \"s{n}\", name: \"s\", does: \"s\", kind: Web, workers: 1, service_ms: 1.0, \
             queue_limit: 1.0, place: (0, 0), calls: [(to: \"s{}\", per_request: 1.0, need: Hard, \
             timeout_ms: 1.0)]),",
            (n + 1) % 3_000
        )
    };
    let chain: String = (0..3_000).map(link).collect();
    scratch.edit("world.ron", "services: [", &format!("services: [{chain}"));
    finds(&scratch.check(), "SS401");
}

#[test]
fn numbers_that_are_none() {
    for (wrong, code) in [("NaN", "SS305"), ("inf", "SS305"), ("-inf", "SS305"), ("1e400", "SS305")]
    {
        let scratch = Scratch::new();
        scratch.edit("world.ron", "per_second: 40.0", &format!("per_second: {wrong}"));
        finds(&scratch.check(), code);
    }
    for wrong in ["-5", "99999999999999999999", "4294967296", "18446744073709551615"] {
        let scratch = Scratch::new();
        scratch.edit("world.ron", "workers: 20", &format!("workers: {wrong}"));
        let ran = scratch.check();
        assert_eq!(ran.code, 1, "{wrong}: {}", ran.out);
    }
}

#[test]
fn a_world_that_would_never_be_done() {
    let edits = [
        ("evidence.ron", "seconds: 60.0", "seconds: 0.000000001", "SS306"),
        ("world.ron", "per_second: 40.0", "per_second: 1e300", "SS306"),
        ("world.ron", "seconds: 14400", "seconds: 4000000000", "SS306"),
        ("evidence.ron", "sample_per_thousand: 20", "sample_per_thousand: 4000000", "SS306"),
    ];
    for (file, from, to, code) in edits {
        let scratch = Scratch::new();
        scratch.edit(file, from, to);
        finds(&scratch.check(), code);
    }
}

#[test]
fn dates_that_do_not_exist() {
    for day in ["2025-02-30", "2025-13-01", "-999999-01-01", "2025-03-11T10:00", "yesterday", ""] {
        let scratch = Scratch::new();
        scratch.edit("scenario.ron", "2025-03-11", day);
        finds(&scratch.check(), "SS301");
    }
    for at in ["10:61", "10:05:60", "99:99:99", "9999-99-99 10:00", "+10:00", "10:05Z"] {
        let scratch = Scratch::new();
        scratch.edit("truth.ron", "10:05", at);
        finds(&scratch.check(), "SS302");
    }
}

#[test]
fn a_file_full_of_unknown_fields() {
    let scratch = Scratch::new();
    let many: String = (0..200_000).map(|n| format!("x{n}: 1,")).collect();
    scratch.edit("world.ron", "(", &format!("({many}"));
    let ran = scratch.check();
    finds(&ran, "SS102");
    assert!(ran.out.matches("[SS102]").count() > 5, "{}", ran.out);
}

#[test]
fn an_id_of_megabytes() {
    let scratch = Scratch::new();
    scratch.edit("people.ron", "id: \"ines\"", &format!("id: \"{}\"", "a".repeat(3 << 20)));
    let ran = scratch.check();
    finds(&ran, "SS205");
    finds(&ran, "SS201");
    let ran = second_story(&["check", "--format", "json", &scratch.path().to_string_lossy()]);
    assert!(ran.out.len() < 400_000, "{} bytes of JSON", ran.out.len());
    let all: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert!(all[0]["findings"].as_array().is_some_and(|findings| findings.len() > 3));
}

#[test]
fn a_text_of_megabytes() {
    let scratch = Scratch::new();
    let book = format!("role: \"{}", "word ".repeat(600_000));
    scratch.edit("people.ron", "role: \"", &book);
    finds(&scratch.check(), "SS208");
}

#[test]
fn files_of_editors_that_begin_with_a_mark_are_fine() {
    let scratch = Scratch::new();
    for file in ["people.ron", "evidence/ticket.md"] {
        let text = scratch.read(file);
        scratch.write(file, format!("\u{feff}{text}"));
    }
    let ran = scratch.check();
    assert_eq!(ran.code, 0, "{}", ran.out);
}

#[test]
fn a_file_with_a_slightly_wrong_name() {
    let scratch = Scratch::new();
    let (from, to) = (scratch.path().join("people.ron"), scratch.path().join("peoples.ron"));
    fs::rename(from, to).expect("renamed");
    let ran = scratch.check();
    finds(&ran, "SS001");
    assert!(ran.out.contains("rename `peoples.ron` to `people.ron`"), "{}", ran.out);
}

#[test]
fn text_does_not_steer_the_terminal() {
    let scratch = Scratch::new();
    scratch.edit("people.ron", "id: \"ines\"", "id: \"\\u{1b}]0;owned\\u{7}\"");
    let ran = scratch.check();
    finds(&ran, "SS205");
    assert!(!ran.out.contains('\u{1b}'), "{:?}", ran.out);
}

#[test]
#[cfg(unix)]
fn names_do_not_steer_the_terminal_either() {
    let name = "a\u{1b}]0;owned\u{7}";
    let scratch = Scratch::new();
    scratch.write(&format!("evidence/{name}.md"), "x");
    let shelf = scratch.path().with_file_name(name);
    fs::create_dir(&shelf).expect("a folder");
    fs::rename(scratch.path(), shelf.join(name)).expect("renamed");
    let folder = shelf.to_string_lossy();
    for broken in [false, true] {
        if broken {
            fs::remove_file(shelf.join(name).join("people.ron")).expect("removed");
        }
        for args in [
            &["check", &folder][..],
            &["list", "--scenarios", &folder],
            &["play", name, "--scenarios", &folder, "--commands", "/dev/null"],
            &["play", "\u{1b}c", "--commands", "/dev/null"],
        ] {
            let ran = second_story(args);
            let said = format!("{}{}", ran.out, ran.err);
            assert!(!said.is_empty() && !said.contains(['\u{1b}', '\u{7}']), "{args:?}: {said:?}");
        }
    }
}

#[test]
fn all_of_it_is_found_in_one_run() {
    let scratch = Scratch::new();
    scratch.remove("beats.ron");
    scratch.edit("people.ron", "temperament: Anxious", "temprament: Anxious");
    scratch.edit("world.ron", "seed: 11", "sede: 11");
    scratch.write("truth.ron", "(events: [");
    let ran = scratch.check();
    for code in ["SS001", "SS101", "SS102"] {
        finds(&ran, code);
    }
    assert!(ran.out.contains("did you mean `temperament`?"), "{}", ran.out);
    assert!(ran.out.contains("did you mean `seed`?"), "{}", ran.out);
    let order =
        ["beats.ron", "people.ron", "truth.ron", "world.ron"].map(|file| ran.out.find(file));
    assert!(order.is_sorted(), "{}", ran.out);
}

//! `import`: real logs become evidence, good, bad, large and odd ones.
#![cfg(unix)]

use crate::scratch::{Ran, Scratch, second_story};
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A scenario and a folder of logs.
struct Desk {
    scenario: Scratch,
    logs: TempDir,
}

const TRACE: &str = "2025-03-11 10:00:05,100 ERROR [main] com.example.Store - no space left\n\
                     java.io.IOException: disk full\n\
                     \tat com.example.Store.put(Store.java:88)\n\
                     2025-03-11 10:00:06,200 INFO  [main] com.example.Store - sold\n";

impl Desk {
    fn new() -> Self {
        Self { scenario: Scratch::new(), logs: TempDir::new().expect("a folder") }
    }

    fn with(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let desk = Self::new();
        desk.log(name, bytes);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.logs.path().join(name)
    }

    fn log(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, bytes).expect("a file");
        path.to_string_lossy().into_owned()
    }

    fn import(&self, names: &[&str], options: &[&str]) -> Ran {
        let into = self.scenario.path().to_string_lossy().into_owned();
        let logs: Vec<String> =
            names.iter().map(|name| self.path(name).to_string_lossy().into_owned()).collect();
        let mut args = vec!["import", "--into", &into];
        args.extend(options);
        args.extend(logs.iter().map(String::as_str));
        second_story(&args)
    }

    fn json(&self, names: &[&str], options: &[&str]) -> (u8, Value) {
        let ran = self.import(names, &[&["--format", "json"], options].concat());
        let value = serde_json::from_str(&ran.out);
        (ran.code, value.unwrap_or_else(|error| panic!("{error}: {ran:?}")))
    }

    fn evidence(&self, id: &str) -> Vec<Value> {
        let text = self.scenario.read(&format!("evidence/{id}.jsonl"));
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// Pastes what a report says to paste.
    fn paste(&self, report: &Value) {
        let all = report["sources"].as_array().expect("sources").iter();
        let all: String = all.filter_map(|source| source["paste"].as_str()).collect();
        self.scenario.edit("evidence.ron", "sources: [", &format!("sources: [\n{all}"));
    }
}

#[test]
fn a_log_becomes_a_source_that_is_played() {
    let desk = Desk::with("store.log", TRACE);
    let ran = desk.import(&["store.log"], &[]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for part in [
        "log4j, logback",
        "belong to the line above",
        "2 times have no zone: read as UTC, the scenario's zone",
        "Paste into `sources: [ … ]`",
        "body: LogFile((file: \"store-log.jsonl\", marks: [])),",
        "will find nothing new",
    ] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    let records = desk.evidence("store-log");
    assert_eq!(records.len(), 2);
    assert_eq!(records[0]["at"], "2025-03-11T10:00:05.1Z");
    assert_eq!(records[0]["text"], TRACE.split("\n2025").next().expect("a record"));
    // Until it is pasted, check says that nobody shows the file.
    assert!(desk.scenario.check().out.contains("SS010"));

    let (code, report) = desk.json(&["store.log"], &["--replace"]);
    assert_eq!(code, 0);
    desk.paste(&report);
    let checked = desk.scenario.check();
    assert_eq!(checked.code, 0, "{}", checked.out);
    let again = desk.import(&["store.log"], &["--replace"]);
    assert!(again.out.contains("shows what was written already"), "{}", again.out);

    let commands = "seal alert-slow=4 sure=2 \"Too early to say\"\nopen log\nopen store-log\n\
                    look store-log\nlook store-log level:error \"disk full\"\n\
                    look store-log thread:main msg:sold after:10:00:06\n";
    let file = desk.log("commands", commands);
    let path = desk.scenario.path().to_string_lossy().into_owned();
    let ran = second_story(&["play", "quay-disk", "--scenarios", &path, "--commands", &file]);
    let shown: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("shown:")).collect();
    let expected = [2, 1, 1].map(|n| format!("shown: {n} from 0, of {n} that match, of 2 in all"));
    assert_eq!(shown, expected, "{}", ran.out);
    assert!(ran.out.contains("time: 10:00:05.100"), "{}", ran.out);
}

#[test]
fn nothing_is_replaced_unless_it_is_said() {
    let desk = Desk::with("store.log", TRACE);
    assert_eq!(desk.import(&["store.log"], &[]).code, 0);
    desk.log("store.log", "2025-03-11 10:00:07 new\n");
    let ran = desk.import(&["store.log"], &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is there already") && ran.err.contains("--replace"), "{}", ran.err);
    assert_eq!(desk.evidence("store-log").len(), 2);
    assert_eq!(desk.import(&["store.log"], &["--dry-run"]).code, 0);
    assert_eq!(desk.evidence("store-log").len(), 2);
    assert_eq!(desk.import(&["store.log"], &["--replace"]).code, 0);
    assert_eq!(desk.evidence("store-log").len(), 1);
    let left = fs::read_dir(desk.scenario.path().join("evidence")).expect("the folder").count();
    assert_eq!(left, 2, "no file beside them is left");
}

#[test]
fn what_is_not_read_is_told_and_kept_where_that_is_wanted() {
    let mixed = format!(
        "banner\n{TRACE}Mar 11 10:00:07 quay-1 app[7]: up\n=====\n\n{{\"ts\":\"2025-03-11T10:00:08Z\",\"msg\":\"x\"}}\n"
    );
    let desk = Desk::with("mixed.log", &mixed);
    let rest = desk.path("rest").to_string_lossy().into_owned();
    let ran = desk.import(&["mixed.log"], &["--rest", &rest]);
    assert_eq!(ran.code, 1, "{ran:?}");
    for part in [
        "3 formats in one file",
        "line 1: banner",
        "1 time has no year: worked out from 2025-03-11",
        "--join",
    ] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    assert_eq!(fs::read_to_string(&rest).expect("the rest"), "banner\n=====\n");
    let (code, report) = desk.json(&["mixed.log"], &["--dry-run", "--replace"]);
    let file = &report["sources"][0]["files"][0];
    let bytes = |part: &str| file[part]["bytes"].as_u64().expect("bytes");
    assert_eq!(bytes("records") + bytes("blank") + bytes("not_read"), mixed.len() as u64);
    assert_eq!((code, &file["bytes"]), (1, &Value::from(mixed.len())));
    assert_eq!(file["not_read"]["examples"][1]["line"], 7);
}

#[test]
fn packed_rotated_and_piped_logs_are_read() {
    let desk = Desk::new();
    let line = |second: u32| format!("2025-03-11 10:00:{second:02} INFO number {second}\r\n");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(line(1).as_bytes()).expect("packed");
    desk.log("all/app.log.2.gz", packed.finish().expect("packed"));
    let level = ruzstd::encoding::CompressionLevel::Fastest;
    desk.log("all/app.log.1", ruzstd::encoding::compress_to_vec(line(2).as_bytes(), level));
    desk.log("all/app.log", line(3));
    desk.log("all/other.log", line(4));
    let (code, report) = desk.json(&["all"], &[]);
    assert_eq!(code, 0, "{report}");
    let texts: Vec<Value> =
        desk.evidence("app-log").into_iter().map(|one| one["text"].clone()).collect();
    assert_eq!(texts, [1, 2, 3].map(|second| line(second).trim_end().to_owned()));
    assert_eq!(desk.evidence("other-log").len(), 1);
    // All as one.
    assert_eq!(desk.json(&["all"], &["--name", "front"]).0, 0);
    assert_eq!(desk.evidence("front").len(), 4);

    let into = desk.scenario.path();
    let mut child = Command::new(env!("CARGO_BIN_EXE_second-story"))
        .args(["import", "-", "--into"])
        .arg(&into)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program");
    child.stdin.take().expect("stdin").write_all(line(5).as_bytes()).expect("written");
    assert_eq!(child.wait().expect("an end").code(), Some(0));
    assert_eq!(desk.evidence("standard-input").len(), 1);
}

#[test]
fn a_stretch_and_a_query_choose_and_the_others_are_counted() {
    let lines: String = (0..60)
        .map(|n| {
            format!(
                "2025-03-11T10:{n:02}:00Z {} n={n}\n",
                if n % 2 == 0 { "INFO" } else { "ERROR" }
            )
        })
        .collect();
    let desk = Desk::with("app.log", &lines);
    let options = ["--from", "10:10", "--until", "2025-03-11 10:20", "--only", "level:error"];
    let (code, report) = desk.json(&["app.log"], &options);
    let source = &report["sources"][0];
    assert_eq!(code, 0);
    assert_eq!(source["records"]["count"], 5);
    assert_eq!(
        (&source["outside"]["count"], &source["not_matched"]["count"]),
        (&50.into(), &5.into())
    );
    let sum: u64 = ["records", "outside", "not_matched"]
        .map(|part| source[part]["bytes"].as_u64().expect("bytes"))
        .iter()
        .sum();
    assert_eq!(sum, lines.len() as u64);
    // Nothing taken is nothing written, and said.
    let ran = desk.import(&["app.log"], &["--from", "11:59", "--name", "late"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("nothing is written: no record was taken"), "{}", ran.out);
    assert!(!desk.scenario.path().join("evidence/late.jsonl").exists());
}

#[test]
fn masks_are_the_same_in_all_logs() {
    let desk = Desk::new();
    desk.log("a.log", "2025-03-11 10:00:00 INFO ann@quay.example from 203.0.113.4\n");
    desk.log(
        "b.log",
        "2025-03-11 10:00:00 INFO 203.0.113.4 and 198.51.100.7 of Ines Prado\n198.51.100.7 lost\n",
    );
    let names = desk.log("names", "Ines Prado\n");
    let ran = desk.import(&["a.log", "b.log"], &["--mask", "--names", &names]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert_eq!(desk.evidence("a-log")[0]["text"], "2025-03-11 10:00:00 INFO mail-1 from ip-1");
    assert_eq!(
        desk.evidence("b-log")[0]["text"],
        "2025-03-11 10:00:00 INFO ip-1 and ip-2 of name-1"
    );
    assert!(ran.out.contains("addresses 3 (2 different)"), "{}", ran.out);
    assert!(!ran.out.contains("198.51") && ran.out.contains("line 2: ip-2 lost"), "{}", ran.out);
}

#[test]
fn a_log_of_another_day_is_told_before_it_is_pasted() {
    let desk = Desk::with("app.log", "2025-03-12T10:00:00Z INFO x\n");
    let ran = desk.import(&["app.log"], &[]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("SS310 warning: 1 of 1 records"), "{}", ran.out);
}

#[test]
fn wrong_use_is_told() {
    let desk = Desk::with("app.log", TRACE);
    for (options, part) in [
        (&["--zone", "Mars/Base"][..], "is not a time zone"),
        (&["--day", "4 June"], "is no date"),
        (&["--from", "noon"], "is no time"),
        (&["--only", "level:"], "--only"),
        (&["--name", "Front Log"], "is no id"),
        (&["--name", "chat"], "another source `chat`"),
        (&["--year", "24"], "24"),
        (&["--names", "/nowhere"], "cannot be read"),
    ] {
        let ran = desk.import(&["app.log"], options);
        assert_eq!(ran.code, 2, "{options:?}: {ran:?}");
        assert!(ran.err.contains(part), "{options:?}: {}", ran.err);
    }
    let ran = desk.import(&["nowhere.log"], &[]);
    assert!(ran.code == 2 && ran.err.contains("does not exist"), "{ran:?}");
    let path = desk.path("app.log").to_string_lossy().into_owned();
    let ran = second_story(&["import", &path, "--into", "/nowhere"]);
    assert!(ran.code == 2 && ran.err.contains("is no scenario"), "{ran:?}");
}

#[test]
fn what_is_too_large_for_a_scenario_is_refused_whole() {
    let desk = Desk::new();
    let line = "2025-03-11 10:00:05,100 ERROR [main] com.example.Store - no space left\n";
    desk.log("app.log", line.repeat(120_000));
    let ran = desk.import(&["app.log"], &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--from and --until"), "{}", ran.err);
    assert!(ran.out.contains("120,000") && !ran.out.contains("Paste"), "{}", ran.out);
    assert!(!desk.scenario.path().join("evidence/app-log.jsonl").exists());
}

#[test]
fn odd_bytes_are_evidence_or_told() {
    let desk = Desk::new();
    desk.log("nul.log", b"2025-03-11 10:00:05 a\0b \xff\n\0\0\0\n");
    let (code, report) = desk.json(&["nul.log"], &[]);
    assert_eq!(code, 1);
    assert_eq!(desk.evidence("nul-log")[0]["text"], "2025-03-11 10:00:05 a\0b \\xff");
    assert_eq!(report["sources"][0]["files"][0]["not_read"]["bytes"], 4);
    let wide: Vec<u8> =
        "\u{feff}2025-03-11 10:00:05 x\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.log("wide.log", wide);
    let ran = desk.import(&["wide.log"], &[]);
    assert!(ran.code == 1 && ran.out.contains("iconv"), "{ran:?}");
    desk.log("empty.log", "");
    assert_eq!(desk.import(&["empty.log"], &[]).code, 1);
}

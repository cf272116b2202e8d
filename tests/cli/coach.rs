//! `coach`: what is marked in which file, in which format, with which exit code.

use super::scratch::{Ran, second_story};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const REPORT: &str = "# Report\n\nAt 14:02 Dana failed to notice the graph.\n";

/// A folder with texts, and the program asked about it.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(TempDir::new().expect("a folder"));
        // So that no configuration above the folder of the test counts.
        desk.write(".second-story.ron", "(people: [\"Dana\"], services: [\"lark\"])")
    }

    fn write(self, file: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join(file);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("written");
        self
    }

    fn path(&self, file: &str) -> String {
        self.0.path().join(file).to_string_lossy().into_owned()
    }

    fn coach(&self, args: &[&str], files: &[&str]) -> Ran {
        let files: Vec<String> = files.iter().map(|file| self.path(file)).collect();
        let files = files.iter().map(String::as_str);
        second_story(
            &["coach"].into_iter().chain(args.iter().copied()).chain(files).collect::<Vec<_>>(),
        )
    }
}

#[test]
fn a_mark_is_underlined_with_its_code_why_and_what_to_write() {
    let desk = Desk::new().write("report.md", REPORT);
    let ran = desk.coach(&[], &["report.md"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{}", ran.out);
    let shown = ran.out.replace(&desk.path(""), "");
    let begins = "warning[CTF3]: what did not happen\n --> report.md:3:15\n  |\n\
                  3 | At 14:02 Dana failed to notice the graph.\n  |               ^^^^^^^^^\n";
    assert!(shown.starts_with(begins), "{shown}");
    assert!(shown.contains("= help: Say what could be seen, among how much else"), "{shown}");
    assert!(shown.contains("= note: It tells a story that did not take place"), "{shown}");
    let ends = "report.md: 1 mark; `second-story coach --explain CTF3` tells more\n";
    assert!(shown.ends_with(ends), "{shown}");
}

#[test]
fn nothing_found_is_told_and_no_failure() {
    let desk = Desk::new().write("a.md", "lark failed to notice the gap.\n");
    let ran = desk.coach(&[], &["a.md"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.ends_with("a.md: nothing found\n"), "{}", ran.out);
}

#[test]
fn hints_are_shown_when_asked_for_and_fail_nothing() {
    let desk = Desk::new().write("a.md", "The root cause was a full disk.\n");
    let ran = desk.coach(&[], &["a.md"]);
    assert!(ran.code == 0 && ran.out.contains("nothing found"), "{}", ran.out);
    let ran = desk.coach(&["--hints"], &["a.md"]);
    assert!(ran.code == 0 && ran.out.contains("hint[RTC1]"), "{}", ran.out);
    assert!(ran.out.contains("0 marks, 1 hint;"), "{}", ran.out);
    let desk = desk.write(".second-story.ron", "(hints: true)");
    let ran = desk.coach(&[], &["a.md"]);
    assert!(ran.code == 0 && ran.out.contains("hint[RTC1]"), "{}", ran.out);
}

#[test]
fn json_has_the_place_and_the_words() {
    let desk = Desk::new().write("report.md", REPORT);
    let ran = desk.coach(&["--format", "json"], &["report.md"]);
    let all: Value = serde_json::from_str(&ran.out).expect("JSON");
    let found = &all[0]["findings"][0];
    assert_eq!(found["severity"], "warning");
    assert_eq!((found["line"].as_u64(), found["column"].as_u64()), (Some(3), Some(15)));
    assert_eq!(found["words"], "failed to");
    let bytes = found["bytes"].as_array().expect("bytes");
    assert_eq!(bytes[0], REPORT.find("failed").expect("it is there"));
}

/// What the schema of SARIF 2.1.0 asks of a log with these parts, and GitHub of what is uploaded.
fn is_sound_sarif(log: &Value) {
    let text = |value: &Value| value["text"].as_str().is_some_and(|text| !text.is_empty());
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["$schema"], "https://json.schemastore.org/sarif-2.1.0.json");
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "second-story coach");
    let rules = driver["rules"].as_array().expect("rules");
    for rule in rules {
        for field in ["shortDescription", "fullDescription", "help"] {
            assert!(text(&rule[field]), "{field} of {rule}");
        }
        let level = rule["defaultConfiguration"]["level"].as_str();
        assert!(level.is_some_and(|it| ["note", "warning", "error"].contains(&it)), "{rule}");
    }
    let ids: BTreeSet<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
    assert_eq!(ids.len(), rules.len());
    for result in run["results"].as_array().expect("results") {
        let index = result["ruleIndex"].as_u64().and_then(|at| usize::try_from(at).ok());
        assert_eq!(rules[index.expect("an index")]["id"], result["ruleId"]);
        let level = result["level"].as_str();
        assert!(level.is_some_and(|it| ["note", "warning", "error"].contains(&it)), "{result}");
        assert!(text(&result["message"]), "{result}");
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("an address");
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~%:".contains(&byte);
        assert!(!uri.is_empty() && uri.bytes().all(fits), "{uri}");
        let at = ["startLine", "startColumn", "endLine", "endColumn"]
            .map(|field| place["region"][field].as_u64().expect("a place"));
        assert!(at.iter().all(|at| *at > 0) && [at[0], at[1]] <= [at[2], at[3]], "{at:?}");
    }
    for told in run["invocations"][0]["toolExecutionNotifications"].as_array().expect("told") {
        assert!(told["level"] == "error" && text(&told["message"]), "{told}");
    }
}

#[test]
fn sarif_is_sound_with_marks_hints_wrong_allowances_and_what_cannot_be_read() {
    let report = "Dana failed to notice. The root cause was a regex.\n\n\
                  <!-- coach: allow CTF3 -->\nDana failed to notice.\n\n\
                  <!-- coach: allow NOP1, since -->\nFine.\n";
    let desk = Desk::new().write("é #?.md", report).write("bad.md", b"\xff").write("empty.md", "");
    let files = ["é #?.md", "bad.md", "empty.md", "none.md"];
    let ran = desk.coach(&["--hints", "--format", "sarif"], &files);
    assert_eq!(ran.code, 2);
    let log: Value = serde_json::from_str(&ran.out).expect("JSON");
    is_sound_sarif(&log);
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    let levels: BTreeSet<&str> = results.iter().filter_map(|it| it["level"].as_str()).collect();
    assert_eq!(levels, BTreeSet::from(["error", "note", "warning"]));
    let told = run["invocations"][0]["toolExecutionNotifications"].as_array().expect("told");
    assert_eq!(told.len(), 2);
    assert!(told[0]["message"]["text"].as_str().is_some_and(|it| it.contains("no UTF-8")));
    let ran = desk.coach(&["--format", "sarif"], &["empty.md"]);
    assert_eq!(ran.code, 0);
    is_sound_sarif(&serde_json::from_str(&ran.out).expect("JSON"));
}

#[test]
fn sarif_has_rules_with_help_and_regions_in_code_points() {
    let desk = Desk::new().write("a report.md", "é😀 Dana failed to notice.\n");
    let ran = desk.coach(&["--format", "sarif"], &["a report.md", "none.md"]);
    assert_eq!(ran.code, 2);
    let log: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let result = &run["results"][0];
    let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
    let rule = &run["tool"]["driver"]["rules"][index];
    assert_eq!(rule["id"], result["ruleId"]);
    assert!(rule["help"]["text"].as_str().is_some_and(|help| help.len() > 20));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["region"]["startColumn"], 9);
    assert_eq!(place["region"]["endColumn"], 18);
    let uri = place["artifactLocation"]["uri"].as_str().expect("an address");
    assert!(uri.starts_with("file:///") && uri.ends_with("/a%20report.md"), "{uri}");
}

#[test]
fn rules_are_listed_and_explained() {
    let ran = second_story(&["coach", "--explain"]);
    assert!(ran.code == 0 && ran.out.contains("\nCTF3   what did not happen: "), "{}", ran.out);
    let ran = second_story(&["coach", "--explain", "ctf3"]);
    assert!(ran.code == 0 && ran.out.starts_with("CTF3: what did not happen\n"), "{}", ran.out);
    let ran = second_story(&["coach", "--explain", "CTF99"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("hint: did you mean `CTF"), "{}", ran.err);
}

#[test]
fn a_folder_stands_for_its_markdown() {
    let desk = Desk::new().write("in/b/c.md", REPORT).write("in/a.md", "It ran.\n");
    let desk = desk.write("in/.hidden/d.md", REPORT).write("in/e.txt", REPORT);
    let ran = desk.coach(&[], &["in"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out.matches("warning[").count(), 1, "{}", ran.out);
    assert!(ran.out.ends_with("1 text: nothing found\n"), "{}", ran.out);
    let ran = desk.write("none/x.txt", "x").coach(&[], &["none"]);
    assert!(ran.code == 2 && ran.err.contains("holds no text in Markdown"), "{}", ran.err);
}

#[test]
fn what_cannot_be_read_is_told_and_the_others_are_read() {
    let desk = Desk::new().write("report.md", REPORT).write("bad.md", b"caf\xe9");
    let desk =
        desk.write("below/.second-story.ron", "(\n  peple: [],\n)").write("below/a.md", REPORT);
    let files = ["none.md", "bad.md", "below/a.md", "below/a.md", "report.md"];
    let ran = desk.coach(&[], &files);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.out.matches("warning[").count(), 1, "{}", ran.out);
    assert!(ran.err.contains("none.md does not exist\nhint: "), "{}", ran.err);
    assert!(ran.err.contains("bad.md is no UTF-8: byte 3 cannot be read\nhint: "), "{}", ran.err);
    assert_eq!(ran.err.matches("there is no field `peple`").count(), 1, "{}", ran.err);
    assert!(ran.err.contains(".second-story.ron:2:3"), "{}", ran.err);
    assert!(ran.err.contains("did you mean `people`?"), "{}", ran.err);
}

#[test]
fn rules_are_switched_off_by_the_nearest_configuration() {
    let desk = Desk::new().write("in/report.md", REPORT);
    let desk = desk.write("in/.second-story.ron", "(off: [\"CTF\"])");
    assert_eq!(desk.coach(&[], &["in/report.md"]).code, 0);
}

#[test]
fn wrong_use() {
    for args in
        [&["coach"][..], &["coach", "--format", "xml", "x"], &["--scenarios", ".", "coach", "x"]]
    {
        let ran = second_story(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.starts_with("error: "), "{}", ran.err);
    }
}

#[test]
fn the_table_of_rules_in_the_guide_is_the_one_of_the_data() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(root.join("docs/coach.md")).expect("the guide");
    let coach = second_story::coach::Coach::standard();
    for category in &coach.categories {
        let rules = coach.rules.iter().filter(|rule| rule.code.starts_with(&category.id));
        let codes: Vec<&str> = rules.clone().map(|rule| rule.code.as_str()).collect();
        let example = rules.clone().next().and_then(|rule| rule.examples.first());
        let row = format!(
            "| {} | {} | {} | {} |",
            codes.join(" "),
            category.name,
            example.map_or("", String::as_str),
            category.why
        );
        assert!(guide.contains(&row), "docs/coach.md lacks this row:\n{row}");
    }
}

/// Twice the marks take about twice the time, from the text to what is printed.
#[test]
fn the_time_goes_with_the_marks() {
    let took = |times: usize| {
        let desk = Desk::new().write("report.md", "Dana failed to notice it. ".repeat(times));
        let start = Instant::now();
        let ran = desk.coach(&["--format", "json"], &["report.md"]);
        assert_eq!(ran.code, 1);
        assert_eq!(ran.out.matches("\"CTF3\"").count(), times);
        start.elapsed()
    };
    let one = took(5_000).min(took(5_000)) + Duration::from_millis(20);
    let four = took(20_000).min(took(20_000));
    // Were each compared with all before it, it would take sixteen times as long.
    assert!(four < one * 10, "{one:?}, then {four:?}");
}

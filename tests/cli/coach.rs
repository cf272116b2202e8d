//! `coach`: what is marked in which file, in which format, with which exit code.

use super::scratch::{Ran, second_story};
use serde_json::Value;
use std::path::Path;
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

//! The keys that the source asks words for, held against the Fluent files.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use regex::Regex;
use second_story::text::LANGUAGES;

fn source_text(folder: &Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text.push_str(&source_text(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            text.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    text
}

/// Every key of a file must occur in quotes in `src`, or begin like a key that `src` puts
/// together (`"severity-{}"`); every key that `src` asks words for must exist.
#[test]
fn keys_in_source_and_keys_in_files_agree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut source = source_text(&root.join("src"));
    // The table of keys names the words of its lines.
    source.push_str(&std::fs::read_to_string(root.join("assets/keys.ron")).unwrap());
    let message = Regex::new(r"(?m)^([a-z][a-z0-9-]*) *=").unwrap();
    let keys: BTreeSet<&str> = LANGUAGES[0]
        .files
        .iter()
        .flat_map(|(_, text)| message.captures_iter(text))
        .filter_map(|found| found.get(1).map(|key| key.as_str()))
        .collect();
    assert!(keys.contains("app-name"));

    let built = Regex::new(r#""([a-z][a-z0-9-]*-)\{"#).unwrap();
    let prefixes: BTreeSet<_> =
        built.captures_iter(&source).map(|found| found[1].to_owned()).collect();
    let unused: Vec<_> = keys
        .iter()
        .filter(|key| !source.contains(&format!("\"{key}\"")))
        .filter(|key| !prefixes.iter().any(|prefix| key.starts_with(prefix.as_str())))
        .collect();
    assert!(unused.is_empty(), "keys that nothing uses: {unused:?}");

    let asked = Regex::new(r#"words\s*\.(?:get|with)\(\s*"([a-z][a-z0-9-]*)""#).unwrap();
    let missing: BTreeSet<_> = asked
        .captures_iter(&source)
        .map(|found| found[1].to_owned())
        .filter(|key| key != "no-such-key" && !keys.contains(key.as_str()))
        .collect();
    assert!(missing.is_empty(), "keys without words: {missing:?}");
}

/// What players read has apostrophes, not the marks of a typewriter; comments may have either.
#[test]
fn what_players_read_has_no_straight_apostrophe() {
    let phrases = include_str!("../assets/debrief/phrases.ron");
    let files = LANGUAGES.iter().flat_map(|language| language.files.iter().copied());
    let mut read = 0;
    let mut straight = Vec::new();
    for (name, text) in files.chain([("phrases.ron", phrases)]) {
        for (at, line) in text.lines().enumerate() {
            if line.starts_with('#') || line.trim_start().starts_with("//") {
                continue;
            }
            read += 1;
            if line.contains('\'') {
                straight.push(format!("{name}:{}: {line}", at + 1));
            }
        }
    }
    assert!(read > 500, "only {read} lines were read");
    assert_eq!(straight, Vec::<String>::new());
}

//! What the house test looks for. Sources are text here; strings and comments do not count.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// Arrows: a room and the rooms it needs itself. What those need, it may use as well.
const ARROWS: &[(&str, &[&str])] = &[
    ("diagnostics", &[]),
    ("chance", &[]),
    ("logs", &["diagnostics"]),
    ("search", &["logs"]),
    ("book", &["search"]),
    ("coach", &["diagnostics"]),
    ("look", &[]),
    ("text", &[]),
    ("scenario", &["diagnostics"]),
    ("world", &["scenario", "chance"]),
    ("people", &["scenario", "chance"]),
    ("evidence", &["world", "logs"]),
    ("play", &["evidence", "people", "coach"]),
    ("debrief", &["play", "look", "text"]),
    ("proof", &["debrief"]),
    ("shelf", &["play"]),
    ("workbench", &["debrief", "book"]),
    ("game", &["workbench", "shelf"]),
    ("cli", &["game", "proof", "shelf", "search"]),
];

/// Rooms that may touch files, clocks and threads.
const SHELLS: &[&str] = &["search", "book", "shelf", "workbench", "game", "cli"];
/// Longest file.
const LINES: usize = 450;

/// Words no rules room may use: what makes a play depend on the machine.
const MACHINE: &[(&str, &str)] = &[
    ("std::fs", r"\bstd::(fs\b|\{[^;]*\bfs\b)"),
    ("std::thread", r"\bstd::(thread\b|\{[^;]*\bthread\b)"),
    ("std::net", r"\bstd::(net\b|\{[^;]*\bnet\b)"),
    ("std::process", r"\bstd::(process\b|\{[^;]*\bprocess\b)"),
    ("SystemTime", r"\bSystemTime\b"),
    ("Instant", r"\bInstant::now\b|\btime::Instant\b"),
    ("HashMap", r"\bHashMap\b"),
    ("HashSet", r"\bHashSet\b"),
    ("StdRng", r"\bStdRng\b"),
];

/// A file of `src` without the text of its strings, comments and tests.
pub struct Source {
    pub name: String,
    text: String,
    code: String,
}

impl Source {
    pub fn new(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.to_owned(), code: code_of(text) }
    }

    /// The room, none for the files beside them.
    fn room(&self) -> Option<&str> {
        let (room, _) = self.name.strip_prefix("src/")?.split_once('/')?;
        Some(room)
    }

    fn is_test(&self) -> bool {
        let end = self.name.rsplit('/').next().unwrap_or_default();
        end == "tests.rs" || self.name.contains("/tests/") || self.text.contains("#![cfg(test)]")
    }
}

/// Each room with all that it may use.
pub fn table() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut table: BTreeMap<_, BTreeSet<_>> =
        ARROWS.iter().map(|(room, uses)| (*room, uses.iter().copied().collect())).collect();
    loop {
        let before = table.clone();
        for uses in table.values_mut() {
            let further = uses.iter().flat_map(|used| before[used].iter().copied());
            let further: Vec<_> = further.collect();
            uses.extend(further);
        }
        if table == before {
            return table;
        }
    }
}

/// The rooms that the map at the head of `lib.rs` lists.
pub fn rooms_listed(map: &str) -> BTreeSet<String> {
    let entry = Regex::new(r"(?m)^//! - \[?`([a-z_]+)`\]?:").unwrap();
    entry.captures_iter(map).map(|found| found[1].to_owned()).collect()
}

/// Everything in this file that breaks a rule of the house.
pub fn offences(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    let name = &source.name;
    let lines = source.text.lines().count();
    if lines > LINES {
        found.push(format!("{name}: {lines} lines, at most {LINES}"));
    }
    if !source.text.starts_with("//!") {
        found.push(format!("{name}: opens without saying what it is (`//!`)"));
    }
    let Some(room) = source.room() else { return found };
    if source.is_test() {
        return found;
    }
    let uses = table().remove(room).unwrap_or_default();
    for used in rooms_used(&source.code) {
        if used != room && !uses.contains(used.as_str()) {
            found.push(format!("{name}: {room} uses {used}: the arrow turns round"));
        }
    }
    let has = |pattern: &str| Regex::new(pattern).unwrap().is_match(&source.code);
    if has(r"\bsecond_story::") {
        found.push(format!("{name}: uses a room by the package's name, write `crate::`"));
    }
    if !SHELLS.contains(&room) {
        for (word, pattern) in MACHINE {
            if has(pattern) {
                found.push(format!("{name}: {word} in a rules room"));
            }
        }
    }
    let library = |word: &str, rooms: &[&str], found: &mut Vec<String>| {
        if !rooms.contains(&room) && has(&format!(r"\b{word}(_extras|_plot)?::")) {
            found.push(format!("{name}: {word} in {room}"));
        }
    };
    library("egui", &["workbench", "game"], &mut found);
    library("bevy", &["game"], &mut found);
    library("bevy_egui", &["game"], &mut found);
    if room != "cli" && has(r"\be?print(ln)?!") {
        found.push(format!("{name}: println! or its like below cli"));
    }
    found
}

/// The rooms that code names after `crate::`, in `use` lines and elsewhere.
fn rooms_used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, path) in code.match_indices("crate::") {
        let rest = &code[at + path.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            used.extend(first_names(group));
        } else {
            used.extend(Some(leading_name(rest)).filter(|name| !name.is_empty()));
        }
    }
    // Items of lib.rs itself are no rooms.
    used.retain(|name| ARROWS.iter().any(|(room, _)| room == name));
    used
}

/// The names at the top level of a `{…}` group of a `use`.
fn first_names(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut fresh) = (0, Vec::new(), true);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            _ if letter.is_whitespace() => {}
            _ => {
                if fresh && depth == 0 {
                    names.push(leading_name(&group[at..]));
                }
                fresh = false;
            }
        }
    }
    names
}

fn leading_name(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// The code without comments, the text of strings, and modules under `#[cfg(test)]`, which by
/// custom end a file.
fn code_of(text: &str) -> String {
    let untested = match text.find("#[cfg(test)]\nmod tests {") {
        Some(at) => &text[..at],
        None => text,
    };
    let noise = Regex::new(
        r##"(?s)r#"[\s\S]*?"#|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\\n])'|//[^\n]*|/\*.*?\*/"##,
    )
    .unwrap();
    noise.replace_all(untested, " ").into_owned()
}

/// Paths of one machine or one person in a file that is committed.
pub fn machine_paths(name: &str, text: &str) -> Vec<String> {
    let homes =
        ["/[r]oot/", "/[w]ork/", "/home/[a-z]", "/Users/[A-Za-z]", r"C:\\Users", r"\.\./shared"];
    let path = Regex::new(&format!(r#"(^|[\s"'`(=:])({})"#, homes.join("|"))).unwrap();
    let here = |(at, line): (usize, &str)| {
        path.is_match(line).then(|| format!("{name}:{}: {}", at + 1, line.trim()))
    };
    text.lines().enumerate().filter_map(here).collect()
}

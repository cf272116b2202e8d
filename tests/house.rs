//! The house rules as a test: which room may use which, and what no room may do.
//!
//! [`house::offences`] reads sources as text, so that planted offences can prove that it sees.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "house/rules.rs"]
mod house;

use house::{Source, offences, rooms_listed, table};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<Source>) {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source::new(&name, &std::fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn no_room_breaks_a_rule_of_the_house() {
    let mut all = Vec::new();
    sources(&root().join("src"), &mut all);
    assert!(all.len() > 50, "only {} sources were read", all.len());
    let found: Vec<String> = all.iter().flat_map(offences).collect();
    assert!(found.is_empty(), "{} offences:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_folder_is_a_room_that_the_map_lists() {
    let map = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let folders: BTreeSet<String> = std::fs::read_dir(root().join("src"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(folders, rooms_listed(&map), "folders of src against the map in src/lib.rs");
    let known: BTreeSet<String> = table().keys().map(|room| (*room).to_owned()).collect();
    assert_eq!(folders, known, "folders of src against the table of arrows");
}

/// What is committed runs on every machine: no paths of the one that it was written on.
#[test]
fn nothing_committed_names_a_machine() {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    // A copy without its history has nothing committed; the sources are read all the same.
    let names: Vec<String> = match listed {
        Ok(output) if output.status.success() => {
            let names = String::from_utf8_lossy(&output.stdout).into_owned();
            names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect()
        }
        _ => {
            let mut all = Vec::new();
            sources(&root().join("src"), &mut all);
            all.into_iter().map(|source| source.name).collect()
        }
    };
    assert!(names.len() > 50, "only {} files were read", names.len());
    let found: Vec<String> = names
        .iter()
        .filter_map(|name| Some((name, std::fs::read_to_string(root().join(name)).ok()?)))
        .flat_map(|(name, text)| house::machine_paths(name, &text))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Planted offences: each must be seen, and its innocent neighbour must not.
#[test]
fn the_rules_see_what_breaks_them() {
    let check = |name: &str, text: &str, expected: &[&str]| {
        let found = offences(&Source::new(name, text));
        assert_eq!(found.len(), expected.len(), "{name}: {text}\n{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.contains(expected), "{found} says nothing of {expected}");
        }
    };
    check("src/world/a.rs", "//! A.\nuse crate::scenario::Model;", &[]);
    check("src/world/a.rs", "//! A.\nuse crate::people::Trust;", &["world uses people"]);
    check("src/world/a.rs", "//! A.\nfn f() { crate::play::decide(); }", &["world uses play"]);
    check("src/world/a.rs", "//! A.\nuse crate::{\n    chance,\n    play::Case,\n};", &["play"]);
    check("src/world/a.rs", "//! A.\nuse crate::{scenario::{play, Id}, chance};", &[]);
    check("src/world/a.rs", "//! A.\n// crate::play is above us\n", &[]);
    check("src/world/a.rs", "//! A.\nuse second_story::play;", &["by the package's name"]);
    check("src/play/a.rs", "//! A.\nuse std::collections::HashMap;", &["HashMap"]);
    check("src/play/a.rs", "//! A.\nuse std::collections::BTreeMap;", &[]);
    check("src/play/a.rs", "//! A.\nlet t = std::time::Instant::now();", &["Instant"]);
    check("src/play/a.rs", "//! A.\nuse std::{fs, io};", &["std::fs"]);
    check("src/play/a.rs", "//! A.\nstd::thread::spawn(f);", &["std::thread"]);
    check("src/shelf/a.rs", "//! A.\nuse std::fs;", &[]);
    check("src/look/a.rs", "//! A.\nuse egui::Ui;", &["egui"]);
    check("src/workbench/a.rs", "//! A.\nuse egui::Ui;", &[]);
    check("src/workbench/a.rs", "//! A.\nuse bevy::prelude::*;", &["bevy"]);
    check("src/workbench/a.rs", "//! A.\nuse bevy_egui::egui;", &["bevy_egui"]);
    check("src/game/a.rs", "//! A.\nuse bevy::prelude::*;", &[]);
    check("src/play/a.rs", "//! A.\nprintln!(\"x\");", &["println!"]);
    check("src/play/a.rs", "//! A.\n#[cfg(test)]\nmod tests {\n println!(\"x\");\n}", &[]);
    check("src/play/a.rs", "//! A.\nlet s = \"println!(x) std::fs\";", &[]);
    check("src/play/a.rs", "use std::fmt;", &["opens without"]);
    let long = format!("//! A.\n{}", "fn f() {}\n".repeat(450));
    check("src/play/a.rs", &long, &["451 lines"]);
    let homes = ["/", "root/", "x"].concat();
    assert_eq!(house::machine_paths("a.md", &homes).len(), 1);
    assert_eq!(house::machine_paths("a.md", "the /rooted tree").len(), 0);
}

#[test]
fn arrows_have_no_cycle() {
    for (room, uses) in table() {
        assert!(!uses.contains(room), "{room} needs itself by way of others");
    }
}

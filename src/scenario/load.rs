//! From the files of a folder to the structs of a scenario, collecting what cannot be read.

use super::folder::{EVIDENCE, EVIDENCE_LIMIT, Folder, RON_FILES, RON_LIMIT};
use super::model::*;
use super::read_ron::read_ron;
use crate::diagnostics::{Finding, nearest};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// Reads a scenario.
///
/// # Errors
/// Every file that is missing, is not UTF-8, is too long or is not the RON that its struct wants.
/// What the values mean is not looked at here: see [`super::checks`].
pub fn load(folder: &Folder) -> Result<Scenario, Vec<Finding>> {
    let mut findings = Vec::new();
    let files = texts(folder, &mut findings);
    let manifest: Option<Manifest> = part(folder, "scenario.ron", &mut findings);
    let world: Option<WorldSpec> = part(folder, "world.ron", &mut findings);
    let cast: Option<Cast> = part(folder, "people.ron", &mut findings);
    let shelf: Option<Shelf> = part(folder, "evidence.ron", &mut findings);
    let truth: Option<Truth> = part(folder, "truth.ron", &mut findings);
    let meeting: Option<Meeting> = part(folder, "review.ron", &mut findings);
    let interruptions: Option<Interruptions> = part(folder, "beats.ron", &mut findings);
    let midnight = manifest.as_ref().and_then(|manifest| day(manifest, &mut findings));
    match (manifest, world, cast, shelf, truth, meeting, interruptions, midnight) {
        (
            Some(manifest),
            Some(world),
            Some(cast),
            Some(shelf),
            Some(truth),
            Some(meeting),
            Some(interruptions),
            Some(midnight),
        ) if findings.is_empty() => Ok(Scenario {
            slug: folder.slug.clone(),
            manifest,
            world,
            cast,
            shelf,
            truth,
            meeting,
            interruptions,
            files,
            midnight,
        }),
        _ => Err(findings),
    }
}

fn part<T: DeserializeOwned>(
    folder: &Folder,
    name: &str,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let Some(bytes) = folder.files.get(name) else {
        if !folder.refuses(name) {
            findings.push(missing(folder, name));
        }
        return None;
    };
    if bytes.len() as u64 > RON_LIMIT {
        findings.push(too_long(name, RON_LIMIT));
        return None;
    }
    read_ron(name, utf8(name, bytes, findings)?, findings)
}

/// A finding for a file that is not there, or that has a slightly wrong name.
fn missing(folder: &Folder, name: &str) -> Finding {
    let others = folder.files.keys().map(String::as_str);
    let others = others.filter(|other| !RON_FILES.contains(other) && !other.starts_with(EVIDENCE));
    let help = match nearest(name, others) {
        Some(near) => format!("rename `{near}` to `{name}`, if that is it"),
        None => "write the file; docs/scenarios.md says what belongs into it".to_owned(),
    };
    Finding::error("SS001", name, format!("`{name}` is missing")).help(help)
}

fn texts(folder: &Folder, findings: &mut Vec<Finding>) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for (path, bytes) in &folder.files {
        let Some(inside) = path.strip_prefix(EVIDENCE) else { continue };
        if bytes.len() as u64 > EVIDENCE_LIMIT {
            findings.push(too_long(path, EVIDENCE_LIMIT));
        } else if let Some(text) = utf8(path, bytes, findings) {
            out.insert(inside.to_owned(), text.replace("\r\n", "\n"));
        }
    }
    out
}

/// A finding for a file that is longer than its limit, in bytes.
pub fn too_long(file: &str, limit: u64) -> Finding {
    Finding::error("SS003", file, format!("the file is longer than {} MiB", limit >> 20))
        .help("split it, or leave out what nobody opens")
}

fn utf8<'a>(file: &str, bytes: &'a [u8], findings: &mut Vec<Finding>) -> Option<&'a str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
            findings.push(
                Finding::error("SS002", file, format!("line {line} is not UTF-8"))
                    .help("save the file as UTF-8")
                    .note(format!("The first wrong byte is number {}.", error.valid_up_to() + 1)),
            );
            None
        }
    }
}

fn day(manifest: &Manifest, findings: &mut Vec<Finding>) -> Option<Ms> {
    let midnight = midnight_of(&manifest.day);
    if midnight.is_none() {
        findings.push(
            Finding::error(
                "SS301",
                "scenario.ron",
                format!("`{}` is not a date that exists", manifest.day),
            )
            .at("day")
            .help("write the civil date of the incident as year-month-day: \"2024-06-04\""),
        );
    }
    midnight
}

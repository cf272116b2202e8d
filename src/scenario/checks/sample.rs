//! A small whole scenario in which nothing is found, and what is found when it is edited.

use super::check;
use crate::diagnostics::Finding;
use crate::scenario::model::Scenario;
use crate::scenario::{Folder, load};
use include_dir::{Dir, include_dir};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/fixtures/quay-disk");

/// The files of `tests/fixtures/quay-disk`.
pub fn folder() -> Folder {
    let mut folder = Folder { slug: "quay-disk".into(), ..Folder::default() };
    let evidence = FILES.dirs().flat_map(|dir| dir.files());
    for file in FILES.files().chain(evidence) {
        let path = file.path().to_string_lossy().replace('\\', "/");
        folder.files.insert(path, file.contents().to_vec());
    }
    folder
}

pub fn sample() -> Scenario {
    sample_with(&[])
}

/// The sample's files, a text in a file (its first occurrence) replaced by another.
fn folder_with(edits: &[(&str, &str, &str)]) -> Folder {
    let mut folder = folder();
    for (file, from, to) in edits {
        let text = folder.text(file).expect("a file of the sample").to_owned();
        assert!(text.contains(from), "{file} does not hold {from}");
        folder.files.insert((*file).to_owned(), text.replacen(from, to, 1).into_bytes());
    }
    folder
}

/// The sample, edited so that it can still be read.
pub fn sample_with(edits: &[(&str, &str, &str)]) -> Scenario {
    load(&folder_with(edits)).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// What is found in the sample when it is edited.
pub fn edited(edits: &[(&str, &str, &str)]) -> Vec<Finding> {
    match load(&folder_with(edits)) {
        Ok(scenario) => check(&scenario),
        Err(findings) => findings,
    }
}

/// The codes of [`edited`], in order and once each.
pub fn codes(edits: &[(&str, &str, &str)]) -> Vec<&'static str> {
    let mut codes: Vec<_> = edited(edits).into_iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[test]
fn nothing_is_found_in_the_sample() {
    let findings = edited(&[]);
    assert!(findings.is_empty(), "{findings:#?}");
}

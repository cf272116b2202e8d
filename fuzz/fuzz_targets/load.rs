//! Any bytes as a file of a scenario: findings perhaps, a panic never.
//!
//! Run it with `fuzz/run`; see docs/fuzzing.md.
#![no_main]

use libfuzzer_sys::fuzz_target;
use second_story::diagnostics::{Outline, locate, text};
use second_story::scenario::{Folder, RON_FILES, checks, load};
use std::path::Path;
use std::sync::LazyLock;

/// A scenario in which nothing is found; one of its files is replaced each time.
static SOUND: LazyLock<Folder> = LazyLock::new(|| {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/quay-disk");
    second_story::shelf::folders::read(&fixture).unwrap_or_default()
});

fuzz_target!(|bytes: &[u8]| {
    let Some((which, content)) = bytes.split_first() else { return };
    let mut folder = SOUND.clone();
    let file = match RON_FILES.get(usize::from(*which)) {
        Some(file) => (*file).to_owned(),
        None => "evidence/ticket.md".to_owned(),
    };
    folder.files.insert(file, content.to_vec());
    if let Ok(ron) = std::str::from_utf8(content) {
        let _ = Outline::of(ron).find("people[0].knows[0].topics[0]");
    }
    let findings = load(&folder).map_or_else(|findings| findings, |s| checks::check(&s));
    let _ = text(&locate(findings, &folder.files), "fuzz", &folder.files, false);
});

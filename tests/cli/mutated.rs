//! Scenarios with random damage: findings perhaps, a panic never.

use crate::scratch::fixture;
use proptest::prelude::*;
use second_story::diagnostics::{Severity, locate, text};
use second_story::scenario::{Folder, checks, load};
use second_story::shelf::{folders, library};
use std::sync::LazyLock;

/// The fixture and the scenarios of the program.
static FOLDERS: LazyLock<Vec<Folder>> = LazyLock::new(|| {
    let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut all = vec![folders::read(&fixture()).expect("the fixture")];
    all.extend(library::scenarios_in(&own).iter().filter_map(|path| folders::read(path).ok()));
    all
});

/// What the damage puts in the place of bytes.
const WRONG: [&[u8]; 14] = [
    b"",
    b"(",
    b")",
    b"[",
    b"]",
    b"\"",
    b",",
    b"NaN",
    b"inf",
    b"-1",
    b"18446744073709551615",
    b"\xff",
    b"/*",
    b"r#\"",
];

#[derive(Clone, Debug)]
struct Damage {
    folder: prop::sample::Index,
    file: prop::sample::Index,
    at: prop::sample::Index,
    length: usize,
    wrong: usize,
    cut: bool,
}

fn damage() -> impl Strategy<Value = Damage> {
    (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        0..40_usize,
        0..WRONG.len(),
        prop::bool::weighted(0.2),
    )
        .prop_map(|(folder, file, at, length, wrong, cut)| Damage {
            folder,
            file,
            at,
            length,
            wrong,
            cut,
        })
}

fn spoil(folder: &mut Folder, damage: &Damage) {
    let files: Vec<String> = folder.files.keys().cloned().collect();
    let file = &files[damage.file.index(files.len())];
    let bytes = folder.files.get_mut(file).expect("a file");
    let at = damage.at.index(bytes.len() + 1);
    if damage.cut {
        bytes.truncate(at);
    } else {
        let end = (at + damage.length).min(bytes.len());
        bytes.splice(at..end, WRONG[damage.wrong].iter().copied());
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(200)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn never_a_panic(all in prop::collection::vec(damage(), 1..4)) {
        let mut folder = FOLDERS[all[0].folder.index(FOLDERS.len())].clone();
        for damage in &all {
            spoil(&mut folder, damage);
        }
        let findings = match load(&folder) {
            Ok(scenario) => checks::check(&scenario),
            Err(findings) => {
                prop_assert!(!findings.is_empty());
                prop_assert!(findings.iter().all(|finding| finding.severity == Severity::Error));
                findings
            }
        };
        for finding in &findings {
            prop_assert!(!finding.message.is_empty());
            prop_assert!(!finding.what_to_do.is_empty(), "{:?}", finding);
        }
        let located = locate(findings, &folder.files);
        let shown = text(&located, "x", &folder.files, false);
        prop_assert!(located.is_empty() || shown.contains("error") || shown.contains("warning"));
    }
}

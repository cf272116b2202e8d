//! Each code has a page, and each page a code.

use super::pages;
use std::collections::BTreeSet;
use std::path::Path;

/// Codes that tests make up.
const INVENTED: &str = "SS999";

fn codes_in(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("the sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            codes_in(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source");
            let quoted = text.split('"').skip(1);
            into.extend(quoted.filter(|q| q.len() == 5 && is_code(q)).map(str::to_owned));
        }
    }
}

fn is_code(text: &str) -> bool {
    text.strip_prefix("SS").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
}

#[test]
fn codes_and_pages_belong_together() {
    let mut codes = BTreeSet::new();
    codes_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut codes);
    codes.remove(INVENTED);
    let with_page: BTreeSet<String> = pages().iter().map(|page| page.code.to_owned()).collect();
    assert_eq!(codes, with_page);
    assert!(codes.len() > 50);
}

#[test]
fn every_page_says_the_same_four_things() {
    for page in pages() {
        assert!(
            page.text.starts_with(&format!("# {}: {}\n", page.code, page.title())),
            "{}",
            page.code
        );
        let parts = ["What it does", "Why it matters", "Example", "What to write instead"];
        let mut rest = page.text;
        for part in parts {
            let (_, after) = rest
                .split_once(&format!("\n## {part}\n\n"))
                .unwrap_or_else(|| panic!("{} lacks {part}", page.code));
            assert!(after.trim().len() > 20 && !after.starts_with('#'), "{} {part}", page.code);
            rest = after;
        }
    }
}

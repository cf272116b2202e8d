//! `open`: what is told before a window opens.

use super::scratch::{Ran, second_story};
use tempfile::TempDir;

fn opens(args: &[&str]) -> Ran {
    second_story(&[&["open"], args].concat())
}

#[test]
fn a_name_that_is_wrong_is_told_where_it_was_typed() {
    let folder = TempDir::new().expect("a folder");
    let there = folder.path().join("app.log");
    std::fs::write(&there, "09:24 one line\n").expect("written");
    let there = there.to_string_lossy().into_owned();
    let ran = opens(&[&there, "/nowhere/app.log"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("/nowhere/app.log does not exist"), "{}", ran.err);
    assert!(ran.err.contains("hint: "), "{}", ran.err);
}

#[test]
fn a_query_that_is_wrong_is_underlined() {
    let ran = opens(&["app.log", "--query", "(refused"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("(refused") && ran.err.contains('^'), "{}", ran.err);
    assert!(ran.err.contains("hint: write instead: "), "{}", ran.err);
}

#[test]
fn something_must_be_given() {
    let ran = opens(&[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("<LOG>"), "{}", ran.err);
}

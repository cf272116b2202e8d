//! Scenarios with one or two values in the place of others: findings perhaps; never a panic, and
//! never a day or a play without end.
//!
//! Random bytes mostly end at the parser. Here the text stays RON, so that what the values mean is
//! what is put to the test, up to a whole play where nothing is found.

use crate::scratch::fixture;
use proptest::prelude::*;
use second_story::diagnostics::{Severity, locate, text};
use second_story::play::Case;
use second_story::proof;
use second_story::scenario::{Folder, RON_FILES, checks, load};
use second_story::shelf::folders;
use std::ops::Range;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// Two seconds are promised; machines that run many tests at once get more.
const SOON: Duration = Duration::from_secs(10);

static SOUND: LazyLock<Folder> = LazyLock::new(|| folders::read(&fixture()).expect("the fixture"));

const NUMBERS: [&str; 22] = [
    "0",
    "1",
    "-1",
    "2",
    "255",
    "256",
    "65536",
    "4294967295",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "0.0",
    "-0.0",
    "0.5",
    "1e-300",
    "5e-324",
    "1e300",
    "-1e300",
    "NaN",
    "inf",
    "-inf",
];

const STRINGS: [&str; 22] = [
    "",
    " ",
    "x",
    "..",
    "../x",
    "/dev/zero",
    "evidence",
    "Никто",
    "🦀",
    "a-b-c",
    "00:00:00",
    "23:59:59",
    "24:00",
    "0000-01-01 00:00",
    "9999-12-31 23:59:59.999",
    "2025-02-29 10:00",
    "2025-03-11",
    "-9999-01-01",
    "UTC+14",
    "Europe/Riga",
    "{",
    "{}{0}{n}%s",
];

/// A value that stands in a text.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number,
    String,
    /// The items of a list, with what stands between the brackets.
    List,
}

/// Numbers, strings and lists of a RON text, with their bytes.
fn tokens(text: &str) -> Vec<(Token, Range<usize>)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut open = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at += text[at..].find('\n').unwrap_or(text.len() - at);
            }
            b'"' => {
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at += 1;
                found.push((Token::String, start..at));
            }
            b'[' => {
                open.push(start + 1);
                at += 1;
            }
            b']' => {
                if let Some(from) = open.pop() {
                    found.push((Token::List, from..start));
                }
                at += 1;
            }
            b'0'..=b'9' | b'-' => {
                let number = |byte: &u8| byte.is_ascii_digit() || b"-+.eE_".contains(byte);
                at += bytes[at..].iter().take_while(|byte| number(byte)).count();
                found.push((Token::Number, start..at));
            }
            byte if byte.is_ascii_alphabetic() => {
                let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
                at += bytes[at..].iter().take_while(|byte| word(byte)).count();
            }
            _ => at += 1,
        }
    }
    found
}

#[derive(Clone, Debug)]
struct Swap {
    file: prop::sample::Index,
    token: prop::sample::Index,
    with: prop::sample::Index,
    /// A value of the same file in its place, or a strange one.
    from_file: bool,
}

fn swap() -> impl Strategy<Value = Swap> {
    let index = any::<prop::sample::Index>;
    (index(), index(), index(), any::<bool>()).prop_map(|(file, token, with, from_file)| Swap {
        file,
        token,
        with,
        from_file,
    })
}

/// Puts one value in the place of another, and says which.
fn put(folder: &mut Folder, swap: &Swap) -> String {
    let file = RON_FILES[swap.file.index(RON_FILES.len())];
    let text = folder.text(file).expect("a text").to_owned();
    let all = tokens(&text);
    let (kind, range) = &all[swap.token.index(all.len())];
    let same: Vec<&Range<usize>> =
        all.iter().filter(|(other, _)| other == kind).map(|(_, range)| range).collect();
    let own = || text[same[swap.with.index(same.len())].clone()].to_owned();
    let new = match kind {
        _ if swap.from_file => own(),
        Token::Number => NUMBERS[swap.with.index(NUMBERS.len())].to_owned(),
        Token::String => format!("{:?}", STRINGS[swap.with.index(STRINGS.len())]),
        // Nothing in it, or all of it twice.
        Token::List if swap.with.index(2) == 0 => String::new(),
        Token::List => {
            let inside = &text[range.clone()];
            format!("{}, {inside}", inside.trim_end().trim_end_matches(','))
        }
    };
    let said = format!("{file}:{}: {} -> {new}", range.start, &text[range.clone()]);
    let changed = format!("{}{new}{}", &text[..range.start], &text[range.end..]);
    folder.files.insert(file.to_owned(), changed.into_bytes());
    said
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(96)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn never_a_panic_and_never_for_ever(swaps in prop::collection::vec(swap(), 1..3), seed: u64) {
        let mut folder = SOUND.clone();
        let said: Vec<String> = swaps.iter().map(|swap| put(&mut folder, swap)).collect();
        let start = Instant::now();
        let mut findings = match load(&folder) {
            Err(findings) => findings,
            Ok(scenario) => {
                let mut findings = checks::check(&scenario);
                if findings.iter().all(|finding| finding.severity != Severity::Error) {
                    findings.extend(proof::checks::run(&scenario));
                    // As `play` does: what only makes it worse does not keep it from being played.
                    if let Ok(case) = Case::open(scenario) {
                        let summary = proof::simulate(&case, proof::Kind::Random, 1, seed);
                        prop_assert_eq!(summary.plays, 1);
                    }
                }
                findings
            }
        };
        findings.truncate(300);
        for finding in &findings {
            prop_assert!(!finding.what_to_do.is_empty(), "{:?}", finding);
        }
        let located = locate(findings, &folder.files);
        let _ = text(&located, "x", &folder.files, false);
        prop_assert!(start.elapsed() < SOON, "{:?} took {:?}", said, start.elapsed());
    }
}

#[test]
fn values_are_found_where_they_stand() {
    let text = "(a: -1.5e3, // 7 \"x\"\n b: [\"c\\\"d\", X2(3)], )";
    let found: Vec<&str> = tokens(text).into_iter().map(|(_, range)| &text[range]).collect();
    assert_eq!(found, ["-1.5e3", "\"c\\\"d\"", "3", "\"c\\\"d\", X2(3)"]);
}

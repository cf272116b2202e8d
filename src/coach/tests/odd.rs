//! Odd texts: twice as long takes about twice the time, never four times.

use crate::coach::{Config, check};
use std::time::{Duration, Instant};

/// What each odd text is made of: its beginning, what is repeated, and its end.
pub const ODD: [(&str, &str, &str); 44] = [
    ("", "\"", ""),
    ("", "“", ""),
    ("", "” “", ""),
    ("", "'a ", ""),
    ("", "\"a\" ", ""),
    ("", "[", ""),
    ("", "[a](", ""),
    ("", "![[]", ""),
    ("", "](", ""),
    ("", "(", ")"),
    ("", "*a ", ""),
    ("", "*a **b _c ", ""),
    ("", "a**b_c*", ""),
    ("", "`", ""),
    ("", "` `` ``` ", ""),
    ("", "~~a ", ""),
    ("", "<", ""),
    ("", "<a ", ""),
    ("", "<!-- ", ""),
    ("<div>\n", "<code>", ""),
    ("", "x <q> ", ""),
    ("", "- ", "\n\n\n"),
    ("", "> ", "\n\na"),
    ("", "1) ", ""),
    ("", "- a\n", ""),
    ("", "| a ", "|\n|---|\n| b |\n"),
    ("| a | b |\n|---|---|\n", "| Dana failed to notice | b |\n", ""),
    ("", "Dana failed to notice it and ", "."),
    ("", "they failed to notice it, ", "."),
    ("", "Dana failed to notice. ", ""),
    ("", ".", ""),
    ("", "a. ", ""),
    ("", "http://", ""),
    ("[a]: /x\n\n", "[a] [b] ", ""),
    ("", "x <!-- coach: allow CTF3, y --> Dana failed to notice ", ""),
    ("", "&amp;&#35; ", ""),
    ("", "x", ""),
    ("", "é", ""),
    ("", "word ", ""),
    ("", ">", ""),
    ("", "# Dana failed to notice\n", ""),
    ("", "the the ", ""),
    ("", "should have had ", ""),
    ("", "<!-- coach: allow CTF3, y -->\n\nDana failed to notice.\n\n", ""),
];

/// Many lines after something deep: each could be compared with all that is open.
fn deep(size: usize) -> [String; 5] {
    let half = size / 2;
    let steps: String = (0..60).map(|step| format!("{}- a\n", "  ".repeat(step))).collect();
    [
        "- ".repeat(half / 2) + &"\n".repeat(half),
        "> ".repeat(half / 2) + &"\na".repeat(half / 2),
        steps + &"\n".repeat(size),
        "#".repeat(half) + &"\n---".repeat(half / 4),
        "| a ".repeat(half / 8)
            + "|\n"
            + &"|---".repeat(half / 8)
            + "|\n"
            + &"| b |\n".repeat(half / 8),
    ]
}

pub fn odd(size: usize) -> Vec<String> {
    let one = |(begin, again, end): &(&str, &str, &str)| {
        format!("{begin}{}{end}", again.repeat(size / again.len()))
    };
    ODD.iter().map(one).chain(deep(size)).collect()
}

fn took(text: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        let _ = check(text, &Config::default(), "");
        start.elapsed()
    };
    once().min(once())
}

#[test]
fn twice_the_text_takes_about_twice_the_time() {
    let _ = check("Dana failed to notice.", &Config::default(), "");
    let (short, long) = (odd(100_000), odd(400_000));
    for (short, long) in short.iter().zip(&long) {
        // A few milliseconds are the machine's own. Four times the text may take up to ten times as
        // long; were it quadratic it would take sixteen times. Whatever else the machine has to do makes
        // either longer, never shorter: of both the fastest counts.
        let most = (took(short).min(took(short)) + Duration::from_millis(8)) * 10;
        let linear = || took(long) < most;
        let begins = &short[..short.floor_char_boundary(20)];
        assert!((0..5).any(|_| linear()), "{begins:?}…");
    }
}

//! What is typed finds what would be found if it were asked afresh.

use super::*;
use proptest::prelude::*;

/// A log whose lines hold parts of the words that are typed.
fn log() -> impl Strategy<Value = Vec<u8>> {
    let parts: [&[u8]; 16] = [
        b"upstream",
        b"UpStr",
        b"refused",
        b"up",
        b" ",
        b"re",
        b"\xc5\xbftream",
        b"as\xe2\x84\xaa",
        b"\xff\0",
        b"a line that is as long as those of real logs are, so that few words stand in many bytes",
        b"status=502 ",
        b"2025-06-04T09:24:10Z ERROR ",
        b"\r\n",
        b"\n",
        b"\n",
        b"\n\n",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 0..300)
        .prop_map(|parts| parts.concat())
}

/// Letters typed one by one, some taken back; sometimes somebody waits for the end.
fn typing() -> impl Strategy<Value = Vec<(String, bool)>> {
    let words = [
        "upstream=edge",
        "refused",
        "ups ref",
        "status:502",
        "asks",
        "-up re",
        "up OR re",
        "level:error up",
        "/up.*re/",
        "source:edge as",
        "\"a line\"",
        "stream",
        "uupp",
    ];
    let typed = (prop::sample::select(words.to_vec()), 1_usize..14, 0_usize..8, any::<bool>());
    prop::collection::vec(typed, 1..5).prop_map(|typed| {
        let mut out = Vec::new();
        for (word, length, back, waits) in typed {
            let length = length.min(word.len());
            let lengths = (1..=length).chain((length.saturating_sub(back)..length).rev());
            out.extend(lengths.map(|length| (word[..length].to_owned(), waits)));
        }
        out
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn typing_finds_what_asking_does(
        bytes in log(),
        typed in typing(),
        chunk in prop::sample::select(vec![7_usize, 64, 1_000, 5_000, 1 << 18]),
        warm in any::<bool>(),
    ) {
        let (book, _folder) = book(&bytes, chunk);
        if warm {
            settled(&book);
        }
        let mut held = None;
        for (query, waits) in &typed {
            let Ok(ask) = book.ask(query) else { continue };
            if *waits {
                prop_assert_eq!(found(&book, query), matching(&bytes, query), "{}", query);
            }
            // As a window does it: the next is asked before the former one is let go.
            held = Some(ask);
        }
        drop(held);
        let (last, _) = &typed[typed.len() - 1];
        if Query::parse(last).is_ok() {
            prop_assert_eq!(found(&book, last), matching(&bytes, last), "{}", last);
        }
        same_lines(&book, &bytes);
    }
}

#[test]
fn places_are_kept_for_what_is_typed_on() {
    let line = |n: usize| {
        let word = ["upstream=edge", "upset", "UPSTart", "other"][n % 4];
        format!(
            "2025-06-04T09:24:10Z INFO app: served a page of the ledger in good time, {n} {word} and more words that make it a line as long as such lines mostly are, which is long enough for it\n"
        )
    };
    let bytes: String = (0..20_000).map(line).collect();
    let (book, _folder) = book(bytes.as_bytes(), CHUNK);
    for query in ["ups", "upst", "upstr", "upstream", "upstream=", "upstream=e", "upst", "upsta"] {
        assert_eq!(found(&book, query), matching(bytes.as_bytes(), query), "{query}");
    }
    settled(&book);
    assert!(book.memory() < bytes.len() as u64 * 15 / 100 + (2 << 20), "{}", book.memory());
}

#[test]
fn short_words_are_counted_before_they_are_read() {
    let bytes = "an upper line of some words\nanother line\n\u{212a} and \u{17f}\n".repeat(50_000);
    let (book, _folder) = book(bytes.as_bytes(), CHUNK);
    settled(&book);
    for word in ["u", "up", "k", "s", "pp", "zz", "A", "R ", "es", "\n"] {
        let ask = book.ask(&format!("\"{word}\"")).expect("a query");
        until("a count", || ask.count().exact);
        let expected = matching(bytes.as_bytes(), &format!("\"{word}\""));
        assert_eq!(ask.count().lines, expected.len() as u64, "{word}");
        assert_eq!(found(&book, &format!("\"{word}\"")), expected, "{word}");
    }
}

#[test]
fn a_search_that_is_let_go_is_taken_up_again() {
    let bytes = "one line\nand another\n".repeat(400_000);
    let (book, _folder) = book(bytes.as_bytes(), 4 << 10);
    for _ in 0..20 {
        drop(book.ask("/n[aeiou]/").expect("a query"));
    }
    assert_eq!(found(&book, "/n[aeiou]/").len(), 800_000);
    let first = book.ask("another").expect("a query");
    let second = book.ask("line").expect("a query");
    until("both", || first.reach().done && second.reach().done);
    assert_eq!((first.count().lines, second.count().lines), (400_000, 400_000));
}

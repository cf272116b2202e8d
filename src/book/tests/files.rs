//! Awkward files, and those that change while they are read.

use super::*;
use std::io::Write as _;

const QUERIES: [&str; 9] =
    ["", "a", "ab", "line", "-line", "/^a/", "status:502", "line OR a", "\"\u{fffd}\""];

fn same(bytes: &[u8], chunk: usize) {
    let (book, _folder) = book(bytes, chunk);
    same_lines(&book, bytes);
    for query in QUERIES {
        assert_eq!(found(&book, query), matching(bytes, query), "{query}");
    }
    settled(&book);
    let overview = book.overview(40);
    let counted = overview.untimed + overview.rows.iter().flatten().sum::<u64>();
    assert_eq!(counted, lines(bytes).len() as u64);
    assert_eq!(book.notices(), []);
}

#[test]
fn awkward_bytes_are_lines_all_the_same() {
    let binary: Vec<u8> = (0..=255).collect::<Vec<u8>>().repeat(9);
    let files: [&[u8]; 14] = [
        b"",
        b"\n",
        b"a",
        b"\n\n\n\n",
        b"a line\r\nab\r\n\r\nline",
        b"line\na\n",
        b"\0\0a\n\xff\xfe line\n\xe2\x84",
        b"a\nline of this file that is longer than a chunk\n\nab",
        b"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        b"1234567\n1234567\n1234567\n",
        b"123456\n\n23456\nab",
        b"\n2025-06-04T09:24:10Z status=502 a line\n",
        &binary,
        &b"line\n".repeat(500),
    ];
    for bytes in files {
        for chunk in [1, 2, 7, 8, 64, CHUNK] {
            same(bytes, chunk);
        }
    }
}

#[test]
fn a_long_line_is_cut_for_showing_alone() {
    let long = [&b"x".repeat(20 << 20)[..], b" a line\n"].concat();
    let letters = "\u{e9}".repeat(100_000);
    let bytes = [b"a\n", &long[..], b"ab\n", letters.as_bytes(), b"\nlast", &long[..]].concat();
    same(&bytes, CHUNK);
    let (book, _folder) = book(&bytes, CHUNK);
    until("the lines", || book.lines().exact);
    let row = book.line(1).expect("a row");
    assert_eq!((row.bytes, row.cut), (long.len() as u64 - 1, true));
    assert_eq!(row.text.len(), Limits::default().shown);
    assert!(!book.line(3).expect("a row").text.contains('\u{fffd}'), "no letter is cut in two");
}

#[test]
fn packed_files_are_lines_as_well() {
    let bytes = "a line of them\nab\n".repeat(60_000);
    let folder = tempfile::TempDir::new().expect("a folder");
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(bytes.as_bytes()).expect("packed");
    let gzip = gzip.finish().expect("packed");
    let level = ruzstd::encoding::CompressionLevel::Fastest;
    let zstd = ruzstd::encoding::compress_to_vec(bytes.as_bytes(), level);
    for (name, packed) in [("a.log.3.gz", &gzip), ("a.log.2.zst", &zstd), ("a.log.1", &vec![])] {
        fs::write(folder.path().join(name), packed).expect("a file");
    }
    fs::write(folder.path().join("a.log"), "the newest\na").expect("a file");
    let book = open(&[folder.path()], CHUNK);
    let all = [&bytes, &bytes, "the newest\na"].concat();
    same_lines(&book, all.as_bytes());
    assert_eq!(found(&book, "ab"), matching(all.as_bytes(), "ab"));
    assert_eq!(found(&book, "newest"), [240_000]);
    let files = book.files();
    let named: Vec<(&str, bool, Option<u64>)> =
        files.iter().map(|file| (file.source.as_str(), file.packed, file.first)).collect();
    let (gz, zst) = (("a.log.3.gz", true, Some(0)), ("a.log.2.zst", true, Some(120_000)));
    let plain = [("a.log.1", false, Some(240_000)), ("a.log", false, Some(240_000))];
    assert_eq!(named, [gz, zst, plain[0], plain[1]]);
    assert_eq!(book.place(120_001), Some(Place { file: 1, line: 1 }));
    assert_eq!(book.place(240_001), Some(Place { file: 3, line: 1 }));
    assert_eq!(found(&book, "source:zst a").len(), 120_000);

    let small = Limits { unpacked: 1_000, ..Limits::default() };
    let book = Book::open(&[folder.path().to_owned()], small, || {});
    until("the lines", || book.lines().exact);
    assert_eq!(book.line(0).map(|row| row.text).as_deref(), Some("a line of them"));
    assert_eq!(book.notices()[0].kind, Kind::CutOff);
    fs::write(folder.path().join("a.log.3.gz"), &gzip[..gzip.len() / 2]).expect("a file");
    let book = open(&[&folder.path().join("a.log.3.gz")], CHUNK);
    until("the lines", || book.lines().exact);
    assert!(book.lines().known > 1_000, "what could be unpacked is there");
    assert_eq!(book.notices()[0].kind, Kind::Unreadable);
}

#[test]
fn thousands_of_files_are_one_book() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let mut all = Vec::new();
    for number in 0..2_000 {
        let text = ["a line of it\nab\n", "", "no end", "\n"][number % 4];
        fs::write(folder.path().join(format!("app-{number:05}.log")), text).expect("a file");
        all.extend_from_slice(text.as_bytes());
        // Each file ends its last line.
        if text == "no end" {
            all.push(b'\n');
        }
    }
    let book = open(&[folder.path()], CHUNK);
    same_lines(&book, &all);
    for query in ["line", "a", "source:00016", "-ab"] {
        let expected = match query {
            "source:00016" => vec![16 / 4 * 4, 16 / 4 * 4 + 1],
            query => matching(&all, query),
        };
        assert_eq!(found(&book, query), expected, "{query}");
    }
    assert_eq!(book.notices(), []);
    assert_eq!(book.files().len(), 2_000);
}

#[test]
fn what_cannot_be_opened_is_told() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let (there, none) = (folder.path().join("a.log"), folder.path().join("b.log"));
    fs::write(&there, "a\n").expect("a file");
    let book = open(&[&none, &there], CHUNK);
    until("the lines", || book.lines().exact);
    assert_eq!(book.lines().known, 1);
    assert!(book.notices()[0].message.contains("b.log does not exist"));
    assert!(!book.notices()[0].hint.is_empty());
}

fn append(path: &Path, bytes: &[u8]) {
    let mut file = fs::OpenOptions::new().append(true).open(path).expect("the file");
    file.write_all(bytes).expect("written");
}

#[test]
fn what_is_written_on_comes_behind() {
    for chunk in [1, 7, 64, CHUNK] {
        let (book, folder) = book(b"", chunk);
        let path = folder.path().join(NAME);
        let mut all = Vec::new();
        let asks: Vec<Ask> = QUERIES.map(|query| book.ask(query).expect("a query")).into();
        for more in ["a", " line", "\n", "ab\nline\nstatus=502", "\n\n", "a line\r", "\n", "x"] {
            append(&path, more.as_bytes());
            all.extend_from_slice(more.as_bytes());
            if more == "\n\n" {
                settled(&book);
            }
            book.refresh();
            until("what is new", || book.progress().bytes == all.len() as u64);
            until("the times", || {
                let overview = book.overview(9);
                overview.untimed + overview.rows.iter().flatten().sum::<u64>()
                    == lines(&all).len() as u64
            });
            same_lines(&book, &all);
            for (ask, query) in asks.iter().zip(QUERIES) {
                until("the end of a search", || ask.reach().done);
                assert_eq!(ask.matches(0, usize::MAX), matching(&all, query), "{query} {chunk}");
            }
        }
        settled(&book);
        for query in QUERIES {
            assert_eq!(found(&book, query), matching(&all, query), "{query}");
        }
        assert_eq!(book.notices(), []);
    }
}

#[test]
fn of_several_files_what_is_new_is_last() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let paths = ["a.log", "b.log"].map(|name| folder.path().join(name));
    fs::write(&paths[0], "a1\n").expect("a file");
    fs::write(&paths[1], "b1\n").expect("a file");
    let book = open(&[&paths[0], &paths[1]], CHUNK);
    until("the lines", || book.lines().exact);
    append(&paths[0], b"a2\n");
    append(&paths[1], b"b2\n");
    book.refresh();
    until("what is new", || book.progress().bytes == 12 && book.lines().exact);
    let texts: Vec<String> = book.rows(0, 9).into_iter().map(|row| row.text).collect();
    assert_eq!(texts[..2], ["a1", "b1"]);
    let mut new = texts[2..].to_vec();
    new.sort();
    assert_eq!(new, ["a2", "b2"]);
    assert_eq!(found(&book, "2").len(), 2);
}

#[test]
fn a_file_that_shrinks_is_told_of() {
    let bytes = "a line of it\n".repeat(200_000);
    for to in [0_u64, 5, 1 << 20] {
        let (book, folder) = book(bytes.as_bytes(), 4 << 10);
        until("the lines", || book.lines().exact);
        let ask = book.ask("line").expect("a query");
        let file = fs::OpenOptions::new().write(true).open(folder.path().join(NAME)).expect("it");
        file.set_len(to).expect("shorter");
        book.refresh();
        until("the notice", || book.notices().iter().any(|told| told.kind == Kind::Shrunk));
        until("the end of a search", || ask.reach().done);
        let row = book.line(199_999).expect("a row");
        assert!(row.gone && row.text.is_empty());
        assert_eq!(book.lines().known, 200_000, "numbers stay as they are");
        let last = found(&book, "of it").len() as u64;
        assert!(last <= 200_000 && last >= to / 13 / 2, "{last}");
        // It is not followed any more.
        append(&folder.path().join(NAME), "more\n".repeat(600_000).as_bytes());
        book.refresh();
        settled(&book);
        assert_eq!(book.lines().known, 200_000);
    }
}

#[test]
fn a_file_that_is_replaced_stays_as_it_was() {
    let (book, folder) = book(b"the old one\n", CHUNK);
    until("the lines", || book.lines().exact);
    fs::rename(folder.path().join(NAME), folder.path().join("old")).expect("renamed");
    fs::write(folder.path().join(NAME), "a new one\nof two lines\n").expect("a file");
    book.refresh();
    until("the notice", || book.notices().iter().any(|told| told.kind == Kind::Replaced));
    same_lines(&book, b"the old one\n");
}

#[test]
fn matches_are_studied() {
    let line = |n: usize| {
        let level = ["INFO", "ERROR"][usize::from(n.is_multiple_of(10))];
        format!(
            "2025-06-04T09:{:02}:00Z {level} app: served page {n} status=20{}\n",
            n / 100 % 60,
            n % 3
        )
    };
    let bytes: String = (0..6_000).map(line).collect();
    let (book, _folder) = book(bytes.as_bytes(), 4 << 10);
    let ask = book.ask("level:error").expect("a query");
    let study = ask.study(100);
    until("the study", || study.get().is_some());
    let studied = study.get().expect("it");
    assert_eq!((studied.lines, studied.all), (100, false));
    assert_eq!(studied.kinds.len(), 1, "{:?}", studied.kinds);
    assert_eq!(studied.kinds[0].count, 100);
    assert_eq!((studied.fields[0].name.as_str(), studied.fields[0].values), ("status", 3));
    for most in [600, usize::MAX] {
        let study = ask.study(most);
        until("the study", || study.get().is_some());
        let studied = study.get().expect("it");
        assert_eq!((studied.lines, studied.all), (600, true));
    }
    settled(&book);
    let overview = book.overview(60);
    assert_eq!((overview.step, overview.rows.len()), (60, 60));
    assert_eq!(overview.rows[0], [0, 10, 0, 90, 0, 0]);
    assert_eq!((overview.read, overview.untimed), (overview.of, 0));
}

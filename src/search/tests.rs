//! Files that change while they are read, and lines that are too long.

use super::*;
use crate::search::{THREADS, search};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use tempfile::TempDir;

const LINE: &[u8] = b"a line of 32 bytes and its end.\n";

fn feed(path: &Path, longest: usize) -> Feed {
    let input = Input::File(path.to_owned());
    Feed::cut_at(&input, longest).unwrap_or_else(|problem| panic!("{}", problem.message))
}

/// All chunks, in order, and where lines were cut; `meanwhile` is called with each.
fn read(feed: Feed, mut meanwhile: impl FnMut(usize)) -> (Vec<u8>, Vec<u64>) {
    let (mut all, mut cut, mut number) = (Vec::new(), Vec::new(), 0);
    let looks: [_; THREADS] =
        std::array::from_fn(|_| |chunk: Chunk<'_>| (chunk.offset, chunk.bytes.to_vec(), chunk.cut));
    search(feed, looks, |(offset, bytes, is_cut)| {
        if cut.is_empty() {
            assert_eq!(offset, all.len() as u64, "chunks follow each other");
        }
        cut.extend(is_cut.then_some(offset));
        all.extend(bytes);
        meanwhile(number);
        number += 1;
        Ok(())
    })
    .unwrap_or_else(|stop| panic!("{stop:?}"));
    (all, cut)
}

fn append(path: &Path, bytes: &[u8]) {
    let mut file = fs::OpenOptions::new().append(true).open(path).expect("the file");
    file.write_all(bytes).expect("written");
}

#[test]
fn of_a_file_that_grows_what_was_there_is_read() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("a.log");
    let whole = LINE.repeat(3 * CHUNK / LINE.len());
    for begun in [&b""[..], b"the last line is "] {
        let there = [&whole[..], begun].concat();
        fs::write(&path, &there).expect("a file");
        let feed = feed(&path, LONGEST);
        append(&path, b"written on\nand more\n");
        let (all, _) = read(feed, |number| {
            if number == 0 {
                append(&path, LINE);
            }
        });
        // A line that had begun is read to its end.
        let end: &[u8] = if begun.is_empty() { b"" } else { b"written on\n" };
        assert!(all == [&there[..], end].concat(), "{} bytes", all.len());
    }
}

#[test]
fn a_file_that_shrinks_ends_there() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("a.log");
    let whole = LINE.repeat(40 * CHUNK / LINE.len());
    for (after, to) in [(0, 100), (0, 30 * CHUNK), (3, 5 * CHUNK + 17), (3, 0)] {
        fs::write(&path, &whole).expect("a file");
        let file = fs::OpenOptions::new().write(true).open(&path).expect("the file");
        let (all, _) = read(feed(&path, LONGEST), |number| {
            if number == after {
                file.set_len(to as u64).expect("shorter");
            }
        });
        assert!(whole.starts_with(&all), "to {to}: {} bytes", all.len());
        // What was asked before it shrank is not taken back.
        assert!(all.len() >= (after + 1) * CHUNK && all.len() <= whole.len(), "to {to}");
        assert!(all.len() < whole.len(), "to {to}: the rest was not there any more");
    }
    fs::write(&path, &whole).expect("a file");
    let opened = feed(&path, LONGEST);
    fs::write(&path, b"").expect("an empty file");
    assert_eq!(read(opened, |_| {}), (Vec::new(), Vec::new()));
}

#[test]
fn a_line_that_is_too_long_is_cut_and_the_next_is_read() {
    let folder = TempDir::new().expect("a folder");
    let longest = 3 * CHUNK + 5;
    let fits = [&vec![b'x'; longest - 1][..], b"\n"].concat();
    let long = |length: usize| [&vec![b'y'; length][..], b"\n"].concat();
    for length in [longest + 12 * CHUNK, 40 * CHUNK] {
        let bytes = [LINE, &fits[..], LINE, &long(length), LINE, LINE, &long(length)].concat();
        let cut = &long(length)[..longest];
        let expected = [LINE, &fits[..], LINE, cut, LINE, LINE, cut].concat();
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(&bytes).expect("packed");
        for (name, bytes) in [("plain", bytes), ("packed", packed.finish().expect("packed"))] {
            let path = folder.path().join(name);
            fs::write(&path, bytes).expect("a file");
            let (all, cut) = read(feed(&path, longest), |_| {});
            assert!(all == expected, "{name} {length}: {} of {}", all.len(), expected.len());
            assert_eq!(cut.len(), 2, "{name} {length}");
        }
    }
}

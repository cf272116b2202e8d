//! Opens a log and types into its search, once, and says how long each took: see docs/performance/book.
//!
//! Usage: typed FILE cold|warm count|lines WORD
//!
//! `warm` waits for the whole index before it types. `count` goes on to the next letter when the count is
//! exact, `lines` when all matching lines are known. Prints name and value, a pair a line; seconds.

use second_story::book::{Ask, Book, Limits};
use std::error::Error;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Lines of a screen.
const SCREEN: usize = 50;

fn until(mut so: impl FnMut() -> bool) {
    while !so() {
        std::thread::sleep(Duration::from_micros(100));
    }
}

/// Resident memory, kB, where the system tells it.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [file, index, goal, word] = &given[..] else {
        return Err("usage: typed FILE cold|warm count|lines WORD".into());
    };
    let mut out = io::stdout().lock();
    let before = resident();
    let began = Instant::now();
    let book = Book::open(&[PathBuf::from(file)], Limits::default(), || {});
    until(|| book.rows(0, SCREEN).len() == SCREEN || book.lines().exact);
    writeln!(out, "screen {:.4}", began.elapsed().as_secs_f64())?;
    if index == "warm" {
        until(|| book.lines().exact);
        writeln!(out, "lines {:.4} {}", began.elapsed().as_secs_f64(), book.lines().known)?;
        until(|| book.progress().indexed == book.progress().bytes);
        writeln!(out, "words {:.3}", began.elapsed().as_secs_f64())?;
        until(|| book.progress().dated == book.progress().bytes);
        writeln!(out, "times {:.3}", began.elapsed().as_secs_f64())?;
    }
    let (mut sum, mut slowest, mut counts, mut each) = (0.0, 0.0_f64, String::new(), String::new());
    let mut held: Option<Ask> = None;
    for end in word.char_indices().map(|(at, letter)| at + letter.len_utf8()) {
        let began = Instant::now();
        let ask = book.ask(&word[..end])?;
        held = Some(ask).inspect(|_| drop(held.take()));
        let Some(ask) = &held else { continue };
        let mut first = None;
        let mut see = || {
            if first.is_none() && ask.nth(0).is_some() {
                first = Some(began.elapsed().as_secs_f64());
            }
            first.is_some()
        };
        until(|| {
            see();
            match goal.as_str() {
                "lines" => ask.reach().done,
                _ => ask.count().exact,
            }
        });
        let took = began.elapsed().as_secs_f64();
        sum += took;
        each.push_str(&format!(" {took:.4}"));
        counts.push_str(&format!(" {}", ask.count().lines));
        // A count may be there before the first line is.
        if ask.count().lines > 0 {
            until(see);
        }
        slowest = slowest.max(first.unwrap_or(0.0));
    }
    writeln!(out, "typed {sum:.4}\nfirst {slowest:.4}\ncounts{counts}\neach{each}")?;
    writeln!(out, "beyond {}", resident().saturating_sub(before))?;
    writeln!(out, "told {}", book.memory() / 1024)?;
    Ok(())
}

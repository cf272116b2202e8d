//! `logs`: searches real files with the query language of the game.

mod excerpt;
mod histogram;
mod json;

use super::args::whole;
use super::failure::tell;
use super::{Common, Exit, Failure, Format};
use crate::logs::{Histogram, Query};
use crate::search::{self, Chunk, Feed, Input, LONGEST, Problem, Sift, Stop, THREADS};
use clap::Args;
use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// Search log files, packed ones too, with the words that search the game's sources
///
/// docs/search.md has the query language, docs/logs.md what it asks of real lines. Write `--` before
/// a query that begins with `-`. Exit code 0: something matched. 1: nothing did. 2: wrong use, or a
/// file that could not be searched; the others are searched all the same.
#[derive(Debug, Args)]
#[command(override_usage = "second-story logs [OPTIONS] [--] <FILE>... <QUERY>")]
pub struct Logs {
    /// Files, plain or packed by gzip or zstd, and last of all the query, such as `timeout
    /// level:>=warn after:09:20`. A folder stands for the files in it, each log's from the oldest on;
    /// `-` is standard input
    // One list: clap takes a query that begins with `-` for an option otherwise, even behind `--`.
    #[arg(required = true, num_args = 1.., value_name = "FILE")]
    given: Vec<OsString>,
    /// Print only how many lines match: of several files each, and on the last line the sum
    #[arg(long, conflicts_with_all = ["after", "before", "context", "histogram"])]
    count: bool,
    /// Print N lines after each match
    #[arg(short = 'A', long, value_name = "N", value_parser = whole)]
    after: Option<usize>,
    /// Print N lines before each match
    #[arg(short = 'B', long, value_name = "N", value_parser = whole)]
    before: Option<usize>,
    /// Print N lines before and after each match
    #[arg(short = 'C', long, value_name = "N", value_parser = whole)]
    context: Option<usize>,
    /// Print how many lines match over time, by level
    #[arg(long, conflicts_with_all = ["after", "before", "context"])]
    histogram: bool,
    /// As json, one object a line: of each match, or of each file's count
    #[arg(long, value_enum, default_value_t, conflicts_with_all = ["after", "before", "context", "histogram"])]
    format: Format,
}

/// Lines around a match at most; what is asked beyond is not shown.
const AROUND: usize = 100_000;

/// What all files came to.
#[derive(Default)]
struct Sum {
    matched: u64,
    failed: bool,
}

impl Logs {
    pub fn run(
        &self,
        common: &Common,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<Exit, Failure> {
        if !common.scenarios.is_empty() {
            return Err(Failure::new(
                "logs does not use --scenarios",
                "name the files or folders to search before the query",
            ));
        }
        let (text, files) = match self.given.split_last() {
            Some((last, files)) if !files.is_empty() => (last.to_string_lossy(), files),
            _ => {
                return Err(Failure::new(
                    "the query is missing",
                    "it is the last word, after the files; \"\" is a query that finds every line",
                ));
            }
        };
        let query = Query::parse(&text).map_err(|wrong| Failure::query("", &text, &wrong))?;
        let (inputs, folder) = search::inputs(&files.iter().map(PathBuf::from).collect::<Vec<_>>());
        let named = folder || inputs.len() > 1;
        let mut out = BufWriter::with_capacity(1 << 16, out);
        let (mut sum, mut histogram) = (Sum::default(), Histogram::default());
        let mut between = false;
        for input in inputs {
            let searched = input.and_then(|input| {
                let feed = Feed::open(&input)?;
                Ok((input, feed))
            });
            let ended = match searched {
                Err(problem) => Ok(vec![problem]),
                Ok((input, feed)) => {
                    let mut one =
                        File { query: &query, input: &input, named, problems: Vec::new() };
                    let found = if self.histogram {
                        one.histogram(feed, &mut histogram)
                    } else if self.count {
                        one.count(feed, self.format, &mut out)
                    } else if self.format == Format::Json {
                        one.json(feed, &mut out)
                    } else {
                        let around =
                            |own: Option<usize>| own.or(self.context).unwrap_or(0).min(AROUND);
                        let around = (around(self.before), around(self.after));
                        one.lines(feed, around, &mut between, &mut out)
                    };
                    found.map(|matched| {
                        sum.matched += matched;
                        one.problems
                    })
                }
            };
            for problem in ended? {
                out.flush()?;
                sum.failed = true;
                // With nowhere to write to there is nobody to tell.
                let _ = tell(&problem.message, &problem.hint, err);
            }
        }
        if self.histogram {
            histogram::print(&mut histogram, &mut out)?;
        } else if self.count && named && self.format == Format::Text {
            writeln!(out, "{}", sum.matched)?;
        }
        out.flush()?;
        Ok(match sum {
            Sum { failed: true, .. } => Exit::Failed,
            Sum { matched: 0, .. } => Exit::Findings,
            Sum { .. } => Exit::Fine,
        })
    }
}

/// One file that is searched.
struct File<'a> {
    query: &'a Query,
    input: &'a Input,
    /// Its name stands before its lines.
    named: bool,
    problems: Vec<Problem>,
}

impl File<'_> {
    fn display(&self) -> String {
        String::from_utf8_lossy(self.input.name()).into_owned()
    }

    /// Asks all chunks by `look`, and gives what it says to `take`.
    fn search<T: Send>(
        &mut self,
        feed: Feed,
        look: impl Fn(&Sift<'_>, Chunk<'_>) -> T + Send + Sync,
        mut take: impl FnMut(T) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let sift = Sift::new(self.query, self.input.source());
        let looks: [_; THREADS] = std::array::from_fn(|_| {
            let (sift, look) = (sift.clone(), &look);
            move |chunk: Chunk<'_>| (chunk.cut.then_some(chunk.offset), look(&sift, chunk))
        });
        let mut cut = None;
        let ended = search::search(feed, looks, |(too_long, found)| {
            cut = cut.or(too_long);
            take(found)
        });
        if let Some(offset) = cut {
            self.problems.push(Problem::new(
                format!("{} holds a line that is too long, behind byte {offset}", self.display()),
                format!("of a line, the first {} MiB are searched", LONGEST >> 20),
            ));
        }
        match ended {
            Ok(()) => Ok(()),
            Err(Stop::Taking(error)) => Err(Failure::Output(error)),
            Err(Stop::Reading(error)) => {
                self.problems.push(Problem::new(
                    format!("{} cannot be read to its end: {error}", self.display()),
                    "what stands before that was searched; is the file damaged or still written?",
                ));
                Ok(())
            }
        }
    }

    fn count(&mut self, feed: Feed, format: Format, out: &mut dyn Write) -> Result<u64, Failure> {
        let mut matched = 0;
        let look = |sift: &Sift<'_>, chunk: Chunk<'_>| sift.count(chunk.bytes);
        self.search(feed, look, |count: u64| {
            matched += count;
            Ok(())
        })?;
        match format {
            Format::Json => {
                let count = serde_json::json!({"file": self.display(), "count": matched});
                writeln!(out, "{count}")?;
            }
            Format::Text if self.named => {
                out.write_all(self.input.name())?;
                writeln!(out, ":{matched}")?;
            }
            Format::Text => writeln!(out, "{matched}")?,
        }
        Ok(matched)
    }

    fn histogram(&mut self, feed: Feed, histogram: &mut Histogram) -> Result<u64, Failure> {
        let mut matched = 0;
        self.search(feed, histogram::of, |found| {
            matched += found.lines();
            histogram.add(found);
            Ok(())
        })?;
        Ok(matched)
    }

    fn json(&mut self, feed: Feed, out: &mut dyn Write) -> Result<u64, Failure> {
        let (live, head) = (feed.is_live(), json::head(&self.display()));
        let (mut matched, mut before) = (0, 0);
        self.search(feed, json::look, |found: json::Found| {
            matched += found.hits.len() as u64;
            found.print(&head, before, out)?;
            before += found.lines;
            if live { out.flush() } else { Ok(()) }
        })?;
        Ok(matched)
    }

    fn lines(
        &mut self,
        feed: Feed,
        (before, after): (usize, usize),
        between: &mut bool,
        out: &mut dyn Write,
    ) -> Result<u64, Failure> {
        let live = feed.is_live();
        let name = if self.named { self.input.name() } else { b"" };
        let mut printer = excerpt::Printer::new(name.to_vec(), before, after, *between);
        let look = |sift: &Sift<'_>, chunk: Chunk<'_>| excerpt::look(sift, chunk, before, after);
        self.search(feed, look, |excerpt| {
            printer.print(&excerpt, out)?;
            if live { out.flush() } else { Ok(()) }
        })?;
        *between = printer.printed_any();
        Ok(printer.matched())
    }
}

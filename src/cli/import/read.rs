//! The records of one source, from its files in order.

use super::into::{Group, Target};
use super::write::Rest;
use crate::cli::Failure;
use crate::logs::Query;
use crate::logs::import::{Batch, Gather, Keep, Kept as Asked, Masks, Record, Tally, When};
use crate::scenario::EVIDENCE_LIMIT;
use crate::scenario::model::{Kept, Ms};
use crate::search::{self, Chunk, Feed, Input, LONGEST, Problem, Stop, THREADS};

/// What is taken of all logs.
pub struct Settings {
    pub from: Option<Ms>,
    pub until: Option<Ms>,
    pub only: Option<Query>,
    pub year: Option<i16>,
    pub join: bool,
}

/// What the user said rather than the scenario, for the report.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    pub year: Option<i16>,
}

impl Settings {
    pub fn told(&self) -> Told {
        Told { year: self.year }
    }
}

/// A file that was read.
pub struct File {
    pub name: String,
    pub tally: Tally,
    /// Why its beginning is no text that can be read.
    pub sixteen: bool,
}

/// A log as it becomes a source.
pub struct Source {
    pub id: String,
    pub name: String,
    pub files: Vec<File>,
    pub keep: Keep,
    pub when: When,
    /// The evidence file; of what is too large, the beginning.
    pub bytes: Vec<u8>,
    /// Bytes that the file would have.
    pub length: u64,
    pub written: bool,
}

impl Source {
    pub fn has_findings(&self) -> bool {
        self.keep.sums.kept == 0
            || self.when.assumed.unknown > 0
            || self.files.iter().any(|file| file.tally.unread > 0)
    }

    fn put(&mut self, record: Record, masks: &mut Option<Masks>) {
        if self.keep.ask(&record) == Asked::No {
            return;
        }
        if self.length > EVIDENCE_LIMIT {
            // Only its length is still of interest; masks do not change it much.
            self.length += record.text.len() as u64 + 45;
            return;
        }
        let text = match masks {
            Some(masks) => masks.mask(&record.text),
            None => record.text,
        };
        // Texts can always be written.
        let line = serde_json::to_vec(&Kept::new(record.at, text)).unwrap_or_default();
        self.length += line.len() as u64 + 1;
        if self.length <= EVIDENCE_LIMIT {
            self.bytes.extend_from_slice(&line);
            self.bytes.push(b'\n');
        }
    }
}

/// Reads the files of a log.
pub fn source(
    group: Group,
    settings: &Settings,
    target: &Target,
    masks: &mut Option<Masks>,
    rest: &mut Rest,
    problems: &mut Vec<Problem>,
) -> Result<Source, Failure> {
    let only = settings.only.clone();
    let keep = Keep::new(settings.from, settings.until, only, group.name.clone());
    let near = target.day.map(|(day, _)| day);
    let mut source = Source {
        id: group.id,
        name: group.name,
        files: Vec::new(),
        keep,
        when: When::new(target.zone.clone(), near, settings.year),
        bytes: Vec::new(),
        length: 0,
        written: false,
    };
    for input in &group.inputs {
        match Feed::open(input) {
            Ok(feed) => file(&mut source, input, feed, settings.join, masks, rest, problems)?,
            Err(problem) => problems.push(problem),
        }
    }
    Ok(source)
}

fn file(
    source: &mut Source,
    input: &Input,
    feed: Feed,
    join: bool,
    masks: &mut Option<Masks>,
    rest: &mut Rest,
    problems: &mut Vec<Problem>,
) -> Result<(), Failure> {
    let name = String::from_utf8_lossy(input.name()).into_owned();
    let mut gather = Gather::new(join);
    let (mut when, mut records) = (source.when.clone(), Vec::new());
    let (mut cut, mut sixteen) = (None, false);
    let looks: [_; THREADS] = std::array::from_fn(|_| {
        |chunk: Chunk<'_>| {
            let wide =
                chunk.offset == 0 && matches!(chunk.bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
            (Batch::of(chunk.bytes), chunk.cut.then_some(chunk.offset), wide)
        }
    });
    let ended = search::search(feed, looks, |(batch, too_long, wide)| {
        cut = cut.or(too_long);
        sixteen |= wide;
        let mut failed = Ok(());
        gather.add(
            &batch,
            &mut when,
            |one| records.push(one),
            |raw| {
                if failed.is_ok() {
                    failed = rest.put(raw);
                }
            },
        );
        for record in records.drain(..) {
            source.put(record, masks);
        }
        failed
    });
    gather.end(|one| records.push(one));
    for record in records {
        source.put(record, masks);
    }
    if let Some(offset) = cut {
        problems.push(Problem::new(
            format!("{name} holds a line that is too long, behind byte {offset}"),
            format!("of a line, the first {} MiB are read; the rest is nowhere", LONGEST >> 20),
        ));
    }
    match ended {
        Ok(()) => {}
        Err(Stop::Taking(error)) => return Err(rest.failed(&error)),
        Err(Stop::Reading(error)) => problems.push(Problem::new(
            format!("{name} cannot be read to its end: {error}"),
            "what stands before that was read; is the file damaged or still written?",
        )),
    }
    source.when = when;
    source.files.push(File { name, tally: gather.tally, sixteen });
    Ok(())
}

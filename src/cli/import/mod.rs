//! `import`: a team's own logs become evidence of a scenario.

mod into;
mod read;
mod report;
mod snippet;
mod write;

use super::failure::tell;
use super::{Common, Exit, Failure, Format};
use crate::evidence::clock::zone;
use crate::logs::Query;
use crate::logs::import::{Kind, Masks};
use crate::search::{self, Problem};
use clap::{Args, ValueEnum};
use into::Target;
use std::fs;
use std::io::{ErrorKind, Write};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// Turn real logs into evidence of a scenario
///
/// The format of each line is told by the line itself; docs/import.md lists them. Each log becomes a
/// file in the scenario's evidence/, and what to paste into evidence.ron is printed. Nothing else is
/// changed. Exit code 0: every line was read. 1: some were not, a time could not be worked out, or
/// nothing was taken. 2: wrong use, or a file that could not be read or written.
#[derive(Debug, Args)]
pub struct Import {
    /// Files, plain or packed by gzip or zstd. A folder stands for the files in it; a log's rotated
    /// files become one. `-` is standard input
    #[arg(required = true, value_name = "LOG")]
    logs: Vec<PathBuf>,
    /// The scenario's folder
    #[arg(long, value_name = "SCENARIO")]
    into: PathBuf,
    /// Make one source with this id of all logs, rather than one of each
    #[arg(long, value_name = "ID")]
    name: Option<String>,
    /// The year of the first time that has none; otherwise the one nearest to the scenario's day
    #[arg(long, value_name = "YEAR", value_parser = year)]
    year: Option<i16>,
    /// The day of the first time that has none; otherwise the scenario's
    #[arg(long, value_name = "DATE")]
    day: Option<String>,
    /// The zone of times that have none: UTC, UTC+2, Europe/Riga; otherwise the scenario's
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// Take what was written from then on: 09:24 of the scenario's day, or "2024-06-04 09:24", in UTC
    #[arg(long, value_name = "TIME")]
    from: Option<String>,
    /// Take what was written before then
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Take what a query matches, as `second-story logs` has it
    #[arg(long, value_name = "QUERY")]
    only: Option<String>,
    /// Every line without a time belongs to the one above it, not stack traces alone
    #[arg(long)]
    join: bool,
    /// Put masks in the place of personal data: all that is known, or some of it
    #[arg(
        long,
        value_enum,
        value_name = "WHAT",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "all",
        value_delimiter = ','
    )]
    mask: Vec<Mask>,
    /// Mask the names in this file, too, one a line
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,
    /// Write the lines that could not be read to this file, byte for byte
    #[arg(long, value_name = "FILE")]
    rest: Option<PathBuf>,
    /// Replace files that are there
    #[arg(long)]
    replace: bool,
    /// Read and report; write nothing
    #[arg(long)]
    dry_run: bool,
    /// The report for people, or as one JSON object
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What `--mask` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Mask {
    All,
    /// IPv4 and IPv6
    Addresses,
    Mails,
    /// Keys, passwords, session ids, signed tokens
    Tokens,
}

/// Reads a year; says in words which there are.
fn year(text: &str) -> Result<i16, String> {
    let year = text.parse().ok().filter(|year| YEARS.contains(year));
    year.ok_or_else(|| format!("a year from {} to {}", YEARS.start(), YEARS.end()))
}

/// Years that a log can be of.
const YEARS: RangeInclusive<i16> = 1970..=2199;

/// Bytes of a list of names, at most.
const NAMES_LIMIT: u64 = 4 << 20;

impl Import {
    pub fn run(
        &self,
        common: &Common,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<Exit, Failure> {
        if !common.scenarios.is_empty() {
            return Err(Failure::new(
                "import does not use --scenarios",
                "name the scenario's folder: `--into DIR`",
            ));
        }
        let target = Target::open(&self.into, self.day.as_deref(), self.zone.as_deref())?;
        let from = self.instant("--from", self.from.as_deref(), &target)?;
        let until = self.instant("--until", self.until.as_deref(), &target)?;
        if from.zip(until).is_some_and(|(from, until)| from >= until) {
            return Err(Failure::new(
                "--until is not later than --from: nothing lies between them",
                "--from is where the stretch begins, and --until where it ends",
            ));
        }
        let settings = read::Settings {
            from,
            until,
            only: self.only.as_deref().map(only).transpose()?,
            year: self.year,
            join: self.join,
        };
        let mut masks = self.masks()?;
        let (inputs, _) = search::inputs(&self.logs);
        let mut problems: Vec<Problem> = Vec::new();
        let mut readable = Vec::new();
        for input in inputs {
            match input {
                Ok(input) => readable.push(input),
                Err(problem) => problems.push(problem),
            }
        }
        let groups = into::groups(readable, self.name.as_deref(), &target)?;
        let refuse = |path: &Path| {
            let there = !self.replace && !self.dry_run && fs::symlink_metadata(path).is_ok();
            let told = || {
                Failure::new(
                    format!("{} is there already", path.display()),
                    "say --replace to write it anew, or take another name: --name ID",
                )
            };
            if there { Err(told()) } else { Ok(()) }
        };
        groups.iter().try_for_each(|group| refuse(&target.file(&group.id)))?;
        let rest = self.rest.as_deref().filter(|_| !self.dry_run);
        rest.map_or(Ok(()), refuse)?;
        let mut rest = write::Rest::open(rest)?;
        let mut sources = Vec::new();
        for group in groups {
            sources.push(read::source(
                group,
                &settings,
                &target,
                &mut masks,
                &mut rest,
                &mut problems,
            )?);
        }
        for problem in &problems {
            // With nowhere to write to there is nobody to tell.
            let _ = tell(&problem.message, &problem.hint, err);
        }
        let too_large = write::too_large(&sources, &target);
        if too_large.is_none() && !self.dry_run {
            for source in sources.iter_mut().filter(|source| source.keep.sums.kept > 0) {
                write::source(source, &target, self.replace)?;
            }
            rest.finish(self.replace)?;
        } else {
            rest.discard();
        }
        let report = report::Report {
            target: &target,
            sources: &sources,
            masks: masks.as_ref(),
            told: settings.told(),
            refused: too_large.is_some(),
            rest: self.rest.as_deref().filter(|_| !self.dry_run && too_large.is_none()),
        };
        match self.format {
            Format::Text => report.text(out)?,
            Format::Json => report.json(&problems, out)?,
        }
        out.flush()?;
        if let Some(failure) = too_large {
            return Err(failure);
        }
        Ok(if !problems.is_empty() {
            Exit::Failed
        } else if sources.iter().any(read::Source::has_findings) {
            Exit::Findings
        } else {
            Exit::Fine
        })
    }

    fn instant(
        &self,
        option: &str,
        text: Option<&str>,
        target: &Target,
    ) -> Result<Option<i64>, Failure> {
        let Some(text) = text else { return Ok(None) };
        match target.instant(text) {
            Some(at) => Ok(Some(at)),
            None => Err(Failure::new(
                format!("{option}: `{text}` is no time"),
                "write UTC as 09:24:10 of the scenario's day, or as \"2024-06-04 09:24:10\"",
            )),
        }
    }

    fn masks(&self) -> Result<Option<Masks>, Failure> {
        let names = match &self.names {
            None => Vec::new(),
            Some(path) => {
                let long = fs::metadata(path).is_ok_and(|about| about.len() > NAMES_LIMIT);
                if long {
                    return Err(Failure::new(
                        format!("{} is longer than {} MiB", path.display(), NAMES_LIMIT >> 20),
                        "write one name a line",
                    ));
                }
                let text = fs::read_to_string(path).map_err(|error| {
                    Failure::new(
                        format!("{} cannot be read: {error}", path.display()),
                        match error.kind() {
                            ErrorKind::InvalidData => "write one name a line, as UTF-8",
                            _ => "is the name right?",
                        },
                    )
                })?;
                text.lines().map(str::to_owned).collect()
            }
        };
        if self.mask.is_empty() && self.names.is_none() {
            return Ok(None);
        }
        let all = self.mask.contains(&Mask::All);
        let kinds = [
            (Mask::Addresses, Kind::Address),
            (Mask::Mails, Kind::Mail),
            (Mask::Tokens, Kind::Token),
        ];
        let kinds: Vec<Kind> = kinds
            .iter()
            .filter(|(mask, _)| all || self.mask.contains(mask))
            .map(|(_, kind)| *kind)
            .collect();
        let masks = Masks::new(&kinds, &names);
        masks.map(Some).map_err(|why| Failure::new(why, "give a shorter list of names"))
    }
}

fn only(text: &str) -> Result<Query, Failure> {
    Query::parse(text).map_err(|wrong| Failure::query("--only: ", text, &wrong))
}

/// A zone by its name.
fn zone_of(name: &str) -> Result<jiff::tz::TimeZone, Failure> {
    zone(name).ok_or_else(|| {
        Failure::new(
            format!("`{name}` is not a time zone"),
            "write `UTC`, `UTC+2`, or a name such as `Europe/Riga`",
        )
    })
}

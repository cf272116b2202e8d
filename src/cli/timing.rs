//! `timing`: the real minutes of plays, by their journals' clocks.

use super::failure::tell;
use super::{Common, Exit, Failure, Format};
use crate::diagnostics::{count, printable_line};
use crate::play::journal::Entry;
use crate::play::{Event, Play, apply};
use crate::proof::{Clock, Length, PAUSE_MINUTES, Stage};
use crate::shelf::home::Home;
use crate::shelf::journals;
use crate::shelf::library::Library;
use crate::shelf::resume::{ResumeError, case_of};
use clap::Args;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Show how many real minutes plays took, stage by stage, beside the estimate
///
/// For facilitators who plan an hour, and authors who state one. The minutes before something belong
/// to it; five without anything are a pause and are left out. Reading the debrief leaves no trace.
#[derive(Debug, Args)]
pub struct Timing {
    #[command(flatten)]
    pub common: Common,
    /// Journals of plays; without any, all that the game has kept
    #[arg(value_name = "JOURNAL")]
    journals: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// One play.
#[derive(Serialize)]
struct Row {
    journal: String,
    scenario: String,
    finished: bool,
    /// Null where no clock was kept, as in a play by commands.
    minutes: Option<f64>,
    pauses: usize,
    paused_minutes: f64,
    /// Null until it is finished.
    estimated_minutes: Option<f64>,
    stages: BTreeMap<Stage, Minutes>,
}

#[derive(Serialize)]
struct Minutes {
    clock: Option<f64>,
    estimated: Option<f64>,
}

impl Timing {
    pub fn run(
        &self,
        common: &Common,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<Exit, Failure> {
        let home = Home::find()?;
        let library = Library::gather(&common.scenarios);
        let all = self.journals.is_empty();
        let journals = if all { journals::all(&home) } else { self.journals.clone() };
        let mut rows = Vec::new();
        let mut exit = Exit::Fine;
        for path in &journals {
            match row(&home, &library, path) {
                Ok(row) => rows.push(row),
                Err(error) => {
                    tell(&error.to_string(), &error.hint(), err)?;
                    exit = Exit::Failed;
                }
            }
        }
        match self.format {
            Format::Json => {
                serde_json::to_writer_pretty(&mut *out, &rows)?;
                writeln!(out)?;
            }
            Format::Text => {
                for row in &rows {
                    print(row, out)?;
                }
                if journals.is_empty() {
                    writeln!(out, "No plays in {} yet.", home.journals().display())?;
                }
            }
        }
        Ok(exit)
    }
}

fn row(home: &Home, library: &Library, path: &Path) -> Result<Row, ResumeError> {
    let read = journals::read(path)?;
    let case = case_of(home, library, &read.header, path)?;
    let clock = Clock::of(&case.scenario, &read.entries);
    let events: Vec<Event> = read.entries.into_iter().filter_map(Entry::known).collect();
    let mut play = Play::new(read.header.seed);
    for event in &events {
        apply(&mut play, event);
    }
    let finished = events.iter().any(|event| matches!(event, Event::Finished { .. }));
    let length = finished.then(|| Length::of(&case, &play, &events));
    let stages = Stage::ALL.into_iter().map(|stage| {
        let clock = clock.map(|clock| clock.stage(stage));
        let estimated = length.map(|length| length.stage(stage).minutes());
        (stage, Minutes { clock, estimated })
    });
    Ok(Row {
        journal: path.display().to_string(),
        scenario: read.header.scenario,
        finished,
        minutes: clock.map(|clock| clock.minutes()),
        pauses: clock.map_or(0, |clock| clock.pauses),
        paused_minutes: clock.map_or(0.0, |clock| clock.paused),
        estimated_minutes: length.map(|length| length.minutes()),
        stages: stages.collect(),
    })
}

fn print(row: &Row, out: &mut dyn Write) -> Result<(), Failure> {
    let state = if row.finished { "finished" } else { "not finished" };
    let journal = printable_line(&row.journal);
    writeln!(out, "{journal}: {}, {state}", printable_line(&row.scenario))?;
    writeln!(out, "  {:<28}{:>7} {:>9}", "minutes", "clock", "estimated")?;
    for (stage, minutes) in &row.stages {
        let [clock, estimated] = [minutes.clock, minutes.estimated].map(shown);
        writeln!(out, "  {:<28}{clock:>7} {estimated:>9}", stage.name())?;
    }
    let [clock, estimated] = [row.minutes, row.estimated_minutes].map(shown);
    writeln!(out, "  {:<28}{clock:>7} {estimated:>9}", "in all")?;
    if row.pauses > 0 {
        let pauses = count(row.pauses, "pause");
        let paused = row.paused_minutes;
        writeln!(
            out,
            "  {pauses} of {PAUSE_MINUTES} minutes or more left out, {paused:.0} in all"
        )?;
    }
    if row.minutes.is_none() {
        writeln!(out, "  no clock was kept: played by commands")?;
    }
    Ok(())
}

fn shown(minutes: Option<f64>) -> String {
    minutes.map_or_else(|| "-".to_owned(), |minutes| format!("{minutes:.1}"))
}

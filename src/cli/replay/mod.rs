//! `replay`: a review that is over, turn by turn, and what it would have come to from one of them.

mod shown;
mod told;

use super::args::whole;
use super::lines::near;
use super::lines::parse::{Line, parse};
use super::lines::read::{open_lines, read_line};
use super::lines::reasons;
use super::{Common, Exit, Failure, Format};
use crate::debrief::replay::{Again, Turn, closed, difference, turns};
use crate::play::journal::Entry;
use crate::play::{Case, Command, Event};
use crate::shelf::home::Home;
use crate::shelf::journals;
use crate::shelf::library::Library;
use crate::shelf::resume::case_of;
use clap::Args;
use serde::Serialize;
use serde_json::json;
use shown::Transcript;
use std::io::{BufRead, Write};
use std::path::PathBuf;

/// Show the review of a kept play turn by turn, or play it on from one of its turns on a copy
///
/// The journal stays as it is. A copy has the seed of the play, and is kept nowhere: what it comes to
/// is shown beside what was.
#[derive(Debug, Args)]
pub struct Replay {
    #[command(flatten)]
    pub common: Common,
    /// The journal of a play whose review is over
    #[arg(value_name = "JOURNAL")]
    journal: PathBuf,
    /// Play on from the end of this turn, with the commands in --commands
    #[arg(long, value_name = "TURN", requires = "commands", value_parser = whole)]
    from: Option<usize>,
    /// `move`, `next` and `close`, one a line, from a file or `-` for standard input
    #[arg(long, value_name = "FILE", requires = "from")]
    commands: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A line of the commands that was not possible.
#[derive(Serialize)]
struct Rejected {
    line: usize,
    command: String,
    why: String,
}

impl Replay {
    pub fn run(&self, common: &Common, out: &mut dyn Write) -> Result<Exit, Failure> {
        let mut input = match &self.commands {
            Some(path) => Some(open_lines(path)?),
            None => None,
        };
        let home = Home::find()?;
        let library = Library::gather(&common.scenarios);
        let read = journals::read(&self.journal)?;
        let case = case_of(&home, &library, &read.header, &self.journal)?;
        let seed = read.header.seed;
        let log: Vec<Event> = read.entries.into_iter().filter_map(Entry::known).collect();
        if closed(&log).is_none() {
            return Err(Failure::new(
                format!("{}: the review of this play is not over yet", self.journal.display()),
                "a review can be shown and played again once it is closed; `second-story play` with \
                 --journal goes on with the play",
            ));
        }
        let turns = turns(&log);
        let recording = Transcript::of(&case, seed, &log, &turns);
        let (Some(from), Some(input)) = (self.from, &mut input) else {
            match self.format {
                Format::Json => json_line(out, &recording.value(&read.header.scenario))?,
                Format::Text => recording.print(&read.header.scenario, out)?,
            }
            return Ok(Exit::Fine);
        };
        let turn = self.turn(&turns, from)?;
        let mut copy = Again::after(&case, seed, &log[..turn.events.end]);
        let rejected = goes_on(&case, &mut copy, input)?;
        let told = told::Told {
            from,
            rejected,
            over: closed(&copy.log).is_some(),
            found: difference(&log, &copy.log, turn.events.end),
            recording,
            copy: Transcript::of(&case, seed, &copy.log, &self::turns(&copy.log)),
            case: &case,
        };
        match self.format {
            Format::Json => json_line(out, &told.value())?,
            Format::Text => told.print(out)?,
        }
        Ok(Exit::Fine)
    }

    fn turn<'t>(&self, turns: &'t [Turn], from: usize) -> Result<&'t Turn, Failure> {
        from.checked_sub(1).and_then(|at| turns.get(at)).ok_or_else(|| {
            let count = turns.len();
            Failure::new(
                format!("--from {from}: that review has no such turn"),
                format!("name one from 1 to {count}; without --from they are shown"),
            )
        })
    }
}

/// Does on the copy what the lines say, as far as that is possible.
fn goes_on(
    case: &Case,
    copy: &mut Again,
    input: &mut Box<dyn BufRead>,
) -> Result<Vec<Rejected>, Failure> {
    let mut rejected = Vec::new();
    let mut line = 0;
    while let Some(read) = read_line(&mut **input)? {
        line += 1;
        let parsed =
            read.as_ref().map_err(Clone::clone).and_then(|it| parse(it, case.scenario.midnight));
        let why = match parsed {
            Ok(Line::Quit) => break,
            Ok(Line::Empty) => continue,
            Ok(Line::Do(
                command @ (Command::Move { .. } | Command::NextStretch | Command::CloseReview),
            )) => match copy.does(command) {
                Ok(()) => continue,
                Err(rejection) => {
                    let meant = near::meant(case, &copy.play, &copy.log, &rejection);
                    format!("{}{meant}", reasons::reason(&rejection))
                }
            },
            Ok(_) => "a copy takes `move`, `next`, `close` and `quit` alone".to_owned(),
            Err(why) => why,
        };
        let command = read.unwrap_or_default().trim().to_owned();
        rejected.push(Rejected { line, command, why });
    }
    Ok(rejected)
}

fn json_line(out: &mut dyn Write, value: &serde_json::Value) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)?;
    Ok(())
}

/// Who somebody is, as colleagues call them.
fn called(case: &Case, id: &crate::scenario::model::PersonId) -> String {
    case.scenario.person(id).map_or_else(|| id.to_string(), |person| person.called.clone())
}

//! `list`: the scenarios at hand.

use super::{Common, Exit, Failure, Format};
use crate::diagnostics::{count, printable_line};
use crate::shelf::library::{Library, Origin, Volume};
use clap::Args;
use serde::Serialize;
use std::io::Write;

/// List the incidents that can be played
#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    pub common: Common,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Serialize)]
struct Row {
    name: String,
    /// `built in`, or the folder.
    from: String,
    #[serde(flatten)]
    state: State,
}

#[derive(Serialize)]
#[serde(untagged)]
enum State {
    Playable {
        title: String,
        level: u8,
        minutes: u32,
        practises: Vec<String>,
        hash: String,
    },
    /// Cannot be played.
    Broken {
        findings: usize,
        first: String,
    },
}

impl List {
    pub fn run(&self, common: &Common, out: &mut dyn Write) -> Result<Exit, Failure> {
        let library = Library::gather(&common.scenarios);
        let rows = library.look(row);
        match self.format {
            Format::Json => {
                serde_json::to_writer_pretty(&mut *out, &rows)?;
                writeln!(out)?;
            }
            Format::Text => {
                for row in &rows {
                    print(row, out)?;
                }
                if rows.is_empty() {
                    writeln!(out, "No scenarios here; `--scenarios DIR` adds a folder of them.")?;
                }
            }
        }
        Ok(Exit::Fine)
    }
}

fn row(volume: &Volume) -> Row {
    let from = match &volume.origin {
        Origin::BuiltIn => "built in".to_owned(),
        Origin::Disk(path) => path.display().to_string(),
    };
    let state = match volume.open() {
        Ok(opened) => {
            let manifest = opened.scenario.manifest;
            State::Playable {
                title: manifest.title,
                level: manifest.level,
                minutes: manifest.minutes,
                practises: manifest.practises,
                hash: opened.hash,
            }
        }
        Err(findings) => State::Broken {
            findings: findings.len(),
            first: findings.first().map_or_else(String::new, |finding| finding.message.clone()),
        },
    };
    Row { name: volume.slug.clone(), from, state }
}

fn print(row: &Row, out: &mut dyn Write) -> Result<(), Failure> {
    // A scenario that can be played holds no text that steers; its folder's name may.
    let (name, from) = (printable_line(&row.name), printable_line(&row.from));
    match &row.state {
        State::Playable { title, level, minutes, practises, .. } => {
            writeln!(out, "{name}  {title}")?;
            writeln!(out, "    level {level}, from {minutes} minutes, {from}")?;
            writeln!(out, "    practises {}", practises.join(", "))?;
        }
        State::Broken { findings, first } => {
            writeln!(out, "{name}  cannot be played")?;
            let findings = count(*findings, "finding");
            let first = printable_line(first);
            writeln!(out, "    {findings}, {from}; the first: {first}")?;
        }
    }
    Ok(())
}

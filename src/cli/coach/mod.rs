//! `coach`: wording that blames, judges or hides in reports of incidents, and what to write instead.

mod explain;
mod files;
mod found;
mod sarif;
mod score;

use super::failure::tell;
use super::{Common, Exit, Failure};
use crate::diagnostics::count;
use clap::{Args, ValueEnum};
use files::{Input, Places};
use found::Found;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Mark wording in reports that blames, judges or hides, and say what to write instead
///
/// docs/coach.md has the rules, and how a text allows itself what it quotes. Exit code 0: nothing was
/// marked. 1: something was. 2: wrong use, or a file that could not be read; the others are read all
/// the same.
#[derive(Debug, Args)]
pub struct Coach {
    /// Texts in Markdown; a folder stands for the *.md in it and below, `-` is standard input
    #[arg(required_unless_present = "explain", value_name = "FILE")]
    files: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: CoachFormat,
    /// Show what is only worth a look, too
    #[arg(long)]
    hints: bool,
    /// Explain a rule; without CODE, all are listed
    #[arg(long, value_name = "CODE", num_args = 0..=1, conflicts_with_all = ["files", "hints", "format"])]
    explain: Option<Option<String>>,
    /// The files are sets of labelled sentences: print precision and recall
    #[arg(long, hide = true)]
    score: bool,
}

/// How marks are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum CoachFormat {
    /// For people
    #[default]
    Text,
    /// For programs: one object a file
    Json,
    /// For code scanning: SARIF 2.1.0
    Sarif,
}

/// Why something could not be read, and what to do.
#[derive(Debug)]
struct Problem {
    /// What was found about it, printed as findings are; empty where the message says all.
    shown: String,
    message: String,
    hint: String,
}

impl Coach {
    pub fn run(
        &self,
        common: &Common,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<Exit, Failure> {
        if !common.scenarios.is_empty() {
            return Err(Failure::new(
                "coach does not use --scenarios",
                "name the texts to read after `coach`",
            ));
        }
        if let Some(code) = &self.explain {
            return explain::explain(code.as_deref(), out);
        }
        // There may be thousands of marks, and standard output goes line by line.
        let out = &mut BufWriter::new(out);
        let mut places = Places::default();
        if self.score {
            return score::score(&self.files, &mut places, out);
        }
        let (mut marked, mut failed) = (false, false);
        let (mut all, mut unread) = (Vec::new(), Vec::new());
        let inputs = files::inputs(&self.files);
        // Of several texts, those without a mark are told of in one line.
        let (many, mut clean) = (inputs.len() > 1, 0);
        for input in inputs {
            let found = input.and_then(|input| self.read(&input, &mut places));
            match found {
                Ok(Some(found)) => {
                    marked |= found.is_marked();
                    match self.format {
                        CoachFormat::Text if many && found.located.is_empty() => clean += 1,
                        CoachFormat::Text => found.print(out)?,
                        CoachFormat::Json | CoachFormat::Sarif => all.push(found),
                    }
                }
                // Its configuration was told of before.
                Ok(None) => failed = true,
                Err(problem) => {
                    out.flush()?;
                    failed = true;
                    // With nowhere to write to there is nobody to tell.
                    let _ = write!(err, "{}", problem.shown)
                        .and_then(|()| tell(&problem.message, &problem.hint, err));
                    unread.push(problem.message);
                }
            }
        }
        match self.format {
            CoachFormat::Text if clean > 0 => {
                writeln!(out, "{}: nothing found", count(clean, "text"))?;
            }
            CoachFormat::Text => {}
            CoachFormat::Json => found::json(&all, out)?,
            CoachFormat::Sarif => sarif::sarif(&all, &unread, out)?,
        }
        out.flush()?;
        Ok(match (failed, marked) {
            (true, _) => Exit::Failed,
            (false, true) => Exit::Findings,
            (false, false) => Exit::Fine,
        })
    }

    /// What is found in one text; none where its configuration cannot be read, which is told once.
    fn read(&self, input: &Input, places: &mut Places) -> Result<Option<Found>, Problem> {
        let Some(config) = places.config(input)? else { return Ok(None) };
        let text = input.text()?;
        Ok(Some(Found::new(input.name(), text, &config, self.hints)))
    }
}

//! `simulate`: bots play a scenario many times, and what it comes to.

use super::args::seed;
use super::{Common, Exit, Failure, Format};
use crate::diagnostics::count;
use crate::play::Case;
use crate::proof::{self, Asked, Came, Kind, Spread, Summary};
use crate::shelf::library::Library;
use clap::Args;
use serde::Serialize;
use std::io::Write;

/// Let bots play a scenario, and show what is told, found and agreed on average
///
/// The same scenario, player, number and seed give the same output. Each line has the mean, and
/// the range in which nine plays of ten lie.
#[derive(Debug, Args)]
pub struct Simulate {
    #[command(flatten)]
    pub common: Common,
    /// The scenario's name, or its folder
    name: String,
    /// learner, blamer, nice, random or no-evidence
    #[arg(long, value_name = "KIND", default_value = "learner")]
    player: Kind,
    #[arg(long, value_name = "N", default_value_t = 100, allow_negative_numbers = true,
          value_parser = plays)]
    plays: u32,
    /// The first play's seed; the others follow it
    #[arg(long, default_value_t = 1, allow_negative_numbers = true, value_parser = seed)]
    seed: u64,
    /// Closing questions cost no trust and shut nothing, and nothing of a move is felt later: shows
    /// what closing up costs
    #[arg(long)]
    without_losses: bool,
    /// Shows instead what came of questions by how they were put, and of moves, as tables in Markdown
    #[arg(long)]
    asked: bool,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What it came to, and of which scenario.
#[derive(Serialize)]
struct Named<'a> {
    scenario: &'a str,
    #[serde(flatten)]
    summary: &'a Summary,
}

/// Plays at most: more would tell nothing more, and keep a machine busy for an hour.
const PLAYS: u32 = 100_000;

fn plays(text: &str) -> Result<u32, String> {
    let number = text.parse().ok().filter(|plays| (1..=PLAYS).contains(plays));
    number.ok_or_else(|| format!("a whole number from 1 to {PLAYS}"))
}

impl Simulate {
    pub fn run(&self, common: &Common, out: &mut dyn Write) -> Result<Exit, Failure> {
        let opened = Library::gather(&common.scenarios).open(&self.name)?;
        let scenario = opened.folder.slug;
        let mut case = Case::open(opened.scenario).map_err(|error| {
            Failure::new(
                format!("the day of `{}` cannot be simulated: {error}", self.name),
                "`second-story check DIR` shows what to mend",
            )
        })?;
        case.without_losses = self.without_losses;
        if self.asked {
            let asked = proof::asked(&case, self.player, self.plays, self.seed);
            match self.format {
                Format::Json => {
                    serde_json::to_writer_pretty(&mut *out, &asked)?;
                    writeln!(out)?;
                }
                Format::Text => tables(&asked, out)?,
            }
            return Ok(Exit::Fine);
        }
        let summary = proof::simulate(&case, self.player, self.plays, self.seed);
        match self.format {
            Format::Json => {
                let named = Named { scenario: &scenario, summary: &summary };
                serde_json::to_writer_pretty(&mut *out, &named)?;
                writeln!(out)?;
            }
            Format::Text => self.print(&summary, out)?,
        }
        Ok(Exit::Fine)
    }

    fn print(&self, summary: &Summary, out: &mut dyn Write) -> Result<(), Failure> {
        let losses = if summary.without_losses { ", without losses" } else { "" };
        writeln!(
            out,
            "{}: {} as {} from seed {}{losses}",
            self.name,
            count(summary.plays as usize, "play"),
            summary.player,
            summary.seed
        )?;
        let percent = [
            ("conditions told openly", summary.conditions),
            ("facts told", summary.facts),
            ("factors surfaced", summary.factors),
        ];
        for (name, Spread { mean, low, high }) in percent {
            let [mean, low, high] = [mean, low, high].map(|share| share * 100.0);
            writeln!(out, "  {name:<28}{mean:6.1} %   ({low:.0} to {high:.0})")?;
        }
        let counts = [
            ("events confirmed", summary.events),
            ("measures agreed", summary.measures),
            ("management's support", summary.sponsor),
            ("working minutes", summary.minutes),
            ("words read", summary.words),
            ("questions put", summary.questions),
            ("moves in the review", summary.moves),
            ("real minutes, estimated", summary.length),
        ];
        for (name, Spread { mean, low, high }) in counts {
            writeln!(out, "  {name:<28}{mean:6.1}     ({low:.0} to {high:.0})")?;
        }
        for (stage, Spread { mean, low, high }) in &summary.stages {
            let name = format!("- {}", stage.name());
            writeln!(out, "  {name:<28}{mean:6.1}     ({low:.0} to {high:.0})")?;
        }
        Ok(())
    }
}

/// Shares of what came, a row a form or move, those that opened most first.
fn tables(asked: &Asked, out: &mut dyn Write) -> Result<(), Failure> {
    let Asked { player, plays, seed, .. } = asked;
    writeln!(out, "{} as {player} from seed {seed}", count(*plays as usize, "play"))?;
    let mut forms = asked.forms.clone();
    let mut moves = asked.moves.clone();
    for rows in [&mut forms, &mut moves] {
        rows.sort_by(|one, other| share(other.open, other).total_cmp(&share(one.open, one)));
    }
    let tables =
        [("form", &forms), ("closing questions before", &asked.after_closing), ("move", &moves)];
    for (name, rows) in tables {
        writeln!(out, "\n| {name} | times | a condition openly | guardedly | a fact | nothing |")?;
        writeln!(out, "|-|-|-|-|-|-|")?;
        for row in rows.iter().filter(|row| row.times > 0) {
            write!(out, "| {} | {} |", row.of, row.times)?;
            for part in [row.open, row.guarded, row.fact, row.nothing()] {
                write!(out, " {:.0} % |", share(part, row))?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

/// Percent of the times.
fn share(part: u32, of: &Came) -> f64 {
    f64::from(part) * 100.0 / f64::from(of.times.max(1))
}

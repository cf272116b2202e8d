//! What may be written after `second-story`. To add a command: its file, and a line here.

use super::open_game::WindowArgs;
use super::{check, coach, explain, import, list, logs, open, play, replay, simulate, timing};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Find the second story of a production incident.
///
/// Without a command, the game opens.
#[derive(Debug, Parser)]
#[command(name = "second-story", version, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub window: WindowArgs,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command that plays, and of the game.
#[derive(Clone, Debug, Default, Args)]
pub struct Common {
    /// A folder of further scenarios, or a scenario's own; may be given several times
    #[arg(long, value_name = "DIR")]
    pub scenarios: Vec<PathBuf>,
}

impl Common {
    /// What was written before the command's name, and then what was written after it. (An option
    /// that clap calls global keeps the latter alone.)
    pub fn and(&self, after: &Self) -> Self {
        Self { scenarios: [self.scenarios.as_slice(), &after.scenarios].concat() }
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Check(check::Check),
    Coach(coach::Coach),
    Explain(explain::Explain),
    Import(Box<import::Import>),
    List(list::List),
    Logs(logs::Logs),
    Open(open::Open),
    Play(play::PlayCommand),
    Replay(replay::Replay),
    Simulate(simulate::Simulate),
    Timing(timing::Timing),
}

/// Reads a seed; says in words which numbers there are.
pub fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("a whole number from 0 to {}", u64::MAX))
}

/// Reads a number of things; says in words which numbers there are.
pub fn whole(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "a whole number from 0".to_owned())
}

/// How output is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

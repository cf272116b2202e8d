//! `open`: reads real logs in the window, without a scenario.

use super::open_game::WindowArgs;
use super::{Exit, Failure};
use crate::logs::Query;
use crate::search::inputs;
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

/// Open log files in the window, packed ones too, at any size
///
/// The same reader as in the game: searched as one types (docs/search.md has the language), by kind of
/// line, by field, over time. docs/open.md has the keys.
#[derive(Debug, Args)]
pub struct Open {
    /// Files, plain or packed by gzip or zstd, or folders with the parts of rotated ones; `-` is
    /// standard input
    #[arg(required = true, value_name = "LOG")]
    logs: Vec<PathBuf>,
    /// What to search for at once, such as `level:error after:09:20`
    #[arg(long, value_name = "QUERY", default_value = "")]
    query: String,
}

impl Open {
    pub fn run(&self, window: &WindowArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
        Query::parse(&self.query).map_err(|wrong| Failure::query("", &self.query, &wrong))?;
        // Before a window opens: a name that is wrong is told where it was typed.
        let (found, _) = inputs(&self.logs);
        if let Some(problem) = found.into_iter().find_map(Result::err) {
            return Err(Failure::new(problem.message, problem.hint));
        }
        show(self, window, out)
    }
}

#[cfg(not(feature = "gui"))]
fn show(_open: &Open, _window: &WindowArgs, _out: &mut dyn Write) -> Result<Exit, Failure> {
    Err(Failure::no_window("search with `second-story logs FILE QUERY`"))
}

#[cfg(feature = "gui")]
fn show(open: &Open, window: &WindowArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let words = crate::text::Words::english();
    let title = format!("{} · {}", open.logs[0].display(), words.get("app-name"));
    let screens = crate::game::opened::Opened::new(words, &open.logs, &open.query);
    super::open_game::show(window, title, Box::new(screens), out)
}

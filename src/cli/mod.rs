//! The command line: one file a command.

mod args;
mod check;
mod coach;
mod explain;
mod failure;
mod import;
mod lines;
mod list;
mod logs;
mod open;
mod open_game;
mod play;
mod replay;
mod run;
mod simulate;
mod timing;

use std::io::IsTerminal;

pub use args::{Cli, Command, Common, Format};
pub use failure::{Exit, Failure};
#[cfg(test)]
pub use play::played;
pub use run::run;

/// Whether what is printed may have colours.
fn coloured() -> bool {
    std::io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

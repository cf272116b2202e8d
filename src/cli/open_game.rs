//! Opens the game: what happens without a command.

use super::{Common, Exit, Failure};

/// Opens the window and comes back when it is closed.
pub fn open(_common: &Common) -> Result<Exit, Failure> {
    Err(Failure::new(
        "this build has no window",
        "build with the default features, or play with `second-story play NAME --commands -`",
    ))
}

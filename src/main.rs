//! Parse the arguments, call one command, set the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    // Not locked: other threads of the game may write as well.
    let (mut out, mut err) = (std::io::stdout(), std::io::stderr());
    ExitCode::from(second_story::cli::run(std::env::args_os(), &mut out, &mut err))
}

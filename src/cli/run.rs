//! Parses the arguments, calls one command, and words what went wrong.

use super::failure::tell;
use super::{Cli, Command, Exit, Failure, open_game};
use clap::Parser;
use std::ffi::OsString;
use std::io::{self, Write};

/// Runs `second-story` with these arguments (the first is the program's name) and gives the exit
/// code: 0 fine, 1 findings, 2 wrong use or failure. A reader that goes away is no failure.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(usage) => {
            let text = usage.render();
            let written =
                if usage.use_stderr() { write!(err, "{text}") } else { write!(out, "{text}") };
            // With nowhere to write to there is nobody to tell.
            drop(written);
            return if usage.use_stderr() { 2 } else { 0 };
        }
    };
    let ended = dispatch(&cli, out, err).and_then(|exit| {
        out.flush()?;
        Ok(exit)
    });
    match ended {
        Ok(Exit::Fine) => 0,
        Ok(Exit::Findings) => 1,
        Ok(Exit::Failed) => 2,
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(failure) => {
            // With nowhere to write to there is nobody to tell.
            let _ = told(&failure, err);
            2
        }
    }
}

fn dispatch(cli: &Cli, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Failure> {
    let common = match &cli.command {
        Some(Command::List(list)) => cli.common.and(&list.common),
        Some(Command::Play(play)) => cli.common.and(&play.common),
        Some(Command::Replay(replay)) => cli.common.and(&replay.common),
        Some(Command::Simulate(simulate)) => cli.common.and(&simulate.common),
        Some(Command::Timing(timing)) => cli.common.and(&timing.common),
        Some(
            Command::Check(_)
            | Command::Coach(_)
            | Command::Explain(_)
            | Command::Import(_)
            | Command::Logs(_)
            | Command::Open(_),
        )
        | None => cli.common.clone(),
    };
    if let Some(wrong) = common.scenarios.iter().find(|folder| !folder.is_dir()) {
        return Err(Failure::new(
            format!("{} is not a folder", wrong.display()),
            "`--scenarios` takes a folder of scenarios, or a scenario's own",
        ));
    }
    match &cli.command {
        None => open_game::open(&common, &cli.window, out),
        Some(Command::Check(check)) => check.run(&common, out),
        Some(Command::Coach(coach)) => coach.run(&common, out, err),
        Some(Command::Explain(explain)) => explain.run(out),
        Some(Command::Import(import)) => import.run(&common, out, err),
        Some(Command::List(list)) => list.run(&common, out),
        Some(Command::Logs(logs)) => logs.run(&common, out, err),
        Some(Command::Open(open)) => open.run(&cli.window, out),
        Some(Command::Play(play)) => play.run(&common, out),
        Some(Command::Replay(replay)) => replay.run(&common, out),
        Some(Command::Simulate(simulate)) => simulate.run(&common, out),
        Some(Command::Timing(timing)) => timing.run(&common, out, err),
    }
}

fn told(failure: &Failure, err: &mut dyn Write) -> io::Result<()> {
    match failure {
        Failure::Told { message, hint } => tell(message, hint, err),
        Failure::Output(error) => {
            writeln!(err, "error: the output could not be written: {error}")?;
            writeln!(err, "hint: is the disk full, or the folder read-only?")?;
            err.flush()
        }
    }
}

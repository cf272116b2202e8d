//! The real program, and a reader that goes away.

use std::io::Read;
use std::process::{Command, Stdio};

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_second-story"))
        .args(["explain"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().expect("stderr").read_to_string(&mut err).expect("UTF-8");
    let status = child.wait().expect("an end");
    assert_eq!(status.code(), Some(0), "{err}");
    assert_eq!(err, "");
}

#[test]
fn the_program_exits_with_the_code_of_the_command() {
    let check = |path: &str| {
        Command::new(env!("CARGO_BIN_EXE_second-story")).args(["check", path]).output().expect("it")
    };
    assert_eq!(check("tests/fixtures/quay-disk").status.code(), Some(0));
    assert_eq!(check("tests/fixtures/quay-disk/evidence").status.code(), Some(1));
    assert_eq!(check("no-such-folder").status.code(), Some(2));
}

//! Scenario folders to spoil, and the program's answer to them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What a run of the program wrote, and its exit code.
#[derive(Debug)]
pub struct Ran {
    pub code: u8,
    pub out: String,
    pub err: String,
    pub took: Duration,
}

/// Runs the program in this process.
pub fn second_story(args: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let start = Instant::now();
    let all = std::iter::once("second-story").chain(args.iter().copied()).map(Into::into);
    let code = second_story::cli::run(all, &mut out, &mut err);
    Ran {
        code,
        out: String::from_utf8(out).expect("UTF-8 on stdout"),
        err: String::from_utf8(err).expect("UTF-8 on stderr"),
        took: start.elapsed(),
    }
}

/// The scenario of the tests, in which nothing is found.
pub fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/quay-disk")
}

/// A copy of the fixture that is thrown away.
pub struct Scratch {
    dir: TempDir,
}

impl Scratch {
    pub fn new() -> Self {
        let dir = TempDir::new().expect("a scratch folder");
        let scratch = Self { dir };
        copy(&fixture(), &scratch.path());
        scratch
    }

    pub fn path(&self) -> PathBuf {
        self.dir.path().join("quay-disk")
    }

    pub fn write(&self, file: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    /// Runs the program in its own process, in this folder, with a home of its own in it.
    pub fn run(&self, args: &[&str]) -> Ran {
        let start = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_second-story"));
        command.args(args).current_dir(self.path());
        command.env("SECOND_STORY_HOME", self.path().join("home"));
        let ended = command.stdin(Stdio::null()).output().expect("the program");
        Ran {
            code: ended.status.code().and_then(|code| u8::try_from(code).ok()).expect("a code"),
            out: String::from_utf8(ended.stdout).expect("UTF-8"),
            err: String::from_utf8(ended.stderr).expect("UTF-8"),
            took: start.elapsed(),
        }
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path().join(file)).expect("a file")
    }

    /// Replaces the first occurrence of a text.
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} does not hold {from}");
        self.write(file, text.replacen(from, to, 1));
    }

    pub fn remove(&self, file: &str) {
        fs::remove_file(self.path().join(file)).expect("a file to remove");
    }

    pub fn check(&self) -> Ran {
        second_story(&["check", &self.path().to_string_lossy()])
    }
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the fixture") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

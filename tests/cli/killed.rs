//! A play that is killed at any moment goes on with all that was answered.

use second_story::play::{Event, journal};
use second_story::shelf::home::Home;
use second_story::shelf::journals::{OpenJournal, ShelfError};
use second_story::shelf::library::Library;
use second_story::shelf::resume::{ResumeError, resume};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A play of the first hour: each line changes something.
const COMMANDS: &[&str] = &[
    "seal half-a-year-ago=6 green-again=4 sure=3 \"Something used to stop it\"",
    "open door-trouble",
    "ask ruta usual normal-week",
    "pin ruta/r-careful \"one of two ways\"",
    "reword P1 \"the careful one of two ways\"",
    "open ticket-3307",
    "review",
    "move go-round",
    "next",
    "close",
];

/// What tells one moment of the play from another.
const LOOKS: &[&str] = &["look", "look pins", "look people", "look meeting", "look sources"];

struct Game {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Game {
    fn open(home: &Path, journal: Option<&Path>) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_second-story"));
        command.args(["play", "larkgate-sieve", "--commands", "-", "--format", "json"]);
        if let Some(journal) = journal {
            command.arg("--journal").arg(journal);
        }
        command.env("SECOND_STORY_HOME", home).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the program");
        let to = child.stdin.take().expect("its input");
        let from = BufReader::new(child.stdout.take().expect("its output"));
        Self { child, to, from }
    }

    fn send(&mut self, line: &str) {
        writeln!(self.to, "{line}").expect("sent");
    }

    fn answer(&mut self, line: &str) -> String {
        self.send(line);
        let mut answer = String::new();
        self.from.read_line(&mut answer).expect("an answer");
        answer
    }

    /// Everything that can be seen now.
    fn seen(&mut self) -> Vec<String> {
        LOOKS.iter().map(|look| self.answer(look)).collect()
    }

    fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("an end");
    }
}

/// What can be seen before the first command and after each, where nothing goes wrong.
fn undisturbed(home: &Path) -> Vec<Vec<String>> {
    let mut game = Game::open(home, None);
    let mut seen = vec![game.seen()];
    for command in COMMANDS {
        let answer = game.answer(command);
        assert!(answer.contains("\"events\""), "{command}: {answer}");
        seen.push(game.seen());
    }
    game.kill();
    for (at, pair) in seen.windows(2).enumerate() {
        assert_ne!(pair[0], pair[1], "{} leaves no trace in what is seen", COMMANDS[at]);
    }
    seen
}

#[test]
fn nothing_that_was_answered_is_lost() {
    let folder = TempDir::new().expect("a folder");
    let home = folder.path().join("home");
    let file = folder.path().join("play.jsonl");
    let wanted = undisturbed(&home);
    let mut answered = 0;
    let mut kills = 0;
    while answered < COMMANDS.len() {
        let mut game = Game::open(&home, Some(&file));
        let seen = game.seen();
        // The command in flight when it was killed has happened or has not: both are sound.
        if seen != wanted[answered] {
            assert_eq!(seen, wanted[answered + 1], "after {answered} answers and {kills} kills");
            answered += 1;
        }
        if let Some(command) = COMMANDS.get(answered) {
            let answer = game.answer(command);
            assert!(answer.contains("\"events\""), "{command}: {answer}");
            answered += 1;
        }
        if let Some(command) = COMMANDS.get(answered) {
            game.send(command);
            std::thread::sleep(Duration::from_micros(400 * kills));
        }
        game.kill();
        kills += 1;
    }
    let mut game = Game::open(&home, Some(&file));
    assert_eq!(game.seen(), wanted[COMMANDS.len()]);
    game.kill();
    assert!(kills >= 4, "only {kills} kills");
    torn_anywhere(&home, &file);
}

/// What opens a journal, tried again while it is locked: a process that another test starts holds
/// the lock of this one for the moment between its fork and its exec.
fn unlocked<T>(open: impl Fn() -> Result<T, ShelfError>) -> T {
    let start = Instant::now();
    loop {
        match open() {
            Ok(opened) => return opened,
            Err(ShelfError::Locked { .. }) if start.elapsed() < Duration::from_secs(5) => {
                std::thread::sleep(Duration::from_millis(5));
            }
            Err(error) => panic!("{error}"),
        }
    }
}

/// Cuts the journal at every byte of its last line, and of its first.
fn torn_anywhere(home: &Path, file: &Path) {
    let whole = std::fs::read(file).expect("the journal");
    let read = journal::read(&whole).expect("sound");
    let (home, library) = (Home::at(home), Library::default());
    let known = |entries: Vec<journal::Entry>| -> Vec<Event> {
        let known = |entry: journal::Entry| match entry.event {
            journal::Recorded::Known(event) => Some(event),
            journal::Recorded::Unknown(_) => None,
        };
        entries.into_iter().filter_map(known).collect()
    };
    let last = read.entries.len() - 1;
    let batch = read.entries[..last].iter().rposition(|entry| entry.end).map_or(0, |at| at + 1);
    let all = known(read.entries);
    let from = whole[..whole.len() - 1].iter().rposition(|byte| *byte == b'\n').expect("lines") + 1;
    let copy = file.with_file_name("torn.jsonl");
    for cut in from..whole.len() {
        std::fs::write(&copy, &whole[..cut]).expect("cut");
        let (open, read) = unlocked(|| OpenJournal::resume(&copy));
        drop(open);
        assert_eq!(known(read.entries), all[..batch], "cut at byte {cut} of {}", whole.len());
    }
    let resumed = unlocked(|| {
        resume(&home, &library, &copy).map_err(|error| match error {
            ResumeError::Shelf(error) => error,
            other => panic!("{other}"),
        })
    });
    assert_eq!(resumed.events, all[..batch]);
    drop(resumed);
    // Before its first line is whole, nothing was ever shown: the play begins in that file.
    let header = whole.iter().position(|byte| *byte == b'\n').expect("a header");
    let first = undisturbed_start(home.root());
    for cut in [0, 1, header / 2, header, header + 1] {
        std::fs::write(&copy, &whole[..cut]).expect("cut");
        let mut game = Game::open(home.root(), Some(&copy));
        assert_eq!(game.seen(), first, "cut at byte {cut}");
        game.kill();
    }
    // A cut is told once.
    std::fs::write(&copy, &whole[..whole.len() - 1]).expect("cut");
    let mut game = Game::open(home.root(), Some(&copy));
    let notice = game.answer("look");
    assert!(notice.contains("unfinished line"), "{notice}");
    game.kill();
    let mut game = Game::open(home.root(), Some(&copy));
    assert!(!game.answer("look").contains("unfinished line"));
    game.kill();
}

fn undisturbed_start(home: &Path) -> Vec<String> {
    let mut game = Game::open(home, None);
    let seen = game.seen();
    game.kill();
    seen
}

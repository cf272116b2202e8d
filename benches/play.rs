//! Larkgate played: the case opened, a whole bot play from the brief to the debrief, the debrief.

use second_story::play::journal::Recorded;
use second_story::play::{Case, Event, Play, apply};
use second_story::proof::{Atlas, Kind, bot};
use second_story::{cli, debrief, scenario, shelf};
use std::ffi::OsString;
use std::path::Path;

const LARKGATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/larkgate-sieve");

fn main() {
    divan::main();
}

fn larkgate() -> Case {
    let folder = shelf::folders::read(Path::new(LARKGATE)).expect("the folder");
    Case::open(scenario::load(&folder).expect("a scenario")).expect("a day")
}

/// Read from disk, its day simulated, its evidence rendered.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn case_opened() -> Case {
    larkgate()
}

#[divan::bench(args = ["learner", "blamer", "random"], sample_count = 20, sample_size = 1)]
fn whole_play(bencher: divan::Bencher<'_, '_>, kind: &str) {
    let case = larkgate();
    let atlas = Atlas::new(&case);
    let kind: Kind = kind.parse().expect("a kind");
    bencher.bench(|| bot::play(&case, &atlas, kind, 7));
}

/// The debrief of the play that is kept for the tests, the same day again with its measures
/// included.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn debrief_of_a_play(bencher: divan::Bencher<'_, '_>) {
    let case = larkgate();
    let (play, log) = kept();
    bencher.bench(|| debrief::debrief(&case, &play, &log));
}

/// A whole play through the command line, as its journal holds it.
fn kept() -> (Play, Vec<Event>) {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = folder.path().join("play.jsonl");
    let commands = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/larkgate-play.txt");
    let words = ["second-story", "play", LARKGATE, "--commands", commands, "--journal"];
    let args = words.iter().map(OsString::from).chain([journal.clone().into_os_string()]);
    let code = cli::run(args, &mut std::io::sink(), &mut std::io::stderr());
    assert_eq!(code, 0, "the play ends");
    let journal = shelf::journals::read(&journal).expect("a journal");
    let mut play = Play::new(journal.header.seed);
    let known = journal.entries.into_iter().filter_map(|entry| match entry.event {
        Recorded::Known(event) => Some(event),
        _ => None,
    });
    let log: Vec<Event> = known.collect();
    log.iter().for_each(|event| apply(&mut play, event));
    (play, log)
}

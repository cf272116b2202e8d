//! A whole bot play of Larkgate, from the brief to the debrief.

use second_story::play::Case;
use second_story::proof::{Atlas, Kind, bot};
use second_story::{scenario, shelf};
use std::path::Path;

fn main() {
    divan::main();
}

fn larkgate() -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/larkgate-sieve");
    let folder = shelf::folders::read(&path).expect("the folder");
    Case::open(scenario::load(&folder).expect("a scenario")).expect("a day")
}

#[divan::bench(args = ["learner", "blamer", "random"], sample_count = 20, sample_size = 1)]
fn whole_play(bencher: divan::Bencher<'_, '_>, kind: &str) {
    let case = larkgate();
    let atlas = Atlas::new(&case);
    let kind: Kind = kind.parse().expect("a kind");
    bencher.bench(|| bot::play(&case, &atlas, kind, 7));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn case_opened() -> Case {
    larkgate()
}

//! Loading Larkgate against its peer: `ron` reading the same texts into the same structs.

use second_story::scenario::model::*;
use second_story::scenario::{self, Folder};
use second_story::shelf;
use serde::de::DeserializeOwned;
use std::hint::black_box;
use std::path::Path;

fn main() {
    divan::main();
}

fn larkgate() -> Folder {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/larkgate-sieve");
    shelf::folders::read(&path).expect("the folder")
}

/// All files in memory, from bytes to the structs of a scenario: goal 1.5 times `ron_from_str`.
#[divan::bench(sample_count = 100, sample_size = 5)]
fn scenario_load(bencher: divan::Bencher<'_, '_>) {
    let folder = larkgate();
    bencher.bench(|| scenario::load(&folder));
}

/// The peer: `from_str` of ron alone, with the dialect of scenarios, and nothing else.
#[divan::bench(sample_count = 100, sample_size = 5)]
fn ron_from_str(bencher: divan::Bencher<'_, '_>) {
    let folder = larkgate();
    let ron = scenario::options();
    bencher.bench(|| {
        read::<Manifest>(&ron, &folder, "scenario.ron");
        read::<WorldSpec>(&ron, &folder, "world.ron");
        read::<Cast>(&ron, &folder, "people.ron");
        read::<Shelf>(&ron, &folder, "evidence.ron");
        read::<Truth>(&ron, &folder, "truth.ron");
        read::<Meeting>(&ron, &folder, "review.ron");
        read::<Interruptions>(&ron, &folder, "beats.ron");
    });
}

fn read<T: DeserializeOwned>(ron: &ron::Options, folder: &Folder, name: &str) {
    let text = folder.text(name).expect("a text");
    black_box(ron.from_str::<T>(text).expect("the struct"));
}

/// What the shelf does before a scenario is offered: loaded, checked and named by its hash.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn loaded_and_checked(bencher: divan::Bencher<'_, '_>) {
    let folder = larkgate();
    bencher.bench(|| {
        let scenario = scenario::load(&folder).expect("a scenario");
        (scenario::checks::check(&scenario), scenario::hash(&folder))
    });
}

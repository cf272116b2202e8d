//! Rebuilds a release when a file is added to the embedded folders: the embedding macro alone
//! notices changed files only.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=assets");
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed=scenarios");
    }
}

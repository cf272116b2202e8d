//! What the rules of people are for, on Larkgate over many seeds: what single ways of asking and
//! single moves are worth. `docs/rules.md` has the bounds and why they are where they are.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod beats;
mod case;
mod heard;
mod hints;
mod noted;
mod path;
mod ranges;
mod table;
mod talks;
mod timeline;

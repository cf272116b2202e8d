//! The command line from outside: what is written where, with which exit code.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod coach;
mod commands;
mod heavy;
mod hostile;
mod import;
mod killed;
mod logs;
mod mutated;
mod open;
mod paths;
mod pipe;
mod postmortem;
mod replay;
mod scratch;
mod simulate;
mod timing;
mod values;

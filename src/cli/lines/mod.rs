//! A play without a window: one command a line in, its events or its rejection out.

pub mod args;
pub mod events;
pub mod help;
pub mod look;
pub mod look_meeting;
pub mod look_notebook;
pub mod near;
pub mod noted;
pub mod outline;
pub mod parse;
pub mod read;
pub mod reasons;
pub mod refusals;
pub mod said;
pub mod times;
pub mod waiting;
pub mod words;

#[cfg(test)]
mod tests;

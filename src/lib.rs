//! `second-story`: a game that teaches how to find the second story of a production incident.
//!
//! The map of the house. Arrows only ever point up this list; `tests/house.rs` holds that.
//!
//! - [`diagnostics`]: findings with file, line, code and remedy, and how they are printed.
//! - [`chance`]: draws keyed by a seed and a name, so that order never changes luck.
//! - [`logs`]: formats, levels, the query language, kinds of line, and taking real ones over; useful
//!   without a game.
//! - [`search`]: real files: opened, unpacked, cut into chunks of lines and searched on two threads.
//! - [`book`]: an opened log: read, searched and counted at any size while it is indexed.
//! - [`coach`]: text in, marks out: wording that blames, judges or hides; useful without a game.
//! - [`look`]: tokens, portraits, room and map as numbers, for egui and Bevy alike.
//! - [`text`]: the program's own words, from Fluent files.
//! - [`scenario`]: the RON model of an incident, loading it, and the checks that need no play.
//! - [`world`]: the simulation: services, load, conditions, alerts, series, sampled requests.
//! - [`people`]: interviews and the review meeting: trust, safety, tellings, moves.
//! - [`evidence`]: a case's sources: the world rendered as logs and charts, clocks, sight, pins.
//! - [`play`]: commands in, events out: the rules of a play, its journal format, its projections.
//! - [`debrief`]: what a finished play shows: reasons, the second story, the postmortem.
//! - [`proof`]: bots that play through the same commands, and the checks that must play.
//! - [`shelf`]: the user's files: journals, locks, settings, scenario copies.
//! - `workbench`: every screen in egui over view models (feature `workbench`).
//! - `game`: the front door over shelf and screens, and the Bevy window around it (feature `gui`).
//! - [`cli`]: one file a command.

pub mod book;
pub mod chance;
pub mod cli;
pub mod coach;
pub mod debrief;
pub mod diagnostics;
pub mod evidence;
#[cfg(feature = "workbench")]
pub mod game;
pub mod logs;
pub mod look;
pub mod people;
pub mod play;
pub mod proof;
pub mod scenario;
pub mod search;
pub mod shelf;
pub mod text;
#[cfg(feature = "workbench")]
pub mod workbench;
pub mod world;

//! The play behind the screens: models are built from it, actions become its commands.

mod accounts;
pub mod asked;
pub mod brief;
pub mod closings;
pub mod debrief;
pub mod decisions;
pub mod evidence;
pub mod evidence_alike;
pub mod evidence_body;
mod evidence_chart;
pub mod evidence_day;
mod evidence_diff;
mod evidence_moment;
mod evidence_present;
mod evidence_search;
mod evidence_table;
mod evidence_together;
pub mod eyes;
pub mod impact;
pub mod interview;
mod interview_sentences;
pub mod left;
pub mod map;
pub mod map_strip;
pub mod mentor;
pub mod mitigate;
pub mod moment;
pub mod next;
pub mod offers;
pub mod palette;
pub mod path;
pub mod pinned;
pub mod play;
pub mod reasons;
pub mod replay;
pub mod review;
#[cfg(test)]
pub mod sample;
pub mod send;
mod talks;
pub mod timeline;
pub mod top;
pub mod undo;

pub use play::{Desk, Keeper};

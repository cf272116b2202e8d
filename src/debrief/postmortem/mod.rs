//! The postmortem as Markdown, assembled from what the player wrote and pinned. Nothing of the
//! reference is in it: no hint, no fact that was not found, no word on what was right.

mod appendix;
mod day;
mod factors;
mod founded;
mod head;
mod impact;
mod measures;
mod names;
mod open;
mod own;
mod paper;
mod path;
mod reread;
mod summary;
mod told;

pub(in crate::debrief) use paper::cited_places;
pub use paper::{is_postmortem, postmortem};
pub use reread::reread;
pub use summary::{account_offers, summary_offers};

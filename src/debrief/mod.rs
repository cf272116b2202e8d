//! What a finished play shows: reasons, the second story, the postmortem.

mod again;
mod build;
mod cite;
mod closed;
mod criteria;
mod dimensions;
mod first_page;
mod judge;
mod markdown;
mod opened;
mod phrases;
mod postmortem;
mod quote;
pub mod replay;
pub mod report;
mod story;
mod tone;
mod written;

#[cfg(test)]
mod tests;

pub use build::debrief;
pub use dimensions::Dimensions;
pub use postmortem::{account_offers, is_postmortem, postmortem, reread, summary_offers};
pub use report::Debrief;
pub use written::{coached, glossary};

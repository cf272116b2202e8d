//! What each criterion reads of a play, one file a dimension.

pub mod care;
pub mod craft;
pub mod decisions;
pub mod factors;
pub mod grade;
pub mod impact;
pub mod measures;
pub mod meeting;
pub mod mind;
pub mod timeline;
mod unsettled;
pub mod verdict;
pub mod well;

//! Interviews and the review meeting.

pub mod rules;

pub use rules::{Form, Opens, Rules, Temper};

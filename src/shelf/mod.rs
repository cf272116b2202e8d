//! The user's files.

pub mod folders;
pub mod library;

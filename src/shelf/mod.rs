//! The user's files.

pub mod copies;
pub mod folders;
pub mod home;
pub mod journals;
pub mod library;
pub mod resume;
pub mod settings;
pub mod write;

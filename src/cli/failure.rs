//! How a command ends: its exit code, or an error with a hint.

use crate::shelf::home::{HomeError, VARIABLE};
use crate::shelf::journals::ShelfError;
use crate::shelf::library::OpenError;
use crate::shelf::resume::ResumeError;
use std::io;

/// A command that did what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0
    Fine,
    /// 1: something was found; of a search, nothing was.
    Findings,
    /// 2: not all could be done, and what could not has been told.
    Failed,
}

/// A command that could not do what it should: exit code 2.
#[derive(Debug)]
pub enum Failure {
    /// What went wrong, and what to use or do instead.
    Told { message: String, hint: String },
    /// Output could not be written.
    Output(io::Error),
}

impl Failure {
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Told { message: message.into(), hint: hint.into() }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

impl From<HomeError> for Failure {
    fn from(error: HomeError) -> Self {
        Self::new(error.to_string(), format!("set {VARIABLE} to a folder for your plays"))
    }
}

impl From<ShelfError> for Failure {
    fn from(error: ShelfError) -> Self {
        Self::new(error.to_string(), error.hint())
    }
}

impl From<ResumeError> for Failure {
    fn from(error: ResumeError) -> Self {
        Self::new(error.to_string(), error.hint())
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        let hint = match &error {
            OpenError::Unknown { hint, .. } => {
                let after = if hint.ends_with('?') { "" } else { ";" };
                format!("{hint}{after} `second-story list` shows all")
            }
            OpenError::Broken { findings, .. } => match findings.first() {
                Some(first) => format!(
                    "`second-story check DIR` shows all findings; the first: {} ({})",
                    first.message, first.code
                ),
                None => "`second-story check DIR` shows why".to_owned(),
            },
        };
        Self::new(error.to_string(), hint)
    }
}

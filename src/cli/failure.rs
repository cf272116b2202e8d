//! How a command ends: its exit code, or an error with a hint.

use crate::diagnostics::printable;
use crate::logs::QueryError;
use crate::shelf::home::{HomeError, VARIABLE};
use crate::shelf::journals::ShelfError;
use crate::shelf::library::OpenError;
use crate::shelf::resume::ResumeError;
use std::io::{self, Write};

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

    /// A query that cannot be read, underlined where it is wrong; after `option`, if it was given by one.
    pub fn query(option: &str, text: &str, wrong: &QueryError) -> Self {
        let hint = format!("write instead: {}", wrong.write_instead);
        Self::new(format!("{option}{}", wrong.underlined(text)), hint)
    }

    /// What this build cannot do, for it has no window.
    #[cfg(not(feature = "gui"))]
    pub fn no_window(instead: &str) -> Self {
        let hint = format!("build with the default features, or {instead}");
        Self::new("this build has no window", hint)
    }
}

/// Says what went wrong, and what to do if that is known.
///
/// # Errors
/// Where it cannot be written.
pub fn tell(message: &str, hint: &str, err: &mut dyn Write) -> io::Result<()> {
    writeln!(err, "error: {}", printable(message))?;
    if !hint.is_empty() {
        writeln!(err, "hint: {}", printable(hint))?;
    }
    err.flush()
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

//! What the reader of a book is told of its files.

use crate::search::Problem;
use std::path::Path;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something was not read, or not to its end.
    Unreadable,
    /// A file is shorter than it was: lines that were counted are gone.
    Shrunk,
    /// Another file has taken its name; the one that was opened is still shown.
    Replaced,
    /// The rest of a packed file would need more room than is allowed.
    CutOff,
}

/// One thing to tell, with what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub kind: Kind,
    pub message: String,
    pub hint: String,
}

impl Notice {
    pub fn new(kind: Kind, problem: Problem) -> Self {
        Self { kind, message: problem.message, hint: problem.hint }
    }

    pub fn shrunk(name: &str, from: u64, to: u64) -> Self {
        let message = format!("{name} shrank from {from} to {to} bytes while it was read");
        Self::new(Kind::Shrunk, Problem::new(message, "open it again to read what it holds now"))
    }

    pub fn replaced(path: &Path) -> Self {
        let message = format!("{} is another file now", path.display());
        let hint = "open it again to read the new one; what was read of the old one stays";
        Self::new(Kind::Replaced, Problem::new(message, hint))
    }

    pub fn cut_off(name: &str, limit: u64) -> Self {
        let message = format!("{name} was unpacked only up to {limit} bytes in all");
        let hint = "unpack it yourself and open what comes of it";
        Self::new(Kind::CutOff, Problem::new(message, hint))
    }
}

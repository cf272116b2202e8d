//! Formats, levels and the query language for log lines.

pub mod access;
pub mod highlight;
pub mod histogram;
pub mod import;
pub mod kinds;
pub mod level;
pub mod line;
pub mod query;
pub mod record;
pub mod write;

pub use histogram::Histogram;
pub use kinds::Kind;
pub use level::Level;
pub use line::Line;
pub use query::{Finder, Query, QueryError, line_at};
pub use record::Record;
pub use write::{Entry, Format, write};

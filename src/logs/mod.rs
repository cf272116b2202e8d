//! Formats, levels and the query language for log lines.

pub mod access;
pub mod highlight;
pub mod level;
pub mod query;
pub mod record;
pub mod write;

pub use level::Level;
pub use query::{Query, QueryError};
pub use record::Record;
pub use write::{Entry, Format, write};

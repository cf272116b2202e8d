//! What a finished play shows.

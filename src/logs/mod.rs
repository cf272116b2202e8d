//! Formats, levels and the query language for log lines.

//! Findings, spans and how they are printed.

//! The program's own words, from Fluent files.

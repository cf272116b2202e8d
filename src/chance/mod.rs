//! Draws keyed by a seed and a name.

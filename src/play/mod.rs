//! Commands in, events out: the rules of a play.

//! Bots and the checks that must play.

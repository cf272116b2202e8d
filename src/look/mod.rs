//! Tokens, portraits, room and map as numbers.

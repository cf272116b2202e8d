//! Text in, marks out: the language rules.

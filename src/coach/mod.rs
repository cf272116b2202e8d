//! Text in, marks out: wording that blames, judges or hides. Knows nothing of the game.

pub mod mark;
pub mod rules;
pub mod sentences;
pub mod subject;

pub use mark::{Confidence, Mark, mark};
pub use rules::{Coach, Rule, Scope};
pub use subject::Glossary;

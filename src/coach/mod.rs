//! Text in, marks out: wording that blames, judges or hides. Knows nothing of the game.
//!
//! A text is cut into blocks ([`markdown`], or plain), a block into sentences. Where a sentence may
//! break which rule is looked up in one go ([`literals`]); a rule is asked only there, and only where it
//! matches are the words looked at.

mod allow;
mod block;
mod config;
mod html;
mod literals;
pub mod mark;
mod markdown;
mod pattern;
mod plain;
mod purpose;
mod quotes;
pub mod rules;
pub mod score;
mod sentences;
mod speech;
mod subject;
#[cfg(test)]
mod tests;
mod words;

pub use allow::CODES as ALLOW_CODES;
pub use config::{Config, FILE as CONFIG_FILE};
pub use mark::{Confidence, Mark, mark};
pub use purpose::Purpose;
pub use rules::{Category, Coach, Rule, Scope, Subject};
pub use words::Glossary;

use crate::diagnostics::Finding;

/// What was found in a text.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    pub marks: Vec<Mark>,
    /// What is wrong with what the text allows itself.
    pub findings: Vec<Finding>,
}

/// Marks a text in Markdown, without what it allows and what the configuration switches off.
///
/// `file` is what findings are said to stand in.
pub fn check(text: &str, config: &Config, file: &str) -> Checked {
    let page = markdown::read(text);
    let mut marks = mark::mark_blocks(&page.blocks, &config.glossary());
    // Who did what is a fault only where a text says how something came about, and that it does
    // not tell.
    marks.retain(|mark| mark.rule.scope != Scope::Cause);
    let findings = allow::apply(&page.allows, &mut marks, file);
    marks.retain(|mark| config.has_on(&mark.rule.code));
    Checked { marks, findings }
}

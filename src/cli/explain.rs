//! `explain`: the page behind a code.

use super::{Exit, Failure};
use crate::diagnostics::{did_you_mean, page, pages};
use clap::Args;
use std::io::Write;

/// Explain a code of `check`: what it does, why it matters, what to write instead
#[derive(Debug, Args)]
pub struct Explain {
    /// A code such as SS201; without one, all codes are listed
    code: Option<String>,
}

impl Explain {
    pub fn run(&self, out: &mut dyn Write) -> Result<Exit, Failure> {
        match &self.code {
            None => {
                for page in pages() {
                    writeln!(out, "{}  {}", page.code, page.title())?;
                }
            }
            Some(code) => match page(code) {
                Some(page) => writeln!(out, "{}", page.text.trim_end())?,
                None => {
                    let known: Vec<&str> = pages().iter().map(|page| page.code).collect();
                    return Err(Failure::new(
                        format!("there is no code `{code}`"),
                        format!(
                            "{}; `second-story explain` lists all",
                            did_you_mean(&code.to_uppercase(), known.iter().copied())
                        ),
                    ));
                }
            },
        }
        Ok(Exit::Fine)
    }
}

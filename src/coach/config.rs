//! `.second-story.ron`: the names of a place, and which rules hold there.

use super::rules::{Coach, means};
use super::words::Glossary;
use crate::diagnostics::{Finding, byte_of, did_you_mean};
use ron::error::{Error, SpannedError};
use serde::Deserialize;

/// The file that stands beside a text, or in a folder above it.
pub const FILE: &str = ".second-story.ron";

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// People by name.
    pub people: Vec<String>,
    /// What somebody is called after what they do, beside what the language knows.
    pub roles: Vec<String>,
    /// Services and other machines by name.
    pub services: Vec<String>,
    /// Codes of rules that do not hold here, or letters of their families.
    pub off: Vec<String>,
    /// Hints are shown, too.
    pub hints: bool,
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// What is wrong with it, where, and what to do.
    pub fn read(text: &str) -> Result<Self, Box<Finding>> {
        let config: Config =
            ron::from_str(text).map_err(|error| Box::new(finding(text, &error)))?;
        let known = Coach::standard().codes();
        match config.off.iter().position(|code| !known.contains(&code.as_str())) {
            None => Ok(config),
            Some(at) => {
                let code = &config.off[at];
                let message = format!("there is no rule `{code}` to switch off");
                let finding = Finding::error("CFG2", FILE, message)
                    .help(did_you_mean(code, known.iter().copied()))
                    .at(format!("off[{at}]"));
                Err(Box::new(finding))
            }
        }
    }

    pub fn glossary(&self) -> Glossary {
        Glossary {
            people: self.people.clone(),
            machines: self.services.clone(),
            roles: self.roles.clone(),
        }
    }

    /// Whether a rule holds here.
    pub fn has_on(&self, code: &str) -> bool {
        !self.off.iter().any(|off| means(off, code))
    }
}

fn finding(text: &str, error: &SpannedError) -> Finding {
    let start = byte_of(text, error.span.start.line, error.span.start.col);
    let end = byte_of(text, error.span.end.line, error.span.end.col);
    let (message, help) = match &error.code {
        Error::NoSuchStructField { expected, found, .. } => {
            (format!("there is no field `{found}`"), did_you_mean(found, expected.iter().copied()))
        }
        other => (
            format!("this cannot be read: {other}"),
            "docs/coach.md shows how the file is written".to_owned(),
        ),
    };
    // The place is behind a name that nobody knows.
    let name = match &error.code {
        Error::NoSuchStructField { found, .. } => text[..end].rfind(found.as_str()),
        _ => None,
    };
    let start = name.unwrap_or(start);
    let next = text[start..].chars().next().map_or(0, char::len_utf8);
    Finding::error("CFG1", FILE, message).help(help).at_bytes(start..end.max(start + next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Place;

    #[test]
    fn a_configuration_is_read_and_what_is_wrong_is_told_with_its_place() {
        let config = Config::read("(people: [\"Dana\"], off: [\"ABS\", \"VAG3\"], hints: true)");
        let config = config.expect("it is read");
        assert!(config.hints && !config.has_on("ABS1") && !config.has_on("VAG3"));
        assert!(config.has_on("VAG1"));
        assert_eq!(Config::read("()"), Ok(Config::default()));
        let text = "(\n  peple: [\"Dana\"],\n)";
        let wrong = Config::read(text).expect_err("no such field");
        assert_eq!(wrong.message, "there is no field `peple`");
        assert_eq!(wrong.what_to_do, "did you mean `people`?");
        let Place::Bytes(at) = wrong.place else { panic!("no place") };
        assert_eq!(&text[at.start..at.start + 5], "peple");
        let wrong = Config::read("(off: [\"CTF99\"])").expect_err("no such rule");
        assert_eq!(wrong.place, Place::Path("off[0]".into()));
        assert_eq!(Config::read("(people: 3)").expect_err("no list").code, "CFG1");
    }
}

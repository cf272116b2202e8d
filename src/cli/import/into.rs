//! The scenario that logs are imported into, and which log becomes which source.

use super::zone_of;
use crate::cli::Failure;
use crate::scenario::model::{Body, Manifest, Moment, Ms, Scenario, When as Known, midnight_of};
use crate::scenario::{EVIDENCE, Folder, load, read_ron};
use crate::search::{Input, log_of};
use crate::shelf::folders;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// A scenario's folder, and what times of logs are read by.
pub struct Target {
    pub path: PathBuf,
    pub folder: Folder,
    /// None while something is wrong with its files.
    pub scenario: Option<Scenario>,
    /// The day of times that have none, and how it is known.
    pub day: Option<(Date, &'static str)>,
    pub zone: TimeZone,
    pub zone_name: String,
    pub zone_from: &'static str,
}

impl Target {
    pub fn open(path: &Path, day: Option<&str>, zone: Option<&str>) -> Result<Target, Failure> {
        if !path.join("scenario.ron").is_file() {
            return Err(Failure::new(
                format!("{} is no scenario", path.display()),
                "name the folder that holds scenario.ron",
            ));
        }
        let (folder, _) = folders::read_what_can_be(path);
        let scenario = load(&folder).ok();
        // Of a scenario that is still being written, what can be read.
        let manifest: Option<Manifest> = match &scenario {
            Some(scenario) => Some(scenario.manifest.clone()),
            None => folder
                .text("scenario.ron")
                .and_then(|text| read_ron("scenario.ron", text, &mut Vec::new())),
        };
        let own_day = manifest.as_ref().and_then(|manifest| manifest.day.parse().ok());
        let day = match day {
            Some(text) => {
                let wrong = || {
                    Failure::new(
                        format!("--day: `{text}` is no date"),
                        "write it as year-month-day: 2024-06-04",
                    )
                };
                let date = text.parse().ok().filter(|date: &Date| date.to_string() == text);
                Some((date.ok_or_else(wrong)?, "--day"))
            }
            None => own_day.map(|day| (day, "the scenario's day")),
        };
        let (zone_name, zone_from) = match (zone, &manifest) {
            (Some(zone), _) => (zone.to_owned(), "--zone"),
            (None, Some(manifest)) => (manifest.zone.clone(), "the scenario's zone"),
            (None, None) => ("UTC".to_owned(), "as nothing else is known"),
        };
        let zone = zone_of(&zone_name)?;
        Ok(Target { path: path.to_owned(), folder, scenario, day, zone, zone_name, zone_from })
    }

    /// An instant of the scenario's day, or of the day that it names.
    pub fn instant(&self, text: &str) -> Option<Ms> {
        let midnight = self.day.and_then(|(day, _)| midnight_of(&day.to_string()));
        if midnight.is_none() && !text.contains(' ') {
            return None;
        }
        Moment::new(text).at(midnight.unwrap_or(0))
    }

    /// The evidence file of a source, below `evidence/`.
    pub fn file_name(id: &str) -> String {
        format!("{id}.jsonl")
    }

    pub fn file(&self, id: &str) -> PathBuf {
        self.path.join(EVIDENCE).join(Self::file_name(id))
    }

    /// The source that shows a file already.
    pub fn shown(&self, file: &str) -> bool {
        self.scenario.as_ref().is_some_and(|scenario| {
            scenario
                .shelf
                .sources
                .iter()
                .any(|source| matches!(&source.body, Body::LogFile(of) if of.file == file))
        })
    }

    fn has_source(&self, id: &str) -> bool {
        self.scenario.as_ref().is_some_and(|scenario| scenario.source(&id.into()).is_some())
    }

    /// When a further source should be known: three are from the start, others are found.
    pub fn known_when(&self) -> String {
        let sources = self.scenario.as_ref().map_or(&[][..], |scenario| &scenario.shelf.sources);
        let mut open = sources.iter().filter(|source| source.when == Known::Always);
        match (open.next(), open.count()) {
            (Some(first), 2..) => format!("Opened(\"{}\")", first.id),
            _ => "Always".to_owned(),
        }
    }
}

/// Inputs that become one source.
pub struct Group {
    pub id: String,
    /// As people call it: the log's name.
    pub name: String,
    pub inputs: Vec<Input>,
}

/// One source of each log, or one of all.
pub fn groups(
    inputs: Vec<Input>,
    name: Option<&str>,
    target: &Target,
) -> Result<Vec<Group>, Failure> {
    if let Some(id) = name {
        let fine = !id.is_empty()
            && id.len() <= 60
            && !id.starts_with('-')
            && !id.ends_with('-')
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !fine {
            return Err(Failure::new(
                format!("--name: `{id}` is no id"),
                "write lower-case letters, digits and hyphens: front-log",
            ));
        }
        let taken = target.has_source(id) && !target.shown(&Target::file_name(id));
        if taken {
            return Err(Failure::new(
                format!("the scenario has another source `{id}`"),
                "take another name: --name ID",
            ));
        }
        let called = inputs.first().map_or_else(|| id.to_owned(), log_name);
        return Ok(vec![Group { id: id.to_owned(), name: called, inputs }]);
    }
    let mut groups: Vec<(PathBuf, Group)> = Vec::new();
    for input in inputs {
        let (folder, log) = match &input {
            Input::Stdin => (PathBuf::new(), "standard input".to_owned()),
            Input::File(path) => (path.parent().unwrap_or(Path::new("")).to_owned(), log_of(path)),
        };
        match groups.iter_mut().find(|(of, group)| *of == folder && group.name == log) {
            Some((_, group)) => group.inputs.push(input),
            None => {
                groups.push((folder, Group { id: String::new(), name: log, inputs: vec![input] }));
            }
        }
    }
    let mut groups: Vec<Group> = groups.into_iter().map(|(_, group)| group).collect();
    for at in 0..groups.len() {
        let base = id_of(&groups[at].name);
        let id =
            (1..).map(|n| if n == 1 { base.clone() } else { format!("{base}-{n}") }).find(|id| {
                let free = !target.has_source(id) || target.shown(&Target::file_name(id));
                free && groups[..at].iter().all(|before| before.id != *id)
            });
        groups[at].id = id.unwrap_or(base);
    }
    Ok(groups)
}

fn log_name(input: &Input) -> String {
    match input {
        Input::Stdin => "standard input".to_owned(),
        Input::File(path) => log_of(path),
    }
}

/// An id of a log's name: `app-log` of `app.log`.
fn id_of(name: &str) -> String {
    let mut id = String::new();
    for letter in name.chars().take(60) {
        if letter.is_ascii_alphanumeric() {
            id.push(letter.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "imported-log".to_owned() } else { id.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::id_of;

    #[test]
    fn ids_are_made_of_names() {
        for (name, id) in [
            ("app.log", "app-log"),
            ("Edge_17.LOG", "edge-17-log"),
            ("é", "imported-log"),
            ("", "imported-log"),
        ] {
            assert_eq!(id_of(name), id);
        }
    }
}

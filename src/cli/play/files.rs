//! The files that `play` is given: commands, journal and document, each its own.

use super::PlayCommand;
use crate::cli::Failure;
use crate::play::{Case, Play};
use crate::scenario::model::PhaseName;
use crate::shelf::journals;
use crate::shelf::write::replace;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// Bytes by whose lines a document is known.
const START: u64 = 4096;

/// Links in a row that are followed to a file that is not there yet; as many as Linux follows.
const LINKS: u32 = 40;

impl PlayCommand {
    /// Refuses a file with two uses: one of them would write over the other.
    pub(super) fn apart(&self) -> Result<(), Failure> {
        let commands = (self.commands != Path::new("-")).then_some(&self.commands);
        let given = [
            ("--commands", commands),
            ("--journal", self.journal.as_ref()),
            ("--postmortem", self.postmortem.as_ref()),
        ];
        let given = given.into_iter().filter_map(|(option, path)| Some((option, path?)));
        let mut taken: Vec<(&str, PathBuf)> = Vec::new();
        for (option, path) in given {
            let place = place_of(path, LINKS);
            if let Some((other, _)) = taken.iter().find(|(_, other)| *other == place) {
                return Err(Failure::new(
                    format!("{}: {other} and {option} name the same file", path.display()),
                    format!("name another file after {option}"),
                ));
            }
            taken.push((option, place));
        }
        match self.postmortem.as_ref().and_then(|path| Some((path, lost(path)?))) {
            Some((path, what)) => Err(Failure::new(
                format!("{} holds {what}, which the postmortem would replace", path.display()),
                "name another file after --postmortem",
            )),
            None => Ok(()),
        }
    }

    /// Writes the document, if it was asked for.
    pub(super) fn document(&self, case: &Case, play: &Play) -> Result<(), Failure> {
        let Some(path) = &self.postmortem else { return Ok(()) };
        if play.phase == PhaseName::Brief {
            return Err(Failure::new(
                format!("{} was not written: there is no postmortem yet", path.display()),
                "the document begins with `seal`, the first guess",
            ));
        }
        let document = crate::debrief::postmortem(case, play);
        replace(path, document.as_bytes()).map_err(|error| {
            Failure::new(
                format!("the postmortem could not be written: {}: {error}", path.display()),
                "name a file in a folder that can be written to; the play itself is whole, and \
                 `postmortem` in its debrief holds the document",
            )
        })
    }
}

/// What lies there and would be lost; nothing where it is a document of an earlier play, or empty.
fn lost(path: &Path) -> Option<&'static str> {
    if journals::is_one(path) {
        return Some("a play");
    }
    let about = fs::metadata(path).ok()?;
    if !about.is_file() || about.len() == 0 {
        return None;
    }
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(START).read_to_end(&mut start));
    let known = read.is_ok() && crate::debrief::is_postmortem(&String::from_utf8_lossy(&start));
    (!known).then_some("something else than a postmortem")
}

/// Where a path leads, also if nothing lies there yet.
fn place_of(path: &Path, links: u32) -> PathBuf {
    let mut place = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
        if part == Component::ParentDir {
            place.pop();
            continue;
        }
        place.push(part);
        if let Ok(there) = place.canonicalize() {
            place = there;
        } else if let Some(to) = fs::read_link(&place).ok().filter(|_| links > 0) {
            place.pop();
            place = place_of(&place.join(to), links - 1);
        }
    }
    place
}

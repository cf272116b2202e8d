//! Plays for the window: begun, found again, kept in journals.

use super::showing::Showing;
use crate::play::journal::{FORMAT, Header, Recorded};
use crate::play::{Case, EntryPoint, Event, Play, apply, begin};
use crate::scenario::model::{PhaseName, Scenario};
use crate::shelf::home::Home;
use crate::shelf::journals::{self, OpenJournal};
use crate::shelf::library::Library;
use crate::shelf::resume::{self, Resumed};
use crate::shelf::{copies, settings, write};
use crate::workbench::desk::{Desk, Keeper};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The scenarios at hand and the user's plays.
pub struct Session {
    pub library: Library,
    pub home: Option<Home>,
    pub settings: settings::Settings,
    /// The seed of every play that begins, where it shall be the same each time.
    pub seed: Option<u64>,
}

/// A play in its journal, read but not opened.
pub struct Found {
    pub path: PathBuf,
    pub slug: String,
    pub play: Play,
    /// When it was last written, milliseconds since 1970; none where the journal does not say.
    pub written: Option<i64>,
}

/// Writes batches to a journal.
struct Written(OpenJournal);

impl Keeper for Written {
    fn keep(&mut self, events: &[Event]) -> Result<(), String> {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let wall = now.ok().and_then(|since| i64::try_from(since.as_millis()).ok());
        self.0.append(events, wall).map_err(|error| error.to_string())
    }
}

impl Session {
    /// Over the user's own folder, the scenarios of the program and those in `named` folders.
    pub fn new(named: &[PathBuf]) -> Self {
        Self::at(Home::find().ok(), named)
    }

    /// Over this home; without one, nothing can be kept.
    pub fn at(home: Option<Home>, named: &[PathBuf]) -> Self {
        let settings = home.as_ref().map(settings::load).map(|(settings, _)| settings);
        Self {
            library: Library::gather(named),
            home,
            settings: settings.unwrap_or_default(),
            seed: None,
        }
    }

    /// Plays of the user, the one written last first. Journals that cannot be read are left alone.
    pub fn plays(&self) -> Vec<Found> {
        let Some(home) = &self.home else { return Vec::new() };
        let read = journals::all(home).into_iter().filter_map(|path| {
            let journal = journals::read(&path).ok()?;
            let mut play = Play::new(journal.header.seed);
            for entry in &journal.entries {
                if let Recorded::Known(event) = &entry.event {
                    apply(&mut play, event);
                }
            }
            let written = journal.entries.iter().rev().find_map(|entry| entry.wall);
            Some(Found { path, slug: journal.header.scenario, play, written })
        });
        read.collect()
    }

    /// A new play.
    ///
    /// # Errors
    /// In words: the scenario cannot be played, or its journal cannot be written.
    pub fn begin(&self, slug: &str, entry: EntryPoint) -> Result<Desk, String> {
        let opened = self.library.open(slug).map_err(|error| error.to_string())?;
        let home = self.home.as_ref().ok_or("no home folder is known")?;
        copies::keep(home, &opened.hash, &opened.folder).map_err(|error| error.to_string())?;
        let case = open_case(opened.scenario)?;
        let seed = self.seed.unwrap_or_else(seed);
        let header = Header {
            format: FORMAT,
            scenario: opened.folder.slug.clone(),
            hash: opened.hash,
            seed,
            entry,
            program: env!("CARGO_PKG_VERSION").to_owned(),
        };
        let first = begin(&case, seed, entry);
        let mut journal = OpenJournal::create(home, &header).map_err(|error| error.to_string())?;
        journal.append(&first, None).map_err(|error| error.to_string())?;
        Ok(Desk::new(case, seed, first, Box::new(Written(journal))))
    }

    /// A play where it was left, with the scenario that it was begun with.
    ///
    /// # Errors
    /// In words: the journal is damaged or open elsewhere, or its scenario is gone.
    pub fn resume(&self, path: &Path) -> Result<Desk, String> {
        let resumed = self.resumed(path)?;
        let keeper = Box::new(Written(resumed.journal));
        let mut desk =
            Desk::new(Arc::new(resumed.case), resumed.header.seed, resumed.events, keeper);
        desk.dropped_lines = resumed.dropped_lines;
        Ok(desk)
    }

    /// A kept play, to be looked at and not gone on with.
    ///
    /// # Errors
    /// As [`Session::resume`].
    pub fn show(&self, path: &Path) -> Result<Showing, String> {
        let Resumed { case, header, events, .. } = self.resumed(path)?;
        Ok(Showing { case: Arc::new(case), seed: header.seed, events })
    }

    fn resumed(&self, path: &Path) -> Result<Resumed, String> {
        let home = self.home.as_ref().ok_or("no home folder is known")?;
        resume::resume(home, &self.library, path).map_err(|error| {
            let (message, hint) = (error.to_string(), error.hint());
            if hint.is_empty() { message } else { format!("{message}: {hint}") }
        })
    }

    /// Writes a postmortem beside the user's plays; gives where.
    ///
    /// # Errors
    /// In words: it could not be written.
    pub fn save_postmortem(&self, slug: &str, text: &str) -> Result<String, String> {
        let home = self.home.as_ref().ok_or("no home folder is known")?;
        let path = home.root().join("postmortems").join(format!("{slug}.md"));
        write::replace(&path, text.as_bytes()).map_err(|error| error.to_string())?;
        Ok(path.display().to_string())
    }

    pub fn save_settings(&self) {
        if let Some(home) = &self.home {
            // A look that could not be kept is chosen again next time; play goes on.
            drop(settings::save(home, &self.settings));
        }
    }
}

pub fn open_case(scenario: Scenario) -> Result<Arc<Case>, String> {
    Case::open(scenario).map(Arc::new).map_err(|error| error.to_string())
}

/// Whether a play is over.
pub fn over(play: &Play) -> bool {
    play.phase == PhaseName::Debrief
}

fn seed() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(1, |since| since.as_nanos() as u64)
}

//! Plays for the window: begun, found again, kept in journals.

use super::showing::Showing;
use super::trouble::Trouble;
use crate::play::journal::{FORMAT, Header, Recorded};
use crate::play::{Case, EntryPoint, Event, Play, apply, begin};
use crate::scenario::{self, model::PhaseName, model::Scenario};
use crate::shelf::home::{Home, HomeError};
use crate::shelf::journals::{self, OpenJournal, ShelfError};
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
    /// The hash of its scenario.
    pub hash: String,
    pub play: Play,
    /// When it was last written, milliseconds since 1970; none where the journal does not say.
    pub written: Option<i64>,
}

/// A play that is open, and the journal that keeps it.
pub struct Kept {
    pub desk: Desk,
    pub journal: PathBuf,
}

/// Writes batches to a journal.
struct Written(OpenJournal);

impl Keeper for Written {
    fn keep(&mut self, events: &[Event]) -> Result<(), String> {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let wall = now.ok().and_then(|since| i64::try_from(since.as_millis()).ok());
        self.0.append(events, wall).map_err(|error| format!("{error}; {}", error.hint()))
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

    /// Plays of the user, the one written last first, and why others cannot be read. A journal that
    /// was never begun is neither: the next play begins in it.
    pub fn plays(&self) -> (Vec<Found>, Vec<ShelfError>) {
        let (mut plays, mut unread) = (Vec::new(), Vec::new());
        let all = self.home.iter().flat_map(journals::all);
        for path in all.filter(|path| !journals::never_begun(path)) {
            let journal = match journals::read(&path) {
                Ok(journal) => journal,
                Err(error) => {
                    unread.push(error);
                    continue;
                }
            };
            let mut play = Play::new(journal.header.seed);
            for entry in &journal.entries {
                if let Recorded::Known(event) = &entry.event {
                    apply(&mut play, event);
                }
            }
            let written = journal.entries.iter().rev().find_map(|entry| entry.wall);
            let Header { scenario: slug, hash, .. } = journal.header;
            plays.push(Found { path, slug, hash, play, written });
        }
        (plays, unread)
    }

    /// The scenario of this hash as plays have kept it.
    pub fn copy(&self, hash: &str) -> Option<Scenario> {
        scenario::load(&copies::find(self.home.as_ref()?, hash)?).ok()
    }

    /// A new play.
    ///
    /// # Errors
    /// The scenario cannot be played, or its journal cannot be written.
    pub fn begin(&self, slug: &str, entry: EntryPoint) -> Result<Kept, Trouble> {
        let opened = self.library.open(slug)?;
        let home = self.home()?;
        copies::keep(home, &opened.hash, &opened.folder)?;
        let slug = opened.folder.slug;
        let case = Case::open(opened.scenario)
            .map_err(|error| Trouble::World { slug: slug.clone(), error: error.to_string() })?;
        let seed = self.seed.unwrap_or_else(seed);
        let header = Header {
            format: FORMAT,
            scenario: slug,
            hash: opened.hash,
            seed,
            entry,
            program: env!("CARGO_PKG_VERSION").to_owned(),
        };
        let first = begin(&case, seed, entry);
        let mut journal = OpenJournal::create(home, &header)?;
        journal.append(&first, None)?;
        Ok(kept(case, seed, first, journal))
    }

    /// A play where it was left, with the scenario that it was begun with.
    ///
    /// # Errors
    /// The journal is damaged or open elsewhere, or its scenario is gone.
    pub fn resume(&self, path: &Path) -> Result<Kept, Trouble> {
        let Resumed { journal, header, events, case, dropped_lines } = self.resumed(path)?;
        let mut kept = kept(case, header.seed, events, journal);
        kept.desk.dropped_lines = dropped_lines;
        Ok(kept)
    }

    /// A kept play, to be looked at and not gone on with.
    ///
    /// # Errors
    /// As [`Session::resume`].
    pub fn show(&self, path: &Path) -> Result<Showing, Trouble> {
        let Resumed { case, header, events, .. } = self.resumed(path)?;
        Ok(Showing { case: Arc::new(case), seed: header.seed, events })
    }

    fn resumed(&self, path: &Path) -> Result<Resumed, Trouble> {
        Ok(resume::resume(self.home()?, &self.library, path)?)
    }

    fn home(&self) -> Result<&Home, HomeError> {
        self.home.as_ref().ok_or(HomeError)
    }

    /// Writes a postmortem beside the user's plays, by the name of its own; gives where.
    ///
    /// # Errors
    /// It could not be written.
    pub fn save_postmortem(&self, play: &str, text: &str) -> Result<String, Trouble> {
        let path = self.home()?.postmortem(play);
        write::replace(&path, text.as_bytes()).map_err(ShelfError::io(&path))?;
        Ok(path.display().to_string())
    }

    pub fn save_settings(&self) {
        if let Some(home) = &self.home {
            // A look that could not be kept is chosen again next time; play goes on.
            drop(settings::save(home, &self.settings));
        }
    }
}

fn kept(case: Case, seed: u64, events: Vec<Event>, journal: OpenJournal) -> Kept {
    let path = journal.path().to_owned();
    let desk = Desk::new(Arc::new(case), seed, events, Box::new(Written(journal)));
    Kept { desk, journal: path }
}

/// Whether a play is over.
pub fn over(play: &Play) -> bool {
    play.phase == PhaseName::Debrief
}

fn seed() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(1, |since| since.as_nanos() as u64)
}

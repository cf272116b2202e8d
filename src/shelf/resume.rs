//! Going on with a play: its journal, opened together with the scenario that it was begun with.

use super::copies;
use super::home::Home;
use super::journals::{OpenJournal, ShelfError};
use super::library::{Library, OpenError};
use crate::diagnostics::{Finding, count};
use crate::play::journal::{Entry, Header};
use crate::play::{Case, Event, begin};
use crate::scenario::{self, model::Scenario};
use std::path::{Path, PathBuf};

/// A journal that is open for writing, what it holds, and the case of its own scenario.
pub struct Resumed {
    pub journal: OpenJournal,
    pub header: Header,
    /// Everything that happened and that this program knows, in order.
    pub events: Vec<Event>,
    pub case: Case,
    /// Lines at the end that were never finished, and were cut off.
    pub dropped_lines: usize,
}

/// Why a play cannot be gone on with. The journal stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum ResumeError {
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    #[error("the kept copy of `{slug}` cannot be played: {}", count(findings.len(), "finding"))]
    Broken { slug: String, findings: Vec<Finding> },
    #[error("the world of `{slug}` cannot run: {error}")]
    World { slug: String, error: String },
    #[error("{path}: its own copy of `{slug}` is gone, and {error}")]
    Gone { path: PathBuf, slug: String, error: Box<OpenError> },
    #[error(
        "{path}: its own copy of `{slug}` is gone, and the `{slug}` at hand has changed since \
         this play began"
    )]
    Changed { path: PathBuf, slug: String },
}

impl ResumeError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Shelf(error) => error.hint().to_owned(),
            Self::World { .. } => "`second-story check DIR` shows where".to_owned(),
            Self::Broken { findings, .. } => {
                findings.first().map_or_else(String::new, |first| first.message.clone())
            }
            Self::Gone { .. } | Self::Changed { .. } => {
                "add the folder as it was with `--scenarios DIR`".to_owned()
            }
        }
    }
}

/// Opens the journal at `path` to go on with it. Its scenario is the copy that was kept when the
/// play began; without one, the scenario at hand, but only if its files are the same.
///
/// # Errors
/// The journal is damaged or open elsewhere, or no scenario of its hash is there.
pub fn resume(home: &Home, library: &Library, path: &Path) -> Result<Resumed, ResumeError> {
    let (mut journal, read) = OpenJournal::resume(path)?;
    let header = read.header;
    let mut events: Vec<Event> = read.entries.into_iter().filter_map(Entry::known).collect();
    let case = case_of(home, library, &header, path)?;
    if events.is_empty() {
        // It ended after its first line: the play begins now.
        events = begin(&case, header.seed, header.entry);
        journal.append(&events, None)?;
    }
    Ok(Resumed { journal, header, events, case, dropped_lines: read.dropped_lines })
}

/// The case of the scenario that the journal at `path` was begun with.
///
/// # Errors
/// No scenario of its hash is there, or it cannot be played.
pub fn case_of(
    home: &Home,
    library: &Library,
    header: &Header,
    path: &Path,
) -> Result<Case, ResumeError> {
    let slug = header.scenario.clone();
    let scenario = match copies::find(home, &header.hash) {
        Some(folder) => scenario::load(&folder)
            .map_err(|findings| ResumeError::Broken { slug: slug.clone(), findings })?,
        None => at_hand(library, header, path)?,
    };
    Case::open(scenario).map_err(|error| ResumeError::World { slug, error: error.to_string() })
}

/// The scenario of the journal's name, if it is the very same.
fn at_hand(library: &Library, header: &Header, path: &Path) -> Result<Scenario, ResumeError> {
    let (path, slug) = (path.to_owned(), header.scenario.clone());
    match library.open(&header.scenario) {
        Ok(opened) if opened.hash == header.hash => Ok(opened.scenario),
        Ok(_) => Err(ResumeError::Changed { path, slug }),
        Err(error) => Err(ResumeError::Gone { path, slug, error: Box::new(error) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::EntryPoint;
    use crate::play::journal::FORMAT;
    use crate::shelf::library::Opened;
    use std::fs;

    fn begun(home: &Home, opened: &Opened, hash: &str) -> PathBuf {
        let header = Header {
            format: FORMAT,
            scenario: opened.folder.slug.clone(),
            hash: hash.to_owned(),
            seed: 3,
            entry: EntryPoint::Brief,
            program: "0".into(),
        };
        let mut journal = OpenJournal::create(home, &header).expect("made");
        journal.append(&[Event::Spent(5)], None).expect("written");
        journal.path().to_owned()
    }

    #[test]
    fn a_play_opens_with_its_own_scenario_or_says_why_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::at(folder.path());
        let library = Library::gather(&[]);
        let opened = library.open("larkgate-sieve").expect("playable");
        let slug = &opened.folder.slug;
        let refusal = |path: &Path, library: &Library| {
            resume(&home, library, path).err().expect("refused").to_string()
        };
        let whole = |path: &Path, library: &Library| {
            resume(&home, library, path).unwrap_or_else(|error| panic!("{error}")).events
        };

        // Without a copy: the scenario at hand, as long as it is the same.
        let same = begun(&home, &opened, &opened.hash);
        assert_eq!(whole(&same, &library), [Event::Spent(5)]);
        let other = begun(&home, &opened, &"0".repeat(64));
        assert!(refusal(&other, &library).contains("has changed since"), "{other:?}");
        assert!(refusal(&same, &Library::default()).contains("there is no scenario"));

        // With a copy nothing else is needed.
        copies::keep(&home, &opened.hash, &opened.folder).expect("kept");
        assert_eq!(whole(&same, &Library::default()), [Event::Spent(5)]);

        // Cut after its first line, the play begins at its beginning.
        let text = fs::read_to_string(&same).expect("text");
        let header = text.lines().next().expect("a header");
        fs::write(&same, format!("{header}\n")).expect("cut");
        let begun = whole(&same, &library);
        assert!(matches!(begun.first(), Some(Event::Began { .. })), "{begun:?}");
        assert_eq!(whole(&same, &library), begun);
        fs::write(&same, text).expect("put back");

        // A copy that somebody changed, or that cannot be read any more, is no copy.
        let copy = home.copies().join(format!("{}.json", opened.hash));
        let sound = fs::read_to_string(&copy).expect("text");
        for spoilt in [sound.replacen("Larkgate", "Larkgare", 1), sound[..40].into(), "".into()] {
            fs::write(&copy, spoilt).expect("changed");
            assert!(refusal(&same, &Library::default()).contains(slug.as_str()));
            assert_eq!(whole(&same, &library), [Event::Spent(5)]);
        }
        // It is mended when another play begins.
        copies::keep(&home, &opened.hash, &opened.folder).expect("kept");
        assert_eq!(whole(&same, &Library::default()), [Event::Spent(5)]);
    }
}

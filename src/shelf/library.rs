//! All scenarios that can be played: those of the program, of the user, and of folders named.

use super::folders;
use super::home::Home;
use crate::diagnostics::{Finding, Severity, count};
use crate::scenario::{self, Folder, model::Scenario};
use std::fs;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Where a scenario was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Part of the program.
    BuiltIn,
    /// In a folder on disk, this one.
    Disk(PathBuf),
}

/// A scenario on the shelf; its files are read each time that it is opened, so that a shelf of a
/// thousand holds their names alone.
#[derive(Clone, Debug)]
pub struct Volume {
    /// The name to play it by.
    pub slug: String,
    pub origin: Origin,
}

/// A scenario that was opened: the structs, the files that they were read from, and their hash.
#[derive(Clone, Debug)]
pub struct Opened {
    pub scenario: Scenario,
    pub folder: Folder,
    pub hash: String,
}

impl Volume {
    /// Reads and checks the scenario.
    ///
    /// # Errors
    /// All findings, where one of them is an error: such a scenario cannot be played.
    pub fn open(&self) -> Result<Opened, Vec<Finding>> {
        let folder = self.read()?;
        let scenario = scenario::load(&folder)?;
        let findings = scenario::checks::check(&scenario);
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            return Err(findings);
        }
        let hash = scenario::hash(&folder);
        Ok(Opened { scenario, folder, hash })
    }

    fn read(&self) -> Result<Folder, Vec<Finding>> {
        match &self.origin {
            Origin::BuiltIn => built_in::read(&self.slug),
            Origin::Disk(path) => folders::read(path),
        }
    }
}

/// Why a scenario could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("there is no scenario `{name}`")]
    Unknown {
        name: String,
        /// The nearest name, or the names that there are.
        hint: String,
    },
    #[error("the scenario `{slug}` cannot be played: {}", count(findings.len(), "finding"))]
    Broken { slug: String, findings: Vec<Finding> },
}

/// The scenarios at hand, in the order in which they are offered.
#[derive(Clone, Debug, Default)]
pub struct Library {
    pub volumes: Vec<Volume>,
}

impl Library {
    /// Gathers the scenarios of the folders named, of the user's folder and of the program. Where
    /// two have one name, the first of this order counts.
    pub fn gather(named: &[PathBuf]) -> Self {
        let mut library = Self::default();
        for folder in named {
            library.add_all(folder);
        }
        if let Ok(home) = Home::find() {
            library.add_all(&home.scenarios());
        }
        for slug in built_in::slugs() {
            library.add(Volume { slug, origin: Origin::BuiltIn });
        }
        library
    }

    /// The scenario of this name, or in this folder.
    ///
    /// # Errors
    /// No such name, or a scenario with errors.
    pub fn open(&self, name: &str) -> Result<Opened, OpenError> {
        let path = Path::new(name);
        let on_disk;
        let volume = match self.volumes.iter().find(|volume| volume.slug == name) {
            Some(volume) => volume,
            None if path.join("scenario.ron").is_file() => {
                on_disk = from_disk(path);
                &on_disk
            }
            None => {
                let names = self.volumes.iter().map(|volume| volume.slug.as_str());
                let hint = crate::diagnostics::did_you_mean(name, names);
                return Err(OpenError::Unknown { name: name.to_owned(), hint });
            }
        };
        volume.open().map_err(|findings| OpenError::Broken { slug: volume.slug.clone(), findings })
    }

    /// What is seen of each scenario, in their order. All cores look, since a shelf may hold a
    /// thousand, and nothing but what they saw is kept.
    pub fn look<T: Send>(&self, at: impl Fn(&Volume) -> T + Sync) -> Vec<T> {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut seen = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(volume) = self.volumes.get(index) else { return seen };
                seen.push((index, at(volume)));
            }
        };
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let mut seen = thread::scope(|scope| {
            let others = 1..cores.min(self.volumes.len());
            let others: Vec<_> = others.map(|_| scope.spawn(work)).collect();
            let mut seen = work();
            for other in others {
                seen.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
            }
            seen
        });
        seen.sort_by_key(|(index, _)| *index);
        seen.into_iter().map(|(_, seen)| seen).collect()
    }

    /// Adds each scenario in a folder, or the folder itself where it is one.
    fn add_all(&mut self, folder: &Path) {
        for path in scenarios_in(folder) {
            self.add(from_disk(&path));
        }
    }

    fn add(&mut self, volume: Volume) {
        if self.volumes.iter().all(|known| known.slug != volume.slug) {
            self.volumes.push(volume);
        }
    }
}

/// The folder itself where it holds a `scenario.ron`, else each folder in it that does, by name.
pub fn scenarios_in(folder: &Path) -> Vec<PathBuf> {
    let is_one = |path: &Path| fs::symlink_metadata(path.join("scenario.ron")).is_ok();
    if is_one(folder) {
        return vec![folder.to_owned()];
    }
    let Ok(listing) = fs::read_dir(folder) else { return Vec::new() };
    // Files are passed over by what the listing says of them: there may be a million.
    let folders = listing.flatten().filter(|it| it.file_type().is_ok_and(|kind| !kind.is_file()));
    let mut found: Vec<PathBuf> =
        folders.map(|entry| entry.path()).filter(|path| is_one(path)).collect();
    found.sort();
    found
}

fn from_disk(path: &Path) -> Volume {
    // `.` and links have another name than the folder that they lead to.
    let folder = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    Volume { slug: folders::name_of(&folder), origin: Origin::Disk(path.to_owned()) }
}

/// While developing, the scenarios are read from the sources, so that an edit shows at once.
#[cfg(debug_assertions)]
mod built_in {
    use super::*;

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
    }

    pub fn slugs() -> Vec<String> {
        scenarios_in(&folder()).iter().map(|path| folders::name_of(path)).collect()
    }

    pub fn read(slug: &str) -> Result<Folder, Vec<Finding>> {
        folders::read(&folder().join(slug))
    }
}

#[cfg(not(debug_assertions))]
mod built_in {
    use super::*;
    use include_dir::{Dir, include_dir};

    static SCENARIOS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");

    pub fn slugs() -> Vec<String> {
        let dirs = SCENARIOS.dirs().map(|dir| dir.path().to_string_lossy().into_owned());
        let mut slugs: Vec<String> = dirs.collect();
        slugs.sort();
        slugs
    }

    pub fn read(slug: &str) -> Result<Folder, Vec<Finding>> {
        let mut folder = Folder { slug: slug.to_owned(), ..Folder::default() };
        if let Some(dir) = SCENARIOS.get_dir(slug) {
            embed(dir, dir.path(), &mut folder);
        }
        Ok(folder)
    }

    fn embed(dir: &Dir<'_>, root: &Path, folder: &mut Folder) {
        for file in dir.files() {
            let inside = file.path().strip_prefix(root).unwrap_or(file.path());
            let path = inside.to_string_lossy().replace('\\', "/");
            if path.starts_with(crate::scenario::EVIDENCE) || path.ends_with(".ron") {
                folder.files.insert(path, file.contents().to_vec());
            }
        }
        for inner in dir.dirs() {
            embed(inner, root, folder);
        }
    }
}

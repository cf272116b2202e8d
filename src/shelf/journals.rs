//! Journals on disk: one file a play, locked while open, synced before anything is shown as done.

use super::home::Home;
use super::write::sync_folder;
use crate::play::Event;
use crate::play::journal::{self, Header, Journal, JournalError};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A journal that is open for writing; nobody else can write it meanwhile.
#[derive(Debug)]
pub struct OpenJournal {
    path: PathBuf,
    file: File,
    next_seq: u64,
    /// After a failed write nothing more is written: what the disk holds is no longer sure.
    failed: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    #[error("{path}: another second-story has this play open")]
    Locked { path: PathBuf },
    #[error("{path}: {error}; the file is kept as it is")]
    Journal { path: PathBuf, error: JournalError },
    #[error("{path}: {error}")]
    Io { path: PathBuf, error: io::Error },
    #[error("{path} is not a plain file, and cannot keep a play")]
    NotPlain { path: PathBuf },
    #[error("{path}: there is no such file")]
    Missing { path: PathBuf },
    #[error("{path} is a link that leads nowhere")]
    Dangling { path: PathBuf },
    #[error("{path} is longer than any play; it is kept as it is")]
    TooLong { path: PathBuf },
    #[error("{path}: an earlier write failed; what was shown as done is safe")]
    Stopped { path: PathBuf },
}

/// Bytes of a journal at most; a whole play has some hundred thousand.
const LONGEST: u64 = 64 << 20;

impl ShelfError {
    pub fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| ShelfError::Io { path, error }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        use io::ErrorKind as Kind;
        match self {
            Self::Locked { .. } => "close it there first, or name another file",
            Self::Journal { error: JournalError::Damaged { .. }, .. } => {
                "put a copy from before the damage in its place, or name another file"
            }
            Self::Journal { error: JournalError::Newer(_), .. } => {
                "go on with the newer second-story that wrote it, or name another file"
            }
            Self::Journal { .. } | Self::TooLong { .. } => {
                "name a file that holds a play, or one that is not there yet"
            }
            Self::NotPlain { .. } => "name a file that is there, or one that is not there yet",
            Self::Missing { .. } => {
                "is the name right? A play that the window keeps is found without one"
            }
            Self::Dangling { .. } => "name the file itself, or make the folder that it leads to",
            Self::Stopped { .. } => "open the play again to go on",
            Self::Io { error, .. } => match error.kind() {
                Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => {
                    "make room on that disk and give the command again; what was answered is kept"
                }
                Kind::ReadOnlyFilesystem | Kind::PermissionDenied => {
                    "name a file where you may write; SECOND_STORY_HOME moves what is kept beside it"
                }
                Kind::NotFound => "make the folder first, or name a file in one that is there",
                Kind::NotADirectory => "a file lies where a folder has to be; name another place",
                Kind::AlreadyExists => "somebody has just made this file; name another",
                _ => "is the disk full, or the folder read-only?",
            },
        }
    }
}

impl OpenJournal {
    /// Begins a new journal in the home's folder, named after the scenario and the first free number.
    ///
    /// # Errors
    /// Where the file cannot be made or written.
    pub fn create(home: &Home, header: &Header) -> Result<Self, ShelfError> {
        let folder = home.journals();
        fs::create_dir_all(&folder).map_err(ShelfError::io(&folder))?;
        for number in 1.. {
            let name = format!("{}-{number}", header.scenario);
            // The document of a play that is gone keeps its name.
            if home.postmortem(&name).exists() {
                continue;
            }
            let path = folder.join(format!("{name}.jsonl"));
            match Self::create_at(&path, header) {
                Err(ShelfError::Dangling { .. }) => {}
                Err(ShelfError::Io { error, .. })
                    if error.kind() == io::ErrorKind::AlreadyExists => {}
                other => return other,
            }
        }
        unreachable!("there are more numbers than files")
    }

    /// Begins a new journal in this file, which must not exist. What is left of one that ended
    /// before its first line was whole counts as none: nothing was ever shown from it.
    ///
    /// # Errors
    /// Where the file exists or cannot be written.
    pub fn create_at(path: &Path, header: &Header) -> Result<Self, ShelfError> {
        let io = || ShelfError::io(path);
        plain(path)?;
        if fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink()) && !path.exists() {
            return Err(ShelfError::Dangling { path: path.to_owned() });
        }
        let fresh = OpenOptions::new().read(true).append(true).create_new(true).open(path);
        let mut file = match fresh {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && never_begun(path) => {
                OpenOptions::new().read(true).append(true).open(path).map_err(io())?
            }
            other => other.map_err(io())?,
        };
        lock(&file, path)?;
        // Once more under the lock: somebody else may have begun it meanwhile.
        if !never_begun(path) {
            return Err(io()(io::ErrorKind::AlreadyExists.into()));
        }
        file.set_len(0).map_err(io())?;
        file.write_all(journal::header_line(header).as_bytes()).map_err(io())?;
        file.sync_all().map_err(io())?;
        sync_folder(path).map_err(io())?;
        Ok(Self { path: path.to_owned(), file, next_seq: 1, failed: false })
    }

    /// Opens a journal to go on with it. A torn tail is cut off; `Journal::dropped_lines` says so.
    ///
    /// # Errors
    /// Where somebody else has it open, or where it is damaged: then the file is kept as it is.
    pub fn resume(path: &Path) -> Result<(Self, Journal), ShelfError> {
        let io = || ShelfError::io(path);
        plain(path)?;
        let mut file = OpenOptions::new().read(true).append(true).open(path).map_err(io())?;
        lock(&file, path)?;
        file.seek(SeekFrom::Start(0)).map_err(io())?;
        let bytes = all_of(&file, path)?;
        let read = journal::read(&bytes)
            .map_err(|error| ShelfError::Journal { path: path.to_owned(), error })?;
        if read.whole_bytes < bytes.len() {
            file.set_len(read.whole_bytes as u64).map_err(io())?;
            file.sync_all().map_err(io())?;
        }
        let next_seq = read.entries.len() as u64 + 1;
        Ok((Self { path: path.to_owned(), file, next_seq, failed: false }, read))
    }

    /// Writes one batch and waits until the disk has it.
    ///
    /// # Errors
    /// Where the disk refuses; nothing more is written after that.
    pub fn append(&mut self, events: &[Event], wall: Option<i64>) -> Result<(), ShelfError> {
        if self.failed {
            return Err(ShelfError::Stopped { path: self.path.clone() });
        }
        let lines = journal::batch_lines(self.next_seq, events, wall);
        let written = self.file.write_all(lines.as_bytes()).and_then(|()| self.file.sync_data());
        if let Err(error) = written {
            self.failed = true;
            return Err(ShelfError::Io { path: self.path.clone(), error });
        }
        self.next_seq += events.len() as u64;
        Ok(())
    }

    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Whether a file is empty, or ends before a journal's first line does: one that was never begun.
/// A file with anything else in it is somebody's, however short.
pub fn never_begun(path: &Path) -> bool {
    start_of(path)
        .is_some_and(|start| (start.len() as u64) < ENOUGH && journal::is_torn_header(&start))
}

/// Whether a file begins as a journal does, whole or damaged.
pub fn is_one(path: &Path) -> bool {
    start_of(path).is_some_and(|start| journal::opens_one(&start))
}

/// Bytes that hold more than a first line, which has some two hundred.
const ENOUGH: u64 = 4096;

/// The first bytes of a plain file that can be read.
fn start_of(path: &Path) -> Option<Vec<u8>> {
    plain(path).ok()?;
    let mut start = Vec::new();
    File::open(path).ok()?.take(ENOUGH).read_to_end(&mut start).ok()?;
    Some(start)
}

/// Refuses what is there and is no plain file: a pipe would wait for ever, a device never end.
fn plain(path: &Path) -> Result<(), ShelfError> {
    match fs::metadata(path) {
        Ok(about) if !about.is_file() => Err(ShelfError::NotPlain { path: path.to_owned() }),
        _ => Ok(()),
    }
}

/// The bytes of a journal from where it is read next.
fn all_of(file: &File, path: &Path) -> Result<Vec<u8>, ShelfError> {
    let mut bytes = Vec::new();
    file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(ShelfError::io(path))?;
    if bytes.len() as u64 > LONGEST {
        return Err(ShelfError::TooLong { path: path.to_owned() });
    }
    Ok(bytes)
}

fn lock(file: &File, path: &Path) -> Result<(), ShelfError> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(ShelfError::Locked { path: path.to_owned() }),
        Err(TryLockError::Error(error)) => Err(ShelfError::Io { path: path.to_owned(), error }),
    }
}

/// Reads a journal without opening it for writing.
///
/// # Errors
/// Where the file cannot be read or is damaged.
pub fn read(path: &Path) -> Result<Journal, ShelfError> {
    plain(path)?;
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => ShelfError::Missing { path: path.to_owned() },
        _ => ShelfError::io(path)(error),
    })?;
    let bytes = all_of(&file, path)?;
    journal::read(&bytes).map_err(|error| ShelfError::Journal { path: path.to_owned(), error })
}

/// All journals of the home, the one written last first.
pub fn all(home: &Home) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(home.journals()) else { return Vec::new() };
    let mut found: Vec<_> = entries
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "jsonl"))
        .map(|entry| {
            let written = entry.metadata().and_then(|meta| meta.modified()).ok();
            (std::cmp::Reverse(written), entry.path())
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, path)| path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::EntryPoint;

    fn header() -> Header {
        Header {
            format: journal::FORMAT,
            scenario: "sample".into(),
            hash: "00".into(),
            seed: 1,
            entry: EntryPoint::Brief,
            program: "0".into(),
        }
    }

    #[test]
    fn two_writers_cannot_have_one_journal() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::at(folder.path());
        let open = OpenJournal::create(&home, &header()).expect("made");
        let second = OpenJournal::resume(open.path());
        assert!(matches!(second, Err(ShelfError::Locked { .. })));
        let path = open.path().to_owned();
        drop(open);
        assert!(OpenJournal::resume(&path).is_ok());
    }

    #[test]
    fn whatever_the_disk_refuses_has_a_hint_of_its_own() {
        use io::ErrorKind as Kind;
        let hint = |kind: Kind| ShelfError::io(Path::new("a"))(kind.into()).hint();
        let kinds =
            [Kind::StorageFull, Kind::ReadOnlyFilesystem, Kind::NotFound, Kind::NotADirectory];
        let hints: std::collections::BTreeSet<_> = kinds.into_iter().map(hint).collect();
        assert_eq!(hints.len(), kinds.len(), "{hints:?}");
        assert!(!hints.contains(hint(Kind::Other)));
        assert!(hint(Kind::StorageFull).contains("make room"));
        assert_eq!(hint(Kind::QuotaExceeded), hint(Kind::StorageFull));
        assert_eq!(hint(Kind::PermissionDenied), hint(Kind::ReadOnlyFilesystem));
    }

    #[test]
    fn a_torn_tail_is_cut_and_writing_goes_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::at(folder.path());
        let mut open = OpenJournal::create(&home, &header()).expect("made");
        open.append(&[Event::Spent(5)], None).expect("written");
        let path = open.path().to_owned();
        drop(open);
        let mut torn = fs::read(&path).expect("read");
        torn.extend_from_slice(b"{\"seq\":2,\"event\":{\"Spe");
        fs::write(&path, torn).expect("torn");
        let (mut open, journal) = OpenJournal::resume(&path).expect("resumed");
        assert_eq!((journal.entries.len(), journal.dropped_lines), (1, 1));
        open.append(&[Event::Spent(2)], None).expect("written");
        drop(open);
        assert_eq!(read(&path).expect("whole").entries.len(), 2);
    }

    #[test]
    fn a_damaged_middle_is_refused_and_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::at(folder.path());
        let mut open = OpenJournal::create(&home, &header()).expect("made");
        open.append(&[Event::Spent(5)], None).expect("written");
        open.append(&[Event::Spent(6)], None).expect("written");
        let path = open.path().to_owned();
        drop(open);
        let damaged =
            fs::read_to_string(&path).expect("read").replace("\"Spent\":5", "\"Spent\":9");
        fs::write(&path, &damaged).expect("damaged");
        let error = OpenJournal::resume(&path).expect_err("refused").to_string();
        assert!(error.contains("line 2"), "{error}");
        assert_eq!(fs::read_to_string(&path).expect("kept"), damaged);
    }
}

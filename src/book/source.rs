//! Where bytes come from: files that may grow, shrink and be replaced while they are read, and one
//! file without a name that holds what was unpacked.

use super::notice::{Kind, Notice};
use crate::search::{Problem, fill, open};
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Files that are kept open at once, at most; further ones are opened for each look at them.
pub const KEPT_OPEN: usize = 200;

/// A file, read at any place by any thread. Nothing is mapped: one that shrinks just ends.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    held: Option<File>,
    /// What it was when it was opened; another file may take its name.
    was: Option<(u64, u64)>,
}

impl Source {
    /// # Errors
    /// Why it cannot be read.
    pub fn open(path: &Path, keep: bool) -> Result<(Source, u64), Problem> {
        let file = open(path)?;
        let meta = file.metadata().map_err(|error| Problem::of(path, &error))?;
        let (was, length) = (identity(&meta), meta.len());
        Ok((Source { path: path.to_owned(), held: keep.then_some(file), was }, length))
    }

    /// What was unpacked.
    fn of(file: File) -> Source {
        Source { path: PathBuf::new(), held: Some(file), was: None }
    }

    /// Reads at a place until the buffer is full or the file ends.
    ///
    /// # Errors
    /// Why not.
    pub fn fill(&self, buffer: &mut [u8], at: u64) -> Result<usize, Notice> {
        let failed =
            |error: &io::Error| Notice::new(Kind::Unreadable, Problem::of(&self.path, error));
        if let Some(file) = &self.held {
            return fill(file, buffer, at).map_err(|error| failed(&error));
        }
        let file = open(&self.path).map_err(|problem| Notice::new(Kind::Unreadable, problem))?;
        let meta = file.metadata().map_err(|error| failed(&error))?;
        if identity(&meta) != self.was {
            return Err(Notice::replaced(&self.path));
        }
        fill(&file, buffer, at).map_err(|error| failed(&error))
    }

    /// Its length now.
    ///
    /// # Errors
    /// That another file has taken its name, or why it cannot be told.
    pub fn length(&self) -> Result<u64, Notice> {
        let failed =
            |error: &io::Error| Notice::new(Kind::Unreadable, Problem::of(&self.path, error));
        let named = fs::metadata(&self.path);
        if named.as_ref().is_ok_and(|meta| identity(meta) != self.was) {
            return Err(Notice::replaced(&self.path));
        }
        match &self.held {
            Some(file) => file.metadata().map(|meta| meta.len()).map_err(|error| failed(&error)),
            None => named.map(|meta| meta.len()).map_err(|error| failed(&error)),
        }
    }
}

#[cfg(unix)]
fn identity(meta: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
fn identity(_meta: &Metadata) -> Option<(u64, u64)> {
    None
}

/// A file without a name that bytes are put behind each other in; it goes with its last reader.
#[derive(Debug)]
pub struct Spool {
    file: File,
    length: u64,
}

impl Spool {
    /// # Errors
    /// Why there is no place for it.
    pub fn new() -> io::Result<Spool> {
        Ok(Spool { file: nameless(&std::env::temp_dir())?, length: 0 })
    }

    pub fn length(&self) -> u64 {
        self.length
    }

    /// # Errors
    /// That it cannot be opened once more.
    pub fn reader(&self) -> io::Result<Source> {
        Ok(Source::of(self.file.try_clone()?))
    }

    /// # Errors
    /// Why it cannot be kept, such as a full disk.
    pub fn put(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let written = match write_at(&self.file, bytes, self.length) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                written => written?,
            };
            self.length += written as u64;
            bytes = &bytes[written..];
        }
        Ok(())
    }
}

/// A new file for its owner alone, whose name is gone as soon as it is open.
fn nameless(folder: &Path) -> io::Result<File> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for _ in 0..100 {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("second-story-{}-{number}", std::process::id()));
        let mut options = fs::OpenOptions::new();
        options.read(true).write(true).create_new(true);
        only_mine(&mut options);
        match options.open(&path) {
            Ok(file) => {
                #[cfg(unix)]
                fs::remove_file(&path)?;
                return Ok(file);
            }
            // A file of this name was left behind.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

#[cfg(unix)]
fn only_mine(options: &mut fs::OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(windows)]
fn only_mine(options: &mut fs::OpenOptions) {
    use std::os::windows::fs::OpenOptionsExt;
    /// The system removes the file when it is closed.
    const DELETE_ON_CLOSE: u32 = 0x0400_0000;
    options.share_mode(0).custom_flags(DELETE_ON_CLOSE);
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::write_at(file, bytes, at)
}

#[cfg(windows)]
fn write_at(file: &File, bytes: &[u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_write(file, bytes, at)
}

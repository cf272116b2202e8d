//! Files that are whole or not there: written beside, synced, then renamed.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Replaces a file at once; a crash leaves the old one or the new one.
///
/// # Errors
/// Where the folder cannot be made or written, or where a pipe or a device has that name.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A rename would put a file in the place of a pipe or a device.
    if fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a plain file"));
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = beside(path);
    if let Err(error) = write_at(&beside, bytes).and_then(|()| fs::rename(&beside, path)) {
        // What is half written stays no longer than it must; the first error is the one to tell.
        let _ = fs::remove_file(&beside);
        return Err(error);
    }
    sync_folder(path)
}

/// Writes a file that is not there yet; a crash leaves none or all of it.
///
/// # Errors
/// Where there is a file of that name, or the folder cannot be made or written.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = beside(path);
    // A link never takes another file's place; where there are no links, a rename could.
    let written = write_at(&beside, bytes).and_then(|()| match fs::hard_link(&beside, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && !path.exists() => {
            fs::rename(&beside, path)
        }
        linked => linked,
    });
    let _ = fs::remove_file(&beside);
    written?;
    sync_folder(path)
}

/// A name that no other process, and no other writer of this one, takes at the same time.
fn beside(path: &Path) -> PathBuf {
    static WRITERS: AtomicU64 = AtomicU64::new(0);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let writer = WRITERS.fetch_add(1, Ordering::Relaxed);
    path.with_file_name(format!(".{name}.{}.{writer}", std::process::id()))
}

fn write_at(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a new name durable. Folders can be synced on Unix only.
///
/// # Errors
/// Where the folder cannot be opened.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix)
        && let Some(folder) = path.parent()
        && !folder.as_os_str().is_empty()
    {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

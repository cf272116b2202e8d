//! Reads a scenario's folder from disk, trusting nothing in it.

use crate::diagnostics::Finding;
use crate::scenario::{EVIDENCE, EVIDENCE_LIMIT, Folder, RON_LIMIT, TOTAL_LIMIT, too_long};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Files and folders in one scenario at most.
const ENTRIES_LIMIT: usize = 2_000;

/// Folders within folders at most, below the scenario.
const DEPTH_LIMIT: usize = 6;

/// Reads the RON files of a folder and all of its `evidence/`.
///
/// Only regular files that lie within the folder are opened; links that lead out of it, devices,
/// pipes, long files and endless folders become findings.
///
/// # Errors
/// All that was found. An empty folder reads as a folder without files.
pub fn read(path: &Path) -> Result<Folder, Vec<Finding>> {
    let (folder, findings) = read_what_can_be(path);
    if findings.is_empty() { Ok(folder) } else { Err(findings) }
}

/// As [`read`], and gives beside the findings the files that could be read.
pub fn read_what_can_be(path: &Path) -> (Folder, Vec<Finding>) {
    let root = match fs::canonicalize(path) {
        Ok(root) => root,
        Err(error) => {
            let message = format!("{} cannot be read: {error}", path.display());
            let finding = Finding::error("SS004", "", message)
                .help("name the folder that holds scenario.ron");
            let refused = [String::new()].into();
            return (Folder { refused, ..Folder::default() }, vec![finding]);
        }
    };
    let slug = name_of(&root);
    let folder = Folder { slug, ..Folder::default() };
    let mut walk = Walk { root, folder, findings: Vec::new(), entries: 0, bytes: 0 };
    walk.enter(&walk.root.clone(), "", 0);
    (walk.folder, walk.findings)
}

/// The name of a folder, which is the name of the scenario in it.
pub fn name_of(folder: &Path) -> String {
    folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

struct Walk {
    root: PathBuf,
    folder: Folder,
    findings: Vec<Finding>,
    entries: usize,
    bytes: u64,
}

impl Walk {
    /// Reads a folder whose path within the scenario is `inside`, ending with `/` unless it is the
    /// scenario's own.
    fn enter(&mut self, at: &Path, inside: &str, depth: usize) {
        if depth > DEPTH_LIMIT {
            self.refuse("SS006", inside, "folders are nested too deeply here", "keep them flatter");
            return;
        }
        let listing = match fs::read_dir(at) {
            Ok(listing) => listing,
            Err(error) => {
                self.unreadable(inside, &error);
                return;
            }
        };
        let mut names = Vec::new();
        for entry in listing {
            self.entries += 1;
            if self.entries > ENTRIES_LIMIT {
                let message = format!("the scenario holds more than {ENTRIES_LIMIT} files");
                self.refuse("SS006", "", &message, "leave out what nobody opens");
                return;
            }
            match entry {
                Ok(entry) => names.push(entry.file_name()),
                Err(error) => self.unreadable(inside, &error),
            }
        }
        names.sort();
        for name in names {
            // One finding says that reading was given up; what lies behind would repeat it.
            if self.folder.refused.contains("") {
                return;
            }
            match name.to_str() {
                Some(text) => self.visit(&at.join(&name), &format!("{inside}{text}"), depth),
                None => {
                    let message = format!("the file name {name:?} is not UTF-8");
                    self.found("SS002", inside, &message, "rename the file");
                }
            }
        }
    }

    fn visit(&mut self, at: &Path, inside: &str, depth: usize) {
        let in_evidence = inside.starts_with(EVIDENCE) || inside == EVIDENCE.trim_end_matches('/');
        // Notes, pictures and tools of the author lie beside the RON files and are none of ours.
        if !in_evidence && !inside.ends_with(".ron") {
            return;
        }
        let copy = "copy the file here instead";
        let Ok(target) = fs::canonicalize(at) else {
            self.refuse("SS005", inside, "the link leads nowhere", copy);
            return;
        };
        if !target.starts_with(&self.root) {
            self.refuse("SS005", inside, "the link leads out of the scenario's folder", copy);
            return;
        }
        match fs::symlink_metadata(&target) {
            Ok(about) if about.is_dir() && in_evidence => {
                self.enter(&target, &format!("{inside}/"), depth + 1);
            }
            Ok(about) if about.is_file() => self.take(&target, inside, in_evidence),
            Ok(_) => self.not_plain(inside),
            Err(error) => self.unreadable(inside, &error),
        }
    }

    fn take(&mut self, at: &Path, inside: &str, in_evidence: bool) {
        let limit = if in_evidence { EVIDENCE_LIMIT } else { RON_LIMIT };
        let opened = open(at).and_then(|file| Ok((file.metadata()?, file)));
        let (about, file) = match opened {
            Ok(opened) => opened,
            Err(error) => return self.unreadable(inside, &error),
        };
        if !about.is_file() {
            return self.not_plain(inside);
        }
        if about.len() > limit {
            return self.too_long(inside, limit);
        }
        if self.bytes + about.len() > TOTAL_LIMIT {
            let message = format!("the files are longer than {} MiB together", TOTAL_LIMIT >> 20);
            return self.refuse("SS003", "", &message, "leave out what nobody opens");
        }
        // A file may grow while it is read: one byte beyond the limit is enough to tell.
        let mut bytes = Vec::new();
        match file.take(limit + 1).read_to_end(&mut bytes) {
            Ok(_) if bytes.len() as u64 > limit => self.too_long(inside, limit),
            Ok(_) => {
                self.bytes += bytes.len() as u64;
                drop_byte_order_mark(&mut bytes);
                self.folder.files.insert(inside.to_owned(), bytes);
            }
            Err(error) => self.unreadable(inside, &error),
        }
    }

    fn too_long(&mut self, inside: &str, limit: u64) {
        self.findings.push(too_long(inside, limit));
        self.folder.refused.insert(inside.to_owned());
    }

    fn not_plain(&mut self, inside: &str) {
        let plain = "put a plain file here: pipes, sockets and devices are never opened";
        self.refuse("SS007", inside, "this is not a regular file", plain);
    }

    fn unreadable(&mut self, inside: &str, error: &std::io::Error) {
        self.refuse("SS004", inside, &format!("cannot be read: {error}"), "make it readable");
    }

    /// A finding about something that is there and is not read.
    fn refuse(&mut self, code: &'static str, inside: &str, message: &str, what_to_do: &str) {
        self.folder.refused.insert(inside.trim_end_matches('/').to_owned());
        self.found(code, inside, message, what_to_do);
    }

    fn found(&mut self, code: &'static str, file: &str, message: &str, what_to_do: &str) {
        self.findings.push(Finding::error(code, file, message).help(what_to_do));
    }
}

/// Opens a file that was plain a moment ago. If a pipe or a link has taken its place meanwhile,
/// this neither waits for a writer nor follows.
#[cfg(unix)]
fn open(at: &Path) -> std::io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = libc::O_NONBLOCK | libc::O_NOFOLLOW;
    fs::OpenOptions::new().read(true).custom_flags(flags).open(at)
}

#[cfg(not(unix))]
fn open(at: &Path) -> std::io::Result<fs::File> {
    fs::File::open(at)
}

/// Takes out the mark that some editors put before UTF-8; it is no part of the text.
pub fn drop_byte_order_mark(bytes: &mut Vec<u8>) {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// What changes between the look at a file and its opening cannot be arranged from outside.
    #[test]
    fn a_pipe_or_a_link_that_took_the_place_of_a_file_is_refused() {
        let dir = tempfile::tempdir().expect("a folder");
        let (pipe, link) = (dir.path().join("pipe"), dir.path().join("link"));
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
        assert!(made.success());
        std::os::unix::fs::symlink("/etc/passwd", &link).expect("a link");
        for (at, code) in [(&pipe, "SS007"), (&link, "SS004")] {
            let mut walk = Walk {
                root: dir.path().to_owned(),
                folder: Folder::default(),
                findings: Vec::new(),
                entries: 0,
                bytes: 0,
            };
            walk.take(at, "people.ron", false);
            assert_eq!(walk.findings[0].code, code, "{:?}", walk.findings);
            assert!(walk.folder.files.is_empty() && walk.folder.refuses("people.ron"));
        }
    }
}

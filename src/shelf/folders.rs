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
            return (Folder::default(), vec![finding]);
        }
    };
    let slug =
        root.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let mut walk = Walk {
        root,
        folder: Folder { slug, files: Default::default() },
        findings: Vec::new(),
        entries: 0,
        bytes: 0,
    };
    walk.enter(&walk.root.clone(), "", 0);
    (walk.folder, walk.findings)
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
            self.found("SS006", inside, "folders are nested too deeply here", "keep them flatter");
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
                self.found("SS006", inside, &message, "leave out what nobody opens");
                return;
            }
            match entry {
                Ok(entry) => names.push(entry.file_name()),
                Err(error) => self.unreadable(inside, &error),
            }
        }
        names.sort();
        for name in names {
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
        let Ok(target) = fs::canonicalize(at) else {
            self.found("SS005", inside, "the link leads nowhere", "copy the file here instead");
            return;
        };
        if !target.starts_with(&self.root) {
            self.found(
                "SS005",
                inside,
                "the link leads out of the scenario's folder",
                "copy the file here instead",
            );
            return;
        }
        match fs::symlink_metadata(&target) {
            Ok(about) if about.is_dir() && in_evidence => {
                self.enter(&target, &format!("{inside}/"), depth + 1);
            }
            Ok(about) if about.is_file() => self.take(&target, inside, about.len(), in_evidence),
            Ok(_) => self.found(
                "SS007",
                inside,
                "this is not a regular file",
                "put a plain file here: pipes, sockets and devices are never opened",
            ),
            Err(error) => self.unreadable(inside, &error),
        }
    }

    fn take(&mut self, at: &Path, inside: &str, length: u64, in_evidence: bool) {
        let limit = if in_evidence { EVIDENCE_LIMIT } else { RON_LIMIT };
        if length > limit {
            self.findings.push(too_long(inside, limit));
            return;
        }
        if self.bytes + length > TOTAL_LIMIT {
            self.findings.push(too_long("", TOTAL_LIMIT));
            return;
        }
        self.bytes += length;
        // A file may grow while it is read: one byte beyond the limit is enough to tell.
        let mut bytes = Vec::new();
        let read = fs::File::open(at).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
        match read {
            Ok(_) if bytes.len() as u64 > limit => self.findings.push(too_long(inside, limit)),
            Ok(_) => {
                drop_byte_order_mark(&mut bytes);
                self.folder.files.insert(inside.to_owned(), bytes);
            }
            Err(error) => self.unreadable(inside, &error),
        }
    }

    fn unreadable(&mut self, inside: &str, error: &std::io::Error) {
        self.found("SS004", inside, &format!("cannot be read: {error}"), "make it readable");
    }

    fn found(&mut self, code: &'static str, file: &str, message: &str, what_to_do: &str) {
        self.findings.push(Finding::error(code, file, message).help(what_to_do));
    }
}

/// Takes out the mark that some editors put before UTF-8; it is no part of the text.
pub fn drop_byte_order_mark(bytes: &mut Vec<u8>) {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
}

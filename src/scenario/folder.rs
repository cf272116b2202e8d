//! The files of a scenario as bytes, wherever they came from, and the hash that names their content.

use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The RON files that every scenario has.
pub const RON_FILES: [&str; 7] = [
    "scenario.ron",
    "world.ron",
    "people.ron",
    "evidence.ron",
    "truth.ron",
    "review.ron",
    "beats.ron",
];

/// The folder of texts beside the RON files.
pub const EVIDENCE: &str = "evidence/";

/// Bytes of one RON file at most.
pub const RON_LIMIT: u64 = 4 << 20;

/// Bytes of one file in `evidence/` at most.
pub const EVIDENCE_LIMIT: u64 = 8 << 20;

/// Bytes of all files of a scenario at most.
pub const TOTAL_LIMIT: u64 = 32 << 20;

/// A scenario's files in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// The folder's name.
    pub slug: String,
    /// Contents by path relative to the folder, with `/`.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Paths that are there and were not read, each with a finding of its own; the empty one where
    /// reading was given up.
    pub refused: BTreeSet<String>,
}

impl Folder {
    /// Whether a path, or a folder that it lies in, was not read: nobody knows what is there.
    pub fn refuses(&self, path: &str) -> bool {
        let mut above = path.match_indices('/').map(|(at, _)| &path[..at]).chain(["", path]);
        above.any(|path| self.refused.contains(path))
    }

    /// The text of a file, if it is there and is UTF-8.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(path)?).ok()
    }
}

/// Names the content of a scenario: SHA-256 in hexadecimal over its files in the order of their
/// paths, each path and each content preceded by its length, CRLF read as LF.
pub fn hash(folder: &Folder) -> String {
    let mut sum = Sha256::new();
    for (path, bytes) in &folder.files {
        let content = without_carriage_returns(bytes);
        for part in [path.as_bytes(), &content] {
            sum.update((part.len() as u64).to_le_bytes());
            sum.update(part);
        }
    }
    let mut hex = String::with_capacity(64);
    for byte in sum.finalize() {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

fn without_carriage_returns(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if byte != b'\r' || rest.peek() != Some(&b'\n') {
            out.push(byte);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> Folder {
        Folder {
            slug: "x".into(),
            files: files.iter().map(|(p, c)| ((*p).into(), c.as_bytes().to_vec())).collect(),
            ..Folder::default()
        }
    }

    #[test]
    fn line_ends_do_not_matter_and_contents_do() {
        let lf = hash(&folder(&[("a.ron", "one\ntwo\n")]));
        assert_eq!(lf, hash(&folder(&[("a.ron", "one\r\ntwo\r\n")])));
        assert_ne!(lf, hash(&folder(&[("a.ron", "one\ntwo\r")])));
        assert_eq!(lf.len(), 64);
    }

    #[test]
    fn moving_bytes_from_a_file_to_the_next_changes_it() {
        assert_ne!(
            hash(&folder(&[("a", "xy"), ("b", "z")])),
            hash(&folder(&[("a", "x"), ("b", "yz")]))
        );
    }
}

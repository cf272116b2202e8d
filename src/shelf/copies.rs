//! The scenarios that plays were made with, kept by content hash.

use super::home::Home;
use super::journals::ShelfError;
use super::write::replace;
use crate::scenario::{self, Folder};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// A folder's files in one JSON file; those that are not text are kept as byte lists.
#[derive(Serialize, Deserialize)]
struct Copy {
    slug: String,
    text: BTreeMap<String, String>,
    #[serde(default)]
    bytes: BTreeMap<String, Vec<u8>>,
}

/// Keeps a copy, once for each hash; one that cannot be read any more is written again.
///
/// # Errors
/// Where it cannot be written.
pub fn keep(home: &Home, hash: &str, folder: &Folder) -> Result<(), ShelfError> {
    if find(home, hash).is_some() {
        return Ok(());
    }
    let path = path_of(home, hash);
    let mut copy =
        Copy { slug: folder.slug.clone(), text: BTreeMap::new(), bytes: BTreeMap::new() };
    for (name, bytes) in &folder.files {
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                copy.text.insert(name.clone(), text.to_owned());
            }
            Err(_) => {
                copy.bytes.insert(name.clone(), bytes.clone());
            }
        }
    }
    let json = serde_json::to_vec(&copy).map_err(std::io::Error::other);
    json.and_then(|json| replace(&path, &json)).map_err(ShelfError::io(&path))
}

/// The scenario of this hash, if a copy is kept. One that cannot be read or was changed is none:
/// the same scenario may still be at hand elsewhere.
pub fn find(home: &Home, hash: &str) -> Option<Folder> {
    let bytes = fs::read(path_of(home, hash)).ok()?;
    let copy: Copy = serde_json::from_slice(&bytes).ok()?;
    let mut files = copy.bytes;
    files.extend(copy.text.into_iter().map(|(name, text)| (name, text.into_bytes())));
    let folder = Folder { slug: copy.slug, files, ..Folder::default() };
    (scenario::hash(&folder) == hash).then_some(folder)
}

fn path_of(home: &Home, hash: &str) -> PathBuf {
    home.copies().join(format!("{hash}.json"))
}

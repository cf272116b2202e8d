//! Files that are written: evidence, and lines that could not be read.

use super::into::Target;
use super::read::Source;
use crate::cli::Failure;
use crate::scenario::{EVIDENCE_LIMIT, TOTAL_LIMIT};
use crate::shelf::write;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Why the sources do not fit into a scenario.
pub fn too_large(sources: &[Source], target: &Target) -> Option<Failure> {
    let hint = "take a stretch of it: --from and --until, or --only QUERY";
    let mib = |bytes: u64| bytes.div_ceil(1 << 20);
    if let Some(source) = sources.iter().find(|source| source.length > EVIDENCE_LIMIT) {
        return Some(Failure::new(
            format!(
                "nothing is written: `{}` would have {} MiB, and a file of a scenario has {} at most",
                source.id,
                mib(source.length),
                EVIDENCE_LIMIT >> 20
            ),
            hint,
        ));
    }
    let replaced = |path: &str| {
        sources.iter().any(|source| path == format!("evidence/{}", Target::file_name(&source.id)))
    };
    let there = target.folder.files.iter().filter(|(path, _)| !replaced(path));
    let there: u64 = there.map(|(_, bytes)| bytes.len() as u64).sum();
    let all = there + sources.iter().map(|source| source.length).sum::<u64>();
    (all > TOTAL_LIMIT).then(|| {
        Failure::new(
            format!(
                "nothing is written: the scenario would have {} MiB, and may have {}",
                mib(all),
                TOTAL_LIMIT >> 20
            ),
            hint,
        )
    })
}

/// Writes a source's evidence file at once.
pub fn source(source: &mut Source, target: &Target, replace: bool) -> Result<(), Failure> {
    let path = target.file(&source.id);
    let written = if replace {
        write::replace(&path, &source.bytes)
    } else {
        write::create(&path, &source.bytes)
    };
    written.map_err(|error| not_written(&path, &error))?;
    source.written = true;
    Ok(())
}

fn not_written(path: &Path, error: &io::Error) -> Failure {
    let hint = match error.kind() {
        io::ErrorKind::AlreadyExists => "say --replace to write it anew",
        _ => "is the disk full, or the folder read-only?",
    };
    Failure::new(format!("{} cannot be written: {error}", path.display()), hint)
}

/// The file of lines that could not be read, under another name until it is whole.
pub struct Rest(Option<Open>);

struct Open {
    path: PathBuf,
    beside: PathBuf,
    to: BufWriter<File>,
}

impl Rest {
    pub fn open(path: Option<&Path>) -> Result<Rest, Failure> {
        let Some(path) = path else { return Ok(Rest(None)) };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
        let file = File::create(&beside).map_err(|error| not_written(path, &error))?;
        Ok(Rest(Some(Open { path: path.to_owned(), beside, to: BufWriter::new(file) })))
    }

    pub fn put(&mut self, line: &[u8]) -> io::Result<()> {
        self.0.as_mut().map_or(Ok(()), |open| open.to.write_all(line))
    }

    pub fn failed(&mut self, error: &io::Error) -> Failure {
        let path = self.0.as_ref().map_or_else(PathBuf::new, |open| open.path.clone());
        self.discard();
        not_written(&path, error)
    }

    pub fn discard(&mut self) {
        if let Some(open) = self.0.take() {
            // What is not there is gone already.
            let _ = fs::remove_file(open.beside);
        }
    }

    pub fn finish(&mut self, replace: bool) -> Result<(), Failure> {
        let Some(mut open) = self.0.take() else { return Ok(()) };
        let placed = open.to.flush().and_then(|()| {
            if replace {
                return fs::rename(&open.beside, &open.path);
            }
            fs::hard_link(&open.beside, &open.path)
        });
        if !replace || placed.is_err() {
            let _ = fs::remove_file(&open.beside);
        }
        placed.map_err(|error| not_written(&open.path, &error))
    }
}

impl Drop for Rest {
    fn drop(&mut self) {
        self.discard();
    }
}

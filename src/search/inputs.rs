//! Which files are searched: those that were given, and those in the folders that were given.

use super::rotated;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Something to search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Stdin,
    File(PathBuf),
}

impl Input {
    /// As it was given, for output.
    pub fn name(&self) -> &[u8] {
        match self {
            Input::Stdin => b"(standard input)",
            Input::File(path) => path.as_os_str().as_encoded_bytes(),
        }
    }

    /// The file's own name, that `source:` asks for.
    pub fn source(&self) -> String {
        match self {
            Input::Stdin => String::new(),
            Input::File(path) => path
                .file_name()
                .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        }
    }
}

/// Why something is not searched, or not to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub message: String,
    pub hint: String,
}

impl Problem {
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }

    pub fn of(path: &Path, error: &io::Error) -> Self {
        let name = path.display();
        match error.kind() {
            io::ErrorKind::NotFound => {
                Self::new(format!("{name} does not exist"), "is the name right?")
            }
            io::ErrorKind::PermissionDenied => Self::new(
                format!("{name} may not be read"),
                "ask for the right to read it, or search a copy",
            ),
            _ => Self::new(
                format!("{name} cannot be read: {error}"),
                "what was read before it is searched; the rest is not",
            ),
        }
    }
}

/// What is searched for these arguments, in order, with what cannot be in its place; and whether a
/// folder is among them.
pub fn inputs(given: &[PathBuf]) -> (Vec<Result<Input, Problem>>, bool) {
    let (mut out, mut folder) = (Vec::new(), false);
    for path in given {
        if path.as_os_str() == "-" {
            out.push(Ok(Input::Stdin));
            continue;
        }
        match fs::metadata(path) {
            Err(error) => out.push(Err(Problem::of(path, &error))),
            Ok(meta) if meta.is_dir() => {
                folder = true;
                match files_of(path) {
                    Err(error) => out.push(Err(Problem::of(path, &error))),
                    Ok(files) if files.is_empty() => out.push(Err(Problem::new(
                        format!("{} holds no files", path.display()),
                        "name the folder that holds them; folders inside it are not searched",
                    ))),
                    Ok(files) => {
                        out.extend(rotated::in_order(files).into_iter().map(Input::File).map(Ok));
                    }
                }
            }
            Ok(meta) if meta.is_file() => out.push(Ok(Input::File(path.clone()))),
            Ok(_) => out.push(Err(no_file(path))),
        }
    }
    (out, folder)
}

fn no_file(path: &Path) -> Problem {
    Problem::new(
        format!("{} is neither a file nor a folder", path.display()),
        "what a pipe or a device gives is searched as standard input, named `-`",
    )
}

/// The files of a folder, hidden ones left out.
fn files_of(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        // A link that leads nowhere is told of when it is opened.
        if !hidden && fs::metadata(&path).map_or(true, |meta| meta.is_file()) {
            files.push(path);
        }
    }
    Ok(files)
}

/// Opens a file; never waits for a pipe that has taken its place.
pub fn open(path: &Path) -> Result<File, Problem> {
    let file = plainly(path).map_err(|error| Problem::of(path, &error))?;
    match file.metadata() {
        Ok(meta) if meta.is_file() => Ok(file),
        Ok(_) => Err(no_file(path)),
        Err(error) => Err(Problem::of(path, &error)),
    }
}

#[cfg(unix)]
fn plainly(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open(path)
}

#[cfg(not(unix))]
fn plainly(path: &Path) -> io::Result<File> {
    File::open(path)
}

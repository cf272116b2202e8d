//! Which texts are read, and the configuration that holds for each.

use super::Problem;
use crate::coach::{CONFIG_FILE, Config};
use crate::diagnostics::{locate, text};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes of a text at most.
const LONGEST: u64 = 64 << 20;

/// Folders in folders at most.
const DEEPEST: usize = 64;

/// A text to read.
pub enum Input {
    Stdin,
    File(PathBuf),
}

impl Problem {
    fn new(message: String, hint: &str) -> Self {
        Self { shown: String::new(), message, hint: hint.to_owned() }
    }

    fn of(path: &Path, error: &io::Error) -> Self {
        let name = path.display();
        match error.kind() {
            io::ErrorKind::NotFound => {
                Self::new(format!("{name} does not exist"), "is the name right?")
            }
            io::ErrorKind::PermissionDenied => {
                Self::new(format!("{name} may not be read"), "ask for the right to read it")
            }
            _ => Self::new(format!("{name} cannot be read: {error}"), ""),
        }
    }
}

impl Input {
    pub fn name(&self) -> String {
        match self {
            Input::Stdin => "(standard input)".to_owned(),
            Input::File(path) => path.display().to_string(),
        }
    }

    pub fn text(&self) -> Result<String, Problem> {
        let mut bytes = Vec::new();
        let read = match self {
            Input::Stdin => io::stdin().lock().take(LONGEST + 1).read_to_end(&mut bytes),
            Input::File(path) => {
                fs::File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes))
            }
        };
        read.map_err(|error| Problem::of(Path::new(&self.name()), &error))?;
        if bytes.len() as u64 > LONGEST {
            let message = format!("{} is longer than {} MiB", self.name(), LONGEST >> 20);
            return Err(Problem::new(message, "is it a text? cut it into parts if it is"));
        }
        String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            Problem::new(
                format!("{} is no UTF-8: byte {at} cannot be read", self.name()),
                "save it as UTF-8, or name a text",
            )
        })
    }
}

/// The texts that these arguments stand for, with what cannot be read in its place.
pub fn inputs(given: &[PathBuf]) -> Vec<Result<Input, Problem>> {
    let mut inputs = Vec::new();
    for path in given {
        if path.as_os_str() == "-" {
            inputs.push(Ok(Input::Stdin));
        } else if path.is_dir() {
            let before = inputs.len();
            folder(path, 0, &mut inputs);
            if inputs.len() == before {
                let message = format!("{} holds no text in Markdown", path.display());
                inputs.push(Err(Problem::new(
                    message,
                    "of a folder, the *.md in it and below are read",
                )));
            }
        } else {
            inputs.push(Ok(Input::File(path.clone())));
        }
    }
    inputs
}

/// The texts of a folder, in order. Hidden ones and links to folders are left out.
fn folder(path: &Path, depth: usize, inputs: &mut Vec<Result<Input, Problem>>) {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => return inputs.push(Err(Problem::of(path, &error))),
    };
    let mut entries: Vec<fs::DirEntry> = entries.flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let Ok(kind) = entry.file_type() else { continue };
        let path = entry.path();
        if hidden {
            continue;
        }
        if kind.is_dir() {
            if depth < DEEPEST {
                folder(&path, depth + 1, inputs);
            }
        } else if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("md")) {
            inputs.push(Ok(Input::File(path)));
        }
    }
}

/// What holds in which folder.
#[derive(Default)]
pub struct Places {
    known: BTreeMap<PathBuf, Option<Config>>,
}

impl Places {
    /// The configuration beside a text, or in the nearest folder above it that has one; none where
    /// it cannot be read and that was told before.
    pub fn config(&mut self, input: &Input) -> Result<Option<Config>, Problem> {
        let beside = match input {
            Input::Stdin => Path::new("."),
            Input::File(path) => {
                path.parent().filter(|path| !path.as_os_str().is_empty()).unwrap_or(Path::new("."))
            }
        };
        // A folder that is not there is told of with its text.
        let Ok(folder) = beside.canonicalize() else { return Ok(Some(Config::default())) };
        let found =
            folder.ancestors().map(|above| above.join(CONFIG_FILE)).find(|path| path.is_file());
        let Some(path) = found else { return Ok(Some(Config::default())) };
        if let Some(known) = self.known.get(&path) {
            return Ok(known.clone());
        }
        let read = read(&path);
        self.known.insert(path, read.as_ref().ok().cloned());
        read.map(Some)
    }
}

fn read(path: &Path) -> Result<Config, Problem> {
    let source = Input::File(path.to_owned()).text()?;
    Config::read(&source).map_err(|finding| {
        let files = BTreeMap::from([(CONFIG_FILE.to_owned(), source.into_bytes())]);
        let folder = path.parent().unwrap_or(path).display().to_string();
        Problem {
            shown: text(&locate(vec![*finding], &files), &folder, &files, false),
            message: format!("{} cannot be read, and no text below it is", path.display()),
            hint: "mend it, or take it away".to_owned(),
        }
    })
}

//! Why a play cannot be begun, gone on with or kept, and what the window says of it.

use crate::diagnostics::Finding;
use crate::play::journal::JournalError;
use crate::shelf::home::HomeError;
use crate::shelf::journals::ShelfError;
use crate::shelf::library::OpenError;
use crate::shelf::resume::ResumeError;
use crate::text::{Value, Words};
use crate::workbench::home::Notice;
use std::io;
use std::path::{Path, PathBuf};

/// What went wrong between the window and the shelf.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error(transparent)]
    Home(#[from] HomeError),
    #[error("no play of `{0}` is kept")]
    NoPlay(String),
    #[error("{path}: `{slug}` is not at hand, and its own copy is gone")]
    Gone { path: PathBuf, slug: String },
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("the day of `{slug}` cannot be simulated: {error}")]
    World { slug: String, error: String },
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    #[error(transparent)]
    Resume(#[from] ResumeError),
}

impl Trouble {
    /// In words for the player: what, and what to do.
    pub fn told(&self, words: &Words) -> Notice {
        match self {
            Self::Home(HomeError) => play(words, "", "no-home", &[]),
            Self::NoPlay(slug) => play(words, slug, "no-play", &[]),
            Self::Gone { path, slug } => gone(words, path, slug),
            Self::Open(error) => open(words, error),
            Self::World { slug, error } => world(words, slug, error),
            Self::Shelf(error) => shelf(words, error),
            Self::Resume(error) => match error {
                ResumeError::Shelf(error) => shelf(words, error),
                ResumeError::Broken { slug, findings } => folder(words, slug, findings),
                ResumeError::World { slug, error } => world(words, slug, error),
                ResumeError::Gone { path, slug, .. } => gone(words, path, slug),
                ResumeError::Changed { path, slug } => {
                    let values = [file(path), ("scenario", slug.as_str().into())];
                    play(words, &name(path), "changed", &values)
                }
            },
        }
    }

    /// The same in one paragraph, where there is room for no more.
    pub fn said(&self, words: &Words) -> String {
        let Notice { message, how, .. } = self.told(words);
        format!("{message} {how}")
    }
}

/// A folder that is no incident that can be played: the first finding, and how to see all.
pub fn folder(words: &Words, slug: &str, findings: &[Finding]) -> Notice {
    Notice {
        name: slug.to_owned(),
        title: words.get("home-unreadable"),
        message: findings.first().map(|first| first.message.clone()).unwrap_or_default(),
        how: words.with("home-unreadable-how", &[("folder", slug.into())]),
    }
}

fn open(words: &Words, error: &OpenError) -> Notice {
    match error {
        OpenError::Unknown { name, .. } => {
            play(words, name, "unknown", &[("scenario", name.as_str().into())])
        }
        OpenError::Broken { slug, findings } => folder(words, slug, findings),
    }
}

fn world(words: &Words, slug: &str, error: &str) -> Notice {
    play(words, slug, "world", &[("error", error.into()), ("folder", slug.into())])
}

fn gone(words: &Words, path: &Path, slug: &str) -> Notice {
    play(words, &name(path), "gone", &[file(path), ("scenario", slug.into())])
}

fn shelf(words: &Words, error: &ShelfError) -> Notice {
    let of = |path: &Path, key: &str| play(words, &name(path), key, &[file(path)]);
    match error {
        ShelfError::Locked { path } => of(path, "locked"),
        ShelfError::NotPlain { path }
        | ShelfError::Dangling { path }
        | ShelfError::Missing { path } => of(path, "no-file"),
        ShelfError::TooLong { path } => of(path, "no-journal"),
        ShelfError::Stopped { path } => of(path, "stopped"),
        ShelfError::Journal { path, error } => match error {
            JournalError::Damaged { line, .. } => {
                play(words, &name(path), "damaged", &[file(path), ("line", (*line).into())])
            }
            JournalError::Newer(_) => of(path, "newer"),
            JournalError::Empty | JournalError::Header(_) => of(path, "no-journal"),
        },
        ShelfError::Io { path, error } => {
            let key = match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "full",
                io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => "read-only",
                _ => "io",
            };
            let values = [file(path), ("error", error.to_string().into())];
            play(words, &name(path), key, &values)
        }
    }
}

/// What is told of a play: the words of `key`, and those of what to do.
fn play(words: &Words, name: &str, key: &str, values: &[(&str, Value<'_>)]) -> Notice {
    Notice {
        name: if name.is_empty() { words.get("app-name") } else { name.to_owned() },
        title: words.get("home-play-unreadable"),
        message: words.with(&format!("home-trouble-{key}"), values),
        how: words.with(&format!("home-help-{key}"), values),
    }
}

fn file(path: &Path) -> (&'static str, Value<'static>) {
    ("file", path.display().to_string().into())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::ErrorKind as Kind;

    #[test]
    fn every_trouble_has_words_and_a_way_out() {
        let path = || PathBuf::from("plays/it-3.jsonl");
        let slug = || "it".to_owned();
        let journal = |error| Trouble::from(ShelfError::Journal { path: path(), error });
        let io = |kind: Kind| Trouble::from(ShelfError::io(&path())(kind.into()));
        let unknown = || OpenError::Unknown { name: slug(), hint: String::new() };
        let finding = || vec![Finding::error("SS001", "", "no people.ron")];
        let all = [
            Trouble::from(HomeError),
            Trouble::NoPlay(slug()),
            Trouble::Gone { path: path(), slug: slug() },
            Trouble::from(unknown()),
            Trouble::from(OpenError::Broken { slug: slug(), findings: finding() }),
            Trouble::World { slug: slug(), error: "too hot".into() },
            Trouble::from(ShelfError::Locked { path: path() }),
            Trouble::from(ShelfError::NotPlain { path: path() }),
            Trouble::from(ShelfError::Dangling { path: path() }),
            Trouble::from(ShelfError::TooLong { path: path() }),
            Trouble::from(ShelfError::Stopped { path: path() }),
            journal(JournalError::Damaged { line: 3, what: "sum".into() }),
            journal(JournalError::Newer(9)),
            journal(JournalError::Empty),
            io(Kind::StorageFull),
            io(Kind::PermissionDenied),
            io(Kind::NotFound),
            Trouble::from(ResumeError::Broken { slug: slug(), findings: finding() }),
            Trouble::from(ResumeError::World { slug: slug(), error: "too hot".into() }),
            Trouble::from(ResumeError::Changed { path: path(), slug: slug() }),
            Trouble::from(ResumeError::Gone {
                path: path(),
                slug: slug(),
                error: Box::new(unknown()),
            }),
        ];
        let words = Words::english();
        for trouble in all {
            let told = trouble.told(&words);
            for said in [&told.name, &told.title, &told.message, &told.how] {
                assert!(!said.is_empty() && !said.contains("home-"), "{trouble}: {told:?}");
                assert!(!said.contains('{'), "a value is missing: {said}");
            }
        }
    }
}

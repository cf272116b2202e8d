//! Where the user's files lie.

use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};
use std::path::{Path, PathBuf};

/// Overrides the data folder, for tests and for portable installs.
pub const VARIABLE: &str = "SECOND_STORY_HOME";

/// The folder that holds journals, settings and copies of scenarios.
#[derive(Clone, Debug)]
pub struct Home {
    root: PathBuf,
}

impl Home {
    /// The user's data folder, or what `SECOND_STORY_HOME` names.
    ///
    /// # Errors
    /// Where the system tells no home folder.
    pub fn find() -> Result<Self, HomeError> {
        if let Some(path) = std::env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
            return Ok(Self { root: PathBuf::from(path) });
        }
        let strategy = choose_app_strategy(AppStrategyArgs {
            top_level_domain: String::new(),
            author: String::new(),
            app_name: "second-story".to_owned(),
        })
        .map_err(|_| HomeError)?;
        Ok(Self { root: strategy.data_dir() })
    }

    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn journals(&self) -> PathBuf {
        self.root.join("plays")
    }

    /// Scenarios that plays were made with, by hash.
    pub fn copies(&self) -> PathBuf {
        self.root.join("copies")
    }

    /// Scenarios that the user added.
    pub fn scenarios(&self) -> PathBuf {
        self.root.join("scenarios")
    }

    /// Where the document of the play of this name is saved.
    pub fn postmortem(&self, play: &str) -> PathBuf {
        self.root.join("postmortems").join(format!("{play}.md"))
    }

    pub fn settings(&self) -> PathBuf {
        self.root.join("settings.ron")
    }
}

#[derive(Debug, thiserror::Error)]
#[error("no home folder is known")]
pub struct HomeError;

//! What the user chose: theme, text size, motion, sound. Lost or broken settings are no reason to stop.

use super::home::Home;
use super::write::replace;
use serde::{Deserialize, Serialize};
use std::{fs, io};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub theme: Theme,
    /// Percent: 100 is the designed size.
    pub text_size: u32,
    pub reduced_motion: bool,
    /// Nothing is heard, where the build has sound.
    pub silent: bool,
    /// The guided start has been seen or skipped.
    pub guided: bool,
    /// The office has clapped for the first postmortem.
    pub clapped: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::Light,
            text_size: 100,
            reduced_motion: false,
            silent: false,
            guided: false,
            clapped: false,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    #[default]
    Light,
    Dark,
    HighContrast,
}

/// The settings, and whether those on disk could not be read.
pub fn load(home: &Home) -> (Settings, Option<String>) {
    let path = home.settings();
    match fs::read_to_string(&path) {
        Ok(text) => match ron::from_str(&text) {
            Ok(settings) => (settings, None),
            Err(error) => (Settings::default(), Some(format!("{}: {error}", path.display()))),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => (Settings::default(), None),
        Err(error) => (Settings::default(), Some(format!("{}: {error}", path.display()))),
    }
}

/// # Errors
/// Where the file cannot be written.
pub fn save(home: &Home, settings: &Settings) -> io::Result<()> {
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default())
        .map_err(io::Error::other)?;
    replace(&home.settings(), text.as_bytes())
}

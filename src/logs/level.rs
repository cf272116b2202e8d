//! How serious a line says it is.

/// From least to most serious.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Debug,
    Info,
    Warn,
    Error,
    Critical,
}

impl Level {
    pub const ALL: [Level; 5] =
        [Level::Debug, Level::Info, Level::Warn, Level::Error, Level::Critical];

    /// As written in lines: `warn`.
    pub fn word(self) -> &'static str {
        match self {
            Level::Debug => "debug",
            Level::Info => "info",
            Level::Warn => "warn",
            Level::Error => "error",
            Level::Critical => "critical",
        }
    }

    /// Reads a level as people and systems write it: `WARN`, `warning`, `err`, `fatal`.
    pub fn parse(text: &str) -> Option<Level> {
        NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|(_, level)| *level)
    }
}

/// What people and systems call the levels.
pub const NAMES: [(&str, Level); 21] = [
    ("info", Level::Info),
    ("warn", Level::Warn),
    ("error", Level::Error),
    ("debug", Level::Debug),
    ("critical", Level::Critical),
    ("trace", Level::Debug),
    ("verbose", Level::Debug),
    ("dbg", Level::Debug),
    ("notice", Level::Info),
    ("information", Level::Info),
    ("warning", Level::Warn),
    ("err", Level::Error),
    ("severe", Level::Error),
    ("crit", Level::Critical),
    ("fatal", Level::Critical),
    ("emerg", Level::Critical),
    ("emergency", Level::Critical),
    ("alert", Level::Critical),
    ("panic", Level::Critical),
    ("dpanic", Level::Critical),
    ("inf", Level::Info),
];

/// As syslog numbers them, and as bunyan and pino do.
pub fn numbered(number: u64) -> Option<Level> {
    match number {
        0..=2 | 60 => Some(Level::Critical),
        3 | 50..=59 => Some(Level::Error),
        4 | 40..=49 => Some(Level::Warn),
        5 | 6 | 30..=39 => Some(Level::Info),
        7 | 10..=29 => Some(Level::Debug),
        _ => None,
    }
}

/// As MongoDB writes them in JSON.
pub const LETTERS: [(&str, Level); 10] = [
    ("D", Level::Debug),
    ("D1", Level::Debug),
    ("D2", Level::Debug),
    ("D3", Level::Debug),
    ("D4", Level::Debug),
    ("D5", Level::Debug),
    ("I", Level::Info),
    ("W", Level::Warn),
    ("E", Level::Error),
    ("F", Level::Critical),
];

/// The level of such a letter.
pub fn lettered(word: &str) -> Option<Level> {
    LETTERS.iter().find(|(letter, _)| *letter == word).map(|(_, level)| *level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_reads_back() {
        for level in Level::ALL {
            assert_eq!(Level::parse(level.word()), Some(level));
            assert_eq!(Level::parse(&level.word().to_uppercase()), Some(level));
        }
        assert_eq!(Level::parse("loud"), None);
    }
}

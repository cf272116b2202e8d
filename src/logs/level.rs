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
        Some(match text.to_ascii_lowercase().as_str() {
            "debug" | "dbg" | "trace" => Level::Debug,
            "info" | "notice" => Level::Info,
            "warn" | "warning" => Level::Warn,
            "error" | "err" => Level::Error,
            "critical" | "crit" | "fatal" => Level::Critical,
            _ => return None,
        })
    }
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

//! What stands between a line's time and its text: level, thread, process, logger.

use crate::logs::Level;

/// The parts of a head, and the text behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head<'a> {
    pub level: Option<Level>,
    pub thread: &'a str,
    pub logger: &'a str,
    pub pid: &'a str,
    /// The logger stands before the level, as Python's users like it.
    pub named_first: bool,
    /// `---` stands in it, as Spring Boot writes.
    pub dashes: bool,
    pub msg: &'a str,
}

/// Parts of a head, at most.
const PARTS: usize = 10;

impl<'a> Head<'a> {
    /// Reads what stands behind a time; none if there is no level among it.
    pub fn read(rest: &'a str) -> Option<Head<'a>> {
        let mut head = Head::default();
        let mut rest = rest.trim_start_matches([']', ' ', '\t', ',', ';', '|', ':']);
        for _ in 0..PARTS {
            rest = rest.trim_start();
            if let Some(inside) = rest.strip_prefix('[') {
                let Some((inside, behind)) = bracketed(inside) else { break };
                if head.put_bracketed(inside) {
                    rest = behind;
                    continue;
                }
                break;
            }
            let end = rest.find([' ', '\t', '|']).unwrap_or(rest.len()).max(1).min(rest.len());
            let Some((word, behind)) = rest.split_at_checked(end) else { break };
            match word {
                "" => break,
                "-" | "|" | ":" | "--" | "---" => {
                    head.dashes |= word == "---";
                    rest = behind;
                    if head.level.is_some() && !head.logger.is_empty() && word != "---" {
                        break;
                    }
                    continue;
                }
                _ => {}
            }
            let bare = word.trim_end_matches([':', ',', ']']);
            if head.level.is_none()
                && let Some(level) = level(bare)
            {
                head.level = Some(level);
                rest = behind;
                // `ERROR: text`
                if word.ends_with(':') {
                    break;
                }
            } else if head.pid.is_empty() && is_number(bare) && head.logger.is_empty() {
                head.pid = bare;
                rest = behind;
            } else if head.logger.is_empty() && is_logger(bare) && head.names(word, behind) {
                head.logger = bare;
                head.named_first = head.level.is_none();
                rest = behind;
                if word.ends_with([':', ']']) && head.level.is_some() {
                    break;
                }
            } else {
                break;
            }
        }
        head.msg = rest.trim_start();
        head.level.map(|_| head)
    }

    fn put_bracketed(&mut self, inside: &'a str) -> bool {
        let bare = inside.trim();
        if self.level.is_none()
            && let Some(level) = level(bare).or_else(|| Level::parse(bare))
        {
            self.level = Some(level);
        } else if self.thread.is_empty() || self.dashes {
            // Spring Boot puts the name of the application before that of the thread.
            self.thread = bare;
        } else if self.logger.is_empty() && is_logger(bare) {
            self.logger = bare;
        } else {
            return false;
        }
        true
    }

    /// Whether a word names the logger: a colon or dash follows, a bracket, or it is set with dots.
    fn names(&self, word: &str, behind: &str) -> bool {
        let next = behind.trim_start();
        let parted = word.ends_with(':')
            || (word.ends_with(']') && self.level.is_some())
            || next.starts_with("- ")
            || next.starts_with(": ")
            || next.starts_with('|')
            || (next.starts_with('[') && self.level.is_some());
        let dotted = word.matches('.').count() >= 2 && self.level.is_some();
        parted || dotted || (self.level.is_none() && follows_level(next))
    }
}

fn follows_level(next: &str) -> bool {
    let word = next.split([' ', '\t']).next().unwrap_or("");
    level(word.trim_end_matches(':')).is_some()
}

/// A level word: in capitals, or as Windows and .NET write it; Celery puts a process behind it.
fn level(word: &str) -> Option<Level> {
    let word = word.split_once('/').map_or(word, |(level, _)| level);
    let first = word.as_bytes().first()?;
    // Brackets hold four letters of a level at times.
    let short = match word {
        "WRN" => Some(Level::Warn),
        "ERRO" => Some(Level::Error),
        "FTL" => Some(Level::Critical),
        _ => None,
    };
    first.is_ascii_uppercase().then(|| Level::parse(word).or(short))?
}

fn bracketed(inside: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    for (at, byte) in inside.bytes().enumerate().take(200) {
        match byte {
            b'[' => depth += 1,
            b']' if depth == 0 => return Some((&inside[..at], &inside[at + 1..])),
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.len() <= 10 && word.bytes().all(|b| b.is_ascii_digit())
}

/// `com.example.Pool`, `c.e.Pool$Inner`, `pool.py:88`, `__main__`.
fn is_logger(word: &str) -> bool {
    let letter =
        |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '$' | '-' | '/' | ':' | '<' | '>');
    word.len() <= 200
        && word.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '/')
        && word.chars().all(letter)
}

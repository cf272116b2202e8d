//! The patterns of log4j, logback, Spring Boot, Python, Elasticsearch and Ruby: a time, then level,
//! thread, process and logger in some order.

use super::head::Head;
use super::{Format, Read};
use crate::logs::Level;
use crate::logs::line::stamp::placed;
use std::borrow::Cow;

pub fn read(text: &str) -> Option<Read<'_>> {
    let first = *text.as_bytes().first()?;
    let head = &text[..text.floor_char_boundary(80)];
    if first.is_ascii_alphabetic() {
        return ruby(text, head).or_else(|| util(text, head));
    }
    if !first.is_ascii_digit() && first != b'[' {
        return None;
    }
    let (begins, stamp, behind) = placed(head, 2)?;
    if begins > 1 {
        return None;
    }
    let rest = text.get(behind..)?;
    let mut parts = Head::read(rest)?;
    let capital = rest.as_bytes().get(2).is_some_and(u8::is_ascii_uppercase);
    let elastic = first == b'[' && rest.starts_with("][") && capital;
    if elastic {
        (parts.logger, parts.thread) = (parts.thread, parts.logger);
    }
    let comma = text
        .get(begins + 19..begins + 21)
        .is_some_and(|part| part.starts_with(',') && part.ends_with(|c: char| c.is_ascii_digit()));
    let class = parts.logger.rsplit(['.', '/']).next().unwrap_or("");
    let class = parts.logger.contains('.') && class.starts_with(|c: char| c.is_ascii_uppercase());
    let format = if elastic {
        Format::Elastic
    } else if parts.named_first
        || (comma && !class && !parts.logger.is_empty() && parts.thread.is_empty())
    {
        Format::Python
    } else if class || parts.dashes || !parts.thread.is_empty() || comma {
        Format::Log4j
    } else {
        return None;
    };
    let short = parts.logger.rsplit('.').next().unwrap_or(parts.logger);
    let mut read = Read::new(format, Some(stamp), parts.msg).level(parts.level);
    read = read.by("logger", parts.logger).with("thread", parts.thread).with("pid", parts.pid);
    if !short.is_empty() {
        read.who = Some(Cow::Borrowed(short));
    }
    Some(read)
}

/// `W, [2024-06-04T09:24:10.123456 #812]  WARN -- pool: workers busy`
fn ruby<'a>(text: &'a str, head: &str) -> Option<Read<'a>> {
    text.get(1..).filter(|rest| rest.starts_with(", ["))?;
    let (begins, stamp, behind) = placed(head, 5)?;
    let (pid, rest) = text.get(behind..)?.trim_start().strip_prefix('#')?.split_once(']')?;
    let (level, rest) = rest.trim_start().split_once(" -- ")?;
    let (program, msg) = rest.split_once(':').filter(|_| begins == 4)?;
    let level = if level == "ANY" { None } else { Some(Level::parse(level)?) };
    let read = Read::new(Format::Ruby, Some(stamp), msg.trim_start()).level(level);
    Some(read.with("pid", pid).by("app", program.trim()))
}

/// `Jun 04, 2024 9:24:10 AM com.example.Pool take`; the next line has the level and the text.
fn util<'a>(text: &'a str, head: &str) -> Option<Read<'a>> {
    let (begins, stamp, behind) = placed(head, 1)?;
    let rest = text.get(behind..)?.strip_prefix(' ')?;
    let (class, method) = rest.split_once(' ')?;
    let is = begins == 0
        && head[..behind.min(head.len())].contains(',')
        && class.contains('.')
        && !method.contains(' ');
    let short = class.rsplit('.').next().unwrap_or(class);
    is.then(|| Read {
        who: Some(Cow::Borrowed(short)),
        ..Read::new(Format::JavaUtil, Some(stamp), "").with("logger", class).with("method", method)
    })
}

/// The level that begins the second line of java.util.logging.
pub fn util_level(word: &str) -> Option<Level> {
    match word {
        "FINE" | "FINER" | "FINEST" => Some(Level::Debug),
        "CONFIG" => Some(Level::Info),
        "SEVERE" | "WARNING" | "INFO" => Level::parse(word),
        _ => None,
    }
}

/// `WARNING:pool:workers busy`: what Python writes unless it is told otherwise, without a time.
pub fn untimed(text: &str) -> Option<Read<'_>> {
    let (level, rest) = text.split_once(':')?;
    let known = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"].contains(&level);
    let (logger, msg) = rest.split_once(':').filter(|_| known)?;
    let named = !logger.is_empty()
        && logger.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
    named.then(|| {
        Read::new(Format::Python, None, msg).level(Level::parse(level)).by("logger", logger)
    })
}

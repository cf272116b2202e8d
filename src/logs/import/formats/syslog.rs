//! Syslog: RFC 5424, RFC 3164 with its priority and as files and `journalctl` have it.

use super::json::priority;
use super::{Format, Read};
use crate::logs::line::Stamp;
use crate::logs::line::stamp::placed;
use crate::logs::{Level, Line, Record as _};
use std::borrow::Cow;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const FACILITIES: [&str; 24] = [
    "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv",
    "ftp", "ntp", "audit", "alert", "clock", "local0", "local1", "local2", "local3", "local4",
    "local5", "local6", "local7",
];

/// `<165>1 2024-06-04T09:24:10Z host app 812 ID47 [a k="v"] text`, `<34>Jun  4 09:24:10 host app: text`
pub fn with_priority(text: &str) -> Option<Read<'_>> {
    let (number, rest) = text.strip_prefix('<')?.split_once('>').filter(|(n, _)| n.len() <= 3)?;
    let number: u8 = number.parse().ok().filter(|number| *number < 192)?;
    let level = priority(number % 8);
    let read = match rest.strip_prefix("1 ") {
        Some(rest) => versioned(rest)?,
        None => hosted(rest, true)?,
    };
    let facility = FACILITIES.get(usize::from(number / 8)).copied().unwrap_or("");
    Some(read.level(level).with("facility", facility))
}

fn versioned(rest: &str) -> Option<Read<'_>> {
    let mut words = rest.splitn(6, ' ');
    let mut next = || words.next();
    let (time, host, app, pid, id) = (next()?, next()?, next()?, next()?, next()?);
    let stamp = match time {
        "-" => None,
        time => Some(
            placed(time, 1).filter(|(_, stamp, end)| stamp.has_year() && *end == time.len())?.1,
        ),
    };
    let (mut pairs, mut rest) = (Vec::new(), words.next().unwrap_or("-"));
    if let Some(behind) = rest.strip_prefix('-') {
        rest = behind;
    } else {
        while let Some(inside) = rest.strip_prefix('[') {
            rest = element(inside, &mut pairs)?;
        }
    }
    let msg = rest.trim_start().trim_start_matches('\u{feff}');
    let mut read = Read::new(Format::Syslog5424, stamp, msg);
    read = read.with("host", host).by("app", app).with("pid", pid).with("msgid", id);
    if read.who.is_none() && host != "-" {
        read.who = Some(Cow::Borrowed(host));
    }
    read.fields.extend(pairs);
    Some(read)
}

/// The parameters of a structured element, and what stands behind its bracket.
fn element<'a>(inside: &'a str, pairs: &mut Vec<(Cow<'a, str>, Cow<'a, str>)>) -> Option<&'a str> {
    let end = inside.find([' ', ']'])?;
    let mut rest = &inside[end..];
    loop {
        if let Some(behind) = rest.strip_prefix(']') {
            return Some(behind);
        }
        let (name, value) = rest.strip_prefix(' ')?.trim_start().split_once("=\"")?;
        let mut out = String::new();
        let mut letters = value.char_indices();
        let behind = loop {
            match letters.next()? {
                (at, '"') => break at + 1,
                (_, '\\') => match letters.next()?.1 {
                    escaped @ ('"' | '\\' | ']') => out.push(escaped),
                    other => out.extend(['\\', other]),
                },
                (_, other) => out.push(other),
            }
        };
        pairs.push((Cow::Borrowed(name), Cow::Owned(out)));
        rest = &value[behind..];
    }
}

/// `Jun  4 09:24:10 host app[812]: text`, and the same with an ISO time, where a process id or a
/// colon says that it is one.
pub fn plain(text: &str) -> Option<Read<'_>> {
    hosted(text, false)
}

/// `sure`: something else says that it is syslog.
fn hosted(text: &str, sure: bool) -> Option<Read<'_>> {
    // `journalctl -o short-full` puts the weekday first.
    let full = text
        .split_once(' ')
        .filter(|(day, rest)| DAYS.contains(day) && rest.starts_with(|c: char| c.is_ascii_digit()));
    let weekday = full.is_some();
    let text = full.map_or(text, |(_, rest)| rest);
    let first = *text.as_bytes().first()?;
    if !first.is_ascii_alphanumeric() {
        return None;
    }
    let (begins, stamp, behind) = placed(&text[..text.floor_char_boundary(64)], 1)?;
    stamp.date().filter(|_| begins == 0)?;
    let months = first.is_ascii_alphabetic();
    // `Jun 04, 2024 9:24:10 AM` is another.
    let other = if months {
        text[..behind].contains(',')
    } else {
        !weekday && text.as_bytes().get(10) != Some(&b'T')
    };
    if other {
        return None;
    }
    let rest = text.get(behind..)?.strip_prefix(' ')?.trim_start();
    let (host, rest) = rest.split_once(' ')?;
    if Level::parse(host.trim_matches(|c: char| !c.is_alphanumeric())).is_some()
        || host.starts_with('[')
    {
        return None;
    }
    written(stamp, host, rest, months || sure)
}

pub(super) fn written<'a>(
    stamp: Stamp,
    host: &'a str,
    rest: &'a str,
    sure: bool,
) -> Option<Read<'a>> {
    let tagged = tag(rest);
    if tagged.is_none_or(|(_, pid, _)| pid.is_empty()) && !sure {
        return None;
    }
    let (app, pid, msg) = tagged.unwrap_or(("", "", rest));
    let level = Line::new(msg.as_bytes(), "").level();
    let read = Read::new(Format::Syslog3164, Some(stamp), msg).level(level);
    let mut read = read.by("host", host);
    if !app.is_empty() {
        read = read.by("app", app);
    }
    Some(read.with("pid", pid))
}

/// `sshd(pam_unix)[19939]: text` as the program, its process and the text.
fn tag(rest: &str) -> Option<(&str, &str, &str)> {
    let end = rest.find([':', '[', ' ']).filter(|end| (1..=64).contains(end))?;
    let (app, behind) = rest.split_at(end);
    if let Some(behind) = behind.strip_prefix(':') {
        return Some((app, "", behind.trim_start()));
    }
    let (pid, behind) = behind.strip_prefix('[')?.split_once(']')?;
    // macOS puts a further name in brackets before the colon.
    let msg = match behind.strip_prefix(':') {
        Some(msg) => msg,
        None => behind.trim_start().strip_prefix('(')?.split_once("):")?.1,
    };
    let is_pid = !pid.is_empty() && pid.len() <= 10 && pid.bytes().all(|b| b.is_ascii_digit());
    is_pid.then(|| (app, pid, msg.trim_start()))
}

//! What web servers write: access logs, and the error logs of nginx and Apache.

use super::{Format, Read};
use crate::logs::line::stamp::placed;
use crate::logs::{Level, access as parts};
use std::borrow::Cow;

/// Bytes of an access line before its time, at most: address, names, a forwarded list.
const BEFORE: usize = 320;

pub fn access(text: &str) -> Option<Read<'_>> {
    let quote = text.find('"')?;
    let open = text[..quote].find('[').filter(|open| *open > 0 && *open <= BEFORE)?;
    let (begins, stamp, _) = placed(&text[open..quote], 2)?;
    stamp.date().filter(|_| begins == 1)?;
    let fields = parts::request(text)?;
    let ip = fields.iter().find(|(name, _)| name == "ip").map(|(_, ip)| ip.clone());
    let fields = fields.into_iter().map(|(name, value)| (Cow::Owned(name), Cow::Owned(value)));
    Some(Read {
        fields: fields.collect(),
        who: ip.map(Cow::Owned),
        ..Read::new(Format::Access, Some(stamp), &text[quote..])
    })
}

/// `2024/06/04 09:24:10 [error] 7#7: *1 upstream timed out, client: 203.0.113.4, server: a.example`
pub fn nginx(text: &str) -> Option<Read<'_>> {
    if text.as_bytes().get(4) != Some(&b'/') {
        return None;
    }
    let (begins, stamp, behind) = placed(text.get(..32).unwrap_or(text), 1)?;
    let (level, rest) = text.get(behind..)?.strip_prefix(" [")?.split_once("] ")?;
    let level = Level::parse(level).filter(|_| begins == 0)?;
    let (process, rest) = rest.split_once(": ")?;
    let (pid, tid) = process.split_once('#')?;
    let (connection, rest) = match rest.strip_prefix('*').and_then(|rest| rest.split_once(' ')) {
        Some((number, rest)) if number.bytes().all(|b| b.is_ascii_digit()) => (number, rest),
        _ => ("", rest),
    };
    let msg = rest.split(", client: ").next().unwrap_or(rest);
    let mut read = Read::new(Format::NginxError, Some(stamp), msg).level(Some(level));
    read = read.with("pid", pid).with("tid", tid).with("connection", connection);
    for part in rest.get(msg.len()..).unwrap_or("").split(", ") {
        let Some((name, value)) = part.split_once(": ") else { continue };
        if name.bytes().all(|b| b.is_ascii_lowercase()) && !name.is_empty() {
            let value = value.trim_matches('"');
            read = if name == "server" { read.by(name, value) } else { read.with(name, value) };
            if let ("request", Some((method, path))) = (name, value.split_once(' ')) {
                let path = path.rsplit_once(" HTTP/").map_or(path, |(path, _)| path);
                read = read.with("method", method).with("path", path);
            }
        }
    }
    Some(read)
}

/// `[Tue Jun 04 09:24:10.123456 2024] [core:error] [pid 35:tid 43] [client 203.0.113.4:5] AH00124: x`
pub fn apache(text: &str) -> Option<Read<'_>> {
    let (time, mut rest) = text.strip_prefix('[')?.split_once("] [")?;
    let (begins, stamp, _) = placed(time, 5)?;
    stamp.date().filter(|_| begins == 4 && time.is_char_boundary(3))?;
    let (head, behind) = rest.split_once(']')?;
    let (module, level) = head.split_once(':').unwrap_or(("", head));
    let level = Level::parse(level.trim_end_matches(|c: char| c.is_ascii_digit()))?;
    rest = behind.trim_start();
    let mut read = Read::new(Format::ApacheError, Some(stamp), rest).level(Some(level));
    read = read.by("module", module);
    while let Some((inside, behind)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
    {
        let Some((name, value)) = inside.split_once(' ') else { break };
        match name {
            "pid" => {
                let (pid, tid) = value.split_once(":tid ").unwrap_or((value, ""));
                read = read.with("pid", pid).with("tid", tid);
            }
            "client" | "remote" => read = read.with("client", value),
            _ => break,
        }
        rest = behind.trim_start();
    }
    read.msg = Cow::Borrowed(rest);
    let code = rest.split(':').next().unwrap_or("");
    let is_code = code.len() == 7 && code.starts_with("AH");
    Some(if is_code { read.with("code", code) } else { read })
}

//! Each match as one JSON object on a line of its own.

use crate::logs::Record as _;
use crate::search::{Chunk, Sift, lines_in};
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::{self, Write};

/// The matches of a chunk.
pub struct Found {
    /// Each line's number in the chunk, and what is said of it.
    pub hits: Vec<(u64, Vec<u8>)>,
    /// Lines of the chunk.
    pub lines: u64,
}

#[derive(Serialize)]
struct Hit<'a> {
    /// Of the first byte, in the file as it is unpacked.
    offset: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<Map<String, Value>>,
    text: &'a str,
    /// The line holds bytes that are no UTF-8; they stand as `U+FFFD` in the text.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    not_utf8: bool,
}

/// How the object of each line of a file begins.
pub fn head(file: &str) -> String {
    format!("{{\"file\":{},\"line\":", Value::from(file))
}

pub fn look(sift: &Sift<'_>, chunk: Chunk<'_>) -> Found {
    let (mut hits, mut number, mut counted) = (Vec::new(), 0, 0);
    sift.each(chunk.bytes, |at| {
        number += lines_in(&chunk.bytes[counted..at.start]);
        counted = at.start;
        let line = sift.line(&chunk.bytes[at.clone()]);
        let hit = Hit {
            offset: chunk.offset + at.start as u64,
            time: line.stamp().map(|stamp| stamp.text()),
            level: line.level().map(|level| level.word()),
            fields: line.fields().listed(line.text()),
            text: line.text(),
            not_utf8: !line.is_utf8(),
        };
        // Texts and numbers can always be written.
        hits.push((number, serde_json::to_vec(&hit).unwrap_or_default()));
    });
    Found { hits, lines: lines_in(chunk.bytes) }
}

impl Found {
    /// `before`: lines of the chunks before.
    pub fn print(&self, head: &str, before: u64, out: &mut dyn Write) -> io::Result<()> {
        for (number, rest) in &self.hits {
            write!(out, "{head}{},", before + number + 1)?;
            out.write_all(rest.get(1..).unwrap_or(b"}"))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

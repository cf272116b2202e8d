//! The journal of a play, as text: a header, then one event a line.
//!
//! ```text
//! {"format":1,"scenario":"larkgate-sieve","hash":"9f…",…,"program":"0.1.0","crc":"51b0c7a2"}
//! {"seq":1,"event":{"Opened":"gatehouse-log"},"end":true,"crc":"8c736521"}
//! ```
//!
//! The events of one command are one batch; the last of them has the end mark. `crc` is the CRC-32
//! of the line before it was added. Reading drops a torn tail, a batch that lacks its end or a line
//! that lacks its newline, and refuses a whole line that is damaged: it was shown as done. The
//! first line of journals from before it had a sum is read without.

use super::event::Event;
use super::state::EntryPoint;
use serde::{Deserialize, Serialize};

/// The format that this program writes. It reads all that came before.
pub const FORMAT: u32 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    pub format: u32,
    /// The scenario's slug.
    pub scenario: String,
    /// The hash of its files: an old journal opens with its own scenario.
    pub hash: String,
    pub seed: u64,
    pub entry: EntryPoint,
    /// The version of the program that began it.
    pub program: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub seq: u64,
    pub event: Recorded,
    /// The last event of its batch.
    pub end: bool,
    /// Milliseconds since the epoch, where the shell knows them.
    pub wall: Option<i64>,
}

impl Entry {
    /// What happened, if this program knows it.
    pub fn known(self) -> Option<Event> {
        match self.event {
            Recorded::Known(event) => Some(event),
            Recorded::Unknown(_) => None,
        }
    }
}

/// An event, or one that a newer program wrote and this one does not know.
#[derive(Clone, Debug, PartialEq)]
pub enum Recorded {
    Known(Event),
    Unknown(serde_json::Value),
}

/// A journal as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Journal {
    pub header: Header,
    pub entries: Vec<Entry>,
    /// Bytes up to the end of the last whole batch.
    pub whole_bytes: usize,
    /// Lines after that, dropped since their batch is not whole.
    pub dropped_lines: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    #[error("the journal is empty")]
    Empty,
    #[error("line 1 is no journal header: {0}")]
    Header(String),
    #[error("the journal has format {0}, newer than this program knows ({FORMAT})")]
    Newer(u32),
    #[error("line {line} is damaged: {what}")]
    Damaged { line: usize, what: String },
}

#[derive(Serialize)]
struct BodyOut<'a> {
    seq: u64,
    event: &'a Event,
    #[serde(skip_serializing_if = "is_false")]
    end: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    wall: Option<i64>,
}

#[derive(Deserialize)]
struct BodyIn {
    seq: u64,
    event: serde_json::Value,
    #[serde(default)]
    end: bool,
    #[serde(default)]
    wall: Option<i64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_false(value: &bool) -> bool {
    !value
}

const CRC_OPENS: &str = ",\"crc\":\"";

/// The first line of a journal.
pub fn header_line(header: &Header) -> String {
    summed(&json(header))
}

/// A line with the sum of what it says.
fn summed(body: &str) -> String {
    let crc = crc32fast::hash(body.as_bytes());
    format!("{}{CRC_OPENS}{crc:08x}\"}}\n", body.strip_suffix('}').unwrap_or(body))
}

const OPENS: &[u8] = b"{\"format\":";

/// Whether these bytes, the first of a file, are those of a journal.
pub fn opens_one(bytes: &[u8]) -> bool {
    bytes.starts_with(OPENS)
}

/// Whether these bytes, all there are of a file, end before the first line of a journal does.
pub fn is_torn_header(bytes: &[u8]) -> bool {
    let common = bytes.len().min(OPENS.len());
    bytes[..common] == OPENS[..common] && !bytes.contains(&b'\n')
}

/// The lines of one batch, whose first event has this sequence number.
pub fn batch_lines(first_seq: u64, events: &[Event], wall: Option<i64>) -> String {
    let mut lines = String::new();
    for (seq, event) in (first_seq..).zip(events) {
        let end = seq + 1 == first_seq + events.len() as u64;
        lines.push_str(&summed(&json(&BodyOut { seq, event, end, wall })));
    }
    lines
}

fn json(value: &impl Serialize) -> String {
    // Plain data with string keys always has a JSON text; were it not so, the line reads as damaged.
    serde_json::to_string(value).unwrap_or_default()
}

/// Reads a journal.
///
/// # Errors
/// Where the header is missing or too new, or where a line that is whole is damaged.
pub fn read(bytes: &[u8]) -> Result<Journal, JournalError> {
    let mut lines = Lines { rest: bytes, start: 0 };
    let (first, ended, _) = lines.next().ok_or(JournalError::Empty)?;
    let header = header_of(first)?;
    if !ended {
        return Err(JournalError::Header("it has no end".to_owned()));
    }
    let mut entries: Vec<Entry> = Vec::new();
    let mut whole = (0, lines.start);
    let mut count = 0;
    for (line, ended, after) in lines {
        count += 1;
        // Only the last line has no end: it was never written to the end, so never shown as done.
        if ended {
            let entry = entry_of(line, entries.len() as u64 + 1)
                .map_err(|what| JournalError::Damaged { line: count + 1, what })?;
            let end = entry.end;
            entries.push(entry);
            if end {
                whole = (entries.len(), after);
            }
        }
    }
    entries.truncate(whole.0);
    let dropped_lines = count - whole.0;
    Ok(Journal { header, entries, whole_bytes: whole.1, dropped_lines })
}

/// The first line read, if its sum is right.
fn header_of(line: &[u8]) -> Result<Header, JournalError> {
    let wrong = |error: serde_json::Error| JournalError::Header(error.to_string());
    // What a newer program may have changed is judged by nothing but its number.
    let Format { format } = serde_json::from_slice(line).map_err(wrong)?;
    if format > FORMAT {
        return Err(JournalError::Newer(format));
    }
    let header: Header = serde_json::from_slice(line).map_err(wrong)?;
    // Without a sum, it must be to the letter what was written then: the sum may be what is lost.
    let sound = std::str::from_utf8(line).is_ok_and(|line| match body_of(line) {
        Ok(_) => true,
        Err(_) => line == json(&header),
    });
    let damaged = || JournalError::Damaged { line: 1, what: WRONG_SUM.to_owned() };
    sound.then_some(header).ok_or_else(damaged)
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}

const WRONG_SUM: &str = "its checksum does not fit";

/// A line without its sum, if that is right.
fn body_of(line: &str) -> Result<String, &'static str> {
    let at = line.rfind(CRC_OPENS).ok_or("it has no checksum")?;
    let (body, sum) = line.split_at(at);
    let body = format!("{body}}}");
    let wanted = format!("{CRC_OPENS}{:08x}\"}}", crc32fast::hash(body.as_bytes()));
    if sum == wanted { Ok(body) } else { Err(WRONG_SUM) }
}

/// One line read, if its sum and number are right.
fn entry_of(line: &[u8], seq: u64) -> Result<Entry, String> {
    let text = std::str::from_utf8(line).map_err(|_| "it is not text".to_owned())?;
    let body = body_of(text)?;
    let parsed: BodyIn = serde_json::from_str(&body).map_err(|error| error.to_string())?;
    if parsed.seq != seq {
        return Err(format!("it has number {}, expected {seq}", parsed.seq));
    }
    let event = match serde_json::from_value(parsed.event.clone()) {
        Ok(event) => Recorded::Known(event),
        Err(_) => Recorded::Unknown(parsed.event),
    };
    Ok(Entry { seq, event, end: parsed.end, wall: parsed.wall })
}

/// Lines without their ends, whether they had one, and the offset after them.
struct Lines<'a> {
    rest: &'a [u8],
    start: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (&'a [u8], bool, usize);

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, taken, ended) = match self.rest.iter().position(|byte| *byte == b'\n') {
            Some(at) => (&self.rest[..at], at + 1, true),
            None => (self.rest, self.rest.len(), false),
        };
        self.rest = &self.rest[taken..];
        self.start += taken;
        Some((line, ended, self.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::model::SourceId;

    fn header() -> Header {
        Header {
            format: FORMAT,
            scenario: "a".into(),
            hash: "00".into(),
            seed: 7,
            entry: EntryPoint::Brief,
            program: "0".into(),
        }
    }

    fn opened(name: &str) -> Event {
        Event::Opened(SourceId::from(name))
    }

    fn sample() -> String {
        header_line(&header())
            + &batch_lines(1, &[Event::Spent(5), opened("log")], None)
            + &batch_lines(3, &[opened("chat")], Some(12))
    }

    #[test]
    fn what_is_written_is_read() {
        let journal = read(sample().as_bytes()).expect("whole");
        assert_eq!(journal.header, header());
        assert_eq!(journal.entries.len(), 3);
        assert_eq!(journal.entries[1].event, Recorded::Known(opened("log")));
        assert_eq!(journal.dropped_lines, 0);
        assert_eq!(journal.whole_bytes, sample().len());
    }

    #[test]
    fn cut_anywhere_no_whole_batch_is_lost() {
        let text = sample();
        let first = header_line(&header()).len();
        let batches =
            [first, first + batch_lines(1, &[Event::Spent(5), opened("log")], None).len()];
        for cut in first..text.len() {
            let journal = read(&text.as_bytes()[..cut]).expect("a torn tail is no damage");
            let expected = if cut < batches[1] { 0 } else { 2 };
            assert_eq!(journal.entries.len(), expected, "cut at {cut}");
            assert_eq!(journal.whole_bytes, if expected == 0 { batches[0] } else { batches[1] });
        }
    }

    #[test]
    fn a_torn_header_is_told_from_other_files() {
        let line = header_line(&header());
        for cut in 0..line.len() {
            assert!(is_torn_header(&line.as_bytes()[..cut]), "cut at {cut}");
        }
        for other in [line.as_str(), "\n", "hello", "{\"forma!", "{}", " {\"format\":1"] {
            assert!(!is_torn_header(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn damage_is_refused_with_its_line() {
        let text = sample();
        let damaged = text.replacen("\"Spent\":5", "\"Spent\":6", 1);
        let error = read(damaged.as_bytes()).expect_err("damaged");
        assert!(matches!(error, JournalError::Damaged { line: 2, .. }), "{error}");
    }

    #[test]
    fn a_whole_line_at_the_end_is_never_dropped() {
        let text = sample();
        let damaged = text.replacen("\"wall\":12", "\"wall\":13", 1);
        let error = read(damaged.as_bytes()).expect_err("damaged");
        assert!(matches!(error, JournalError::Damaged { line: 4, .. }), "{error}");
        // The same line, never written to its end.
        let torn = read(damaged.trim_end().as_bytes()).expect("torn");
        assert_eq!((torn.entries.len(), torn.dropped_lines), (2, 1));
    }

    #[test]
    fn a_changed_header_is_damaged_and_an_old_one_is_read() {
        let text = sample();
        for (from, to) in
            [("\"seed\":7", "\"seed\":8"), ("Brief", "Review"), (",\"crc\"", ",\"cr\"")]
        {
            let error = read(text.replacen(from, to, 1).as_bytes()).expect_err(to);
            assert!(matches!(error, JournalError::Damaged { line: 1, .. }), "{to}: {error}");
        }
        let (_, entries) = text.split_once('\n').expect("lines");
        let old =
            r#"{"format":1,"scenario":"a","hash":"00","seed":7,"entry":"Brief","program":"0"}"#;
        let journal = read(format!("{old}\n{entries}").as_bytes()).expect("read");
        assert_eq!((journal.header, journal.entries.len()), (header(), 3));
        let newer = old.replace(":1,", ":2,").replace("\"seed\":7", "\"luck\":7") + "\n";
        assert_eq!(read(newer.as_bytes()), Err(JournalError::Newer(2)));
    }

    #[test]
    fn every_flipped_byte_is_noticed_or_dropped() {
        let text = sample();
        let whole = read(text.as_bytes()).expect("whole");
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 0x10;
            if let Ok(journal) = read(&bytes) {
                assert!(journal.entries.len() < whole.entries.len(), "byte {at} went unnoticed");
            }
        }
    }

    #[test]
    fn events_of_a_newer_program_are_kept() {
        let body = r#"{"seq":1,"event":{"Danced":3},"end":true"#;
        let crc = crc32fast::hash(format!("{body}}}").as_bytes());
        let text = header_line(&header()) + &format!("{body},\"crc\":\"{crc:08x}\"}}\n");
        let journal = read(text.as_bytes()).expect("read");
        assert!(matches!(journal.entries[0].event, Recorded::Unknown(_)));
    }
}

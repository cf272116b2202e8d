//! Lines from a file or a pipe, whatever is in it.

use crate::cli::Failure;
use crate::shelf::folders::drop_byte_order_mark;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// Longest command that is read; a line beyond it is refused.
const LONGEST_LINE: u64 = 64 * 1024;

/// Bytes after which a line that is refused is taken for one without end, such as a device's.
const ENDLESS_LINE: usize = 64 << 20;

/// Opens a file of commands, or standard input for `-`.
pub fn open_lines(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let wrong = |what: String| {
        Failure::new(
            format!("{}: {what}", path.display()),
            "name a file with one command a line, or `-` for standard input",
        )
    };
    if path.is_dir() {
        return Err(wrong("this is a folder".to_owned()));
    }
    let file = File::open(path).map_err(|error| wrong(error.to_string()))?;
    Ok(Box::new(BufReader::new(file)))
}

/// The next line; `None` at the end. A line that is too long or no text is refused, not guessed.
pub fn read_line(input: &mut dyn BufRead) -> Result<Option<Result<String, String>>, Failure> {
    let mut bytes = Vec::new();
    let mut limited = io::Read::take(&mut *input, LONGEST_LINE);
    let read = limited.read_until(b'\n', &mut bytes).map_err(unreadable)?;
    if read == 0 {
        return Ok(None);
    }
    if read as u64 == LONGEST_LINE && bytes.last() != Some(&b'\n') {
        skip_line(input)?;
        return Ok(Some(Err(format!("a command has at most {LONGEST_LINE} bytes"))));
    }
    drop_byte_order_mark(&mut bytes);
    let text = String::from_utf8(bytes).map_err(|_| "that line is not UTF-8 text".to_owned());
    Ok(Some(text))
}

fn unreadable(error: io::Error) -> Failure {
    Failure::new(format!("the commands could not be read: {error}"), "")
}

fn skip_line(input: &mut dyn BufRead) -> Result<(), Failure> {
    let mut skipped = 0;
    while skipped < ENDLESS_LINE {
        let chunk = input.fill_buf().map_err(unreadable)?;
        if chunk.is_empty() {
            return Ok(());
        }
        match chunk.iter().position(|byte| *byte == b'\n') {
            Some(at) => {
                input.consume(at + 1);
                return Ok(());
            }
            None => {
                let all = chunk.len();
                input.consume(all);
                skipped += all;
            }
        }
    }
    Err(Failure::new(
        format!("the commands have a line of more than {} MiB", ENDLESS_LINE >> 20),
        "name a file with one command a line, or `-` for standard input",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<Result<String, String>> {
        let mut input = bytes;
        let mut read = Vec::new();
        while let Some(line) = read_line(&mut input).expect("readable") {
            read.push(line);
        }
        read
    }

    #[test]
    fn line_ends_of_every_kind_and_a_byte_order_mark() {
        let read = all(b"\xef\xbb\xbflook\r\n\nlook pins");
        let lines: Vec<String> = read.into_iter().map(|line| line.expect("text")).collect();
        assert_eq!(lines, ["look\r\n", "\n", "look pins"]);
    }

    #[test]
    fn a_line_that_is_no_text_or_too_long_is_refused_and_the_next_is_read() {
        let mut bytes = b"caf\xe9\n".to_vec();
        bytes.extend(vec![b'a'; LONGEST_LINE as usize]);
        bytes.extend(b"\nlook\n");
        let read = all(&bytes);
        assert!(matches!(&read[0], Err(why) if why.contains("UTF-8")), "{:?}", read[0]);
        assert!(matches!(&read[1], Err(why) if why.contains("at most 65536")), "{:?}", read[1]);
        assert_eq!(read[2], Ok("look\n".to_owned()));
        assert_eq!(read.len(), 3);
        // The longest that is read.
        bytes = vec![b'a'; LONGEST_LINE as usize - 1];
        bytes.push(b'\n');
        assert!(matches!(&all(&bytes)[..], [Ok(line)] if line.len() as u64 == LONGEST_LINE));
    }

    #[test]
    fn a_line_without_end_is_no_command() {
        let mut input = io::BufReader::new(io::repeat(0));
        assert!(read_line(&mut input).is_err());
    }
}

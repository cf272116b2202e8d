//! Small helpers for Markdown: times, names, and words that stand as they were written.

use crate::evidence::clock;
use crate::play::Case;
use crate::scenario::model::*;

/// `HH:MM:SS` of an instant moved by an offset, with its date on another day than `midnight` opens.
/// Whole minutes are written without seconds.
pub(super) fn clock_text(at: Ms, midnight: Ms, offset: Ms) -> String {
    let local = at + offset;
    let ms = local.rem_euclid(DAY);
    let (hour, minute, second) = (ms / HOUR, ms / MINUTE % 60, ms / SECOND % 60);
    let time = if second == 0 {
        format!("{hour:02}:{minute:02}")
    } else {
        format!("{hour:02}:{minute:02}:{second:02}")
    };
    if local.div_euclid(DAY) == midnight.div_euclid(DAY) {
        time
    } else {
        format!("{} {time}", clock::date_of(local))
    }
}

/// How far the company's own clocks are ahead of UTC at an instant.
pub(super) fn local_offset(case: &Case, at: Ms) -> Ms {
    let clock = Clock { zone: case.scenario.manifest.zone.clone(), skew_ms: 0, resolution_ms: 1 };
    clock::Reader::new(&clock).raw(at) - at
}

/// An instant in the company's zone.
pub(super) fn local_time(case: &Case, at: Ms) -> String {
    clock_text(at, case.scenario.midnight, local_offset(case, at))
}

/// The same to the minute, for what the text says of a time.
pub(super) fn local_minute(case: &Case, at: Ms) -> String {
    local_time(case, at - at.rem_euclid(MINUTE))
}

/// A person's name.
pub(super) fn person_text(case: &Case, id: &PersonId) -> String {
    case.scenario.person(id).map_or_else(|| id.to_string(), |person| person.name.clone())
}

/// The date that lies so many working days, Monday to Friday, after an instant.
pub(super) fn working_day(from: Ms, days: u32) -> String {
    let mut day = from.div_euclid(DAY);
    let mut left = days;
    while left > 0 {
        day += 1;
        // The first day of the epoch was a Thursday.
        if (day + 3).rem_euclid(7) < 5 {
            left -= 1;
        }
    }
    clock::date_of(day * DAY)
}

/// A text on one line that reads as it was written, in a paragraph, a list, a heading or a cell:
/// what Markdown would take for a sign is escaped.
pub(super) fn inline(text: &str) -> String {
    escaped(text, true)
}

/// The same for a text with something before it on its line.
pub(super) fn within(text: &str) -> String {
    escaped(text, false)
}

fn escaped(text: &str, front: bool) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    for (at, sign) in line.char_indices() {
        if is_sign(&line, at, sign) || (front && opens_block(&line, at, sign)) {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

fn is_sign(line: &str, at: usize, sign: char) -> bool {
    let (before, after) = (&line[..at], &line[at + sign.len_utf8()..]);
    let word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let first = after.chars().next();
    match sign {
        '\\' | '`' | '*' | '|' | '~' | '<' | '[' => true,
        '_' => !(word(before.chars().next_back()) && word(first)),
        '&' => word(first) || first == Some('#'),
        _ => false,
    }
}

/// Signs that open a block at the front of a line.
fn opens_block(line: &str, at: usize, sign: char) -> bool {
    let (before, after) = (&line[..at], &line[at + sign.len_utf8()..]);
    let first = after.chars().next();
    match sign {
        '>' | '-' | '+' | '=' => at == 0,
        '#' => at == 0 && after.trim_start_matches('#').chars().next().is_none_or(|c| c == ' '),
        '.' | ')' => {
            let number = at > 0 && before.bytes().all(|byte| byte.is_ascii_digit());
            number && first.is_none_or(|c| c == ' ')
        }
        _ => false,
    }
}

/// A text of several paragraphs, each on a line of its own.
pub(super) fn paragraphs(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.trim();
        match out.last_mut() {
            Some(last) if open && !line.is_empty() => {
                last.push(' ');
                last.push_str(line);
            }
            _ if !line.is_empty() => out.push(line.to_owned()),
            _ => {}
        }
        open = !line.is_empty();
    }
    out.iter().map(|paragraph| inline(paragraph)).collect::<Vec<_>>().join("\n\n")
}

/// A line of a machine as it was written.
pub(super) fn code(line: &str) -> String {
    let line = line.replace(['\n', '\r'], " ");
    if !line.contains('`') {
        return format!("`{line}`");
    }
    let longest = line.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    format!("{fence} {line} {fence}")
}

/// A text with a full stop, unless it ends with a sign of its own.
pub(super) fn stopped(text: &str) -> String {
    let text = text.trim();
    // What ends in brackets ends where they do only if a sentence stands in them.
    let last = text.trim_end_matches(')');
    let quoted = last.len() == text.len() && text.ends_with(['”', '"', ':']);
    if text.is_empty() || quoted || last.ends_with(['.', '!', '?', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    #[test]
    fn signs_are_escaped_where_they_would_be_read() {
        for (text, wanted) in [
            ("a | b\nc", "a \\| b c"),
            ("# not a heading", "\\# not a heading"),
            ("#door-trouble", "#door-trouble"),
            ("- not an item", "\\- not an item"),
            ("12. not an item", "12\\. not an item"),
            ("11.24, deadline_ms and 5 - 3", "11.24, deadline_ms and 5 - 3"),
            ("<b>*all*</b> of _it_", "\\<b>\\*all\\*\\</b> of \\_it\\_"),
            ("see [1](x)", "see \\[1](x)"),
        ] {
            assert_eq!(inline(text), wanted);
        }
    }

    #[test]
    fn paragraphs_stay_apart() {
        assert_eq!(paragraphs("One\nline.\n\n\n# Two\n"), "One line.\n\n\\# Two");
    }

    #[test]
    fn code_keeps_its_own_quotes() {
        assert_eq!(code("a | b"), "`a | b`");
        assert_eq!(code("run `x`"), "`` run `x` ``");
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_back(text in "[ -~äě“”…]{1,60}") {
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let wiki = Options::ENABLE_TABLES
                | Options::ENABLE_STRIKETHROUGH
                | Options::ENABLE_TASKLISTS
                | Options::ENABLE_FOOTNOTES;
            let mut read = String::new();
            for event in Parser::new_ext(&inline(&text), wiki) {
                match event {
                    Event::Text(text) => read.push_str(&text),
                    Event::Start(Tag::Paragraph) | Event::End(_) => {}
                    other => prop_assert!(false, "{:?} in {}", other, inline(&text)),
                }
            }
            prop_assert_eq!(read, line);
        }
    }
}

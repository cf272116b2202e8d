//! One RON text into one struct; ron's errors become findings at ron's own position.

use crate::diagnostics::{Finding, Outline, byte_of, did_you_mean};
use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

/// Fields that no struct knows are blanked out and read over, so that one run finds all of them.
const BLANKED_AT_MOST: usize = 50;

/// Bytes read again at most for that: in a very long file fewer such fields are found in one run.
const READ_AGAIN_AT_MOST: usize = 32 << 20;

/// The dialect of scenarios: `Some(…)` may be left out.
pub fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads a text; adds a finding and gives nothing where it cannot be read.
pub fn read_ron<T: DeserializeOwned>(
    file: &str,
    text: &str,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let mut error = match options().from_str(text) {
        Ok(value) => return Some(value),
        Err(error) => error,
    };
    let mut patched = text.to_owned();
    // Blanking moves nothing, so places stay where they were in the whole text.
    let mut outline: Option<Outline<'_>> = None;
    for _ in 0..BLANKED_AT_MOST.min(1 + READ_AGAIN_AT_MOST / text.len().max(1)) {
        let found = finding(file, &patched, &error);
        let place = match found.place {
            crate::diagnostics::Place::Bytes(ref bytes) => bytes.clone(),
            _ => 0..0,
        };
        findings.push(found);
        if !matches!(error.code, Error::NoSuchStructField { .. }) {
            return None;
        }
        let field = outline.get_or_insert_with(|| Outline::of(text)).field_at(place.start)?;
        let blank: String = patched[field.clone()].chars().map(blank_of).collect();
        patched.replace_range(field, &blank);
        match options().from_str::<T>(&patched) {
            Ok(_) => return None,
            Err(next) => error = next,
        }
    }
    None
}

/// Keeps lines and columns where they are.
fn blank_of(c: char) -> char {
    if c == '\n' { c } else { ' ' }
}

fn finding(file: &str, text: &str, error: &SpannedError) -> Finding {
    let start = byte_of(text, error.span.start.line, error.span.start.col);
    let end = byte_of(text, error.span.end.line, error.span.end.col);
    // ron stops before the blanks in front of what it does not like.
    let rest = text[start..].trim_start();
    let start = text.len() - rest.len();
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let end = end.max(start + first);
    match &error.code {
        Error::NoSuchStructField { expected, found, outer } => {
            let of = outer.as_deref().map_or(String::new(), |outer| format!(" in `{outer}`"));
            let start = name_before(text, found, end);
            Finding::error("SS102", file, format!("there is no field `{found}`{of}"))
                .help(did_you_mean(found, expected.iter().copied()))
                .at_bytes(start..start + found.len())
        }
        Error::NoSuchEnumVariant { expected, found, outer } => {
            let of = outer.as_deref().map_or(String::new(), |outer| format!("`{outer}` "));
            let start = name_before(text, found, end);
            Finding::error("SS103", file, format!("{of}cannot be `{found}`"))
                .help(did_you_mean(found, expected.iter().copied()))
                .at_bytes(start..start + found.len())
        }
        Error::MissingStructField { field, outer } => {
            let of = outer.as_deref().map_or(String::new(), |outer| format!("a `{outer}` "));
            Finding::error("SS104", file, format!("{of}needs the field `{field}`"))
                .help(format!("write `{field}: …`; docs/scenarios.md says what it means"))
                .at_bytes(start..end)
        }
        Error::DuplicateStructField { field, .. } => {
            Finding::error("SS105", file, format!("the field `{field}` is written twice"))
                .help("keep one of the two")
                .at_bytes(start..end)
        }
        Error::ExceededRecursionLimit => {
            Finding::error("SS107", file, "values are nested too deeply here")
                .help("nest at most 120 levels; conditions are flatter as `All([…])`")
                .at_bytes(start..end)
        }
        Error::InvalidValueForType { expected, found } => {
            Finding::error("SS106", file, format!("expected {expected}, found {found}"))
                .help("write a value of the right type; docs/scenarios.md has an example")
                .at_bytes(start..end)
        }
        Error::IntegerOutOfBounds => {
            Finding::error("SS106", file, "the number does not fit into its field")
                .help("docs/scenarios.md gives the range of each number")
                .at_bytes(start..end)
        }
        Error::ExpectedStructLike if rest.starts_with('[') => {
            Finding::error("SS106", file, "a list stands where a fixed number of values belongs")
                .help("write them in round brackets: `(…, …)`")
                .at_bytes(start..end)
        }
        other => {
            let message = other.to_string();
            Finding::error("SS101", file, format!("not RON: {}", lower_first(&message)))
                .help("mend the text at or just before this place")
                .at_bytes(start..end)
        }
    }
}

/// Where a name stands that the parser had just read when it stopped at `end`.
fn name_before(text: &str, name: &str, end: usize) -> usize {
    text[..end].rfind(name).unwrap_or(end)
}

fn lower_first(message: &str) -> String {
    let mut chars = message.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

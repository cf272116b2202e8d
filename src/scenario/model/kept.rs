//! A record of a real log as `evidence/` keeps it: a JSON object a line.

use super::Ms;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A line of a real log, or several that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// The instant in UTC: `2024-06-04T09:24:10.123Z`. Without one the record has no time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// As it was written; lines that belong together have line breaks between them.
    pub text: String,
}

impl Kept {
    pub fn new(at: Option<Ms>, text: String) -> Self {
        let at = at.and_then(|at| Timestamp::from_millisecond(at).ok());
        Self { at: at.map(|at| at.to_string()), text }
    }

    /// Reads a line of a file.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(line: &str) -> Result<(Option<Ms>, String), String> {
        let kept: Kept = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let Some(at) = kept.at else { return Ok((None, kept.text)) };
        match at.parse::<Timestamp>() {
            Ok(instant) => Ok((Some(instant.as_millisecond()), kept.text)),
            Err(_) => Err(format!("`{at}` is no instant such as 2024-06-04T09:24:10.123Z")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_record_says_why() {
        for (line, why) in [
            ("", "EOF"),
            ("plain text", "expected"),
            (r#"{"at":"noon","text":"x"}"#, "`noon` is no instant"),
            (r#"{"at":"2024-06-04T09:24:10Z"}"#, "missing field `text`"),
            (r#"{"text":"x","more":1}"#, "unknown field `more`"),
        ] {
            let error = Kept::read(line).expect_err(line);
            assert!(error.contains(why), "{line}: {error}");
        }
    }

    proptest! {
        #[test]
        fn records_read_back(at in prop::option::of(0..4_000_000_000_000_i64), text in "(?s).*") {
            let line = serde_json::to_string(&Kept::new(at, text.clone())).expect("JSON");
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(Kept::read(&line), Ok((at, text)));
        }
    }
}

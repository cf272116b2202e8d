//! The debrief's sentences, read from `assets/debrief/phrases.ron`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

type Phrases = BTreeMap<String, String>;

pub(super) fn phrases() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(|| {
        #[expect(clippy::expect_used, reason = "part of the program, held by a test")]
        ron::from_str(include_str!("../../assets/debrief/phrases.ron")).expect("phrases.ron")
    })
}

/// A sentence with its `{names}` filled in; the key itself where there is none.
pub(super) fn say(key: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
    let mut text = phrases().get(key).cloned().unwrap_or_else(|| key.to_owned());
    for (name, value) in values {
        text = text.replace(&format!("{{{name}}}"), &value.to_string());
    }
    text
}

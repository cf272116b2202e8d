//! The debrief's sentences, read from `assets/debrief/phrases.ron`.

use crate::scenario::model::EventKind;
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

/// A sentence with its `{names}` filled in; the key itself where there is none. `{name:one|more}` is
/// the one word or the other, by whether the value is 1.
pub(super) fn say(key: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
    let mut text = phrases().get(key).cloned().unwrap_or_else(|| key.to_owned());
    for (name, value) in values {
        let value = value.to_string();
        text = chosen(text, name, value == "1").replace(&format!("{{{name}}}"), &value);
    }
    text
}

/// What a camera would have recorded, in a word.
pub(super) fn kind_text(kind: EventKind) -> String {
    say(&format!("kind-{kind:?}").to_lowercase(), &[])
}

fn chosen(mut text: String, name: &str, one: bool) -> String {
    let opens = format!("{{{name}:");
    while let Some(at) = text.find(&opens) {
        let inner = at + opens.len();
        let Some(len) = text[inner..].find('}') else { return text };
        let words = &text[inner..inner + len];
        let (single, more) = words.split_once('|').unwrap_or((words, words));
        let word = if one { single } else { more }.to_owned();
        text.replace_range(at..=inner + len, &word);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::say;

    #[test]
    fn numbers_agree_with_their_words() {
        let of = |count: usize| say("measures-count", &[("count", &count)]);
        assert_eq!(of(1), "1 measure was agreed on.");
        assert_eq!(of(4), "4 measures were agreed on.");
    }
}

//! Words by key, with values filled in.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use super::catalogue::{LANGUAGES, Language};

/// A value for a place in a message: text or a number.
pub type Value<'a> = fluent_bundle::FluentValue<'a>;

/// The program's words in one language. Share it behind an `Arc`.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Words in English, the source language.
    pub fn english() -> Self {
        Self::of(&LANGUAGES[0])
    }

    /// Words in the language with this tag, or in English if there is none.
    pub fn in_language(tag: &str) -> Self {
        let language = LANGUAGES.iter().find(|language| language.tag == tag);
        Self::of(language.unwrap_or(&LANGUAGES[0]))
    }

    fn of(language: &Language) -> Self {
        let locale: LanguageIdentifier = language.tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks are invisible in browsers, but egui draws them as boxes.
        bundle.set_use_isolating(false);
        for (_, source) in language.files {
            // A file with a mistake still gives its sound messages; tests refuse the mistake.
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// The words of `key`; the key itself where there are none.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The words of `key` with values filled in: `words.with("minutes", &[("minutes", 12.into())])`.
    pub fn with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// Whether `key` has words.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Keys of one language, in order; refuses files with mistakes and keys given twice.
    fn keys(language: &Language) -> BTreeSet<String> {
        let message = regex::Regex::new(r"(?m)^([a-z][a-z0-9-]*) *=").unwrap();
        let mut keys = BTreeSet::new();
        for (name, source) in language.files {
            let resource = FluentResource::try_new((*source).to_owned());
            let resource = resource.unwrap_or_else(|(_, errors)| panic!("{name}.ftl: {errors:?}"));
            assert!(resource.entries().count() > 0 || source.trim().is_empty());
            for found in message.captures_iter(source) {
                let key = found[1].to_owned();
                assert!(keys.insert(key.clone()), "{name}.ftl gives `{key}` twice");
            }
        }
        keys
    }

    #[test]
    fn words_are_found_filled_and_missed_gently() {
        let words = Words::english();
        assert_eq!(words.get("no-such-key"), "no-such-key");
        assert_eq!(words.with("minutes", &[("minutes", 12.into())]), "12 min");
        assert!(words.has("app-name"));
    }

    #[test]
    fn every_language_has_the_same_keys() {
        let english = keys(&LANGUAGES[0]);
        for language in LANGUAGES {
            assert_eq!(keys(language), english, "{}", language.tag);
        }
    }
}

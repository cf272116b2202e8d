//! The Fluent files, embedded: one list a language, one file a screen.

/// A language that the program speaks: its tag and its Fluent files.
pub struct Language {
    /// BCP 47 tag, such as `en`.
    pub tag: &'static str,
    /// File name and content of each resource.
    pub files: &'static [(&'static str, &'static str)],
}

macro_rules! files {
    ($tag:literal: $($name:literal),* $(,)?) => {
        Language {
            tag: $tag,
            files: &[$((
                $name,
                include_str!(concat!("../../assets/text/", $tag, "/", $name, ".ftl")),
            )),*],
        }
    };
}

/// Every language, the source language first. A new screen adds its file here.
pub const LANGUAGES: &[Language] = &[files!(
    "en": "common", "home", "brief", "desk", "evidence", "timeline", "interview", "impact", "log",
    "review", "mitigate", "moment", "debrief", "keys", "guide", "decisions", "map", "mentor",
    "palette", "path", "replay"
)];

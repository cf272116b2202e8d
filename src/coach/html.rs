//! The words in a block of HTML.

use std::ops::Range;

pub enum Part {
    Words(Range<usize>),
    Comment(Range<usize>),
    /// A tag that ends a line of words.
    Break,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What is in it is no word of the writer's.
    Skipped,
    /// It ends a line of words.
    Block,
    Inline,
}

const SKIPPED: [&str; 12] = [
    "code",
    "pre",
    "script",
    "style",
    "blockquote",
    "q",
    "kbd",
    "samp",
    "tt",
    "textarea",
    "svg",
    "cite",
];
const INLINE: [&str; 16] = [
    "a", "b", "i", "em", "strong", "span", "u", "s", "del", "ins", "sub", "sup", "small", "mark",
    "abbr", "font",
];

/// A tag's name in small letters, if it is one that matters, and whether the tag closes.
pub fn name(tag: &str) -> Option<(&'static str, bool)> {
    let tag = tag.strip_prefix('<')?;
    let (tag, closes) = tag.strip_prefix('/').map_or((tag, false), |tag| (tag, true));
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let known = SKIPPED.iter().chain(&INLINE).find(|known| known.eq_ignore_ascii_case(&tag[..end]));
    let other = tag.starts_with(|c: char| c.is_ascii_alphabetic()).then_some("");
    known.copied().or(other).map(|name| (name, closes))
}

pub fn kind(name: &str) -> Kind {
    if SKIPPED.contains(&name) {
        Kind::Skipped
    } else if INLINE.contains(&name) {
        Kind::Inline
    } else {
        Kind::Block
    }
}

/// What a block of HTML is made of, in order.
pub fn parts(html: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(far) = html[at..].find('<') {
        let start = at + far;
        if start > at {
            parts.push(Part::Words(at..start));
        }
        let rest = &html[start..];
        // What has no end goes to the end of all: nothing is looked for twice.
        let end = |sign: &str| rest.find(sign).map_or(html.len(), |far| start + far + sign.len());
        if rest.starts_with("<!--") {
            at = end("-->");
            parts.push(Part::Comment(start..at));
            continue;
        }
        let Some((name, closes)) = name(rest) else {
            parts.push(Part::Words(start..start + 1));
            at = start + 1;
            continue;
        };
        at = end(">");
        match kind(name) {
            Kind::Skipped if !closes => at = closing(html, at, name),
            Kind::Block => parts.push(Part::Break),
            _ => {}
        }
    }
    if at < html.len() {
        parts.push(Part::Words(at..html.len()));
    }
    parts
}

/// Where the tag of this name closes that is open here.
fn closing(html: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(far) = html[at..].find("</") {
        at += far + 2;
        if html.as_bytes()[at..]
            .get(..name.len())
            .is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
        {
            return html[at..].find('>').map_or(html.len(), |end| at + end + 1);
        }
    }
    html.len()
}

//! Strong, emphasis, code and links within a block.

/// How a stretch of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Set {
    pub strong: bool,
    pub emphasis: bool,
    pub code: bool,
}

/// Stretches of a block's text with how each is set; signs that mean nothing stay as they are.
pub fn stretches(text: &str) -> Vec<(Set, String)> {
    let mut out: Vec<(Set, String)> = Vec::new();
    let mut set = Set::default();
    let mut rest = text;
    let mut before = ' ';
    let mut add = |set: Set, text: &str| match out.last_mut() {
        Some((last, written)) if *last == set => written.push_str(text),
        _ => out.push((set, text.to_owned())),
    };
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        let sign = sign(rest, before, set);
        match sign {
            Some(Sign::Code(code)) => {
                add(Set { code: true, ..set }, code);
                rest = &rest[code.len() + 2..];
            }
            Some(Sign::Strong) => {
                set.strong = !set.strong;
                rest = &rest[2..];
            }
            Some(Sign::Emphasis) => {
                set.emphasis = !set.emphasis;
                rest = after;
            }
            Some(Sign::Link { label, long }) => {
                add(set, label);
                rest = &rest[long..];
            }
            Some(Sign::Escaped(escaped)) => {
                add(set, escaped.encode_utf8(&mut [0; 4]));
                rest = &rest[1 + escaped.len_utf8()..];
            }
            None => {
                // Lines that belong together are one stretch of words.
                let shown = if first == '\n' { ' ' } else { first };
                add(set, shown.encode_utf8(&mut [0; 4]));
                rest = after;
            }
        }
        before = if sign.is_some() { before } else { first };
    }
    out
}

enum Sign<'a> {
    Code(&'a str),
    Strong,
    Emphasis,
    Link { label: &'a str, long: usize },
    Escaped(char),
}

/// What begins at the front of `rest`, if it is a sign at all.
fn sign(rest: &str, before: char, set: Set) -> Option<Sign<'_>> {
    if let Some(after) = rest.strip_prefix('`') {
        return after.find('`').filter(|end| *end > 0).map(|end| Sign::Code(&after[..end]));
    }
    if let Some(after) = rest.strip_prefix('\\') {
        let next = after.chars().next().filter(char::is_ascii_punctuation);
        return next.map(Sign::Escaped);
    }
    if let Some(after) = rest.strip_prefix("**") {
        let opens = !set.strong && after.contains("**") && !after.starts_with(' ');
        return (set.strong || opens).then_some(Sign::Strong);
    }
    if let Some(after) = rest.strip_prefix(['*', '_']) {
        let own = &rest[..1];
        let next = after.chars().next().unwrap_or(' ');
        // A sign within a word, as in `disk_full`, is a letter of it.
        let opens = !set.emphasis
            && !before.is_alphanumeric()
            && !next.is_whitespace()
            && after.contains(own);
        let closes = set.emphasis && !next.is_alphanumeric();
        return (opens || closes).then_some(Sign::Emphasis);
    }
    if let Some(after) = rest.strip_prefix('[') {
        let (label, to) = after.split_once("](")?;
        let end = to.find(')')?;
        let whole = !label.contains(['[', '\n']) && !to[..end].contains(char::is_whitespace);
        return whole.then_some(Sign::Link { label, long: 1 + label.len() + 2 + end + 1 });
    }
    None
}

/// The text as it is read out: without signs.
pub fn plain(text: &str) -> String {
    stretches(text).into_iter().map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mark = |(set, text): (Set, String)| match set {
            Set { code: true, .. } => format!("<c>{text}</c>"),
            Set { strong: true, .. } => format!("<b>{text}</b>"),
            Set { emphasis: true, .. } => format!("<i>{text}</i>"),
            _ => text,
        };
        stretches(text).into_iter().map(mark).collect()
    }

    #[test]
    fn signs_are_read_and_others_left_alone() {
        for (text, wanted) in [
            ("**Owner:** login team", "<b>Owner:</b> login team"),
            ("it is *not* a guess", "it is <i>not</i> a guess"),
            ("run `pigeon --all *` now", "run <c>pigeon --all *</c> now"),
            ("disk_full and 3 * 4 * 5", "disk_full and 3 * 4 * 5"),
            ("read [the page](http://a.example/b) first", "read the page first"),
            ("an open ** and a `", "an open ** and a `"),
            ("a \\*star\\*", "a *star*"),
            ("one line\nand its second", "one line and its second"),
            ("_was_, until the move", "<i>was</i>, until the move"),
            ("[1] and (2)", "[1] and (2)"),
        ] {
            assert_eq!(shown(text), wanted);
        }
        assert_eq!(plain("**Reviewed:** `January`"), "Reviewed: January");
    }
}

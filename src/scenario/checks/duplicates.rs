//! Ids that two things share, and ids that nobody can write.

use super::Subject;
use super::walk::{Leaf, Value};
use crate::diagnostics::Finding;
use std::collections::BTreeMap;

/// Ids that need be unique only within the thing that owns them.
pub(super) fn scope(kind: &str) -> Option<&'static str> {
    match kind {
        "ItemId" => Some("PersonId"),
        "MarkId" | "TemplateId" => Some("SourceId"),
        "ChoiceId" => Some("BeatId"),
        _ => None,
    }
}

/// The kind and text of an id that this value gives to what it stands in.
pub(super) fn defined(leaf: &Leaf) -> Option<(&'static str, &str)> {
    match &leaf.value {
        Value::Id(kind, text) if leaf.field == "id" => Some((kind, text)),
        Value::Id("MarkId", text) if leaf.field == "mark" => Some(("MarkId", text)),
        _ => None,
    }
}

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<(&str, Option<&str>, &str), &Leaf> = BTreeMap::new();
    for leaf in &subject.leaves {
        let Some((kind, text)) = defined(leaf) else { continue };
        ill_formed(leaf, text, findings);
        let owner = scope(kind).and_then(|scope| leaf.owner(scope));
        match seen.get(&(kind, owner, text)) {
            Some(first) => findings.push(
                Finding::error("SS202", leaf.file, format!("two things are called `{text}`"))
                    .at(&leaf.path)
                    .help("give one of them another id")
                    .note(format!("The other is {} in {}.", first.path, first.file)),
            ),
            None => {
                seen.insert((kind, owner, text), leaf);
            }
        }
    }
}

fn ill_formed(leaf: &Leaf, text: &str, findings: &mut Vec<Finding>) {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if text.is_empty() || text.len() > 60 || !text.chars().all(fits) {
        findings.push(
            Finding::error("SS205", leaf.file, format!("`{text}` is not an id"))
                .at(&leaf.path)
                .help("write lower-case letters, digits and hyphens, 60 at most: `first-page`"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::{codes, edited};

    #[test]
    fn one_id_for_two_people() {
        assert_eq!(
            codes(&[("people.ron", "id: \"noor\"", "id: \"ines\"")]).first(),
            Some(&"SS201")
        );
        let found = edited(&[("people.ron", "id: \"noor\"", "id: \"ines\"")]);
        assert!(
            found.iter().any(|f| f.code == "SS202" && f.message.contains("ines")),
            "{found:#?}"
        );
    }

    #[test]
    fn an_id_with_a_space() {
        let found = codes(&[("world.ron", "id: \"disk-slow\"", "id: \"Disk slow\"")]);
        assert!(found.contains(&"SS205"), "{found:?}");
    }
}

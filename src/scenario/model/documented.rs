//! Every field and every variant of the model stands in `docs/scenarios.md`.

const MODEL: [&str; 8] = [
    include_str!("manifest.rs"),
    include_str!("world.rs"),
    include_str!("people.rs"),
    include_str!("evidence.rs"),
    include_str!("truth.rs"),
    include_str!("path.rs"),
    include_str!("review.rs"),
    include_str!("language.rs"),
];

const GUIDE: &str = include_str!("../../../docs/scenarios.md");

/// Names of `pub` fields, and of variants with the enum that has them.
fn names(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_enum = false;
    for line in source.lines() {
        if line.starts_with("pub enum ") {
            in_enum = true;
        } else if line == "}" {
            in_enum = false;
        }
        let Some(part) =
            line.strip_prefix("    ").filter(|part| !part.starts_with([' ', '/', '#']))
        else {
            continue;
        };
        let field = part.strip_prefix("pub ").and_then(|rest| rest.split_once(": "));
        if let Some((field, _)) = field.filter(|(name, _)| !name.contains(' ')) {
            found.push(field.to_owned());
        } else if in_enum && part.starts_with(char::is_uppercase) {
            let end = part.find(|c: char| !c.is_alphanumeric()).unwrap_or(part.len());
            found.push(part[..end].to_owned());
        }
    }
    found
}

/// The guide has a name where it stands in code: behind a backquote, or inside an example.
fn documented(name: &str) -> bool {
    let in_code = GUIDE.split('`').skip(1).step_by(2);
    let mut words = in_code.flat_map(|code| code.split(|c: char| !c.is_alphanumeric() && c != '_'));
    words.any(|word| word == name)
}

#[test]
fn every_field_and_variant_is_documented() {
    let all: Vec<String> = MODEL.iter().flat_map(|source| names(source)).collect();
    assert!(all.len() > 250, "{} names were read", all.len());
    let mut missing: Vec<&String> = all.iter().filter(|name| !documented(name)).collect();
    missing.sort();
    missing.dedup();
    assert!(missing.is_empty(), "not in docs/scenarios.md: {missing:?}");
}

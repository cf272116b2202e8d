//! Forms of questions that the program does not have.

use super::Subject;
use super::walk::Value;
use crate::diagnostics::{Finding, did_you_mean};
use std::sync::LazyLock;

/// The forms of `assets/people/forms.ron`, by id, with their working minutes.
pub(super) static FORMS: LazyLock<Vec<(String, f64)>> = LazyLock::new(forms);

fn forms() -> Vec<(String, f64)> {
    let text = include_str!("../../../assets/people/forms.ron");
    let Ok(value) = super::super::options().from_str::<ron::Value>(text) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    gather(&value, &mut found);
    found
}

/// Every map with an `id`, wherever it stands: only what is needed here is read of that file.
fn gather(value: &ron::Value, found: &mut Vec<(String, f64)>) {
    match value {
        ron::Value::Seq(list) => list.iter().for_each(|inner| gather(inner, found)),
        ron::Value::Map(map) => {
            let get = |name: &str| map.iter().find(|(key, _)| named(key, name)).map(|(_, v)| v);
            if let Some(ron::Value::String(id)) = get("id") {
                let minutes = match get("minutes") {
                    Some(ron::Value::Number(number)) => number.into_f64(),
                    _ => 3.0,
                };
                found.push((id.clone(), minutes));
            }
            map.iter().for_each(|(_, inner)| gather(inner, found));
        }
        _ => {}
    }
}

fn named(key: &ron::Value, name: &str) -> bool {
    matches!(key, ron::Value::String(text) if text == name)
}

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for leaf in &subject.leaves {
        let Value::Id("FormId", text) = &leaf.value else { continue };
        if FORMS.iter().all(|(id, _)| id != text) {
            findings.push(
                Finding::error(
                    "SS204",
                    leaf.file,
                    format!("there is no form of question `{text}`"),
                )
                .at(&leaf.path)
                .help(did_you_mean(text, FORMS.iter().map(|(id, _)| id.as_str()))),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FORMS;
    use crate::scenario::checks::sample::codes;

    #[test]
    fn the_forms_are_read() {
        assert!(FORMS.iter().any(|(id, minutes)| id == "walk-through" && *minutes > 0.0));
        assert!(FORMS.len() >= 12, "{FORMS:?}");
    }

    #[test]
    fn a_form_that_is_not_there() {
        let found = codes(&[("people.ron", "\"walk-through\"", "\"walk-thru\"")]);
        assert!(found.contains(&"SS204"), "{found:?}");
    }
}

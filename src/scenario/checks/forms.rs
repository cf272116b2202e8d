//! Forms of questions that the program does not have.

use super::Subject;
use super::walk::Value;
use crate::diagnostics::{Finding, did_you_mean};
use std::sync::LazyLock;

/// The forms of `assets/people/forms.ron`, by id, with their working minutes.
pub(super) static FORMS: LazyLock<Vec<(String, f64)>> = LazyLock::new(forms);

fn forms() -> Vec<(String, f64)> {
    let known = [
        ("why-i-ask", 3.0),
        ("walk-through", 6.0),
        ("usual", 4.0),
        ("see", 3.0),
        ("expect", 3.0),
        ("juggle", 3.0),
        ("know-how", 3.0),
        ("surprise", 3.0),
        ("who-else", 3.0),
        ("fact", 1.0),
        ("wait", 1.0),
        ("read-back", 2.0),
        ("why-not", 2.0),
        ("should-have", 2.0),
        ("who-approved", 2.0),
    ];
    known.into_iter().map(|(id, minutes)| (id.to_owned(), minutes)).collect()
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

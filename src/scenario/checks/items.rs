//! What people know: tellings, forms, needs, and that somebody can ask for it.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::{Item, ItemKind, Person};

/// Trust that a condition may need.
const NEEDS: [i32; 3] = [40, 55, 70];

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (index, person) in subject.scenario.cast.people.iter().enumerate() {
        for (at, item) in person.knows.iter().enumerate() {
            let path = format!("people[{index}].knows[{at}]");
            tellings(item, &path, findings);
            asking(item, &path, findings);
        }
        phrases(person, index, findings);
    }
}

fn tellings(item: &Item, path: &str, findings: &mut Vec<Finding>) {
    if item.open.trim().is_empty() {
        findings.push(
            Finding::error("SS501", "people.ron", format!("`{}` says nothing when told", item.id))
                .at(format!("{path}.open"))
                .help("write the telling: a time, a thing that was seen, a reason that made sense"),
        );
    }
    let guarded = item.guarded.trim();
    match item.kind {
        ItemKind::Condition if guarded.is_empty() || guarded == item.open.trim() => {
            let message = format!("the condition `{}` has no guarded telling", item.id);
            findings.push(
                Finding::error("SS501", "people.ron", message).at(format!("{path}.guarded")).help(
                    "write what is said while it does not feel safe: true, thin, slightly official",
                ),
            );
        }
        _ => {}
    }
    let fits = match item.kind {
        ItemKind::Fact => item.need == 0,
        ItemKind::Condition => NEEDS.contains(&item.need),
    };
    if !fits {
        findings.push(
            Finding::warning("SS502", "people.ron", format!("`{}` needs {}", item.id, item.need))
                .at(format!("{path}.need"))
                .help("a fact needs 0; a condition needs 40, 55 or 70"),
        );
    }
}

fn asking(item: &Item, path: &str, findings: &mut Vec<Finding>) {
    if item.topics.is_empty() {
        let message = format!("nobody can ask for `{}`: it has no topic", item.id);
        findings.push(
            Finding::error("SS504", "people.ron", message)
                .at(format!("{path}.topics"))
                .help("name the topics that it answers to"),
        );
    }
    if item.forms.is_empty() {
        let message = format!("no form of question opens `{}`", item.id);
        findings.push(
            Finding::error("SS504", "people.ron", message)
                .at(format!("{path}.forms"))
                .help("name two or three forms that open it"),
        );
    }
}

/// The rules pick from these lists, so none that will be needed may be empty.
fn phrases(person: &Person, index: usize, findings: &mut Vec<Finding>) {
    let mut need = |list: &[String], field: &str, when: &str| {
        if list.iter().all(|line| line.trim().is_empty()) {
            let message = format!("`{}` has nothing to say {when}", person.id);
            findings.push(
                Finding::error("SS508", "people.ron", message)
                    .at(format!("people[{index}].{field}"))
                    .help("write at least one line; two or three do not repeat themselves"),
            );
        }
    };
    if person.interview {
        need(&person.apologies, "apologies", "to a closing question");
        need(&person.nothing_more, "nothing_more", "when a topic is exhausted");
    }
    if person.at_review {
        need(&person.habit_lines, "habit_lines", "in the meeting");
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn a_condition_that_is_always_open() {
        let edit = ("people.ron", "guarded: \"The request was handled in the usual way.\",", "");
        assert_eq!(codes(&[edit]), ["SS501"]);
    }

    #[test]
    fn a_need_between_the_steps() {
        assert_eq!(codes(&[("people.ron", "need: 55", "need: 50")]), ["SS502"]);
    }

    #[test]
    fn an_item_without_a_form() {
        let found = codes(&[("people.ron", "forms: [\"fact\"]", "forms: []")]);
        assert!(found.contains(&"SS504"), "{found:?}");
    }

    #[test]
    fn nothing_to_say() {
        let edit =
            ("people.ron", "habit_lines: [\"I should have called somebody.\"]", "habit_lines: []");
        assert_eq!(codes(&[edit]), ["SS508"]);
    }
}

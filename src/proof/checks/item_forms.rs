//! Items that no question opens: of all their forms, none opens what is of their kind.

use super::Subject;
use crate::diagnostics::Finding;
use crate::people::Opens;
use crate::scenario::model::ItemKind;

pub fn pass(subject: &Subject, findings: &mut Vec<Finding>) {
    let people = subject.case.scenario.cast.people.iter().enumerate();
    for (index, person) in people.filter(|(_, person)| person.interview) {
        let items = person.knows.iter().enumerate();
        for (at, item) in items.filter(|(_, item)| !item.meeting_only) {
            let (opens, what) = match item.kind {
                ItemKind::Fact => (Opens::Facts, "a fact"),
                ItemKind::Condition => (Opens::Conditions, "a condition"),
            };
            let rules = subject.case.rules;
            let fits = |form| rules.form(form).is_some_and(|form| form.opens == opens);
            if item.forms.iter().any(fits) {
                continue;
            }
            let forms = rules.forms.iter().filter(|form| form.opens == opens && !form.closing);
            let ids: Vec<String> = forms.map(|form| format!("`{}`", form.id)).collect();
            findings.push(
                Finding::error(
                    "SS521",
                    "people.ron",
                    format!("no form of `{}` opens {what}", item.id),
                )
                .at(format!("people[{index}].knows[{at}].forms"))
                .help(format!("name one that does: {}", ids.join(", "))),
            );
        }
    }
}

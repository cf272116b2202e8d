//! One moment as several people remember it: who, and what it can be held against.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::{Anchor, PersonId};
use std::collections::BTreeSet;

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (index, accounts) in subject.scenario.cast.accounts.iter().enumerate() {
        let path = format!("accounts[{index}]");
        let who: BTreeSet<&PersonId> = accounts.tellings.iter().map(|(person, _)| person).collect();
        if who.len() < 2 || who.len() < accounts.tellings.len() {
            findings.push(finding(
                "one moment as several remember it needs a telling each of two people or more",
                &format!("{path}.tellings"),
                "name one item of each person who was there: (\"ines\", \"asked\"), (\"omar\", \"said\")",
            ));
        }
        if accounts.of.trim().is_empty() {
            let help = "say in a few words what it is about: \"what was said by the pillar\"";
            findings.push(finding("the moment has no words", &format!("{path}.of"), help));
        }
        let told = |anchor: &Anchor| matches!(anchor, Anchor::Told(..));
        if accounts.shown_by.iter().all(told) {
            findings.push(finding(
                "there is nothing but memory to hold the accounts against",
                &format!("{path}.shown_by"),
                "name a place of the evidence that bears on it, such as Mark(\"ticket\", \"asked\")",
            ));
        }
    }
}

fn finding(message: &str, path: &str, help: &str) -> Finding {
    Finding::error("SS430", "people.ron", message).at(path).help(help)
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn accounts_are_of_several_people_and_can_be_held_against_something() {
        let with = |accounts: &str| {
            let text = format!("accounts: [{accounts}],\n    people: [");
            codes(&[("people.ron", "people: [", &text)])
        };
        let pair = r#"tellings: [("ines", "asked"), ("omar", "never-full")]"#;
        let shown = r#"shown_by: [Mark("ticket", "asked")]"#;
        assert_eq!(with(&format!(r#"(of: "the ticket", {pair}, {shown})"#)), [""; 0]);
        let one = r#"tellings: [("ines", "asked")]"#;
        assert_eq!(with(&format!(r#"(of: "the ticket", {one}, {shown})"#)), ["SS430"]);
        let told = r#"shown_by: [Told("ines", "asked")]"#;
        assert_eq!(with(&format!(r#"(of: "the ticket", {pair}, {told})"#)), ["SS430"]);
        let nobody = r#"tellings: [("ines", "asked"), ("omar", "nothing")]"#;
        assert_eq!(with(&format!(r#"(of: "the ticket", {nobody}, {shown})"#)), ["SS201"]);
    }
}

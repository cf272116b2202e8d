//! The headline, the brief, the gut check.

use super::Subject;
use crate::diagnostics::Finding;
use std::collections::BTreeSet;

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let manifest = &subject.scenario.manifest;
    let story = &manifest.first_story;
    if story.named.trim().is_empty() || !story.headline.contains(&story.named) {
        findings.push(
            Finding::error("SS402", "scenario.ron", "`named` does not occur in the headline")
                .at("first_story.named")
                .help("copy the words of the headline that name somebody, letter for letter"),
        );
    }
    let statements = &manifest.gut_check.statements;
    let held: BTreeSet<&str> =
        subject.scenario.truth.true_statements.iter().map(|id| id.as_str()).collect();
    let true_ones = statements.iter().filter(|s| held.contains(s.id.as_str())).count();
    if true_ones == 0 || true_ones == statements.len() {
        findings.push(
            Finding::warning("SS416", "scenario.ron", "all statements of the gut check are alike")
                .at("gut_check.statements")
                .help("mix statements that hold with some that do not; six are usual")
                .note(format!("{true_ones} of {} hold.", statements.len())),
        );
    }
    if manifest.company.severities.len() < 2 {
        findings.push(
            Finding::warning("SS417", "scenario.ron", "there is no choice of severity")
                .at("company.severities")
                .help("list at least two levels, the worst first"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn a_name_that_the_headline_lacks() {
        let edit = ("scenario.ron", "named: \"Ines Prado\"", "named: \"Ines Prada\"");
        assert_eq!(codes(&[edit]), ["SS402"]);
    }

    #[test]
    fn a_gut_check_in_which_nothing_holds() {
        let edit = (
            "truth.ron",
            "true_statements: [\"alert-slow\", \"disk-shared\"]",
            "true_statements: []",
        );
        assert_eq!(codes(&[edit]), ["SS416"]);
    }
}

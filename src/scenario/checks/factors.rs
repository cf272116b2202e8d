//! Contributing factors: what shows them, and what lets a player put a false one down.

use super::Subject;
use super::events::origins;
use crate::diagnostics::Finding;
use crate::scenario::model::Anchor;
use std::collections::BTreeSet;

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let factors = &subject.scenario.truth.factors;
    for (index, factor) in factors.iter().enumerate() {
        if factor.holds && origins(&factor.supports) < 2 {
            let message = format!("`{}` is shown by fewer than two independent sources", factor.id);
            findings.push(
                Finding::error("SS408", "truth.ron", message)
                    .at(format!("factors[{index}].supports"))
                    .help("let a second source or person show it"),
            );
        }
        if !factor.holds && factor.refuted_by.is_empty() {
            let message = format!("nothing lets a player put `{}` down", factor.id);
            findings.push(
                Finding::warning("SS407", "truth.ron", message)
                    .at(format!("factors[{index}]"))
                    .help("name the places that speak against it in `refuted_by`"),
            );
        }
        let told = |anchor: &Anchor| matches!(anchor, Anchor::Told(..));
        if let Some(at) =
            factor.heard.iter().position(|of| !told(of) || !factor.supports.contains(of))
        {
            findings.push(
                Finding::error(
                    "SS426",
                    "truth.ron",
                    format!("what brings `{}` up is no telling among its supports", factor.id),
                )
                .at(format!("factors[{index}].heard[{at}]"))
                .help("name a `Told` that stands in `supports` too, or leave `heard` out"),
            );
        }
        if factor.with.contains(&factor.id) {
            findings.push(
                Finding::warning(
                    "SS418",
                    "truth.ron",
                    "a factor does not work together with itself",
                )
                .at(format!("factors[{index}].with"))
                .help("name the others that it needed"),
            );
        }
    }
    layers(subject, findings);
}

/// A timeline of one layer has one kind of answer.
fn layers(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let held = subject.scenario.truth.factors.iter().filter(|factor| factor.holds);
    let layers: BTreeSet<_> = held.map(|factor| factor.layer).collect();
    if layers.len() < 3 {
        findings.push(
            Finding::warning("SS419", "truth.ron", "the factors lie in fewer than three layers")
                .at("factors")
                .help("look for factors in technology, process, organisation and belief"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn a_factor_of_one_source() {
        let edit = (
            "truth.ron",
            "supports: [Mark(\"ticket\", \"asked\"), Told(\"omar\", \"never-full\")]",
            "supports: [Mark(\"ticket\", \"asked\")]",
        );
        assert_eq!(codes(&[edit]), ["SS408"]);
    }

    #[test]
    fn a_factor_brought_up_by_what_is_no_telling_of_it() {
        let supports = "supports: [Mark(\"ticket\", \"asked\"), Told(\"omar\", \"never-full\")]";
        for (heard, found) in [
            ("Told(\"omar\", \"never-full\")", vec![]),
            ("Mark(\"ticket\", \"asked\")", vec!["SS426"]),
            ("Told(\"ines\", \"asked\")", vec!["SS426"]),
        ] {
            let with = format!("{supports}, heard: [{heard}]");
            assert_eq!(codes(&[("truth.ron", supports, &with)]), found, "{heard}");
        }
    }

    #[test]
    fn a_false_factor_that_nothing_refutes() {
        let edit = ("truth.ron", "refuted_by: [Told(\"ines\", \"asked\")]", "refuted_by: []");
        assert_eq!(codes(&[edit]), ["SS407"]);
    }

    #[test]
    fn factors_of_one_layer() {
        let edits = [("truth.ron", "layer: Belief", "layer: Technical")];
        assert_eq!(codes(&edits), ["SS419"]);
    }
}

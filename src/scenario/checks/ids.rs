//! Names that lead nowhere.

use super::Subject;
use super::duplicates::{defined, scope};
use super::run::FINDINGS_LIMIT;
use super::walk::{Leaf, Value};
use crate::diagnostics::{Finding, did_you_mean};
use std::collections::{BTreeMap, BTreeSet};

/// Known ids by kind and, where ids belong to something, by owner.
type Known<'l> = BTreeMap<(&'static str, Option<&'l str>), BTreeSet<&'l str>>;

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut known: Known<'_> = BTreeMap::new();
    for leaf in &subject.leaves {
        if let Some((kind, text)) = defined(leaf) {
            let owner = scope(kind).and_then(|scope| leaf.owner(scope));
            known.entry((kind, owner)).or_default().insert(text);
        }
    }
    for leaf in &subject.leaves {
        if findings.len() > FINDINGS_LIMIT {
            return;
        }
        if defined(leaf).is_some() {
            continue;
        }
        match &leaf.value {
            // Forms are the program's, not the scenario's; flags have a rule of their own.
            Value::Id("FormId" | "MoveId" | "FlagId", _) => {}
            Value::Id(kind, text) => reference(leaf, kind, text, &known, findings),
            _ => {}
        }
    }
    flags(subject, findings);
    series(subject, findings);
}

fn reference(
    leaf: &Leaf,
    kind: &'static str,
    text: &str,
    known: &Known<'_>,
    findings: &mut Vec<Finding>,
) {
    let owner = scope(kind).and_then(|scope| leaf.owner(scope));
    let none = BTreeSet::new();
    let there = known.get(&(kind, owner)).unwrap_or(&none);
    if there.contains(text) {
        return;
    }
    // An unknown owner has its own finding.
    if let (Some(owner), Some(of)) = (owner, scope(kind))
        && !known.get(&(of, None)).is_some_and(|owners| owners.contains(owner))
    {
        return;
    }
    let of = owner.map_or(String::new(), |owner| format!(" of `{owner}`"));
    findings.push(
        Finding::error(
            "SS201",
            leaf.file,
            format!("there is no {}{of} called `{text}`", word(kind)),
        )
        .at(&leaf.path)
        .help(did_you_mean(text, there.iter().copied())),
    );
}

/// What an author calls the things behind an id.
fn word(kind: &str) -> String {
    let name = kind.strip_suffix("Id").unwrap_or(kind);
    match name {
        "Mark" => "mark".to_owned(),
        "Entry" => "entry of traffic".to_owned(),
        "Quantity" => "quantity of the impact".to_owned(),
        "Choice" => "answer".to_owned(),
        "Template" => "log template".to_owned(),
        "Step" => "step of the path".to_owned(),
        name => name.to_lowercase(),
    }
}

/// Flags are made by being set: one that is read and never set can never be.
fn flags(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let of = |inside| {
        subject.leaves.iter().filter_map(move |leaf| match &leaf.value {
            Value::Id("FlagId", text) if leaf.inside == inside => Some((leaf, text.as_str())),
            _ => None,
        })
    };
    let set: BTreeSet<&str> = of(("Then", "Flag")).map(|(_, flag)| flag).collect();
    for (leaf, flag) in of(("When", "Flag")) {
        if findings.len() > FINDINGS_LIMIT {
            return;
        }
        if !set.contains(flag) {
            findings.push(
                Finding::warning(
                    "SS203",
                    leaf.file,
                    format!("nothing ever sets the flag `{flag}`"),
                )
                .at(&leaf.path)
                .help(did_you_mean(flag, set.iter().copied())),
            );
        }
    }
}

/// Places on charts name a series by its caption.
fn series(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    use crate::scenario::model::Body;
    for leaf in &subject.leaves {
        let Value::Text(name) = &leaf.value else { continue };
        if leaf.inside != ("Anchor", "Chart") || findings.len() > FINDINGS_LIMIT {
            continue;
        }
        let Some(source) = leaf.owner("SourceId").map(Into::into) else { continue };
        let Some(source) = subject.scenario.source(&source) else { continue };
        let names: Vec<&str> = match &source.body {
            Body::Chart(chart) => chart.series.iter().map(|series| series.name.as_str()).collect(),
            _ => Vec::new(),
        };
        if !names.contains(&name.as_str()) {
            let message = format!("`{}` has no series called `{name}`", source.id);
            findings.push(
                Finding::error("SS207", leaf.file, message)
                    .at(&leaf.path)
                    .help(did_you_mean(name, names)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::{codes, edited};

    #[test]
    fn a_person_that_is_not_there() {
        let found = edited(&[("scenario.ron", "sponsor: \"noor\"", "sponsor: \"noro\"")]);
        assert_eq!(found[0].code, "SS201");
        assert_eq!(found[0].what_to_do, "did you mean `noor`?");
    }

    #[test]
    fn a_mark_of_another_source() {
        let edit =
            ("truth.ron", "Mark(\"chat\", \"chat-full\")", "Mark(\"ticket\", \"chat-full\")");
        let found = edited(&[edit]);
        assert_eq!(found[0].message, "there is no mark of `ticket` called `chat-full`");
    }

    #[test]
    fn a_flag_that_nothing_sets() {
        let edit = ("beats.ron", "Flag(\"told-early\")", "Flag(\"tolled\")");
        assert_eq!(codes(&[edit]), ["SS203"]);
    }

    #[test]
    fn a_series_that_the_chart_lacks() {
        let edit = ("truth.ron", "series: \"busy\"", "series: \"bussy\"");
        assert!(codes(&[edit]).contains(&"SS207"));
    }
}

//! Walks over every value of a scenario with its path, through serde: no field can be forgotten.

mod serializer;

use crate::scenario::model::Scenario;
use serde::Serialize;

/// A single value somewhere in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    pub file: &'static str,
    /// As findings name it: `people[3].knows[1].topics[0]`.
    pub path: String,
    /// The field that holds it, or the list or tuple that is that field's value.
    pub field: &'static str,
    /// The struct, or the enum and its variant, that it stands in: `Told` of `When`.
    pub inside: (&'static str, &'static str),
    /// Ids that stand before it in what it is part of, innermost first.
    pub before: Vec<(&'static str, String)>,
    pub value: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The name of an id type and its text: `("PersonId", "ruta")`.
    Id(&'static str, String),
    Moment(String),
    Text(String),
    Number(f64),
    /// The variant of an enum without content.
    Unit(&'static str),
}

impl Leaf {
    /// The nearest id of a kind that stands before this value in what it is part of.
    pub fn owner(&self, kind: &str) -> Option<&str> {
        self.before.iter().find(|(of, _)| *of == kind).map(|(_, id)| id.as_str())
    }
}

/// Every value of a scenario's RON files, in the order of the structs' fields.
pub fn leaves(scenario: &Scenario) -> Vec<Leaf> {
    let mut all = Vec::new();
    walk("scenario.ron", &scenario.manifest, &mut all);
    walk("world.ron", &scenario.world, &mut all);
    walk("people.ron", &scenario.cast, &mut all);
    walk("evidence.ron", &scenario.shelf, &mut all);
    walk("truth.ron", &scenario.truth, &mut all);
    walk("review.ron", &scenario.meeting, &mut all);
    walk("beats.ron", &scenario.interruptions, &mut all);
    all
}

fn walk(file: &'static str, value: &impl Serialize, into: &mut Vec<Leaf>) {
    let mut walker = serializer::Walker::new(file);
    // The walker's own error cannot arise: it refuses nothing that the model holds.
    let _ = value.serialize(&mut walker);
    into.append(&mut walker.leaves);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::model::*;

    #[test]
    fn paths_kinds_and_owners() {
        let when = When::All(vec![
            When::Opened("log".into()),
            When::Pinned(Anchor::Mark("chat".into(), "hello".into())),
            When::Told("ruta".into(), "why".into()),
        ]);
        let mut all = Vec::new();
        walk("x.ron", &vec![when], &mut all);
        let seen: Vec<(&str, &Value, Option<&str>)> = all
            .iter()
            .map(|leaf| (leaf.path.as_str(), &leaf.value, leaf.owner("SourceId")))
            .collect();
        assert_eq!(seen[0], ("[0][0][0][0]", &Value::Id("SourceId", "log".into()), None));
        assert_eq!(
            seen[2],
            ("[0][0][1][0][1]", &Value::Id("MarkId", "hello".into()), Some("chat"))
        );
        assert_eq!(all[4].owner("PersonId"), Some("ruta"));
        assert_eq!(all[4].inside, ("When", "Told"));
    }
}

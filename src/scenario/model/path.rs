//! The path to production of a change: the hands and gates that it passed, in `truth.ron`.

use super::*;

/// What a change passed on its way, each with what it looked at and what does not show there.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PathToProduction {
    /// "How 2211 came to all sites".
    pub title: String,
    /// The source that shows the change itself.
    pub change: SourceId,
    /// In the order in which the change passed them.
    pub steps: Vec<PathStep>,
}

/// A hand, or a gate.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PathStep {
    pub id: StepId,
    /// What happens there, and not who did it: "the reading".
    pub name: String,
    /// Whose hands it was in; nobody for a gate. Shown once something of the step is known.
    #[serde(default)]
    pub who: Option<PersonId>,
    #[serde(default)]
    pub at: Option<Moment>,
    /// That there is such a step is known from the start.
    #[serde(default)]
    pub given: bool,
    /// What it looked at, and saw.
    pub saw: Vec<PathLine>,
    /// What it could not see from there.
    #[serde(default)]
    pub missed: Vec<PathLine>,
}

impl PathStep {
    /// What it saw and what it could not, by the names of the fields.
    pub fn lanes(&self) -> [(&'static str, &[PathLine]); 2] {
        [("saw", &self.saw), ("missed", &self.missed)]
    }

    /// All that is to be found out about it.
    pub fn lines(&self) -> impl Iterator<Item = &PathLine> {
        self.saw.iter().chain(&self.missed)
    }
}

/// Something that a step saw or could not see, and what makes it known.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PathLine {
    pub text: String,
    /// Any of these makes it known: a place once it is pinned, a telling once it is told openly.
    pub by: Vec<Anchor>,
}

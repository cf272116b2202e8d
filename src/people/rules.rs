//! Forms of questions and temperaments, read from `assets/people/`.

use crate::scenario::model::{FormId, Temperament};
use serde::Deserialize;

/// A way of asking.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub id: FormId,
    /// Working minutes.
    pub minutes: u32,
    pub opens: Opens,
    /// What it does to trust at first, in points of 100.
    pub trust: i32,
    /// Trust moves by temperament instead, and the topic's next condition shuts.
    pub closing: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Opens {
    None,
    Facts,
    Conditions,
    /// The item that was just told guardedly.
    Same,
}

/// What a temperament brings to a talk; trust in points of 100.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Temper {
    pub id: Temperament,
    pub trust: i32,
    /// Minutes.
    pub patience: u32,
    /// Change of trust at a closing question.
    pub closing: i32,
    /// Change of trust when told why one asks.
    pub purpose: i32,
}

#[derive(Clone, Debug)]
pub struct Rules {
    pub forms: Vec<Form>,
    pub tempers: Vec<Temper>,
}

impl Rules {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// Where a file of `assets/people/` does not parse.
    pub fn read() -> Result<Self, ron::error::SpannedError> {
        Ok(Self {
            forms: ron::from_str(include_str!("../../assets/people/forms.ron"))?,
            tempers: ron::from_str(include_str!("../../assets/people/temperaments.ron"))?,
        })
    }

    pub fn form(&self, id: &FormId) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == *id)
    }

    pub fn temper(&self, id: Temperament) -> Option<&Temper> {
        self.tempers.iter().find(|temper| temper.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_temperaments_parse_and_closing_questions_open_facts_only() {
        let rules = Rules::read().unwrap();
        assert_eq!((rules.forms.len(), rules.tempers.len()), (15, 5));
        assert!(
            rules.forms.iter().filter(|form| form.closing).all(|form| form.opens == Opens::Facts)
        );
        assert_eq!(rules.temper(Temperament::Tired).map(|temper| temper.patience), Some(12));
    }
}

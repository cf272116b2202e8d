//! What a short text is written for: some rules hold only in some.

use super::rules::Scope;
use super::words::Glossary;
use super::{Mark, mark};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// What happened.
    Account,
    /// How it came about.
    Cause,
    /// What is to be done, or not.
    Plan,
}

impl Purpose {
    /// Marks a text that is written for this, in order.
    pub fn mark(self, text: &str, glossary: &Glossary) -> Vec<Mark> {
        let mut marks = mark::mark(text, glossary);
        marks.retain(|mark| self.is_under(mark.rule.scope));
        marks
    }

    fn is_under(self, scope: Scope) -> bool {
        match scope {
            Scope::Any => true,
            Scope::Cause => self == Purpose::Cause,
            Scope::Past => self != Purpose::Plan,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_may_say_what_would_have_been_and_an_account_may_not() {
        let text = "Javier should have seen the alert.";
        let glossary = Glossary { people: vec!["Javier".into()], ..Glossary::default() };
        let codes = |purpose: Purpose| {
            let marks = purpose.mark(text, &glossary);
            marks.into_iter().map(|mark| mark.rule.scope).collect::<Vec<_>>()
        };
        assert!(!codes(Purpose::Account).is_empty());
        assert!(!codes(Purpose::Plan).contains(&Scope::Past));
        assert!(!codes(Purpose::Account).contains(&Scope::Cause));
    }
}

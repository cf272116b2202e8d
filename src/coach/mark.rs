//! Marks in a text: where, which rule, why it harms, what to write instead.

use super::rules::{AtPerson, Coach, Rule, Scope, Subject};
use super::sentences::sentences;
use super::subject::{About, Glossary, about, names};
use std::ops::Range;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the text.
    pub span: Range<usize>,
    pub code: String,
    pub confidence: Confidence,
    pub scope: Scope,
    /// It judges what was done.
    pub verdict: bool,
    /// It lays a cause at a person's door.
    pub at_person: bool,
    pub why: String,
    pub rewrite: String,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Worth a look.
    Hint,
    /// Will be read as blame.
    Mark,
}

/// Marks a text, in order.
pub fn mark(text: &str, glossary: &Glossary) -> Vec<Mark> {
    let coach = Coach::standard();
    let mut marks = Vec::new();
    for (place, sentence) in sentences(text) {
        for rule in &coach.rules {
            if rule.except.iter().any(|except| except.is_match(&sentence)) {
                continue;
            }
            let Some(found) = rule.pattern.find(&sentence) else { continue };
            let subject = about(coach, glossary, &sentence[..found.start()]);
            let Some(confidence) = confidence(rule, subject) else { continue };
            let category = coach.category(&rule.code);
            let somebody = || {
                matches!(subject, About::Person | About::Human) || names(coach, glossary, &sentence)
            };
            let alone = || !coach.conditions.iter().any(|given| given.is_match(&sentence));
            let at_person = match category.map(|category| category.at_person).unwrap_or_default() {
                AtPerson::Never => false,
                AtPerson::Always => true,
                AtPerson::Named => somebody(),
                AtPerson::NamedAlone => somebody() && alone(),
            };
            marks.push(Mark {
                span: place.start + found.start()..place.start + found.end(),
                code: rule.code.clone(),
                confidence,
                scope: rule.scope,
                verdict: category.is_some_and(|category| category.verdict),
                at_person: at_person && confidence == Confidence::Mark,
                why: category.map(|category| category.why.clone()).unwrap_or_default(),
                rewrite: rule.rewrite.clone(),
                source: category.map(|category| category.source.clone()).unwrap_or_default(),
            });
        }
    }
    marks.sort_by(|a, b| (a.span.start, &a.code).cmp(&(b.span.start, &b.code)));
    // Of two rules that mean the same words the first says enough.
    marks.dedup_by(|b, a| a.span == b.span && a.confidence == b.confidence);
    marks
}

fn confidence(rule: &Rule, about: About) -> Option<Confidence> {
    let sure = match (rule.subject, about) {
        (Subject::Person, About::Person) => Confidence::Mark,
        (Subject::Person, _) => return None,
        (Subject::Human | Subject::NotMachine, About::Machine) => return None,
        (Subject::Human, About::Unknown) => Confidence::Hint,
        _ => Confidence::Mark,
    };
    Some(if rule.hint { Confidence::Hint } else { sure })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Glossary {
        let people = ["Dana", "Emeka", "Hanneke", "Javier", "Suda", "Rūta"];
        Glossary { people: people.map(String::from).to_vec(), machines: vec!["sieve".into()] }
    }

    #[test]
    fn every_rule_marks_its_example_and_not_its_counterexample() {
        for rule in &Coach::standard().rules {
            let marked = |text: &str| mark(text, &glossary()).iter().any(|m| m.code == rule.code);
            assert!(marked(&rule.example), "{}: `{}` is not marked", rule.code, rule.example);
            assert!(!marked(&rule.counterexample), "{}: `{}`", rule.code, rule.counterexample);
        }
    }

    #[test]
    fn every_rule_has_a_category_with_a_source() {
        let coach = Coach::standard();
        for rule in &coach.rules {
            let category = coach.category(&rule.code).map(|category| category.source.is_empty());
            assert_eq!(category, Some(false), "{}", rule.code);
            assert!(!rule.rewrite.is_empty(), "{}", rule.code);
        }
    }

    #[test]
    fn the_subject_decides() {
        let codes = |text: &str| -> Vec<String> {
            mark(text, &glossary()).into_iter().map(|mark| mark.code).collect()
        };
        assert!(codes("The health check failed to respond.").is_empty());
        assert_eq!(codes("Dana failed to notice."), ["CTF3"]);
        assert!(codes("sieve broke the pages.").is_empty());
    }

    #[test]
    fn a_fault_of_somebody_is_laid_at_their_door() {
        let ends = |text: &str| mark(text, &glossary()).iter().any(|mark| mark.at_person);
        for text in [
            "Rūta pressed the button and pushed it everywhere without thinking.",
            "Ruta pushed it everywhere without thinking.",
            "Emeka carelessly removed the limit.",
            "The limit was carelessly removed by EMEKA.",
            "It came of Rūta’s sloppy reading.",
            "Hanneke should have known.",
            "Rūta is more careful in future.",
            "Rūta failed to see the cost.",
            "Rūta shut 38,000 schools out.",
            "Emeka removed the limit.",
        ] {
            assert!(ends(text), "{text}: {:?}", mark(text, &glossary()));
        }
        for text in [
            "Emeka had read for wrong hits, since the checklist asks for that.",
            "Emeka did not see the cost, since the diff shows letters and no seconds.",
            "The limit was removed by the refactor of 6 May.",
            "The suite could not see it, and the samples were poorly written.",
            "A school was shut out of its exam form in April.",
            "Observing is more careful than blocking.",
            "We sent sixty rulesets everywhere before this one.",
        ] {
            assert!(!ends(text), "{text}: {:?}", mark(text, &glossary()));
        }
    }

    #[test]
    fn never_mind_is_no_never() {
        assert!(mark("My question got a friendly never mind from Emeka.", &glossary()).is_empty());
    }

    #[test]
    fn what_a_measure_would_not_do_is_no_verdict_on_a_person() {
        let codes = |text: &str| -> Vec<String> {
            mark(text, &glossary()).into_iter().map(|mark| mark.code).collect()
        };
        for text in [
            "2211 was genuine: no signature would have stopped it.",
            "Four in five visitors of all customers refused for 24 minutes.",
            "Not refused: to be planned for July.",
            "It went out in a mode we believed touched nobody.",
        ] {
            assert!(codes(text).is_empty(), "{text}: {:?}", codes(text));
        }
        for (text, code) in [
            ("No careful engineer would have pushed it.", "CTF6"),
            ("A better reviewer would have stopped it.", "CTF6"),
            ("Javier refused for an hour to ring.", "MND2"),
            ("The people refused to listen.", "MND2"),
            ("They believed it touched nobody.", "MND1"),
        ] {
            assert_eq!(codes(text), [code], "{text}");
        }
    }

    #[test]
    fn spans_hold_the_words() {
        let text = "At 09:23 it ran. Clearly “obviously” no; Emeka should have checked.";
        let words: Vec<&str> =
            mark(text, &glossary()).into_iter().map(|mark| &text[mark.span]).collect();
        assert_eq!(words, ["Clearly", "should have checked"]);
    }
}

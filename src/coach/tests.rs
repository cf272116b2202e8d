//! What the coach marks, and what it leaves.

mod odd;
mod quality;
mod quick;
mod reading;

use super::*;

fn glossary() -> Glossary {
    let people = ["Dana", "Emeka", "Hanneke", "Javier", "Suda", "Rūta", "Leila", "Jonas", "Kwame"];
    let more = ["Priya", "Marta", "Tomasz", "Aiko"];
    Glossary {
        people: people.iter().chain(&more).map(|name| (*name).to_owned()).collect(),
        machines: ["sieve", "harbor", "beacon"].map(String::from).to_vec(),
        roles: Vec::new(),
    }
}

fn codes(text: &str) -> Vec<String> {
    let marks = mark(text, &glossary());
    marks.into_iter().map(|mark| mark.rule.code.clone()).collect()
}

#[test]
fn every_rule_marks_its_examples_and_not_its_counterexamples() {
    let mut wrong = Vec::new();
    for rule in &Coach::standard().rules {
        assert!(!rule.examples.is_empty() && !rule.counterexamples.is_empty(), "{}", rule.code);
        let alone = |text: &str| mark::only(rule, text, &glossary());
        for text in rule.examples.iter().filter(|text| !alone(text)) {
            wrong.push(format!("{}: `{text}` is not marked", rule.code));
        }
        for text in rule.counterexamples.iter().filter(|text| alone(text)) {
            wrong.push(format!("{}: `{text}` is marked", rule.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
fn what_yields_is_a_hint_beside_another_family() {
    let told = |text: &str| -> Vec<(String, Confidence)> {
        let marks = mark(text, &glossary());
        marks.into_iter().map(|mark| (mark.rule.code.clone(), mark.confidence)).collect()
    };
    let (sure, hint) = (Confidence::Mark, Confidence::Hint);
    for (text, codes) in [
        ("How could the reviewers let this through?", vec![("WHY1", sure), ("NAM8", hint)]),
        ("The reviewers let this through.", vec![("NAM8", sure)]),
        ("Kwame always merges without asking.", vec![("ABS1", sure), ("CTF12", hint)]),
        ("The crew merged it without asking.", vec![("CTF12", sure)]),
        ("At 15:40 someone ran it with the wrong flag.", vec![("PAS3", sure), ("ERR6", hint)]),
        // Each sentence by itself, and two families that both stand on their own.
        ("Why did Dana wait? Kwame forgot it.", vec![("WHY1", sure), ("ERR4", sure)]),
        ("In hindsight Dana should have asked.", vec![("HND2", sure), ("CTF1", sure)]),
    ] {
        let codes: Vec<_> = codes.into_iter().map(|(code, sure)| (code.to_owned(), sure)).collect();
        assert_eq!(told(text), codes, "{text}");
    }
}

#[test]
fn two_words_may_be_what_the_second_is_not() {
    assert!(codes("The query planner ignored the hints and forgot them.").is_empty());
    assert_eq!(codes("The planner forgot them."), ["ERR4"]);
    assert_eq!(codes("The shift supervisor forgot them."), ["ERR4"]);
}

#[test]
fn spans_hold_the_words() {
    let text = "At 09:23 it ran. Clearly “obviously” no; Emeka should have checked.";
    let words: Vec<&str> =
        mark(text, &glossary()).into_iter().map(|mark| &text[mark.span]).collect();
    assert_eq!(words, ["Clearly", "should have checked"]);
}

//! `coach --explain`: one rule in full, or all in a line each.

use super::super::{Exit, Failure};
use crate::coach::{ALLOW_CODES, Coach, Subject};
use crate::diagnostics::did_you_mean;
use std::io::Write;

pub fn explain(code: Option<&str>, out: &mut dyn Write) -> Result<Exit, Failure> {
    let coach = Coach::standard();
    let Some(code) = code else {
        for rule in &coach.rules {
            let family = coach.category(&rule.code).map_or("", |category| category.name.as_str());
            let hint = if rule.hint { "  (a hint)" } else { "" };
            writeln!(out, "{:<6} {family}: {}{hint}", rule.code, first(&rule.examples))?;
        }
        for (code, meaning) in ALLOW_CODES {
            writeln!(out, "{code:<6} {meaning}")?;
        }
        return Ok(Exit::Fine);
    };
    if let Some((code, meaning)) =
        ALLOW_CODES.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(code))
    {
        writeln!(out, "{code}: {meaning}\n\ndocs/coach.md says how a text allows what it quotes.")?;
        return Ok(Exit::Fine);
    }
    let Some((rule, category)) = coach.rule(code).zip(coach.category(&code.to_uppercase())) else {
        let known: Vec<&str> = coach.rules.iter().map(|rule| rule.code.as_str()).collect();
        let near = did_you_mean(&code.to_uppercase(), known.iter().copied());
        return Err(Failure::new(
            format!("the coach has no rule `{code}`"),
            format!("{near}; `second-story coach --explain` lists all"),
        ));
    };
    writeln!(out, "{}: {}\n", rule.code, category.name)?;
    writeln!(out, "Why: {} ({})", category.why, category.source)?;
    writeln!(out, "Instead: {}", rule.rewrite)?;
    let about = match rule.subject {
        Subject::Any => "whoever the sentence is about",
        Subject::Human => "people; of a subject that is not known it is a hint",
        Subject::Other | Subject::Known => {
            "other people; of a subject that is not known it is a hint"
        }
        Subject::Person => "somebody by name",
        Subject::NotMachine => "all but machines",
        Subject::Hidden => "what nobody is named for",
    };
    writeln!(out, "Of: {about}{}", if rule.hint { "; only ever a hint" } else { "" })?;
    for example in &rule.examples {
        writeln!(out, "Marked: {example}")?;
    }
    for example in &rule.counterexamples {
        writeln!(out, "Not marked: {example}")?;
    }
    Ok(Exit::Fine)
}

fn first(examples: &[String]) -> &str {
    examples.first().map_or("", String::as_str)
}

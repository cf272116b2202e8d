//! The language rules, read from `assets/coach/rules.ron`.

use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// All rules, ready to run.
#[derive(Debug)]
pub struct Coach {
    pub categories: Vec<Category>,
    pub rules: Vec<Rule>,
    /// What gives a reason in a sentence.
    pub conditions: Vec<Regex>,
    pub humans: Vec<String>,
    pub machines: Vec<String>,
    letters: BTreeMap<char, String>,
}

/// What a family of rules is about, and why it harms.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub id: String,
    pub name: String,
    /// Its marks are verdicts on what was done.
    #[serde(default)]
    pub verdict: bool,
    #[serde(default)]
    pub at_person: AtPerson,
    pub why: String,
    pub source: String,
}

/// Whether marks of a family lay a cause at a person's door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum AtPerson {
    #[default]
    Never,
    Always,
    /// Where the sentence is about somebody.
    Named,
    /// The same, and it gives no condition.
    NamedAlone,
}

/// Texts in which a rule holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Scope {
    #[default]
    Any,
    /// Where a text says how something came about: elsewhere it is no fault to say who did what.
    Cause,
    /// On what has been. Of a measure, what would have been is a reason and tells no story.
    Past,
}

#[derive(Debug)]
pub struct Rule {
    /// Stable: the category's letters and a number.
    pub code: String,
    pub pattern: Regex,
    pub subject: Subject,
    pub scope: Scope,
    pub except: Vec<Regex>,
    /// Only ever a hint.
    pub hint: bool,
    pub example: String,
    pub counterexample: String,
    pub rewrite: String,
}

/// Whom the sentence has to be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Subject {
    Any,
    /// A machine is no match; an unknown subject makes it a hint.
    Human,
    /// Somebody by name, and nobody else.
    Person,
    /// A machine is no match; an unknown subject still is one.
    NotMachine,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    categories: Vec<Category>,
    rules: Vec<RuleText>,
    conditions: Vec<String>,
    letters: Vec<(char, String)>,
    humans: Vec<String>,
    machines: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleText {
    code: String,
    pattern: String,
    subject: Subject,
    #[serde(default)]
    scope: Scope,
    except: Vec<String>,
    #[serde(default)]
    hint: bool,
    example: String,
    counterexample: String,
    rewrite: String,
}

impl Coach {
    /// The rules that the program carries.
    pub fn standard() -> &'static Coach {
        static COACH: OnceLock<Coach> = OnceLock::new();
        COACH.get_or_init(|| {
            #[expect(clippy::expect_used, reason = "part of the program, held by a test")]
            Coach::read(include_str!("../../assets/coach/rules.ron")).expect("rules.ron is read")
        })
    }

    /// Reads rules.
    ///
    /// # Errors
    /// What is wrong with the text or with a pattern, with the rule's code.
    pub fn read(text: &str) -> Result<Coach, String> {
        let file: File = ron::from_str(text).map_err(|error| error.to_string())?;
        let rules = file.rules.into_iter().map(Rule::new).collect::<Result<_, _>>()?;
        let conditions = file.conditions.iter().map(|text| regex("conditions", text));
        let conditions = conditions.collect::<Result<_, _>>()?;
        let marked = file.letters.iter();
        let letters =
            marked.flat_map(|(plain, marked)| marked.chars().map(|m| (m, plain.to_string())));
        Ok(Coach {
            categories: file.categories,
            rules,
            conditions,
            letters: letters.collect(),
            humans: file.humans,
            machines: file.machines,
        })
    }

    /// A word in small letters without their marks.
    pub fn plain(&self, word: &str) -> String {
        let small = word.to_lowercase();
        let plain =
            |letter: char| self.letters.get(&letter).cloned().unwrap_or_else(|| letter.to_string());
        small.chars().map(plain).collect()
    }

    /// The category that a code belongs to.
    pub fn category(&self, code: &str) -> Option<&Category> {
        self.categories.iter().find(|category| code.starts_with(&category.id))
    }
}

impl Rule {
    fn new(text: RuleText) -> Result<Rule, String> {
        let pattern = regex(&text.code, &text.pattern)?;
        let except = text.except.iter().map(|pattern| regex(&text.code, pattern));
        let except = except.collect::<Result<_, _>>()?;
        Ok(Rule {
            pattern,
            except,
            code: text.code,
            subject: text.subject,
            scope: text.scope,
            hint: text.hint,
            example: text.example,
            counterexample: text.counterexample,
            rewrite: text.rewrite,
        })
    }
}

fn regex(code: &str, pattern: &str) -> Result<Regex, String> {
    let built = RegexBuilder::new(pattern).case_insensitive(true).build();
    built.map_err(|error| format!("{code}: {error}"))
}

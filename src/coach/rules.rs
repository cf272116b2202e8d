//! The language rules, read from `assets/coach/rules.ron`.

use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use std::sync::OnceLock;

/// All rules, ready to run.
#[derive(Debug)]
pub struct Coach {
    pub categories: Vec<Category>,
    pub rules: Vec<Rule>,
    pub humans: Vec<String>,
    pub machines: Vec<String>,
}

/// What a family of rules is about, and why it harms.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub id: String,
    pub name: String,
    pub why: String,
    pub source: String,
}

#[derive(Debug)]
pub struct Rule {
    /// Stable: the category's letters and a number.
    pub code: String,
    pub pattern: Regex,
    pub subject: Subject,
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
    /// A machine is no match; an unknown subject still is one.
    NotMachine,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    categories: Vec<Category>,
    rules: Vec<RuleText>,
    humans: Vec<String>,
    machines: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleText {
    code: String,
    pattern: String,
    subject: Subject,
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
        Ok(Coach {
            categories: file.categories,
            rules,
            humans: file.humans,
            machines: file.machines,
        })
    }

    /// The category that a code belongs to.
    pub fn category(&self, code: &str) -> Option<&Category> {
        self.categories.iter().find(|category| code.starts_with(&category.id))
    }
}

impl Rule {
    fn new(text: RuleText) -> Result<Rule, String> {
        let regex = |pattern: &str| {
            RegexBuilder::new(pattern)
                .case_insensitive(true)
                .build()
                .map_err(|error| format!("{}: {error}", text.code))
        };
        let pattern = regex(&text.pattern)?;
        let except = text.except.iter().map(|pattern| regex(pattern)).collect::<Result<_, _>>()?;
        Ok(Rule {
            pattern,
            except,
            code: text.code,
            subject: text.subject,
            hint: text.hint,
            example: text.example,
            counterexample: text.counterexample,
            rewrite: text.rewrite,
        })
    }
}

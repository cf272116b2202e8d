//! The language rules, read from `assets/coach/`.

use super::literals::Literals;
use super::pattern::Pattern;
use super::words::Kind;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// All rules, ready to run.
#[derive(Debug)]
pub struct Coach {
    pub categories: Vec<Category>,
    pub rules: Vec<Rule>,
    /// Which of the rules a sentence may break, in one go; behind them, whether it may report
    /// (before and behind the words) and deny.
    pub(super) literals: Literals,
    /// What gives a reason in a sentence.
    pub(super) conditions: Pattern,
    /// What stands before somebody else's words, and behind them.
    pub(super) reports: Pattern,
    pub(super) reported: Pattern,
    /// What stands before something that was not so.
    pub(super) denials: Pattern,
    pub(super) words: BTreeMap<String, Kind>,
    /// First words of the nouns of two among them.
    pub(super) firsts: BTreeSet<String>,
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
    /// Beside its marks, the others in a sentence are worth a look.
    #[serde(default)]
    pub alone: bool,
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
    pub pattern: Pattern,
    pub actor: Actor,
    pub subject: Subject,
    pub scope: Scope,
    pub except: Option<Pattern>,
    /// It is meant although "not" or "nobody" stands before it.
    pub denied: bool,
    /// Only ever a hint.
    pub hint: bool,
    /// A hint in a sentence that another family marks.
    pub yields: bool,
    pub examples: Vec<String>,
    pub counterexamples: Vec<String>,
    pub rewrite: String,
}

/// Where those stand whom the match is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Actor {
    /// Before it, as the subject; of a passive, behind "by".
    #[default]
    Before,
    /// Right behind it.
    After,
    /// Behind its first word: "why did Dana".
    Within,
    /// Before it, as the owner: "Dana's mistake".
    Owner,
    /// What the clause opens with, whatever stands between.
    Clause,
    /// Behind the next comma: "Ignoring the runbook, Dana".
    Next,
    /// Behind the next comma if somebody stands there, else before.
    Main,
    /// A word of the match itself, or what stands right behind it.
    Asked,
    /// Behind "by".
    Agent,
}

/// Whom it has to be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Subject {
    Any,
    /// A machine is no match; an unknown subject makes it a hint.
    Human,
    /// As Human; what is said of oneself is no match.
    Other,
    /// As Other; `they`, and nobody in the text before whom it may mean, makes it a hint.
    Known,
    /// Somebody by name, and nobody else.
    Person,
    /// A machine is no match; an unknown subject still is one.
    NotMachine,
    /// Nobody is named as having done it.
    Hidden,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Names for parts of patterns: `<name>` in a pattern stands for it.
    parts: Vec<(String, String)>,
    categories: Vec<Category>,
    rules: Vec<RuleText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleText {
    code: String,
    patterns: Vec<String>,
    #[serde(default)]
    actor: Actor,
    subject: Subject,
    #[serde(default)]
    scope: Scope,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    denied: bool,
    #[serde(default)]
    hint: bool,
    #[serde(default)]
    yields: bool,
    examples: Vec<String>,
    counterexamples: Vec<String>,
    rewrite: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    conditions: Vec<String>,
    reports: Vec<String>,
    reported: Vec<String>,
    denials: Vec<String>,
    letters: Vec<(char, String)>,
    words: Vec<(Kind, String)>,
}

impl Coach {
    /// The rules that the program carries.
    pub fn standard() -> &'static Coach {
        static COACH: OnceLock<Coach> = OnceLock::new();
        COACH.get_or_init(|| {
            let rules = include_str!("../../assets/coach/rules.ron");
            let words = include_str!("../../assets/coach/words.ron");
            #[expect(clippy::expect_used, reason = "part of the program, held by a test")]
            Coach::read(rules, words).expect("the rules are read")
        })
    }

    /// Reads rules and the words of the language.
    ///
    /// # Errors
    /// What is wrong with a text or with a pattern, with the rule's code.
    pub fn read(rules: &str, words: &str) -> Result<Coach, String> {
        let file: File = ron::from_str(rules).map_err(|error| format!("rules: {error}"))?;
        let words: Words = ron::from_str(words).map_err(|error| format!("words: {error}"))?;
        let list = |list: &[String]| Pattern::new(&joined(list, &file.parts));
        let rules = file.rules.into_iter().map(|rule| Rule::new(rule, list));
        let rules: Vec<Rule> = rules.collect::<Result<_, _>>()?;
        let (reports, reported) = (list(&words.reports)?, list(&words.reported)?);
        let (denials, conditions) = (list(&words.denials)?, list(&words.conditions)?);
        let patterns = rules.iter().map(|rule| &rule.pattern);
        let literals = Literals::of(patterns.chain([&reports, &reported, &denials]))?;
        let letters = words.letters.iter();
        let letters =
            letters.flat_map(|(plain, marked)| marked.chars().map(|m| (m, plain.to_string())));
        let letters = letters.collect();
        // What stands first is meant.
        let words: BTreeMap<String, Kind> = words
            .words
            .iter()
            .rev()
            .flat_map(|(kind, list)| list.split_whitespace().map(|word| (word.to_owned(), *kind)))
            .collect();
        let firsts = words.keys().filter_map(|word| Some(word.split_once('_')?.0.to_owned()));
        Ok(Coach {
            firsts: firsts.collect(),
            conditions,
            words,
            literals,
            rules,
            reports,
            reported,
            denials,
            categories: file.categories,
            letters,
        })
    }

    /// A word in small letters without their marks.
    pub fn plain(&self, word: &str) -> String {
        if word.is_ascii() {
            return word.to_ascii_lowercase();
        }
        let mut plain = String::with_capacity(word.len());
        for letter in word.to_lowercase().chars() {
            match self.letters.get(&letter) {
                Some(known) => plain.push_str(known),
                None => plain.push(letter),
            }
        }
        plain
    }

    /// The category that a code belongs to.
    pub fn category(&self, code: &str) -> Option<&Category> {
        self.categories.iter().find(|category| code.starts_with(&category.id))
    }

    /// Letters of all families, and codes of all rules.
    pub fn codes(&self) -> Vec<&str> {
        let families = self.categories.iter().map(|category| category.id.as_str());
        families.chain(self.rules.iter().map(|rule| rule.code.as_str())).collect()
    }

    /// The rule with this code, in whatever case it is written.
    pub fn rule(&self, code: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.code.eq_ignore_ascii_case(code))
    }
}

/// Whether a code that somebody names, or a family's letters, mean this rule.
pub fn means(named: &str, code: &str) -> bool {
    code == named || (named.len() == 3 && code.starts_with(named))
}

impl Rule {
    fn new(
        text: RuleText,
        pattern: impl Fn(&[String]) -> Result<Pattern, String>,
    ) -> Result<Rule, String> {
        let pattern = |patterns: &[String]| {
            pattern(patterns).map_err(|error| format!("{}: {error}", text.code))
        };
        let except = (!text.except.is_empty()).then(|| pattern(&text.except));
        Ok(Rule {
            pattern: pattern(&text.patterns)?,
            except: except.transpose()?,
            code: text.code,
            actor: text.actor,
            subject: text.subject,
            scope: text.scope,
            denied: text.denied,
            hint: text.hint,
            yields: text.yields,
            examples: text.examples,
            counterexamples: text.counterexamples,
            rewrite: text.rewrite,
        })
    }
}

/// One pattern of several. Each begins and ends at a word's bounds unless it says where itself.
fn joined(patterns: &[String], parts: &[(String, String)]) -> String {
    let whole = |pattern: &String| {
        let mut pattern = pattern.clone();
        for (name, part) in parts {
            pattern = pattern.replace(&format!("<{name}>"), &format!("(?:{part})"));
        }
        let open = if pattern.starts_with(['^', '[', '\\']) { "" } else { r"\b" };
        let close = if pattern.ends_with(['$', ' ', ']']) { "" } else { r"\b" };
        format!("{open}(?:{pattern}){close}")
    };
    patterns.iter().map(whole).collect::<Vec<_>>().join("|")
}

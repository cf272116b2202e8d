//! A question in the player's own words, read as form and topic: what is asked, never how it sounds.

use super::rules::Rules;
use crate::scenario::model::*;
use regex::Regex;
use serde::Deserialize;
use std::ops::Range;
use std::sync::OnceLock;

/// Longest question, in characters.
pub const LONGEST: usize = 300;

/// What a question may be: nothing that is known, one thing, or several of which one has to be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub forms: Vec<FormId>,
    pub topics: Vec<TopicId>,
}

impl Reading {
    /// The form, where it is beyond doubt.
    pub fn form(&self) -> Option<&FormId> {
        only(&self.forms)
    }

    /// The topic, where it is beyond doubt.
    pub fn topic(&self) -> Option<&TopicId> {
        only(&self.topics)
    }
}

fn only<T>(all: &[T]) -> Option<&T> {
    if let [one] = all { Some(one) } else { None }
}

/// What forms are heard by: `assets/people/heard.ron`.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Ear {
    ways: Vec<Way>,
    #[serde(skip)]
    compiled: OnceLock<Vec<(FormId, bool, Regex)>>,
}

/// What one form is heard by, in words as [`plain`] has them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Way {
    form: FormId,
    #[serde(default)]
    heard: Vec<String>,
    /// Heard only where no other form is.
    #[serde(default)]
    last: Vec<String>,
}

impl Ear {
    /// Form, whether it is heard last, and by what.
    fn patterns(&self) -> &[(FormId, bool, Regex)] {
        self.compiled.get_or_init(|| {
            let all = self.ways.iter().flat_map(|way| {
                let first = way.heard.iter().map(move |text| (way, false, text));
                first.chain(way.last.iter().map(move |text| (way, true, text)))
            });
            all.filter_map(|(way, last, text)| Some((way.form.clone(), last, compiled(text)?)))
                .collect()
        })
    }
}

/// A pattern of whole words. `~` stands for a word that may be missing, `…` for up to four, `SOMEONE`
/// for whoever can be asked or spoken of, `START` for where a sentence begins.
fn compiled(pattern: &str) -> Option<Regex> {
    let pattern = pattern
        .replace("~ ", "(?:[^ |]+ )?")
        .replace("… ", "(?:[^ |]+ ){0,4}")
        .replace("SOMEONE", SOMEONE)
        .replace("START", START);
    Regex::new(&format!(" (?:{pattern}) ")).ok()
}

const SOMEONE: &str = "(?:you|he|she|they|we|people|everybody|everyone|someone|somebody|anyone|anybody|nobody|no one|noone|(?:the|your|their) (?:team|others|rest)|somename)";

/// What a sentence may begin with before it comes to the point.
const START: &str = "[|] (?:(?:and|so|but|ok|okay|well|please|sorry|just|quickly|quick|somename|hi|hey|oh|right|also|then|uh|um) )*";

/// Reads a question to somebody of whom these topics are on offer; `before`: what was asked about last.
pub fn read(
    scenario: &Scenario,
    rules: &Rules,
    topics: &[TopicId],
    before: Option<&TopicId>,
    words: &str,
) -> Reading {
    let text = plain(scenario, words);
    let mut about = topics_in(scenario, topics, &text);
    let mut forms = forms_in(rules, &text);
    // "An ordinary week" is a topic where somebody asks in another way, and not for what is ordinary.
    let named = |at: &Range<usize>| {
        about.iter().any(|topic| {
            let meet = at.start < topic.at.end && topic.at.start < at.end;
            meet && !within(&topic.at, at) && topic.at != *at
        })
    };
    let asks_so = forms.clone();
    if forms.iter().any(|(_, at)| !named(at)) {
        forms.retain(|(_, at)| !named(at));
    }
    // "Usually" is a way to ask, and no topic, though one goes by it.
    about.retain(|topic| !asks_alone(rules, &text[topic.at.clone()]));
    let own = |topic: &Called| !asks_so.iter().any(|(_, form)| within(&topic.at, form));
    if about.iter().any(own) {
        about.retain(own);
    }
    // What is called by its name counts before what may mean it.
    if about.iter().any(|topic| topic.by_name) {
        about.retain(|topic| topic.by_name);
    }
    let mut topics = distinct(about.into_iter().map(|topic| topic.id));
    if topics.is_empty() && points_back(&text) {
        topics.extend(before.cloned());
    }
    Reading { forms: distinct(forms.into_iter().map(|(id, _)| id)), topics }
}

fn distinct<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

/// Ways to ask, with their places; of several at one place the one that says most.
fn forms_in(rules: &Rules, text: &str) -> Vec<(FormId, Range<usize>)> {
    let heard = |in_the_end: bool| {
        let of = rules.ear.patterns().iter().filter(|(_, last, _)| *last == in_the_end);
        let found = of.filter_map(|(form, _, regex)| {
            let at = regex.find(text)?.range();
            // Without the spaces around it.
            Some((form.clone(), at.start + 1..at.end - 1))
        });
        longest(found.collect())
    };
    let found = heard(false);
    if found.is_empty() { heard(true) } else { found }
}

/// A topic that is spoken of.
struct Called {
    id: TopicId,
    at: Range<usize>,
    by_name: bool,
}

/// Whether these words by themselves are a way to ask.
fn asks_alone(rules: &Rules, words: &str) -> bool {
    let all = format!(" {words} ");
    let whole = |regex: &Regex| regex.find(&all).is_some_and(|found| found.len() == all.len());
    rules.ear.patterns().iter().any(|(_, _, regex)| whole(regex))
}

/// Topics that are called by one of their names or words, with the places.
fn topics_in(scenario: &Scenario, topics: &[TopicId], text: &str) -> Vec<Called> {
    let known = topics.iter().filter_map(|id| scenario.topic(id));
    let found = known.flat_map(|topic| {
        let words = topic.words.iter().map(|words| (words, false)).chain([(&topic.name, true)]);
        let found = words.filter_map(|(words, by_name)| {
            let at = place(text, bare(&plain(scenario, words)))?;
            Some(((topic.id.clone(), by_name), at))
        });
        found.collect::<Vec<_>>()
    });
    let found = longest(found.collect());
    found.into_iter().map(|((id, by_name), at)| Called { id, at, by_name }).collect()
}

/// Whether something lies within something longer.
fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end && inner.len() < outer.len()
}

/// Without what lies within a longer one.
fn longest<T: Clone + PartialEq>(found: Vec<(T, Range<usize>)>) -> Vec<(T, Range<usize>)> {
    let longer = |(_, at): &(T, Range<usize>)| found.iter().any(|(_, other)| within(at, other));
    found.iter().filter(|one| !longer(one)).cloned().collect()
}

/// A name without its article.
fn bare(name: &str) -> &str {
    let name = name.trim_matches([' ', '|']);
    let articles = ["the ", "a ", "an ", "our own ", "our ", "this "];
    articles.iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// Where these words stand, in whatever ending.
fn place(text: &str, name: &str) -> Option<Range<usize>> {
    let name: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).map(stem).collect();
    let at = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let mut stretches = words.windows(name.len().max(1));
    let found =
        stretches.find(|some| some.iter().map(|word| stem(word)).eq(name.iter().copied()))?;
    let (first, last) = (found.first()?, found.last()?);
    Some(at(first)..at(last) + last.len())
}

/// A word without its ending: "approval" and "approved" are one.
fn stem(word: &str) -> &str {
    let ends = ["ing", "ed", "al", "es", "s", "e"];
    let cut = ends.iter().find_map(|end| word.strip_suffix(end).filter(|rest| rest.len() >= 3));
    cut.unwrap_or(word)
}

/// Whether the text speaks of what was spoken of before: "that" within a sentence and "it" beside
/// "about" or "with" something most often do not.
fn points_back(text: &str) -> bool {
    const POINT: [&str; 3] = ["it", "that", "this"];
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let leads = |word: &str| ["about", "with", "of"].contains(&word);
    let named = words.windows(2).any(|two| leads(two[0]) && !POINT.contains(&two[1]));
    words.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
        let ends = words.get(at + 1).is_none_or(|next| *next == "|");
        POINT.contains(word) && (ends || leads(before) || (*word == "it" && !named))
    })
}

/// Small words with one space around each; sentences end with a bar, and names are all the same.
fn plain(scenario: &Scenario, words: &str) -> String {
    let mut text = String::from(" | ");
    let signs: Vec<char> = words.chars().flat_map(char::to_lowercase).collect();
    for (at, sign) in signs.iter().enumerate() {
        let joined = text.ends_with(' ');
        let between_digits = || {
            let digit = |sign: Option<&char>| sign.is_some_and(char::is_ascii_digit);
            digit(at.checked_sub(1).and_then(|at| signs.get(at))) && digit(signs.get(at + 1))
        };
        match sign {
            '\'' | '’' | '‘' | '`' => {}
            '.' | '?' | '!' | ';' | '\n' if !joined => text.push_str(" | "),
            '.' | '?' | '!' | ';' | '\n' => text.push_str("| "),
            ':' if between_digits() => text.push(':'),
            sign if sign.is_alphanumeric() || *sign == '_' => text.push(*sign),
            _ if !joined => text.push(' '),
            _ => {}
        }
    }
    if !text.ends_with(' ') {
        text.push(' ');
    }
    for person in &scenario.cast.people {
        for name in [&person.name, &person.called] {
            text = text.replace(&format!(" {} ", name.to_lowercase()), " somename ");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::checks::sample::sample_with;

    #[test]
    fn every_pattern_compiles_and_every_form_can_be_said() {
        let rules = Rules::standard();
        for way in &rules.ear.ways {
            for pattern in way.heard.iter().chain(&way.last) {
                assert!(compiled(pattern).is_some(), "{}: {pattern}", way.form);
            }
        }
        let spoken = rules.forms.iter().filter(|form| form.id.as_str() != "wait");
        let spoken: Vec<&FormId> = spoken.map(|form| &form.id).collect();
        let heard: Vec<&FormId> = rules.ear.ways.iter().map(|way| &way.form).collect();
        assert_eq!(heard, spoken, "silence is no question");
    }

    #[test]
    fn what_was_asked_about_before_is_meant_by_it_alone() {
        let (scenario, rules) = (sample_with(&[]), Rules::standard());
        let topics: Vec<TopicId> =
            scenario.cast.topics.iter().map(|topic| topic.id.clone()).collect();
        let before = &topics[0];
        let heard = |words: &str| read(&scenario, rules, &topics, Some(before), words).topics;
        for words in ["What did you expect of it?", "How did you know that", "And this? What then?"]
        {
            assert_eq!(heard(words), std::slice::from_ref(before), "{words}");
        }
        let others = ["How does it usually go with doors nobody has?", "Who knew doors that open?"];
        assert!(others.iter().all(|words| heard(words).is_empty()));
    }

    #[test]
    fn the_words_that_stand_on_the_screen_are_read_as_what_they_are() {
        let (scenario, rules) = (sample_with(&[]), Rules::standard());
        let topics: Vec<TopicId> =
            scenario.cast.topics.iter().map(|topic| topic.id.clone()).collect();
        for form in rules.forms.iter().filter(|form| form.id.as_str() != "wait") {
            for topic in &scenario.cast.topics {
                let words = topic.words.first().unwrap_or(&topic.name);
                let said = form.question.replace("{topic}", &topic.name).replace("{words}", words);
                let read = read(&scenario, rules, &topics, None, &said);
                assert_eq!(read.form(), Some(&form.id), "{said}");
                if form.question.contains('{') {
                    assert_eq!(read.topic(), Some(&topic.id), "{said}");
                }
            }
        }
    }
}

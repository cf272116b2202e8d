//! Marks in a text: where, which rule, why it harms, what to write instead.

use super::block::Block;
use super::literals::{Literals, Places};
use super::quotes::covered;
use super::rules::{Actor, AtPerson, Category, Coach, Rule, Scope, Subject};
use super::sentences::sentences;
use super::speech::{self, Speech};
use super::subject::{About, Subjects};
use super::words::{Glossary, Kind, Lexicon, Word};
use std::cell::LazyCell;
use std::cmp::Reverse;
use std::ops::Range;

#[derive(Clone, Debug)]
pub struct Mark {
    /// Bytes of the text.
    pub span: Range<usize>,
    pub rule: &'static Rule,
    /// What the rule's family is about, and why it harms.
    pub category: &'static Category,
    pub confidence: Confidence,
    /// It lays a cause at a person's door.
    pub at_person: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Worth a look.
    Hint,
    /// Will be read as blame.
    Mark,
}

/// Marks a plain text, in order.
pub fn mark(text: &str, glossary: &Glossary) -> Vec<Mark> {
    mark_blocks(&super::plain::blocks(text), glossary)
}

/// Marks the blocks of a text, in order.
pub fn mark_blocks(blocks: &[Block], glossary: &Glossary) -> Vec<Mark> {
    settle(found(blocks, glossary, Literals::look))
}

/// The same, with all rules asked of every sentence.
#[cfg(test)]
pub fn mark_slowly(blocks: &[Block], glossary: &Glossary) -> Vec<Mark> {
    settle(found(blocks, glossary, |_, _, places| {
        let anywhere = Places { anywhere: true, starts: Vec::new() };
        places.fill(anywhere);
    }))
}

/// Whether a rule by itself finds something in a text.
#[cfg(test)]
pub fn only(rule: &Rule, text: &str, glossary: &Glossary) -> bool {
    let found = found(&super::plain::blocks(text), glossary, Literals::look);
    found.iter().any(|mark| mark.rule.code == rule.code)
}

/// All that any rule finds. `look` tells which patterns a sentence may match.
fn found(
    blocks: &[Block],
    glossary: &Glossary,
    look: impl Fn(&Literals, &[u8], &mut [Places]),
) -> Vec<Mark> {
    let coach = Coach::standard();
    let lexicon = Lexicon::new(coach, glossary);
    let mut marks = Vec::new();
    let mut places = vec![Places::default(); coach.rules.len() + speech::PATTERNS];
    for block in blocks {
        let text = covered(&block.text);
        let small = text.to_ascii_lowercase();
        let mut former: Option<&str> = None;
        for part in sentences(&text) {
            let (sentence, low) = (&text[part.clone()], &small[part.clone()]);
            look(&coach.literals, low.as_bytes(), &mut places);
            let (places, said) = places.split_at(coach.rules.len());
            let begins = marks.len();
            let of = Sentence {
                coach,
                low,
                text: sentence,
                said,
                read: LazyCell::new(|| Read::new(&lexicon, sentence, former)),
            };
            for (rule, places) in coach.rules.iter().zip(places).filter(|it| it.1.any()) {
                of.marks(rule, places, |at, category, confidence, at_person| {
                    let span = block.source(part.start + at.start..part.start + at.end);
                    marks.push(Mark { span, rule, category, confidence, at_person });
                });
            }
            yielding(&mut marks[begins..]);
            former = Some(sentence);
        }
    }
    marks
}

/// One thing at a time: beside a question that asks for defence all else in its sentence is only worth
/// a look, and so is, beside any mark of another family, what a rule that yields finds.
fn yielding(marks: &mut [Mark]) {
    let rank = |mark: &Mark| (!mark.category.alone, mark.rule.yields, mark.span.start);
    let sure =
        |mark: &&Mark| mark.confidence == Confidence::Mark && mark.rule.scope != Scope::Cause;
    let Some(lead) = marks.iter().filter(sure).min_by_key(|mark| rank(mark)) else { return };
    let lead = lead.category;
    for mark in marks.iter_mut().filter(|mark| mark.category.id != lead.id) {
        if lead.alone || mark.rule.yields {
            mark.confidence = Confidence::Hint;
        }
    }
}

/// In order, and once for the same words: of a family's rules the first says enough, and a mark says
/// more than a hint.
fn settle(mut marks: Vec<Mark>) -> Vec<Mark> {
    // Of two that begin at the same word, the one that holds in any text is meant, then the first.
    marks.sort_by_key(|mark| {
        (Reverse(mark.confidence), mark.span.start, mark.rule.scope == Scope::Cause)
    });
    let sure = marks.partition_point(|mark| mark.confidence == Confidence::Mark);
    let mut hints = marks.split_off(sure);
    once(&mut marks);
    // Starts and ends of what is marked, so that one look tells whether a hint lies in it.
    let mut far = 0;
    let firm: Vec<Range<usize>> = marks
        .iter()
        .map(|mark| {
            far = mark.span.end.max(far);
            mark.span.start..far
        })
        .collect();
    hints.retain(|hint| {
        let before = firm.partition_point(|span| span.start < hint.span.end);
        before == 0 || firm[before - 1].end <= hint.span.start
    });
    once(&mut hints);
    marks.append(&mut hints);
    marks.sort_by_key(|mark| mark.span.start);
    marks
}

/// Leaves the first of those that overlap: the same words say one thing to whoever reads them.
fn once(marks: &mut Vec<Mark>) {
    let mut end = 0;
    marks.retain(|mark| {
        let apart = mark.span.start >= end;
        if apart {
            end = mark.span.end;
        }
        apart
    });
}

/// A sentence that a rule may mark something in.
struct Sentence<'a, F> {
    coach: &'static Coach,
    low: &'a str,
    text: &'a str,
    /// Whether it may report, before and behind, and deny.
    said: &'a [Places],
    read: LazyCell<Read, F>,
}

/// The words of a sentence, and whom the one before is about if that matters.
struct Read {
    words: Vec<Word>,
    former: Option<About>,
}

impl Read {
    fn new(lexicon: &Lexicon<'_>, text: &str, former: Option<&str>) -> Self {
        let words = lexicon.words(text);
        let asks = |word: &Word| {
            word.kind == Kind::They || text[word.at.clone()].eq_ignore_ascii_case("their")
        };
        let former = former.filter(|_| words.iter().any(asks)).and_then(|former| {
            let words = lexicon.words(former);
            Subjects { sentence: former, words: &words, former: None }.opening()
        });
        Self { words, former }
    }
}

impl<F: FnOnce() -> Read> Sentence<'_, F> {
    fn marks(
        &self,
        rule: &'static Rule,
        places: &Places,
        mut take: impl FnMut(Range<usize>, &'static Category, Confidence, bool),
    ) {
        let low = self.low.as_bytes();
        let found = rule.pattern.find(low, places);
        if found.is_empty() || rule.except.as_ref().is_some_and(|it| it.is_match(low)) {
            return;
        }
        let Some(category) = self.coach.category(&rule.code) else { return };
        for found in found {
            let at =
                self.text.floor_char_boundary(found.start)..self.text.ceil_char_boundary(found.end);
            let subject = self.about(rule, &at);
            let Some(confidence) = self.confidence(rule, subject) else { continue };
            let speech = Speech { coach: self.coach, sentence: low, may: self.said };
            if speech.reports(&at) || (!rule.denied && speech.denies(&at)) {
                continue;
            }
            let at_person = confidence == Confidence::Mark && self.at_person(category, subject);
            take(at, category, confidence, at_person);
        }
    }

    /// Whom a match is about; none where a passive names nobody.
    fn about(&self, rule: &Rule, at: &Range<usize>) -> Option<About> {
        let subjects =
            Subjects { sentence: self.text, words: &self.read.words, former: self.read.former };
        if rule.subject == Subject::Hidden {
            return subjects.agent(at.start);
        }
        match rule.actor {
            Actor::Before if subjects.is_passive(at.start) => subjects.agent(at.end),
            Actor::Before => Some(subjects.before(at.start)),
            Actor::After => Some(subjects.after(at.end)),
            Actor::Within => {
                let first = self.low[at.clone()].trim_start().find(' ');
                Some(subjects.after(at.start + first.unwrap_or(0)))
            }
            Actor::Owner => Some(subjects.owner(at.start)),
            Actor::Clause => subjects.clause(at.start),
            Actor::Next => subjects.next(at.end),
            Actor::Main => match subjects.next(at.end) {
                Some(about) if about != About::Unknown => Some(about),
                _ => Some(subjects.before(at.start)),
            },
            Actor::Asked => Some(subjects.asked(at)),
            Actor::Agent => subjects.agent(at.end),
        }
    }

    fn confidence(&self, rule: &Rule, about: Option<About>) -> Option<Confidence> {
        let sure = match (rule.subject, about) {
            (Subject::Any, _) => Confidence::Mark,
            (Subject::Hidden, Some(_)) => return None,
            (Subject::Hidden, None) => Confidence::Mark,
            (Subject::Person, Some(About::Person)) => Confidence::Mark,
            (Subject::Person, _) => return None,
            (_, Some(About::Machine)) => return None,
            (Subject::NotMachine, _) => Confidence::Mark,
            (Subject::Other | Subject::Known, Some(About::Own)) => return None,
            (Subject::Known, Some(About::They)) => Confidence::Hint,
            (_, Some(About::Unknown) | None) => Confidence::Hint,
            _ => Confidence::Mark,
        };
        Some(if rule.hint { Confidence::Hint } else { sure })
    }

    fn at_person(&self, category: &Category, subject: Option<About>) -> bool {
        let named = || {
            subject.is_some_and(About::is_human)
                || self.read.words.iter().any(|word| word.kind == Kind::Name)
        };
        let alone = || !self.coach.conditions.is_match(self.low.as_bytes());
        match category.at_person {
            AtPerson::Never => false,
            AtPerson::Always => true,
            AtPerson::Named => named(),
            AtPerson::NamedAlone => named() && alone(),
        }
    }
}

//! Who did it: a person, a machine, or one cannot tell. The nearest noun of the clause decides, and
//! not what only tells more of it: in "the health check of the team failed" the check did.

use super::words::{Kind, Word};
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Somebody by name.
    Person,
    Human,
    /// The writer's own: `I`, `we`.
    Own,
    /// `they`, and nobody in the text before whom it may mean.
    They,
    Machine,
    Unknown,
}

impl About {
    pub fn is_human(self) -> bool {
        !matches!(self, About::Machine | About::Unknown)
    }
}

/// Clauses that are looked through for a subject.
const CLAUSES: usize = 5;

/// Words of a noun at most.
const NOUN: usize = 7;

/// A sentence's words, and whom the sentence before was about.
pub struct Subjects<'a> {
    pub sentence: &'a str,
    pub words: &'a [Word],
    pub former: Option<About>,
}

/// A noun: which words it is made of, and whether it is the clause's own.
struct Noun {
    start: usize,
    end: usize,
    /// It only tells more of the noun before.
    governed: bool,
    of: bool,
}

impl Subjects<'_> {
    /// The subject of the verb that begins at this byte.
    pub fn before(&self, at: usize) -> About {
        let mut end = self.words.partition_point(|word| word.at.start < at);
        // Behind "and" the subject is the one that the clause before opens with.
        let mut joined = false;
        for _ in 0..CLAUSES {
            while end > 0 && self.is_helper(end - 1) {
                end -= 1;
            }
            let bounds = self.words[..end].iter().rposition(is_bound);
            let start = bounds.map_or(0, |bound| bound + 1);
            if let Some(about) = self.of_clause(start, end, joined) {
                return about;
            }
            let Some(bound) = bounds else { break };
            match self.words[bound].kind {
                Kind::Who if start == end => return self.whom(bound),
                Kind::Which if start == end => {
                    return self.named_last(bound).unwrap_or(About::Machine);
                }
                Kind::That if start == end => {
                    return self.named_last(bound).unwrap_or(About::Machine);
                }
                Kind::Who | Kind::Which | Kind::That => joined = false,
                _ => joined = true,
            }
            end = bound;
        }
        About::Unknown
    }

    /// The noun that begins behind this byte.
    pub fn after(&self, at: usize) -> About {
        let start = self.words.partition_point(|word| word.at.start < at);
        let rest = &self.words[start..];
        let skip =
            rest.iter().take_while(|word| matches!(word.kind, Kind::Helper | Kind::Be)).count();
        let rest = &rest[skip..];
        let ends = rest.iter().enumerate().find(|(at, word)| {
            *at > 0
                && (is_bound(word)
                    || matches!(
                        word.kind,
                        Kind::Article | Kind::Preposition | Kind::Helper | Kind::Be | Kind::Past
                            | Kind::It | Kind::They | Kind::Some
                    )
                    // What one did or is asked about is no part of one's name, nor what follows things.
                    || (matches!(word.kind, Kind::Act | Kind::Unknown)
                        && !rest[at - 1].owns
                        && (matches!(rest[at - 1].kind, Kind::Human | Kind::Somebody | Kind::They)
                            || (rest[at - 1].kind == Kind::Machine && self.is_many(&rest[at - 1]))))
                    || (is_whole(&rest[at - 1]) && !word.capital))
        });
        let end = start + skip + ends.map_or(rest.len(), |(at, _)| at).min(NOUN);
        let about = self.of_noun(start + skip, end);
        // "one of the engineers"
        let some = end > start + skip && self.words[end - 1].kind == Kind::Some;
        match self.words.get(end).filter(|word| some && self.is(word, "of")) {
            Some(of) => self.after(of.at.end),
            None => about,
        }
    }

    /// Whose it is that begins at this byte: `Dana's`, `their`.
    pub fn owner(&self, at: usize) -> About {
        let end = self.words.partition_point(|word| word.at.start < at);
        for at in (0..end).rev().take(3) {
            let word = &self.words[at];
            let text = self.sentence[word.at.clone()].to_ascii_lowercase();
            match (word.kind, text.as_str()) {
                (_, "his" | "her" | "your") => return About::Human,
                (_, "my" | "our") => return About::Own,
                (_, "their") => return self.they(at),
                (Kind::Unknown, _) if word.owns && word.capital => return About::Human,
                (kind, _) if word.owns => {
                    return match kind {
                        Kind::Name => About::Person,
                        Kind::Human | Kind::Somebody => About::Human,
                        _ => About::Machine,
                    };
                }
                (Kind::Unknown | Kind::Some | Kind::After, _) => {}
                _ => break,
            }
        }
        About::Machine
    }

    /// Who opens the clause in which this byte is; none where it is suffered by nobody in sight.
    pub fn clause(&self, at: usize) -> Option<About> {
        let end = self.words.partition_point(|word| word.at.start < at);
        let bound = self.words[..end].iter().rposition(is_bound);
        let start = bound.map_or(0, |bound| bound + 1);
        if self.words[start..end].iter().any(|word| word.kind == Kind::Be) {
            return self.agent(at);
        }
        match self.of_clause(start, end, true) {
            Some(about) => Some(about),
            None => Some(self.before(self.words.get(start).map_or(at, |word| word.at.start))),
        }
    }

    /// The subject behind the next comma.
    pub fn next(&self, at: usize) -> Option<About> {
        let start = self.words.partition_point(|word| word.at.start < at);
        let comma = self.words[start..].iter().position(|word| word.kind == Kind::Comma)?;
        Some(self.after(self.words[start + comma].at.end))
    }

    /// A person among the words of a match, else the noun behind it.
    pub fn asked(&self, at: &Range<usize>) -> About {
        let start = self.words.partition_point(|word| word.at.start < at.start);
        let inside = self.words[start..].iter().take_while(|word| word.at.start < at.end);
        let people = |word: &&Word| {
            matches!(word.kind, Kind::Somebody | Kind::They | Kind::Name | Kind::Human)
                && !word.owns
        };
        match inside.filter(people).last() {
            Some(word) if is_own(&self.sentence[word.at.clone()]) => About::Own,
            Some(word) if word.kind == Kind::Name => About::Person,
            Some(_) => About::Human,
            None => self.after(at.end),
        }
    }

    /// Whoever stands behind the next "by", if something does before the clause ends.
    pub fn agent(&self, at: usize) -> Option<About> {
        let start = self.words.partition_point(|word| word.at.start < at);
        let rest = self.words[start..].iter().take(2 * NOUN);
        for word in rest.take_while(|word| {
            !matches!(word.kind, Kind::Clause | Kind::Who | Kind::Which | Kind::That)
                && !self.sentence[word.at.clone()].starts_with([';', ':'])
        }) {
            if self.is(word, "by") || self.is(word, "between") {
                let about = self.after(word.at.end);
                // "by accident", "by 14:00", "by hand" name nobody; "by restarting" is a way.
                let next = self.sentence[word.at.end..].trim_start();
                let way =
                    ["accident", "mistake", "hand", "error", "design", "default", "then", "now"];
                let is_way = way.iter().any(|way| next.starts_with(way))
                    || next.starts_with(|c: char| c.is_ascii_digit())
                    || next.split(' ').next().is_some_and(|word| word.ends_with("ing"));
                if !is_way && (about.is_human() || self.is(word, "by")) {
                    return Some(about);
                }
            }
        }
        None
    }

    /// Whether the verb that begins at this byte is one that is suffered: "was removed".
    pub fn is_passive(&self, at: usize) -> bool {
        let end = self.words.partition_point(|word| word.at.start < at);
        let before = self.words[..end].iter().rev();
        // "was able to remove" is active.
        let helpers = before.take_while(|word| {
            matches!(word.kind, Kind::Helper | Kind::Be) && !self.is(word, "to")
        });
        helpers.take(4).any(|word| word.kind == Kind::Be)
    }

    /// Whom the sentence as a whole is about.
    pub fn opening(&self) -> Option<About> {
        let mut start = 0;
        for _ in 0..CLAUSES {
            let end = self.words[start..]
                .iter()
                .position(is_bound)
                .map_or(self.words.len(), |at| start + at);
            let found = self.of_clause(start, end, true);
            if let Some(about) = found.filter(|about| *about != About::Unknown) {
                return Some(about);
            }
            start = end + 1;
            if start >= self.words.len() {
                break;
            }
        }
        None
    }

    fn is(&self, word: &Word, text: &str) -> bool {
        self.sentence[word.at.clone()].eq_ignore_ascii_case(text)
    }

    fn is_many(&self, word: &Word) -> bool {
        let text = &self.sentence[word.at.clone()];
        text.ends_with('s') && !text.ends_with("ss")
    }

    fn is_helper(&self, at: usize) -> bool {
        let word = &self.words[at];
        matches!(word.kind, Kind::Helper | Kind::Be)
            || (word.kind == Kind::Unknown && self.sentence[word.at.clone()].ends_with("ly"))
    }

    /// The subject of a clause: behind a joining word its first noun, else its last one.
    fn of_clause(&self, start: usize, end: usize, first: bool) -> Option<About> {
        // A clause that opens with its verb has its subject further before.
        if start > 0 && self.words[start..end].first().is_some_and(|word| self.is_past(word)) {
            return None;
        }
        let nouns = self.nouns(start, end);
        let mut own = nouns.iter().enumerate().filter(|(_, noun)| !noun.governed);
        let (chosen, noun) = if first { own.next() } else { own.next_back() }?;
        let last = if first { self.verb(noun) } else { noun.end };
        // A verb may follow the first noun of a clause: of its words the last known one decides.
        let known = |word: &Word| word.kind != Kind::Unknown || word.capital;
        let end = match self.words[noun.start..last].iter().rposition(known) {
            Some(last) if first && self.words[noun.start + last].kind != Kind::Article => {
                noun.start + last + 1
            }
            _ => last,
        };
        let about = self.of_noun(noun.start, end);
        // "one of the engineers"
        let further = nouns.get(chosen + 1).filter(|next| next.of);
        match further.filter(|_| self.words[noun.end - 1].kind == Kind::Some) {
            Some(next) => Some(self.of_noun(next.start, next.end)),
            None => Some(about),
        }
    }

    /// Where behind a whole noun its verb stands, if one does: "the technician unplugged both feeds".
    fn verb(&self, noun: &Noun) -> usize {
        let whole = |word: &Word| {
            matches!(word.kind, Kind::Name | Kind::Human | Kind::Machine | Kind::Act) && !word.owns
        };
        let verbs = noun.start + 1..noun.end;
        let mut verbs =
            verbs.filter(|at| self.is_past(&self.words[*at]) && whole(&self.words[at - 1]));
        verbs.next().unwrap_or(noun.end)
    }

    fn is_past(&self, word: &Word) -> bool {
        word.kind == Kind::Past
            || (word.kind == Kind::Unknown && !word.capital && {
                let text = &self.sentence[word.at.clone()];
                text.ends_with("ed") || text.ends_with("ing")
            })
    }

    /// The nouns of a clause.
    fn nouns(&self, from: usize, to: usize) -> Vec<Noun> {
        let mut nouns = Vec::new();
        let (mut start, mut governed, mut of) = (from, false, false);
        for at in from..=to {
            let word = self.words[from..to].get(at - from);
            let before = (at > start).then(|| &self.words[at - 1]);
            let opens = word.is_none_or(|word| match word.kind {
                Kind::Article | Kind::Preposition | Kind::Somebody | Kind::They | Kind::It => true,
                // Two names are one person; a name behind another noun is somebody else.
                Kind::Name => before.is_some_and(|before| before.kind != Kind::Name),
                _ => before.is_some_and(|before| is_whole(before) && !word.capital),
            });
            if !opens {
                continue;
            }
            if at > start {
                nouns.push(Noun { start, end: at, governed, of });
                // What was governed ends where another noun opens of itself.
                (governed, of) = (false, false);
            }
            start = at;
            if let Some(word) = word.filter(|word| word.kind == Kind::Preposition) {
                (governed, of) = (true, self.is(word, "of"));
                start = at + 1;
            }
        }
        // A verb between two nouns is part of neither; alone it is none.
        let no_noun = |word: &Word| {
            self.is_past(word) || matches!(word.kind, Kind::Helper | Kind::Be | Kind::After)
        };
        nouns.retain(|noun| !self.words[noun.start..noun.end].iter().all(no_noun));
        nouns
    }

    /// What a noun is: its last known word decides.
    fn of_noun(&self, start: usize, end: usize) -> About {
        for at in (start..end).rev() {
            let word = &self.words[at];
            if word.owns {
                // "Dana's" something
                return About::Unknown;
            }
            let text = &self.sentence[word.at.clone()];
            match word.kind {
                Kind::Name => return About::Person,
                Kind::Somebody if is_own(text) => return About::Own,
                Kind::Human | Kind::Somebody | Kind::Who => return About::Human,
                Kind::They => return self.they(start),
                Kind::It | Kind::Machine | Kind::Act | Kind::That | Kind::Which => {
                    return About::Machine;
                }
                Kind::Article
                    if end - start == 1 && text.to_ascii_lowercase().starts_with("th") =>
                {
                    // "this", "these" by themselves
                    return About::Machine;
                }
                Kind::Unknown if word.capital => return self.capital(start, end, at),
                Kind::Unknown if !tells_more(text) => return About::Unknown,
                _ => {}
            }
        }
        About::Unknown
    }

    /// A capital word that nobody knows is a name, unless it only begins the sentence as a thing may.
    fn capital(&self, start: usize, end: usize, at: usize) -> About {
        let text = &self.sentence[self.words[at].at.clone()];
        let article = self.words[start].kind == Kind::Article;
        let shouts = text.len() > 1 && text.chars().all(|c| !c.is_lowercase());
        let letters = text.chars().all(|c| c.is_alphabetic() || c == '-');
        let thing = ["s", "ing", "tion", "ment", "ity", "ness", "ed", "ly"];
        let thing = thing.iter().any(|end| text.ends_with(end));
        if article || shouts || !letters || (at == 0 && (thing || end - start > 2)) {
            About::Unknown
        } else {
            About::Human
        }
    }

    /// Who `they` are: the subject before in the sentence, else the one of the sentence before.
    fn they(&self, at: usize) -> About {
        let before = &self.words[..at];
        // Where people stand before it, they are meant.
        let has =
            |kinds: [Kind; 2]| before.iter().any(|word| !word.owns && kinds.contains(&word.kind));
        let people = has([Kind::Name, Kind::Human]).then_some(About::Human);
        let machines = || has([Kind::Machine, Kind::Act]).then_some(About::Machine);
        match people.or_else(machines).or(self.former) {
            Some(About::Machine) => About::Machine,
            Some(About::Unknown) | None => About::They,
            Some(_) => About::Human,
        }
    }

    /// Whom `who` takes up: a person, whatever stands there.
    fn whom(&self, bound: usize) -> About {
        match self.named_last(bound) {
            Some(About::Person) => About::Person,
            _ => About::Human,
        }
    }

    /// The noun right before a relative word.
    fn named_last(&self, bound: usize) -> Option<About> {
        let end = bound - usize::from(bound > 0 && self.words[bound - 1].kind == Kind::Comma);
        let before = self.words[..end].iter().rev().take(NOUN).filter(|word| !word.owns);
        let mut known = before.filter_map(|word| match word.kind {
            Kind::Name => Some(About::Person),
            Kind::Human => Some(About::Human),
            Kind::Machine | Kind::Act => Some(About::Machine),
            _ => None,
        });
        known.next()
    }
}

fn is_bound(word: &Word) -> bool {
    matches!(
        word.kind,
        Kind::Join
            | Kind::Clause
            | Kind::Who
            | Kind::Which
            | Kind::That
            | Kind::Comma
            | Kind::Quote
    )
}

fn is_own(text: &str) -> bool {
    ["i", "we", "us", "me", "i'd", "i'm", "i've", "we'd", "we've", "we're", "myself"]
        .iter()
        .any(|own| text.eq_ignore_ascii_case(own))
}

/// An adverb, a participle or a number: the noun stands before it.
fn tells_more(text: &str) -> bool {
    text.ends_with("ed") || text.ends_with("ly") || !text.starts_with(char::is_alphabetic)
}

/// A word after which its noun is complete.
fn is_whole(word: &Word) -> bool {
    matches!(word.kind, Kind::Somebody | Kind::They | Kind::It)
        || (word.kind == Kind::Name && !word.owns)
}

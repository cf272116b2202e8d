//! The sheet that the parts write on, and how they cite.

use crate::debrief::cite::{Cited, cited, time};
use crate::debrief::markdown::{code, inline, local_time, within};
use crate::debrief::phrases::say;
use crate::debrief::quote::cut_at_sentence;
use crate::evidence::Place;
use crate::play::conditions::without_leave;
use crate::play::{Case, Play};
use crate::scenario::model::*;
use std::collections::BTreeSet;
use std::fmt::{Display, Write};

/// The document of a play, at any stage of it.
pub fn postmortem(case: &Case, play: &Play) -> String {
    let mut paper = written(case, play, true);
    let told = paper.cited.iter().filter(|place| matches!(place, Place::Telling { .. }));
    let whole: BTreeSet<Place> = told.cloned().collect();
    if paper.cited.iter().any(|place| telling_of(place).is_some_and(|told| whole.contains(&told))) {
        paper = draft(Paper { whole, ..Paper::new(case, play) }, true);
    }
    paper.text
}

/// The telling that a sentence is of.
fn telling_of(place: &Place) -> Option<Place> {
    match place {
        Place::Sentence { person, item, .. } => {
            Some(Place::Telling { person: person.clone(), item: item.clone() })
        }
        _ => None,
    }
}

/// Whether a text begins as a document does.
pub fn is_postmortem(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let about = say("pm-about", &[("day", &"\n"), ("company", &"")]);
    let begins = about.split('\n').next().unwrap_or_default();
    lines.next().is_some_and(|title| title.starts_with("# "))
        && lines.next().is_some_and(|line| line.starts_with(begins))
}

/// The places that the author has the document cite: the path draws on pins by itself.
pub(in crate::debrief) fn cited_places(case: &Case, play: &Play) -> Vec<Place> {
    written(case, play, false).cited
}

fn written<'a>(case: &'a Case, play: &'a Play, path: bool) -> Paper<'a> {
    draft(Paper::new(case, play), path)
}

fn draft(mut paper: Paper<'_>, path: bool) -> Paper<'_> {
    paper.head();
    paper.summary();
    paper.impact();
    paper.timeline();
    if path {
        paper.path();
    }
    paper.factors();
    paper.measures();
    paper.decisions();
    paper.own_part();
    paper.well();
    paper.needs();
    paper.statuses();
    paper.open();
    paper.heard();
    paper.evidence();
    paper.glossary();
    paper.text.truncate(paper.text.trim_end().len());
    paper.text.push('\n');
    paper
}

/// Letters of a quotation within the text; the whole stands with the evidence.
pub(super) const QUOTED: usize = 240;

pub struct Paper<'a> {
    pub case: &'a Case,
    pub play: &'a Play,
    pub text: String,
    /// Places in the order in which they are first cited; the first is number 1.
    pub cited: Vec<Place>,
    /// Tellings that stand whole among the evidence: a sentence of one has its number.
    whole: BTreeSet<Place>,
}

impl<'a> Paper<'a> {
    pub const fn new(case: &'a Case, play: &'a Play) -> Self {
        Self { case, play, text: String::new(), cited: Vec::new(), whole: BTreeSet::new() }
    }

    pub fn line(&mut self, line: &str) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.text, "{line}");
    }

    pub fn paragraph(&mut self, text: &str) {
        self.line(text);
        self.line("");
    }

    pub fn heading(&mut self, key: &str) {
        let title = say(key, &[]);
        self.paragraph(&format!("## {title}"));
    }

    /// The number of a place; it gets the next one where it has none.
    pub fn number(&mut self, place: &Place) -> usize {
        let place = &self.piece_of(place);
        let known = self.cited.iter().position(|cited| cited == place);
        known.map_or_else(
            || {
                self.cited.push(place.clone());
                self.cited.len()
            },
            |at| at + 1,
        )
    }

    /// The piece of evidence that a place is cited as.
    pub fn piece_of(&self, place: &Place) -> Place {
        let told = telling_of(place).filter(|told| self.whole.contains(told));
        told.unwrap_or_else(|| place.clone())
    }

    /// A place as the document names it, which calls the player the author.
    pub fn named(&self, place: &Place) -> Cited {
        let mut cited = cited(self.case, self.play, place);
        if cited.by == Some(say("cite-you", &[])) {
            cited.by = Some(say("cite-author", &[]));
        }
        cited
    }

    /// Pins, cited: one source named once, with the times and numbers of its places.
    pub fn cite(&mut self, pins: impl IntoIterator<Item = u32>) -> String {
        let places = self.places(pins);
        self.cite_places(places)
    }

    /// Where pins are.
    pub fn places(&self, pins: impl IntoIterator<Item = u32>) -> Vec<Place> {
        let pins = pins.into_iter().filter_map(|pin| self.play.notebook.pins.get(&pin));
        pins.map(|pin| pin.place.clone()).collect()
    }

    pub fn cite_places(&mut self, places: impl IntoIterator<Item = Place>) -> String {
        let mut sources: Vec<Source> = Vec::new();
        for place in places {
            let number = self.number(&place);
            let (head, detail) = if without_leave(self.case, self.play, &place) {
                (say("pm-without-leave", &[]), None)
            } else {
                let cited = cited(self.case, self.play, &place);
                // What was searched for stands with the evidence; here, what came of it.
                let found = matches!(place, Place::Found { .. }).then_some(cited.words);
                (inline(&cited.head), found.or(cited.detail).map(|detail| inline(&detail)))
            };
            let at = sources.iter().position(|source| source.head == head).unwrap_or_else(|| {
                sources.push(Source { head, details: Vec::new() });
                sources.len() - 1
            });
            sources[at].add(detail, number);
        }
        if sources.is_empty() {
            return say("pm-no-evidence", &[]);
        }
        sources.iter().map(Source::text).collect::<Vec<_>>().join("; ")
    }

    /// A place beside an hour; the same one is not said again.
    pub fn cite_beside(&mut self, place: Place, at: Ms) -> String {
        if time(self.case, self.play, &place) != Some(local_time(self.case, at)) {
            return self.cite_places([place]);
        }
        let number = self.number(&place);
        say("pm-beside", &[("source", &inline(&self.named(&place).head)), ("number", &number)])
    }

    /// The words of a pin, and who wrote them; none where there is no leave to quote them.
    pub fn quoted(&self, pin: u32) -> Option<String> {
        self.quoted_at(&self.play.notebook.pins.get(&pin)?.place)
    }

    pub fn quoted_at(&self, place: &Place) -> Option<String> {
        self.quoted_within(place, QUOTED)
    }

    /// As much of it as this many letters hold.
    pub fn quoted_within(&self, place: &Place, longest: usize) -> Option<String> {
        if without_leave(self.case, self.play, place) {
            return None;
        }
        let cited = self.named(place);
        let words = words_at(place, &cited, longest);
        Some(match cited.by {
            Some(who) => say("pm-said-by", &[("words", &words), ("who", &inline(&who))]),
            None => words,
        })
    }

    pub fn card(&self, id: &EventId) -> String {
        let card = self.case.scenario.event(id).and_then(|e| self.case.scenario.card(&e.card));
        card.map_or_else(|| id.to_string(), |card| inline(&card.text))
    }

    pub fn factor(&self, id: &FactorId) -> String {
        self.case.scenario.factor(id).map_or_else(|| id.to_string(), |known| inline(&known.text))
    }

    pub fn measure(&self, id: &MeasureId) -> String {
        self.case.scenario.measure(id).map_or_else(|| id.to_string(), |known| inline(&known.text))
    }

    /// Items of a list under their heading; nothing at all where there are none.
    pub fn list(&mut self, key: &str, rows: &[String]) {
        if !rows.is_empty() {
            self.heading(key);
            self.paragraph(&rows.join("\n"));
        }
    }
}

/// Rows of a range that are quoted.
const LINES: usize = 8;

/// Lines of a hunk that are quoted at most.
const MOST_CHANGED: usize = 24;

/// The words at a place as the document sets them: a machine's as they are, others in quotes; of a range
/// the first of its rows that are not empty, and how many more there are.
pub(super) fn words_at(place: &Place, cited: &Cited, longest: usize) -> String {
    let set = |words: &str, longest: usize| {
        // A record that writes its time before each line has it beside the quotation already.
        let time = cited.detail.as_deref().filter(|_| !cited.code);
        let words = time.and_then(|time| words.strip_prefix(time)).unwrap_or(words).trim_start();
        let words = cut_at_sentence(words, longest);
        match (place, cited.code) {
            (_, true) => code(&words),
            (Place::Point { .. } | Place::Found { .. }, _) => within(&words),
            _ => say("pm-quoted", &[("text", &within(&words))]),
        }
    };
    if cited.rest.is_empty() {
        return set(&cited.words, longest);
    }
    let all: Vec<&String> = std::iter::once(&cited.words).chain(&cited.rest).collect();
    // Of a diff, what was taken out and put in; the lines around it are as they were.
    let changed = |line: &&&String| cited.diff && line.starts_with(['+', '-']);
    let hunk = all.iter().any(|line| changed(&line));
    let (most, each) = if hunk { (MOST_CHANGED, longest / 2) } else { (LINES, longest / LINES) };
    let lines =
        all.iter().filter(|line| if hunk { changed(line) } else { !line.trim().is_empty() });
    let lines: Vec<String> = lines.take(most).map(|line| set(line, each)).collect();
    let (lines, more) = (lines.join(", "), all.len().saturating_sub(lines.len()));
    if more == 0 {
        return lines;
    }
    say("pm-piece-more", &[("lines", &lines), ("count", &more)])
}

/// "a, b and c".
pub fn listed(mut parts: Vec<String>) -> String {
    let Some(last) = parts.pop() else { return String::new() };
    if parts.is_empty() {
        return last;
    }
    say("pm-and", &[("most", &parts.join(", ")), ("last", &last)])
}

/// Places of one source, cited together.
struct Source {
    head: String,
    details: Vec<(Option<String>, Vec<usize>)>,
}

impl Source {
    fn add(&mut self, detail: Option<String>, number: usize) {
        match self.details.iter_mut().find(|(known, _)| *known == detail) {
            Some((_, numbers)) if numbers.contains(&number) => {}
            Some((_, numbers)) => numbers.push(number),
            // What has no time stands right behind the name.
            None if detail.is_none() => self.details.insert(0, (None, vec![number])),
            None => self.details.push((detail, vec![number])),
        }
    }

    fn text(&self) -> String {
        let mut out = self.head.clone();
        for (detail, numbers) in &self.details {
            if let Some(detail) = detail {
                out.push_str(&format!(", {detail}"));
            }
            let mut numbers = numbers.clone();
            numbers.sort_unstable();
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            out.push_str(&format!(" [{}]", numbers.join(", ")));
        }
        out
    }
}

/// Values of a sentence.
pub type Values<'a> = &'a [(&'a str, &'a dyn Display)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_hunk_what_changed_is_quoted_whole_and_the_rest_is_counted() {
        let place = Place::Rows { source: "diff".into(), first: 0, last: 12 };
        let around = (0..11).map(|line| format!(" line {line}"));
        let rest: Vec<String> =
            around.chain(["-pattern old".to_owned(), "+pattern new".to_owned()]).collect();
        let quoted = |diff| {
            let cited = Cited {
                head: "Ruleset".to_owned(),
                detail: None,
                by: None,
                words: "@@ -1,12 +1,12 @@".to_owned(),
                rest: rest.clone(),
                diff,
                code: true,
            };
            words_at(&place, &cited, 700)
        };
        assert_eq!(quoted(true), "`-pattern old`, `+pattern new`, and 12 more rows");
        assert!(quoted(false).starts_with("`@@ -1,12 +1,12 @@`") && !quoted(false).contains("new"));
    }
}

//! At the end: each piece of evidence that is cited, once, and the words of the house.

use super::names::{Kept, kept};
use super::paper::{Paper, listed, words_at};
use crate::debrief::cite;
use crate::debrief::markdown::{inline, local_offset};
use crate::debrief::phrases::say;
use crate::evidence::Place;
use crate::play::conditions::without_leave;
use crate::play::projections;
use crate::scenario::model::*;
use std::collections::BTreeSet;

/// Words of the house that the head names.
const NAMED: usize = 4;

/// Letters of a quoted row.
const LONGEST: usize = 700;

impl Paper<'_> {
    /// Words of the house that the document uses, those in what it quotes among them.
    pub fn glossary(&mut self) {
        let terms = &self.case.scenario.manifest.company.glossary;
        let mut used: Vec<bool> = terms.iter().map(|term| uses(&self.text, &term.term)).collect();
        // What a word is told with is told, too.
        loop {
            let told = || terms.iter().zip(&used).filter(|(_, used)| **used).map(|(term, _)| term);
            let new = terms.iter().enumerate().position(|(at, term)| {
                !used[at] && told().any(|other| uses(&other.means, &term.term))
            });
            let Some(new) = new else { break };
            used[new] = true;
        }
        let told = terms.iter().zip(used).filter(|(term, used)| *used && !term.common);
        let told: Vec<&Term> = told.map(|(term, _)| term).collect();
        self.says_where_words_are(&told);
        let rows: Vec<String> = told
            .into_iter()
            .map(|term| {
                let (name, means) = (inline(&term.term), inline(&term.means));
                say("pm-term", &[("term", &name), ("means", &means)])
            })
            .collect();
        self.list("pm-glossary", &rows);
    }

    /// A line of the head, once it is known which words the document uses: whoever stumbles over the
    /// first looks there.
    fn says_where_words_are(&mut self, told: &[&Term]) {
        let names: Vec<String> = told.iter().take(NAMED).map(|term| inline(&term.term)).collect();
        if let Some(end) = self.text.find("\n\n## ").filter(|_| !names.is_empty()) {
            let row = say("pm-words-at-end", &[("words", &names.join(", "))]);
            self.text.insert_str(end, &format!("\n{row}"));
        }
    }

    /// Everything that is cited, once, by number; of the rest, how much there is.
    pub fn evidence(&mut self) {
        self.says_whose_time();
        self.heading("pm-appendix");
        let pins = self.play.notebook.pins.values().map(|pin| &pin.place);
        let rest: BTreeSet<&Place> =
            pins.filter(|place| !self.cited.contains(&self.piece_of(place))).collect();
        let count = rest.len();
        let key = if self.cited.is_empty() { "pm-nothing-cited" } else { "pm-appendix-how" };
        let mut how = vec![say(key, &[])];
        if count > 0 {
            how.push(say("pm-appendix-rest", &[("count", &count)]));
        }
        how.extend(self.unread());
        how.extend(self.clocks());
        let rows: Vec<String> = (1..)
            .zip(&self.cited)
            .map(|(number, place)| format!("{number}. {}", self.piece(place)))
            .collect();
        let outsiders = &self.case.scenario.manifest.company.outsiders;
        let Kept { text, rows, addresses, names } = kept(&self.text, &rows.join("\n"), outsiders);
        self.text = text;
        let left_out = [(addresses, "pm-masked"), (names, "pm-unnamed")];
        how.extend(left_out.iter().filter(|(any, _)| *any).map(|(_, key)| say(key, &[])));
        self.paragraph(&how.join(" "));
        if !rows.is_empty() {
            self.paragraph(&rows);
        }
        let counted = self.counted();
        if !counted.is_empty() {
            self.paragraph(&say("pm-counted", &[]));
            self.paragraph(&counted.join("\n"));
        }
    }

    /// Sources in which something was counted or read off: a number from a log that keeps one line in
    /// a thousand is another one.
    fn counted(&self) -> Vec<String> {
        let mut told = BTreeSet::new();
        let sources = self.cited.iter().filter_map(|place| match place {
            Place::Found { source, .. } | Place::Point { source, .. } => Some(source),
            _ => None,
        });
        let sources = sources.filter(|source| told.insert(*source));
        let rows = sources.filter_map(|source| {
            let known = self.case.scenario.source(source)?;
            let (name, about) = (inline(&known.name), inline(&known.about));
            Some(say("pm-source", &[("source", &name), ("about", &about)]))
        });
        rows.collect()
    }

    /// Sources that the author knew of and did not open.
    fn unread(&self) -> Option<String> {
        let known = projections::sources(self.case, self.play).into_iter();
        let unread = known.filter(|source| !self.play.is_open(&source.id));
        let unread: Vec<String> = unread.map(|source| inline(&source.name)).collect();
        let sources = listed(unread);
        (!sources.is_empty()).then(|| say("pm-appendix-unread", &[("sources", &sources)]))
    }

    /// Clocks that the author found to be off.
    fn clocks(&self) -> Vec<String> {
        let held = self.play.notebook.alignments.iter().filter(|(_, ahead)| ahead.abs() >= 100);
        let rows = held.map(|(source, ahead)| {
            let name = inline(&cite::source_name(self.case, source));
            let seconds = format!("{:.1}", ahead.abs() as f64 / 1000.0);
            let values: super::paper::Values = &[("source", &name), ("seconds", &seconds)];
            if *ahead > 0 { say("pm-clock-ahead", values) } else { say("pm-clock-behind", values) }
        });
        rows.collect()
    }

    fn piece(&self, place: &Place) -> String {
        if without_leave(self.case, self.play, place) {
            return say("pm-piece-without-leave", &[]);
        }
        let cited = self.named(place);
        let quoted = words_at(place, &cited, LONGEST);
        let mut piece = say("pm-piece", &[("place", &inline(&cited.name())), ("text", &quoted)]);
        if let Some(shown) =
            self.shown_otherwise(place).filter(|shown| !cited.words.contains(shown))
        {
            piece.push(' ');
            piece.push_str(&say("pm-piece-shown", &[("time", &shown)]));
        }
        piece
    }

    /// The time as the source itself shows it, where that differs from the document's.
    fn shown_otherwise(&self, place: &Place) -> Option<String> {
        let Place::Row { source, row } = place else { return None };
        let clock = &self.case.scenario.source(source)?.clock;
        let row = self.case.sources.get(source)?.row(*row)?;
        let at = self.case.sources.corrected(place, &self.play.notebook.alignments)?;
        let here = at + local_offset(self.case, at);
        let differs = (row.raw? - here).abs() >= SECOND && clock.resolution_ms < DAY;
        (differs && !row.shown_time.is_empty()).then(|| row.shown_time.clone())
    }
}

/// The text has this word or its plural, in whatever letters.
fn uses(text: &str, term: &str) -> bool {
    let (text, term) = (text.to_lowercase(), term.to_lowercase());
    let edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    text.match_indices(&term).any(|(at, found)| {
        let after = &text[at + found.len()..];
        let after =
            after.strip_prefix('s').filter(|rest| edge(rest.chars().next())).unwrap_or(after);
        edge(text[..at].chars().next_back()) && edge(after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::uses;

    #[test]
    fn a_term_is_a_word_of_its_own() {
        for (text, term, wanted) in [
            ("Ruleset 2211 is at all sites.", "site", true),
            ("The opposite", "site", false),
            ("set to observe mode,", "Observe mode", true),
            ("a 502", "502", true),
            ("rulesets", "rule", false),
        ] {
            assert_eq!(uses(text, term), wanted, "{term} in {text}");
        }
    }
}

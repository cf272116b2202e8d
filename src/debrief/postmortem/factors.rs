//! What contributed, and how decisions looked to those who took them.

use super::paper::{Paper, QUOTED, Values, listed};
use crate::debrief::cite::cited;
use crate::debrief::markdown::{inline, person_text};
use crate::debrief::phrases::say;
use crate::evidence::Place;
use crate::play::conditions::{known_of, pins_on, without_leave};
use crate::play::eyes::{Sight, sight, span};
use crate::play::projections::came_up_with;
use crate::play::state::Branch;
use crate::scenario::model::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Letters of a factor where it is named and not told; a longer one is its number alone.
const NAMED: usize = 90;

/// Letters of a piece that is quoted among others.
const SHORT: usize = 170;

/// What a peer would have done, as the author sees it.
struct Peer<'p> {
    act: &'p str,
    /// Whether that is what was done.
    same: bool,
    /// What the author has that shows others doing so.
    others: Vec<Place>,
}

impl Paper<'_> {
    /// The factors on the board: what made it possible, what let it through, what made it last; of each
    /// first what made others likelier, as the author drew it, then what more sources show.
    pub fn board(&self) -> Vec<(&FactorId, &Branch)> {
        let board = &self.play.notebook.factors;
        let mut ordered: Vec<_> = board.iter().collect();
        ordered.sort_by_key(|(id, branch)| {
            let part = self.part(id).map_or((1, None), |part| (0, Some(part)));
            let reach = Reverse(reach(board, id));
            (part, reach, Reverse(self.sources(branch).len()), Reverse(branch.pins.len()), *id)
        });
        ordered
    }

    fn part(&self, id: &FactorId) -> Option<Part> {
        self.case.scenario.factor(id)?.part
    }

    /// The sources and people that show a factor.
    fn sources(&self, branch: &Branch) -> BTreeSet<String> {
        let pins = branch.pins.iter().filter_map(|pin| self.play.notebook.pins.get(pin));
        pins.map(|pin| cited(self.case, self.play, &pin.place).head).collect()
    }

    /// The number of a factor in the document.
    pub fn factor_number(&self, id: &FactorId) -> Option<usize> {
        Some(self.board().iter().position(|(other, _)| *other == id)? + 1)
    }

    /// A factor by its number and its first clause; one that is told nowhere else, by all of its
    /// words.
    pub fn factor_ref(&self, id: &FactorId) -> String {
        let known = self.case.scenario.factor(id).map_or(id.as_str(), |known| known.text.as_str());
        let Some(number) = self.factor_number(id) else {
            return say("pm-factor-other", &[("factor", &inline(known))]);
        };
        let clause = first_clause(known);
        if clause.chars().count() > NAMED {
            return say("pm-factor-number", &[("number", &number)]);
        }
        say("pm-factor-ref", &[("number", &number), ("factor", &inline(clause))])
    }

    /// Factors by their numbers; after them those that are told nowhere else.
    fn factor_refs(&self, ids: &[&FactorId]) -> String {
        let mut numbers: Vec<usize> = ids.iter().filter_map(|id| self.factor_number(id)).collect();
        numbers.sort_unstable();
        let mut parts = Vec::new();
        if !numbers.is_empty() {
            let count = numbers.len();
            let numbers = listed(numbers.iter().map(ToString::to_string).collect());
            parts.push(say("pm-factor-numbers", &[("count", &count), ("numbers", &numbers)]));
        }
        let others = ids.iter().filter(|id| self.factor_number(id).is_none());
        parts.extend(others.map(|id| self.factor_ref(id)));
        parts.join("; ")
    }

    pub fn factors(&mut self) {
        self.heading("pm-factors");
        let board: Vec<(FactorId, Branch)> =
            self.board().into_iter().map(|(id, branch)| (id.clone(), branch.clone())).collect();
        if board.is_empty() {
            self.paragraph(&say("pm-no-factors", &[]));
            self.left_out();
            return;
        }
        if board.len() > 1 {
            self.paragraph(&say("pm-factors-order", &[]));
        }
        let mut under = None;
        let mut quoted = Vec::new();
        for (at, (id, branch)) in board.iter().enumerate() {
            let part = self.part(id);
            if part.is_some() && part != under {
                let title = say(of_part(part), &[]);
                self.paragraph(&format!("### {title}"));
            }
            under = part;
            let level = if part.is_some() { "####" } else { "###" };
            self.paragraph(&format!("{level} {}. {}", at + 1, self.factor(id)));
            let words = self.own_paragraphs(&branch.words);
            if !words.is_empty() {
                self.paragraph(&words);
            }
            let count = self.sources(branch).len();
            let mut rows = vec![if count == 0 {
                say("pm-factor-bare", &[])
            } else {
                let evidence = self.cite(branch.pins.iter().copied());
                say("pm-evidence", &[("count", &count), ("evidence", &evidence)])
            }];
            rows.extend(self.in_words(id, branch, &mut quoted));
            let leads: Vec<&FactorId> = branch.with.iter().collect();
            let from = board.iter().filter(|(_, of)| of.with.contains(id));
            let from: Vec<&FactorId> = from.map(|(other, _)| other).collect();
            for (key, factors) in [("pm-leads", leads), ("pm-led", from)] {
                if !factors.is_empty() {
                    rows.push(say(key, &[("factors", &self.factor_refs(&factors))]));
                }
            }
            rows.extend(self.answered(id));
            self.paragraph(&rows.join("\n"));
        }
        self.left_out();
    }

    /// What was looked into and is no factor, as the author sees it.
    fn left_out(&mut self) {
        let mut rows = Vec::new();
        for (id, words) in &self.play.notebook.left_out {
            let words = self.own_line(words);
            rows.push(say("pm-left-out", &[("factor", &self.factor(id)), ("words", &words)]));
        }
        if !rows.is_empty() {
            let title = say("pm-looked-into", &[]);
            self.paragraph(&format!("### {title}"));
            self.paragraph(&rows.join("\n"));
        }
    }

    /// Which measures are meant for a factor, once the session on them is over.
    fn answered(&self, factor: &FactorId) -> Option<String> {
        if self.play.phase < PhaseName::Debrief {
            return None;
        }
        let agreed = self.agreements().into_iter().enumerate();
        let meant = agreed.filter(|(_, (_, agreed))| agreed.factors.contains(factor));
        let numbers: Vec<String> = meant.map(|(at, _)| (at + 1).to_string()).collect();
        Some(match numbers.len() {
            0 => say("pm-unanswered", &[]),
            count => say("pm-answered", &[("count", &count), ("numbers", &listed(numbers))]),
        })
    }

    pub fn decisions(&mut self) {
        let case = self.case;
        let mut points: Vec<&TurningPoint> = case.scenario.truth.turning_points.iter().collect();
        points.retain(|point| self.play.notebook.turning.contains_key(&point.event));
        points.sort_by_key(|point| {
            let event = case.scenario.event(&point.event);
            event.map(|event| case.scenario.at(&event.at))
        });
        if points.is_empty() {
            return;
        }
        self.heading("pm-decisions");
        for point in points {
            let Some(seen) = self.play.notebook.turning.get(&point.event) else { continue };
            self.paragraph(&format!("### {}", self.card(&point.event)));
            let words = self.own_paragraphs(&seen.words);
            if !words.is_empty() {
                self.paragraph(&words);
            }
            let who = inline(&person_text(case, &point.who));
            // What somebody tells is told afterwards, and was in nobody's view.
            let pins = seen.visible.iter().filter_map(|pin| self.play.notebook.pins.get(pin));
            let (told, visible): (Vec<Place>, Vec<Place>) =
                pins.map(|pin| pin.place.clone()).partition(|place| place.told().is_some());
            let (later, visible): (Vec<Place>, Vec<Place>) =
                visible.into_iter().partition(|place| self.unseen(point, place));
            let visible = self.in_short(visible);
            let mut rows = vec![say("pm-visible", &[("who", &who), ("evidence", &visible)])];
            if !later.is_empty() {
                let later = self.cite_places(later);
                rows.push(say("pm-seen-later", &[("evidence", &later)]));
            }
            if !told.is_empty() {
                let told = self.cite_places(told);
                rows.push(say("pm-told-after", &[("evidence", &told)]));
            }
            // In the author's words above; what was told stands with the evidence, and most of it is of
            // something else. One sentence was chosen for what it says.
            if let Some(goal) = seen.goal {
                let evidence = self.cite([goal]);
                let sentence = self.play.notebook.pins.get(&goal);
                let sentence =
                    sentence.is_some_and(|pin| matches!(pin.place, Place::Sentence { .. }));
                let words = self.quoted(goal).filter(|_| sentence);
                // Of what they told themselves, the name stands there already.
                let own = evidence.strip_prefix(&format!("{who}, ")).unwrap_or(&evidence);
                rows.push(match words {
                    Some(words) => {
                        let values: Values =
                            &[("who", &who), ("words", &words), ("evidence", &own)];
                        say("pm-goal-said", values)
                    }
                    None => say("pm-goal", &[("who", &who), ("evidence", &own)]),
                });
            }
            // That a peer would have done the same is a view of the author's alone, until others are
            // seen to have done so.
            let told = |peer: &Peer<'_>| !peer.same || !peer.others.is_empty();
            if let Some(Peer { act, same, others }) = self.peer(point).filter(told) {
                let key = if same { "pm-peer-same" } else { "pm-peer" };
                let peer = say(key, &[("act", &inline(act))]);
                rows.push(if others.is_empty() {
                    say("pm-peer-alone", &[("peer", &peer)])
                } else {
                    let evidence = self.cite_places(others);
                    say("pm-peer-others", &[("peer", &peer), ("evidence", &evidence)])
                });
            }
            self.paragraph(&rows.join("\n"));
        }
    }

    /// Places with the first words of each, for who reads on without turning to the evidence.
    fn in_short(&mut self, places: Vec<Place>) -> String {
        let mut parts = Vec::new();
        let mut bare = Vec::new();
        for place in places {
            // A count has no words, and nobody is quoted without their leave.
            let told = !matches!(place, Place::Found { .. } | Place::Point { .. });
            let Some(words) = self.quoted_within(&place, SHORT).filter(|_| told) else {
                bare.push(place);
                continue;
            };
            let evidence = self.cite_places([place]);
            parts.push(say("pm-seen-piece", &[("words", &words), ("evidence", &evidence)]));
        }
        if parts.is_empty() || !bare.is_empty() {
            parts.push(self.cite_places(bare));
        }
        parts.join("; ")
    }

    /// Whether a place lay not before the eyes of whoever decided, by the hour that the author gives.
    pub fn unseen(&self, point: &TurningPoint, place: &Place) -> bool {
        let event = self.case.scenario.event(&point.event);
        let span = event.and_then(|event| span(self.case, self.play, event));
        let sight = span.and_then(|span| sight(self.case, self.play, place, &point.who, span));
        sight.is_some_and(|sight| sight != Sight::Seen)
    }

    /// What the author holds that a peer would have done.
    fn peer<'p>(&self, point: &'p TurningPoint) -> Option<Peer<'p>> {
        let seen = self.play.notebook.turning.get(&point.event)?;
        let act = point.peers.get(seen.peer as usize)?;
        let same = says_the_same(&self.card(&point.event), &act.text);
        Some(Peer { act: &act.text, same, others: self.found(&act.by) })
    }

    /// What the first piece says that the author put behind a factor, of those that can be quoted whole:
    /// of what is cited by numbers alone one reads nothing, and how a long telling begins says little.
    /// What stands behind this factor alone comes first, what people wrote and said before what machines
    /// did, what the author put there before what came with it, then a record before what was told;
    /// nothing is quoted under two.
    fn in_words(
        &mut self,
        factor: &FactorId,
        branch: &Branch,
        quoted: &mut Vec<Place>,
    ) -> Option<String> {
        let came_with = came_up_with(self.case, self.play, factor);
        let places = branch.pins.iter().filter_map(|pin| {
            let place = &self.play.notebook.pins.get(pin)?.place;
            // A count has no words.
            if matches!(place, Place::Found { .. } | Place::Point { .. }) {
                return None;
            }
            let behind = self.play.notebook.factors.values();
            let behind = behind.filter(|branch| branch.pins.contains(pin)).count();
            let code = self.named(place).code;
            Some((behind, code, came_with.contains(pin), place.told().is_some(), place.clone()))
        });
        let mut places: Vec<(usize, bool, bool, bool, Place)> = places.collect();
        places.sort_by_key(|(behind, code, came, told, _)| (*behind, *code, *came, *told));
        let places = places.into_iter().map(|(.., place)| place);
        let whole = |place: &Place| self.named(place).words.chars().count() <= QUOTED;
        let mut whole = places.filter(|place| whole(place) && !quoted.contains(place));
        let (place, words) =
            whole.find_map(|place| Some((place.clone(), self.quoted_at(&place)?)))?;
        let number = self.number(&place);
        quoted.push(place);
        Some(say("pm-factor-words", &[("words", &words), ("number", &number)]))
    }

    /// What the author pinned or was told that rests on any of these, as far as it may be quoted.
    fn found(&self, anchors: &[Anchor]) -> Vec<Place> {
        let known = known_of(self.case, self.play, anchors);
        let places = pins_on(self.case, self.play, &known).map(|(_, pin)| &pin.place);
        places.filter(|place| !without_leave(self.case, self.play, place)).cloned().collect()
    }
}

/// How many factors one made likelier, straight or through others.
fn reach(board: &BTreeMap<FactorId, Branch>, factor: &FactorId) -> usize {
    let mut reached = BTreeSet::new();
    let mut open = vec![factor];
    while let Some(next) = open.pop() {
        let leads = board.get(next).into_iter().flat_map(|branch| &branch.with);
        open.extend(leads.filter(|to| reached.insert(*to)));
    }
    reached.len()
}

/// The heading under which a part of the factors stands.
pub fn of_part(part: Option<Part>) -> &'static str {
    match part {
        Some(Part::Prolonged) => "pm-part-prolonged",
        Some(Part::LetThrough) => "pm-part-let",
        Some(Part::Made) | None => "pm-part-made",
    }
}

/// A text up to where a clause ends and another begins.
pub fn first_clause(text: &str) -> &str {
    let marks = say("pm-clauses", &[]);
    let ends = marks.split('|').filter_map(|mark| text.find(mark));
    ends.min().map_or(text, |end| &text[..end])
}

/// Letters that a word has at least to tell one act from another, and by which it is known again:
/// "reading" is "read".
const TELLING: usize = 4;

/// Whether a clause of one text says what the other does, read from their words alone: the document
/// knows no more of an act than its reader.
fn says_the_same(told: &str, act: &str) -> bool {
    let stems = |text: &str| -> BTreeSet<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let long = words.filter(|word| word.chars().count() >= TELLING);
        long.map(|word| word.to_lowercase().chars().take(TELLING).collect()).collect()
    };
    let told = stems(told);
    act.split([',', ';']).map(stems).any(|clause| clause.len() >= 2 && clause.is_subset(&told))
}

#[cfg(test)]
mod tests {
    use super::{first_clause, says_the_same};

    #[test]
    fn a_factor_is_named_by_a_whole_clause() {
        for (text, wanted) in [
            ("The suite could not see it: samples are cut short", "The suite could not see it"),
            (
                "The limit was lost in a tidy-up, and nothing took its place",
                "The limit was lost in a tidy-up",
            ),
            (
                "Login, tools and status page stand behind it",
                "Login, tools and status page stand behind it",
            ),
        ] {
            assert_eq!(first_clause(text), wanted);
        }
    }

    #[test]
    fn an_act_is_known_again_in_other_words() {
        for (told, act, wanted) in [
            (
                "Dana sets 7 to observe, at all sites",
                "Set it to observe at all sites, and look later",
                true,
            ),
            (
                "Emeka approves 7 after reading it for wrong hits",
                "Read it for wrong hits, and approve",
                true,
            ),
            (
                "Javier treats it as an attack and rings the provider",
                "Take it for an attack, ring the provider",
                true,
            ),
            (
                "Dana sets 7 to observe, at all sites",
                "Send it to one site, and ask how busy it is",
                false,
            ),
            ("Dana sets 7 to observe, at all sites", "Hold it until next week", false),
        ] {
            assert_eq!(says_the_same(told, act), wanted, "{told}: {act}");
        }
    }
}

//! The timeline.

use super::paper::Paper;
use crate::debrief::markdown::{inline, local_minute, local_time, person_text, stopped};
use crate::debrief::opened::source_of;
use crate::debrief::phrases::{kind_text, say};
use crate::evidence::Place;
use crate::play::command::EntryDraft;
use crate::play::confirm::borne_out;
use crate::play::projections;
use crate::play::state::{Standing, StoodBy};
use crate::scenario::model::*;
use std::collections::BTreeSet;

/// A row before it is written.
struct Row {
    at: Ms,
    what: String,
    kind: Option<EventKind>,
    evidence: Evidence,
    /// How it stands, as the phrase that says so.
    stands: &'static str,
    /// Who told so, where one person did, and the time that the author had before.
    by: Option<PersonId>,
    was: Option<Ms>,
    /// What it was for the incident as a whole.
    course: Option<Course>,
}

/// How a row stands that bears no mark.
const PLAIN: &str = "pm-confirmed";

/// What was known from the start is told to the minute, or to half of one.
const GIVEN: Ms = MINUTE / 2;

/// On what a row rests.
enum Evidence {
    Pin(u32),
    /// Where it is to be read, for what was there from the start.
    Given(Option<Place>),
}

impl Paper<'_> {
    pub fn timeline(&mut self) {
        let rows = self.rows();
        self.heading("pm-timeline");
        if rows.is_empty() {
            self.paragraph(&say("pm-no-timeline", &[]));
            return;
        }
        let stands: BTreeSet<&str> = rows.iter().map(|row| row.stands).collect();
        let legend = LEGEND.iter().filter(|(key, _)| stands.contains(key));
        let legend: Vec<String> = legend.map(|(_, means)| say(means, &[])).collect();
        self.paragraph(&legend.join(" "));
        let head = say("pm-timeline-head", &[]);
        let columns = head.matches('|').count() - 1;
        self.line(&head);
        self.line(&format!("|{}", "---|".repeat(columns)));
        let course = self.course(&rows);
        for row in rows {
            let report_alone = matches!(row.evidence, Evidence::Given(None));
            let evidence = match row.evidence {
                Evidence::Pin(pin) => match self.places([pin]).pop() {
                    Some(place) => self.cite_beside(place, row.at),
                    None => say("pm-no-evidence", &[]),
                },
                Evidence::Given(Some(place)) => self.cite_beside(place, row.at),
                Evidence::Given(None) => say("pm-first-report", &[]),
            };
            let kind = row.kind.map_or_else(String::new, kind_text);
            let by = row.by.map_or_else(String::new, |by| inline(&person_text(self.case, &by)));
            let was = row.was.map(|was| local_time(self.case, was));
            let stands = match was {
                Some(was) => say("pm-witness-was", &[("who", &by), ("was", &was)]),
                None => say(row.stands, &[("who", &by)]),
            };
            // What was confirmed needs no mark, and what is known from the report alone has it already.
            let evidence = match row.stands {
                PLAIN => evidence,
                _ if report_alone => evidence,
                _ => say("pm-marked", &[("evidence", &evidence), ("mark", &stands)]),
            };
            let cells = [local_time(self.case, row.at), inline(&row.what), kind, evidence];
            self.line(&format!("| {} |", cells.join(" | ")));
        }
        self.line("");
        if !course.is_empty() {
            self.paragraph(&course);
        }
    }

    /// All lines, in the order of their times.
    fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = self.given().into_iter().chain(self.own()).collect();
        rows.sort_by(|a, b| (a.at, &a.what).cmp(&(b.at, &b.what)));
        rows
    }

    /// What its lines say, in the order of their times, and the author's pin that shows it.
    pub fn lines(&self) -> Vec<(Ms, String, Option<u32>)> {
        let pin = |evidence: &Evidence| match evidence {
            Evidence::Pin(pin) => Some(*pin),
            Evidence::Given(_) => None,
        };
        self.rows().into_iter().map(|row| (row.at, row.what, pin(&row.evidence))).collect()
    }

    /// From when to when it hit somebody, as far as the timeline says, and the times of all its lines.
    pub fn while_hit(&self) -> Option<(Ms, Ms, Vec<Ms>)> {
        let rows = self.rows();
        let at = |course| rows.iter().find(|row| row.course == Some(course)).map(|row| row.at);
        Some((at(Course::Began)?, at(Course::Mitigated)?, rows.iter().map(|row| row.at).collect()))
    }

    /// From when to when it hit somebody, to the minute.
    pub fn hit(&self) -> Option<(String, String)> {
        let (from, to, _) = self.while_hit()?;
        Some((local_minute(self.case, from), local_minute(self.case, to)))
    }

    /// When it began, was noticed, hit nobody any more and was over, as far as the timeline says.
    fn course(&self, rows: &[Row]) -> String {
        let first = |course| rows.iter().find(|row| row.course == Some(course));
        let began = first(Course::Began).map(|row| row.at);
        let parts = [
            (Course::Began, "pm-began"),
            (Course::Noticed, "pm-noticed"),
            (Course::Mitigated, "pm-mitigated"),
            (Course::Over, "pm-over"),
        ];
        let rows = parts.into_iter().filter_map(|(course, key)| {
            let row = first(course)?;
            let time = local_time(self.case, row.at);
            let later = began.filter(|began| row.at - began >= MINUTE).map(|began| {
                let after = (row.at - began + MINUTE / 2) / MINUTE;
                say("pm-later", &[("minutes", &after)])
            });
            let (later, what) = (later.unwrap_or_default(), stopped(&inline(&row.what)));
            Some(say(key, &[("time", &time), ("later", &later), ("what", &what)]))
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    /// What stood there before the player began, with a place in a source that they have opened.
    fn given(&self) -> Vec<Row> {
        let given = self.play.confirmed.iter().filter(|(_, stood)| stood.entry.is_none());
        let rows = given.filter_map(|(id, stood)| {
            let event = self.case.scenario.event(id)?;
            let at = self.case.scenario.at(&event.at);
            // What shows its very time is cited; of what speaks of it later only the report is known.
            let places = event.supports.iter().filter_map(|anchor| self.open_place(anchor));
            let off = |place: &Place| {
                let there = self.case.sources.corrected(place, &self.play.notebook.alignments);
                there.map_or(Ms::MAX, |there| (there - at).abs())
            };
            let place = places.min_by_key(off).filter(|place| off(place) < GIVEN);
            let card = self.case.scenario.card(&event.card)?;
            Some(Row {
                at,
                what: card.text.clone(),
                kind: event.kinds.first().copied(),
                evidence: Evidence::Given(place),
                stands: stands(stood),
                by: None,
                was: None,
                course: event.course,
            })
        });
        rows.collect()
    }

    /// The first row that an anchor means, where the player has opened its source.
    fn open_place(&self, anchor: &Anchor) -> Option<Place> {
        let source = source_of(anchor).filter(|source| self.play.is_open(source))?;
        let rows = self.case.sources.get(source)?.rows().iter();
        let mut places = rows.map(|row| Place::Row { source: source.clone(), row: row.index });
        places.find(|place| self.case.covers(anchor, place))
    }

    /// The player's own entries.
    fn own(&self) -> Vec<Row> {
        let rows = self.play.notebook.entries.iter().map(|(number, entry)| {
            let stood = self.play.confirmed.iter().find(|(_, stood)| stood.entry == Some(*number));
            let mut events = self.case.scenario.truth.events.iter();
            let known = events.find(|event| event.card == entry.card);
            // What a witness put right stands at the time that they named; what they bore out, as written.
            let heard = stood.is_some_and(|(_, stood)| matches!(stood.how, StoodBy::Witness(_)));
            let borne = heard && borne_out(self.case, self.play, *number);
            let right = stood.filter(|_| heard && !borne);
            let right = right.and_then(|(id, _)| self.case.scenario.event(id));
            let at = right.map_or(entry.at, |event| self.case.scenario.at(&event.at));
            Row {
                at,
                was: (at != entry.at).then_some(entry.at),
                what: self.title(entry),
                kind: Some(entry.kind),
                evidence: Evidence::Pin(entry.pin),
                stands: match stood {
                    None => self.unsure(*number, entry),
                    Some(_) if borne => "pm-borne-out",
                    Some((_, stood)) => stands(stood),
                },
                by: stood.and_then(|(_, stood)| match &stood.how {
                    StoodBy::Witness(by) => Some(by.clone()),
                    _ => None,
                }),
                course: known.and_then(|event| event.course),
            }
        });
        rows.collect()
    }

    /// How a line stands that nobody confirmed.
    fn unsure(&self, number: u32, entry: &EntryDraft) -> &'static str {
        if self.play.unsettled(number) {
            "pm-unsettled"
        } else if projections::reads_so(self.case, self.play, entry) {
            "pm-as-read"
        } else {
            "pm-unconfirmed"
        }
    }

    /// What is open about lines that nobody confirmed, with how they are marked.
    pub fn open_entries(&self) -> Vec<String> {
        let own = self.play.notebook.entries.iter();
        let own = own.filter(|(number, _)| !self.play.locked(**number));
        let stand: Vec<&str> = own.map(|(number, entry)| self.unsure(*number, entry)).collect();
        let row = |key: &str, keys: &[&str]| {
            let count = stand.iter().filter(|stands| keys.contains(stands)).count();
            let marks = keys.iter().filter(|key| stand.contains(key));
            let marks = marks.map(|key| say("pm-quoted", &[("text", &say(key, &[]))]));
            let marks = marks.collect::<Vec<String>>().join(", ");
            (count > 0).then(|| say(key, &[("count", &count), ("marks", &marks)]))
        };
        let rows = [
            row("pm-open-entries", &["pm-as-read", "pm-unconfirmed"]),
            row("pm-open-unsettled", &["pm-unsettled"]),
        ];
        rows.into_iter().flatten().collect()
    }

    /// An entry's own title, or the words of its card.
    pub fn title(&self, entry: &EntryDraft) -> String {
        let own = entry.title.trim();
        if !own.is_empty() {
            return own.to_owned();
        }
        self.case.scenario.card(&entry.card).map_or_else(String::new, |card| card.text.clone())
    }
}

/// How a row can stand, and what that means, as phrases.
const LEGEND: [(&str, &str); 7] = [
    ("pm-given", "pm-given-means"),
    (PLAIN, "pm-confirmed-means"),
    ("pm-witness", "pm-witness-means"),
    ("pm-borne-out", "pm-borne-out-means"),
    ("pm-as-read", "pm-as-read-means"),
    ("pm-unsettled", "pm-unsettled-means"),
    ("pm-unconfirmed", "pm-unconfirmed-means"),
];

fn stands(stood: &Standing) -> &'static str {
    match stood.how {
        StoodBy::Given => "pm-given",
        StoodBy::Group | StoodBy::GroupInMeeting => PLAIN,
        StoodBy::Witness(_) => "pm-witness",
    }
}

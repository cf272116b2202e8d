//! The timeline.

use super::paper::Paper;
use crate::debrief::markdown::{clock_text, inline, local_time};
use crate::debrief::opened::source_of;
use crate::debrief::phrases::{kind_text, say};
use crate::evidence::Place;
use crate::play::command::EntryDraft;
use crate::play::confirm::borne_out;
use crate::play::projections::idle;
use crate::play::state::{Standing, StoodBy};
use crate::scenario::model::*;

/// A row before it is written.
struct Row {
    at: Ms,
    what: String,
    kind: Option<EventKind>,
    evidence: Evidence,
    stands: String,
}

/// On what a row rests.
enum Evidence {
    Pin(u32),
    /// Where it is to be read, for what was there from the start.
    Given(Option<Place>),
}

impl Paper<'_> {
    pub fn timeline(&mut self) {
        let mut rows: Vec<Row> = self.given().into_iter().chain(self.own()).collect();
        rows.sort_by(|a, b| (a.at, &a.what).cmp(&(b.at, &b.what)));
        self.heading("pm-timeline");
        let utc = !self.is_utc();
        if rows.is_empty() {
            self.paragraph(&say("pm-no-timeline", &[]));
            return;
        }
        let head =
            if utc { say("pm-timeline-head", &[]) } else { say("pm-timeline-head-utc", &[]) };
        let columns = head.matches('|').count() - 1;
        self.line(&head);
        self.line(&format!("|{}", "---|".repeat(columns)));
        let own = rows.iter().any(|row| matches!(row.evidence, Evidence::Pin(_)));
        for row in rows {
            let evidence = match row.evidence {
                Evidence::Pin(pin) => self.cite([pin]),
                Evidence::Given(Some(place)) => self.cite_places([place]),
                Evidence::Given(None) => say("pm-first-report", &[]),
            };
            let kind = row.kind.map_or_else(String::new, kind_text);
            let mut cells = vec![local_time(self.case, row.at)];
            if utc {
                cells.push(clock_text(row.at, self.case.scenario.midnight, 0));
            }
            cells.extend([inline(&row.what), kind, evidence, row.stands]);
            self.line(&format!("| {} |", cells.join(" | ")));
        }
        self.line("");
        if own {
            self.paragraph(&say("pm-standings", &[]));
        }
    }

    /// What stood there before the player began, with a place in a source that they have opened.
    fn given(&self) -> Vec<Row> {
        let given = self.play.confirmed.iter().filter(|(_, stood)| stood.entry.is_none());
        let rows = given.filter_map(|(id, stood)| {
            let event = self.case.scenario.event(id)?;
            let place = event.supports.iter().find_map(|anchor| self.open_place(anchor));
            let card = self.case.scenario.card(&event.card)?;
            Some(Row {
                at: self.case.scenario.at(&event.at),
                what: card.text.clone(),
                kind: event.kinds.first().copied(),
                evidence: Evidence::Given(place),
                stands: stands(Some(stood)),
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
            // What a witness put right stands at the time that they named.
            let right = stood.filter(|(_, stood)| stood.how == StoodBy::Witness);
            let right = right.and_then(|(id, _)| self.case.scenario.event(id));
            Row {
                at: right.map_or(entry.at, |event| self.case.scenario.at(&event.at)),
                what: self.title(entry),
                kind: Some(entry.kind),
                evidence: Evidence::Pin(entry.pin),
                stands: if stood.is_none() && idle(self.case, entry) {
                    say("pm-as-read", &[])
                } else if right.is_some() && borne_out(self.case, self.play, *number) {
                    say("pm-borne-out", &[])
                } else {
                    stands(stood.map(|(_, stood)| stood))
                },
            }
        });
        rows.collect()
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

fn stands(stood: Option<&Standing>) -> String {
    match stood.map(|standing| standing.how) {
        None => say("pm-unconfirmed", &[]),
        Some(StoodBy::Given) => say("pm-given", &[]),
        Some(StoodBy::Group) => say("pm-confirmed", &[]),
        Some(StoodBy::GroupInMeeting) => say("pm-in-meeting", &[]),
        Some(StoodBy::Witness) => say("pm-witness", &[]),
    }
}

//! All sources of a case, rendered once.

use super::clock::Reader;
use super::place::Place;
use super::requests::Requests;
use super::row::{Body, Row, SourceView};
use super::{chart, found, kept, papers, present, stream, table};
use crate::scenario::model::{self, Ms, Scenario, Source, SourceId};
use crate::world::Day;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Never changes after it was built.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    views: BTreeMap<SourceId, SourceView>,
    /// In the order of the scenario's file.
    order: Vec<SourceId>,
    found: found::Kept,
}

impl Sources {
    /// Renders every source of a scenario from its day. The same scenario gives the same bytes.
    pub fn build(scenario: &Scenario, day: &Day) -> Sources {
        let requests = Requests::draw(scenario, day);
        let mut out = Sources::default();
        for source in &scenario.shelf.sources {
            let clock = Reader::new(&source.clock);
            let (columns, rows) = match &source.body {
                model::Body::Chart(spec) => {
                    let chart = chart::view(scenario, day, spec);
                    out.put(view(scenario, source, clock, Body::Chart(chart)));
                    continue;
                }
                model::Body::Logs(spec) => {
                    (Vec::new(), stream::rows(scenario, day, &requests, source, spec, &clock))
                }
                model::Body::LogFile(spec) => (Vec::new(), kept::rows(scenario, &clock, spec)),
                model::Body::Chat(spec) => (Vec::new(), table::chat(scenario, &clock, spec)),
                model::Body::Table(spec) => {
                    (spec.columns.clone(), table::table(scenario, day, &clock, spec))
                }
                model::Body::Diff(spec) => (Vec::new(), papers::rows(scenario, &clock, spec, true)),
                model::Body::Paper(spec) => {
                    (Vec::new(), papers::rows(scenario, &clock, spec, false))
                }
            };
            out.put(view(scenario, source, clock, Body::Rows { columns, rows }));
        }
        out
    }

    fn put(&mut self, view: SourceView) {
        if !self.views.contains_key(&view.id) {
            self.order.push(view.id.clone());
            self.views.insert(view.id.clone(), view);
        }
    }

    pub fn get(&self, id: &SourceId) -> Option<&SourceView> {
        self.views.get(id)
    }

    /// All of them, in the order of the scenario's file.
    pub fn iter(&self) -> impl Iterator<Item = &SourceView> {
        self.order.iter().filter_map(|id| self.views.get(id))
    }

    /// Whether a point or every row of a place is there. Tellings lie in no source.
    pub fn exists(&self, place: &Place) -> bool {
        if matches!(place, Place::Found { .. }) {
            return !self.found(place).is_empty();
        }
        match place.span() {
            Some((first, last)) => {
                let one = matches!(place, Place::Row { .. });
                (one || first < last) && !self.rows_at(place).is_empty()
            }
            None => self.place_time(place).is_some(),
        }
    }

    /// The rows of a place; none unless all of them are there.
    pub fn rows_at(&self, place: &Place) -> &[Row] {
        let view = place.source().and_then(|source| self.get(source));
        let rows = view.zip(place.span()).and_then(|(view, (first, last))| {
            view.rows().get(first as usize..(last as usize).checked_add(1)?)
        });
        rows.unwrap_or_default()
    }

    /// Of a range the last of its rows to be written, by the true time; else the place itself. Nobody can
    /// have seen a range before that.
    pub fn latest(&self, place: &Place) -> Place {
        match place {
            Place::Rows { source, .. } => {
                let last = self.rows_at(place).iter().max_by_key(|row| row.at);
                last.map_or_else(
                    || place.clone(),
                    |row| Place::Row { source: source.clone(), row: row.index },
                )
            }
            Place::Found { source, .. } => {
                let last =
                    self.found(place).iter().copied().max_by_key(|row| self.at(source, *row));
                last.map_or_else(|| place.clone(), |row| Place::Row { source: source.clone(), row })
            }
            other => other.clone(),
        }
    }

    /// The true instant of a place (UTC), where it has one; of a range that of its first row with one.
    pub fn place_time(&self, place: &Place) -> Option<Ms> {
        match place {
            Place::Row { .. } | Place::Rows { .. } => {
                self.rows_at(place).iter().find_map(|row| row.at)
            }
            Place::Point { source, series, at } => {
                let chart = self.get(source)?.chart()?;
                let series = chart.series.iter().find(|other| other.name == *series)?;
                series.points.binary_search_by_key(at, |point| point.at).is_ok().then_some(*at)
            }
            Place::Found { source, .. } => {
                self.found(place).iter().find_map(|row| self.at(source, *row))
            }
            Place::Telling { .. } | Place::Sentence { .. } => None,
        }
    }

    /// The numbers of the lines that a query finds, in order; none where it cannot be read, and of
    /// any other place.
    pub fn found(&self, place: &Place) -> Arc<[u32]> {
        self.found.of(self, place)
    }

    fn at(&self, source: &SourceId, row: u32) -> Option<Ms> {
        self.get(source)?.row(row)?.at
    }
}

fn view(scenario: &Scenario, source: &Source, clock: Reader, body: Body) -> SourceView {
    let mut answers_to = vec![source.id.to_string(), source.name.clone()];
    if let model::Body::Logs(spec) = &source.body {
        answers_to.push(spec.host.clone());
        answers_to.extend(spec.of.iter().map(ToString::to_string));
    }
    SourceView {
        id: source.id.clone(),
        name: source.name.clone(),
        group: source.group,
        about: source.about.clone(),
        clock,
        answers_to,
        present: present::of(scenario, source),
        body,
    }
}

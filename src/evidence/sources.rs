//! All sources of a case, rendered once.

use super::clock::Reader;
use super::place::Place;
use super::requests::Requests;
use super::row::{Body, SourceView};
use super::{chart, kept, papers, stream, table};
use crate::scenario::model::{self, Ms, Scenario, Source, SourceId};
use crate::world::Day;
use std::collections::BTreeMap;

/// Never changes after it was built.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    views: BTreeMap<SourceId, SourceView>,
    /// In the order of the scenario's file.
    order: Vec<SourceId>,
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
                    out.put(view(source, clock, Body::Chart(chart::view(scenario, day, spec))));
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
            out.put(view(source, clock, Body::Rows { columns, rows }));
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

    /// Whether a row or point is there. Tellings lie in no source.
    pub fn exists(&self, place: &Place) -> bool {
        self.place_time(place).is_some()
            || matches!(place, Place::Row { source, row }
                if self.get(source).is_some_and(|view| view.row(*row).is_some()))
    }

    /// The true instant of a place (UTC), where it has one.
    pub fn place_time(&self, place: &Place) -> Option<Ms> {
        match place {
            Place::Row { source, row } => self.get(source)?.row(*row)?.at,
            Place::Point { source, series, at } => {
                let chart = self.get(source)?.chart()?;
                let series = chart.series.iter().find(|other| other.name == *series)?;
                series.points.binary_search_by_key(at, |point| point.at).is_ok().then_some(*at)
            }
            Place::Telling { .. } => None,
        }
    }
}

fn view(source: &Source, clock: Reader, body: Body) -> SourceView {
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
        body,
    }
}

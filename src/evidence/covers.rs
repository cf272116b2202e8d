//! Which places an anchor of the scenario covers.

use super::{Place, Row, Sources};
use crate::scenario::model::{Anchor, Ms, Scenario, SourceId};

/// Whether a place is one that the anchor means.
pub fn covers(scenario: &Scenario, sources: &Sources, anchor: &Anchor, place: &Place) -> bool {
    match (anchor, place) {
        // A sentence shows what the whole telling shows, and no more than that.
        (Anchor::Told(who, what), place) => place.told() == Some((who, what)),
        // What a query finds shows what at least half of it shows: one that finds everything shows
        // nothing.
        (
            Anchor::Mark(source, _) | Anchor::Lines { source, .. },
            Place::Found { source: of, .. },
        ) if source == of => {
            let (found, rows) =
                (sources.found(place), sources.get(of).map_or(&[][..], |v| v.rows()));
            let shown = found.iter().filter_map(|row| rows.get(*row as usize));
            let shown = shown.filter(|row| shows(scenario, anchor, row)).count();
            !found.is_empty() && 2 * shown >= found.len()
        }
        (Anchor::Mark(source, _) | Anchor::Lines { source, .. }, place) => {
            sources.rows_of(place, source).iter().any(|row| shows(scenario, anchor, row))
        }
        (
            Anchor::Chart { source, series, from, to },
            Place::Point { source: of, series: name, at },
        ) => {
            let step =
                || sources.get(of).and_then(|view| view.chart()).map_or(1, |chart| chart.step);
            source == of
                && series == name
                && sources.exists(place)
                && overlaps(*at, step(), scenario.at(from), scenario.at(to))
        }
        (Anchor::Chart { .. }, _) => false,
    }
}

/// Whether a row of the anchor's source is one that it means.
fn shows(scenario: &Scenario, anchor: &Anchor, row: &Row) -> bool {
    match anchor {
        Anchor::Mark(_, mark) => row.marks.contains(mark),
        // Instants are read last: this is asked of every pin after every command.
        Anchor::Lines { template, from, to, .. } => {
            row.template.as_ref() == Some(template)
                && row.at.is_some_and(|at| (scenario.at(from)..=scenario.at(to)).contains(&at))
        }
        Anchor::Told(..) | Anchor::Chart { .. } => false,
    }
}

/// A point stands for its whole step.
fn overlaps(at: Ms, step: Ms, from: Ms, to: Ms) -> bool {
    at + step > from && at <= to
}

impl Sources {
    /// The rows of a place that lie in a source, where it has any there.
    fn rows_of(&self, place: &Place, source: &SourceId) -> &[Row] {
        if place.source() != Some(source) {
            return &[];
        }
        self.rows_at(place)
    }

    /// The first place of the evidence that an anchor covers; tellings lie in no source.
    pub fn first_covered(&self, scenario: &Scenario, anchor: &Anchor) -> Option<Place> {
        let (Anchor::Mark(id, _)
        | Anchor::Lines { source: id, .. }
        | Anchor::Chart { source: id, .. }) = anchor
        else {
            return None;
        };
        let view = self.get(id)?;
        let rows = view.rows().iter().map(|row| Place::Row { source: id.clone(), row: row.index });
        let points = view.chart().into_iter().flat_map(|chart| &chart.series).flat_map(|series| {
            series.points.iter().map(|point| Place::Point {
                source: id.clone(),
                series: series.name.clone(),
                at: point.at,
            })
        });
        rows.chain(points).find(|place| covers(scenario, self, anchor, place))
    }
}

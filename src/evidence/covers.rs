//! Which places an anchor of the scenario covers.

use super::{Place, Row, Sources};
use crate::scenario::model::{Anchor, Ms, Scenario, SourceId};

/// Whether a place is one that the anchor means.
pub fn covers(scenario: &Scenario, sources: &Sources, anchor: &Anchor, place: &Place) -> bool {
    match (anchor, place) {
        // A sentence shows what the whole telling shows, and no more than that.
        (Anchor::Told(who, what), place) => place.told() == Some((who, what)),
        (Anchor::Mark(..) | Anchor::Lines { .. }, Place::Found { .. }) => {
            covers_any(scenario, sources, std::slice::from_ref(anchor), place)
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

/// Whether a place is one that any of the anchors means. What a query finds shows what at least half of
/// it shows, each line by one anchor or another: one that finds everything shows nothing.
pub fn covers_any(
    scenario: &Scenario,
    sources: &Sources,
    anchors: &[Anchor],
    place: &Place,
) -> bool {
    let Place::Found { source: of, .. } = place else {
        return anchors.iter().any(|anchor| covers(scenario, sources, anchor, place));
    };
    let there = |anchor: &&Anchor| match anchor {
        Anchor::Mark(source, _) | Anchor::Lines { source, .. } => source == of,
        Anchor::Told(..) | Anchor::Chart { .. } => false,
    };
    let there: Vec<&Anchor> = anchors.iter().filter(there).collect();
    if there.is_empty() {
        return false;
    }
    let (found, rows) = (sources.found(place), sources.get(of).map_or(&[][..], |v| v.rows()));
    let shown = found.iter().filter_map(|row| rows.get(*row as usize));
    let shown = shown.filter(|row| there.iter().any(|anchor| shows(scenario, anchor, row)));
    !found.is_empty() && 2 * shown.count() >= found.len()
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

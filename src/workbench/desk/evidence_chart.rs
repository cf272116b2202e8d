//! An open chart: its lines, its thresholds, and what the player knows of deploys and alerts.

use super::evidence_body::{ahead, before, known};
use super::{Desk, eyes};
use crate::evidence::{ChartView, Place, SourceView};
use crate::scenario::model::{Body, DAY, Ms, RowsAre};
use crate::workbench::evidence::{Chart, ChartMark, MarkKind, RowKey, Series, Threshold};

/// A chart; no further than `until`, where somebody else's eyes end.
pub fn of(desk: &Desk, view: &SourceView, chart: &ChartView, until: Option<Ms>) -> Chart {
    let pins = |name: &str| {
        let all = desk.play.notebook.pins.iter();
        let on = all.filter_map(|(number, pin)| match &pin.place {
            Place::Point { source, series, at } if *source == view.id && series == name => {
                Some((*at, format!("P{number}")))
            }
            _ => None,
        });
        on.filter(|(at, _)| until.is_none_or(|until| *at <= until)).collect()
    };
    let series = chart.series.iter().map(|series| Series {
        name: series.name.clone(),
        points: match until {
            Some(until) => series.points.until(until),
            None => series.points.clone(),
        },
        pins: pins(&series.name),
    });
    let thresholds = chart.thresholds.iter();
    let thresholds =
        thresholds.map(|line| Threshold { name: line.name.clone(), value: line.value });
    // The axis shows the source's own clock.
    let start = desk.case.day.start;
    let offset_ms = view.clock.raw(start) - start;
    Chart {
        unit: chart.unit.clone(),
        floor: chart.floor,
        series: series.collect(),
        step_ms: chart.step,
        offset_ms,
        known_ms: known_ms(desk, view),
        gaps: chart.gaps.clone(),
        thresholds: thresholds.collect(),
        marks: Vec::new(),
    }
}

/// Milliseconds from a time on the chart's axis to the moment as the player may know it.
fn known_ms(desk: &Desk, view: &SourceView) -> Ms {
    let start = desk.case.day.start;
    view.clock.corrected(view.clock.raw(start), ahead(desk, view)) - start
}

/// The rows of deploys and alerts that the player has before them: of open tables, at the times that
/// these show, set right by the alignments; through somebody else's eyes only what these could see.
pub fn marks(desk: &Desk, eyes: Option<&eyes::Moment>) -> Vec<ChartMark> {
    let until = eyes.map(eyes::Moment::until);
    let mut marks = Vec::new();
    for opening in &desk.play.opened {
        let Some(source) = desk.scenario().source(&opening.source) else { continue };
        let Some(view) = desk.case.sources.get(&opening.source) else { continue };
        let Body::Table(table) = &source.body else { continue };
        let kind = match table.marks {
            Some(RowsAre::Deploys) => MarkKind::Deploy,
            Some(RowsAre::Alerts) => MarkKind::Alert,
            None => continue,
        };
        // A date is no moment.
        let shut = eyes.is_some_and(|eyes| !eyes.opens(desk, source));
        if shut || view.clock.resolution() >= DAY {
            continue;
        }
        for row in view.rows().iter().filter(|row| before(desk, view, row, until)) {
            let Some(at) = known(desk, view, row) else { continue };
            marks.push(ChartMark {
                kind,
                at,
                time: row.shown_time.clone(),
                text: row.cells.first().cloned().unwrap_or_default(),
                source: view.name.clone(),
                key: RowKey { source: view.id.to_string(), row: row.index },
            });
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::Event;
    use crate::scenario::model::SourceId;
    use crate::text::Words;
    use crate::workbench::desk::evidence::{Reading, model};
    use crate::workbench::desk::{play::Forget, sample};
    use crate::workbench::evidence::{Body as Shown, EvidenceUi};

    /// A play in which these sources are open, and then this happened.
    fn opened(sources: &[&str], more: Vec<Event>) -> Desk {
        let play = sample::investigating();
        let open = sources.iter().map(|id| SourceId::from(*id));
        let open = open.flat_map(|id| [Event::Unlocked(id.clone()), Event::Opened(id)]);
        let log = play.log.iter().cloned().chain(open).chain(more).collect();
        Desk::new(play.case.clone(), 1, log, Box::new(Forget))
    }

    fn shown(desk: &Desk) -> Chart {
        let source = Some("chart-traffic".into());
        let mut reading = Reading { source, ..Reading::default() };
        let open = model(desk, &Words::english(), &mut reading, &EvidenceUi::default()).open;
        let Shown::Chart(chart) = open.expect("it is open").body else { panic!("a chart") };
        chart
    }

    #[test]
    fn a_chart_marks_the_rows_of_open_tables_by_the_clocks_as_aligned() {
        assert_eq!(shown(&opened(&["chart-traffic"], Vec::new())).marks, []);
        let desk = opened(&["chart-traffic", "pages"], Vec::new());
        let view = desk.case.sources.get(&"pages".into()).unwrap();
        let marks = shown(&desk).marks;
        assert_eq!(marks.len(), view.rows().len());
        assert!(marks.iter().all(|mark| mark.kind == MarkKind::Alert && !mark.text.is_empty()));
        let row = |row| Place::Row { source: "pages".into(), row };
        let aligned = Event::Aligned {
            source: "pages".into(),
            offset_ms: 7_000,
            first: row(0),
            second: row(0),
        };
        let later = shown(&opened(&["chart-traffic", "pages"], vec![aligned])).marks;
        assert!(marks.iter().zip(&later).all(|(one, other)| one.at - other.at == 7_000));
        assert_eq!(marks[0].time, later[0].time, "the source shows what it shows");
    }

    #[test]
    fn their_eyes_see_no_mark_of_a_table_that_was_shut_or_of_what_came_later() {
        let desk = opened(&["pages"], Vec::new());
        let all = marks(&desk, None);
        let half = all[all.len() / 2].at;
        let eyes = |who: &str| eyes::Moment { who: who.into(), at: half, ends: half + 1 };
        assert_eq!(marks(&desk, Some(&eyes("ruta"))), []);
        let seen = marks(&desk, Some(&eyes("javier")));
        assert!(!seen.is_empty() && seen.len() < all.len());
        assert!(seen.iter().all(|mark| mark.at <= half));
    }

    #[test]
    fn pins_stand_on_the_points_of_their_series() {
        let desk = opened(&["chart-traffic"], Vec::new());
        let at = shown(&desk).series[1].points[12].at;
        let place = Place::Point { source: "chart-traffic".into(), series: "answered".into(), at };
        let pinned = Event::Pinned { pin: 1, place, note: String::new() };
        let chart = shown(&opened(&["chart-traffic"], vec![pinned]));
        let pins: Vec<_> = chart.series.iter().map(|series| series.pins.clone()).collect();
        assert_eq!(pins, [vec![], vec![(at, "P1".to_owned())], vec![]]);
    }
}

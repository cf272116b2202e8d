//! Charts: the world's series folded to points.

use super::row::{ChartView, Point, SeriesView};
use crate::scenario::model::*;
use crate::world::Day;

pub fn view(scenario: &Scenario, day: &Day, chart: &Chart) -> ChartView {
    let step = chart.step_seconds.max(1) as usize;
    let gaps: Vec<(Ms, Ms)> =
        chart.gaps.iter().map(|(from, to)| (scenario.at(from), scenario.at(to))).collect();
    let series = chart.series.iter().map(|series| {
        let values = day.series(&series.service, series.metric).unwrap_or(&[]);
        let points = values.chunks(step).enumerate().filter_map(|(index, chunk)| {
            let at = day.start + Ms::try_from(index * step).ok()? * SECOND;
            let gone = gaps.iter().any(|(from, to)| (*from..*to).contains(&at));
            (!gone).then(|| Point { at, value: fold(chunk, chart.fold) * series.scale })
        });
        SeriesView { name: series.name.clone(), points: points.collect() }
    });
    ChartView {
        unit: chart.unit.clone(),
        floor: chart.floor,
        step: step as Ms * SECOND,
        series: series.collect(),
        gaps,
        thresholds: chart.thresholds.clone(),
    }
}

fn fold(values: &[f32], fold: Fold) -> f64 {
    let values = values.iter().map(|value| f64::from(*value));
    match fold {
        Fold::Mean => {
            let count = values.len().max(1);
            values.sum::<f64>() / count as f64
        }
        Fold::Max => values.fold(0.0, f64::max),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_hide_what_maxima_show() {
        assert!((fold(&[0.0, 0.0, 0.0, 1.0], Fold::Mean) - 0.25).abs() < 1e-12);
        assert!((fold(&[0.0, 0.0, 0.0, 1.0], Fold::Max) - 1.0).abs() < 1e-12);
    }
}

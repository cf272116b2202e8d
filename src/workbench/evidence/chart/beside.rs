//! Right of the lines: which is which, and what each says at the crosshair.

use egui::{Id, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};
use egui_plot::{LineStyle, PlotTransform};

use super::axes::{cut, number, rounded, sign};
use super::choose::place;
use super::draw::said;
use super::model::{Chart, Series};
use super::window::Window;
use crate::text::Words;
use crate::workbench::kit::{self, Kit};

/// Length of the piece of line before a name, points.
const SAMPLE: f32 = 18.0;

/// What a line is called at its end.
pub fn names(words: &Words, chart: &Chart) -> Vec<String> {
    chart.series.iter().map(|series| name(words, chart, series)).collect()
}

/// Below the cut of the axis there is no line to name.
fn name(words: &Words, chart: &Chart, series: &Series) -> String {
    let last = series.points.last().map(|point| point.value);
    match (cut(chart), last) {
        (Some(floor), Some(last)) if last < floor => {
            let floor = format!("{}{}", number(floor), sign(chart));
            let values = [("series", series.name.as_str().into()), ("floor", floor.into())];
            words.with("evidence-below", &values)
        }
        _ => series.name.clone(),
    }
}

/// The room for names and values: as much for each value that a line has anywhere.
pub fn width(ui: &Ui, kit: &Kit, chart: &Chart, names: &[String]) -> f32 {
    let wide = |text: egui::RichText| kit::lay(ui, text, f32::INFINITY).size().x;
    let names = names.iter().map(|name| wide(kit.small(name)));
    let values = chart.series.iter().flat_map(|series| {
        let points = &series.points;
        let ends = points.extremes(0..points.len()).map(|found| [found.low, found.high]);
        ends.into_iter().flatten().filter_map(|number| points.get(number)).map(|point| {
            let tenths = if point.value.abs() < 1000.0 { 0.8 } else { 0.0 };
            let value = format!("{}{}", number(point.value.trunc() + tenths), sign(chart));
            wide(kit.evidence(value))
        })
    });
    names.chain(values).fold(0.0, f32::max) + SAMPLE + 18.0
}

/// Names at the ends of their lines, moved apart where these meet, with the values at `cross`.
pub fn beside(
    ui: &Ui,
    words: &Words,
    (chart, names, window): (&Chart, &[String], &Window),
    to: &PlotTransform,
    (right, cross): (f32, i64),
) {
    let kit = Kit::of(ui);
    let frame = to.frame();
    let end = |(index, series): (usize, &Series)| {
        let last = series.points.before(window.to).unwrap_or(0);
        let y = to.position_from_point(&place(*series.points.get(last)?)).y;
        Some((index, y.clamp(frame.top(), frame.bottom())))
    };
    let mut ends: Vec<_> = chart.series.iter().enumerate().filter_map(end).collect();
    ends.sort_by(|a, b| a.1.total_cmp(&b.1));
    let sample = frame.right() + 8.0;
    let left = sample + SAMPLE + 6.0;
    let lay = |index: usize| {
        kit::lay(ui, kit.small(&names[index]).color(kit::series_ink(&kit, index)), right - left)
    };
    let value = |index: usize| {
        let held = chart.held(&chart.series[index], cross);
        let value = held.map_or("–".into(), |point| rounded(point.value) + sign(chart));
        kit::lay(ui, kit.evidence(value).color(kit.c.ink), f32::INFINITY)
    };
    // From above each below the one before, then from below back into the frame.
    let mut tops: Vec<(usize, f32, f32)> = Vec::new();
    let mut next = frame.top();
    for (index, y) in ends {
        let tall = lay(index).size().y + value(index).size().y + 4.0;
        let top = (y - tall / 2.0).max(next);
        tops.push((index, top, tall));
        next = top + tall;
    }
    let mut most = frame.bottom() + 8.0;
    for (_, top, tall) in tops.iter_mut().rev() {
        *top = top.min(most - *tall);
        most = *top;
    }
    for (index, top, tall) in tops {
        line(ui, &kit, index, pos2(sample, top + 8.0 * kit.look.text_size));
        let (name, value) = (lay(index), value(index));
        let below = top + name.size().y;
        ui.painter().galley(pos2(left, top), name, kit::series_ink(&kit, index));
        ui.painter().galley(pos2(left, below), value, kit.c.ink);
        let held = chart.held(&chart.series[index], cross);
        let says = said(words, chart, index, held, cross);
        let area = Rect::from_min_size(pos2(sample, top), vec2(right - sample, tall - 4.0));
        let response = ui.interact(area, Id::new(("evidence-series", index)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &says));
    }
}

/// A piece of a series' line.
fn line(ui: &Ui, kit: &Kit, index: usize, at: egui::Pos2) {
    let ends = [at, at + vec2(SAMPLE, 0.0)];
    let line = Stroke::new(2.0, kit::series_ink(kit, index));
    match kit::series_dashes(index) {
        LineStyle::Dashed { .. } => {
            ui.painter().extend(Shape::dashed_line(&ends, line, 6.0, 4.0));
        }
        LineStyle::Dotted { .. } => {
            ui.painter().extend(Shape::dotted_line(&ends, line.color, 4.0, 1.0));
        }
        LineStyle::Solid => {
            ui.painter().line_segment(ends, line);
        }
    }
}

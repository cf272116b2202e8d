//! The axes: times below, values beside, thresholds across.

use egui::{Align2, Rect, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};
use egui_plot::{GridInput, GridMark, PlotPoint, PlotTransform};

use super::model::Chart;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice};

/// Where the axis is cut: it begins above nothing.
pub fn cut(chart: &Chart) -> Option<f64> {
    chart.floor.filter(|floor| *floor > 0.0)
}

/// What stands behind a value on the axis and in the foot.
pub fn sign(chart: &Chart) -> &'static str {
    if chart.unit.starts_with('%') { " %" } else { "" }
}

/// Times below and values beside the plot. The library's own axes are controls without a name.
pub fn ticks(ui: &Ui, kit: &Kit, transform: &PlotTransform, chart: &Chart, tag: Option<Rect>) {
    let font = kit.font(Voice::Mono, 12.0);
    let (bounds, frame) = (transform.bounds(), transform.frame());
    let input = |axis: usize| GridInput {
        bounds: (bounds.min()[axis], bounds.max()[axis]),
        base_step_size: 1.0,
    };
    let mut free = f32::NEG_INFINITY;
    for mark in spaced(input(0)) {
        let at = transform.position_from_point(&PlotPoint::new(mark.value, bounds.min()[1]));
        let says = clock((mark.value * 1000.0) as i64 + chart.offset_ms, mark.step_size);
        let text = ui.painter().layout_no_wrap(says, font.clone(), kit.c.ink_2);
        let left = at.x - text.size().x / 2.0;
        // Where there is no room for all, some lines go without their time.
        let under =
            |tag: &Rect| left < tag.right() + 4.0 && tag.left() < left + text.size().x + 4.0;
        if left >= free && !tag.as_ref().is_some_and(under) {
            free = left + text.size().x + 8.0;
            ui.painter().galley(pos2(left, frame.bottom() + 4.0), text, kit.c.ink_2);
        }
    }
    for mark in even(input(1)) {
        let at = transform.position_from_point(&PlotPoint::new(bounds.min()[0], mark.value));
        let beside = pos2(frame.left() - 6.0, at.y);
        let says = format!("{}{}", number(mark.value), sign(chart));
        ui.painter().text(beside, Align2::RIGHT_CENTER, says, font.clone(), kit.c.ink_2);
    }
    axes(ui, kit, transform, chart, font);
}

/// The axes themselves; where the upright one is cut, the value at its foot and the mark of a cut.
fn axes(ui: &Ui, kit: &Kit, transform: &PlotTransform, chart: &Chart, font: egui::FontId) {
    let frame = transform.frame();
    let line = Stroke::new(kit.stroke, kit.c.edge);
    ui.painter().vline(frame.left(), frame.y_range(), line);
    ui.painter().hline(frame.x_range(), frame.bottom(), line);
    let Some(floor) = cut(chart) else { return };
    let says = format!("{}{}", number(floor), sign(chart));
    let at = pos2(frame.left() - 6.0, frame.bottom());
    ui.painter().text(at, Align2::RIGHT_CENTER, says, font, kit.c.ink);
    let gap = Rect::from_center_size(pos2(frame.left(), frame.bottom() - 12.0), vec2(8.0, 6.0));
    ui.painter().rect_filled(gap, 0.0, kit.c.paper);
    for y in [gap.top(), gap.bottom()] {
        let ends = [pos2(frame.left() - 6.0, y + 3.0), pos2(frame.left() + 6.0, y - 3.0)];
        ui.painter().line_segment(ends, Stroke::new(1.5, kit.c.ink));
    }
}

/// Grid lines at round values, about five of them.
pub fn even(input: GridInput) -> Vec<GridMark> {
    let (from, to) = input.bounds;
    let rough = ((to - from) / 5.0).max(1e-9);
    let power = 10_f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    let step = steps.into_iter().find(|step| *step >= rough).unwrap_or(rough);
    let (first, last) = ((from / step).ceil() as i64, (to / step).floor() as i64);
    (first..=last).map(|mark| GridMark { value: mark as f64 * step, step_size: step }).collect()
}

/// Grid lines at whole minutes, about eight of them.
pub fn spaced(input: GridInput) -> Vec<GridMark> {
    let (from, to) = input.bounds;
    let wide = (to - from).max(1.0);
    let steps = [10.0, 30.0, 60.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0, 21600.0, 86400.0];
    let step = steps.into_iter().find(|step| wide / step <= 9.0).unwrap_or(604_800.0);
    let first = (from / step).ceil() as i64;
    let last = (to / step).floor() as i64;
    (first..=last).map(|mark| GridMark { value: mark as f64 * step, step_size: step }).collect()
}

/// A time of day, with seconds where the steps are that fine.
pub fn clock(ms: i64, step: f64) -> String {
    let seconds = ms.div_euclid(1000).rem_euclid(86_400);
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    if step < 60.0 {
        format!("{hours:02}:{minutes:02}:{:02}", seconds % 60)
    } else {
        format!("{hours:02}:{minutes:02}")
    }
}

/// A value in as few digits as it needs.
pub fn number(value: f64) -> String {
    if value.abs() >= 1000.0 {
        let whole = crate::text::grouped(value.abs().round() as u64);
        return if value < 0.0 { format!("−{whole}") } else { whole };
    }
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A value as it is read at a point: no finer than a tenth.
pub fn rounded(value: f64) -> String {
    number((value * 10.0).round() / 10.0)
}

/// Lines across, each with its name at its left end, above it where there is room.
pub fn thresholds(ui: &Ui, words: &Words, kit: &Kit, transform: &PlotTransform, chart: &Chart) {
    let (bounds, frame) = (transform.bounds(), transform.frame());
    for (index, line) in chart.thresholds.iter().enumerate() {
        if !(bounds.min()[1]..=bounds.max()[1]).contains(&line.value) {
            continue;
        }
        let y = transform.position_from_point_y(line.value);
        let ends = [pos2(frame.left(), y), pos2(frame.right(), y)];
        let stroke = Stroke::new(1.5, kit.c.fault);
        ui.painter().extend(Shape::dashed_line(&ends, stroke, 9.0, 5.0));
        let value = format!("{}{}", number(line.value), sign(chart));
        let text = kit.small(format!("{}, {value}", line.name)).color(kit.c.ink);
        let text = kit::lay_rows(ui, text, frame.width() * 0.6, 1);
        let (above, below) = (y - text.size().y - 2.0, y + 2.0);
        let (left, right) = (frame.left() + 8.0, frame.right() - text.size().x - 8.0);
        let places = [(left, above), (right, above), (left, below), (right, below)];
        let mut places =
            places.map(|(x, y)| Rect::from_min_size(pos2(x, y), text.size())).into_iter();
        let outside = if above < frame.top() { below } else { above };
        let outside = Rect::from_min_size(pos2(left, outside), text.size());
        let free = |label: &Rect| frame.contains_rect(*label) && !crossed(chart, transform, *label);
        let label = places.find(free).unwrap_or(outside);
        // Where no place is free, the lines stay out of the name.
        ui.painter().rect_filled(
            label.expand2(vec2(3.0, 0.0)),
            2.0,
            kit.c.paper.gamma_multiply(0.85),
        );
        ui.painter().galley(label.min, text, kit.c.ink);
        let id = ui.id().with(("threshold", index));
        let response = ui.interact(label, id, egui::Sense::hover());
        let says = words.with(
            "evidence-threshold",
            &[
                ("name", line.name.as_str().into()),
                ("value", number(line.value).into()),
                ("unit", chart.unit.as_str().into()),
            ],
        );
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &says));
    }
}

/// Whether a line runs through a part of the plot.
fn crossed(chart: &Chart, transform: &PlotTransform, part: Rect) -> bool {
    let part = part.expand(2.0);
    let time = |x: f32| (transform.value_from_position(pos2(x, 0.0)).x * 1000.0) as i64;
    let (from, to) = (time(part.left()), time(part.right()));
    chart.series.iter().map(|series| &series.points).any(|points| {
        let within = points.between(from, to);
        let within = within.start.saturating_sub(1)..within.end + 1;
        let y = |number: usize| {
            let value = points.get(number).map_or(f64::NAN, |point| point.value);
            transform.position_from_point_y(value)
        };
        let found = points.extremes(within);
        found.is_some_and(|found| y(found.high) < part.bottom() && part.top() < y(found.low))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_times_are_short() {
        assert_eq!([number(0.5), number(12.0), number(-4120.0)], ["0.5", "12", "−4,120"]);
        assert_eq!(clock(33_848_902, 60.0), "09:24");
        assert_eq!(clock(-1, 1.0), "23:59:59");
    }
}

//! A chart over time: named lines, the unit on the axis, a point that can be chosen and pinned.

use egui::{Align2, EventFilter, Id, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};
use egui_plot::{GridInput, GridMark, Line, LineStyle, Plot, PlotPoint};

use super::model::{Chart, EvidenceAction, OpenSource, Point, Series};
use super::state::EvidenceUi;
use crate::text::Words;
use crate::workbench::guide::{Spot, mark};
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, Voice};

/// Length of the piece of line before a name, points.
const SAMPLE: f32 = 18.0;

/// The chart in what is left of `ui`.
pub fn chart(
    ui: &mut Ui,
    words: &Words,
    open: &OpenSource,
    chart: &Chart,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.available_rect_before_wrap().shrink2(vec2(16.0, 8.0));
    let (above, foot) =
        all.split_top_bottom_at_y(all.bottom() - 40.0 * kit.look.text_size.max(1.0));
    let unit = kit::write(ui, above.min, kit.small_strong(&chart.unit), above.width());
    let above = above.with_min_y(unit.bottom() + 4.0);
    // Right of the lines stand their names.
    let names: Vec<String> = chart.series.iter().map(|series| end(words, chart, series)).collect();
    let wide = |name: &String| kit::lay(ui, kit.small(name), f32::INFINITY).size().x;
    let beside = names.iter().map(wide).fold(0.0, f32::max) + SAMPLE + 18.0;
    let beside = beside.min(above.width() * 0.3);
    let grown = kit.look.text_size.max(1.0);
    let plot = egui::Rect::from_min_max(
        above.min + vec2(52.0 * grown, 8.0),
        egui::pos2(above.right() - beside, above.bottom() - 20.0 * grown),
    );
    let transform = ui
        .scope_builder(egui::UiBuilder::new().max_rect(plot), |ui| draw(ui, &kit, open, chart))
        .inner;
    ticks(ui, &kit, &transform, chart);
    label_lines(ui, &kit, (chart, &names), &transform, above.right());
    let response = ui.interact(plot, Id::new("evidence-chart"), Sense::click());
    let chosen = choose(ui, &response, chart, &transform, state);
    let said =
        chosen.map_or(open.name.clone(), |(series, point)| said(words, chart, series, point));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &said));
    pins(ui, &kit, chart, &transform);
    let Some((series, point)) = chosen else { return };
    let at = transform.position_from_point(&place(point));
    ui.painter().vline(at.x, plot.y_range(), Stroke::new(1.0, kit.c.mark_ink));
    ui.painter().circle(at, 5.0, kit.c.mark, Stroke::new(2.0, kit.c.ink));
    kit::buttons::focus_ring(ui, &kit, &response, false);
    let free = ui.memory(|memory| memory.focused().is_none()) || response.has_focus();
    let mut pin = free && keys::pressed(ui, Act::Pin);
    ui.scope_builder(egui::UiBuilder::new().max_rect(foot), |ui| {
        // Right to left: the words take what the controls leave.
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(layout, |ui| {
            let along = format!("{} {}", keys::cap(Act::PointBack), keys::cap(Act::PointForth));
            ui.spacing_mut().item_spacing.x = 6.0;
            if ui.available_width() > 560.0 * kit.look.text_size {
                ui.label(kit.small(words.get("evidence-key-move")));
                kit::key_cap(ui, &along);
                ui.add_space(8.0);
            }
            let button = kit::secondary(words.get("evidence-pin-point")).key(keys::cap(Act::Pin));
            let button = ui.add(button.enabled(point.pin.is_none()));
            mark(ui, Spot::Row, button.rect);
            pin |= button.clicked();
            ui.add_space(8.0);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let brief = brief(chart, series, point);
                ui.add(egui::Label::new(kit.evidence(brief)).truncate());
            });
        });
    });
    if pin && point.pin.is_none() {
        let series = u32::try_from(series).unwrap_or(u32::MAX);
        let at = point.at;
        actions.push(EvidenceAction::PinPoint { source: open.id.clone(), series, at });
    }
}

/// Seconds on the axis.
fn place(point: &Point) -> PlotPoint {
    PlotPoint::new(point.at as f64 / 1000.0, point.value)
}

/// Where the axis is cut: it begins above nothing.
fn cut(chart: &Chart) -> Option<f64> {
    chart.floor.filter(|floor| *floor > 0.0)
}

/// What stands behind a value on the axis and in the foot.
fn sign(chart: &Chart) -> &'static str {
    if chart.unit.starts_with('%') { " %" } else { "" }
}

/// The name of a line at its end; below the cut of the axis there is no line to name.
fn end(words: &Words, chart: &Chart, series: &Series) -> String {
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

/// The chosen point in as few words as tell it.
fn brief(chart: &Chart, series: usize, point: &Point) -> String {
    let name = chart.series.get(series).map_or("", |series| series.name.as_str());
    let unit = if sign(chart).is_empty() { format!(" {}", chart.unit) } else { sign(chart).into() };
    let time = clock(point.at + chart.offset_ms, 60.0);
    let value = number((point.value * 10.0).round() / 10.0);
    format!("{name} · {time} · {value}{unit}")
}

fn draw(ui: &mut Ui, kit: &Kit, open: &OpenSource, chart: &Chart) -> egui_plot::PlotTransform {
    let points = || chart.series.iter().flat_map(|series| &series.points);
    let most = points().map(|point| point.value).fold(f64::NEG_INFINITY, f64::max);
    let least = points().map(|point| point.value).fold(f64::INFINITY, f64::min);
    let floor = chart.floor.unwrap_or(least.min(0.0));
    let ceiling = if most > floor { floor + (most - floor) * 1.08 } else { floor + 1.0 };
    let from = points().map(|point| point.at).min().unwrap_or(0) as f64 / 1000.0;
    let to = points().map(|point| point.at).max().unwrap_or(1) as f64 / 1000.0;
    Plot::new(("evidence-plot", &open.id))
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .show_background(false)
        .show_crosshair(false)
        .sense(Sense::hover())
        .label_formatter(|_| None)
        .grid_color(kit.c.rule.gamma_multiply(0.7))
        .x_grid_spacer(spaced)
        .show_axes(false)
        .y_grid_spacer(even)
        .default_x_bounds(from, to.max(from + 1.0))
        .default_y_bounds(floor, ceiling)
        .set_margin_fraction(vec2(0.0, 0.0))
        .show(ui, |plot| {
            for (index, series) in chart.series.iter().enumerate() {
                for part in parts(series, &chart.gaps) {
                    let line = Line::new(series.name.clone(), part)
                        .stroke(Stroke::new(2.0, kit::series_ink(kit, index)))
                        .allow_hover(false)
                        .style(kit::series_dashes(index));
                    plot.line(line);
                }
            }
        })
        .transform
}

/// The points of a series, apart where the chart has gaps.
fn parts(series: &Series, gaps: &[(i64, i64)]) -> Vec<Vec<[f64; 2]>> {
    let mut parts: Vec<Vec<[f64; 2]>> = vec![Vec::new()];
    let mut before: Option<i64> = None;
    for point in &series.points {
        let gap = before
            .is_some_and(|before| gaps.iter().any(|(from, to)| *from < point.at && *to > before));
        if gap {
            parts.push(Vec::new());
        }
        before = Some(point.at);
        let at = place(point);
        if let Some(part) = parts.last_mut() {
            part.push([at.x, at.y]);
        }
    }
    parts
}

/// Times below and values beside the plot. The library's own axes are controls without a name.
fn ticks(ui: &Ui, kit: &Kit, transform: &egui_plot::PlotTransform, chart: &Chart) {
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
        if left >= free {
            free = left + text.size().x + 8.0;
            ui.painter().galley(pos2(left, frame.bottom() + 4.0), text, kit.c.ink_2);
        }
    }
    for mark in even(input(1)) {
        let at = transform.position_from_point(&PlotPoint::new(bounds.min()[0], mark.value));
        let beside = egui::pos2(frame.left() - 6.0, at.y);
        let says = format!("{}{}", number(mark.value), sign(chart));
        ui.painter().text(beside, egui::Align2::RIGHT_CENTER, says, font.clone(), kit.c.ink_2);
    }
    axes(ui, kit, transform, chart, font);
}

/// The axes themselves; where the upright one is cut, the value at its foot and the mark of a cut.
fn axes(
    ui: &Ui,
    kit: &Kit,
    transform: &egui_plot::PlotTransform,
    chart: &Chart,
    font: egui::FontId,
) {
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
fn even(input: GridInput) -> Vec<GridMark> {
    let (from, to) = input.bounds;
    let rough = ((to - from) / 5.0).max(1e-9);
    let power = 10_f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    let step = steps.into_iter().find(|step| *step >= rough).unwrap_or(rough);
    let (first, last) = ((from / step).ceil() as i64, (to / step).floor() as i64);
    (first..=last).map(|mark| GridMark { value: mark as f64 * step, step_size: step }).collect()
}

/// Grid lines at whole minutes, about eight of them.
fn spaced(input: GridInput) -> Vec<GridMark> {
    let (from, to) = input.bounds;
    let wide = (to - from).max(1.0);
    let steps = [10.0, 30.0, 60.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0, 21600.0, 86400.0];
    let step = steps.into_iter().find(|step| wide / step <= 9.0).unwrap_or(604_800.0);
    let first = (from / step).ceil() as i64;
    let last = (to / step).floor() as i64;
    (first..=last).map(|mark| GridMark { value: mark as f64 * step, step_size: step }).collect()
}

/// A time of day, with seconds where the steps are that fine.
fn clock(ms: i64, step: f64) -> String {
    let seconds = ms.div_euclid(1000).rem_euclid(86_400);
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    if step < 60.0 {
        format!("{hours:02}:{minutes:02}:{:02}", seconds % 60)
    } else {
        format!("{hours:02}:{minutes:02}")
    }
}

/// A value in as few digits as it needs.
fn number(value: f64) -> String {
    if value.abs() >= 1000.0 {
        let whole = crate::text::grouped(value.abs().round() as u64);
        return if value < 0.0 { format!("−{whole}") } else { whole };
    }
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn said(words: &Words, chart: &Chart, series: usize, point: &Point) -> String {
    let name = chart.series.get(series).map_or("", |series| series.name.as_str());
    words.with(
        "evidence-point",
        &[
            ("series", name.into()),
            ("time", clock(point.at + chart.offset_ms, 1.0).into()),
            ("value", number(point.value).into()),
            ("unit", chart.unit.as_str().into()),
        ],
    )
}

/// Names at the ends of their lines, moved apart where these meet.
fn label_lines(
    ui: &Ui,
    kit: &Kit,
    (chart, names): (&Chart, &[String]),
    to: &egui_plot::PlotTransform,
    right: f32,
) {
    let last = |(index, series): (usize, &Series)| {
        let y = to.position_from_point(&place(series.points.last()?)).y;
        Some((index, y))
    };
    let mut ends: Vec<_> = chart.series.iter().enumerate().filter_map(last).collect();
    ends.sort_by(|a, b| a.1.total_cmp(&b.1));
    let sample = to.frame().right() + 8.0;
    let left = sample + SAMPLE + 6.0;
    let lay = |index: usize| {
        kit::lay(ui, kit.small(&names[index]).color(kit::series_ink(kit, index)), right - left)
    };
    // From above each below the one before, then from below back into the frame.
    let mut tops: Vec<(usize, f32, f32)> = Vec::new();
    let mut next = to.frame().top();
    for (index, y) in ends {
        let tall = lay(index).size().y + 2.0;
        let top = (y - tall / 2.0).max(next);
        tops.push((index, top, tall));
        next = top + tall;
    }
    let mut most = to.frame().bottom() + 8.0;
    for (_, top, tall) in tops.iter_mut().rev() {
        *top = top.min(most - *tall);
        most = *top;
    }
    for (index, top, _) in tops {
        let y = top + 8.0 * kit.look.text_size;
        let ends = [pos2(sample, y), pos2(sample + SAMPLE, y)];
        let line = Stroke::new(2.0, kit::series_ink(kit, index));
        match kit::series_dashes(index) {
            LineStyle::Dashed { .. } => {
                ui.painter().extend(egui::Shape::dashed_line(&ends, line, 6.0, 4.0));
            }
            LineStyle::Dotted { .. } => {
                ui.painter().extend(egui::Shape::dotted_line(&ends, line.color, 4.0, 1.0));
            }
            LineStyle::Solid => {
                ui.painter().line_segment(ends, line);
            }
        }
        ui.painter().galley(pos2(left, top), lay(index), kit::series_ink(kit, index));
    }
}

fn pins(ui: &Ui, kit: &Kit, chart: &Chart, to: &egui_plot::PlotTransform) {
    for point in chart.series.iter().flat_map(|series| &series.points) {
        if let Some(pin) = &point.pin {
            let at = to.position_from_point(&place(point));
            ui.painter().circle_filled(at, 4.0, kit.c.mark_ink);
            let up = if at.y - 18.0 < to.frame().top() { 18.0 } else { -18.0 };
            kit::paint_pin(ui.painter(), kit, at + vec2(0.0, up), pin);
        }
    }
    if chart.series.iter().all(|series| series.points.is_empty()) {
        let at = Rect::center(to.frame());
        let font = kit.font(Voice::Sans, 14.0);
        ui.painter().text(at, Align2::CENTER_CENTER, "–", font, kit.c.ink_2);
    }
}

/// Moves the chosen point by pointer and arrow keys; gives it with its series.
fn choose<'a>(
    ui: &Ui,
    response: &egui::Response,
    chart: &'a Chart,
    to: &egui_plot::PlotTransform,
    state: &mut EvidenceUi,
) -> Option<(usize, &'a Point)> {
    if let Some(pointer) = response.interact_pointer_pos() {
        let near = chart.series.iter().enumerate().flat_map(|(index, series)| {
            let points = series.points.iter().enumerate();
            points.map(move |(number, point)| (index, number, point))
        });
        let near = near.map(|(series, number, point)| {
            (to.position_from_point(&place(point)).distance_sq(pointer), (series, number))
        });
        if let Some((_, nearest)) = near.min_by(|a, b| a.0.total_cmp(&b.0)) {
            state.point = nearest;
        }
        response.request_focus();
    }
    if response.has_focus() {
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let free = ui.memory(|memory| memory.focused().is_none()) || response.has_focus();
    let count = chart.series.len();
    let series = state.point.0.min(count.checked_sub(1)?);
    let along = keys::between(ui, Act::PointBack, Act::PointForth) as isize;
    let across = keys::between(ui, Act::SeriesUp, Act::SeriesDown) as isize;
    let end = (keys::pressed(ui, Act::First), keys::pressed(ui, Act::Last));
    let mut point = state.point.1;
    let mut now = series;
    if free {
        now = series.saturating_add_signed(across).min(count - 1);
        point = point.saturating_add_signed(along);
        point = match end {
            (true, _) => 0,
            (_, true) => usize::MAX,
            _ => point,
        };
    }
    let points = &chart.series[now].points;
    point = point.min(points.len().checked_sub(1)?);
    state.point = (now, point);
    Some((now, &points[point]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_parts_the_line_only_where_it_lies() {
        let point = |at| Point { at, value: 1.0, pin: None };
        let series = Series { name: "a".into(), points: [0, 10, 20, 30].map(point).into() };
        let sizes = |gaps: &[(i64, i64)]| -> Vec<usize> {
            parts(&series, gaps).iter().map(Vec::len).collect()
        };
        assert_eq!(sizes(&[(10, 20)]), [2, 2]);
        assert_eq!(sizes(&[(40, 50)]), [4]);
    }

    #[test]
    fn numbers_and_times_are_short() {
        assert_eq!([number(0.5), number(12.0), number(-4120.0)], ["0.5", "12", "−4,120"]);
        assert_eq!(clock(33_848_902, 60.0), "09:24");
        assert_eq!(clock(-1, 1.0), "23:59:59");
    }
}

//! The chart as a whole: what is shown of its time, the lines, the crosshair, the point to pin.

use egui::{Align, Align2, Id, Layout, Rect, Sense, Stroke, Ui, UiBuilder};
use egui::{WidgetInfo, WidgetType, pos2, vec2};
use egui_plot::{Line, LineStyle, Plot, PlotBounds, PlotPoint, PlotTransform};

use super::axes::{self, clock, number, rounded, sign};
use super::choose::{choose, cross, place};
use super::model::Chart;
use super::thin::{parts, thin};
use super::window::Window;
use super::{beside, flags};
use crate::evidence::Point;
use crate::text::Words;
use crate::workbench::evidence::{EvidenceAction, EvidenceUi, OpenSource};
use crate::workbench::guide::{Spot, mark};
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, Voice, icons};

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
    let grown = kit.look.text_size.max(1.0);
    let all = ui.available_rect_before_wrap().shrink2(vec2(16.0, 8.0));
    let (above, foot) = all.split_top_bottom_at_y(all.bottom() - 40.0 * grown);
    let (head, above) = above.split_top_bottom_at_y(above.top() + 30.0 * grown);
    let mut window = Window::of(chart, state.stretch);
    let names = beside::names(words, chart);
    let wide = beside::width(ui, &kit, chart, &names).min(above.width() * 0.3);
    let plot = Rect::from_min_max(
        above.min + vec2(52.0 * grown, 8.0 + flags::height(&kit, chart)),
        pos2(above.right() - wide, above.bottom() - 22.0 * grown),
    );
    let response = ui.interact(plot, Id::new("evidence-chart"), Sense::click_and_drag());
    // What pointer and keys do is seen in this frame.
    let was = transform(chart, &window, plot);
    let before = chart.point(state.point).map(|point| cross(chart, point, state));
    head_line(ui, words, chart, head, &mut window, before);
    window.listen(ui, &response, &was, before, state);
    let chosen = choose(ui, &response, chart, &was, &mut window, state);
    state.stretch = window.shared(chart);
    let says = chosen.map_or(open.name.clone(), |(series, point)| {
        said(words, chart, series, Some(point), point.at)
    });
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &says));
    dragged(ui, &kit, &response, &was, state);
    let to = lines(ui, &kit, open, chart, (&window, plot));
    let at = chosen.map(|(_, point)| cross(chart, point, state));
    let tag = at.map(|at| moment(ui, &kit, (chart, &window, &to), at));
    axes::ticks(ui, &kit, &to, chart, tag);
    axes::thresholds(ui, words, &kit, &to, chart);
    let (Some((series, point)), Some(at)) = (chosen, at) else { return nothing(ui, &kit, plot) };
    crosshair(ui, &kit, (chart, &window, &to), (series, point), at);
    beside::beside(ui, words, (chart, &names, &window), &to, (above.right(), at));
    pins(ui, &kit, (chart, &window), &to);
    kit::buttons::focus_ring(ui, &kit, &response, false);
    flags::flags(ui, words, (chart, &window), (&to, above.right()), state, actions);
    let free = ui.memory(|memory| memory.focused().is_none()) || response.has_focus();
    let mut pin = free && keys::pressed(ui, Act::Pin);
    let pinned = chart
        .series
        .get(series)
        .is_some_and(|series| series.pins.iter().any(|(pinned, _)| *pinned == point.at));
    ui.scope_builder(UiBuilder::new().max_rect(foot), |ui| {
        pin |= foot_line(ui, words, pinned, &brief(chart, series, point));
    });
    if pin && !pinned {
        let series = u32::try_from(series).unwrap_or(u32::MAX);
        let at = point.at;
        actions.push(EvidenceAction::PinPoint { source: open.id.clone(), series, at });
    }
}

/// The unit, and what is shown of the time, with the controls that change it.
fn head_line(
    ui: &mut Ui,
    words: &Words,
    chart: &Chart,
    room: Rect,
    window: &mut Window,
    cross: Option<i64>,
) {
    let kit = Kit::of(ui);
    let tall = 26.0 * kit.look.text_size.max(1.0);
    let about = cross.filter(|at| window.shows(*at));
    let about = about.unwrap_or(window.from + (window.to - window.from) / 2);
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        // Right to left: the unit takes what the controls leave.
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let all = words.get("evidence-zoom-all");
            let narrow = ui.available_width() < 420.0 * kit.look.text_size;
            let shown = if narrow { "" } else { all.as_str() };
            let button = kit::quiet(shown).says(&all).key(keys::cap(Act::ZoomAll)).height(tall);
            if ui.add(button.enabled(!window.is_all())).clicked() {
                window.all();
            }
            for (icon, key, act, times, can) in [
                (icons::PLUS, "evidence-zoom-in", Act::ZoomIn, 0.5, !window.is_shortest()),
                (icons::MINUS, "evidence-zoom-out", Act::ZoomOut, 2.0, !window.is_all()),
            ] {
                let says = words.get(key);
                let button = kit::quiet("").icon(icon).says(&says).height(tall).enabled(can);
                let button = ui.add(button);
                if button.clicked() {
                    window.zoom(times, about);
                }
                button.on_hover_text(format!("{says}  {}", keys::cap(act)));
            }
            if !window.is_all() {
                let time = |at: i64| clock(at + chart.offset_ms, 1.0);
                let values = [("from", time(window.from).into()), ("to", time(window.to).into())];
                ui.label(kit.small(words.with("evidence-chart-from-to", &values)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(kit.small_strong(&chart.unit)).truncate());
            });
        });
    });
}

/// The chosen point in words, and the way to pin it; whether that was pressed.
fn foot_line(ui: &mut Ui, words: &Words, pinned: bool, brief: &str) -> bool {
    let kit = Kit::of(ui);
    let mut pin = false;
    // Right to left: the words take what the controls leave.
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let along = format!("{} {}", keys::cap(Act::PointBack), keys::cap(Act::PointForth));
        ui.spacing_mut().item_spacing.x = 6.0;
        if ui.available_width() > 560.0 * kit.look.text_size {
            ui.label(kit.small(words.get("evidence-key-move")));
            kit::key_cap(ui, &along);
            ui.add_space(8.0);
        }
        let button = kit::secondary(words.get("evidence-pin-point")).key(keys::cap(Act::Pin));
        let button = ui.add(button.enabled(!pinned));
        mark(ui, Spot::Row, button.rect);
        pin = button.clicked();
        ui.add_space(8.0);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(egui::Label::new(kit.evidence(brief)).truncate());
        });
    });
    pin
}

/// The chosen point in as few words as tell it.
fn brief(chart: &Chart, series: usize, point: Point) -> String {
    let name = chart.series.get(series).map_or("", |series| series.name.as_str());
    let unit = if sign(chart).is_empty() { format!(" {}", chart.unit) } else { sign(chart).into() };
    let step = if chart.step_ms % 60_000 == 0 { 60.0 } else { 1.0 };
    let time = clock(point.at + chart.offset_ms, step);
    format!("{name} · {time} · {}{unit}", rounded(point.value))
}

/// What a series says at an instant, in full.
pub fn said(words: &Words, chart: &Chart, series: usize, point: Option<Point>, at: i64) -> String {
    let name = chart.series.get(series).map_or("", |series| series.name.as_str());
    let time = |at: i64| clock(at + chart.offset_ms, 1.0);
    let Some(point) = point else {
        let values = [("series", name.into()), ("time", time(at).into())];
        return words.with("evidence-point-none", &values);
    };
    words.with(
        "evidence-point",
        &[
            ("series", name.into()),
            ("time", time(point.at).into()),
            ("value", number(point.value).into()),
            ("unit", chart.unit.as_str().into()),
        ],
    )
}

/// The lowest and the highest value that the axis shows: of what is in sight, and the thresholds.
fn heights(chart: &Chart, window: &Window) -> (f64, f64) {
    let mut least = f64::INFINITY;
    let mut most = chart.thresholds.iter().map(|line| line.value).fold(f64::MIN, f64::max);
    for points in chart.series.iter().map(|series| &series.points) {
        let value = |number: usize| points.get(number).map(|point| point.value);
        if let Some(found) = points.extremes(0..points.len()) {
            least = least.min(value(found.low).unwrap_or(least));
        }
        if let Some(found) = points.extremes(points.between(window.from, window.to)) {
            most = most.max(value(found.high).unwrap_or(most));
        }
    }
    let floor = chart.floor.unwrap_or(least.min(0.0));
    let ceiling = if most > floor { floor + (most - floor) * 1.08 } else { floor + 1.0 };
    (floor, ceiling)
}

/// From instants and values to the screen.
fn transform(chart: &Chart, window: &Window, plot: Rect) -> PlotTransform {
    PlotTransform::new(plot, bounds(chart, window), false)
}

fn bounds(chart: &Chart, window: &Window) -> PlotBounds {
    let (floor, ceiling) = heights(chart, window);
    let seconds = |at: i64| at as f64 / 1000.0;
    PlotBounds::from_min_max([seconds(window.from), floor], [seconds(window.to), ceiling])
}

fn lines(
    ui: &mut Ui,
    kit: &Kit,
    open: &OpenSource,
    chart: &Chart,
    (window, room): (&Window, Rect),
) -> PlotTransform {
    let bounds = bounds(chart, window);
    let columns = (room.width() * ui.pixels_per_point()).ceil().max(1.0) as usize;
    let plot = Plot::new(("evidence-plot", &open.id))
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .show_background(false)
        .show_crosshair(false)
        .sense(Sense::hover())
        .label_formatter(|_| None)
        .grid_color(kit.c.rule.gamma_multiply(0.7))
        .x_grid_spacer(axes::spaced)
        .show_axes(false)
        .y_grid_spacer(axes::even)
        .set_margin_fraction(vec2(0.0, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        plot.show(ui, |plot| {
            plot.set_plot_bounds(bounds);
            for (index, series) in chart.series.iter().enumerate() {
                let points = &series.points;
                let within = points.between(window.from, window.to);
                // The line comes from what stands before the frame and goes on to what follows.
                let within = within.start.saturating_sub(1)..(within.end + 1).min(points.len());
                for part in parts(points, &chart.gaps, within) {
                    // Where points stand closer than pixels, a dash would be no dash.
                    let close = part.len() > columns;
                    let kept = thin(points, part, (window.from, window.to), columns);
                    let kept = kept.into_iter().filter_map(|number| points.get(number));
                    let kept: Vec<[f64; 2]> =
                        kept.map(|point| [point.at as f64 / 1000.0, point.value]).collect();
                    let style = if close { LineStyle::Solid } else { kit::series_dashes(index) };
                    let wide = if close { 1.0 } else { 2.0 };
                    let line = Line::new(series.name.clone(), kept)
                        .stroke(Stroke::new(wide, kit::series_ink(kit, index)))
                        .allow_hover(false)
                        .style(style);
                    plot.line(line);
                }
            }
        })
    })
    .inner
    .transform
}

/// The stretch that is being chosen with the pointer.
fn dragged(ui: &Ui, kit: &Kit, response: &egui::Response, to: &PlotTransform, state: &EvidenceUi) {
    let pointer = response.interact_pointer_pos().filter(|_| response.dragged());
    let (Some(from), Some(pointer)) = (state.dragged_from, pointer) else { return };
    let frame = to.frame();
    let within = |x: f32| x.clamp(frame.left(), frame.right());
    let (one, other) = (within(to.position_from_point_x(from as f64 / 1000.0)), within(pointer.x));
    let band = Rect::from_x_y_ranges(one.min(other)..=one.max(other), frame.y_range());
    ui.painter().rect_filled(band, 0.0, kit.c.wash);
    for x in [one, other] {
        ui.painter().vline(x, frame.y_range(), Stroke::new(2.0, kit.c.mark_ink));
    }
}

/// The time of the crosshair, below the plot; what it covers.
fn moment(
    ui: &Ui,
    kit: &Kit,
    (chart, window, to): (&Chart, &Window, &PlotTransform),
    at: i64,
) -> Rect {
    let frame = to.frame();
    let x = to.position_from_point_x(at as f64 / 1000.0);
    let step = if at % 60_000 == 0 { 60.0 } else { 1.0 };
    let time = clock(at + chart.offset_ms, step);
    let says = match at {
        at if at < window.from => format!("← {time}"),
        at if at > window.to => format!("{time} →"),
        _ => time,
    };
    let font = kit.font(Voice::MonoMedium, 12.0);
    let text = ui.painter().layout_no_wrap(says, font, kit.c.paper);
    let size = text.size() + vec2(10.0, 4.0);
    let left = (x - size.x / 2.0).clamp(frame.left(), (frame.right() - size.x).max(frame.left()));
    let tag = Rect::from_min_size(pos2(left, frame.bottom() + 2.0), size);
    ui.painter().rect_filled(tag, 3.0, kit.c.ink);
    ui.painter().galley(tag.min + vec2(5.0, 2.0), text, kit.c.paper);
    tag
}

/// A line at the moment, and the points that stand for it.
fn crosshair(
    ui: &Ui,
    kit: &Kit,
    (chart, window, to): (&Chart, &Window, &PlotTransform),
    (series, point): (usize, Point),
    at: i64,
) {
    if !window.shows(at) {
        return;
    }
    let (frame, painter) = (to.frame(), ui.painter());
    let x = to.position_from_point_x(at as f64 / 1000.0);
    painter.vline(x, frame.y_range(), Stroke::new(1.0, kit.c.mark_ink));
    let painter = painter.with_clip_rect(frame.expand(6.0).intersect(ui.clip_rect()));
    for (index, other) in chart.series.iter().enumerate().filter(|(index, _)| *index != series) {
        if let Some(held) = chart.held(other, at).filter(|held| window.shows(held.at)) {
            let ink = kit::series_ink(kit, index);
            let at = to.position_from_point(&place(held));
            painter.circle(at, 3.5, kit.c.paper, Stroke::new(2.0, ink));
        }
    }
    if window.shows(point.at) {
        let at = to.position_from_point(&place(point));
        painter.circle(at, 5.0, kit.c.mark, Stroke::new(2.0, kit.c.ink));
    }
}

fn pins(ui: &Ui, kit: &Kit, (chart, window): (&Chart, &Window), to: &PlotTransform) {
    for series in &chart.series {
        for (at, pin) in series.pins.iter().filter(|(at, _)| window.shows(*at)) {
            let point = series.points.before(*at).and_then(|number| series.points.get(number));
            let Some(point) = point.filter(|point| point.at == *at) else { continue };
            let at = to.position_from_point(&PlotPoint::new(*at as f64 / 1000.0, point.value));
            ui.painter().circle_filled(at, 4.0, kit.c.mark_ink);
            let up = if at.y - 18.0 < to.frame().top() { 18.0 } else { -18.0 };
            kit::paint_pin(ui.painter(), kit, at + vec2(0.0, up), pin);
        }
    }
}

fn nothing(ui: &Ui, kit: &Kit, plot: Rect) {
    let font = kit.font(Voice::Sans, 14.0);
    ui.painter().text(plot.center(), Align2::CENTER_CENTER, "–", font, kit.c.ink_2);
}

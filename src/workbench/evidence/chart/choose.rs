//! The chosen point: by pointer, by arrow keys; and where the crosshair is.

use egui::{EventFilter, Pos2, Response, Ui};
use egui_plot::{PlotPoint, PlotTransform};

use super::model::Chart;
use super::thin::thin;
use super::window::Window;
use crate::evidence::Point;
use crate::workbench::evidence::EvidenceUi;
use crate::workbench::keys::{self, Act};

/// How far to both sides of the pointer points are looked for, where they stand close, points.
const NEAR: f32 = 24.0;

/// Where a point is, in seconds and in the chart's unit.
pub fn place(point: Point) -> PlotPoint {
    PlotPoint::new(point.at as f64 / 1000.0, point.value)
}

/// Moves the chosen point by pointer and arrow keys; gives its series and itself. What keys choose
/// comes into sight.
pub fn choose(
    ui: &Ui,
    response: &Response,
    chart: &Chart,
    to: &PlotTransform,
    window: &mut Window,
    state: &mut EvidenceUi,
) -> Option<(usize, Point)> {
    if response.clicked()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        state.point = nearest(chart, to, pointer).unwrap_or(state.point);
    }
    if response.clicked() || response.dragged() {
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
    let mut now = state.point.0.min(count.checked_sub(1)?);
    let along = keys::between(ui, Act::PointBack, Act::PointForth) as isize;
    let across = keys::between(ui, Act::SeriesUp, Act::SeriesDown) as isize;
    let end = (keys::pressed(ui, Act::First), keys::pressed(ui, Act::Last));
    let mut point = state.point.1;
    if free {
        now = now.saturating_add_signed(across).min(count - 1);
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
    if free && (along != 0 || end.0 || end.1) {
        window.reach(points[point].at);
    }
    Some((now, points[point]))
}

/// The series and the number of the point that is nearest on the screen. Of points that stand close,
/// those that are drawn are asked.
fn nearest(chart: &Chart, to: &PlotTransform, pointer: Pos2) -> Option<(usize, usize)> {
    let time = |x: f32| (to.value_from_position(egui::pos2(x, 0.0)).x * 1000.0) as i64;
    let (from, until) = (time(pointer.x - NEAR), time(pointer.x + NEAR));
    let near = chart.series.iter().enumerate().flat_map(|(series, all)| {
        let points = &all.points;
        let within = points.between(from, until);
        // Where nothing stands there, the next on both sides.
        let within = within.start.saturating_sub(1)..(within.end + 1).min(points.len());
        let asked = thin(points, within, (from, until), NEAR as usize * 2);
        asked.into_iter().map(move |number| (series, number))
    });
    let far = |at: (usize, usize)| {
        let point = chart.point(at)?;
        Some((to.position_from_point(&place(point)).distance_sq(pointer), at))
    };
    let nearest = near.filter_map(far).min_by(|one, other| one.0.total_cmp(&other.0));
    nearest.map(|(_, at)| at)
}

/// Where the crosshair is: at the moment that all views share where one has come by itself, else at
/// what was chosen here.
pub fn cross(chart: &Chart, chosen: Point, state: &EvidenceUi) -> i64 {
    let came = state.came_to == Some((state.selected, state.point));
    let moment = state.moment.filter(|_| came).map(|moment| moment - chart.known_ms);
    let there = chart.span().map(|(first, last)| first..last + chart.step_ms.max(1));
    moment.filter(|at| there.is_some_and(|there| there.contains(at))).unwrap_or(chosen.at)
}

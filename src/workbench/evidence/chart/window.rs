//! The stretch of time that is shown: chosen in one chart, and the same in all of them.

use egui::{PointerButton, Response, Ui};
use egui_plot::PlotTransform;

use super::model::Chart;
use crate::workbench::evidence::EvidenceUi;
use crate::workbench::keys::{self, Act};

/// The shortest stretch, and the shortest in points of a chart.
const SHORTEST_MS: i64 = 10_000;
const FEWEST: i64 = 4;

/// What is shown of a chart, instants of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub from: i64,
    pub to: i64,
    /// All that there is.
    first: i64,
    last: i64,
    shortest: i64,
}

impl Window {
    /// The stretch that all charts share, where this one has something to show of it; else all.
    pub fn of(chart: &Chart, stretch: Option<(i64, i64)>) -> Self {
        let (first, last) = chart.span().unwrap_or((0, 0));
        let last = last.max(first + 1000);
        let own = stretch.map(|(from, to)| (from - chart.known_ms, to - chart.known_ms));
        let (from, to) =
            own.filter(|(from, to)| *from < last && first < *to).unwrap_or((first, last));
        let shortest = (FEWEST * chart.step_ms).max(SHORTEST_MS).min(last - first);
        Self { from, to, first, last, shortest }
    }

    /// What other charts are to show; none: all that they have.
    pub fn shared(&self, chart: &Chart) -> Option<(i64, i64)> {
        let (from, to) = (self.from + chart.known_ms, self.to + chart.known_ms);
        (!self.is_all()).then_some((from, to))
    }

    pub fn is_all(&self) -> bool {
        (self.from, self.to) == (self.first, self.last)
    }

    pub fn is_shortest(&self) -> bool {
        self.to - self.from <= self.shortest
    }

    pub fn shows(&self, at: i64) -> bool {
        (self.from..=self.to).contains(&at)
    }

    pub fn all(&mut self) {
        (self.from, self.to) = (self.first, self.last);
    }

    /// Shows so many times the time; what stands at `at` stays where it is, if it can.
    pub fn zoom(&mut self, times: f64, at: i64) {
        let wide = self.to - self.from;
        let new = ((wide as f64 * times) as i64).max(self.shortest);
        if new >= self.last - self.first {
            return self.all();
        }
        let part = (at - self.from) as f64 / wide.max(1) as f64;
        self.begin(at - (new as f64 * part) as i64, new);
    }

    /// Shows a stretch, from either end to the other.
    pub fn choose(&mut self, one: i64, other: i64) {
        let wide = (one - other).abs().max(self.shortest);
        let middle = one.min(other) + (one - other).abs() / 2;
        self.begin(middle - wide / 2, wide);
    }

    /// Shows what is earlier or later.
    pub fn pan(&mut self, by: i64) {
        self.begin(self.from + by, self.to - self.from);
    }

    /// Goes as far as `at` comes into sight.
    pub fn reach(&mut self, at: i64) {
        let by = (at - self.from).min(0) + (at - self.to).max(0);
        if by != 0 {
            self.pan(by);
        }
    }

    fn begin(&mut self, from: i64, wide: i64) {
        self.from = from.min(self.last - wide).max(self.first);
        self.to = self.from + wide;
    }

    /// What pointer and keys ask for; `cross` is where the crosshair is.
    pub fn listen(
        &mut self,
        ui: &Ui,
        response: &Response,
        to: &PlotTransform,
        cross: Option<i64>,
        state: &mut EvidenceUi,
    ) {
        let time = |x: f32| (to.value_from_position(egui::pos2(x, 0.0)).x * 1000.0).round() as i64;
        let pointer = response.interact_pointer_pos().map(|at| time(at.x));
        if response.drag_started_by(PointerButton::Primary) {
            let origin = ui.input(|input| input.pointer.press_origin());
            state.dragged_from = origin.map(|at| time(at.x));
        }
        if response.drag_stopped()
            && let (Some(from), Some(to)) = (state.dragged_from.take(), pointer)
        {
            let within = |at: i64| at.clamp(self.from, self.to);
            self.choose(within(from), within(to));
        }
        if response.double_clicked() {
            self.all();
        }
        if response.contains_pointer() {
            let over = ui.input(|input| input.pointer.hover_pos()).map(|at| time(at.x));
            let closer = ui.input(|input| input.zoom_delta());
            if let Some(at) = over.filter(|_| closer != 1.0) {
                self.zoom(1.0 / f64::from(closer), at);
            }
            let aside = ui.input(|input| input.smooth_scroll_delta().x);
            if aside != 0.0 && !self.is_all() {
                self.pan((-f64::from(aside) * to.dvalue_dpos()[0] * 1000.0) as i64);
            }
        }
        if keys::typing(ui) {
            return;
        }
        let steps = keys::between(ui, Act::ZoomOut, Act::ZoomIn);
        if steps != 0 {
            let middle = self.from + (self.to - self.from) / 2;
            let about = cross.filter(|at| self.shows(*at)).unwrap_or(middle);
            self.zoom(0.5_f64.powi(steps as i32), about);
        }
        if keys::pressed(ui, Act::ZoomAll) {
            self.all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Point;
    use crate::workbench::evidence::Series;

    fn chart(known_ms: i64) -> Chart {
        let points = (0..=100).map(|minute| Point { at: minute * 60_000, value: 1.0 });
        let series = Series { points: points.collect(), ..Series::default() };
        Chart { series: vec![series], step_ms: 60_000, known_ms, ..Chart::default() }
    }

    fn minutes(window: Window) -> (i64, i64) {
        (window.from / 60_000, window.to / 60_000)
    }

    #[test]
    fn a_stretch_is_the_same_time_in_a_chart_whose_clock_is_off() {
        let (one, other) = (chart(0), chart(600_000));
        let mut window = Window::of(&one, None);
        assert_eq!((minutes(window), window.shared(&one)), ((0, 100), None));
        window.choose(40 * 60_000, 20 * 60_000);
        assert_eq!(minutes(window), (20, 40));
        assert_eq!(minutes(Window::of(&other, window.shared(&one))), (10, 30));
        // Of a day of which it has nothing, it shows all that it has.
        let far = Some((1_000_000_000, 1_000_060_000));
        assert!(Window::of(&one, far).is_all());
    }

    #[test]
    fn zooming_stays_at_a_moment_and_ends_at_all_and_at_a_few_points() {
        let mut window = Window::of(&chart(0), None);
        window.zoom(0.5, 80 * 60_000);
        assert_eq!(minutes(window), (40, 90));
        window.zoom(0.5, 40 * 60_000);
        assert_eq!(minutes(window), (40, 65));
        for _ in 0..20 {
            window.zoom(0.5, 50 * 60_000);
        }
        assert_eq!(window.to - window.from, FEWEST * 60_000);
        assert!(window.is_shortest() && window.shows(50 * 60_000));
        for _ in 0..20 {
            window.zoom(2.0, 50 * 60_000);
        }
        assert!(window.is_all());
    }

    #[test]
    fn what_is_chosen_comes_into_sight() {
        let mut window = Window::of(&chart(0), Some((600_000, 1_200_000)));
        window.reach(15 * 60_000);
        assert_eq!(minutes(window), (10, 20));
        window.reach(30 * 60_000);
        assert_eq!(minutes(window), (20, 30));
        window.reach(0);
        assert_eq!(minutes(window), (0, 10));
        window.pan(-60_000);
        assert_eq!(minutes(window), (0, 10));
    }
}

//! The charts beside the sheet: the day's series, named at their ends.

use egui::{Rect, Stroke, Ui, UiBuilder, pos2, vec2};
use egui_plot::{HLine, Line, Plot, PlotPoint, PlotPoints, VLine};

use super::model::{Chart, ImpactModel, ImpactUi};
use crate::text::Words;
use crate::workbench::kit::{self, Kit};

/// The charts in all of `ui`.
pub fn charts(ui: &mut Ui, words: &Words, model: &ImpactModel, state: &mut ImpactUi) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    let sheet = Rect::from_min_max(all.min, pos2(all.right(), all.top() + all.height().min(520.0)));
    ui.painter().add(kit::sheet().padding(0, 0).frame(&kit).paint(sheet));
    ui.scope_builder(UiBuilder::new().max_rect(sheet.shrink2(vec2(20.0, 14.0))), |ui| {
        // Without one the sheet has the whole screen.
        let Some(last) = model.charts.len().checked_sub(1) else { return };
        state.chart = state.chart.min(last);
        if model.charts.len() > 1 {
            let names: Vec<String> = model.charts.iter().map(|one| one.title.clone()).collect();
            if let Some(index) = kit::tab_strip(ui, &names, state.chart) {
                state.chart = index;
            }
            ui.add_space(8.0);
        } else {
            ui.label(kit.pane_title(&model.charts[0].title));
        }
        chart(ui, words, &model.charts[state.chart]);
    });
}

fn chart(ui: &mut Ui, words: &Words, chart: &Chart) {
    let kit = Kit::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.label(kit.small(words.with("impact-unit", &[("unit", chart.unit.as_str().into())])));
        for (index, series) in chart.series.iter().enumerate() {
            ui.add_space(8.0);
            let name = kit.small_strong(format!("― {}", series.name));
            ui.add(egui::Label::new(name.color(kit::series_ink(&kit, index))).extend());
        }
    });
    let tall = (ui.available_height() - 64.0).max(120.0);
    let values = chart.series.iter().flat_map(|series| &series.points);
    let most = values.map(|(_, value)| *value).fold(0.0, f64::max);
    let unit = chart.unit.clone();
    let plot = Plot::new(("impact", &chart.id))
        .height(tall)
        .show_background(false)
        .show_crosshair(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .sense(egui::Sense::hover())
        .include_y(0.0)
        .include_y(most * 1.08)
        // Its own axes would be stops of the keyboard without a name.
        .show_axes(false)
        .show_grid(false)
        .label_formatter(move |at| match at {
            egui_plot::HoverPosition::NearDataPoint { plot_name, position, .. } => {
                Some(format!("{plot_name}\n{}  {:.0} {unit}", clock(position.x), position.y))
            }
            egui_plot::HoverPosition::Elsewhere { .. } => None,
        });
    let steps = steps(most);
    let shown = plot.show(ui, |plot| {
        for step in &steps {
            let line = HLine::new("", *step).allow_hover(false);
            plot.hline(line.stroke(Stroke::new(1.0, kit.c.rule)));
        }
        for (second, name) in &chart.marks {
            let line = VLine::new(name, f64::from(*second));
            plot.vline(line.stroke(Stroke::new(1.5, kit.c.mark_ink)));
        }
        for (index, series) in chart.series.iter().enumerate() {
            let ink = kit::series_ink(&kit, index);
            for part in parts(&series.points) {
                let points: PlotPoints<'_> =
                    part.iter().map(|(second, value)| [f64::from(*second), *value]).collect();
                let line = Line::new(&series.name, points).color(ink).width(2.0);
                plot.line(line.style(kit::series_dashes(index)));
            }
        }
    });
    axes(ui, &kit, chart, &steps, &shown.transform);
    let most = words.with(
        "impact-chart-says",
        &[
            ("title", chart.title.as_str().into()),
            ("most", format!("{most:.0}").into()),
            ("unit", chart.unit.as_str().into()),
        ],
    );
    ui.ctx().accesskit_node_builder(shown.response.id, |node| node.set_label(most.as_str()));
    ui.horizontal_wrapped(|ui| {
        for (second, name) in &chart.marks {
            let said = format!("{} {name}", clock(f64::from(*second)));
            ui.label(kit.small(said));
            ui.add_space(8.0);
        }
    });
}

/// The points, apart where nothing was measured for longer than a step.
fn parts(points: &[(u32, f64)]) -> impl Iterator<Item = &[(u32, f64)]> {
    let steps = points.windows(2).map(|two| two[1].0.saturating_sub(two[0].0));
    let step = steps.min().unwrap_or(1).max(1);
    points.chunk_by(move |one, next| next.0.saturating_sub(one.0) <= step + step / 2)
}

/// The values that have a line across: round ones, at most five above nothing.
fn steps(most: f64) -> Vec<f64> {
    let mut step = 1.0;
    let mut times = [2.0, 2.5, 2.0].into_iter().cycle();
    while most / step > 5.0 {
        step *= times.next().unwrap_or(2.0);
    }
    (0..=5).map(|count| step * f64::from(count)).filter(|value| *value <= most * 1.05).collect()
}

/// The values at the lines across, and the time at both ends and each mark.
fn axes(ui: &mut Ui, kit: &Kit, chart: &Chart, steps: &[f64], place: &egui_plot::PlotTransform) {
    let frame = *place.frame();
    for step in steps {
        let at = place.position_from_point(&PlotPoint::new(0.0, *step));
        let text = kit::lay(ui, kit.small(format!("{step:.0}")), 120.0);
        let corner = pos2(frame.left() + 2.0, at.y - text.size().y - 1.0);
        ui.painter().galley(corner, text, kit.c.ink_2);
    }
    let seconds = || chart.series.iter().flat_map(|one| &one.points).map(|(second, _)| *second);
    let (row, _) = ui.allocate_exact_size(vec2(frame.width(), 18.0), egui::Sense::hover());
    let mut free = frame.left();
    let mut times: Vec<u32> = chart.marks.iter().map(|(second, _)| *second).collect();
    times.extend(seconds().min().into_iter().chain(seconds().max()));
    times.sort_unstable();
    for second in times {
        let at = place.position_from_point(&PlotPoint::new(f64::from(second), 0.0));
        let text = kit::lay(ui, kit.evidence(clock(f64::from(second))), 120.0);
        let left =
            (at.x - text.size().x / 2.0).min(frame.right() - text.size().x).max(frame.left());
        if left >= free {
            free = left + text.size().x + 8.0;
            ui.painter().galley(pos2(left, row.top()), text, kit.c.ink);
        }
    }
}

/// Seconds since midnight as people say the time.
fn clock(seconds: f64) -> String {
    let minutes = (seconds / 60.0).round() as i64;
    format!("{:02}:{:02}", minutes.div_euclid(60).rem_euclid(24), minutes.rem_euclid(60))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn nothing_is_drawn_where_nothing_was_measured() {
        let points: Vec<(u32, f64)> =
            [0, 60, 120, 480, 540].map(|second| (second, 1.0)).into_iter().collect();
        let sizes: Vec<usize> = parts(&points).map(<[_]>::len).collect();
        assert_eq!(sizes, [3, 2]);
        assert_eq!(parts(&points[..3]).count(), 1);
        assert_eq!(parts(&[]).count(), 0);
    }
}

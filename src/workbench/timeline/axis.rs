//! The axis: where a moment stands across the screen, and the clocks above it.

use egui::{Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2};

use super::model::{ClockRow, TimelineModel};
use super::times::shown_time;
use crate::workbench::kit::{self, Kit};

/// Height of the row of one clock, points.
pub const CLOCK: f32 = 24.0;

/// Where moments stand.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    pub from: i64,
    pub to: i64,
    /// The midnight that opens the day.
    pub midnight: i64,
    pub left: f32,
    pub right: f32,
    /// Where the column of earlier days begins.
    pub before: f32,
}

impl Axis {
    /// Where `at` stands; earlier moments are in the column before.
    pub fn x(&self, at: i64) -> f32 {
        if at < self.from {
            return self.before;
        }
        let part = (at - self.from) as f64 / (self.to - self.from).max(1) as f64;
        self.left + (self.right - self.left) * part.min(1.0) as f32
    }

    /// Milliseconds of `points` along the axis.
    pub fn span(&self, points: f32) -> i64 {
        let each = (self.to - self.from) as f64 / f64::from((self.right - self.left).max(1.0));
        (each * f64::from(points)) as i64
    }

    /// Moments with a line: about eight, at whole minutes.
    pub fn ticks(&self) -> Vec<i64> {
        let minute = 60_000;
        let steps = [1, 2, 5, 10, 15, 30, 60, 120, 360, 1440].map(|step| step * minute);
        let wide = self.to - self.from;
        let step = steps.into_iter().find(|step| wide / step <= 8).unwrap_or(1440 * minute);
        let first = self.from.div_euclid(step) + 1;
        let last = self.to.div_euclid(step);
        (first..=last).map(|tick| tick * step).collect()
    }
}

/// The clocks in `rect`: each in its own time.
pub fn clocks(ui: &Ui, rect: Rect, axis: &Axis, model: &TimelineModel) {
    let kit = Kit::of(ui);
    ui.painter().rect_filled(rect, 0.0, kit.c.inset);
    let tall = CLOCK * kit.look.text_size.max(1.0);
    for (index, clock) in model.clocks.iter().enumerate() {
        let y = rect.top() + 3.0 + tall * (index as f32 + 0.5);
        clock_row(ui, rect, y, axis, clock);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(kit.stroke, kit.c.edge));
}

fn clock_row(ui: &Ui, rect: Rect, y: f32, axis: &Axis, clock: &ClockRow) {
    let kit = Kit::of(ui);
    let ink = if clock.skewed { kit.c.mark_ink } else { kit.c.ink_2 };
    let name = kit::lay_rows(ui, kit.small_strong(&clock.name), (axis.before - 30.0).max(80.0), 1);
    let note = kit::lay(ui, kit.small(&clock.note).color(ink), f32::INFINITY);
    let note_left = rect.right() - 16.0 - note.size().x;
    let row = Rect::from_x_y_ranges(rect.x_range(), y - 11.0..=y + 11.0);
    let response = ui.interact(row, ui.id().with(("clock", &clock.name)), Sense::hover());
    let says = format!("{}: {}", clock.name, clock.note);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &says));
    if name.elided {
        response.on_hover_text(&clock.name);
    }
    ui.painter().galley(pos2(rect.left() + 16.0, y - name.size().y / 2.0), name, kit.c.ink);
    for tick in axis.ticks() {
        let x = axis.x(tick);
        let text = kit::lay(ui, kit.evidence(shown_time(tick + clock.ahead)).color(ink), 200.0);
        if x + 10.0 + text.size().x > note_left {
            break;
        }
        ui.painter().vline(x, y - 8.0..=y + 8.0, Stroke::new(2.0, ink));
        ui.painter().galley(pos2(x + 7.0, y - text.size().y / 2.0), text, ink);
    }
    ui.painter().galley(pos2(note_left, y - note.size().y / 2.0), note, ink);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_and_points_agree() {
        let axis =
            Axis { from: 0, to: 1_800_000, midnight: 0, left: 100.0, right: 1000.0, before: 10.0 };
        assert_eq!((axis.x(0), axis.x(900_000), axis.x(1_800_000)), (100.0, 550.0, 1000.0));
        assert_eq!((axis.x(-1), axis.x(9_000_000)), (10.0, 1000.0));
        assert_eq!(axis.span(450.0), 900_000);
        assert_eq!(axis.ticks(), [300_000, 600_000, 900_000, 1_200_000, 1_500_000, 1_800_000]);
    }
}

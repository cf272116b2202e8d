//! One bubble: a sentence beside a control, a ring round it, the way on and the way out.

use egui::{
    Align2, Area, Context, Id, Order, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::spot::{Spot, find};
use super::steps::Guide;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit};

/// Between the control and the bubble, points.
const GAP: f32 = 14.0;
/// Width of the words in a bubble, points.
const WIDE: f32 = 264.0;

/// What the player said to a bubble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Next,
    Skip,
}

/// Draws the bubble of the step beside its control; at the foot of the screen, where that is not
/// to be seen just now: a step that waits says so. `talking`: whether an interview is on the screen.
pub fn bubble(ui: &mut Ui, words: &Words, guide: &Guide, talking: bool) -> Option<Said> {
    let (spot, key) = match guide.points_at(talking)? {
        // Who looks at a source before it is opened is told how that is done.
        (Spot::Source, _) if find(ui, Spot::Cover).is_some() => (Spot::Cover, "guide-cover"),
        other => other,
    };
    let target = find(ui, spot);
    let kit = Kit::of(ui);
    let screen = ui.ctx().content_rect();
    let foot_of_screen = (screen.center_bottom() - vec2(0.0, 24.0), Align2::CENTER_BOTTOM);
    let (at, pivot) = target.map_or(foot_of_screen, |target| beside(spot, target));
    let mut said = None;
    let shown = Area::new(Id::new("guide"))
        .order(Order::Foreground)
        .fade_in(false)
        .fixed_pos(at)
        .pivot(pivot)
        .constrain_to(ui.ctx().content_rect().shrink(8.0))
        .show(ui.ctx(), |ui| {
            let sheet = kit::sheet().padding(16, 12).edge(kit.c.mark_ink);
            sheet.show(ui, |ui| {
                ui.set_width(WIDE * kit.look.text_size.max(1.0));
                ui.label(kit.story(words.get(key)));
                ui.add_space(6.0);
                said = foot(ui, words, &kit, guide);
            });
        });
    if let Some(target) = target {
        ring(ui.ctx(), &kit, target, shown.response.rect);
    }
    said.or_else(|| (!talking && by_key(ui)).then_some(Said::Next))
}

/// Enter goes on while nothing else has the keyboard. The bubble does not take it for itself: the
/// other keys mean the screen below, and in a talk Enter asks.
fn by_key(ui: &Ui) -> bool {
    keys::pressed(ui, Act::GuideOn) && ui.memory(|memory| memory.focused().is_none())
}

fn foot(ui: &mut Ui, words: &Words, kit: &Kit, guide: &Guide) -> Option<Said> {
    let mut said = None;
    ui.horizontal(|ui| {
        let values = [("step", guide.number().into()), ("steps", Guide::STEPS.into())];
        ui.label(kit.small(words.with("guide-step", &values)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let next = if guide.last() { "guide-done" } else { "guide-next" };
            if ui.add(kit::primary(words.get(next)).height(32.0)).clicked() {
                said = Some(Said::Next);
            }
            if !guide.last() && ui.add(kit::quiet(words.get("guide-skip")).height(28.0)).clicked() {
                said = Some(Said::Skip);
            }
        });
    });
    said
}

/// Where the bubble stands, and which of its corners is there.
fn beside(spot: Spot, target: Rect) -> (Pos2, Align2) {
    match spot {
        Spot::Source | Spot::People => {
            (pos2(target.right() + GAP, target.top() - 12.0), Align2::LEFT_TOP)
        }
        Spot::Ask => (pos2(target.left() + 24.0, target.top() - GAP), Align2::LEFT_BOTTOM),
        Spot::Row | Spot::Back | Spot::Cover => {
            (target.left_bottom() + vec2(0.0, GAP), Align2::LEFT_TOP)
        }
        Spot::Time | Spot::Sheets => (target.center_bottom() + vec2(0.0, GAP), Align2::CENTER_TOP),
    }
}

/// The ring round the control, and the point of the bubble towards it.
fn ring(ctx: &Context, kit: &Kit, target: Rect, bubble: Rect) {
    let painter = ctx.layer_painter(egui::LayerId::new(Order::Foreground, Id::new("guide")));
    let edge = Stroke::new(2.0, kit.c.mark_ink);
    painter.rect_stroke(target.expand(3.0), 6.0, edge, StrokeKind::Outside);
    let middle = target.intersect(bubble.expand(GAP + 4.0)).center();
    let base = bubble.shrink(12.0).clamp(middle);
    let (base, across) = if bubble.y_range().contains(middle.y) {
        let right = middle.x > bubble.center().x;
        let x = if right { bubble.right() - 1.0 } else { bubble.left() + 1.0 };
        (pos2(x, base.y), vec2(0.0, 7.0))
    } else {
        let below = middle.y > bubble.center().y;
        let y = if below { bubble.bottom() - 1.0 } else { bubble.top() + 1.0 };
        (pos2(base.x, y), vec2(7.0, 0.0))
    };
    let out =
        (base - bubble.center()) * if across.x == 0.0 { vec2(1.0, 0.0) } else { vec2(0.0, 1.0) };
    let tip = base + out.normalized() * 9.0;
    let points = vec![base - across, tip, base + across];
    painter.add(Shape::convex_polygon(points, kit.c.paper, Stroke::NONE));
    painter.line_segment([base - across, tip], Stroke::new(kit.stroke, kit.c.mark_ink));
    painter.line_segment([base + across, tip], Stroke::new(kit.stroke, kit.c.mark_ink));
}

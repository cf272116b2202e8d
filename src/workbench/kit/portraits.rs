//! People and the house as widgets.

use egui::{Color32, Rect, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType, vec2};

use super::paint::{Place, paint};
use super::theme::Kit;
use crate::look::drawing::Drawing;
use crate::look::house::{Lights, MarkInks};
use crate::look::{PortraitSpec, Posture, house, portrait};

/// A bust `width` points wide, 1.12 times as high. `name` is who it shows.
pub fn bust(
    ui: &mut Ui,
    id: &str,
    spec: &PortraitSpec,
    posture: Posture,
    width: f32,
    name: &str,
) -> Response {
    let size = vec2(width, width * portrait::CANVAS[1] / portrait::CANVAS[0]);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, name));
    paint_bust(ui, rect, id, spec, posture);
    response
}

/// Paints a bust standing in `rect`.
pub fn paint_bust(ui: &Ui, rect: Rect, id: &str, spec: &PortraitSpec, posture: Posture) {
    let key = ("bust", id, spec_key(spec), posture);
    paint(ui, key, rect, Place::Stand, || portrait::bust(id, spec, posture));
}

/// A change of posture that is under way.
#[derive(Clone, Copy)]
struct Move {
    from: Posture,
    to: Posture,
    since: f64,
}

/// As [`paint_bust`], moving from the last posture to this one. `dim` is how far the person has
/// faded to the dark behind them, 0 to 1, for somebody who closes up in the night's scenes.
pub fn paint_bust_moving(
    ui: &Ui,
    rect: Rect,
    id: &str,
    spec: &PortraitSpec,
    posture: Posture,
    dim: f32,
) {
    let kit = Kit::of(ui);
    let now = ui.input(|input| input.time);
    let still = Move { from: posture, to: posture, since: f64::NEG_INFINITY };
    let key = ui.id().with(("posture", id));
    let under_way = ui.ctx().data_mut(|data| {
        let known = data.get_temp_mut_or_insert_with(key, || still);
        if known.to != posture {
            *known = Move { from: known.to, to: posture, since: now };
        }
        *known
    });
    let long = f64::from(kit.seconds(crate::look::tokens().motion.light_ms)).max(1e-3);
    let time = ((now - under_way.since) / long).clamp(0.0, 1.0) as f32;
    // Ease out, in twelve steps, so that the triangles of a move are few.
    let step = ((1.0 - (1.0 - time) * (1.0 - time)) * 12.0).round() as u8;
    if step < 12 {
        ui.ctx().request_repaint();
    }
    let from = if step == 12 { posture } else { under_way.from };
    let night = &crate::look::tokens().theme(kit.look.theme).night;
    let dim_step = (dim.clamp(0.0, 1.0) * 20.0).round() as u8;
    let key = ("moving", id, spec_key(spec), from, posture, step, dim_step);
    paint(ui, key, rect, Place::Stand, || {
        let share = f32::from(step) / 12.0;
        let bust = portrait::bust_between(id, spec, from, posture, share);
        crate::look::room::faded(bust, f32::from(dim_step) / 20.0, night)
    });
}

/// A face in a circle of `diameter` points. `name` is who it shows.
pub fn face(ui: &mut Ui, id: &str, spec: &PortraitSpec, diameter: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(diameter, diameter), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, name));
    paint_face(ui, rect, id, spec, Posture::Calm, None);
    response
}

/// Paints a face in the circle inside `rect`; `ring` is another colour than the rule's.
pub fn paint_face(
    ui: &Ui,
    rect: Rect,
    id: &str,
    spec: &PortraitSpec,
    posture: Posture,
    ring: Option<Color32>,
) {
    let kit = Kit::of(ui);
    let radius = rect.width().min(rect.height()) / 2.0;
    ui.painter().circle_filled(rect.center(), radius, kit.c.inset);
    let key = ("face", id, spec_key(spec), posture);
    paint(ui, key, rect, Place::Fit, || {
        // A face is drawn round the origin; a canvas starts at its corner.
        let mut drawing = Drawing::new(2.0, 2.0);
        let moved = crate::look::affine::Affine::shift(1.0, 1.0);
        drawing.add(&portrait::face(id, spec, posture), moved);
        drawing
    });
    let ink = ring.unwrap_or(if kit.doubled { kit.c.edge } else { kit.c.rule });
    let width = if ring.is_some() { 2.5 } else { 1.5 };
    let edge = Stroke::new(width, ink);
    ui.painter().circle_stroke(rect.center(), radius - width / 2.0, edge);
}

fn spec_key(spec: &PortraitSpec) -> [Option<u8>; 7] {
    [spec.skin, spec.hair, spec.hair_colour, spec.collar, spec.cloth, spec.jaw, spec.extra]
}

/// Where a mark of the house stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkGround {
    Paper,
    Night,
    Seal,
}

/// The mark of the house, `height` points high. `says` tells its state ("begun").
pub fn house_mark(
    ui: &mut Ui,
    lights: Lights,
    ground: MarkGround,
    height: f32,
    says: &str,
) -> Response {
    let (rect, response) =
        ui.allocate_exact_size(vec2(height * 24.0 / 28.0, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, says));
    paint_mark(ui, rect, lights, ground);
    response
}

/// Paints the mark of the house into `rect`.
pub fn paint_mark(ui: &Ui, rect: Rect, lights: Lights, ground: MarkGround) {
    paint(ui, ("house", lights, ground), rect, Place::Fit, || {
        let theme = crate::look::tokens().theme(Kit::of(ui).look.theme);
        let inks = match ground {
            MarkGround::Paper => MarkInks::on_paper(theme),
            MarkGround::Night => MarkInks::on_night(&theme.night),
            MarkGround::Seal => MarkInks::on_seal(theme),
        };
        house::mark(lights, inks)
    });
}

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

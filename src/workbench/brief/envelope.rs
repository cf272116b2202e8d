//! The envelope that the gut check goes into, open or sealed.

use egui::{Align, CornerRadius, Rect, Shape, Stroke, Ui, pos2, vec2};

use crate::look::house::Lights;
use crate::look::tokens;
use crate::workbench::kit::portraits::{MarkGround, paint_mark};
use crate::workbench::kit::{self, Kit};

/// Draws an envelope in `rect`: its pocket, with the flap down when `sealed`, the seal with the
/// house on it, and `text` below.
pub fn envelope(ui: &mut Ui, rect: Rect, sealed: bool, text: &str) {
    let kit = Kit::of(ui);
    let c = kit.c;
    let edge = Stroke::new(kit.stroke, c.envelope_edge);
    let notch = pos2(rect.center().x, rect.top() + if sealed { 96.0 } else { 26.0 });
    if sealed {
        let round = CornerRadius::same(tokens().shape.sheet as u8);
        let painter = ui.painter();
        painter.add(kit::style::shadow(&kit).as_shape(rect, round));
        painter.rect(rect, round, c.envelope, edge, egui::StrokeKind::Inside);
        let inside = rect.shrink(1.0);
        let flap = vec![inside.left_top(), notch, inside.right_top()];
        let shade = c.envelope.lerp_to_gamma(c.envelope_edge, 0.25);
        let shade = if kit.doubled { c.envelope } else { shade };
        painter.add(Shape::convex_polygon(flap, shade, edge));
    } else {
        // Two convex halves make the pocket with its notch.
        let left = vec![rect.left_top(), notch, pos2(notch.x, rect.bottom()), rect.left_bottom()];
        let right =
            vec![notch, rect.right_top(), rect.right_bottom(), pos2(notch.x, rect.bottom())];
        for half in [left, right] {
            ui.painter().add(Shape::convex_polygon(half, c.envelope, Stroke::NONE));
        }
        let outline = vec![
            rect.left_top(),
            notch,
            rect.right_top(),
            rect.right_bottom(),
            rect.left_bottom(),
            rect.left_top(),
        ];
        ui.painter().add(Shape::line(outline, edge));
    }
    let seal = notch + vec2(0.0, if sealed { 0.0 } else { 1.0 });
    let radius = if sealed { 28.0 } else { 19.0 };
    ui.painter().circle(seal, radius, c.mark, Stroke::new(2.0, c.mark_ink));
    let emblem = Rect::from_center_size(seal, vec2(radius * 0.78, radius * 0.9));
    paint_mark(ui, emblem, Lights::Both, MarkGround::Seal);

    let below = Rect::from_min_max(
        pos2(rect.left() + 32.0, seal.y + radius + if sealed { 10.0 } else { 3.0 }),
        rect.max - vec2(32.0, 4.0),
    );
    let layout = egui::Layout::top_down(Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(below).layout(layout), |ui| {
        let step = tokens().type_scale.chip;
        let words = kit.text(text, kit::Voice::Sans, step).color(c.on_envelope);
        ui.label(words.line_height(Some(17.0 * kit.look.text_size)));
    });
}

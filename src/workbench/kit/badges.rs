//! Small things that stand in a line of text: key caps and pins.

use std::sync::Arc;

use egui::{
    Align2, CornerRadius, Galley, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, WidgetType, pos2, vec2,
};

use super::theme::{Kit, Voice};

/// Width of a key cap round a text of this width.
pub(super) fn cap_width(text: f32) -> f32 {
    (text + 10.0).max(20.0)
}

/// Draws a key cap whose left edge is at `at`, centred on its height.
pub(super) fn paint_cap(painter: &Painter, kit: &Kit, at: Pos2, text: Arc<Galley>) {
    let size = vec2(cap_width(text.size().x), text.size().y.max(16.0) + 4.0);
    let rect = Rect::from_min_size(at - vec2(0.0, size.y / 2.0), size);
    let radius = CornerRadius::same(4);
    painter.rect(rect, radius, kit.c.paper, kit.outline(), StrokeKind::Inside);
    let middle = rect.center() - text.size() / 2.0;
    painter.galley(middle, text, kit.c.ink);
}

/// A key cap. Its accessible name is the key.
pub fn key_cap(ui: &mut Ui, key: &str) -> Response {
    let kit = Kit::of(ui);
    let font = kit.font(Voice::Mono, 12.0);
    let text = ui.painter().layout_no_wrap(key.to_owned(), font, kit.c.ink);
    let size = vec2(cap_width(text.size().x), text.size().y.max(16.0) + 4.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, key));
    paint_cap(ui.painter(), &kit, pos2(rect.left(), rect.center().y), text);
    response
}

/// A key cap and what it does, in small.
pub fn key_hint(ui: &mut Ui, key: &str, does: &str) {
    ui.spacing_mut().item_spacing.x = 6.0;
    let kit = Kit::of(ui);
    key_cap(ui, key);
    ui.label(kit.small(does));
}

/// Width of a pin with this name.
pub fn pin_width(kit: &Kit, name: &str) -> f32 {
    8.0 + 7.5 * name.chars().count().max(2) as f32 * kit.grown(12.0).max(1.0)
}

/// Height of a pin.
pub fn pin_height(kit: &Kit) -> f32 {
    19.0 * kit.grown(12.0).max(1.0)
}

/// Draws a pin (`P3`) centred on `at`.
pub fn paint_pin(painter: &Painter, kit: &Kit, at: Pos2, name: &str) {
    let size = vec2(pin_width(kit, name), pin_height(kit));
    let rect = Rect::from_center_size(at, size);
    let edge = Stroke::new(if kit.doubled { 2.0 } else { 0.0 }, kit.c.mark_ink);
    let radius = CornerRadius::same((size.y / 2.0) as u8);
    painter.rect(rect, radius, kit.c.mark, edge, StrokeKind::Inside);
    let font = kit.font(Voice::SansStrong, 12.0);
    painter.text(at, Align2::CENTER_CENTER, name, font, kit.c.on_mark);
}

/// A pin of the notebook, such as `P3`. `says` is its accessible name ("Pin 3").
pub fn pin_badge(ui: &mut Ui, name: &str, says: &str) -> Response {
    let kit = Kit::of(ui);
    let size = vec2(pin_width(&kit, name), pin_height(&kit) + 1.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, says));
    paint_pin(ui.painter(), &kit, rect.center(), name);
    response
}

/// The mark before one of several choices: `on` fills it; where it is `touched` its ring is in ink.
pub fn paint_radio(painter: &Painter, kit: &Kit, at: Pos2, on: bool, touched: bool) {
    let ring = Stroke::new(1.5, if on || touched { kit.c.ink } else { kit.c.edge });
    painter.circle(at, 6.5, kit.c.paper, ring);
    if on {
        painter.circle_filled(at, 3.5, kit.c.ink);
    }
}

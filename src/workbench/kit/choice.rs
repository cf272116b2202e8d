//! A button that shows what was chosen from a list and opens it.

use egui::{CornerRadius, CursorIcon, Response, RichText, Sense, StrokeKind, Ui};
use egui::{WidgetInfo, WidgetType, pos2, vec2};

use super::icons;
use super::theme::Kit;
use crate::look::tokens;

/// The button, `width` points wide. `name` is its accessible name, `shown` what was chosen.
pub fn choice(ui: &mut Ui, name: &str, shown: RichText, width: f32) -> Response {
    let kit = Kit::of(ui);
    let c = kit.c;
    let said = shown.text().to_owned();
    let caret = super::lay(ui, kit.icon(icons::CARET_DOWN, 14.0), f32::INFINITY);
    let text =
        super::lay_rows(ui, shown.line_height(None), (width - caret.size().x - 32.0).max(24.0), 1);
    let tall = (34.0 * kit.look.text_size.max(1.0)).max(text.size().y + 8.0);
    let (rect, response) = super::touch(ui, vec2(width, tall), name, Sense::click());
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_owned()),
        current_text_value: Some(said.clone()),
        ..WidgetInfo::new(WidgetType::ComboBox)
    });
    let open = egui::Popup::is_id_open(ui.ctx(), egui::Popup::default_response_id(&response));
    let touched = open || response.hovered();
    let (fill, edge) = if touched { (c.inset, c.ink) } else { (c.paper, c.edge) };
    let radius = CornerRadius::same(tokens().shape.control as u8);
    let edge = egui::Stroke::new(kit.stroke, edge);
    ui.painter().rect(rect, radius, fill, edge, StrokeKind::Inside);
    let middle = |galley: &egui::Galley| rect.center().y - galley.size().y / 2.0;
    let at = pos2(rect.right() - 12.0 - caret.size().x, middle(&caret));
    ui.painter().galley(at, caret, c.ink_2);
    ui.painter().galley(pos2(rect.left() + 12.0, middle(&text)), text, c.ink);
    super::buttons::focus_ring(ui, &kit, &response, false);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

//! Tags of factors (`F3`) and the tick box.

use egui::{
    Align2, Color32, CornerRadius, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, WidgetType, vec2,
};

use super::theme::{Kit, Voice};
use super::{buttons::focus_ring, icons};

fn tag_size(kit: &Kit, tag: &str) -> egui::Vec2 {
    let wide = 12.0 + 7.5 * tag.chars().count() as f32 * kit.grown(12.0);
    vec2(wide.max(26.0), 19.0 * kit.grown(12.0).max(1.0))
}

/// Draws a factor's tag into `rect`, hollow when it is not `on`.
pub fn paint_tag(ui: &Ui, kit: &Kit, rect: Rect, tag: &str, on: bool) {
    let (fill, ink) =
        if on { (kit.c.people_wash, kit.c.people) } else { (kit.c.paper, kit.c.ink_2) };
    let edge = Stroke::new(1.5, if on { kit.c.people } else { kit.c.edge });
    ui.painter().rect(rect, CornerRadius::same(4), fill, edge, StrokeKind::Inside);
    let font = kit.font(Voice::SansStrong, 12.0);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, tag, font, ink);
}

/// A factor's tag. `says` is its accessible name ("F3: rules skip the stages").
pub fn factor_tag(ui: &mut Ui, tag: &str, says: &str) -> Response {
    let kit = Kit::of(ui);
    let (rect, response) = ui.allocate_exact_size(tag_size(&kit, tag), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, says));
    paint_tag(ui, &kit, rect, tag, true);
    response.on_hover_text(says)
}

/// A factor's tag that can be put on and taken off.
pub fn factor_choice(ui: &mut Ui, tag: &str, says: &str, on: bool) -> Response {
    let kit = Kit::of(ui);
    let size = tag_size(&kit, tag).max(vec2(30.0, 24.0));
    let (rect, response) = super::touch(ui, size, says, Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, on, says));
    paint_tag(ui, &kit, rect, tag, on);
    focus_ring(ui, &kit, &response, false);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(says)
}

/// A tick box, 20 points square, filled with calm when it is `on`. `says` is its accessible name.
pub fn tick_box(ui: &mut Ui, on: bool, enabled: bool, says: &str) -> Response {
    let kit = Kit::of(ui);
    let c = kit.c;
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = super::touch(ui, vec2(20.0, 24.0), says, sense);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, enabled, on, says));
    let square = Rect::from_center_size(rect.center(), vec2(18.0, 18.0));
    let (fill, edge) = if on {
        (c.calm, c.calm)
    } else if response.hovered() && enabled {
        (c.inset, c.ink)
    } else {
        (Color32::TRANSPARENT, c.edge)
    };
    let stroke = Stroke::new(2.0, edge);
    ui.painter().rect(square, CornerRadius::same(4), fill, stroke, StrokeKind::Inside);
    if on {
        let font = kit.fixed_font(Voice::Icons, 14.0);
        let at = square.center();
        ui.painter().text(at, Align2::CENTER_CENTER, icons::CHECK, font, c.paper);
    }
    focus_ring(ui, &kit, &response, false);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

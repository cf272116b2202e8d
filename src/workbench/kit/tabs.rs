//! A strip of tabs: words on a rule, the open one underlined in marigold.

use egui::{CursorIcon, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::theme::{Kit, Voice};
use crate::workbench::keys::{self, Act};

/// Draws the tabs `labels` with `open` chosen; gives the index that was just chosen.
/// The arrow keys move along the strip while a tab has the focus.
pub fn tab_strip(ui: &mut Ui, labels: &[String], open: usize) -> Option<usize> {
    let kit = Kit::of(ui);
    let c = kit.c;
    let mut chosen = None;
    let strip = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for (index, label) in labels.iter().enumerate() {
            let on = index == open;
            let voice = if on { Voice::SansStrong } else { Voice::Sans };
            let ink = if on { c.ink } else { c.ink_2 };
            let font = kit.font(voice, 14.0);
            let text = ui.painter().layout_no_wrap(label.clone(), font, ink);
            let size = vec2(text.size().x, 38.0);
            let (rect, response) = super::touch(ui, size, label, Sense::click());
            response
                .widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, on, label));
            let at = pos2(rect.left(), rect.center().y - text.size().y / 2.0);
            ui.painter().galley(at, text, ink);
            if on || response.hovered() {
                let bar = Stroke::new(3.0, if on { c.mark } else { c.rule });
                ui.painter().hline(rect.x_range(), rect.bottom() - 1.5, bar);
                if on && kit.doubled {
                    let under = Stroke::new(2.0, c.ink);
                    ui.painter().hline(rect.x_range(), rect.bottom() + 1.0, under);
                }
            }
            super::buttons::focus_ring(ui, &kit, &response, false);
            if response.has_focus() {
                let by = keys::between(ui, Act::TabBack, Act::TabForth);
                if by < 0 && index > 0 {
                    chosen = Some(index - 1);
                } else if by > 0 && index + 1 < labels.len() {
                    chosen = Some(index + 1);
                }
            }
            if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                chosen = Some(index);
            }
        }
    });
    let bottom = strip.response.rect.bottom();
    let across = ui.max_rect().x_range();
    ui.painter().hline(across, bottom, Stroke::new(kit.stroke, c.rule));
    chosen
}

//! A strip of tabs: words on a rule, the open one underlined in marigold.

use egui::{CursorIcon, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::theme::{Kit, Voice};
use crate::workbench::keys::{self, Act};

/// Between two tabs, points: as far as there is room.
const GAP: std::ops::RangeInclusive<f32> = 6.0..=16.0;

/// Draws the tabs `labels` with `open` chosen; gives the index that was just chosen. They stand closer
/// where they do not fit, and at last in two rows: never do they widen what they stand in.
/// The arrow keys move along the strip while a tab has the focus.
pub fn tab_strip(ui: &mut Ui, labels: &[String], open: usize) -> Option<usize> {
    let kit = Kit::of(ui);
    let c = kit.c;
    let mut chosen = None;
    let laid: Vec<_> = labels
        .iter()
        .enumerate()
        .map(|(index, label)| {
            let voice = if index == open { Voice::SansStrong } else { Voice::Sans };
            let ink = if index == open { c.ink } else { c.ink_2 };
            ui.painter().layout_no_wrap(label.clone(), kit.font(voice, 14.0), ink)
        })
        .collect();
    let wide: f32 = laid.iter().map(|text| text.size().x).sum();
    // Half a point is lost to rounding.
    let spare = ui.available_width() - wide - 0.5;
    let gap = spare / laid.len().saturating_sub(1).max(1) as f32;
    let strip = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(gap.clamp(*GAP.start(), *GAP.end()), 0.0);
        for (index, (label, text)) in labels.iter().zip(laid).enumerate() {
            let on = index == open;
            let ink = if on { c.ink } else { c.ink_2 };
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

#[cfg(test)]
mod tests {
    use super::tab_strip;
    use crate::workbench::kit::{Look, testing};
    use egui::{Rect, UiBuilder, pos2, vec2};
    use egui_kittest::kittest::Queryable;

    /// How wide a pane of so many points becomes with these tabs, and whether they are in one row.
    fn strip(pane: f32, text_size: f32, pins: &str) -> (f32, bool) {
        let look = Look { text_size, ..Look::default() };
        let labels = [pins, "Timeline 12", "Impact 4", "Factors 0"].map(String::from);
        let last = labels.clone();
        let harness = testing::harness([640.0, 200.0], look, 0.0, move |ui, wide: &mut f32| {
            let place = Rect::from_min_size(pos2(0.0, 0.0), vec2(pane, 200.0));
            let strip = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
                tab_strip(ui, &labels, 1);
            });
            *wide = strip.response.rect.width();
        });
        let top = |label: &str| harness.get_by_label(label).rect().top();
        (*harness.state(), top(&last[0]) == top(&last[3]))
    }

    #[test]
    fn tabs_never_widen_their_pane() {
        let (roomy, row) = strip(600.0, 1.0, "Pins 9");
        assert!(row && roomy <= 600.0);
        // As wide as the notebook is by default.
        for pins in ["Pins 9", "Pins 10", "Pins 128"] {
            let (wide, row) = strip(273.0, 1.0, pins);
            assert!(row && wide <= 273.0, "{pins}: {wide}");
        }
        let (wide, row) = strip(273.0, 1.5, "Pins 10");
        assert!(!row && wide <= 273.0, "{wide}");
    }
}

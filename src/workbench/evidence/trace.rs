//! One request through the services: its lines in every open source, in the order of time.

use egui::{CursorIcon, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::model::{EvidenceAction, OpenSource, Trace, TraceLine};
use super::state::EvidenceUi;
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice, icons};

/// Rows that are visible at once.
const ROWS: f32 = 7.0;

/// The selected row's request, and its lines while it is followed.
pub fn trace(
    ui: &mut Ui,
    words: &Words,
    open: &OpenSource,
    trace: &Trace,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let followed = state.following.as_ref() == Some(&trace.request);
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        ui.label(kit.evidence(&trace.request));
        ui.label(kit.small(&trace.about));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if followed {
                let close = words.get("evidence-follow-close");
                if ui.add(kit::quiet("").icon(icons::X).says(close).height(26.0)).clicked() {
                    state.following = None;
                }
                let only = kit::quiet(words.get("evidence-follow-only")).height(26.0);
                if ui.add(only).clicked() {
                    actions.push(EvidenceAction::Follow(trace.request.clone()));
                }
            } else {
                let follow = kit::quiet(words.get("evidence-follow")).height(26.0);
                if ui.add(follow.icon_after(icons::ARROW_RIGHT)).clicked() {
                    state.following = Some(trace.request.clone());
                }
            }
        });
    });
    if !followed {
        return;
    }
    let tall = tokens().space.row_log * kit.look.text_size.max(1.0);
    let list = ScrollArea::vertical().id_salt("evidence-trace").max_height(tall * ROWS);
    kit::scroll(ui, list.auto_shrink([false, true]), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for one in &trace.lines {
            if line(ui, one, open.id == one.key.source, tall) {
                state.going_to = Some(one.key.clone());
                actions.push(EvidenceAction::Open(one.key.source.clone()));
            }
        }
    });
    ui.label(kit.small(words.get("evidence-follow-open")));
    ui.add_space(4.0);
}

/// One line; a click goes to it in its source.
fn line(ui: &mut Ui, one: &TraceLine, here: bool, tall: f32) -> bool {
    let kit = Kit::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::click());
    response.widget_info(|| {
        let says = format!("{} {}: {}", one.time, one.source, one.text);
        WidgetInfo::labeled(WidgetType::Button, true, says)
    });
    let ground = if response.hovered() { kit.c.paper } else { egui::Color32::TRANSPARENT };
    ui.painter().rect_filled(rect, 0.0, ground);
    let grown = kit.look.text_size.max(1.0);
    let put = |x: f32, text: &str, voice, ink| {
        let text = ui.painter().layout_no_wrap(text.to_owned(), kit.font(voice, 13.0), ink);
        let at = pos2(x, rect.center().y - text.size().y / 2.0);
        let clip = ui.clip_rect().intersect(Rect::everything_left_of(rect.right()));
        ui.painter().with_clip_rect(clip).galley(at, text, ink);
    };
    let mut x = rect.left() + 36.0;
    if let Some(pin) = &one.pin {
        kit::paint_pin(ui.painter(), &kit, pos2(rect.left() + 16.0, rect.center().y), pin);
    }
    put(x, &one.time, Voice::Mono, kit.c.ink_2);
    x += 110.0 * grown;
    // A station on the way: filled where one is reading.
    let dot = pos2(x, rect.center().y);
    ui.painter().vline(x, rect.y_range(), Stroke::new(2.0, kit.c.edge));
    let fill = if here { kit.c.ink } else { kit.c.paper };
    ui.painter().circle(dot, 4.5, fill, Stroke::new(2.0, kit.c.ink));
    x += 14.0;
    let source: String = one.source.chars().take(18).collect();
    put(x, &source, if here { Voice::SansStrong } else { Voice::Sans }, kit.c.ink);
    x += 130.0 * grown;
    put(x, &one.text, Voice::Mono, kit.c.ink);
    kit::buttons::focus_ring(ui, &kit, &response, false);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

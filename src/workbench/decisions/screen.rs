//! The screen as a whole: the decisions on the left, the open one on its sheet.

use egui::{CursorIcon, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType};
use egui::{pos2, vec2};

use super::model::{Decision, DecisionsAction, DecisionsModel, DecisionsUi};
use super::sheet::sheet;
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::impact::{ImpactTab, tabs};
use crate::workbench::kit::{self, Kit, icons};

/// The decisions in all of `ui`.
pub fn decisions_ui(
    ui: &mut Ui,
    words: &Words,
    model: &DecisionsModel,
    state: &mut DecisionsUi,
) -> Vec<DecisionsAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    let screen = ui.max_rect();
    kit::ground(ui, screen, kit.c.desk);
    if let Some(action) = model.top.show(ui) {
        actions.push(DecisionsAction::Top(action));
    }
    let top = screen.top() + tokens().space.top_bar;
    let (strip, chosen) = tabs(ui, words, pos2(screen.left(), top), 2);
    actions.extend(chosen.and_then(ImpactTab::at).map(DecisionsAction::Tab));
    let below = Rect::from_min_max(pos2(screen.left(), strip.bottom()), screen.max);
    let below = below.shrink2(vec2(20.0, 16.0));
    let open = state.open.as_ref();
    let open = open.and_then(|id| model.decisions.iter().find(|one| one.id == *id));
    let Some(open) = open.or(model.decisions.first()) else {
        ui.scope_builder(UiBuilder::new().max_rect(below), |ui| nothing(ui, words, &mut actions));
        return actions;
    };
    let grown = 1.0 + (kit.look.text_size - 1.0).max(0.0) * 0.4;
    let wide = (below.width() * 0.27).clamp(240.0, 380.0) * grown;
    let (left, right) = below.split_left_right_at_x(below.left() + wide);
    let right = right.with_min_x(right.left() + 20.0);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        list(ui, words, model, open, state);
    });
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        sheet(ui, words, model, open, state, &mut actions);
    });
    actions
}

fn nothing(ui: &mut Ui, words: &Words, actions: &mut Vec<DecisionsAction>) {
    ui.set_max_width(kit::reading_width(ui, kit::Voice::Serif, tokens().type_scale.lead));
    kit::empty(ui, &words.get("decisions-empty"));
    ui.add_space(12.0);
    let back = kit::secondary(words.get("timeline-evidence")).icon(icons::ARROW_LEFT);
    if ui.add(back).clicked() {
        actions.push(DecisionsAction::Evidence);
    }
}

fn list(
    ui: &mut Ui,
    words: &Words,
    model: &DecisionsModel,
    open: &Decision,
    state: &mut DecisionsUi,
) {
    let kit = Kit::of(ui);
    ui.label(kit.title(words.get("decisions-title")));
    ui.label(kit.small(words.get("decisions-how")));
    ui.add_space(10.0);
    kit::scroll(ui, ScrollArea::vertical().id_salt("decisions").auto_shrink(false), |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        for one in &model.decisions {
            if row(ui, words, one, one.id == open.id) {
                state.open = Some(one.id.clone());
            }
        }
        ui.add(egui::Label::new(kit.small(words.get("decisions-more"))).wrap());
    });
}

/// One decision of the list: the face, the words, and whether something is written.
fn row(ui: &mut Ui, words: &Words, one: &Decision, chosen: bool) -> bool {
    let kit = Kit::of(ui);
    let c = kit.c;
    let wide = ui.available_width() - 8.0;
    let text = kit::lay(ui, kit.body(&one.text), wide - 72.0);
    let below = match (&one.kept, one.hour.as_str()) {
        (Some(_), "") => words.with("decisions-kept", &[("name", one.name.as_str().into())]),
        (Some(_), hour) => {
            let values = [("name", one.name.as_str().into()), ("hour", hour.into())];
            words.with("decisions-kept-at", &values)
        }
        (None, "") => one.name.clone(),
        (None, hour) => format!("{}, {hour}", one.name),
    };
    let remark = kit::lay(ui, kit.small(&below), wide - 72.0);
    let tall = (text.size().y + remark.size().y + 22.0).max(64.0);
    let (rect, response) = kit::touch(ui, vec2(wide, tall), &one.id, Sense::click());
    response.widget_info(|| {
        let name = format!("{}. {below}", one.text);
        WidgetInfo::selected(WidgetType::SelectableLabel, true, chosen, name)
    });
    let edge = match chosen {
        true => Stroke::new(2.0, c.ink),
        false if response.hovered() => Stroke::new(kit.stroke, c.edge),
        false => Stroke::new(kit.stroke, c.rule),
    };
    let radius = tokens().shape.sheet;
    ui.painter().rect(rect, radius, c.paper, edge, egui::StrokeKind::Inside);
    let face = Rect::from_center_size(pos2(rect.left() + 34.0, rect.center().y), vec2(44.0, 44.0));
    kit::paint_face(ui, face, &one.who, &one.portrait, crate::look::Posture::Calm, None);
    let at = pos2(rect.left() + 64.0, rect.top() + 10.0);
    let under = at + vec2(0.0, text.size().y + 2.0);
    ui.painter().galley(at, text, c.ink);
    ui.painter().galley(under, remark, c.ink_2);
    kit::buttons::focus_ring(ui, &kit, &response, false);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

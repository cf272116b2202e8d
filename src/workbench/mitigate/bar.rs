//! The foot: what somebody says about the list, a measure of one's own, and the agreement.

use egui::{Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::model::{MitigateAction, MitigateModel, MitigateUi, OwnDraft};
use crate::look::Posture;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, icons};

/// The bar in all of `ui`.
pub fn bar(
    ui: &mut Ui,
    words: &Words,
    model: &MitigateModel,
    state: &mut MitigateUi,
    actions: &mut Vec<MitigateAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    ui.painter().add(kit::sheet().frame(&kit).paint(all.shrink2(vec2(20.0, 20.0))));
    let inside = all.shrink2(vec2(16.0, 12.0));
    if state.own.is_some() {
        let mut child = ui.new_child(UiBuilder::new().max_rect(inside));
        super::own::write(&mut child, words, model, state, actions);
        return;
    }
    let layout = Layout::right_to_left(egui::Align::Center);
    let mut right = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
    right.spacing_mut().item_spacing.x = 16.0;
    let count = model.chosen().count();
    // What everybody has said yes to is only left to be closed.
    let agreed = count > 0 && model.chosen().all(|measure| measure.agreed);
    let key = if agreed { "mitigate-close" } else { "mitigate-agree" };
    let label = words.with(key, &[("count", count.into())]);
    let agree =
        kit::primary(label).icon_after(icons::ARROW_RIGHT).enabled(model.days() <= model.capacity);
    let agree = right.add(agree);
    if agree.clicked() {
        actions.push(MitigateAction::Agree);
    }
    let write = kit::secondary(words.get("mitigate-write")).icon(icons::PLUS);
    if right.add(write.enabled(!model.owners.is_empty())).clicked() {
        state.own = Some(OwnDraft::default());
    }
    let edge = right.min_rect().left() - 20.0;
    let left = Rect::from_min_max(inside.min, pos2(edge, inside.bottom()));
    ui.scope_builder(
        UiBuilder::new().max_rect(left).layout(Layout::left_to_right(egui::Align::Center)),
        |ui| {
            let Some(remark) = &model.remark else {
                let hint = match model.left {
                    left if agreed && left > 0 => {
                        words.with("mitigate-left", &[("left", left.into())])
                    }
                    _ => words.get("mitigate-hint"),
                };
                ui.add(egui::Label::new(kit.body(hint).color(kit.c.ink_2)).wrap());
                return;
            };
            let (rect, face) = ui.allocate_exact_size(vec2(42.0, 42.0), egui::Sense::hover());
            face.widget_info(|| {
                egui::WidgetInfo::labeled(egui::WidgetType::Image, true, &remark.by.name)
            });
            kit::paint_face(ui, rect, &remark.by.id, &remark.by.portrait, Posture::Speaking, None);
            ui.add_space(6.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.label(kit.small(&remark.about));
                let step = 22.0 * kit.look.text_size;
                let said = format!("“{}”", remark.text);
                ui.add(egui::Label::new(kit.speech(said).line_height(Some(step))).wrap());
            });
        },
    );
}

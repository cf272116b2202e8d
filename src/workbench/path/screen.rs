//! The screen as a whole: what it is about, and the picture.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::model::{PathAction, PathModel};
use super::{tall, wide};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, icons};

/// The path to production in all of `ui`.
pub fn path_ui(ui: &mut Ui, words: &Words, model: &PathModel) -> Vec<PathAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    let screen = ui.max_rect();
    kit::ground(ui, screen, kit.c.paper);
    if let Some(action) = model.top.show(ui) {
        actions.push(PathAction::Top(action));
    }
    let top = screen.top() + tokens().space.top_bar;
    let below = Rect::from_min_max(pos2(screen.left(), top), screen.max);
    let head = below.shrink2(vec2(24.0, 10.0));
    let head = ui.scope_builder(UiBuilder::new().max_rect(head), |ui| {
        ui.horizontal(|ui| {
            let back = kit::quiet(words.get("map-back")).icon(icons::ARROW_LEFT);
            let left = keys::pressed(ui, Act::LeavePath) && !keys::typing(ui);
            if ui.add(back).clicked() || left {
                actions.push(PathAction::Back);
            }
            kit::level(ui, kit.title(&model.title));
        });
        ui.label(kit.body(words.get("path-how")).color(kit.c.ink_2));
    });
    let y = head.response.rect.bottom() + 4.0;
    let picture = Rect::from_min_max(pos2(below.left(), y), below.max);
    ui.scope_builder(UiBuilder::new().max_rect(picture), |ui| {
        ui.set_clip_rect(picture.intersect(ui.clip_rect()));
        kit::scroll(ui, ScrollArea::vertical().id_salt("path").auto_shrink(false), |ui| {
            let room = ui.max_rect().shrink2(vec2(24.0, 0.0));
            ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
                if wide::fits(ui, model, room.width()) {
                    wide::wide(ui, words, model, &mut actions);
                } else {
                    tall::tall(ui, words, model, &mut actions);
                }
            });
        });
    });
    actions
}

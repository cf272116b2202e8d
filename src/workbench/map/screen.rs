//! The screen as a whole: the map, the chosen station beside it, the day beneath.

use egui::{Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use super::model::{MapAction, MapModel, MapUi};
use super::{aside, labels, scene, scrubber};
use crate::look::tokens;
use crate::scenario::model::SECOND;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, icons};

/// Width of the pane beside the map, height of the strip under it, points at text size 1.
const ASIDE: f32 = 276.0;
const STRIP: f32 = 156.0;
/// Spacings that traffic moves in a second while the day runs.
const PACE: f32 = 1.4;

/// The service map in all of `ui`.
pub fn map_ui(ui: &mut Ui, words: &Words, model: &MapModel, state: &mut MapUi) -> Vec<MapAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    go_on(ui, model, state);
    let screen = ui.max_rect();
    // The map keeps most of the screen.
    let grown = kit.look.text_size.clamp(1.0, 1.25);
    let top = screen.top() + tokens().space.top_bar;
    let strip =
        Rect::from_min_max(pos2(screen.left(), screen.bottom() - STRIP * grown), screen.max);
    let right = Rect::from_min_max(
        pos2(screen.right() - ASIDE * grown, top),
        pos2(screen.right(), strip.top()),
    );
    let map = Rect::from_min_max(pos2(screen.left(), top), pos2(right.left(), strip.top()));
    if !state.beneath {
        ui.painter().rect_filled(map, 0.0, kit.c.paper);
    }
    let layout = scene::layout(model, map);
    scene::draw(ui, model, state, &layout, map);
    ui.painter().rect_filled(right, 0.0, kit.c.paper);
    ui.painter().rect_filled(strip, 0.0, kit.c.inset);
    ui.painter().vline(right.left(), right.y_range(), Stroke::new(1.0, kit.c.rule));
    ui.painter().hline(strip.x_range(), strip.top(), Stroke::new(1.0, kit.c.rule));
    if let Some(action) = model.top.show(ui) {
        actions.push(MapAction::Top(action));
    }
    ui.scope_builder(UiBuilder::new().max_rect(map.shrink2(vec2(0.0, 10.0))), |ui| {
        ui.horizontal(|ui| {
            ui.add_space(20.0);
            if ui.add(kit::quiet(words.get("map-back")).icon(icons::ARROW_LEFT)).clicked()
                || keys::pressed(ui, Act::LeaveMap)
            {
                actions.push(MapAction::Back);
            }
            kit::level(ui, kit.title(&model.title));
        });
    });
    ui.scope_builder(UiBuilder::new().max_rect(map), |ui| {
        labels::labels(ui, words, model, state, &layout, map);
    });
    ui.scope_builder(UiBuilder::new().max_rect(right.shrink2(vec2(18.0, 14.0))), |ui| {
        kit::scroll(ui, egui::ScrollArea::vertical().auto_shrink(false), |ui| {
            aside::aside(ui, words, model, state, &mut actions);
        });
    });
    ui.scope_builder(UiBuilder::new().max_rect(strip.shrink2(vec2(16.0, 10.0))), |ui| {
        scrubber::scrubber(ui, words, model, state);
    });
    actions
}

/// Lets the day run on.
fn go_on(ui: &Ui, model: &MapModel, state: &mut MapUi) {
    let at = *state.at.get_or_insert(model.from);
    state.came_at.get_or_insert(at);
    if !state.playing {
        return;
    }
    // A long pause between frames must not jump over the incident.
    let passed = ui.input(|input| input.stable_dt).min(0.1);
    let moved = (f64::from(passed) * f64::from(state.speed) * SECOND as f64) as i64;
    let last = (model.to - SECOND).max(model.from);
    state.at = Some((at + moved).min(last));
    if !Kit::of(ui).look.reduced_motion {
        state.phase = (state.phase + passed * PACE).rem_euclid(1.0);
    }
    state.playing = at + moved < last;
    ui.ctx().request_repaint();
}

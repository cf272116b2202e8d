//! The screen as a whole: clocks, lanes, and the three sheets at the foot.

use egui::{Align, Layout, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::axis::{self, Axis, CLOCK};
use super::model::{Draft, KINDS, TimelineAction, TimelineModel, TimelineUi, how};
use super::{cards, foot};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, icons};

/// Width of the lanes' names, points.
const NAMES: f32 = 136.0;

/// The timeline in all of `ui`.
pub fn timeline_ui(
    ui: &mut Ui,
    words: &Words,
    model: &TimelineModel,
    state: &mut TimelineUi,
) -> Vec<TimelineAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    let screen = ui.max_rect();
    kit::ground(ui, screen, kit.c.paper);
    if let Some(action) = model.top.show(ui) {
        actions.push(TimelineAction::Top(action));
    }
    let sendable = |id: &u32| {
        let entry = model.entries.iter().find(|entry| entry.id == *id);
        entry.is_some_and(|entry| entry.state == super::EntryState::Open)
    };
    state.chosen.retain(sendable);
    let grown = kit.look.text_size.max(1.0);
    let top = screen.top() + tokens().space.top_bar;
    let head =
        Rect::from_min_max(pos2(screen.left(), top), pos2(screen.right(), top + 46.0 * grown));
    ui.scope_builder(UiBuilder::new().max_rect(head.shrink2(vec2(16.0, 0.0))), |ui| {
        heading(ui, words, state, &mut actions);
    });
    let clocks = CLOCK * grown * model.clocks.len() as f32 + 8.0;
    let clocks = Rect::from_min_size(head.left_bottom(), vec2(screen.width(), clocks));
    let tall = foot::height(&kit).min(screen.height() * 0.45);
    let foot = Rect::from_min_max(pos2(screen.left(), screen.bottom() - tall), screen.max);
    let names = NAMES * kit.look.text_size.clamp(1.0, 1.4);
    let card = cards::width(&kit);
    // The column of earlier days is there only when something stands in it.
    let early = model.entries.iter().any(|entry| entry.at < model.from);
    let before = screen.left() + names + 8.0;
    let axis = Axis {
        midnight: model.midnight,
        from: model.from,
        to: model.to,
        left: if early { before + card + 24.0 } else { before + 8.0 },
        right: screen.right() - 12.0,
        before,
    };
    axis::clocks(ui, clocks, &axis, model);
    let lanes = Rect::from_min_max(clocks.left_bottom(), foot.right_top());
    ui.scope_builder(UiBuilder::new().max_rect(lanes), |ui| {
        show_lanes(ui, words, model, &axis, names, early, state, &mut actions);
    });
    foot::foot(ui, words, foot, model, state, &mut actions);
    if let Some(next) = state.next.take() {
        let before = state.draft.replace(next);
        actions.extend(before.and_then(|before| kept(model, &before)));
        ui.ctx().request_repaint();
    }
    actions
}

/// What was changed of an entry when another was opened over it: it is kept, for nobody said that it
/// should not be. As any entry it can be taken back.
fn kept(model: &TimelineModel, before: &Draft) -> Option<TimelineAction> {
    let entry = model.entries.iter().find(|entry| Some(entry.id) == before.entry);
    let stood = entry.map(|entry| Draft::of_entry(entry, model.midnight));
    // An entry that was taken out meanwhile is not made again.
    let there = before.entry.is_none() || entry.is_some();
    let changed = stood.as_ref() != Some(before);
    (there && changed).then(|| before.save(model.midnight))?
}

fn heading(ui: &mut Ui, words: &Words, state: &mut TimelineUi, actions: &mut Vec<TimelineAction>) {
    let kit = Kit::of(ui);
    ui.horizontal_centered(|ui| {
        kit::level(ui, kit.pane_title(words.get("timeline-title")));
        ui.add_space(12.0);
        if ui.add(kit::quiet(words.get("timeline-evidence")).icon(icons::ARROW_LEFT)).clicked() {
            actions.push(TimelineAction::Evidence);
        }
        let new = kit::secondary(words.get("timeline-new")).icon(icons::PLUS);
        if ui.add(new).clicked() {
            state.next = Some(Draft::default());
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (kind, key) in KINDS.iter().rev() {
                let name = words.get(key);
                ui.label(kit.small(&name)).on_hover_text(words.get(how(*kind)));
                kit::kind_mark(ui, *kind, &name);
                ui.add_space(4.0);
            }
        });
    });
}

#[expect(clippy::too_many_arguments, reason = "all of it is where the lanes stand")]
fn show_lanes(
    ui: &mut Ui,
    words: &Words,
    model: &TimelineModel,
    axis: &Axis,
    names: f32,
    early: bool,
    state: &mut TimelineUi,
    actions: &mut Vec<TimelineAction>,
) {
    let kit = Kit::of(ui);
    let view = ui.max_rect();
    let stacked = cards::stacked(model, axis, cards::width(&kit));
    let tall = |lines: usize| -> Vec<f32> {
        stacked.rows.iter().map(|rows| cards::lane_height(&kit, *rows, lines)).collect()
    };
    // A third line where it makes nobody scroll.
    let lines = if tall(3).iter().sum::<f32>() <= view.height() { 3 } else { 2 };
    let mut heights = tall(lines);
    // Lanes share the room that is left.
    let spare = (view.height() - heights.iter().sum::<f32>()).max(0.0) / heights.len() as f32;
    heights.iter_mut().for_each(|height| *height += spare);
    kit::scroll(ui, ScrollArea::vertical().auto_shrink(false), |ui| {
        let size = vec2(view.width(), heights.iter().sum());
        let (all, _) = ui.allocate_exact_size(size, Sense::hover());
        let line = Stroke::new(kit.stroke, kit.c.rule);
        for tick in axis.ticks() {
            ui.painter().vline(axis.x(tick), all.y_range(), line);
        }
        ui.painter().vline(all.left() + names, all.y_range(), line);
        if early {
            // Time is cut here: what stands left was another day or hour.
            let cut = Stroke::new(1.5, kit.c.calm);
            for x in [axis.left - 14.0, axis.left - 8.0] {
                let ends = [pos2(x, all.top()), pos2(x, all.bottom())];
                ui.painter().extend(egui::Shape::dotted_line(&ends, cut.color, 5.0, 0.8));
            }
        }
        let mut top = all.top();
        let mut tops = Vec::new();
        for (lane, height) in heights.iter().enumerate() {
            tops.push(top);
            if let Some(lane) = model.lanes.get(lane) {
                let at = pos2(all.left() + 16.0, top + 12.0);
                let name = kit::write(ui, at, kit.strong(&lane.name), names - 20.0);
                let below = name.left_bottom() + vec2(0.0, 2.0);
                kit::write(ui, below, kit.small(&lane.note), names - 24.0);
            }
            top += height;
            ui.painter().hline(all.x_range(), top - 0.5, line);
        }
        for (index, entry) in model.entries.iter().enumerate() {
            let lane = entry.lane.min(tops.len() - 1);
            let (row, wide) = (stacked.row_of[index], stacked.wide[index]);
            let slot = cards::Slot { top: tops[lane], row, wide, lines };
            cards::card(ui, words, slot, axis, entry, state, actions);
        }
        if model.entries.is_empty() {
            let at = pos2(axis.left + 16.0, all.top() + 20.0);
            let rect = Rect::from_min_max(at, all.max);
            ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
                kit::empty(ui, &words.get("timeline-empty"));
            });
        }
    });
}

//! The screen as a whole: the recording, the copy or both, and the ways between them at the foot.

use egui::{Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use super::model::{ReplayAction, ReplayModel, ReplayUi, Shown};
use super::{controls, sides};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, icons};
use crate::workbench::review::{ReviewAction, review_ui, room_ui};

/// Height of the controls under the room, points at text size 1.
const CONTROLS: f32 = 172.0;

/// The recording in all of `ui`. Space plays, the arrows go from turn to turn; see `assets/keys.ron`.
pub fn replay_ui(
    ui: &mut Ui,
    words: &Words,
    model: &ReplayModel,
    state: &mut ReplayUi,
) -> Vec<ReplayAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    let screen = ui.max_rect();
    listen(ui, model, state, &mut actions);
    let foot = 40.0 * kit.look.text_size.max(1.0);
    let (above, bar) = screen.split_top_bottom_at_y(screen.bottom() - foot);
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| match (state.shown, &model.sides) {
        (Shown::Copy, _) => {
            let done = review_ui(ui, words, &model.room, &mut state.copy).into_iter();
            actions.extend(done.map(|action| match action {
                ReviewAction::Top(top) => ReplayAction::Top(top),
                other => ReplayAction::Copy(other),
            }));
        }
        (Shown::Sides, Some(both)) => {
            ui.painter().rect_filled(above, 0.0, kit.c.desk);
            actions.extend(model.top.show(ui).map(ReplayAction::Top));
            let top = above.top() + tokens().space.top_bar;
            let below = Rect::from_min_max(pos2(above.left(), top), above.max);
            ui.scope_builder(UiBuilder::new().max_rect(below), |ui| sides::sides(ui, words, both));
        }
        _ => recording(ui, words, model, state, &mut actions),
    });
    ui.scope_builder(UiBuilder::new().max_rect(bar), |ui| {
        ways(ui, words, model, state, &mut actions);
    });
    actions
}

/// The room as it was, and the controls below.
fn recording(
    ui: &mut Ui,
    words: &Words,
    model: &ReplayModel,
    state: &mut ReplayUi,
    actions: &mut Vec<ReplayAction>,
) {
    let kit = Kit::of(ui);
    let screen = ui.max_rect();
    kit::ground(ui, screen, kit.night.ground);
    actions.extend(model.top.show(ui).map(ReplayAction::Top));
    let (_, body) = screen.split_top_bottom_at_y(screen.top() + tokens().space.top_bar);
    let tall = CONTROLS * kit.look.text_size.clamp(1.0, 1.2);
    let (above, foot) = body.split_top_bottom_at_y(body.bottom() - tall);
    // The card is outlined of whoever the move was made towards; nobody can be aimed at.
    state.room.target.clone_from(&model.towards);
    room_ui(ui, above, words, &model.room, &mut state.room);
    ui.painter().rect_filled(foot, 0.0, kit.c.inset);
    ui.painter().hline(foot.x_range(), foot.top(), Stroke::new(kit.stroke, kit.c.rule));
    let inside = Rect::from_min_max(foot.min + vec2(16.0, 10.0), foot.max - vec2(16.0, 12.0));
    ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        controls::controls(ui, words, model, state, actions);
    });
}

/// What can be shown, in the order of the tabs, with the words of each.
fn tabs(model: &ReplayModel) -> Vec<(Shown, &'static str)> {
    let mut tabs = vec![(Shown::Recording, "replay-tab-recording")];
    if model.copy_open {
        tabs.push((Shown::Copy, "replay-tab-copy"));
    }
    if model.copy.is_some() {
        tabs.push((Shown::Sides, "replay-tab-sides"));
    }
    tabs
}

/// The ways between the three, and what becomes of a copy.
fn ways(
    ui: &mut Ui,
    words: &Words,
    model: &ReplayModel,
    state: &mut ReplayUi,
    actions: &mut Vec<ReplayAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, kit.c.paper);
    ui.painter().hline(all.x_range(), all.top(), Stroke::new(kit.stroke, kit.c.rule));
    let inside = all.shrink2(vec2(24.0, 0.0));
    let tabs = tabs(model);
    let labels: Vec<String> = tabs.iter().map(|(_, key)| words.get(key)).collect();
    let open = tabs.iter().position(|(shown, _)| *shown == state.shown).unwrap_or(0);
    let strip = ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        ui.horizontal(|ui| {
            if let Some(index) = kit::tab_strip(ui, &labels, open) {
                state.shown = tabs[index].0;
            }
            ui.min_rect().right()
        })
        .inner
    });
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut right = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
    let back = kit::quiet(words.get("replay-back")).icon(icons::ARROW_LEFT);
    if right.add(back.key(keys::cap(Act::LeaveReplay))).clicked() {
        actions.push(ReplayAction::Leave);
    }
    let says = match (model.copy, state.shown) {
        (None, _) => words.get("replay-kept"),
        (Some(turn), Shown::Recording) => words.with("replay-replaces", &[("turn", turn.into())]),
        (Some(_), _) => words.get("replay-not-kept"),
    };
    let laid = kit::lay(ui, kit.small(&says), f32::INFINITY);
    if right.min_rect().left() - laid.size().x - 24.0 > strip.inner {
        right.label(kit.small(says));
    }
}

fn listen(ui: &Ui, model: &ReplayModel, state: &mut ReplayUi, actions: &mut Vec<ReplayAction>) {
    let was = state.shown;
    let open = if was == Shown::Copy { state.copy.log } else { state.room.log };
    let closes = state.noted || (open && was != Shown::Sides);
    if keys::pressed(ui, Act::LeaveReplay) && !closes {
        actions.push(ReplayAction::Leave);
    }
    for (act, shown) in [
        (Act::ToRecording, Shown::Recording),
        (Act::ToCopy, Shown::Copy),
        (Act::ToSides, Shown::Sides),
    ] {
        if keys::pressed(ui, act) && tabs(model).iter().any(|(other, _)| *other == shown) {
            state.shown = shown;
        }
    }
    if was != Shown::Recording || state.shown != was {
        return;
    }
    if keys::pressed(ui, Act::Log) {
        state.room.log = !state.room.log;
    }
    if keys::pressed(ui, Act::CloseLog) {
        state.room.log = false;
    }
    controls::listen(ui, model, state, actions);
}

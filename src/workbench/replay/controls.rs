//! The controls of a recording: play and pause, from turn to turn, how fast, chapters, taking over.

use egui::{Align, Layout, Rect, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::model::{ReplayAction, ReplayModel, ReplayUi, SPEEDS};
use super::strip::strip;
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, Voice, icons};
use crate::workbench::review::BOARD;

/// Draws them in all of `ui`.
pub fn controls(
    ui: &mut Ui,
    words: &Words,
    model: &ReplayModel,
    state: &mut ReplayUi,
    actions: &mut Vec<ReplayAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    let board = Rect::from_min_max(pos2(all.right() - BOARD, all.top()), all.max);
    let left = Rect::from_min_max(all.min, pos2(board.left() - 16.0, all.bottom()));
    let grown = kit.look.text_size.clamp(1.0, 1.3);
    let (row, rest) = left.split_top_bottom_at_y(left.top() + 36.0 * grown);
    let (turns, did) = rest.split_top_bottom_at_y(rest.bottom() - 40.0 * grown);
    ui.scope_builder(
        UiBuilder::new().max_rect(row).layout(Layout::right_to_left(Align::Center)),
        |ui| {
            take_over(ui, words, model, actions);
            let edge = pos2(ui.min_rect().left() - 10.0, row.bottom());
            let left = Rect::from_min_max(row.min, edge);
            let layout = Layout::left_to_right(Align::Center);
            ui.scope_builder(UiBuilder::new().max_rect(left).layout(layout), |ui| {
                run(ui, words, model, state);
            });
        },
    );
    strip(ui, words, turns.shrink2(vec2(0.0, 8.0)), model, state);
    plate(ui, &kit, did, model, state);
    chapters(ui, board, words, model, state);
}

/// Play and pause, a turn back and on, the speeds, and where it is.
fn run(ui: &mut Ui, words: &Words, model: &ReplayModel, state: &mut ReplayUi) {
    let kit = Kit::of(ui);
    ui.spacing_mut().item_spacing.x = 8.0;
    let icon = |icon, key| kit::secondary("").icon(icon).says(words.get(key)).width(38.0);
    let (last, turn) = (model.turns.len().saturating_sub(1), state.turn);
    let back = icon(icons::SKIP_BACK, "replay-turn-back").enabled(turn > 0);
    if ui.add(back).clicked() {
        state.go_to(turn.saturating_sub(1), &model.turns);
    }
    let (sign, says) = match state.playing {
        true => (icons::PAUSE, "replay-pause"),
        false => (icons::PLAY, "replay-play"),
    };
    if ui.add(icon(sign, says)).clicked() {
        toggle(model, state);
    }
    let on = icon(icons::SKIP_FORWARD, "replay-turn-on").enabled(turn < last);
    if ui.add(on).clicked() {
        state.go_to(turn + 1, &model.turns);
    }
    for (index, speed) in SPEEDS.into_iter().enumerate() {
        let label = words.with("replay-speed", &[("speed", speed.into())]);
        let says = words.with("replay-speed-says", &[("speed", speed.into())]);
        if ui.add(kit::chip(label, state.speed == index).says(says)).clicked() {
            state.speed = index;
        }
    }
    let values = [("turn", (turn + 1).into()), ("turns", model.turns.len().into())];
    ui.label(kit.strong(words.with("replay-at", &values)));
    if let Some(turn) = model.turns.get(turn)
        && ui.available_width() > 80.0 * kit.look.text_size
    {
        let minutes = [("minutes", turn.minutes.into())];
        ui.label(kit.body(words.with("replay-at-minute", &minutes)).color(kit.c.ink_2));
    }
}

/// The marigold button that plays on from here.
fn take_over(ui: &mut Ui, words: &Words, model: &ReplayModel, actions: &mut Vec<ReplayAction>) {
    let key = if model.can_take_over { "replay-take-over" } else { "replay-over" };
    let take = kit::primary(words.get(key)).height(36.0).enabled(model.can_take_over);
    if ui.add(take.key(keys::cap(Act::TakeOver))).clicked() {
        actions.push(ReplayAction::TakeOver);
    }
}

/// What was done in the turn, marked as a chosen move is.
fn plate(ui: &Ui, kit: &Kit, rect: Rect, model: &ReplayModel, state: &ReplayUi) {
    let Some(turn) = model.turns.get(state.turn) else { return };
    let step = tokens().type_scale.body;
    let text = kit.text(&turn.did, Voice::SansStrong, step).color(kit.c.ink);
    let text = kit::lay_rows(ui, text, rect.width() - 24.0, 1);
    let plate = Rect::from_min_size(rect.min, text.size() + vec2(24.0, 14.0));
    let edge = Stroke::new(2.0, kit.c.mark_ink);
    let radius = tokens().shape.control;
    ui.painter().rect(plate, radius, kit.c.wash, edge, StrokeKind::Inside);
    ui.painter().galley(plate.min + vec2(12.0, 7.0), text, kit.c.ink);
    let response = ui.interact(plate, ui.id().with("did"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &turn.did));
    // What of it is a chapter, as far as there is room.
    let there = model.chapters.iter().filter(|one| one.turn == state.turn && !one.stretch);
    let there: Vec<&str> = there.map(|one| one.what.as_str()).collect();
    let left = plate.right() + 12.0;
    if !there.is_empty() && rect.right() - left > 120.0 {
        let text = kit.small(there.join(" · ")).color(kit.c.ink_2);
        let text = kit::lay_rows(ui, text, rect.right() - left, 2);
        let at = pos2(left, plate.center().y - text.size().y / 2.0);
        ui.painter().galley(at, text, kit.c.ink_2);
    }
}

/// The chapters on a sheet, where the live review has what it heard.
fn chapters(ui: &mut Ui, rect: Rect, words: &Words, model: &ReplayModel, state: &mut ReplayUi) {
    let kit = Kit::of(ui);
    ui.painter().add(kit::sheet().frame(&kit).inner_margin(0).paint(rect));
    let body = rect.shrink2(vec2(14.0, 8.0));
    let step = tokens().type_scale.lead;
    let title = kit.text(words.get("replay-chapters"), Voice::SerifMedium, step);
    let head = kit::write(ui, body.min, title, body.width());
    let below = Rect::from_min_max(pos2(body.left() - 6.0, head.bottom() + 4.0), body.max);
    let now = model.chapters.iter().rposition(|one| one.turn <= state.turn);
    let comes = state.listed.replace(state.turn) != Some(state.turn);
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        let area = ScrollArea::vertical().id_salt("chapters").auto_shrink(false);
        kit::scroll(ui, area, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (index, one) in model.chapters.iter().enumerate() {
                let values = [("what", one.what.as_str().into()), ("turn", (one.turn + 1).into())];
                let row = kit::row(&one.what, now == Some(index))
                    .note((one.turn + 1).to_string())
                    .fresh(one.stretch)
                    .says(words.with("replay-chapter", &values));
                let response = ui.add(row);
                if comes && now == Some(index) {
                    response.scroll_to_me(Some(Align::Center));
                }
                if response.clicked() {
                    state.go_to(one.turn, &model.turns);
                    state.listed = Some(one.turn);
                }
            }
        });
    });
}

fn toggle(model: &ReplayModel, state: &mut ReplayUi) {
    if state.playing { state.pause() } else { state.play(&model.turns) }
}

/// Acts on the keys of the recording.
pub fn listen(ui: &Ui, model: &ReplayModel, state: &mut ReplayUi, actions: &mut Vec<ReplayAction>) {
    if keys::pressed(ui, Act::TakeOver) && model.can_take_over {
        actions.push(ReplayAction::TakeOver);
    }
    if keys::pressed(ui, Act::Speed) {
        state.speed = (state.speed + 1) % SPEEDS.len();
    }
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    if keys::pressed(ui, Act::PlayPause) {
        toggle(model, state);
    }
    let (turn, chapters) = (state.turn, &model.chapters);
    let by = keys::between(ui, Act::TurnBack, Act::TurnForth);
    let to = match keys::between(ui, Act::ChapterBack, Act::ChapterForth) {
        0 if by == 0 => return,
        0 => turn.saturating_add_signed(by as isize),
        back if back < 0 => {
            chapters.iter().rev().map(|one| one.turn).find(|at| *at < turn).unwrap_or(0)
        }
        _ => chapters.iter().map(|one| one.turn).find(|at| *at > turn).unwrap_or(turn),
    };
    state.go_to(to, &model.turns);
}

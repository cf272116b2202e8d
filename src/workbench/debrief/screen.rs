//! The screen as a whole: the page that is open, and the ways to the others.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::model::{DebriefAction, DebriefModel, DebriefUi, Page};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, icons};

/// The debrief in all of `ui`.
pub fn debrief_ui(
    ui: &mut Ui,
    words: &Words,
    model: &DebriefModel,
    state: &mut DebriefUi,
) -> Vec<DebriefAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    let screen = ui.max_rect();
    kit::ground(ui, screen, kit.c.desk);
    if let Some(action) = model.top.show(ui) {
        actions.push(DebriefAction::Top(action));
    }
    let top = screen.top() + tokens().space.top_bar;
    let below = Rect::from_min_max(pos2(screen.left(), top), screen.max);
    if model.first_postmortem && !state.clapped && state.page == Page::Postmortem {
        ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
            super::clap::clap(ui, words, state, &mut actions);
        });
        return actions;
    }
    let foot = 40.0 * kit.look.text_size.max(1.0);
    let bar = Rect::from_min_max(pos2(below.left(), below.bottom() - foot), below.max);
    let page = Rect::from_min_max(below.min, pos2(below.right(), bar.top()));
    ui.scope_builder(UiBuilder::new().max_rect(page).id_salt(state.page as u8), |ui| {
        match state.page {
            Page::First => super::first::first(ui, words, model, state, &mut actions),
            Page::Windows => super::floor::floor(ui, words, model, state, &mut actions),
            Page::GutCheck => super::papers::gut_check(ui, words, model),
            Page::Talks => super::talks::talks(ui, words, model, state, &mut actions),
            Page::Shut => super::shut::shut(ui, words, model, &mut actions),
            Page::Unopened => super::papers::unopened(ui, words, model),
            Page::Postmortem => super::papers::postmortem(ui, words, model, state, &mut actions),
        }
    });
    ui.scope_builder(UiBuilder::new().max_rect(bar), |ui| {
        pages(ui, words, model, state, &mut actions);
    });
    super::moment::moment(ui, words, state);
    actions
}

/// The ways between the pages, at the foot, and the credit.
fn pages(
    ui: &mut Ui,
    words: &Words,
    model: &DebriefModel,
    state: &mut DebriefUi,
    actions: &mut Vec<DebriefAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, kit.c.paper);
    ui.painter().hline(all.x_range(), all.top(), egui::Stroke::new(kit.stroke, kit.c.rule));
    let inside = all.shrink2(vec2(24.0, 0.0));
    let pages = [
        (Page::First, "debrief-page-first"),
        (Page::Windows, "debrief-page-windows"),
        (
            Page::GutCheck,
            if model.gut_then.is_some() { "debrief-page-gut" } else { "debrief-page-gut-now" },
        ),
        (Page::Talks, "debrief-page-talks"),
        (Page::Shut, "debrief-page-shut"),
        (Page::Unopened, "debrief-page-unopened"),
        (Page::Postmortem, "debrief-page-postmortem"),
    ];
    let strip = ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        let labels = pages.map(|(_, key)| words.get(key));
        let open = pages.iter().position(|(page, _)| *page == state.page).unwrap_or(0);
        ui.horizontal(|ui| {
            if let Some(index) = kit::tab_strip(ui, &labels, open) {
                state.page = pages[index].0;
                state.copied = false;
            }
            let replay = kit::quiet(words.get("debrief-replay")).icon(icons::PLAY);
            if ui.add(replay).clicked() {
                actions.push(DebriefAction::Replay);
            }
            ui.min_rect().right()
        })
        .inner
    });
    if let Some(credit) = &model.credit {
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let mut right = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
        let more = kit::quiet(words.get("debrief-read-more")).icon_after(icons::ARROW_RIGHT);
        if right.add(more).on_hover_text(&credit.source.title).clicked() {
            actions.push(DebriefAction::Open(credit.source.url.clone()));
        }
        // In a narrow window the title stands in the hint alone.
        let title = kit::lay(ui, kit.small(&credit.text), f32::INFINITY);
        if right.min_rect().left() - title.size().x - 24.0 > strip.inner {
            right.label(kit.small(&credit.text));
        }
    }
}

//! The screen as a whole: three panes side by side, each as wide as the player likes.

use egui::{CentralPanel, Frame, Margin, Panel, PanelState, Rect, Stroke, Ui, UiBuilder, pos2};

use super::model::{EvidenceAction, EvidenceModel};
use super::state::EvidenceUi;
use super::{cover, notebook, reader, sources, trail};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit};

/// The workbench in all of `ui`.
pub fn evidence_ui(
    ui: &mut Ui,
    words: &Words,
    model: &EvidenceModel,
    state: &mut EvidenceUi,
) -> Vec<EvidenceAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    let screen = ui.max_rect();
    kit::ground(ui, screen, kit.c.paper);
    if let Some(action) = model.top.show(ui) {
        actions.push(EvidenceAction::Top(action));
    }
    if model.path && keys::pressed(ui, Act::Path) && !keys::typing(ui) {
        actions.push(EvidenceAction::Path);
    }
    let open = model.open.as_ref();
    let (id, begins) = open.map_or(("", 0), |open| (&open.id, open.body.begins()));
    state.turn_to(id, open.and_then(|open| open.nearest), begins);
    open.map_or("", |open| &open.here).clone_into(&mut state.was);
    let top = screen.top() + tokens().space.top_bar;
    let below = Rect::from_min_max(pos2(screen.left(), top), screen.max);
    let pane = Frame::new();
    let grown = 1.0 + (kit.look.text_size - 1.0) * 0.3;
    let wide = screen.width();
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        Panel::left("evidence-sources")
            .resizable(true)
            .default_size((wide * 0.211).clamp(210.0, 320.0) * grown)
            .size_range(150.0..=wide * 0.35)
            .frame(pane)
            .show(ui, |ui| sources::sources(ui, words, model, state, &mut actions));
        Panel::right("evidence-notebook")
            .resizable(true)
            .default_size((wide * 0.232).clamp(250.0, 400.0) * grown)
            .size_range(200.0..=wide * 0.45)
            .frame(pane)
            .show(ui, |ui| notebook::notebook(ui, words, model, state, &mut actions));
        edges(ui, words);
        CentralPanel::no_frame().show(ui, |ui| match (&model.cover, &model.open) {
            (Some(shut), _) => cover::cover(ui, words, shut, state, &mut actions),
            (None, Some(open)) => {
                Frame::new()
                    .inner_margin(Margin { top: 8, ..Margin::symmetric(12, 0) })
                    .show(ui, |ui| trail::trail(ui, words, model, state, &mut actions));
                reader::reader(ui, words, model, open, state, &mut actions);
            }
            (None, None) => nothing_open(ui, words),
        });
    });
    state.covered = state.covered.take().filter(|_| model.cover.is_some());
    // Whoever chose a row is at its moment, in every view.
    if state.came_to != Some((state.selected, state.point))
        && let Some(at) = open.and_then(|open| reader::moment(&open.body, state))
    {
        state.moment = Some(at);
    }
    actions
}

/// How far an edge moves with one press, points.
const STEP: f32 = 24.0;

/// The edges between the panes are controls too: the arrows move the one that has the focus.
fn edges(ui: &Ui, words: &Words) {
    let kit = Kit::of(ui);
    for (panel, key, sign) in [
        ("evidence-sources", "evidence-edge-left", 1.0),
        ("evidence-notebook", "evidence-edge-right", -1.0),
    ] {
        let panel = egui::Id::new(panel);
        let edge = panel.with("__resize");
        ui.ctx().accesskit_node_builder(edge, |node| {
            node.set_role(egui::accesskit::Role::Splitter);
            node.set_label(words.get(key));
        });
        if !ui.memory(|memory| memory.has_focus(edge)) {
            continue;
        }
        let arrows = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(edge, arrows));
        if let Some(response) = ui.ctx().read_response(edge) {
            kit::buttons::focus_ring(ui, &kit, &response, false);
        }
        let moved = keys::between(ui, Act::EdgeLeft, Act::EdgeRight) as f32 * STEP;
        let state = PanelState::load(ui.ctx(), panel);
        if let Some(mut state) = state.filter(|_| moved != 0.0) {
            // Where the pane was is where it will be measured from; its far edge stays.
            let wide = state.outer_rect.width() + sign * moved;
            state.outer_rect.set_width(wide);
            ui.ctx().data_mut(|data| data.insert_persisted(panel, state));
            ui.ctx().request_repaint();
        }
    }
}

fn nothing_open(ui: &mut Ui, words: &Words) {
    Frame::new().inner_margin(40).show(ui, |ui| {
        kit::empty(ui, &words.get("evidence-nothing-open"));
    });
}

/// A thin line along the top of `rect`.
pub(super) fn line_above(ui: &Ui, rect: Rect) {
    let kit = Kit::of(ui);
    let stroke = Stroke::new(kit.stroke, kit.c.rule);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, stroke);
}

//! The sheet of one decision: what was visible, what was wanted, what a peer would have done, and
//! why it made sense, in the player's own words.

use egui::{ScrollArea, Ui, vec2};

use super::lens::lens;
use super::model::{Decision, DecisionsAction, DecisionsModel, DecisionsUi, Sight};
use crate::coach::Purpose;
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Picked, Sign, icons};

/// The sheet in all of `ui`.
pub fn sheet(
    ui: &mut Ui,
    words: &Words,
    model: &DecisionsModel,
    open: &Decision,
    state: &mut DecisionsUi,
    actions: &mut Vec<DecisionsAction>,
) {
    let kit = Kit::of(ui);
    let wide = ui.available_width();
    let tall = ui.available_height();
    kit::sheet().padding(24, 16).show(ui, |ui| {
        ui.set_width(wide - 50.0);
        ui.set_height(tall - 34.0);
        // What is kept needs no foot: the head says it.
        let kept = model.refused.is_none() && is_kept(open, state);
        let foot = if kept { 0.0 } else { 52.0 * kit.look.text_size.max(1.0) };
        let above = ui.available_height() - foot;
        let area = ScrollArea::vertical().id_salt(("decision", &open.id)).max_height(above);
        kit::scroll(ui, area.auto_shrink(false), |ui| {
            ui.set_max_width(ui.available_width() - 12.0);
            head(ui, words, open, kept, actions);
            let name = [("name", open.name.as_str().into())];
            part(ui, &words.with("decisions-visible", &name));
            if !open.hour.is_empty() && open.kept.is_none() {
                ui.add(
                    egui::Label::new(kit.small(words.with("decisions-visible-how", &name))).wrap(),
                );
            }
            lens(ui, words, open, state);
            part(ui, &words.with("decisions-goal", &[("name", open.name.as_str().into())]));
            goal(ui, words, open, state);
            part(ui, &words.get("decisions-peer"));
            ui.label(kit.small(words.get("decisions-peer-how")));
            for peer in &open.peers {
                let draft = state.draft(open);
                let radio =
                    egui::RadioButton::new(draft.peer == Some(peer.id), kit.body(&peer.text));
                ui.spacing_mut().icon_spacing = 8.0;
                if ui.add(radio).clicked() {
                    draft.peer = Some(peer.id);
                }
            }
            part(ui, &words.get("decisions-words"));
            let (label, hint) = (words.get("decisions-words"), words.get("decisions-words-hint"));
            let text = &mut state.draft(open).words;
            let field = kit::serif_lines(ui, text, &label, &hint, 2);
            kit::coach(ui, words, &field, text, Purpose::Account);
            ui.add_space(8.0);
        });
        if !kept {
            keep(ui, words, model, open, state, actions);
        }
    });
}

/// Whether the notebook has the decision as it stands on the sheet.
fn is_kept(open: &Decision, state: &mut DecisionsUi) -> bool {
    open.kept.as_ref() == Some(&*state.draft(open))
}

fn head(
    ui: &mut Ui,
    words: &Words,
    open: &Decision,
    kept: bool,
    actions: &mut Vec<DecisionsAction>,
) {
    let kit = Kit::of(ui);
    ui.horizontal_top(|ui| {
        kit::face(ui, &open.who, &open.portrait, 56.0, &open.name);
        ui.add_space(8.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(kit.pane_title(&open.text));
            if open.hour.is_empty() {
                ui.horizontal_wrapped(|ui| {
                    ui.label(kit.small(words.get("decisions-no-hour")));
                    let to = kit::quiet(words.get("phase-timeline")).height(24.0);
                    if ui.add(to.icon_after(icons::ARROW_RIGHT)).clicked() {
                        actions.push(DecisionsAction::Timeline);
                    }
                });
            } else {
                let values =
                    [("name", open.name.as_str().into()), ("hour", open.hour.as_str().into())];
                ui.label(kit.small(words.with("decisions-at", &values)));
            }
            if kept {
                kit::sign(ui, Sign::Calm, &words.get("decisions-is-kept"));
            }
        });
    });
}

/// The heading of a part.
fn part(ui: &mut Ui, text: &str) {
    ui.add_space(12.0);
    kit::rule(ui);
    ui.add_space(8.0);
    kit::heading(ui, text);
    ui.add_space(2.0);
}

fn goal(ui: &mut Ui, words: &Words, open: &Decision, state: &mut DecisionsUi) {
    let kit = Kit::of(ui);
    if open.goals.is_empty() {
        ui.label(kit.small(words.get("decisions-no-goals")));
        return;
    }
    let draft = state.draft(open);
    let chosen: Vec<u32> = draft.goal.into_iter().collect();
    let what = words.with("decisions-goal", &[("name", open.name.as_str().into())]);
    match kit::pick_pins(ui, words, &open.goals, &chosen, 1, &what) {
        Some(Picked::Add(pin)) => draft.goal = Some(pin),
        Some(Picked::Remove(_)) => draft.goal = None,
        None => {}
    }
    if let Some(pin) = open.goals.iter().find(|pin| Some(pin.id) == draft.goal) {
        let size = tokens().type_scale.lead;
        let wide = kit::column_width(ui, kit::Voice::SerifItalic, size);
        ui.scope(|ui| {
            ui.set_max_width(wide);
            ui.label(kit.text(&pin.text, kit::Voice::SerifItalic, size));
        });
    }
}

fn keep(
    ui: &mut Ui,
    words: &Words,
    model: &DecisionsModel,
    open: &Decision,
    state: &mut DecisionsUi,
    actions: &mut Vec<DecisionsAction>,
) {
    let draft = state.draft(open).clone();
    let changed = !is_kept(open, state);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Max), |ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 0.0);
        // Where something lay before them that the player has pinned, it is for the player to say what.
        let seen = open.pins.iter().any(|pin| pin.sight == Sight::Seen);
        let unsaid = seen && draft.visible.is_empty();
        let ready = changed && draft.peer.is_some() && !unsaid;
        // What is kept already needs no button.
        if changed
            && ui.add(kit::primary(words.get("decisions-keep")).enabled(ready)).clicked()
            && let Some(peer) = draft.peer
        {
            actions.push(DecisionsAction::Keep {
                decision: open.id.clone(),
                visible: draft.visible.clone(),
                goal: draft.goal,
                peer,
                words: draft.words.trim().to_owned(),
            });
            // What is kept is read back from the play.
            state.drafts.remove(&open.id);
        }
        if let Some(refused) = &model.refused {
            kit::sign(ui, Sign::Warn, refused);
        } else if unsaid {
            let kit = Kit::of(ui);
            let name = [("name", open.name.as_str().into())];
            ui.label(kit.small(words.with("decisions-need-seen", &name)));
        } else if draft.peer.is_none() {
            let kit = Kit::of(ui);
            ui.label(kit.small(words.get("decisions-need-peer")));
        }
    });
}

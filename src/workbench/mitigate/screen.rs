//! The screen as a whole: factors on the left, three columns of cards, the room's voice below.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::model::{MitigateAction, MitigateModel, MitigateUi, Origin};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit};

/// Width of the factors.
const FACTORS: f32 = 292.0;
/// Width of a column without cards.
const EMPTY: f32 = 180.0;
/// Height of the bar at the foot.
const BAR: f32 = 88.0;

/// The mitigations in all of `ui`.
pub fn mitigate_ui(
    ui: &mut Ui,
    words: &Words,
    model: &MitigateModel,
    state: &mut MitigateUi,
) -> Vec<MitigateAction> {
    let kit = Kit::of(ui);
    let mut actions = Vec::new();
    let screen = ui.max_rect();
    kit::ground(ui, screen, kit.c.desk);
    if let Some(action) = model.top.show(ui) {
        actions.push(MitigateAction::Top(action));
    }
    state.leaving = !actions.is_empty();
    let top = screen.top() + tokens().space.top_bar;
    let size = kit.look.text_size.max(1.0);
    let wide = FACTORS * (1.0 + (size - 1.0) * 0.6);
    let left =
        Rect::from_min_max(pos2(screen.left(), top), pos2(screen.left() + wide, screen.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        super::factors::factors(ui, words, model, &mut actions);
    });
    let desk = Rect::from_min_max(pos2(left.right(), top), screen.max).shrink2(vec2(18.0, 14.0));
    let tall = BAR * (1.0 + (size - 1.0) * 0.8)
        + if state.own.is_some() { super::own::TALL * size } else { 0.0 };
    let bar = Rect::from_min_max(pos2(desk.left(), desk.bottom() - tall), desk.max);
    let cards = Rect::from_min_max(desk.min, pos2(desk.right(), bar.top() - 12.0));
    ui.scope_builder(UiBuilder::new().max_rect(cards), |ui| {
        columns(ui, words, model, state, &mut actions);
    });
    ui.scope_builder(UiBuilder::new().max_rect(bar), |ui| {
        super::bar::bar(ui, words, model, state, &mut actions);
    });
    keep_words(model, state, &mut actions);
    actions
}

/// What stands in a field is kept also where the click that takes the keyboard away shuts the card,
/// asks its owner or ends the session: its field is not drawn again, or too late.
fn keep_words(model: &MitigateModel, state: &mut MitigateUi, actions: &mut Vec<MitigateAction>) {
    let open = model.measures.iter().filter(|measure| measure.can_change());
    let written = open.filter_map(|measure| {
        let shut = state.open.as_ref() != Some(&measure.id);
        let asked = actions.iter().any(|action| match action {
            MitigateAction::Ask(id) => *id == measure.id,
            MitigateAction::Agree | MitigateAction::Board => true,
            _ => false,
        });
        let words = state.words.get(&measure.id)?.trim().to_owned();
        let kept = actions
            .iter()
            .any(|action| matches!(action, MitigateAction::Words { id, .. } if *id == measure.id));
        let lost = (shut || asked) && !kept && words != measure.words;
        lost.then(|| MitigateAction::Words { id: measure.id.clone(), words })
    });
    let written: Vec<_> = written.collect();
    // Drawn again, a field begins with what was kept; one that was not taken is not tried for ever.
    state.words.retain(|id, _| state.open.as_ref() == Some(id));
    actions.splice(0..0, written);
}

fn columns(
    ui: &mut Ui,
    words: &Words,
    model: &MitigateModel,
    state: &mut MitigateUi,
    actions: &mut Vec<MitigateAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    let gap = 16.0;
    let kinds = [
        (Origin::Room, "mitigate-room", "mitigate-room-how"),
        (Origin::Notebook, "mitigate-notebook", "mitigate-notebook-how"),
        (Origin::Others, "mitigate-others", "mitigate-others-how"),
    ];
    // A column without cards leaves its room to the others.
    let empty = |origin: Origin| {
        !model.measures.iter().any(|one| one.origin == origin)
            && (origin != Origin::Notebook || model.own.is_empty())
    };
    let narrow = EMPTY * kit.look.text_size.max(1.0);
    let bare = kinds.iter().filter(|(origin, ..)| empty(*origin)).count().min(2) as f32;
    let wide = (all.width() - 2.0 * gap - bare * narrow) / (3.0 - bare);
    let mut left = all.left();
    for (origin, name, how) in kinds {
        let width = if empty(origin) && bare > 0.0 { narrow } else { wide };
        let rect = Rect::from_min_size(pos2(left, all.top()), vec2(width, all.height()));
        left += width + gap;
        ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(name), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            kit::heading(ui, &words.get(name));
            // The third ink is for paper only; on the desk the second is legible.
            ui.label(kit.small(words.get(how)));
            ui.add_space(6.0);
            kit::rule_heavy(ui);
            ui.add_space(2.0);
            kit::scroll(ui, ScrollArea::vertical().auto_shrink(false).id_salt(name), |ui| {
                ui.add_space(12.0);
                let mut some = false;
                for measure in model.measures.iter().filter(|one| one.origin == origin) {
                    super::card::card(ui, words, model, measure, state, actions);
                    ui.add_space(14.0);
                    some = true;
                }
                if origin == Origin::Notebook {
                    super::own::written(ui, words, &model.own, actions);
                    some |= !model.own.is_empty();
                }
                if !some {
                    kit::empty(ui, &words.get("mitigate-none"));
                }
            });
        });
    }
}

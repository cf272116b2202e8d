//! The factor that is open: what it leads to, its pins, and the player's own words. What grows most
//! stands last, so that nothing slips under the pointer.

use egui::{Ui, vec2};

use super::model::{ImpactAction, ImpactModel, ImpactUi};
use crate::coach::Purpose;
use crate::text::{Sought, Words};
use crate::workbench::kit::{self, Find, FindMenu, Kit, Picked, icons};

/// The open factor on a sheet; nothing while none is open.
pub fn open(
    ui: &mut Ui,
    words: &Words,
    model: &ImpactModel,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let kit = Kit::of(ui);
    let open = model.factors.iter().find(|one| Some(&one.id) == state.factor.as_ref());
    let Some(factor) = open.filter(|factor| factor.on) else { return };
    let id = || factor.id.clone();
    kit::sheet().padding(14, 12).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        ui.horizontal(|ui| {
            kit::level(ui, kit.pane_title(&factor.tag));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let off = words.get("impact-take-off");
                let button = kit::quiet(words.get("impact-off")).icon(icons::X).height(26.0);
                if ui.add(button.says(off)).clicked() {
                    actions.push(ImpactAction::TakeOff(id()));
                }
            });
        });
        ui.label(kit.story(&factor.text));
        kit::rule(ui);
        ui.label(kit.small_strong(words.get("impact-leads")));
        ui.add(egui::Label::new(kit.small(words.get("impact-leads-how"))).wrap());
        links(ui, words, model, factor, actions);
        kit::rule(ui);
        ui.label(kit.small_strong(words.get("impact-factor-pins")));
        ui.add(egui::Label::new(kit.small(words.get("impact-factor-two"))).wrap());
        match kit::pick_pins(ui, words, &model.pins, &factor.pins, 4, &factor.text) {
            Some(Picked::Add(pin)) => {
                actions.push(ImpactAction::FactorPin { factor: id(), pin });
            }
            Some(Picked::Remove(pin)) => {
                actions.push(ImpactAction::FactorUnpin { factor: id(), pin });
            }
            None => {}
        }
        kit::rule(ui);
        let label = words.get("impact-words");
        let typed = state.words.get_or_insert_with(|| factor.words.clone());
        let offer = words.get("impact-words-offer");
        // By factor: who opens another has not asked for its field.
        let field = ui.push_id(&factor.id, |ui| {
            let field = kit::serif_offered(ui, typed, &label, &offer, &label, 2)?;
            kit::coach(ui, words, &field, typed, Purpose::Cause);
            Some(field)
        });
        let left = field.inner.is_some_and(|field| field.lost_focus() || state.leaving);
        if left && typed.trim() != factor.words {
            let words = typed.trim().to_owned();
            actions.push(ImpactAction::Words { factor: id(), words });
        }
    });
    ui.add_space(10.0);
}

/// What it leads to, each with a way to undo it, and a list of what else it could lead to.
fn links(
    ui: &mut Ui,
    words: &Words,
    model: &ImpactModel,
    factor: &super::Factor,
    actions: &mut Vec<ImpactAction>,
) {
    let link = |to: &str, on| ImpactAction::Link { from: factor.id.clone(), to: to.into(), on };
    ui.horizontal_wrapped(|ui| {
        for to in &factor.leads_to {
            let Some(other) = model.factors.iter().find(|one| one.id == *to) else { continue };
            let says = words.with("impact-unlink", &[("factor", other.text.as_str().into())]);
            if kit::factor_choice(ui, &other.tag, &says, true).clicked() {
                actions.push(link(to, false));
            }
        }
        let add = kit::quiet(words.get("impact-link")).icon(icons::PLUS).height(24.0);
        let button = ui.add(add);
        let free = |other: &&super::Factor| {
            other.id != factor.id && other.on && !factor.leads_to.contains(&other.id)
        };
        let others: Vec<&super::Factor> = model.factors.iter().filter(free).collect();
        let (label, hint) = (words.get("impact-find-factor"), words.get("impact-find-factor-hint"));
        let of = FindMenu {
            find: Find { label: &label, hint: &hint },
            note: "",
            width: 280.0 * Kit::of(ui).look.text_size,
        };
        let texts = |other: &super::Factor| format!("{}  {}", other.tag, other.text);
        let count = |sought: &Sought| {
            (others.iter().filter(|one| sought.in_any(&[&texts(one)])).count(), others.len())
        };
        let chosen = kit::find_menu(ui, words, &button, of, count, |ui, search| {
            if others.is_empty() {
                kit::empty(ui, &words.get("impact-no-link"));
            }
            let mut chosen = None;
            for other in &others {
                let text = texts(other);
                if !search.has(&[&text]) {
                    continue;
                }
                let row = ui.add(kit::row(text, false));
                if search.row(&row) {
                    chosen = Some(other.id.clone());
                }
            }
            chosen
        });
        if let Some(to) = chosen {
            actions.push(link(&to, true));
        }
    });
}

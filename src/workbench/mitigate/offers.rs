//! An owner's no on a card: what they say, what stands against it, and what they would take on.

use egui::{Label, Ui};

use super::model::{Measure, MitigateAction, MitigateUi, Opens, Refused};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice, icons};

/// The no, below the card's own lines.
pub fn refused(
    ui: &mut Ui,
    words: &Words,
    measure: &Measure,
    refused: &Refused,
    state: &mut MitigateUi,
    actions: &mut Vec<MitigateAction>,
) {
    let kit = Kit::of(ui);
    ui.add_space(2.0);
    kit::rule(ui);
    ui.add_space(2.0);
    let name = refused.by.name.as_str();
    ui.horizontal(|ui| {
        kit::face(ui, &refused.by.id, &refused.by.portrait, 24.0, name);
        ui.label(kit.small_strong(words.with("mitigate-said-no", &[("name", name.into())])));
    });
    let said = kit.text(format!("“{}”", refused.said), Voice::Serif, tokens().type_scale.lead);
    ui.add(Label::new(said.line_height(Some(20.0 * kit.look.text_size))).wrap());
    ui.add(Label::new(kit.small(&refused.why)).wrap());
    let key = if refused.offers.is_empty() { "mitigate-no-offer" } else { "mitigate-offers" };
    ui.add(Label::new(kit.small_strong(words.get(key))).wrap());
    for (at, offer) in refused.offers.iter().enumerate() {
        ui.push_id(("offer", at), |ui| {
            ui.add(Label::new(kit.body(&offer.text)).wrap());
            let values = [
                ("name", name.into()),
                ("offer", offer.text.as_str().into()),
                ("measure", measure.text.as_str().into()),
            ];
            let key = if offer.opens.is_some() { "mitigate-offer-go" } else { "mitigate-take" };
            let take = kit::secondary(words.get(key)).icon(icons::ARROW_RIGHT);
            if ui.add(take.says(words.with("mitigate-take-offer", &values))).clicked() {
                actions.push(MitigateAction::Take { id: measure.id.clone(), offer: at });
                // What is to be done first is done on an open card, or on the board.
                match &offer.opens {
                    Some(Opens::Card(card)) => {
                        state.open = Some(card.clone());
                        state.to_links = Some(card.clone()).filter(|card| *card == measure.id);
                    }
                    Some(Opens::Board) => {
                        state.open = Some(measure.id.clone());
                        actions.push(MitigateAction::Board);
                    }
                    None => {}
                }
            }
        });
    }
}

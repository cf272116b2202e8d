//! Places in the evidence that the rendered evidence does not have.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::{Anchor, Scenario};

pub fn pass(subject: &Subject, findings: &mut Vec<Finding>) {
    for (file, path, anchor) in anchors(&subject.case.scenario) {
        let told = matches!(anchor, Anchor::Told(..));
        if !told && subject.case.sources.first_covered(&subject.case.scenario, anchor).is_none() {
            findings.push(
                Finding::error("SS807", file, "no line and no point of the evidence lies here")
                    .at(path)
                    .help("widen the span, or let the source write such lines then; both are UTC"),
            );
        }
    }
}

/// Every list of places of the truth and of the start at the review, with paths.
fn anchors(scenario: &Scenario) -> Vec<(&'static str, String, &Anchor)> {
    let truth = &scenario.truth;
    let manifest = &scenario.manifest;
    let mut lists: Vec<(&'static str, String, &[Anchor])> = Vec::new();
    let mut add = |path: String, list| lists.push(("truth.ron", path, list));
    for (index, event) in truth.events.iter().enumerate() {
        add(format!("events[{index}].supports"), &event.supports);
    }
    for (index, card) in truth.cards.iter().enumerate() {
        add(format!("cards[{index}].from"), &card.from);
    }
    for (index, factor) in truth.factors.iter().enumerate() {
        add(format!("factors[{index}].supports"), &factor.supports);
        add(format!("factors[{index}].refuted_by"), &factor.refuted_by);
    }
    for (index, quantity) in truth.impact.quantities.iter().enumerate() {
        add(format!("impact.quantities[{index}].supports"), &quantity.supports);
    }
    for (index, harm) in truth.impact.harms.iter().enumerate() {
        add(format!("impact.harms[{index}].supports"), &harm.supports);
    }
    for (index, well) in truth.went_well.iter().enumerate() {
        add(format!("went_well[{index}].supports"), &well.supports);
    }
    for (index, need) in truth.needs.iter().enumerate() {
        add(format!("needs[{index}].supports"), &need.supports);
    }
    for (index, point) in truth.turning_points.iter().enumerate() {
        add(format!("turning_points[{index}].visible"), &point.visible);
    }
    lists.push(("scenario.ron", "dossier.pins".into(), &manifest.dossier.pins));
    let listed = lists.into_iter().flat_map(|(file, path, list)| {
        list.iter().enumerate().map(move |(at, anchor)| (file, format!("{path}[{at}]"), anchor))
    });
    let alone = [("scenario.ron", "player.raised_by".to_owned(), &manifest.player.raised_by)];
    listed.chain(alone).collect()
}

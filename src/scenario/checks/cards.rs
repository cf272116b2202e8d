//! Statement cards: as many idle ones as true ones, and each with a place that yields it.

use super::Subject;
use crate::diagnostics::Finding;
use std::collections::BTreeSet;

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let truth = &subject.scenario.truth;
    let used: BTreeSet<&str> = truth.events.iter().map(|event| event.card.as_str()).collect();
    let held = truth.cards.iter().filter(|card| used.contains(card.id.as_str())).count();
    let idle = truth.cards.len() - held;
    if idle < held {
        findings.push(
            Finding::warning("SS405", "truth.ron", "most statement cards are true")
                .at("cards")
                .help("write at least as many false or idle cards as true ones")
                .note(format!("{held} are true, {idle} are not.")),
        );
    }
    let given: BTreeSet<&str> =
        truth.events.iter().filter(|event| event.given).map(|event| event.card.as_str()).collect();
    for (index, card) in truth.cards.iter().enumerate() {
        if card.idle && used.contains(card.id.as_str()) {
            findings.push(
                Finding::error(
                    "SS427",
                    "truth.ron",
                    format!("`{}` is idle and the card of an event", card.id),
                )
                .at(format!("cards[{index}].idle"))
                .help("leave `idle` out, or give the event a card of its own"),
            );
        }
        if card.from.is_empty() && !given.contains(card.id.as_str()) {
            findings.push(
                Finding::error(
                    "SS406",
                    "truth.ron",
                    format!("no pin yields the card `{}`", card.id),
                )
                .at(format!("cards[{index}].from"))
                .help("name the places in the evidence that a player pins to get it"),
            );
        }
    }
    for (index, event) in truth.events.iter().enumerate() {
        let Some(card) = subject.scenario.card(&event.card).filter(|_| !event.given) else {
            continue;
        };
        if !card.from.is_empty() && card.from.iter().all(|from| !event.supports.contains(from)) {
            findings.push(
                Finding::warning(
                    "SS411",
                    "truth.ron",
                    format!("no pin that yields the card of `{}` supports it", event.id),
                )
                .at(format!("events[{index}].supports"))
                .help(
                    "let one of the places that yield the card be among those that show the event",
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn a_card_that_no_pin_yields() {
        let edit = (
            "truth.ron",
            "from: [Mark(\"ticket\", \"asked\"), Told(\"ines\", \"asked\")]",
            "from: []",
        );
        assert_eq!(codes(&[edit]), ["SS406"]);
    }

    #[test]
    fn a_card_whose_pins_do_not_support_its_event() {
        let edit = (
            "truth.ron",
            "from: [Mark(\"ticket\", \"asked\"), Told(\"ines\", \"asked\")]",
            "from: [Mark(\"chat\", \"chat-full\")]",
        );
        assert_eq!(codes(&[edit]), ["SS411"]);
    }

    #[test]
    fn an_idle_card_of_an_event() {
        let from = "from: [Mark(\"ticket\", \"asked\"), Told(\"ines\", \"asked\")]";
        let edit = ("truth.ron", from, &*format!("idle: true, {from}"));
        assert_eq!(codes(&[edit]), ["SS427"]);
    }

    #[test]
    fn too_many_true_cards() {
        let edit = (
            "truth.ron",
            "(id: \"c-idle-1\", text: \"A cable is pulled\", from: [Mark(\"chat\", \"chat-full\")]),",
            "",
        );
        assert_eq!(codes(&[edit]), ["SS405"]);
    }
}

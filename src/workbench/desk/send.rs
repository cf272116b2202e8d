//! Where a pin can be sent to, and what that does.

use super::Desk;
use super::impact;
use crate::play::Command;
use crate::text::Words;
use crate::workbench::evidence::{Page, SendTo, Target};
use crate::workbench::impact::{ImpactAction, Part, Supported};

/// Every place of the sheets that a pin can be sent to, in their order.
pub fn targets(desk: &Desk, words: &Words) -> Vec<Target> {
    let entry = Target {
        page: Page::Timeline,
        to: SendTo::Entry,
        text: words.get("evidence-send-entry"),
        pins: Vec::new(),
    };
    let sheet = impact::sheet(desk, words);
    let quantities = sheet.quantities.into_iter().map(|one| Target {
        page: Page::Impact,
        to: SendTo::Quantity(one.id),
        text: one.question,
        pins: one.pins,
    });
    let parts = [(Part::Harm, sheet.harms), (Part::Well, sheet.well), (Part::Need, sheet.needs)];
    let target = |part, one: Supported| Target {
        page: Page::Impact,
        to: SendTo::Part(part, one.id),
        text: one.text,
        pins: one.pins,
    };
    let parts =
        parts.into_iter().flat_map(|(part, all)| all.into_iter().map(move |one| target(part, one)));
    let board = &desk.play.notebook.factors;
    let factors = desk.factors().into_iter().map(|factor| Target {
        page: Page::Factors,
        to: SendTo::Factor(factor.id.to_string()),
        text: factor.text.clone(),
        pins: board.get(&factor.id).map(|branch| branch.pins.clone()).unwrap_or_default(),
    });
    std::iter::once(entry).chain(quantities).chain(parts).chain(factors).collect()
}

/// What the place is called on its sheet.
pub fn called(desk: &Desk, words: &Words, to: &SendTo) -> String {
    let target = targets(desk, words).into_iter().find(|target| target.to == *to);
    target.map_or_else(String::new, |target| target.text)
}

/// What sending a pin there stands for on its sheet. An entry is made on the timeline itself.
fn action(pin: u32, to: &SendTo) -> Option<ImpactAction> {
    Some(match to.clone() {
        SendTo::Entry => return None,
        SendTo::Quantity(id) => ImpactAction::QuantityPin { id, pin, on: true },
        SendTo::Part(part, id) => ImpactAction::Pin { part, id, pin },
        SendTo::Factor(factor) => ImpactAction::FactorPin { factor, pin },
    })
}

/// The command that sending a pin stands for.
pub fn command(desk: &Desk, pin: u32, to: &SendTo) -> Option<Command> {
    impact::command(desk, &action(pin, to)?)
}

/// Why it cannot be sent there, as the name of the words for it.
pub fn cannot(desk: &Desk, pin: u32, to: &SendTo) -> Option<&'static str> {
    impact::cannot(desk, &action(pin, to)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::command::Note;
    use crate::workbench::desk::sample;

    #[test]
    fn a_pin_goes_to_each_sheet_and_is_offered_there_no_more() {
        let (mut desk, words) = (sample::investigating(), Words::english());
        let source = desk.play.unlocked.iter().next().expect("a source").clone();
        let place = crate::evidence::Place::Row { source: source.clone(), row: 0 };
        for command in
            [Command::Open(source), Command::Note(Note::Pin { place, note: String::new() })]
        {
            assert!(desk.send(command, &words), "{:?}", desk.refused);
        }
        let pin = *desk.play.notebook.pins.keys().next().expect("a pin");
        let first = desk.scenario().truth.impact.quantities[0].id.to_string();
        let quantity = SendTo::Quantity(first);
        assert_eq!(cannot(&desk, pin, &quantity), Some("impact-range-first"));
        assert_eq!(command(&desk, pin, &quantity), None);
        assert_eq!(command(&desk, pin, &SendTo::Entry), None, "an entry wants more than a pin");

        let harm = SendTo::Part(Part::Harm, "0".to_owned());
        for to in [harm, SendTo::Part(Part::Need, "Customer".to_owned())] {
            let offered = |desk: &Desk| {
                let targets = targets(desk, &words);
                let target = targets.into_iter().find(|target| target.to == to).expect("a target");
                !target.pins.contains(&pin)
            };
            assert!(offered(&desk));
            let send = command(&desk, pin, &to).expect("a command");
            assert!(desk.send(send, &words), "{:?}", desk.refused);
            assert!(!offered(&desk), "{to:?}");
        }
        let sent = command(&desk, pin, &SendTo::Part(Part::Well, "0".to_owned()));
        assert!(matches!(sent, Some(Command::Note(Note::Well { well: 0, .. }))), "{sent:?}");
    }
}

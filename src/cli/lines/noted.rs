//! What the player wrote, as values: numbers as they are written, times in words.

use super::{look_notebook, times};
use crate::evidence::Place;
use crate::play::{Case, Event, Play};
use crate::scenario::model::*;
use serde_json::{Value, json};

/// An event of the notebook or of the session on measures; `None` for any other.
pub fn noted(case: &Case, play: &Play, event: &Event) -> Option<Value> {
    let place = |place: &Place| place.text(case.scenario.midnight);
    let pin = |pin: &u32| format!("P{pin}");
    let pins = |all: &[u32]| all.iter().map(pin).collect::<Vec<_>>();
    Some(match event {
        Event::Pinned { pin: number, place: at, note } => {
            json!({"event": "pinned", "pin": pin(number), "place": place(at), "note": note})
        }
        Event::Noted { pin: number, place: at } => {
            json!({"event": "noted", "pin": pin(number), "place": place(at)})
        }
        Event::Unpinned(number) => json!({"event": "unpinned", "pin": pin(number)}),
        Event::Reworded { pin: number, note } => {
            json!({"event": "reworded", "pin": pin(number), "note": note})
        }
        Event::EntrySet { entry, draft } => {
            json!({"event": "entry set", "entry": format!("E{entry}"), "card": draft.card,
                   "utc": times::utc(case, draft.at), "kind": lower(draft.kind),
                   "pin": pin(&draft.pin), "title": draft.title})
        }
        Event::EntryRemoved(entry) => {
            json!({"event": "entry removed", "entry": format!("E{entry}")})
        }
        Event::Aligned { source, offset_ms, first, second } => {
            let seconds = *offset_ms as f64 / 1000.0;
            json!({"event": "aligned", "source": source, "its_clock_is_ahead_by_seconds": seconds,
                   "by": [place(first), place(second)]})
        }
        Event::ImpactSet { quantity, low, high, pins: on, how } => {
            json!({"event": "impact set", "quantity": quantity, "low": low, "high": high,
                   "pins": pins(on), "how": how})
        }
        Event::HarmSet { harm, pin: on } => {
            json!({"event": "harm set", "harm": harm, "pin": on.as_ref().map(pin)})
        }
        Event::FactorSet { factor, pins: on, with, words } => {
            json!({"event": "factor set", "factor": factor, "pins": pins(on), "with": with,
                   "words": words})
        }
        Event::FactorLeftOut { factor, words } => {
            json!({"event": "factor left out", "factor": factor, "words": words})
        }
        Event::TurningSet { event, visible, goal, peer, words } => {
            json!({"event": "decision set", "decision": event, "visible": pins(visible),
                   "goal": goal.as_ref().map(pin), "peer": peer, "words": words,
                   "mind": tellings(play, visible)})
        }
        Event::WellSet { well, pin: on } => {
            json!({"event": "well set", "well": well_number(case, play, *well), "pin": pin(on)})
        }
        Event::WellRemoved(well) => {
            json!({"event": "well removed", "well": well_number(case, play, *well)})
        }
        Event::NeedSet { whose, pin: on } => {
            json!({"event": "need set", "whose": side(*whose), "pin": pin(on)})
        }
        Event::NeedWorded { whose, words } => {
            json!({"event": "need worded", "whose": side(*whose), "words": words})
        }
        Event::NeedRemoved { whose, pin: on } => {
            json!({"event": "need removed", "whose": side(*whose), "pin": on.as_ref().map(pin)})
        }
        Event::Proposed { number, text, owner, due_days } => {
            json!({"event": "proposed", "your_own": format!("M{number}"), "text": text,
                   "owner": owner, "due_days": due_days})
        }
        Event::ProposalRemoved(number) => {
            json!({"event": "proposal removed", "your_own": format!("M{number}")})
        }
        Event::Finished { view, pin_for, pin_against } => {
            json!({"event": "finished", "chips": view.chips, "sure": view.sure, "line": view.line,
                   "for": pin_for.as_ref().map(pin), "against": pin_against.as_ref().map(pin)})
        }
        _ => return None,
    })
}

/// The number under which `look well` shows it.
fn well_number(case: &Case, play: &Play, well: u32) -> Option<usize> {
    look_notebook::well_order(case, play).iter().position(|at| *at == well).map(|at| at + 1)
}

fn side(whose: Whose) -> &'static str {
    match whose {
        Whose::Responder => "responder",
        Whose::Customer => "customer",
    }
}

/// A kind of entry, as it is written.
pub fn lower(kind: EventKind) -> String {
    format!("{kind:?}").to_lowercase()
}

/// Said where it is written, since a telling is heard afterwards: it is a goal, not a thing that
/// could be seen then.
fn tellings(play: &Play, visible: &[u32]) -> Option<String> {
    let told = visible.iter().filter(|pin| {
        let pin = play.notebook.pins.get(pin);
        pin.is_some_and(|pin| pin.place.told().is_some())
    });
    let told: Vec<String> = told.map(|pin| format!("P{pin}")).collect();
    (!told.is_empty()).then(|| {
        format!(
            "{} was told afterwards: a telling says what somebody was after (`goal`), and counts as \
             nothing that could be seen then",
            told.join(", ")
        )
    })
}

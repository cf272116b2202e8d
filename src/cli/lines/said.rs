//! What was said so far, for whoever comes back to a play or begins at the table.

use super::{events, look, reasons, waiting};
use crate::play::{Case, Event, Play};
use crate::scenario::model::PhaseName;
use serde_json::{Value, json};

/// What was said at the table; before the review, what people were asked and told.
pub fn said(case: &Case, play: &Play, happened: &[Event]) -> Vec<Value> {
    let opened = |event: &Event| *event == Event::PhaseBegan(PhaseName::Review);
    let from = happened.iter().position(opened).unwrap_or(0);
    let spoken = |event: &&Event| {
        matches!(event, Event::People(_) | Event::BeatHappened { .. } | Event::PhaseBegan(_))
    };
    let spoken: Vec<Event> = happened[from..].iter().filter(spoken).cloned().collect();
    events::all(case, play, &spoken)
}

/// The words before the first command, where a play begins at the table.
pub fn opening(case: &Case, play: &Play, happened: &[Event]) -> Option<Value> {
    if play.phase != PhaseName::Review {
        return None;
    }
    Some(json!({
        "events": said(case, play, happened),
        "dossier": case.scenario.manifest.dossier.text,
        "phase": reasons::phase(play.phase),
        "minutes_left": look::minutes_left(play),
        "unsent": waiting::unsent(case, play),
    }))
}

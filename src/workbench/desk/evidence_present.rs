//! Who was in a chat, above it and among its messages.

use super::Desk;
use super::evidence_body::called;
use crate::evidence::{SourceView, present};
use crate::text::Words;
use crate::workbench::evidence::{Body, EvidenceUi, Present};

/// Who was there at the message that is selected.
pub fn at_selected(
    desk: &Desk,
    view: &SourceView,
    shown: &Body,
    ui: &EvidenceUi,
) -> Option<Present> {
    let Body::Chat(messages) = shown else { return None };
    let message = messages.get(ui.selected_from(0)?)?;
    let at = view.row(message.key.row)?.at.filter(|_| !view.present.is_empty())?;
    let (there, away): (Vec<_>, Vec<_>) =
        present::at(&view.present, at).into_iter().partition(|(_, there)| *there);
    let names =
        |all: Vec<(&str, bool)>| all.into_iter().map(|(who, _)| called(desk, who)).collect();
    Some(Present { at: message.time.clone(), there: names(there), away: names(away) })
}

/// Says with each message who came and went since the one before.
pub fn moves(desk: &Desk, words: &Words, view: &SourceView, shown: &mut Body) {
    let Body::Chat(messages) = shown else { return };
    let mut before = None;
    for message in messages {
        let Some(at) = view.row(message.key.row).and_then(|row| row.at) else { continue };
        let moves = present::between(&view.present, before, at);
        message.moves = moves
            .into_iter()
            .map(|(at, who, came)| {
                let time = view.clock.shown(at, desk.scenario().midnight);
                let values = [("time", time.into()), ("name", called(desk, who).into())];
                words.with(if came { "evidence-joined" } else { "evidence-left" }, &values)
            })
            .collect();
        before = Some(at);
    }
}

//! The status text for customers: saying early what is known, and what is not.

use super::beats;
use super::draft::Draft;
use super::event::Event;
use super::rejection::{Rejection, What};
use super::talk::expect;
use crate::scenario::model::*;

pub fn send(draft: &mut Draft, lines: Vec<ChoiceId>) -> Result<(), Rejection> {
    let case = draft.case;
    expect(draft, PhaseName::Investigate)?;
    let beats = &case.scenario.interruptions.beats;
    let asked: Vec<&Beat> = beats
        .iter()
        .filter(|beat| beat.asks_status && draft.play.beats.contains_key(&beat.id))
        .collect();
    if asked.is_empty() {
        return Err(Rejection::NoStatusYet);
    }
    let slots = &case.scenario.interruptions.status.slots;
    if lines.len() != slots.len() {
        let slots = u32::try_from(slots.len()).unwrap_or(u32::MAX);
        return Err(Rejection::StatusLines { slots });
    }
    let mut chosen = Vec::new();
    for (slot, id) in slots.iter().zip(&lines) {
        let line = slot.lines.iter().find(|line| line.id == *id);
        chosen.push(line.ok_or_else(|| Rejection::unknown(What::Answer, id))?);
    }
    let at = draft.play.now();
    let past = |line: &&StatusLine| {
        line.promises.as_ref().is_some_and(|moment| case.scenario.at(moment) <= at)
    };
    if chosen.iter().any(past) {
        return Err(Rejection::PromisePast);
    }
    let count = |is| chosen.iter().filter(|line| line.is == is).count().try_into().unwrap_or(0);
    let (sound, thin, wrong) =
        (count(StatusIs::Sound), count(StatusIs::Thin), count(StatusIs::False));
    // An update keeps the promise of one before it is weighed as a new text.
    keep_promises(draft);
    draft.push(Event::StatusSent { lines, at, sound, thin, wrong });
    for beat in asked {
        let waits = draft
            .play
            .beats
            .get(&beat.id)
            .is_some_and(|happened| happened.chose.is_none() && !happened.silent);
        if waits {
            let choice = ChoiceId::from("status");
            draft.push(Event::Answered { beat: beat.id.clone(), choice });
        }
    }
    if wrong > 0 {
        draft.push(Event::StatusRetracted);
        beats::sponsor(draft, case.numbers.retraction_sponsor);
    }
    for moment in chosen.iter().filter_map(|line| line.promises.as_ref()) {
        let due = case.scenario.at(moment);
        let open = draft.play.promises.iter().any(|promise| promise.due == due);
        if !open {
            draft.push(Event::Promised { due });
        }
    }
    Ok(())
}

/// Whatever was promised and is not late yet is kept by speaking now.
pub fn keep_promises(draft: &mut Draft) {
    let now = draft.play.now();
    let kept: Vec<Ms> = draft
        .play
        .promises
        .iter()
        .filter(|promise| promise.kept.is_none() && promise.due >= now)
        .map(|promise| promise.due)
        .collect();
    for due in kept {
        draft.push(Event::PromiseKept { due });
        beats::sponsor(draft, draft.case.numbers.promise_kept_sponsor);
    }
}

//! Confirming the timeline: three entries at a time, every field right, or no word.

use super::case::Case;
use super::command::EntryDraft;
use super::draft::Draft;
use super::event::Event;
use super::projections::idle;
use super::rejection::Rejection;
use super::state::Play;
use crate::people;
use crate::scenario::model::*;

/// The event that an entry states, if every field of it is right.
pub fn stated<'a>(case: &'a Case, play: &Play, entry: &EntryDraft) -> Option<&'a EventId> {
    let pin = play.notebook.pins.get(&entry.pin)?;
    let events = &case.scenario.truth.events;
    let right = |event: &&crate::scenario::model::Event| {
        event.card == entry.card
            && event.kinds.contains(&entry.kind)
            && (case.scenario.at(&event.at) - entry.at).abs() <= case.tolerance(&pin.place)
            && case.covers_any(&event.supports, &pin.place)
    };
    events.iter().find(right).map(|event| &event.id)
}

/// Whether an entry was right already when a witness spoke of it.
pub fn borne_out(case: &Case, play: &Play, entry: u32) -> bool {
    let written = play.notebook.entries.get(&entry);
    written.is_some_and(|entry| stated(case, play, entry).is_some())
}

pub fn confirm(draft: &mut Draft, group: [u32; 3]) -> Result<(), Rejection> {
    let phase = draft.play.phase;
    if !matches!(phase, PhaseName::Investigate | PhaseName::Review) {
        return Err(Rejection::NotNow { now: phase });
    }
    let mut sorted = group;
    sorted.sort_unstable();
    let distinct = sorted[0] != sorted[1] && sorted[1] != sorted[2];
    let mut drafts = Vec::new();
    for entry in sorted {
        match draft.play.notebook.entries.get(&entry) {
            Some(found) if distinct && !draft.play.locked(entry) => drafts.push(found.clone()),
            _ => return Err(Rejection::NotThree),
        }
    }
    let mut written = sorted.iter().zip(&drafts);
    if let Some((&entry, _)) = written.find(|(_, written)| idle(draft.case, written)) {
        return Err(Rejection::NeedsNoConfirming { entry });
    }
    let key = key_of(&draft.play, &drafts);
    if draft.play.refused_groups.contains(&key) {
        return Err(Rejection::SameGroup);
    }
    let cost = can_be_wrong(draft)?;
    let mut pairs = Vec::new();
    for (entry, written) in sorted.iter().zip(&drafts) {
        let Some(event) = stated(draft.case, &draft.play, written) else { continue };
        let taken = draft.play.confirmed.contains_key(event)
            || pairs.iter().any(|(_, other)| other == event);
        if !taken {
            pairs.push((*entry, event.clone()));
        }
    }
    let in_meeting = draft.play.people.in_meeting();
    if pairs.len() == 3 {
        draft.push(Event::Confirmed { pairs, in_meeting });
        return Ok(());
    }
    draft.push(Event::NotConfirmed { entries: sorted, group: key });
    if in_meeting {
        draft.people(vec![people::Event::MeetingMinutes { minutes: cost }]);
    } else {
        draft.spend(cost);
    }
    Ok(())
}

/// What a wrong group costs now. There has to be time to be wrong, whatever the group is: a wrong one
/// that cost nothing could be guessed at, and a right one that went through would tell itself apart.
fn can_be_wrong(draft: &Draft) -> Result<u32, Rejection> {
    let needs = draft.case.numbers.wrong_group(draft.play.refused_groups.len());
    if let Some(meeting) = draft.play.people.meeting.as_ref().filter(|meeting| meeting.open) {
        // As with a move, the last minutes of the hour are enough to begin.
        return match meeting.minutes_left() {
            0 => Err(Rejection::People(people::Refusal::HourOver)),
            left => Ok(needs.min(left)),
        };
    }
    let left = draft.play.minutes_left();
    if needs > left { Err(Rejection::NoTimeToBeWrong { needs, left }) } else { Ok(needs) }
}

/// Names a group by what it states, not by its numbers: the same three again are the same group.
fn key_of(play: &Play, drafts: &[EntryDraft]) -> String {
    let mut parts: Vec<String> = drafts
        .iter()
        .map(|entry| {
            let place = play.notebook.pins.get(&entry.pin).map(|pin| pin.place.to_string());
            let place = place.unwrap_or_default();
            format!("{} {} {:?} {place}", entry.card, entry.at, entry.kind)
        })
        .collect();
    parts.sort();
    parts.join(" + ")
}

/// What those who were there can put right when the timeline is summed up in the review: an
/// entry that states a card of an event wrongly, or is not confirmed yet.
pub fn open_to_correction(case: &Case, play: &Play) -> Vec<(u32, EventId, Vec<PersonId>)> {
    let mut open = Vec::new();
    for (&entry, written) in &play.notebook.entries {
        if play.locked(entry) {
            continue;
        }
        let event = case.scenario.truth.events.iter().find(|event| event.card == written.card);
        if let Some(event) = event
            && !play.confirmed.contains_key(&event.id)
            && play.people.stretch_reached(&case.scenario, &event.stretch)
        {
            open.push((entry, event.id.clone(), event.witnesses.clone()));
        }
    }
    open
}

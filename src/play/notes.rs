//! The player's notebook: pins, timeline entries, impact, factors. Free, and can be undone.

use super::command::{EntryDraft, Note};
use super::conditions::can_pin;
use super::draft::Draft;
use super::event::Event;
use super::projections;
use super::ranges::short_enough;
use super::rejection::{Rejection, What};
use crate::evidence::Place;
use crate::scenario::model::*;

/// Instants further than this from the day of the incident are slips of the pen.
const FAR: Ms = 400 * DAY;

/// Whether something can be written in the notebook now.
pub fn can_write(draft: &Draft) -> Result<(), Rejection> {
    let now = draft.play.phase;
    if draft.play.can_write() { Ok(()) } else { Err(Rejection::NotNow { now }) }
}

pub fn write(draft: &mut Draft, note: Note) -> Result<(), Rejection> {
    can_write(draft)?;
    // What was agreed on stands once its session is over.
    let closed = draft.play.phase == PhaseName::Debrief;
    if closed && matches!(note, Note::RemoveProposal(_) | Note::Plan(_) | Note::RemovePlan(_)) {
        return Err(Rejection::NotNow { now: draft.play.phase });
    }
    let event = match note {
        Note::Pin { place, note } => pin(draft, place, note)?,
        Note::Unpin(pin) => {
            has_pin(draft, pin)?;
            let rests = draft
                .play
                .notebook
                .entries
                .iter()
                .find(|(number, entry)| entry.pin == pin && draft.play.locked(**number));
            if let Some((&entry, _)) = rests {
                return Err(Rejection::Stands { entry });
            }
            Event::Unpinned(pin)
        }
        Note::Reword { pin, note } => {
            has_pin(draft, pin)?;
            Event::Reworded { pin, note }
        }
        Note::Entry(entry) => set_entry(draft, entry)?,
        Note::RemoveEntry(entry) => {
            changeable(draft, entry)?;
            Event::EntryRemoved(entry)
        }
        Note::Align { first, second } => align(draft, first, second)?,
        Note::Unalign(source) if draft.play.notebook.alignments.contains_key(&source) => {
            Event::Unaligned(source)
        }
        Note::Unalign(source) => return Err(Rejection::unknown(What::Source, source)),
        Note::Impact { quantity, low, high, pins, how } => {
            let known = &draft.case.scenario.truth.impact.quantities;
            if !known.iter().any(|known| known.id == quantity) {
                return Err(Rejection::unknown(What::Quantity, quantity));
            }
            if low > high {
                return Err(Rejection::Range);
            }
            has_pins(draft, pins.iter().copied())?;
            Event::ImpactSet { quantity, low, high, pins, how }
        }
        Note::Harm { harm, pin } => {
            in_list(draft.case.scenario.truth.impact.harms.len(), harm, What::Harm)?;
            has_pins(draft, pin)?;
            Event::HarmSet { harm, pin }
        }
        Note::RemoveHarm(harm) if draft.play.notebook.harms.contains_key(&harm) => {
            Event::HarmRemoved(harm)
        }
        Note::RemoveHarm(harm) => return Err(Rejection::unknown(What::HarmOnSheet, harm)),
        Note::Severity { severity, reason } => {
            let table = &draft.case.scenario.manifest.company.severities;
            if !table.iter().any(|known| known.id == severity) {
                return Err(Rejection::unknown(What::Severity, severity));
            }
            Event::SeveritySet { severity, reason }
        }
        Note::Factor { factor, pins, with, words } => factor_set(draft, factor, pins, with, words)?,
        Note::RemoveFactor(factor) if draft.play.notebook.factors.contains_key(&factor) => {
            Event::FactorRemoved(factor)
        }
        Note::RemoveFactor(factor) => {
            return Err(Rejection::unknown(What::FactorOnBoard, factor));
        }
        Note::LeaveOut { factor, .. } if !draft.play.surfaced.contains(&factor) => {
            return Err(Rejection::unknown(What::Factor, factor));
        }
        Note::LeaveOut { factor, words } => {
            Event::FactorLeftOut { factor, words: words.trim().to_owned() }
        }
        Note::Turning { event, visible, goal, peer, words } => {
            let points = projections::decisions(draft.case, &draft.play);
            let Some(point) = points.into_iter().find(|point| point.event == event) else {
                return Err(Rejection::unknown(What::Decision, event));
            };
            in_list(point.peers.len(), peer, What::PeerAct)?;
            has_pins(draft, visible.iter().copied().chain(goal))?;
            Event::TurningSet { event, visible, goal, peer, words }
        }
        Note::Well { well, pin } => {
            in_list(draft.case.scenario.truth.went_well.len(), well, What::WentWell)?;
            has_pin(draft, pin)?;
            Event::WellSet { well, pin }
        }
        Note::RemoveWell(well) if draft.play.notebook.well.contains_key(&well) => {
            Event::WellRemoved(well)
        }
        Note::RemoveWell(_) => return Err(Rejection::NothingThere),
        Note::Need { whose, pin } => {
            has_pin(draft, pin)?;
            Event::NeedSet { whose, pin }
        }
        Note::NeedWords { whose, words } => Event::NeedWorded { whose, words },
        Note::RemoveNeed { whose, pin } => {
            let takes = |(of, on): &(Whose, u32)| *of == whose && pin.is_none_or(|pin| pin == *on);
            if !draft.play.notebook.needs.iter().any(takes) {
                return Err(Rejection::NothingThere);
            }
            Event::NeedRemoved { whose, pin }
        }
        Note::Propose { text, owner, due_days } => propose(draft, text, owner, due_days)?,
        Note::RemoveProposal(number) if draft.play.notebook.proposals.contains_key(&number) => {
            Event::ProposalRemoved(number)
        }
        Note::RemoveProposal(number) => {
            return Err(Rejection::unknown(What::Proposal, format!("M{number}")));
        }
        Note::Plan(plan) => {
            super::measures::sound(draft, &plan)?;
            Event::Planned(plan)
        }
        Note::RemovePlan(measure) if draft.play.notebook.plans.contains_key(&measure) => {
            Event::PlanRemoved(measure)
        }
        Note::RemovePlan(measure) => return Err(Rejection::unknown(What::Measure, measure)),
        Note::Summary(text) => Event::SummarySet(text),
        Note::Mechanism(text) => Event::MechanismSet(text),
    };
    draft.push(event);
    Ok(())
}

fn pin(draft: &Draft, place: Place, note: String) -> Result<Event, Rejection> {
    // A query's times are read by the clock as it is aligned now, and stay so.
    let place = match place {
        Place::Found { source, query, .. } => {
            let ahead = draft.play.notebook.ahead(&source);
            Place::Found { source, query, ahead }
        }
        other => other,
    };
    if !can_pin(draft.case, &draft.play, &place) {
        return Err(Rejection::unknown(What::Place, &place));
    }
    short_enough(draft.case, &place)?;
    let same = draft.play.notebook.pins.iter().find(|(_, pin)| pin.place == place);
    if let Some((&pin, _)) = same {
        return Ok(Event::Reworded { pin, note });
    }
    Ok(Event::Pinned { pin: draft.play.next_pin, place, note })
}

fn set_entry(draft: &Draft, entry: EntryDraft) -> Result<Event, Rejection> {
    let own = entry.is_own() && !entry.title.trim().is_empty();
    if !own && !draft.play.cards.contains(&entry.card) {
        return Err(Rejection::unknown(What::Card, &entry.card));
    }
    has_pin(draft, entry.pin)?;
    if (entry.at - draft.case.scenario.midnight).abs() > FAR {
        return Err(Rejection::Time);
    }
    let number = match entry.entry {
        Some(number) => {
            changeable(draft, number)?;
            number
        }
        None => draft.play.next_entry,
    };
    Ok(Event::EntrySet { entry: number, draft: EntryDraft { entry: None, ..entry } })
}

fn changeable(draft: &Draft, entry: u32) -> Result<(), Rejection> {
    if !draft.play.notebook.entries.contains_key(&entry) {
        return Err(Rejection::unknown(What::Entry, format!("E{entry}")));
    }
    if draft.play.locked(entry) {
        return Err(Rejection::Stands { entry });
    }
    Ok(())
}

/// The second place's source is aligned so that both show the same instant.
fn align(draft: &Draft, first: Place, second: Place) -> Result<Event, Rejection> {
    let case = draft.case;
    for place in [&first, &second] {
        if !can_pin(case, &draft.play, place) {
            return Err(Rejection::unknown(What::Place, place));
        }
    }
    let alignments = &draft.play.notebook.alignments;
    let offset = case.sources.alignment(&case.scenario, &first, &second, alignments);
    let Some((source, offset_ms)) = offset else {
        return Err(Rejection::CannotAlign);
    };
    Ok(Event::Aligned { source, offset_ms, first, second })
}

fn factor_set(
    draft: &Draft,
    factor: FactorId,
    pins: Vec<u32>,
    with: Vec<FactorId>,
    words: String,
) -> Result<Event, Rejection> {
    for id in with.iter().chain([&factor]) {
        if !draft.play.surfaced.contains(id) {
            return Err(Rejection::unknown(What::Factor, id));
        }
    }
    has_pins(draft, pins.iter().copied())?;
    let with = with.into_iter().filter(|other| *other != factor).collect();
    Ok(Event::FactorSet { factor, pins, with, words })
}

fn propose(
    draft: &Draft,
    text: String,
    owner: PersonId,
    due_days: u32,
) -> Result<Event, Rejection> {
    if draft.play.phase != PhaseName::Mitigate {
        return Err(Rejection::NotNow { now: draft.play.phase });
    }
    if text.trim().is_empty() {
        return Err(Rejection::NoWords);
    }
    if draft.case.scenario.person(&owner).is_none() {
        return Err(Rejection::unknown(What::Person, owner));
    }
    // On the day itself is soon enough for what was promised for it.
    if due_days > draft.case.numbers.due_days_at_most {
        return Err(Rejection::Due { most: draft.case.numbers.due_days_at_most });
    }
    let text = text.trim().to_owned();
    Ok(Event::Proposed { number: draft.play.next_proposal, text, owner, due_days })
}

pub fn has_pin(draft: &Draft, pin: u32) -> Result<(), Rejection> {
    has_pins(draft, Some(pin))
}

pub fn has_pins(draft: &Draft, pins: impl IntoIterator<Item = u32>) -> Result<(), Rejection> {
    let missing = pins.into_iter().find(|pin| !draft.play.notebook.pins.contains_key(pin));
    missing.map_or(Ok(()), |pin| Err(Rejection::unknown(What::Pin, format!("P{pin}"))))
}

fn in_list(len: usize, index: u32, what: What) -> Result<(), Rejection> {
    if (index as usize) < len { Ok(()) } else { Err(Rejection::unknown(what, index)) }
}

//! Events applied to a play. No rule lives here: nothing can fail, nothing is drawn.

use super::event::Event;
use super::state::*;
use crate::people;
use crate::scenario::model::{EventId, PersonId, PhaseName};
use std::sync::Arc;

/// How many notebooks undo can step back over.
const UNDO_DEPTH: usize = 64;

pub fn apply(play: &mut Play, event: &Event) {
    match event {
        Event::Began { entry, budget, starts, review_minutes } => {
            play.entry = *entry;
            play.budget = *budget;
            play.starts = *starts;
            play.review_minutes = *review_minutes;
        }
        Event::Sealed(view) => play.gut = Some(view.clone()),
        Event::PhaseBegan(phase) => {
            play.phase = *phase;
            play.earlier.clear();
        }
        Event::Spent(minutes) => {
            let before = play.spent;
            play.spent = before.saturating_add_signed(*minutes);
            // The clock never goes back.
            play.won += before.saturating_sub(play.spent);
        }
        Event::Unlocked(source) => {
            play.unlocked.insert(source.clone());
        }
        Event::Opened(source) => {
            play.opened.push(Opening { source: source.clone(), minute: play.spent });
        }
        Event::TopicEarned(topic) => {
            play.topics.insert(topic.clone());
        }
        Event::MeasureEarned(measure) => {
            play.measures.insert(measure.clone());
        }
        Event::People(event) => people::apply(&mut play.people, event),
        Event::Consented { person, item, granted } => {
            play.consents.insert((person.clone(), item.clone()), *granted);
        }
        Event::QuoteHeard { person, item } => {
            play.quotes_heard.insert((person.clone(), item.clone()));
        }
        Event::Noted { pin, place } => {
            let noted = Pin { place: place.clone(), note: String::new(), minute: play.spent };
            play.next_pin = play.next_pin.max(pin + 1);
            // Also in those that undo goes back to: it takes nothing away that was said.
            for book in std::iter::once(&mut play.notebook).chain(&mut play.earlier) {
                Arc::make_mut(book).pins.insert(*pin, noted.clone());
            }
        }
        Event::CardEarned(card) => {
            play.cards.insert(card.clone());
        }
        Event::FactorSurfaced(factor) => {
            play.surfaced.insert(factor.clone());
        }
        Event::Undone => {
            if let Some(notebook) = play.earlier.pop() {
                play.notebook = notebook;
            }
        }
        Event::Given(event) => {
            let standing = Standing { entry: None, how: StoodBy::Given };
            play.confirmed.insert(event.clone(), standing);
        }
        Event::Confirmed { pairs, in_meeting } => {
            let how = if *in_meeting { StoodBy::GroupInMeeting } else { StoodBy::Group };
            for (entry, id) in pairs {
                stand(play, id, *entry, how.clone());
            }
            play.earlier.clear();
        }
        Event::NotConfirmed { group, entries } => {
            for entry in entries {
                let written = play.notebook.entries.get(entry).cloned();
                play.sent_in_vain.extend(written.map(|written| (*entry, written)));
            }
            play.refused_groups.insert(group.clone());
        }
        Event::Corrected { entry, event, by } => {
            stand(play, event, *entry, StoodBy::Witness(by.clone()));
            play.earlier.clear();
        }
        Event::BeatHappened { beat, owes_by } => {
            let happened =
                Happened { minute: play.spent, owes_by: *owes_by, chose: None, silent: false };
            play.beats.insert(beat.clone(), happened);
        }
        Event::Answered { beat, choice } => {
            if let Some(happened) = play.beats.get_mut(beat) {
                happened.chose = Some(choice.clone());
            }
        }
        Event::LeftUnanswered(beat) => {
            if let Some(happened) = play.beats.get_mut(beat) {
                happened.silent = true;
            }
        }
        Event::FlagSet(flag) => {
            play.flags.insert(flag.clone());
        }
        Event::OwnPartTold { first } => {
            let how = if *first { OwnPart::ToldThemFirst } else { OwnPart::Told };
            play.own_part.get_or_insert(how);
        }
        Event::OwnPartRaised => {
            play.own_part.get_or_insert(OwnPart::Raised);
        }
        Event::NameGiven(person) => play.name_given = Some(person.clone()),
        Event::Promised { due, to } => {
            play.promises.push(Promise { due: *due, to: to.clone(), kept: None });
        }
        Event::PromiseKept { due, to } => settle(play, *due, to.as_ref(), true),
        Event::PromiseMissed { due, to } => settle(play, *due, to.as_ref(), false),
        Event::StatusSent { lines, at, sound, thin, wrong } => play.statuses.push(Status {
            lines: lines.clone(),
            at: *at,
            sound: *sound,
            thin: *thin,
            wrong: *wrong,
        }),
        Event::StatusRetracted => play.retracted += 1,
        Event::ReviewMoved { minutes } => {
            play.budget += minutes;
            play.moved = true;
        }
        Event::Hinted { about, step } => play.hints.push((about.clone(), *step)),
        Event::Agreed(agreement) => {
            play.rejected.remove(&agreement.measure);
            play.agreed.insert(agreement.measure.clone(), agreement.clone());
        }
        Event::Refused { measure, owner, why } => {
            play.refused.push((measure.clone(), owner.clone(), *why));
        }
        Event::Withdrawn(measure) => {
            play.agreed.remove(measure);
            play.rejected.remove(measure);
        }
        Event::Rejected { measure, reason } => {
            play.rejected.insert(measure.clone(), reason.clone());
        }
        Event::Finished { view, pin_for, pin_against } => {
            play.last =
                Some(LastView { view: view.clone(), pin_for: *pin_for, pin_against: *pin_against });
            play.phase = PhaseName::Debrief;
        }
        note => write(play, note),
    }
}

/// A change of the notebook; the one before it is kept for undo.
fn write(play: &mut Play, event: &Event) {
    play.earlier.push(play.notebook.clone());
    if play.earlier.len() > UNDO_DEPTH {
        play.earlier.remove(0);
    }
    let minute = play.spent;
    let book = Arc::make_mut(&mut play.notebook);
    match event {
        Event::Pinned { pin, place, note } => {
            let pinned = Pin { place: place.clone(), note: note.clone(), minute };
            book.pins.insert(*pin, pinned);
            play.next_pin = play.next_pin.max(pin + 1);
        }
        Event::Unpinned(pin) => {
            book.pins.remove(pin);
        }
        Event::Reworded { pin, note } => {
            if let Some(pin) = book.pins.get_mut(pin) {
                pin.note = note.clone();
            }
        }
        Event::EntrySet { entry, draft } => {
            book.entries.insert(*entry, draft.clone());
            play.next_entry = play.next_entry.max(entry + 1);
        }
        Event::EntryRemoved(entry) => {
            book.entries.remove(entry);
        }
        Event::Aligned { source, offset_ms, .. } => {
            book.alignments.insert(source.clone(), *offset_ms);
        }
        Event::Unaligned(source) => {
            book.alignments.remove(source);
        }
        Event::ImpactSet { quantity, low, high, pins, how } => {
            let range = Range { low: *low, high: *high, pins: pins.clone(), how: how.clone() };
            book.impact.insert(quantity.clone(), range);
        }
        Event::HarmSet { harm, pin } => {
            book.harms.insert(*harm, *pin);
        }
        Event::HarmRemoved(harm) => {
            book.harms.remove(harm);
        }
        Event::SeveritySet { severity, reason } => {
            book.severity = Some((severity.clone(), reason.clone()));
        }
        Event::FactorSet { factor, pins, with, words } => {
            let branch = Branch { pins: pins.clone(), with: with.clone(), words: words.clone() };
            book.factors.insert(factor.clone(), branch);
            book.left_out.remove(factor);
        }
        Event::FactorRemoved(factor) => {
            book.factors.remove(factor);
        }
        Event::FactorLeftOut { factor, words } => {
            book.factors.remove(factor);
            book.left_out.remove(factor);
            if !words.is_empty() {
                book.left_out.insert(factor.clone(), words.clone());
            }
        }
        Event::TurningSet { event, visible, goal, peer, words } => {
            let turning = Turning {
                visible: visible.clone(),
                goal: *goal,
                peer: *peer,
                words: words.clone(),
            };
            book.turning.insert(event.clone(), turning);
        }
        Event::WellSet { well, pin } => {
            book.well.insert(*well, *pin);
        }
        Event::WellRemoved(well) => {
            book.well.remove(well);
        }
        Event::NeedSet { whose, pin } => book.needs.push((*whose, *pin)),
        Event::NeedWorded { whose, words } => {
            book.need_words.insert(*whose, words.clone());
        }
        Event::NeedRemoved { whose, pin } => {
            book.needs.retain(|(of, on)| of != whose || pin.is_some_and(|pin| pin != *on));
        }
        Event::Proposed { number, text, owner, due_days } => {
            let owner = owner.clone();
            let proposal = Proposal { text: text.clone(), owner, due_days: *due_days };
            book.proposals.insert(*number, proposal);
            play.next_proposal = play.next_proposal.max(number + 1);
        }
        Event::ProposalRemoved(number) => {
            book.proposals.remove(number);
        }
        Event::Planned(plan) => {
            book.plans.insert(plan.measure.clone(), plan.clone());
        }
        Event::PlanRemoved(measure) => {
            book.plans.remove(measure);
        }
        Event::SummarySet(text) => book.summary = text.clone(),
        Event::MechanismSet(text) => book.mechanism = text.clone(),
        _ => {
            // Every event that is no note is handled by the caller; an unknown one changes nothing.
            play.earlier.pop();
        }
    }
}

fn stand(play: &mut Play, event: &EventId, entry: u32, how: StoodBy) {
    play.confirmed.insert(event.clone(), Standing { entry: Some(entry), how });
}

fn settle(play: &mut Play, due: i64, to: Option<&PersonId>, kept: bool) {
    let open = |promise: &&mut Promise| {
        promise.due == due && promise.to.as_ref() == to && promise.kept.is_none()
    };
    if let Some(promise) = play.promises.iter_mut().find(open) {
        promise.kept = Some(kept);
    }
}

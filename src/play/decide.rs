//! A command decided: the events that follow from it, or why it is not possible now.

use super::beats;
use super::case::Case;
use super::command::{Command, View};
use super::draft::Draft;
use super::event::Event;
use super::notes;
use super::rejection::{Rejection, What};
use super::state::Play;
use super::{apply, confirm, measures, mentor, status, talk};
use crate::scenario::model::*;

/// Decides a command. The events are one batch: all of them happen, or none.
///
/// # Errors
/// Why the command is not possible now.
pub fn decide(case: &Case, play: &Play, command: Command) -> Result<Vec<Event>, Rejection> {
    let mut draft = Draft::new(case, play);
    act(&mut draft, command)?;
    beats::happen(&mut draft);
    Ok(draft.events)
}

/// Decides a command and applies its events.
///
/// # Errors
/// Why the command is not possible now; the play is as before.
pub fn run(case: &Case, play: &mut Play, command: Command) -> Result<Vec<Event>, Rejection> {
    let events = decide(case, play, command)?;
    for event in &events {
        apply::apply(play, event);
    }
    Ok(events)
}

fn act(draft: &mut Draft, command: Command) -> Result<(), Rejection> {
    match command {
        Command::Seal(view) => seal(draft, view),
        Command::Open(source) => open(draft, source),
        Command::Ask { person, form, topic, words } => {
            let words = words.trim().to_owned();
            talk::ask(draft, crate::people::Question { person, form, topic, words })
        }
        Command::Consent { person, item } => talk::consent(draft, person, item),
        Command::Note(note) => notes::write(draft, note),
        Command::Confirm(group) => confirm::confirm(draft, group),
        Command::Answer { beat, choice } => answer(draft, beat, choice),
        Command::Status(lines) => status::send(draft, lines),
        Command::MoveReview => {
            talk::expect(draft, PhaseName::Investigate)?;
            if draft.play.moved {
                return Err(Rejection::AlreadyMoved);
            }
            beats::move_review(draft);
            Ok(())
        }
        Command::Hint => mentor::hint(draft),
        Command::StartReview => talk::start_review(draft),
        Command::Move { act, target } => talk::make_move(draft, act, target),
        Command::NextStretch => talk::next_stretch(draft),
        Command::CloseReview => talk::close_review(draft),
        Command::Agree(agreement) => measures::agree(draft, agreement),
        Command::Withdraw(measure) => measures::withdraw(draft, measure),
        Command::Reject { measure, reason } => measures::reject(draft, measure, reason),
        Command::CloseMeasures { anyway } => measures::close(draft, anyway),
        Command::Finish { view, pin_for, pin_against } => finish(draft, view, pin_for, pin_against),
        Command::Undo => {
            notes::can_write(draft)?;
            if draft.play.earlier.is_empty() {
                return Err(Rejection::NothingToUndo);
            }
            draft.push(Event::Undone);
            Ok(())
        }
    }
}

fn seal(draft: &mut Draft, view: View) -> Result<(), Rejection> {
    talk::expect(draft, PhaseName::Brief)?;
    check_view(draft.case, &view)?;
    draft.push(Event::Sealed(view));
    draft.push(Event::PhaseBegan(PhaseName::Investigate));
    Ok(())
}

fn check_view(case: &Case, view: &View) -> Result<(), Rejection> {
    let check = &case.scenario.manifest.gut_check;
    let unknown =
        view.chips.keys().find(|id| !check.statements.iter().any(|statement| statement.id == **id));
    if let Some(id) = unknown {
        return Err(Rejection::unknown(What::Statement, id));
    }
    let laid = view.chips.values().fold(0_u32, |sum, chips| sum.saturating_add(*chips));
    if laid != check.chips {
        return Err(Rejection::Chips { laid, wanted: check.chips });
    }
    if !(1..=5).contains(&view.sure) {
        return Err(Rejection::Sure);
    }
    if view.line.trim().is_empty() {
        return Err(Rejection::NoLine);
    }
    Ok(())
}

fn open(draft: &mut Draft, id: SourceId) -> Result<(), Rejection> {
    // What is open stays readable; nothing opens any more once the review has begun.
    talk::expect(draft, PhaseName::Investigate)?;
    let known = draft.case.scenario.source(&id).filter(|_| draft.play.unlocked.contains(&id));
    let Some(source) = known else {
        return Err(Rejection::unknown(What::Source, id));
    };
    if draft.play.is_open(&id) {
        return Ok(());
    }
    let left = draft.play.minutes_left();
    if source.minutes > left {
        return Err(Rejection::NoTime { needs: source.minutes, left });
    }
    draft.spend(source.minutes);
    draft.push(Event::Opened(id));
    Ok(())
}

fn answer(draft: &mut Draft, id: BeatId, choice: ChoiceId) -> Result<(), Rejection> {
    talk::expect(draft, PhaseName::Investigate)?;
    let (Some(beat), Some(happened)) = (draft.case.scenario.beat(&id), draft.play.beats.get(&id))
    else {
        return Err(Rejection::unknown(What::Beat, id));
    };
    if happened.chose.is_some() || happened.silent {
        return Err(Rejection::AlreadyAnswered);
    }
    let Some(answer) = beat.answers.iter().find(|answer| answer.id == choice) else {
        return Err(Rejection::unknown(What::Answer, choice));
    };
    let left = draft.play.minutes_left();
    if answer.minutes > left {
        return Err(Rejection::NoTime { needs: answer.minutes, left });
    }
    if answer.keeps_promise {
        status::keep_promises(draft, beat.from.as_ref(), &[]);
    }
    draft.push(Event::Answered { beat: id, choice });
    draft.spend(answer.minutes);
    beats::effects_for(draft, beat.from.as_ref(), &answer.then);
    Ok(())
}

fn finish(
    draft: &mut Draft,
    view: View,
    pin_for: Option<u32>,
    pin_against: Option<u32>,
) -> Result<(), Rejection> {
    talk::expect(draft, PhaseName::Debrief)?;
    if draft.play.last.is_some() {
        return Err(Rejection::AlreadyAnswered);
    }
    check_view(draft.case, &view)?;
    notes::has_pins(draft, pin_for.into_iter().chain(pin_against))?;
    draft.push(Event::Finished { view, pin_for, pin_against });
    Ok(())
}

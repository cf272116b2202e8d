//! The status text for customers: saying early what is known, and what is not.

use super::beats;
use super::case::Case;
use super::draft::Draft;
use super::event::Event;
use super::rejection::{Rejection, What};
use super::state::Play;
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
        chosen.push(line.ok_or_else(|| Rejection::unknown(What::StatusLine, id))?);
    }
    let at = draft.play.now();
    if chosen.iter().any(|line| is_near(case, &draft.play, line)) {
        return Err(Rejection::PromiseNear);
    }
    let count = |is| chosen.iter().filter(|line| line.is == is).count().try_into().unwrap_or(0);
    let (sound, thin, wrong) =
        (count(StatusIs::Sound), count(StatusIs::Thin), count(StatusIs::False));
    let promised = hours(case, &lines);
    // An update keeps the promise of one before it is weighed as a new text; one that promises word
    // at the same hour once more puts it off.
    keep_promises(draft, None, &promised);
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
    for due in promised {
        if !owed_to_customers(&draft.play, due) {
            draft.push(Event::Promised { due, to: None });
        }
    }
    Ok(())
}

/// The hours at which these lines promise word.
pub fn hours(case: &Case, sent: &[ChoiceId]) -> Vec<Ms> {
    let lines = case.scenario.interruptions.status.slots.iter().flat_map(|slot| &slot.lines);
    let promised = lines.filter(|line| sent.contains(&line.id));
    promised
        .filter_map(|line| line.promises.as_ref())
        .map(|moment| case.scenario.at(moment))
        .collect()
}

/// What the last status text promises for after the play.
pub fn owed<'a>(case: &'a Case, play: &Play) -> Option<&'a str> {
    said_last(case, play, |line| &line.owes)
}

/// What a line of the last status text says beside its words, from the first that does.
pub fn said_last<'a>(
    case: &'a Case,
    play: &Play,
    of: fn(&StatusLine) -> &String,
) -> Option<&'a str> {
    let sent = &play.statuses.last()?.lines;
    let lines = case.scenario.interruptions.status.slots.iter().flat_map(|slot| &slot.lines);
    let mut said = lines.filter(|line| sent.contains(&line.id)).map(of);
    said.find(|said| !said.is_empty()).map(String::as_str)
}

/// The lines that can be chosen now for one of the slots.
pub fn offered<'a>(
    case: &Case,
    play: &Play,
    slot: &'a StatusSlot,
) -> impl Iterator<Item = &'a StatusLine> {
    slot.lines.iter().filter(|line| !is_near(case, play, line))
}

/// Whether a line promises word at a time that has passed, or nearly: it is not offered then.
fn is_near(case: &Case, play: &Play, line: &StatusLine) -> bool {
    let ahead = Ms::from(case.numbers.promise_minutes) * MINUTE;
    line.promises.as_ref().is_some_and(|moment| case.scenario.at(moment) <= play.now() + ahead)
}

/// The first open hour that the last status text promised.
pub fn due(case: &Case, play: &Play) -> Option<Ms> {
    let sent = play.statuses.last()?;
    hours(case, &sent.lines).into_iter().filter(|due| owed_to_customers(play, *due)).min()
}

/// Whether customers wait for word that was promised by this hour.
fn owed_to_customers(play: &Play, due: Ms) -> bool {
    play.open_promises().any(|promise| promise.due == due && promise.to.is_none())
}

/// Whatever was promised to somebody, or to customers, and is not late yet is kept by speaking to them
/// now, save what is promised anew.
pub fn keep_promises(draft: &mut Draft, to: Option<&PersonId>, anew: &[Ms]) {
    let now = draft.play.now();
    let kept: Vec<Ms> = draft
        .play
        .open_promises()
        .filter(|promise| promise.to.as_ref() == to)
        .filter(|promise| promise.due >= now && !anew.contains(&promise.due))
        .map(|promise| promise.due)
        .collect();
    for due in kept {
        draft.push(Event::PromiseKept { due, to: to.cloned() });
        beats::sponsor(draft, draft.case.numbers.promise_kept_sponsor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::conditions::holds;
    use crate::play::{EntryPoint, apply, begin};
    use crate::scenario::checks::sample::sample_with;

    /// A play in which a status text is asked for, and its one line promises word at 13:30.
    fn asked(case: &Case) -> Play {
        let mut play = Play::new(1);
        begin(case, 1, EntryPoint::Brief).iter().for_each(|event| apply(&mut play, event));
        apply(&mut play, &Event::PhaseBegan(PhaseName::Investigate));
        let beat = case.scenario.interruptions.beats.iter().find(|beat| beat.asks_status);
        let beat = beat.expect("one that asks").id.clone();
        apply(&mut play, &Event::BeatHappened { beat, owes_by: None });
        play
    }

    fn case() -> Case {
        let line =
            ("beats.ron", "o'clock\", is: Sound", "o'clock\", is: Sound, promises: \"13:30\"");
        Case::open(sample_with(&[line])).expect("a case")
    }

    fn sends(case: &Case, play: &mut Play) -> Result<Vec<Event>, Rejection> {
        let mut draft = Draft::new(case, play);
        send(&mut draft, vec!["since-ten".into()])?;
        let events = draft.events;
        events.iter().for_each(|event| apply(play, event));
        Ok(events)
    }

    #[test]
    fn a_promise_that_is_given_again_is_not_kept_by_that() {
        let case = case();
        let mut play = asked(&case);
        for _ in 0..2 {
            let events = sends(&case, &mut play).expect("sent");
            assert!(!events.iter().any(|event| matches!(event, Event::PromiseKept { .. })));
            assert_eq!(play.open_promises().count(), 1, "{:?}", play.promises);
        }
    }

    /// What was promised to a director is not kept by what schools are told, nor the other way round.
    #[test]
    fn a_promise_is_kept_to_whom_it_was_made() {
        let case = case();
        let mut play = asked(&case);
        let to = case.scenario.cast.people.first().map(|person| person.id.clone());
        sends(&case, &mut play).expect("sent");
        let due = play.now() + 5 * MINUTE;
        apply(&mut play, &Event::Promised { due, to: to.clone() });
        let kept = |to: Option<&PersonId>| {
            let mut draft = Draft::new(&case, &play);
            keep_promises(&mut draft, to, &[]);
            let kept = draft.events.into_iter().filter_map(|event| match event {
                Event::PromiseKept { to, .. } => Some(to),
                _ => None,
            });
            kept.collect::<Vec<_>>()
        };
        assert_eq!(kept(None), [None]);
        assert_eq!(kept(to.as_ref()), vec![to.clone()]);
        assert_eq!(kept(Some(&"nobody".into())), []);
    }

    #[test]
    fn word_is_due_near_the_hour_and_until_it_was_sent() {
        let case = case();
        let mut play = asked(&case);
        let line = &case.scenario.interruptions.status.slots[0].lines[0];
        let hour = case.scenario.at(line.promises.as_ref().expect("an hour"));
        let soon = |play: &Play| holds(&case, play, &When::StatusDue(5));
        assert!(!soon(&play), "nothing was promised");
        sends(&case, &mut play).expect("sent");
        assert_eq!(due(&case, &play), Some(hour));
        assert!(!soon(&play), "it is minutes away");
        let minutes = i32::try_from((hour - play.now()) / MINUTE).expect("later");
        apply(&mut play, &Event::Spent(minutes - 5));
        assert!(soon(&play));
        apply(&mut play, &Event::PromiseKept { due: hour, to: None });
        assert!(!soon(&play));
    }

    #[test]
    fn a_line_that_promises_what_is_nearly_past_is_no_longer_one() {
        let case = case();
        let mut play = asked(&case);
        let line = &case.scenario.interruptions.status.slots[0].lines[0];
        let hour = case.scenario.at(line.promises.as_ref().expect("an hour"));
        let ahead = i32::try_from((hour - play.now()) / MINUTE).expect("later");
        let near = i32::try_from(case.numbers.promise_minutes).expect("minutes");
        apply(&mut play, &Event::Spent(ahead - near - 1));
        assert!(!is_near(&case, &play, line));
        apply(&mut play, &Event::Spent(1));
        assert!(is_near(&case, &play, line));
        assert_eq!(sends(&case, &mut play), Err(Rejection::PromiseNear));
    }
}

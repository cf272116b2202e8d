//! Who waits for an answer, with what can be said and what that takes; and what came back.

use super::Desk;
use super::pinned::hour_or_day;
use super::play::portrait;
use crate::people::Event as Among;
use crate::play::status::offered;
use crate::play::{Event, projections};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::evidence::{Asked, Choice, News, Slot, Wants};

/// Who waits for an answer.
pub fn asked(desk: &Desk, words: &Words) -> Vec<Asked> {
    let waiting = projections::beats_waiting(&desk.case, &desk.play);
    let mut asked: Vec<Asked> = waiting.into_iter().map(|beat| asks(desk, words, beat)).collect();
    // One text answers everybody who waits for one.
    let mut sheet = false;
    for one in asked.iter_mut().rev() {
        if matches!(one.wants, Wants::Status(_)) && std::mem::replace(&mut sheet, true) {
            one.wants = Wants::default();
        }
    }
    asked
}

/// That something has come which waits for an answer, while one was talking: it stands beside the
/// evidence, and who talks does not see it there.
pub fn comes_in_a_talk(desk: &Desk, events: &[Event], words: &Words) -> Option<String> {
    let talks = events.iter().any(|event| matches!(event.among(), Some(Among::Asked { .. })));
    let beat = events.iter().filter(|_| talks).find_map(|event| match event {
        Event::BeatHappened { beat, owes_by: Some(_) } => desk.scenario().beat(beat),
        _ => None,
    })?;
    let asks = asks(desk, words, beat);
    let key = if asks.by.is_empty() { "comes-meanwhile" } else { "comes-in-a-talk" };
    let until = if asks.until.is_empty() { asks.until } else { format!(", {}", asks.until) };
    let says = [("what", asks.heading.into()), ("until", until.into())];
    Some(words.with(key, &says))
}

/// Word that is still owed, the soonest first.
pub fn promised(desk: &Desk, words: &Words) -> Vec<String> {
    let mut open: Vec<_> = desk.play.open_promises().collect();
    open.sort_by_key(|promise| promise.due);
    let told = open.into_iter().map(|promise| {
        let hour = hour_or_day(desk, words, promise.due);
        let person = promise.to.as_ref().and_then(|id| desk.scenario().person(id));
        match person {
            Some(person) => {
                let name = person.called.as_str();
                words.with("evidence-promised-to", &[("name", name.into()), ("hour", hour.into())])
            }
            None => words.with("evidence-promised", &[("hour", hour.into())]),
        }
    });
    told.collect()
}

/// Messages that asked nothing, and what came back to answers, the newest first.
pub fn news(desk: &Desk) -> Vec<News> {
    let known = |id: &BeatId| desk.scenario().beat(id);
    let said = desk.log.iter().zip(&desk.clock).rev().filter_map(|(event, at)| match event {
        Event::BeatHappened { beat, owes_by: None } => {
            let beat = known(beat)?;
            Some((beat, beat.id.to_string(), String::new(), beat.text.clone(), *at))
        }
        Event::Answered { beat, choice } => {
            let beat = known(beat)?;
            let answer = beat.answers.iter().find(|answer| answer.id == *choice)?;
            let (yours, reply) = (answer.text.clone(), answer.reply.clone());
            Some((beat, format!("{} {choice}", beat.id), yours, reply, *at))
        }
        _ => None,
    });
    let news = said.map(|(beat, id, yours, text, at)| {
        let person = beat.from.as_ref().and_then(|id| desk.scenario().person(id));
        News {
            id,
            by: person.map(|person| person.id.to_string()).unwrap_or_default(),
            name: person.map(|person| person.called.clone()).unwrap_or_default(),
            portrait: person.map(|person| portrait(&person.portrait)).unwrap_or_default(),
            time: desk.hour(at),
            yours,
            text,
        }
    });
    news.collect()
}

fn asks(desk: &Desk, words: &Words, beat: &Beat) -> Asked {
    let wants = if beat.asks_status {
        let slots = desk.scenario().interruptions.status.slots.iter();
        let last = desk.play.statuses.last();
        let last = |at: usize| last.and_then(|status| status.lines.get(at));
        Wants::Status(
            slots.enumerate().map(|(at, slot)| status_slot(desk, slot, last(at))).collect(),
        )
    } else {
        let mut answers: Vec<&Answer> = beat.answers.iter().collect();
        answers.sort_by_key(|a| projections::order(&desk.play, "answer", a.id.as_str()));
        let choice = |a: &Answer| Choice { minutes: a.takes(), ..choice(&a.id, &a.text) };
        Wants::Choice(answers.into_iter().map(choice).collect())
    };
    let person = beat.from.as_ref().and_then(|id| desk.scenario().person(id));
    let heading = match person {
        Some(person) => words.with("evidence-asks", &[("name", person.called.as_str().into())]),
        None => words.get("what-happened"),
    };
    Asked {
        beat: beat.id.to_string(),
        by: person.map(|person| person.id.to_string()).unwrap_or_default(),
        name: person.map(|person| person.called.clone()).unwrap_or_default(),
        portrait: person.map(|person| portrait(&person.portrait)).unwrap_or_default(),
        heading,
        until: until(desk, words, beat),
        text: beat.text.clone(),
        wants,
    }
}

/// Until when an answer is waited for, where it is not for ever.
fn until(desk: &Desk, words: &Words, beat: &Beat) -> String {
    let by = desk.play.beats.get(&beat.id).and_then(|happened| happened.owes_by);
    let left = by.filter(|by| *by <= desk.play.budget).map(|by| by.saturating_sub(desk.play.spent));
    let hour = left.map(|left| desk.hour(desk.play.now() + Ms::from(left) * MINUTE));
    hour.map_or_else(String::new, |hour| words.with("waits-until", &[("hour", hour.into())]))
}

fn status_slot(desk: &Desk, slot: &StatusSlot, last: Option<&ChoiceId>) -> Slot {
    let mut lines: Vec<&StatusLine> = offered(&desk.case, &desk.play, slot).collect();
    lines.sort_by_key(|line| projections::order(&desk.play, "status", line.id.as_str()));
    Slot {
        name: slot.ask.clone(),
        // The hour of the next word is chosen anew each time: this text is what kept the last one.
        last: last
            .filter(|id| lines.iter().any(|line| line.id == **id && line.promises.is_none()))
            .map(ToString::to_string),
        lines: lines.into_iter().map(|line| choice(&line.id, &line.text)).collect(),
    }
}

fn choice(id: &ChoiceId, text: &str) -> Choice {
    Choice { id: id.to_string(), text: text.to_owned(), minutes: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::Command;
    use crate::workbench::desk::play::Forget;
    use crate::workbench::desk::sample;

    #[test]
    fn what_waits_is_told_of_in_a_talk_and_nowhere_else() {
        let words = Words::english();
        let case = sample::investigating().case.clone();
        let beats = &case.scenario.interruptions.beats;
        let beat = beats.iter().find(|beat| beat.asks_status).expect("somebody asks");
        let desk = asking(beat);
        let came = Event::BeatHappened { beat: beat.id.clone(), owes_by: Some(9) };
        assert_eq!(comes_in_a_talk(&desk, std::slice::from_ref(&came), &words), None);
        let asked = Event::People(Among::Asked {
            person: beat.from.clone().expect("who"),
            form: "fact".into(),
            topic: None,
            minutes: 1,
            closing: false,
            words: String::new(),
        });
        let told = comes_in_a_talk(&desk, &[asked.clone(), came], &words).expect("it is told");
        let name = &case.scenario.person(beat.from.as_ref().expect("who")).expect("known").called;
        assert!(told.starts_with(&format!("{name} asks. ")), "{told}");
        let news = Event::BeatHappened { beat: beat.id.clone(), owes_by: None };
        assert_eq!(comes_in_a_talk(&desk, &[asked, news], &words), None);
    }

    /// A play in which this message has just come.
    fn asking(beat: &Beat) -> Desk {
        let mut desk = sample::investigating();
        desk.happened(Event::BeatHappened { beat: beat.id.clone(), owes_by: Some(u32::MAX) });
        desk
    }

    fn sheets(desk: &Desk) -> Vec<Slot> {
        let waits = asked(desk, &Words::english()).into_iter();
        let slots = waits.map(|one| match one.wants {
            Wants::Status(slots) => slots,
            Wants::Choice(_) => Vec::new(),
        });
        slots.flatten().collect()
    }

    #[test]
    fn every_answer_says_the_minutes_that_it_takes() {
        let words = Words::english();
        let scenario = sample::investigating().case.scenario.clone();
        let mut priced = 0;
        for beat in scenario.interruptions.beats.iter().filter(|beat| !beat.answers.is_empty()) {
            let desk = asking(beat);
            let Wants::Choice(choices) = asked(&desk, &words).remove(0).wants else {
                panic!("{} has answers", beat.id)
            };
            for choice in choices {
                let mut desk = Desk::new(desk.case.clone(), 1, desk.log.clone(), Box::new(Forget));
                let before = desk.play.spent;
                let (beat, id) = (beat.id.clone(), ChoiceId::from(choice.id.as_str()));
                assert!(desk.send(Command::Answer { beat, choice: id }, &words));
                assert_eq!(desk.play.spent.saturating_sub(before), choice.minutes, "{choice:?}");
                priced += usize::from(choice.minutes > 0);
            }
        }
        assert!(priced > 5, "{priced}");
    }

    #[test]
    fn a_status_is_told_of_and_the_next_begins_where_it_ended() {
        let words = Words::english();
        let scenario = sample::investigating().case.scenario.clone();
        let beats = scenario.interruptions.beats.iter().filter(|beat| beat.asks_status);
        let beats: Vec<&Beat> = beats.collect();
        let mut desk = asking(beats[0]);
        assert!(sheets(&desk).iter().all(|slot| slot.last.is_none()));
        // The last line promises word at an hour that will have passed.
        let chosen: Vec<ChoiceId> = scenario
            .interruptions
            .status
            .slots
            .iter()
            .map(|slot| {
                let promising = slot.lines.iter().find(|line| line.promises.is_some());
                promising.unwrap_or(&slot.lines[0]).id.clone()
            })
            .collect();
        assert!(desk.send(Command::Status(chosen.clone()), &words), "{:?}", desk.refused);
        let hour = desk.hour(desk.play.now());
        assert!(desk.notice.as_ref().is_some_and(|notice| notice.contains(&hour)));
        let again = Event::BeatHappened { beat: beats[1].id.clone(), owes_by: Some(u32::MAX) };
        desk.happened(again);
        let last = |desk: &Desk| -> Vec<Option<String>> {
            sheets(desk).into_iter().map(|slot| slot.last).collect()
        };
        let mut all: Vec<Option<String>> = chosen.iter().map(|id| Some(id.to_string())).collect();
        *all.last_mut().expect("a slot") = None;
        assert_eq!(last(&desk), all, "when the next word comes is chosen anew");
        let hours = |desk: &Desk| sheets(desk).last().expect("a slot").lines.len();
        let (before, left) = (hours(&desk), desk.play.minutes_left());
        desk.happened(Event::Spent(left.cast_signed()));
        assert!(hours(&desk) < before, "an hour that has passed is not on offer");
    }
}

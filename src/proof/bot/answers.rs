//! How a bot answers people who ask something meanwhile: by what the words say.

use super::Bot;
use crate::play::Command;
use crate::scenario::model::*;

impl Bot<'_> {
    /// Answers whatever waits. No bot with a plan gives a name here: what sets the kinds apart lies
    /// in interviews and in the review.
    pub(super) fn answers(&mut self) {
        let waiting: Vec<&Beat> = self.view().waiting();
        let ids: Vec<BeatId> = waiting.iter().map(|beat| beat.id.clone()).collect();
        for id in ids {
            let Some(beat) = self.view().waiting().into_iter().find(|beat| beat.id == id) else {
                continue;
            };
            let command = if beat.asks_status {
                let slots = &self.case.scenario.interruptions.status.slots;
                let view = self.view();
                let lines = slots.iter().filter_map(|slot| {
                    let offered: Vec<&StatusLine> = view.status_lines(slot).collect();
                    let sound: Vec<bool> =
                        offered.iter().map(|line| line.is == StatusIs::Sound).collect();
                    let at = self.reader.pick(&slot.ask, &sound)? as usize;
                    offered.get(at).map(|line| line.id.clone())
                });
                Command::Status(lines.collect())
            } else {
                let left = self.view().minutes_left();
                let answers = beat.answers.iter().filter(|answer| answer.minutes <= left);
                let answers: Vec<&Answer> = answers.collect();
                let least = answers.iter().map(|answer| weighed(answer)).min();
                let sound: Vec<bool> =
                    answers.iter().map(|answer| Some(weighed(answer)) == least).collect();
                let picked = self.reader.pick(&format!("answer {id}"), &sound);
                let Some(answer) = picked.and_then(|at| answers.get(at as usize)) else {
                    continue;
                };
                Command::Answer { beat: id.clone(), choice: answer.id.clone() }
            };
            self.send(command);
        }
    }
}

/// What an answer's words commit to. Lower is better: no names, the own part told, promises kept
/// or made, few minutes.
fn weighed(answer: &Answer) -> i32 {
    answer
        .then
        .iter()
        .map(|then| match then {
            Then::NameGiven(_) => 100,
            Then::MoveReview => 20,
            Then::OwnPartTold => -50,
            Then::Promise(_) => -10,
            _ => 0,
        })
        .sum::<i32>()
        - 10 * i32::from(answer.keeps_promise)
        + answer.minutes.cast_signed()
}

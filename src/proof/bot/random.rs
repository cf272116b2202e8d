//! The bot that draws uniformly among what can be done.

use super::Bot;
use crate::people::rules::{Opens, Target};
use crate::play::{Command, Note};
use crate::scenario::model::PhaseName;

impl Bot<'_> {
    pub(super) fn investigates_at_random(&mut self) {
        while self.view().phase() == PhaseName::Investigate && !self.tired() {
            let mut legal = self.questions();
            let view = self.view();
            legal.extend(view.closed().iter().map(|source| Command::Open(source.id.clone())));
            for beat in view.waiting() {
                let answers = beat.answers.iter();
                legal.extend(answers.map(|answer| Command::Answer {
                    beat: beat.id.clone(),
                    choice: answer.id.clone(),
                }));
            }
            for opening in &self.play.opened {
                let places = self.reader.notable(&opening.source).into_iter();
                let new = places.filter(|place| !view.pins().any(|(_, pinned)| pinned == *place));
                legal.extend(new.map(|place| {
                    Command::Note(Note::Pin { place: place.clone(), note: String::new() })
                }));
            }
            legal.push(Command::StartReview);
            let at = self.draw(legal.len());
            self.send(legal.swap_remove(at));
        }
    }

    fn questions(&self) -> Vec<Command> {
        let view = self.view();
        let left = view.minutes_left();
        let mut questions = Vec::new();
        for person in view.people() {
            let topics = view.topics(&person.id);
            for form in self.case.rules.forms.iter().filter(|form| form.minutes <= left) {
                let ask = |topic| Command::Ask {
                    person: person.id.clone(),
                    form: form.id.clone(),
                    topic,
                    words: String::new(),
                };
                match form.opens {
                    Opens::None | Opens::Same => questions.push(ask(None)),
                    _ => questions.extend(topics.iter().cloned().map(Some).map(ask)),
                }
            }
        }
        questions
    }

    pub(super) fn reviews_at_random(&mut self) {
        while self.view().phase() == PhaseName::Review && !self.tired() {
            let view = self.view();
            let mut legal = vec![Command::NextStretch, Command::CloseReview];
            if !view.hour_over() {
                for act in &self.case.rules.moves {
                    let act_on = |target| Command::Move { act: act.id.clone(), target };
                    match act.target {
                        Target::Room => legal.push(act_on(None)),
                        Target::Person => {
                            legal
                                .extend(view.at_table().into_iter().cloned().map(Some).map(act_on));
                        }
                    }
                }
            }
            let at = self.draw(legal.len());
            self.send(legal.swap_remove(at));
        }
    }
}

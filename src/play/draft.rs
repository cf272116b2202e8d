//! A command under way: the events so far, and the play as it would stand after them.

use super::apply::apply;
use super::case::Case;
use super::conditions::holds;
use super::event::Event;
use super::state::Play;
use crate::evidence::Place;
use crate::people;
use crate::scenario::model::When;

/// Collects the events of one command. Dropped without trace where the command is rejected.
pub struct Draft<'a> {
    pub case: &'a Case,
    pub play: Play,
    pub events: Vec<Event>,
}

impl<'a> Draft<'a> {
    pub fn new(case: &'a Case, play: &Play) -> Self {
        Self { case, play: play.clone(), events: Vec::new() }
    }

    pub fn push(&mut self, event: Event) {
        apply(&mut self.play, &event);
        self.events.push(event);
    }

    /// Events of people, with the working minutes that they took outside the meeting.
    pub fn people(&mut self, events: Vec<people::Event>) {
        for event in events {
            let minutes = event.minutes();
            let told = match &event {
                people::Event::Told { person, item, .. } => {
                    Some(Place::Telling { person: person.clone(), item: item.clone() })
                }
                _ => None,
            };
            self.push(Event::People(event));
            if let Some(place) = told {
                self.note(place);
            }
            if minutes > 0 && !self.play.people.in_meeting() {
                self.spend(minutes);
            }
        }
    }

    /// Notes what somebody told, unless it is in the notebook already.
    fn note(&mut self, place: Place) {
        if !self.play.notebook.pins.values().any(|pin| pin.place == place) {
            self.push(Event::Noted { pin: self.play.next_pin, place });
        }
    }

    /// Spends working minutes; at most those that are left.
    pub fn spend(&mut self, minutes: u32) {
        let minutes = minutes.min(self.play.minutes_left());
        if minutes > 0 {
            self.push(Event::Spent(minutes.cast_signed()));
        }
    }

    pub fn holds(&self, when: &When) -> bool {
        holds(self.case, &self.play, when)
    }
}

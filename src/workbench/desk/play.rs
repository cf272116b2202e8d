//! One play on the desk: commands go in, and what they came to is kept before it is shown.

use crate::coach::Glossary;
use crate::debrief::glossary;
use crate::evidence::clock::Reader;
use crate::play::confidence::confided;
use crate::play::{Case, Command, Event, Play, apply, decide, projections};
use crate::scenario::model::*;
use crate::workbench::keys::{Act, cap};
use std::sync::Arc;

/// Keeps events where a crash cannot take them.
pub trait Keeper: Send {
    /// Keeps one batch.
    ///
    /// # Errors
    /// In words for the player: nothing of the batch has happened then.
    fn keep(&mut self, events: &[Event]) -> Result<(), String>;
}

/// Plays that nobody will go on with, as in tests.
pub struct Forget;

impl Keeper for Forget {
    fn keep(&mut self, _events: &[Event]) -> Result<(), String> {
        Ok(())
    }
}

pub struct Desk {
    pub case: Arc<Case>,
    pub play: Play,
    /// Everything that happened, in order.
    pub log: Vec<Event>,
    /// Where in the log each question and move stands, with the clock at that moment.
    pub clock: Vec<Ms>,
    /// Why the last command was not possible.
    pub refused: Option<String>,
    /// Unfinished lines at the journal's end that were cut off when it was opened.
    pub dropped_lines: usize,
    /// The names that the player's texts use, for the language coach.
    pub names: Arc<Glossary>,
    /// What the player shall know of what just happened beside the screen, until the next command.
    pub notice: Option<String>,
    /// It tells of something that was missed.
    missed: bool,
    keeper: Box<dyn Keeper>,
}

impl Desk {
    /// A play as it stands after these events, which are kept already.
    pub fn new(case: Arc<Case>, seed: u64, log: Vec<Event>, keeper: Box<dyn Keeper>) -> Self {
        let mut desk = Self {
            names: Arc::new(glossary(&case)),
            case,
            play: Play::new(seed),
            log: Vec::new(),
            clock: Vec::new(),
            refused: None,
            dropped_lines: 0,
            notice: None,
            missed: false,
            keeper,
        };
        for event in log {
            desk.happened(event);
        }
        desk
    }

    pub(super) fn happened(&mut self, event: Event) {
        self.clock.push(self.play.now());
        apply(&mut self.play, &event);
        self.log.push(event);
    }

    /// Does what the player asks for, if it is possible; whether it was.
    pub fn send(&mut self, command: Command, words: &crate::text::Words) -> bool {
        self.notice = None;
        self.missed = false;
        self.refused = match decide(&self.case, &self.play, command) {
            Err(rejection) => Some(super::reasons::reason(words, &rejection)),
            Ok(events) => match self.keeper.keep(&events) {
                Err(reason) => Some(reason),
                Ok(()) => {
                    let (from, shown) = (self.log.len(), self.shown_by());
                    for event in events {
                        self.happened(event);
                    }
                    let happened = &self.log[from..];
                    let published = || self.published(happened, words);
                    let left = || self.left_waiting(happened, words);
                    let off = || {
                        (self.shown_by() < shown)
                            .then(|| words.with("taken-off", &[("key", cap(Act::Undo).into())]))
                    };
                    let comes = || super::asked::comes_in_a_talk(self, happened, words);
                    let said = self.in_confidence(happened, words).or_else(published);
                    let missed = if said.is_none() { left() } else { None };
                    let late = missed.is_some();
                    self.notice = said.or(missed).or_else(comes).or_else(off);
                    self.missed = late;
                    None
                }
            },
        };
        self.refused.is_none()
    }

    /// That something written down just now was said in confidence.
    fn in_confidence(&self, events: &[Event], words: &crate::text::Words) -> Option<String> {
        let confided = confided(&self.case, &self.play, events).into_iter().next()?;
        let name = self.scenario().person(&confided.person)?.called.clone();
        let key = if confided.refused { "in-confidence-refused" } else { "in-confidence" };
        Some(words.with(key, &[("name", name.into())]))
    }

    /// That a status has gone out, and when.
    fn published(&self, events: &[Event], words: &crate::text::Words) -> Option<String> {
        let at = events.iter().find_map(|event| match event {
            Event::StatusSent { at, .. } => Some(*at),
            _ => None,
        })?;
        Some(words.with("status-published", &[("hour", self.hour(at).into())]))
    }

    /// How many pins the sheets rest on, each as often as it stands there.
    fn shown_by(&self) -> usize {
        let book = &self.play.notebook;
        let numbers = book.impact.values().map(|range| range.pins.len());
        let factors = book.factors.values().map(|branch| branch.pins.len());
        let harms = book.harms.values().filter(|pin| pin.is_some()).count();
        numbers.chain(factors).sum::<usize>() + harms + book.well.len() + book.needs.len()
    }

    /// That somebody who waited got no answer in time: they are gone from the list with it.
    fn left_waiting(&self, events: &[Event], words: &crate::text::Words) -> Option<String> {
        let left = events.iter().find_map(|event| match event {
            Event::LeftUnanswered(id) => self.scenario().beat(id),
            _ => None,
        })?;
        let from = left.from.as_ref().and_then(|person| self.scenario().person(person));
        Some(match from {
            Some(person) => words.with("left-waiting", &[("name", person.called.clone().into())]),
            None => words.get("left-passed"),
        })
    }

    /// What the player shall know beside the screen: whether something was refused or missed, and the
    /// words.
    pub fn note(&self) -> Option<(bool, &str)> {
        let refused = self.refused.as_deref().map(|text| (true, text));
        refused.or(self.notice.as_deref().map(|text| (self.missed, text)))
    }

    /// Puts away what [`Desk::note`] says: it has been read, or belongs to another screen.
    pub fn noted(&mut self) {
        self.refused = None;
        self.notice = None;
        self.missed = false;
    }

    pub fn scenario(&self) -> &Scenario {
        &self.case.scenario
    }

    /// Hour and minute of an instant in the company's zone.
    pub fn hour(&self, at: Ms) -> String {
        self.shown(at, MINUTE)
    }

    /// The clock on the wall.
    pub fn house(&self) -> Reader {
        let zone = self.scenario().manifest.zone.clone();
        Reader::new(&Clock { zone, skew_ms: 0, resolution_ms: 1 })
    }

    /// An instant in the company's zone, down to a resolution.
    pub fn shown(&self, at: Ms, resolution_ms: Ms) -> String {
        self.house().like(resolution_ms).shown(at, at)
    }

    /// Factors in the order in which they surfaced, so that none changes its number; those that came
    /// up at once in an order that says nothing.
    pub fn factors(&self) -> Vec<&Factor> {
        let mut turn = 0;
        let mut surfaced = std::collections::BTreeMap::new();
        for event in &self.log {
            match event {
                Event::FactorSurfaced(id) => {
                    surfaced.entry(id).or_insert(turn);
                }
                _ => turn += 1,
            }
        }
        let mut factors = projections::factors(&self.case, &self.play);
        factors.sort_by_key(|factor| surfaced.get(&factor.id).copied());
        factors
    }

    /// The pin on a place, if there is one.
    pub fn pin_on(&self, place: &crate::evidence::Place) -> Option<u32> {
        let pins = &self.play.notebook.pins;
        pins.iter().find(|(_, pin)| pin.place == *place).map(|(number, _)| *number)
    }

    /// What a row shows of pins: the name of the one on it alone, or else of a range that begins there;
    /// and whether it lies in a range.
    pub fn pins_of(&self, source: &SourceId, row: u32) -> (Option<String>, bool) {
        use crate::evidence::Place;
        let (mut own, mut begins, mut held) = (None, None, false);
        for (number, pin) in &self.play.notebook.pins {
            let Some((first, last)) = pin.place.span() else { continue };
            if pin.place.source() != Some(source) || !(first..=last).contains(&row) {
                continue;
            }
            match pin.place {
                Place::Row { .. } => own = Some(number),
                _ => {
                    held = true;
                    begins = begins.or((first == row).then_some(number));
                }
            }
        }
        (own.or(begins).map(|pin| format!("P{pin}")), held)
    }
}

/// Parts of a portrait as the drawing room takes them.
pub fn portrait(of: &Portrait) -> crate::look::PortraitSpec {
    crate::look::PortraitSpec {
        skin: of.skin,
        hair: of.hair,
        hair_colour: of.hair_colour,
        collar: of.collar,
        cloth: of.cloth,
        jaw: of.jaw,
        extra: of.extra,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use crate::evidence::Place;
    use crate::play::command::Note;
    use crate::play::{Command, Event};
    use crate::text::Words;

    #[test]
    fn whoever_could_not_wait_any_longer_is_told_of() {
        let words = Words::english();
        let mut desk = sample::investigating();
        let beat = desk.scenario().interruptions.beats.iter().find(|beat| beat.asks_status);
        let beat = beat.expect("somebody asks").clone();
        desk.happened(Event::BeatHappened { beat: beat.id.clone(), owes_by: Some(0) });
        let source = desk.play.unlocked.iter().next().expect("a source").clone();
        assert!(desk.send(Command::Open(source), &words));
        let who = desk.scenario().person(&beat.from.expect("who")).expect("known").called.clone();
        let told = words.with("left-waiting", &[("name", who.into())]);
        assert_eq!(desk.note(), Some((true, told.as_str())));
    }

    #[test]
    fn a_pin_that_is_taken_off_a_sheet_says_how_it_comes_back() {
        let words = Words::english();
        let mut desk = sample::investigating();
        let source = desk.play.unlocked.iter().next().expect("a source").clone();
        assert!(desk.send(Command::Open(source.clone()), &words));
        let place = Place::Row { source, row: 1 };
        let pin = Note::Pin { place, note: String::new() };
        assert!(desk.send(Command::Note(pin), &words));
        assert!(desk.send(Command::Note(Note::Harm { harm: 1, pin: Some(1) }), &words));
        assert_eq!(desk.note(), None, "what is put there is seen");
        assert!(desk.send(Command::Note(Note::RemoveHarm(1)), &words));
        let (refused, said) = desk.note().expect("it is told");
        assert!(!refused && said.starts_with("A pin was taken off"), "{said}");
        assert!(desk.send(Command::Undo, &words));
        assert_eq!(desk.note(), None, "and back again");
    }
}

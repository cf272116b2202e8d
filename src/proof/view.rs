//! What a bot may look at: what a player sees on the screens, and nothing else.

use crate::evidence::Place;
use crate::people::state::Last;
use crate::people::{Layer, state::MeetingState};
use crate::play::{Case, Play, projections, status};
use crate::scenario::model::*;

#[derive(Clone, Copy)]
pub struct View<'a> {
    pub case: &'a Case,
    play: &'a Play,
}

impl<'a> View<'a> {
    pub fn new(case: &'a Case, play: &'a Play) -> Self {
        Self { case, play }
    }

    pub fn phase(&self) -> PhaseName {
        self.play.phase
    }

    pub fn now(&self) -> Ms {
        self.play.now()
    }

    /// The lines of a status text that can be chosen now.
    pub fn status_lines(&self, slot: &'a StatusSlot) -> impl Iterator<Item = &'a StatusLine> {
        status::offered(self.case, self.play, slot)
    }

    pub fn minutes_left(&self) -> u32 {
        self.play.minutes_left()
    }

    /// Sources that are known and closed, and can still be opened.
    pub fn closed(&self) -> Vec<&'a Source> {
        let mut known = projections::sources(self.case, self.play);
        known.retain(|source| {
            !self.play.is_open(&source.id) && source.minutes <= self.play.minutes_left()
        });
        known
    }

    /// People with something to ask them about.
    pub fn people(&self) -> Vec<&'a Person> {
        let mut people = projections::people_to_ask(self.case);
        people.retain(|person| !self.topics(&person.id).is_empty());
        people
    }

    pub fn topics(&self, person: &PersonId) -> Vec<TopicId> {
        projections::topics_for(self.case, self.play, person)
    }

    /// Minutes that somebody has given so far.
    pub fn minutes_with(&self, person: &PersonId) -> u32 {
        self.play.people.person(person).map_or(0, |state| state.minutes)
    }

    /// How often somebody was asked in this way.
    pub fn asked(&self, person: &PersonId, form: &str) -> usize {
        self.play.people.person(person).map_or(0, |state| {
            state.asked.iter().filter(|(asked, _)| asked.as_str() == form).count()
        })
    }

    pub fn questions(&self, person: &PersonId) -> u32 {
        self.play.people.asked(person)
    }

    pub fn waiting(&self) -> Vec<&'a Beat> {
        projections::beats_waiting(self.case, self.play)
    }

    pub fn measures(&self) -> Vec<&'a Measure> {
        projections::measures(self.case, self.play)
    }

    /// Pins that may be used, by number: of what people told, what was told openly and may be
    /// quoted.
    pub fn pins(&self) -> impl Iterator<Item = (u32, &'a Place)> {
        let pins = self.play.notebook.pins.iter().map(|(number, pin)| (*number, &pin.place));
        pins.filter(|(_, place)| {
            place.told().is_none_or(|(person, item)| {
                self.play.people.told(person, item) == Some(Layer::Open)
                    && self.may_quote(person, item)
            })
        })
    }

    pub fn on_board(&self) -> &'a std::collections::BTreeMap<FactorId, crate::play::state::Branch> {
        &self.play.notebook.factors
    }

    /// What the sheet of the impact asks for.
    pub fn quantities(&self) -> &'a [Quantity] {
        &self.case.scenario.truth.impact.quantities
    }

    /// How many harms the sheet offers, true and false.
    pub fn harms(&self) -> usize {
        self.case.scenario.truth.impact.harms.len()
    }

    /// The company's table.
    pub fn severities(&self) -> &'a [Severity] {
        &self.case.scenario.manifest.company.severities
    }

    /// Decisions that have come up.
    pub fn decisions(&self) -> Vec<&'a TurningPoint> {
        projections::decisions(self.case, self.play)
    }

    /// How many things the sheet offers that may have gone well.
    pub fn went_well(&self) -> usize {
        self.case.scenario.truth.went_well.len()
    }

    /// Entries that do not stand, with their pins, by number.
    pub fn open_entries(&self) -> Vec<(u32, u32)> {
        let entries = self.play.notebook.entries.iter();
        let open = entries.filter(|(number, _)| !self.play.locked(**number));
        open.map(|(number, entry)| (*number, entry.pin)).collect()
    }

    /// Personal things that somebody has told openly, and was not yet asked to be quoted with.
    pub fn personal(&self, person: &PersonId) -> Vec<ItemId> {
        let told = self.play.people.person(person).into_iter().flat_map(|state| &state.told);
        let asked =
            |item: &ItemId| self.play.consents.contains_key(&(person.clone(), item.clone()));
        told.filter(|(item, layer)| {
            **layer == Layer::Open && self.is_personal(person, item) && !asked(item)
        })
        .map(|(item, _)| item.clone())
        .collect()
    }

    /// Whether something may stand on the timeline and the board: it is not personal, or they gave
    /// leave.
    pub fn may_quote(&self, person: &PersonId, item: &ItemId) -> bool {
        let leave = self.play.consents.get(&(person.clone(), item.clone()));
        !self.is_personal(person, item) || leave == Some(&true)
    }

    fn is_personal(&self, person: &PersonId, item: &ItemId) -> bool {
        self.case.scenario.item(person, item).is_some_and(|item| item.personal)
    }

    fn meeting(&self) -> Option<&'a MeetingState> {
        self.play.people.meeting.as_ref().filter(|meeting| meeting.open)
    }

    pub fn hour_over(&self) -> bool {
        self.meeting().is_none_or(|meeting| meeting.minutes >= meeting.length)
    }

    pub fn meeting_minutes(&self) -> u32 {
        self.meeting().map_or(0, |meeting| meeting.minutes)
    }

    pub fn meeting_minutes_left(&self) -> u32 {
        self.meeting().map_or(0, |meeting| meeting.minutes_left())
    }

    /// Which stretch is on the table, from 0.
    pub fn stretch(&self) -> usize {
        self.meeting().map_or(0, |meeting| meeting.stretch)
    }

    pub fn at_table(&self) -> Vec<&'a PersonId> {
        self.meeting().map_or_else(Vec::new, |meeting| meeting.safety.keys().collect())
    }

    /// Who spoke last, and what they did.
    pub fn last(&self) -> Option<&'a (PersonId, Last)> {
        self.meeting()?.last.as_ref()
    }

    /// An idea for a fix is on the table.
    pub fn has_idea(&self) -> bool {
        self.meeting().is_some_and(|meeting| meeting.idea.is_some())
    }

    /// How at ease somebody shows themselves, 0 to 3.
    pub fn ease(&self, person: &PersonId) -> usize {
        self.play.people.ease(person)
    }

    /// What the room's mean safety looks like from outside: the middle of each stage of ease.
    pub fn mean_safety(&self) -> i32 {
        const MIDDLES: [i32; 4] = [20, 39, 56, 74];
        let table = self.at_table();
        let sum: i32 = table.iter().map(|person| MIDDLES[self.ease(person).min(3)]).sum();
        sum / i32::try_from(table.len()).unwrap_or(0).max(1)
    }
}

//! How people are: trust, what they told, and the meeting while it lasts.

use super::event::{Layer, Spoke};
use crate::scenario::model::*;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub people: BTreeMap<PersonId, PersonState>,
    /// Management's support, 0 to 100.
    pub sponsor: i32,
    pub meeting: Option<MeetingState>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonState {
    pub trust: i32,
    pub patience: i32,
    /// What each item needs on that day, more or less than its author says.
    pub needs: BTreeMap<ItemId, i32>,
    pub told: BTreeMap<ItemId, Layer>,
    pub told_in_meeting: BTreeSet<ItemId>,
    pub shut: BTreeMap<ItemId, u8>,
    pub lost: BTreeSet<ItemId>,
    pub asked: Vec<(FormId, Option<TopicId>)>,
    pub closing: u32,
    pub minutes: u32,
    pub said_why: bool,
    pub out_of_time: bool,
    /// The item told guardedly in the last answer.
    pub guarded_last: Option<ItemId>,
    pub waited: BTreeSet<ItemId>,
    pub lines: u32,
    pub absent: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingState {
    pub open: bool,
    pub minutes: u32,
    pub length: u32,
    pub turn: u32,
    pub stretch: usize,
    pub pull: i32,
    pub safety: BTreeMap<PersonId, i32>,
    pub silent: BTreeMap<PersonId, i32>,
    pub spoken: BTreeMap<PersonId, u32>,
    pub beats: BTreeSet<BeatId>,
    pub last: Option<(PersonId, Last)>,
    /// Who told something last since the chair's last move, whoever spoke after them.
    pub teller: Option<PersonId>,
    pub blame: Option<PersonId>,
    /// Who asked for a name last, by habit and of nobody in particular, while nothing else was said.
    pub demanded: Option<PersonId>,
    /// How often a name was asked for like that.
    pub demands: u32,
    /// How often such a demand, or blame, was answered.
    pub answered: u32,
    /// How often somebody who used to ask for a name took part otherwise.
    pub calm: u32,
    pub misread: Option<PersonId>,
    pub thanks: u32,
    /// Minutes that the player's moves took.
    pub own_minutes: u32,
    /// The move that was made last.
    pub moved: Option<MoveId>,
    /// Moves that were made towards somebody.
    pub made: BTreeSet<(MoveId, PersonId)>,
    /// Persons asked what was visible, in this stretch.
    pub asked_visible: BTreeSet<PersonId>,
    pub needs_more: BTreeMap<PersonId, i32>,
    pub left_unsaid: BTreeSet<(PersonId, ItemId)>,
    /// The last idea for a fix in this stretch, with who had it, until it is kept for later.
    pub idea: Option<(Option<MeasureId>, PersonId)>,
    pub parked: Vec<(Option<MeasureId>, PersonId)>,
    pub unwilling: i32,
    pub delayed: Vec<Delayed>,
}

impl MeetingState {
    /// Minutes left of the hour.
    pub fn minutes_left(&self) -> u32 {
        self.length.saturating_sub(self.minutes)
    }
}

/// What the last speaker did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Last {
    Told,
    Spoke(Spoke),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delayed {
    pub turn: u32,
    pub target: Option<PersonId>,
    pub act: MoveId,
    pub case: u32,
    pub effect: u32,
}

impl State {
    pub fn person(&self, id: &PersonId) -> Option<&PersonState> {
        self.people.get(id)
    }

    /// 0 for somebody unknown.
    pub fn trust(&self, id: &PersonId) -> i32 {
        self.person(id).map_or(0, |person| person.trust)
    }

    pub fn told(&self, person: &PersonId, item: &ItemId) -> Option<Layer> {
        self.person(person)?.told.get(item).copied()
    }

    /// Whether something was told: a condition has to be told openly, a fact is told or not.
    pub fn told_openly(&self, person: &PersonId, item: &Item) -> bool {
        let layer = self.told(person, &item.id);
        layer.is_some_and(|layer| layer == Layer::Open || item.kind == ItemKind::Fact)
    }

    /// The words of a telling, as they were said; none to what was not told.
    pub fn words<'a>(&self, person: &PersonId, item: &'a Item) -> Option<&'a str> {
        let told = self.person(person)?;
        let layer = told.told.get(&item.id)?;
        Some(item.said(*layer == Layer::Open, told.told_in_meeting.contains(&item.id)))
    }

    pub fn asked(&self, person: &PersonId) -> u32 {
        self.person(person).map_or(0, |person| u32::try_from(person.asked.len()).unwrap_or(0))
    }

    pub fn closing_asked(&self, person: &PersonId) -> u32 {
        self.person(person).map_or(0, |person| person.closing)
    }

    pub fn people_heard(&self) -> u32 {
        let heard = self.people.values().filter(|person| !person.asked.is_empty());
        u32::try_from(heard.count()).unwrap_or(0)
    }

    /// Whether a move was made towards somebody.
    pub fn made(&self, act: &MoveId, towards: &PersonId) -> bool {
        let made = (act.clone(), towards.clone());
        self.meeting.as_ref().is_some_and(|meeting| meeting.made.contains(&made))
    }

    pub fn in_meeting(&self) -> bool {
        self.meeting.as_ref().is_some_and(|meeting| meeting.open)
    }

    pub fn meeting_minutes(&self) -> u32 {
        self.meeting.as_ref().map_or(0, |meeting| meeting.minutes)
    }

    /// Mean safety of those at the table; before the meeting what it would be.
    pub fn mean_safety(&self) -> i32 {
        let levels: Vec<i32> = match &self.meeting {
            Some(meeting) => meeting.safety.values().copied().collect(),
            None => self.people.values().map(|person| (person.trust + 50) / 2).collect(),
        };
        let count = i32::try_from(levels.len()).unwrap_or(0).max(1);
        levels.iter().sum::<i32>() / count
    }

    /// The stretch with this name is on the table or past.
    pub fn stretch_reached(&self, scenario: &Scenario, stretch: &StretchId) -> bool {
        let at = scenario.meeting.stretches.iter().position(|other| other.id == *stretch);
        match (&self.meeting, at) {
            (Some(meeting), Some(at)) => meeting.stretch >= at,
            _ => false,
        }
    }

    /// What an item needs of trust, or of safety, now.
    pub fn need(&self, person: &PersonId, item: &Item, shut_need: i32) -> i32 {
        let Some(state) = self.person(person) else { return item.need };
        let drawn = state.needs.get(&item.id).copied().unwrap_or(item.need);
        drawn + i32::from(state.shut.get(&item.id).copied().unwrap_or(0)) * shut_need
    }

    /// Untold openly, and not lost.
    pub fn untold(&self, person: &PersonId, item: &Item) -> bool {
        self.person(person).is_some_and(|state| {
            state.told.get(&item.id) != Some(&Layer::Open) && !state.lost.contains(&item.id)
        })
    }

    /// How at ease somebody shows themselves: 0 closed, 1 wary, 2 calm, 3 open.
    pub fn ease(&self, person: &PersonId) -> usize {
        let level = self
            .meeting
            .as_ref()
            .and_then(|meeting| meeting.safety.get(person).copied())
            .unwrap_or_else(|| self.trust(person));
        match level {
            ..30 => 0,
            30..48 => 1,
            48..64 => 2,
            _ => 3,
        }
    }
}

//! The table during one turn: who speaks, who tells, how the room drifts.

use super::apply::apply;
use super::effects;
use super::event::{Event, Layer, Spoke};
use super::review::Turn;
use super::state::{MeetingState, State};
use crate::scenario::model::*;

/// The meeting as it stands while the events of a turn are collected.
pub struct Table<'a> {
    pub turn: &'a Turn<'a>,
    pub state: State,
    pub events: Vec<Event>,
    pub corrections: Vec<(u32, EventId, PersonId)>,
    none: MeetingState,
}

impl<'a> Table<'a> {
    pub fn new(turn: &'a Turn<'a>) -> Self {
        Self {
            turn,
            state: turn.state.clone(),
            events: Vec::new(),
            corrections: Vec::new(),
            none: MeetingState::default(),
        }
    }

    pub fn push(&mut self, event: Event) {
        apply(&mut self.state, &event);
        self.events.push(event);
    }

    pub fn meeting(&self) -> &MeetingState {
        self.state.meeting.as_ref().unwrap_or(&self.none)
    }

    /// Those at the table, in the order of their places.
    pub fn present(&self) -> Vec<PersonId> {
        let meeting = self.meeting();
        let at_table = self.turn.scenario.meeting.at_table.iter();
        at_table.filter(|id| meeting.safety.contains_key(*id)).cloned().collect()
    }

    pub fn level(&self, person: &PersonId) -> i32 {
        self.meeting().safety.get(person).copied().unwrap_or(0)
    }

    pub fn safety(&mut self, person: &PersonId, by: i32) {
        if by != 0 && self.meeting().safety.contains_key(person) {
            let after = (self.level(person) + by).clamp(0, 100);
            self.push(Event::SafetyChanged { person: person.clone(), after });
        }
    }

    pub fn pull(&mut self, by: i32) {
        let after = (self.meeting().pull + by).clamp(0, 100);
        self.push(Event::PullChanged { after });
    }

    pub fn sponsor(&mut self, by: i32) {
        let after = (self.state.sponsor + by).clamp(0, 100);
        self.push(Event::SponsorChanged { after });
    }

    pub fn minutes(&mut self, minutes: u32) {
        self.push(Event::MeetingMinutes { minutes });
    }

    /// The item that somebody would tell next: of this stretch, untold, conditions before facts, as
    /// the sheet on the table has the facts already; then lowest need first.
    pub fn fitting(&self, person: &PersonId) -> Option<(&'a Item, i32)> {
        let meeting = self.meeting();
        let stretch = self.turn.scenario.meeting.stretches.get(meeting.stretch)?;
        let shut = self.turn.rules.numbers.interview.shut_need;
        let more = meeting.needs_more.get(person).copied().unwrap_or(0);
        let known = self.turn.scenario.person(person)?;
        known
            .knows
            .iter()
            .filter(|item| {
                item.stretch == stretch.id
                    && self.state.untold(person, item)
                    && !meeting.left_unsaid.contains(&(person.clone(), item.id.clone()))
            })
            .map(|item| (item, self.state.need(person, item, shut) + more))
            .min_by_key(|(item, need)| (item.kind == ItemKind::Fact, *need))
    }

    /// Who lacks least to tell something that fits, within so much.
    pub fn nearest(&self, within: i32) -> Option<PersonId> {
        let lacks = self.present().into_iter().filter_map(|person| {
            let (_, need) = self.fitting(&person)?;
            let lack = need - self.level(&person);
            (lack > 0 && lack <= within).then_some((lack, person))
        });
        lacks.min_by_key(|(lack, _)| *lack).map(|(_, person)| person)
    }

    /// Somebody tells what fits if they feel safe enough; whether they did.
    pub fn may_tell(&mut self, person: &PersonId, ease: i32) -> bool {
        let Some((item, need)) = self.fitting(person) else { return false };
        if self.level(person) < need - ease {
            return false;
        }
        let numbers = &self.turn.rules.numbers.meeting;
        let (minutes, pull) = (numbers.speak_minutes, numbers.pull_told);
        let (person, item) = (person.clone(), item.id.clone());
        self.push(Event::Told { person, item, layer: Layer::Open });
        self.minutes(minutes);
        self.pull(pull);
        true
    }

    /// The next turn: what is due, the room's drift, and somebody speaks.
    pub fn next_turn(&mut self) {
        let numbers = &self.turn.rules.numbers.meeting;
        self.push(Event::Turn);
        effects::due(self);
        self.pull(numbers.pull_a_turn);
        self.move_to_mean(numbers.to_mean_percent);
        if !self.beat() {
            self.speaks();
        }
        if self.meeting().pull >= numbers.conclude_at {
            self.concludes();
        }
    }

    fn move_to_mean(&mut self, percent: i32) {
        let levels: Vec<i32> = self.meeting().safety.values().copied().collect();
        let count = i32::try_from(levels.len()).unwrap_or(0).max(1);
        let mean = levels.iter().sum::<i32>() / count;
        for person in self.present() {
            let way = (mean - self.level(&person)) * percent;
            // To the nearest whole point.
            let by = (way + way.signum() * 50) / 100;
            self.safety(&person, by);
        }
    }

    fn beat(&mut self) -> bool {
        let scenario = self.turn.scenario;
        let meeting = self.meeting();
        let stretch = scenario.meeting.stretches.get(meeting.stretch).map(|stretch| &stretch.id);
        let due = scenario.meeting.beats.iter().find(|beat| {
            !meeting.beats.contains(&beat.id)
                && (meeting.safety.contains_key(&beat.by)
                    || beat.by == scenario.meeting.facilitator)
                && stretch.is_some_and(|stretch| names(&beat.when, stretch))
                && self.holds(&beat.when)
        });
        let Some(beat) = due else { return false };
        let kind = match &beat.kind {
            BeatKind::Blame(target) => Spoke::Blame(target.clone()),
            BeatKind::Fix(measure) => Spoke::Fix(Some(measure.clone())),
            BeatKind::Lecture => Spoke::Lecture,
            BeatKind::Obvious => Spoke::Obvious,
            BeatKind::Apology => Spoke::Apology,
            BeatKind::Misreading(who) => Spoke::Misreading(who.clone()),
            BeatKind::Remark => Spoke::Remark,
        };
        self.push(Event::Said { beat: beat.id.clone(), by: beat.by.clone(), kind });
        self.minutes(self.turn.rules.numbers.meeting.speak_minutes);
        for effect in &beat.then {
            match effect {
                Then::Trust(person, by) => self.safety(person, *by),
                Then::TrustOfAll(by) => {
                    for person in self.present() {
                        self.safety(&person, *by);
                    }
                }
                Then::Sponsor(by) => self.sponsor(*by),
                // Everything else is no matter of people; the play takes it from the beat.
                _ => {}
            }
        }
        true
    }

    /// Whether a condition holds by now: what was told in this very turn counts.
    fn holds(&self, when: &When) -> bool {
        match when {
            When::All(all) => all.iter().all(|when| self.holds(when)),
            When::Any(any) => any.iter().any(|when| self.holds(when)),
            When::Not(when) => !self.holds(when),
            When::Told(person, item) => {
                let known = self.turn.scenario.item(person, item);
                known.is_some_and(|item| self.state.told_openly(person, item))
            }
            When::Heard(person, item) => self.state.told(person, item).is_some(),
            When::Made(act, towards) => self.state.made(act, towards),
            When::MeanSafety(is) => is.holds(self.state.mean_safety()),
            When::Sponsor(is) => is.holds(self.state.sponsor),
            other => (self.turn.holds)(other),
        }
    }

    /// The highest urge speaks.
    fn speaks(&mut self) {
        let urges = self.present().into_iter().filter_map(|id| {
            let person = self.turn.scenario.person(&id)?;
            Some((self.urge(person), id))
        });
        // The first of equals, by place.
        let first = urges.fold(None, |best: Option<(i32, PersonId)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        });
        let Some((_, person)) = first else { return };
        if !self.may_tell(&person, 0) {
            self.habit(&person);
        }
    }

    fn urge(&self, person: &Person) -> i32 {
        let numbers = &self.turn.rules.numbers.meeting;
        let meeting = self.meeting();
        let fits = if self.fitting(&person.id).is_some() { numbers.fits_urge } else { 0 };
        let safe = (self.level(&person.id) - 50) / numbers.safety_urge_divisor.max(1);
        let silent = meeting
            .silent
            .get(&person.id)
            .copied()
            .unwrap_or(i32::try_from(meeting.turn).unwrap_or(0));
        let waited = silent.min(numbers.silent_turns_at_most) * numbers.silent_urge;
        let last = meeting.last.as_ref().is_some_and(|(last, _)| *last == person.id);
        person.talkativeness + fits + safe + waited + if last { numbers.last_urge } else { 0 }
    }

    fn habit(&mut self, id: &PersonId) {
        let Some(person) = self.turn.scenario.person(id) else { return };
        if person.habit == Habit::Blame && self.calm(person) {
            return self.calmed(person);
        }
        let said = self.state.person(id).map_or(0, |state| state.lines);
        let lines = u32::try_from(person.habit_lines.len()).unwrap_or(1).max(1);
        let kind = match person.habit {
            Habit::Apologise => Spoke::Apology,
            Habit::Lecture => Spoke::Lecture,
            Habit::Fix => Spoke::Fix(None),
            Habit::Obvious => Spoke::Obvious,
            Habit::Silence => Spoke::Silence,
            Habit::Blame => Spoke::Remark,
        };
        self.push(Event::Habit { person: id.clone(), line: said % lines, kind });
        self.minutes(self.turn.rules.numbers.meeting.speak_minutes);
    }

    /// Who asks for a name has asked it as often as they have words for it, or has been answered; the
    /// second time they take the answer.
    fn calm(&self, person: &Person) -> bool {
        let meeting = self.meeting();
        let asked = usize::try_from(meeting.demands + meeting.answered).unwrap_or(usize::MAX);
        !person.calm_lines.is_empty() && asked >= person.habit_lines.len()
    }

    /// They take part otherwise, and then listen.
    fn calmed(&mut self, person: &Person) {
        let meeting = self.meeting();
        let before = meeting.calm;
        let more = u32::try_from(person.calm_lines.len()).unwrap_or(0);
        let first = u32::try_from(person.habit_lines.len()).unwrap_or(0);
        let (line, kind) =
            if before < more { (first + before, Spoke::Lull) } else { (0, Spoke::Silence) };
        self.push(Event::Habit { person: person.id.clone(), line, kind });
        self.minutes(self.turn.rules.numbers.meeting.speak_minutes);
    }

    /// The room wants to be done, and somebody wraps up.
    fn concludes(&mut self) {
        let numbers = &self.turn.rules.numbers.meeting;
        let talkative = self.present().into_iter().max_by_key(|id| {
            self.turn.scenario.person(id).map_or(0, |person| person.talkativeness)
        });
        let Some(by) = talkative else { return };
        self.push(Event::Concluded { by });
        self.minutes(numbers.conclude_minutes);
        for person in self.present() {
            self.safety(&person, numbers.conclude_safety);
        }
        self.push(Event::PullChanged { after: numbers.conclude_pull });
    }
}

/// Beats name the stretch in which they happen: one that is past happens no more.
fn names(when: &When, current: &StretchId) -> bool {
    fn named<'a>(when: &'a When, found: &mut Vec<&'a StretchId>) {
        match when {
            When::Stretch(stretch) => found.push(stretch),
            When::All(inner) | When::Any(inner) => {
                inner.iter().for_each(|when| named(when, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    named(when, &mut found);
    found.is_empty() || found.contains(&current)
}

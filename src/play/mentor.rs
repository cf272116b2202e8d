//! Hints in three steps: where to look, what to look for, what it shows. Free, and never scored.

use super::case::Case;
use super::conditions::known;
use super::draft::Draft;
use super::event::Event;
use super::rejection::Rejection;
use super::state::Play;
use crate::scenario::model::*;

/// Where to look, what to look for, what it shows.
const STEPS: u8 = 3;

/// What a hint is about.
#[derive(Clone, Copy)]
pub enum About<'a> {
    Event(&'a crate::scenario::model::Event),
    Factor(&'a Factor),
}

impl<'a> About<'a> {
    pub fn key(self) -> String {
        match self {
            About::Event(event) => format!("event/{}", event.id),
            About::Factor(factor) => format!("factor/{}", factor.id),
        }
    }

    pub fn texts(self) -> &'a [String; 3] {
        match self {
            About::Event(event) => &event.hints,
            About::Factor(factor) => &factor.hints,
        }
    }

    /// Sources that show it.
    fn sources(self) -> impl Iterator<Item = &'a SourceId> {
        self.anchors().iter().filter_map(source_of)
    }

    /// Whether something that shows it is open, or can be opened now; what only people know is while
    /// there are minutes to ask them.
    /// At the table it is what lies open, and what those who sit there know of the stretch.
    fn in_reach(self, case: &Case, play: &Play) -> bool {
        if play.phase == PhaseName::Review {
            return self.sources().any(|id| play.is_open(id)) || self.at_the_table(case, play);
        }
        let reached = |id: &SourceId| {
            let minutes = case.scenario.source(id).map(|source| source.minutes);
            play.is_open(id)
                || (play.unlocked.contains(id)
                    && minutes.is_some_and(|minutes| minutes <= play.minutes_left()))
        };
        let only_people = self.sources().next().is_none();
        (only_people && play.minutes_left() > 0) || self.sources().any(reached)
    }

    /// Whether somebody at the table can tell of it while this stretch is on it.
    fn at_the_table(self, case: &Case, play: &Play) -> bool {
        let Some(meeting) = &play.people.meeting else { return false };
        let now = case.scenario.meeting.stretches.get(meeting.stretch).map(|stretch| &stretch.id);
        self.anchors().iter().any(|anchor| {
            let Anchor::Told(person, item) = anchor else { return false };
            let item = case.scenario.item(person, item);
            meeting.safety.contains_key(person) && item.map(|item| &item.stretch) == now
        })
    }

    fn anchors(self) -> &'a [Anchor] {
        match self {
            About::Event(event) => &event.supports,
            About::Factor(factor) => factor.brought_up_by(),
        }
    }
}

pub fn hint(draft: &mut Draft) -> Result<(), Rejection> {
    let phase = draft.play.phase;
    if !matches!(phase, PhaseName::Investigate | PhaseName::Review) {
        return Err(Rejection::NotNow { now: phase });
    }
    let Some(about) = next(draft.case, &draft.play) else {
        return Err(Rejection::NothingToHint);
    };
    // Where to look is no news while what shows it is what was opened last; of several open sources
    // it still is.
    let last = draft.play.opened.last().map(|opening| &opening.source);
    let reading = about.sources().any(|source| Some(source) == last);
    let first = if reading { 2 } else { 1 };
    let about = about.key();
    let given = draft.play.hints.iter().filter(|(other, _)| *other == about);
    let given = given.map(|(_, step)| *step).max().unwrap_or(0);
    let step = (given + 1).clamp(first, STEPS);
    draft.push(Event::Hinted { about, step });
    Ok(())
}

/// The first event or factor in reach that is not established yet: the one last hinted at while
/// it is open and there is more to say of it, then what the table can tell, then those in the source
/// opened last, then in file order.
pub fn next<'a>(case: &'a Case, play: &Play) -> Option<About<'a>> {
    let events = case.scenario.truth.events.iter().filter(|event| {
        !play.confirmed.contains_key(&event.id)
            && !event.supports.iter().any(|anchor| known(case, play, anchor))
    });
    let factors = case.scenario.truth.factors.iter().filter(|factor| {
        factor.holds && !factor.brought_up_by().iter().any(|anchor| known(case, play, anchor))
    });
    let open = events.map(About::Event).chain(factors.map(About::Factor));
    let mut open: Vec<About> = open.filter(|about| about.in_reach(case, play)).collect();
    // Whoever asks on after the last step means something else, while there is something else.
    let last_step = |about: &About| play.hints.contains(&(about.key(), STEPS));
    if !open.iter().all(last_step) {
        open.retain(|about| !last_step(about));
    }
    let last = play.hints.last().map(|(about, _)| about.as_str());
    if let Some(about) = open.iter().find(|about| Some(about.key().as_str()) == last) {
        return Some(*about);
    }
    if let Some(about) = open.iter().find(|about| about.at_the_table(case, play)) {
        return Some(*about);
    }
    let nearest = play.opened.last().map(|opening| &opening.source);
    let in_source = |about: &&About| about.sources().any(|source| Some(source) == nearest);
    open.iter().find(in_source).or(open.first()).copied()
}

fn source_of(anchor: &Anchor) -> Option<&SourceId> {
    match anchor {
        Anchor::Mark(source, _) | Anchor::Lines { source, .. } | Anchor::Chart { source, .. } => {
            Some(source)
        }
        Anchor::Told(..) => None,
    }
}

/// The text of a hint that was given.
pub fn text<'a>(case: &'a Case, about: &str, step: u8) -> Option<&'a str> {
    let (kind, id) = about.split_once('/')?;
    let about = match kind {
        "event" => About::Event(case.scenario.event(&EventId::from(id))?),
        "factor" => About::Factor(case.scenario.factor(&FactorId::from(id))?),
        _ => return None,
    };
    let index = usize::from(step.clamp(1, 3)) - 1;
    about.texts().get(index).map(String::as_str)
}

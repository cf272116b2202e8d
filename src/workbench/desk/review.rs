//! The review over the meeting of the play.

use super::interview::posture;
use super::play::portrait;
use super::top::{Stop, bar};
use super::{Desk, accounts};
use crate::people::Event as Among;
use crate::people::event::Spoke;
use crate::people::review::{keeps_silent, nothing_left};
use crate::people::rules::Target as Towards;
use crate::play::{Command, Event, conditions, projections};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::kit::KindMark;
use crate::workbench::review::{
    FactorBoard, HeardFactor, Move, Progress, ReviewAction, ReviewModel, Said, Seated, Stretch,
    Target,
};

/// Marks on a place card.
const MARKS: u32 = 7;

pub fn model(desk: &Desk, words: &Words) -> ReviewModel {
    let Some(meeting) = &desk.play.people.meeting else { return ReviewModel::default() };
    let scenario = desk.scenario();
    let seated = scenario.meeting.at_table.iter().filter_map(|id| scenario.person(id));
    let seated = seated.filter(|person| meeting.safety.contains_key(&person.id));
    let over = meeting.minutes >= meeting.length;
    ReviewModel {
        top: bar(desk, words, Stop::Review),
        people: seated
            .map(|person| Seated {
                id: person.id.to_string(),
                called: person.called.clone(),
                portrait: portrait(&person.portrait),
                posture: posture(desk.play.people.ease(&person.id)),
                spoken: meeting.spoken.get(&person.id).copied().unwrap_or(0).min(MARKS) as u8,
            })
            .collect(),
        said: said(desk, words),
        stretches: stretches(desk, meeting.stretch, meeting.length),
        own_minutes: (meeting.own_minutes, meeting.minutes),
        telling_minutes: desk.case.rules.numbers.meeting.speak_minutes,
        moves: moves(desk, over),
        timeline: desk.play.notebook.entries.values().map(|entry| kind(entry.kind)).collect(),
        factors: board(desk),
        can_go_on: !over && meeting.stretch + 1 < scenario.meeting.stretches.len(),
        can_close: true,
    }
}

pub fn kind(kind: EventKind) -> KindMark {
    match kind {
        EventKind::Condition => KindMark::Condition,
        EventKind::Change => KindMark::Change,
        EventKind::Signal => KindMark::Signal,
        EventKind::Decision => KindMark::Decision,
        EventKind::Message => KindMark::Message,
    }
}

/// The agenda: its minutes are shares of the meeting, which is shorter where one comes for it alone.
fn stretches(desk: &Desk, now: usize, length: u32) -> Vec<Stretch> {
    let stretches = &desk.scenario().meeting.stretches;
    let planned: u32 = stretches.iter().map(|stretch| stretch.minutes).sum();
    let share = f64::from(length) / f64::from(planned.max(1));
    let spent = spent(desk);
    let all = stretches.iter().enumerate();
    all.map(|(at, stretch)| Stretch {
        spent: spent.get(at).copied().unwrap_or(0),
        name: stretch.name.clone(),
        minutes: (f64::from(stretch.minutes) * share.min(1.0)).round() as u32,
        progress: match at.cmp(&now) {
            std::cmp::Ordering::Less => Progress::Done,
            std::cmp::Ordering::Equal => Progress::Current,
            std::cmp::Ordering::Greater => Progress::Ahead,
        },
    })
    .collect()
}

/// Minutes of the meeting by stretch.
fn spent(desk: &Desk) -> Vec<u32> {
    let mut all = Vec::new();
    for event in &desk.log {
        match event {
            Event::People(Among::StretchOpened { .. }) => all.push(0),
            Event::People(Among::MeetingMinutes { minutes } | Among::Moved { minutes, .. }) => {
                if let Some(last) = all.last_mut() {
                    *last += minutes;
                }
            }
            _ => {}
        }
    }
    all
}

/// The moves in the order of this play; nothing tells one from another.
fn moves(desk: &Desk, over: bool) -> Vec<Move> {
    let mut moves: Vec<_> = desk.case.rules.moves.iter().collect();
    moves.sort_by_key(|act| projections::order(&desk.play, "move", act.id.as_str()));
    moves
        .into_iter()
        .map(|act| Move {
            id: act.id.to_string(),
            label: act.label.clone(),
            fits: act.fits.clone(),
            minutes: act.minutes,
            target: match act.target {
                Towards::Person => Target::Person,
                Towards::Room => Target::Room,
            },
            open: !over,
        })
        .collect()
}

/// Factors that have surfaced; those with a pin on the board are shown by evidence.
fn board(desk: &Desk) -> FactorBoard {
    let factors = projections::factors(&desk.case, &desk.play).into_iter().map(|factor| {
        let pinned =
            factor.supports.iter().any(|anchor| conditions::pinned(&desk.case, &desk.play, anchor));
        HeardFactor { id: factor.id.to_string(), text: factor.text.clone(), shown: pinned }
    });
    let mut factors: Vec<HeardFactor> = factors.collect();
    // Those that still want evidence come first.
    factors.sort_by_key(|factor| factor.shown);
    FactorBoard { factors, ..FactorBoard::default() }
}

/// Everything said at the table, oldest first.
fn said(desk: &Desk, words: &Words) -> Vec<Said> {
    said_at(desk, words).into_iter().map(|(_, said)| said).collect()
}

/// The same, each with its place in the log.
pub fn said_at(desk: &Desk, words: &Words) -> Vec<(usize, Said)> {
    let opened = desk
        .log
        .iter()
        .position(|event| matches!(event, Event::People(Among::MeetingOpened { .. })));
    let Some(opened) = opened else { return Vec::new() };
    let chair = &desk.scenario().meeting.facilitator;
    let opening = desk.scenario().meeting.opening.iter();
    let mut all: Vec<_> = opening.map(|text| (opened, by(desk, chair, text))).collect();
    let mut after = String::new();
    let among = |(at, event): (usize, &'_ Event)| event.among().map(|_| at);
    let places: Vec<usize> = desk.log.iter().enumerate().skip(opened).filter_map(among).collect();
    let heard = |index: usize| places.get(index).and_then(|at| desk.log[*at].among());
    let told_both = projections::accounts(&desk.case, &desk.play);
    let mut stretch = None;
    for (index, at) in places.iter().copied().enumerate() {
        let Some(among) = heard(index) else { continue };
        if let Among::StretchOpened { stretch: opened } = among {
            stretch = Some(opened);
        }
        if let Among::Moved { act, target, .. } = among {
            let rule = desk.case.rules.move_(act);
            after = rule.map(|act| act.label.clone()).unwrap_or_default();
            let then = || (index + 1..places.len()).filter_map(heard);
            if let (Some(rule), Some(target)) = (rule, target)
                && keeps_silent(rule, target, then())
            {
                let left = |person: &Person, of: &StretchId| {
                    !nothing_left(person, of, &desk.play.people, then())
                };
                let person = desk.scenario().person(target);
                let more = person.zip(stretch).is_none_or(|(person, of)| left(person, of));
                let nothing = words.get(if more { "says-nothing" } else { "nothing-to-add" });
                let after = std::mem::take(&mut after);
                let silent =
                    Said { silent: true, first: true, after, ..by(desk, target, &nothing) };
                all.push((at, silent));
            }
            continue;
        }
        if let Some(mut line) = line(desk, words, among) {
            line.after = std::mem::take(&mut after);
            line.first = !line.after.is_empty() || matches!(among, Among::StretchOpened { .. });
            let told = &desk.log[at];
            line.otherwise = accounts::otherwise(desk, &told_both, told).unwrap_or_default();
            line.beside = accounts::beside(desk, words, &told_both, told);
            all.push((at, line));
        }
    }
    all
}

fn by(desk: &Desk, id: &PersonId, text: &str) -> Said {
    let name = desk.scenario().person(id).map(|person| person.called.clone());
    Said {
        by: id.to_string(),
        name: name.unwrap_or_default(),
        text: text.to_owned(),
        ..Said::default()
    }
}

pub fn line(desk: &Desk, words: &Words, among: &Among) -> Option<Said> {
    let scenario = desk.scenario();
    Some(match among {
        Among::Told { person, item, .. } => {
            let item = scenario.item(person, item)?;
            by(desk, person, desk.play.people.words(person, item).unwrap_or_default())
        }
        Among::Said { beat, by: who, .. } => {
            let beat = scenario.meeting_beat(beat)?;
            by(desk, who, &beat.text)
        }
        Among::Habit { person, kind: Spoke::Silence, .. } => {
            Said { silent: true, ..by(desk, person, &words.get("says-nothing")) }
        }
        Among::Habit { person, line, .. } => {
            by(desk, person, scenario.person(person)?.habit_line(*line))
        }
        Among::StretchOpened { stretch } => {
            let stretch = scenario.stretch(stretch)?;
            by(desk, &scenario.meeting.facilitator, &stretch.opening)
        }
        // The chair writes it down; whoever proposed it sees that.
        Among::Parked { measure, proposer } => {
            let idea = measure.as_ref().and_then(|id| scenario.measure(id));
            let idea = idea.map_or_else(String::new, |idea| idea.text.clone());
            let proposer = scenario.person(proposer).map_or("", |person| person.called.as_str());
            let values = [("idea", idea.as_str().into()), ("name", proposer.into())];
            let key = if idea.is_empty() { "kept-for-later" } else { "kept-for-later-idea" };
            by(desk, &scenario.meeting.facilitator, &words.with(key, &values))
        }
        Among::Concluded { by: who } => {
            Said { silent: true, ..by(desk, who, &words.get("wraps-up")) }
        }
        _ => return None,
    })
}

/// The command that an action stands for; none for going elsewhere.
pub fn command(action: &ReviewAction) -> Option<Command> {
    Some(match action {
        ReviewAction::Move { id, target } => Command::Move {
            act: MoveId::from(id.as_str()),
            target: target.as_deref().map(PersonId::from),
        },
        ReviewAction::NextStretch => Command::NextStretch,
        ReviewAction::Close => Command::CloseReview,
        ReviewAction::Top(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::desk::sample;

    #[test]
    fn the_agenda_counts_what_each_stretch_took() {
        let words = Words::english();
        let mut desk = sample::investigating();
        assert!(desk.send(Command::StartReview, &words));
        let act = |id: &str| Command::Move { act: id.into(), target: None };
        for command in [act("go-round"), Command::NextStretch, act("summarise")] {
            assert!(desk.send(command, &words), "{:?}", desk.refused);
        }
        let spent: Vec<u32> = model(&desk, &words).stretches.iter().map(|one| one.spent).collect();
        let meeting = desk.play.people.meeting.as_ref().expect("it is under way");
        assert_eq!(spent.iter().sum::<u32>(), meeting.minutes);
        assert!(spent[0] >= 8 && spent[1] >= 3 && spent[2..].iter().all(|one| *one == 0));
    }
}

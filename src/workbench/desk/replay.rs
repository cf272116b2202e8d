//! The review of a play that is over, once more: a recording, and a copy that is played on.

use super::play::Forget;
use super::review::said_at;
use super::top::{Stop, bar};
use super::{Desk, review};
use crate::debrief::replay::{
    Chapter, Did, Difference, Matter, Turn, chapters, closed, difference, reading_seconds, turns,
};
use crate::play::Event;
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::kit::{Next, TopBar};
use crate::workbench::replay::{
    ChapterMark, ReplayModel, ReplayUi, Shown, SideLine, SideTurn, Sides, TurnMark, WhoTold,
};
use crate::workbench::review::{ReviewAction, ReviewModel, Said, quoted};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is shown: the screen and its turn, and how much has happened on the copy.
type Key = (Shown, usize, usize);

/// The recording of a play, and the copy that was made of it last.
pub struct Replay {
    turns: Vec<Turn>,
    marks: Vec<TurnMark>,
    chapters: Vec<ChapterMark>,
    pub ui: ReplayUi,
    pub copy: Option<Copied>,
    kept: Option<(Key, ReplayModel)>,
}

/// A copy of the play from the end of a turn on. Its keeper writes nothing.
pub struct Copied {
    /// Counted from zero.
    pub turn: usize,
    pub desk: Desk,
}

impl Replay {
    /// The recording of a review that is over; none of one that is not.
    pub fn of(desk: &Desk, words: &Words) -> Option<Self> {
        closed(&desk.log)?;
        let turns = turns(&desk.log);
        let chapters = chapters(&desk.case, &desk.log, &turns);
        let said = said_at(desk, words);
        let marks = turns.iter().enumerate().map(|(index, turn)| TurnMark {
            did: did(desk, words, &turn.did),
            begins: begins(desk, turn),
            matters: chapters.iter().any(|one| one.turn == index && !is_stretch(one)),
            minutes: turn.minutes,
            seconds: reading_seconds(of_turn(&said, turn).map(|(_, said)| said.text.as_str())),
        });
        let marks = marks.collect();
        let chapters = chapters.iter().map(|one| chapter(desk, words, one)).collect();
        Some(Self { turns, marks, chapters, ui: ReplayUi::default(), copy: None, kept: None })
    }

    /// What is shown, as far as the recording has run by `now`, in seconds.
    pub fn model(&mut self, desk: &Desk, words: &Words, now: f64) -> ReplayModel {
        self.ui.run(now, &self.marks);
        if self.copy.is_none() {
            self.ui.shown = Shown::Recording;
        }
        let happened = self.copy.as_ref().map_or(0, |copy| copy.desk.log.len());
        let key = (self.ui.shown, self.ui.turn, happened);
        match self.kept.take().filter(|(at, _)| *at == key) {
            Some((_, model)) => model,
            None => self.made(desk, words),
        }
    }

    /// Keeps what was shown for the next frame.
    pub fn keep(&mut self, shown: (Shown, usize), model: ReplayModel) {
        let happened = self.copy.as_ref().map_or(0, |copy| copy.desk.log.len());
        self.kept = Some(((shown.0, shown.1, happened), model));
    }

    fn made(&self, desk: &Desk, words: &Words) -> ReplayModel {
        let turn = self.turns.get(self.ui.turn);
        let at = turn.map(|turn| before(desk, turn));
        let copy = self.copy.as_ref().filter(|_| self.ui.shown != Shown::Recording);
        let shown = copy.map(|copy| &copy.desk).or(at.as_ref());
        let mut room = shown.map(|desk| review::model(desk, words)).unwrap_or_default();
        let top = self.top(desk, words, &room);
        room.top = top.clone();
        let towards = turn.and_then(|turn| match &turn.did {
            Did::Moved { target, .. } => target.as_ref().map(PersonId::to_string),
            _ => None,
        });
        ReplayModel {
            top,
            turns: self.marks.clone(),
            chapters: self.chapters.clone(),
            towards,
            can_take_over: at.is_some_and(|at| minutes_left(&at) > 0),
            copy: self.copy.as_ref().map(|copy| copy.turn + 1),
            copy_open: self.copy.as_ref().is_some_and(|copy| closed(&copy.desk.log).is_none()),
            sides: self
                .copy
                .as_ref()
                .filter(|_| self.ui.shown == Shown::Sides)
                .map(|copy| self.sides(desk, words, copy)),
            room,
        }
    }

    /// The bar of the play that is over, with the clock of the room that is shown.
    fn top(&self, desk: &Desk, words: &Words, room: &ReviewModel) -> TopBar {
        let copied = [("turn", self.copy.as_ref().map_or(0, |copy| copy.turn + 1).into())];
        let next = match self.ui.shown {
            Shown::Recording => words.get("next-replay"),
            Shown::Copy => words.with("next-replay-copy", &copied),
            Shown::Sides => words.get("next-replay-sides"),
        };
        let next = Next { text: next, to: None };
        let own = TopBar { next, ..bar(desk, words, Stop::Debrief) };
        match self.ui.shown {
            Shown::Sides => own,
            _ => TopBar {
                minutes: room.top.minutes,
                left: room.top.left.clone(),
                until: room.top.until.clone(),
                ..own
            },
        }
    }

    /// Plays on from the turn that is shown, on a copy in place of the one before.
    pub fn take_over(&mut self, desk: &Desk) {
        let Some(turn) = self.turns.get(self.ui.turn) else { return };
        self.ui.pause();
        self.copy = Some(Copied { turn: self.ui.turn, desk: before(desk, turn) });
        self.ui.copy = Default::default();
        self.ui.shown = Shown::Copy;
        self.kept = None;
    }

    /// Does something on the copy; once its review is closed, both are shown.
    pub fn does(&mut self, action: &ReviewAction, words: &Words) {
        let (Some(copy), Some(command)) = (&mut self.copy, review::command(action)) else { return };
        if copy.desk.send(command, words) && *action == ReviewAction::Close {
            self.ui.shown = Shown::Sides;
        }
    }

    fn sides(&self, desk: &Desk, words: &Words, copy: &Copied) -> Sides {
        let shared = self.turns.get(copy.turn).map_or(0, |turn| turn.events.end);
        let found = difference(&desk.log, &copy.desk.log, shared);
        let number = [("turn", (copy.turn + 1).into())];
        let [first, second] = &found.only;
        Sides {
            title: words.with("replay-sides", &number),
            sentences: sentences(words, &found, closed(&copy.desk.log).is_some()),
            who: who(desk, &found),
            recording: side(desk, words, &self.turns, copy.turn + 1, first),
            copy: side(&copy.desk, words, &turns(&copy.desk.log), copy.turn + 1, second),
        }
    }
}

/// The play as it stood at the end of a turn.
fn before(desk: &Desk, turn: &Turn) -> Desk {
    let log: Vec<Event> = desk.log[..turn.events.end].to_vec();
    Desk::new(Arc::clone(&desk.case), desk.play.seed, log, Box::new(Forget))
}

fn minutes_left(desk: &Desk) -> u32 {
    desk.play.people.meeting.as_ref().map_or(0, |meeting| meeting.minutes_left())
}

/// What was said in a turn.
fn of_turn<'a>(
    said: &'a [(usize, Said)],
    turn: &'a Turn,
) -> impl Iterator<Item = &'a (usize, Said)> {
    said.iter().filter(|(at, _)| turn.events.contains(at))
}

fn begins(desk: &Desk, turn: &Turn) -> Option<String> {
    let stretch = match &turn.did {
        Did::Moved { .. } => return None,
        Did::Opened | Did::WentOn(_) => turn.stretch.as_ref()?,
    };
    desk.scenario().stretch(stretch).map(|stretch| stretch.name.clone())
}

fn did(desk: &Desk, words: &Words, did: &Did) -> String {
    match did {
        Did::Opened => words.get("replay-opened"),
        Did::WentOn(stretch) => {
            let name = desk.scenario().stretch(stretch).map(|stretch| stretch.name.as_str());
            words.with("replay-went-on", &[("stretch", name.unwrap_or_default().into())])
        }
        Did::Moved { act, target } => {
            let label = desk.case.rules.move_(act).map_or(act.as_str(), |rule| rule.label.as_str());
            match target {
                Some(to) => {
                    let values = [("move", label.into()), ("name", called(desk, to).into())];
                    words.with("replay-moved-to", &values)
                }
                None => words.with("replay-moved", &[("move", label.into())]),
            }
        }
    }
}

fn called(desk: &Desk, id: &PersonId) -> String {
    desk.scenario().person(id).map_or_else(|| id.to_string(), |person| person.called.clone())
}

fn is_stretch(chapter: &Chapter) -> bool {
    matches!(chapter.matter, Matter::Stretch(_))
}

fn chapter(desk: &Desk, words: &Words, one: &Chapter) -> ChapterMark {
    let what = match &one.matter {
        Matter::Stretch(stretch) => {
            let stretch = desk.scenario().stretch(stretch);
            stretch.map(|stretch| stretch.name.clone()).unwrap_or_default()
        }
        Matter::Blamed { by, target } => {
            let values = [("by", called(desk, by).into()), ("target", called(desk, target).into())];
            words.with("replay-blamed", &values)
        }
        Matter::Told(told) => {
            let mut names: Vec<String> = told.iter().map(|(by, _)| called(desk, by)).collect();
            names.dedup();
            words.with("replay-told", &[("names", names.join(", ").into())])
        }
        Matter::OwnPart { raised: true } => words.get("replay-own-part-raised"),
        Matter::OwnPart { raised: false } => words.get("replay-own-part"),
    };
    ChapterMark { what, turn: one.turn, stretch: is_stretch(one) }
}

/// What differs in numbers, and no more than that.
fn sentences(words: &Words, found: &Difference, over: bool) -> Vec<String> {
    let [first, second] = &found.told;
    let told = [
        ("first", first.len().into()),
        ("second", second.len().into()),
        ("both", found.told_in_both.len().into()),
    ];
    let [first, second] = found.minutes;
    let minutes = [("first", first.into()), ("second", second.into())];
    let mut all =
        vec![words.with("replay-sides-told", &told), words.with("replay-sides-minutes", &minutes)];
    if !over {
        all.push(words.get("replay-sides-open"));
    }
    all
}

fn who(desk: &Desk, found: &Difference) -> Vec<WhoTold> {
    let table = desk.scenario().meeting.at_table.iter();
    let counted = table.filter_map(|id| found.who.get(id).map(|counts| (id, counts)));
    counted
        .map(|(id, [recording, copy])| WhoTold {
            name: called(desk, id),
            recording: *recording,
            copy: *copy,
        })
        .collect()
}

/// The turns of one side, from one on.
fn side(
    desk: &Desk,
    words: &Words,
    turns: &[Turn],
    from: usize,
    only: &BTreeSet<usize>,
) -> Vec<SideTurn> {
    let said = said_at(desk, words);
    let turns = turns.iter().enumerate().skip(from).map(|(index, turn)| {
        let did = did(desk, words, &turn.did);
        let values = [("turn", (index + 1).into()), ("did", did.into())];
        let lines = of_turn(&said, turn).map(|(at, said)| SideLine {
            name: said.name.clone(),
            text: quoted(said),
            silent: said.silent,
            only: only.contains(at) && !said.silent,
        });
        SideTurn { did: words.with("replay-turn", &values), lines: lines.collect() }
    });
    turns.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::Command;
    use crate::workbench::desk::sample;

    /// A play whose review has two turns and is closed.
    fn closed_review() -> Desk {
        let words = Words::english();
        let mut desk = sample::investigating();
        assert!(desk.send(Command::StartReview, &words));
        for act in ["go-round", "silence"] {
            let act = Command::Move { act: act.into(), target: None };
            assert!(desk.send(act, &words), "{:?}", desk.refused);
        }
        assert!(desk.send(Command::CloseReview, &words));
        desk
    }

    #[test]
    fn a_review_that_is_not_over_has_no_recording() {
        let words = Words::english();
        let mut desk = sample::investigating();
        assert!(Replay::of(&desk, &words).is_none());
        assert!(desk.send(Command::StartReview, &words));
        assert!(Replay::of(&desk, &words).is_none());
        assert!(Replay::of(&closed_review(), &words).is_some());
    }

    #[test]
    fn the_room_is_as_it_was_at_the_end_of_the_turn() {
        let words = Words::english();
        let mut desk = sample::investigating();
        assert!(desk.send(Command::StartReview, &words));
        let live = review::model(&desk, &words);
        let act = Command::Move { act: "go-round".into(), target: None };
        assert!(desk.send(act, &words) && desk.send(Command::CloseReview, &words));
        let mut replay = Replay::of(&desk, &words).expect("it is over");
        let shown = replay.model(&desk, &words, 0.0);
        assert_eq!((&shown.room.said, &shown.room.people), (&live.said, &live.people));
        assert_eq!((&shown.room.stretches, shown.turns.len()), (&live.stretches, 2));
        assert_eq!(shown.top.minutes, live.top.minutes, "the clock is the room’s");
    }

    #[test]
    fn a_copy_leaves_the_play_as_it_was() {
        let words = Words::english();
        let desk = closed_review();
        let before = desk.log.clone();
        let mut replay = Replay::of(&desk, &words).expect("it is over");
        replay.take_over(&desk);
        let act = |id: &str| ReviewAction::Move { id: id.into(), target: None };
        // The same moves come to the same.
        replay.does(&act("go-round"), &words);
        replay.does(&act("silence"), &words);
        replay.does(&ReviewAction::Close, &words);
        let copy = replay.copy.as_ref().expect("a copy");
        assert_eq!(copy.desk.log, before);
        let model = replay.model(&desk, &words, 0.0);
        let both = model.sides.expect("side by side");
        assert_eq!(both.recording, both.copy);
        assert!(!both.recording.is_empty() && !model.copy_open);
        // Another one does not.
        replay.take_over(&desk);
        replay.does(&act("silence"), &words);
        replay.does(&ReviewAction::Close, &words);
        let both = replay.model(&desk, &words, 0.0).sides.expect("side by side");
        assert!(both.recording.iter().flat_map(|turn| &turn.lines).any(|line| line.only));
        assert_eq!(desk.log, before);
    }
}

//! One bot and its play, from the brief to the debrief.

use super::interview::Talk;
use crate::chance::Key;
use crate::play::{self, Case, Command, EntryPoint, Event, Play, command};
use crate::proof::atlas::Atlas;
use crate::proof::kind::{Kind, Style};
use crate::proof::reader::Reader;
use crate::proof::view::View;
use crate::scenario::model::{PersonId, PhaseName, SourceId};
use std::collections::BTreeMap;

/// Commands in a play at most: a bot that makes no headway ends here.
const COMMANDS: u32 = 2_000;

/// How a bot is set down before a case, where that differs from an ordinary play.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'p> {
    pub kind: Kind,
    pub seed: u64,
    pub entry: EntryPoint,
    /// Working minutes, where not those of the scenario.
    pub minutes: Option<u32>,
    /// A source that is never opened.
    pub without: Option<&'p SourceId>,
    /// Reads all evidence rightly.
    pub sure: bool,
}

impl Plan<'_> {
    /// An ordinary play of a kind.
    pub fn of(kind: Kind, seed: u64) -> Self {
        let entry = EntryPoint::Brief;
        Plan { kind, seed, entry, minutes: None, without: None, sure: false }
    }
}

pub struct Bot<'a> {
    pub(super) case: &'a Case,
    /// Working minutes at the start.
    pub(super) minutes: u32,
    pub(super) without: Option<&'a SourceId>,
    pub(super) kind: Kind,
    pub(super) style: Option<Style>,
    pub(super) reader: Reader<'a>,
    pub(super) key: Key,
    pub(super) play: Play,
    pub(super) talks: BTreeMap<PersonId, Talk>,
    /// How often the timeline has been looked over.
    pub(super) looked: u32,
    log: Vec<Event>,
    commands: u32,
    draws: u64,
}

/// Plays a case from the brief to the debrief.
pub fn play(case: &Case, atlas: &Atlas, kind: Kind, seed: u64) -> Play {
    play_as(case, atlas, Plan::of(kind, seed))
}

/// Plays a case to the debrief, set down as a plan has it.
pub fn play_as<'a>(case: &'a Case, atlas: &'a Atlas, plan: Plan<'a>) -> Play {
    play_with_log(case, atlas, plan).0
}

/// The same, with everything that happened, from the first event on: what a debrief reads.
pub fn play_with_log<'a>(case: &'a Case, atlas: &'a Atlas, plan: Plan<'a>) -> (Play, Vec<Event>) {
    let mut bot = Bot::set_down(case, atlas, plan);
    bot.plays();
    bot.done()
}

impl<'a> Bot<'a> {
    /// A bot before the brief, or at the table where the plan enters there.
    pub(super) fn set_down(case: &'a Case, atlas: &'a Atlas, plan: Plan<'a>) -> Self {
        let mut play = Play::new(plan.seed);
        let mut log = Vec::new();
        let minutes = plan.minutes.unwrap_or(case.scenario.manifest.working_time.minutes);
        for mut event in play::begin(case, plan.seed, plan.entry) {
            if let Event::Began { budget, .. } = &mut event {
                *budget = minutes;
            }
            play::apply(&mut play, &event);
            log.push(event);
        }
        Bot {
            case,
            minutes,
            without: plan.without,
            kind: plan.kind,
            style: Style::of(plan.kind),
            reader: Reader::new(case, atlas, plan.seed, plan.sure),
            key: Key::new(plan.seed).with("bot"),
            play,
            talks: BTreeMap::new(),
            looked: 0,
            log,
            commands: 0,
            draws: 0,
        }
    }

    /// Goes on with somebody else's play; the log has no beginning then.
    pub(super) fn takes_over(&mut self, play: Play) {
        self.play = play;
        self.log.clear();
    }

    pub(super) fn done(self) -> (Play, Vec<Event>) {
        (self.play, self.log)
    }

    pub(super) fn view(&self) -> View<'_> {
        View::new(self.case, &self.play)
    }

    /// Sends a command: its events, or nothing where it is not possible.
    pub(super) fn send(&mut self, command: Command) -> Option<Vec<Event>> {
        self.commands += 1;
        if self.commands > COMMANDS {
            return None;
        }
        let events = play::run(self.case, &mut self.play, command).ok()?;
        self.log.extend(events.iter().cloned());
        Some(events)
    }

    pub(super) fn tired(&self) -> bool {
        self.commands > COMMANDS
    }

    /// The next draw of the bot's own stream, below a bound.
    pub(super) fn draw(&mut self, bound: usize) -> usize {
        self.draws += 1;
        self.key.with_u64(self.draws).below(bound as u64) as usize
    }

    fn plays(&mut self) {
        if self.view().phase() == PhaseName::Review {
            // Entered there: what the dossier holds is all that there is.
            self.fills_board();
        } else {
            self.prepares();
        }
        match (self.style, self.kind) {
            (Some(style), _) => self.reviews(style),
            (None, Kind::Random) => self.reviews_at_random(),
            (None, _) => self.sits_by(),
        }
        if self.style.is_some() {
            // What was told at the table stands on the sheet before everybody leaves.
            self.writes_timeline();
        }
        self.send(Command::CloseReview);
        if self.style.is_some() {
            self.fills_board();
        }
        self.fills_sheets();
        self.agrees();
        self.send(Command::CloseMeasures { anyway: true });
        let (view, pin_for, pin_against) =
            if self.style.is_some() { self.last_view() } else { (self.guess(), None, None) };
        self.send(Command::Finish { view, pin_for, pin_against });
    }

    /// From the brief to the door of the review.
    fn prepares(&mut self) {
        self.seals();
        match (self.style, self.kind) {
            (Some(style), _) => self.investigates(style),
            (None, Kind::Random) => self.investigates_at_random(),
            (None, _) => {}
        }
        self.send(Command::StartReview);
    }

    pub(super) fn seals(&mut self) {
        let view = self.guess();
        self.send(Command::Seal(view));
    }

    /// Chips laid as evenly as they go.
    pub(super) fn guess(&self) -> command::View {
        let check = &self.case.scenario.manifest.gut_check;
        let mut chips: BTreeMap<_, u32> = BTreeMap::new();
        let statements = check.statements.iter().cycle().take(check.chips as usize);
        for statement in statements {
            *chips.entry(statement.id.clone()).or_default() += 1;
        }
        command::View { chips, line: "?".into(), sure: 1 }
    }
}

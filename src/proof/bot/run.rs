//! One bot and its play, from the brief to the debrief.

use crate::chance::Key;
use crate::play::{self, Case, Command, EntryPoint, Event, Play, command};
use crate::proof::atlas::Atlas;
use crate::proof::kind::{Kind, Style};
use crate::proof::reader::Reader;
use crate::proof::view::View;
use std::collections::BTreeMap;

/// Commands in a play at most: a bot that makes no headway ends here.
const COMMANDS: u32 = 2_000;

pub struct Bot<'a> {
    pub(super) case: &'a Case,
    pub(super) kind: Kind,
    pub(super) style: Option<Style>,
    pub(super) reader: Reader<'a>,
    pub(super) key: Key,
    pub(super) play: Play,
    commands: u32,
    draws: u64,
}

/// Plays a case from the brief to the debrief.
pub fn play(case: &Case, atlas: &Atlas, kind: Kind, seed: u64) -> Play {
    let mut play = Play::new(seed);
    for event in play::begin(case, seed, EntryPoint::Brief) {
        play::apply(&mut play, &event);
    }
    let mut bot = Bot {
        case,
        kind,
        style: Style::of(kind),
        reader: Reader::new(case, atlas, seed),
        key: Key::new(seed).with("bot"),
        play,
        commands: 0,
        draws: 0,
    };
    bot.plays();
    bot.play
}

impl<'a> Bot<'a> {
    pub(super) fn view(&self) -> View<'_> {
        View::new(self.case, &self.play)
    }

    /// Sends a command: its events, or nothing where it is not possible.
    pub(super) fn send(&mut self, command: Command) -> Option<Vec<Event>> {
        self.commands += 1;
        if self.commands > COMMANDS {
            return None;
        }
        play::run(self.case, &mut self.play, command).ok()
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
        let view = self.guess();
        self.send(Command::Seal(view));
        match (self.style, self.kind) {
            (Some(style), _) => self.investigates(style),
            (None, Kind::Random) => self.investigates_at_random(),
            (None, _) => {}
        }
        self.send(Command::StartReview);
        match (self.style, self.kind) {
            (Some(style), _) => self.reviews(style),
            (None, Kind::Random) => self.reviews_at_random(),
            (None, _) => self.sits_by(),
        }
        self.send(Command::CloseReview);
        self.agrees();
        self.send(Command::CloseMeasures);
        let view = self.guess();
        self.send(Command::Finish { view, pin_for: None, pin_against: None });
    }

    /// Chips laid as evenly as they go.
    fn guess(&self) -> command::View {
        let check = &self.case.scenario.manifest.gut_check;
        let mut chips: BTreeMap<_, u32> = BTreeMap::new();
        let statements = check.statements.iter().cycle().take(check.chips as usize);
        for statement in statements {
            *chips.entry(statement.id.clone()).or_default() += 1;
        }
        command::View { chips, line: "?".into(), sure: 1 }
    }
}

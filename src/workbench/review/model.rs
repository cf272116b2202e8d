//! What the review shows and what one can do there.

use crate::look::{PortraitSpec, Posture};
use crate::workbench::debrief::MomentShown;
use crate::workbench::kit::{KindMark, TopBar, TopBarAction};

/// Everything on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewModel {
    pub top: TopBar,
    /// Who sits at the table, from left to right.
    pub people: Vec<Seated>,
    /// What was said so far, oldest first; what came of the last move is on the strip.
    pub said: Vec<Said>,
    pub stretches: Vec<Stretch>,
    /// Minutes that the player's own moves took, of all that were spent.
    pub own_minutes: (u32, u32),
    /// What telling something takes, besides the move that asks for it.
    pub telling_minutes: u32,
    /// The moves in the order of this play.
    pub moves: Vec<Move>,
    /// Kinds of the player's timeline entries, for the sheet on the table.
    pub timeline: Vec<KindMark>,
    pub factors: FactorBoard,
    /// Whether "next stretch" and "close" can be chosen.
    pub can_go_on: bool,
    pub can_close: bool,
}

/// Somebody at the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seated {
    /// Seeds the portrait; moves aim at it.
    pub id: String,
    /// As colleagues call them.
    pub called: String,
    pub portrait: PortraitSpec,
    /// How they sit while somebody else speaks.
    pub posture: Posture,
    /// How much they have spoken, 0 to 7.
    pub spoken: u8,
}

/// Something that was said in the room, by somebody at the table or not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Id of the person; none that sits at the table for the facilitator or the player.
    pub by: String,
    pub name: String,
    /// What it answers ("what was visible then?"); may be empty.
    pub after: String,
    /// Without quotation marks.
    pub text: String,
    /// Whether a move, or a new part of the day, had just come before it.
    pub first: bool,
    /// What somebody does in place of words is not put between quotation marks.
    pub silent: bool,
    /// Who remembers it otherwise, and has told so; empty: nobody.
    pub otherwise: String,
    /// Both accounts side by side, where somebody does.
    pub beside: Option<MomentShown>,
}

/// A part of the agenda.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stretch {
    pub name: String,
    /// Planned.
    pub minutes: u32,
    /// Spent so far.
    pub spent: u32,
    pub progress: Progress,
}

/// Where the meeting stands with a stretch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    Done,
    Current,
    #[default]
    Ahead,
}

/// One of the fourteen moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub id: String,
    pub label: String,
    /// When one would think of it.
    pub fits: String,
    pub minutes: u32,
    pub target: Target,
    /// Whether it can be made now.
    pub open: bool,
}

/// Whom a move is aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Everybody; the chosen target does not matter.
    Room,
    /// Somebody: the chosen person is needed.
    Person,
}

/// Factors that the room has heard, what they led to, and how it ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FactorBoard {
    pub factors: Vec<HeardFactor>,
    /// What set it off, and how it ended, in few words; no box when empty.
    pub trigger: String,
    pub outcome: String,
}

/// One contributing factor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeardFactor {
    pub id: String,
    pub text: String,
    /// Whether evidence shows it; dashed without.
    pub shown: bool,
}

/// What the screen remembers between frames.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewUi {
    /// Person that moves are aimed at; `None` for the room.
    pub target: Option<String>,
    /// Id of the chosen move.
    pub chosen: Option<String>,
    /// Whether the log of what was said is open.
    pub log: bool,
    /// Of what was said, the one whose accounts lie side by side.
    pub beside: Option<usize>,
    /// The stretch that was about to be passed over without a word.
    pub passing: Option<usize>,
}

/// What the player did.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewAction {
    Move {
        id: String,
        /// Id of a person, for moves that are aimed at somebody.
        target: Option<String>,
    },
    /// Move on to the next stretch of the agenda.
    NextStretch,
    /// End the meeting.
    Close,
    Top(TopBarAction),
}

impl ReviewModel {
    /// The stretch that is on the table, if nobody has spent a minute on it: whoever goes on from there
    /// may mean it or not, and there is no way back.
    fn passes_over(&self) -> Option<usize> {
        let now = self.stretches.iter().position(|one| one.progress == Progress::Current)?;
        (self.stretches[now].spent == 0).then_some(now)
    }

    /// Whether to go on was asked for once from a stretch on which nothing was said.
    pub fn asks_again(&self, state: &ReviewUi) -> bool {
        let over = self.passes_over();
        over.is_some() && state.passing == over
    }

    /// Goes on to the next stretch; from one on which nothing was said once that is asked twice.
    pub fn go_on(&self, state: &mut ReviewUi) -> Option<ReviewAction> {
        let sure = self.passes_over().is_none() || self.asks_again(state);
        state.passing = if sure { None } else { self.passes_over() };
        sure.then_some(ReviewAction::NextStretch)
    }

    /// What was said last.
    pub fn latest(&self) -> Option<&Said> {
        self.said.last()
    }

    /// What is on the strip: all that came of the last move, at most `most` of it, the last last.
    pub fn turn(&self, most: usize) -> &[Said] {
        let first = self.said.iter().rposition(|said| said.first).unwrap_or(0);
        &self.said[first.max(self.said.len().saturating_sub(most))..]
    }

    /// The seat of whoever spoke last.
    pub fn speaker(&self) -> Option<usize> {
        let by = &self.latest()?.by;
        self.people.iter().position(|person| &person.id == by)
    }

    /// The person chosen as target, if they sit at the table.
    pub fn target(&self, state: &ReviewUi) -> Option<&Seated> {
        self.people.iter().find(|person| Some(&person.id) == state.target.as_ref())
    }

    /// The move chosen in `state`, if it can be made.
    pub fn chosen(&self, state: &ReviewUi) -> Option<&Move> {
        self.moves.iter().find(|one| one.open && Some(&one.id) == state.chosen.as_ref())
    }

    /// What the chosen move would be now; `None` while move or person is missing.
    pub fn ready(&self, state: &ReviewUi) -> Option<ReviewAction> {
        let one = self.chosen(state)?;
        let target = match one.target {
            Target::Room => None,
            Target::Person => Some(self.target(state)?.id.clone()),
        };
        Some(ReviewAction::Move { id: one.id.clone(), target })
    }
}

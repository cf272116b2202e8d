//! What the path to production shows and what one can do there.

use crate::look::PortraitSpec;
use crate::workbench::kit::{TopBar, TopBarAction};

/// Everything on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PathModel {
    pub top: TopBar,
    pub title: String,
    /// Hands and gates that the player knows of, in the order in which the change passed them.
    pub gates: Vec<Gate>,
}

/// A hand, or a gate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gate {
    pub id: String,
    pub name: String,
    /// Whether it is somebody's hands, and no machine's.
    pub by_hand: bool,
    /// Whose, once that is known.
    pub hand: Option<Hand>,
    /// When the change passed it; empty: not known.
    pub time: String,
    pub saw: Lane,
    pub missed: Lane,
}

impl Gate {
    /// Whether more is known of it than that it is there.
    pub fn known(&self) -> bool {
        !self.saw.lines.is_empty() || !self.missed.lines.is_empty()
    }
}

/// Somebody in whose hands the change was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hand {
    /// Seeds the portrait.
    pub who: String,
    pub name: String,
    pub portrait: PortraitSpec,
}

/// What a gate saw, or what it could not see.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    pub lines: Vec<Known>,
    /// Whether there is more to be found out.
    pub open: bool,
}

/// Something that the player found out.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub text: String,
    /// The pin that shows it, such as `P3`; empty: it was told, and nothing of it is pinned.
    pub pin: String,
    /// Where it is from: source and time, or who told it.
    pub place: String,
    /// The same in fewer words, where there is little room.
    pub short: String,
    pub leads: Leads,
}

/// Where a line leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leads {
    Pin(u32),
    /// To who told it.
    Person(String),
}

/// What the player did.
#[derive(Clone, Debug, PartialEq)]
pub enum PathAction {
    /// Goes to what shows a line.
    Open(Leads),
    Back,
    Top(TopBarAction),
}

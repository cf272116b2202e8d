//! What the screen of decisions shows and what one can do there.

use std::collections::BTreeMap;

use crate::look::PortraitSpec;
use crate::workbench::impact::ImpactTab;
use crate::workbench::kit::{PinTag, TopBar, TopBarAction};

/// Everything on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DecisionsModel {
    pub top: TopBar,
    /// Decisions whose statement the player has come across.
    pub decisions: Vec<Decision>,
    /// What the play just refused, in words.
    pub refused: Option<String>,
}

/// One decision, and whose it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// The event's id.
    pub id: String,
    pub text: String,
    /// Who decided; seeds the portrait.
    pub who: String,
    pub name: String,
    pub portrait: PortraitSpec,
    /// The hour, once the player has put it on the timeline; empty before.
    pub hour: String,
    /// Pins of evidence, as that person could have seen them at that hour.
    pub pins: Vec<LensPin>,
    /// Pins on what they told, single sentences first: a goal or a pressure may be among them.
    pub goals: Vec<PinTag>,
    /// What a peer might have done, in the order of the play.
    pub peers: Vec<Peer>,
    /// What the player has written.
    pub kept: Option<Draft>,
}

/// A pin through the lens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LensPin {
    pub id: u32,
    /// As written on it: "P3".
    pub name: String,
    /// Source and time.
    pub place: String,
    /// What stands there.
    pub text: String,
    /// Whether a person wrote it, and no machine.
    pub written: bool,
    pub sight: Sight,
}

/// Whether somebody could see something at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// It was there, and open to them.
    #[default]
    Seen,
    /// It came later.
    Later,
    /// It was not open to them.
    Shut,
}

/// Something a peer might have done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peer {
    /// Its number in the scenario.
    pub id: u32,
    pub text: String,
}

/// What the player says of a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub visible: Vec<u32>,
    pub goal: Option<u32>,
    pub peer: Option<u32>,
    pub words: String,
}

/// What the screen remembers between frames.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DecisionsUi {
    /// The decision that is open, by id; the first otherwise.
    pub open: Option<String>,
    /// Pins that the lens hides are shown all the same.
    pub without_lens: bool,
    /// All pins are shown, also those long before the decision.
    pub all: bool,
    /// Drafts that are not kept yet, by decision.
    pub drafts: BTreeMap<String, Draft>,
}

impl DecisionsUi {
    /// What is written of a decision so far.
    pub fn draft(&mut self, decision: &Decision) -> &mut Draft {
        let kept = || decision.kept.clone().unwrap_or_default();
        self.drafts.entry(decision.id.clone()).or_insert_with(kept)
    }

    /// Takes a pin out of what counts as seen, or puts it there.
    pub(super) fn tick(&mut self, decision: &Decision, pin: u32) {
        let visible = &mut self.draft(decision).visible;
        match visible.iter().position(|id| *id == pin) {
            Some(at) => {
                visible.remove(at);
            }
            None => visible.push(pin),
        }
    }
}

/// What the player did.
#[derive(Clone, Debug, PartialEq)]
pub enum DecisionsAction {
    /// Keeps what is written of a decision.
    Keep {
        decision: String,
        visible: Vec<u32>,
        goal: Option<u32>,
        peer: u32,
        words: String,
    },
    /// Goes to another page.
    Tab(ImpactTab),
    Timeline,
    Evidence,
    Top(TopBarAction),
}

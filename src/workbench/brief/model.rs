//! What the brief shows and what one can do there.

use crate::look::PortraitSpec;
use crate::workbench::kit::{TopBar, TopBarAction};

/// Everything on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BriefModel {
    pub top: TopBar,
    pub masthead: String,
    pub dateline: String,
    pub headline: String,
    /// The part of the headline that names somebody.
    pub named: String,
    pub standfirst: String,
    /// What stands on each little door in the picture; no picture when empty.
    pub door_sign: String,
    pub caption: String,
    pub paragraphs: Vec<String>,
    pub quote: Quote,
    /// Chips to lay on the statements.
    pub chips: u32,
    pub statements: Vec<Statement>,
    /// Whether the gut check is sealed already: the paper can still be read.
    pub sealed: bool,
}

/// What somebody said to the paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quote {
    pub text: String,
    /// Who said it: id (seeds the portrait), name and role.
    pub by: String,
    pub name: String,
    pub role: String,
    pub portrait: PortraitSpec,
}

/// One thing that may have caused it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    pub id: String,
    pub text: String,
}

/// The gut check while it is being made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BriefUi {
    /// Who or what caused it, in one line.
    pub line: String,
    /// Chips on each statement, in the model's order.
    pub laid: Vec<u32>,
    /// How sure, 0 to 4.
    pub sure: Option<u8>,
}

impl BriefUi {
    /// Chips that are not laid yet.
    pub fn left(&self, model: &BriefModel) -> u32 {
        model.chips.saturating_sub(self.laid.iter().sum())
    }

    /// Whether it can be sealed.
    pub fn complete(&self, model: &BriefModel) -> bool {
        !self.line.trim().is_empty() && self.left(model) == 0 && self.sure.is_some()
    }
}

/// What the player did.
#[derive(Clone, Debug, PartialEq)]
pub enum BriefAction {
    /// Seals the gut check and opens the workbench.
    Seal {
        line: String,
        /// Statement ids with the chips on them, every statement once.
        chips: Vec<(String, u32)>,
        /// 0 to 4.
        sure: u8,
    },
    /// Back to the workbench from a paper read again.
    Back,
    Top(TopBarAction),
}

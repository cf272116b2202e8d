//! What the mitigations screen shows and what one can do there.

use std::collections::BTreeMap;

use crate::look::PortraitSpec;
use crate::workbench::kit::{TopBar, TopBarAction};

/// Everything on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MitigateModel {
    pub top: TopBar,
    pub factors: Vec<FactorLine>,
    /// Factors that came up, and were not put on the board.
    pub waiting: usize,
    /// Measures that the document has as not gone into, as things stand.
    pub left: usize,
    pub measures: Vec<Measure>,
    /// Person-days that the team has.
    pub capacity: u32,
    /// What the capacity rests on, in words: "until 30 June, ordinary work and leave taken off".
    pub until: String,
    /// What somebody said last, beside the button.
    pub remark: Option<Remark>,
    /// Measures in the player's own words, outside the model.
    pub own: Vec<OwnMeasure>,
    /// Who could be asked to own one, and the days one can choose.
    pub owners: Vec<Owner>,
    pub dues: Vec<u32>,
}

/// A contributing factor from the board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FactorLine {
    pub id: String,
    /// "F1".
    pub tag: String,
    pub text: String,
    pub answered: Answered,
}

/// Whether a chosen measure is linked to a factor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answered {
    Yes,
    /// Only by a measure whose owner has not agreed.
    Partly,
    #[default]
    No,
}

/// Where a measure comes from: its column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Somebody proposed it.
    #[default]
    Room,
    /// What the player found suggests it.
    Notebook,
    /// Nobody has brought it up.
    Others,
}

/// One measure as a card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    pub id: String,
    pub origin: Origin,
    pub text: String,
    /// Person-days of all of it, and of half of it.
    pub whole: u32,
    pub halved: u32,
    /// Half the scope for half the days.
    pub half: bool,
    /// On the list that is agreed on.
    pub chosen: bool,
    /// Index into `owners`.
    pub owner: Option<usize>,
    /// Who could own it.
    pub owners: Vec<Owner>,
    /// Days from today by which it is done.
    pub due: Option<u32>,
    /// The days one can choose.
    pub dues: Vec<u32>,
    /// How it is verified: id of one of `verifications`.
    pub verification: Option<String>,
    pub verifications: Vec<Choice>,
    /// What is to be done, in the player's own words.
    pub words: String,
    /// Ids of the factors it is linked to.
    pub factors: Vec<String>,
    /// The side effect that is watched: id of one of `side_effects`.
    pub side_effect: Option<String>,
    pub side_effects: Vec<Choice>,
    /// The owner agreed.
    pub agreed: bool,
    /// What they do until it is there; known once they have agreed.
    pub until: Option<String>,
    /// What its owner said when refusing.
    pub refusal: Option<Refused>,
    /// The reason with which it was turned down.
    pub rejected: Option<String>,
}

/// An owner's no.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refused {
    pub by: Owner,
    /// In their own words.
    pub said: String,
    /// What stands against it, plainly: "1 day left, and it takes 8".
    pub why: String,
    /// What would be possible instead.
    pub offers: Vec<Offered>,
}

/// A way in which somebody would take a measure on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offered {
    /// "the smaller part of it now, for 4 days".
    pub text: String,
    /// Where the player has something to do first; none: one click takes it.
    pub opens: Option<Opens>,
}

/// Where something is to be done before an owner is asked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opens {
    /// A measure's card, by id.
    Card(String),
    /// The board of factors: nothing on it could be named yet.
    Board,
}

/// Somebody who could own a measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Owner {
    /// Seeds the portrait.
    pub id: String,
    /// As one calls them: "Rūta".
    pub name: String,
    pub portrait: PortraitSpec,
    /// Days of theirs that nothing agreed has taken, where that matters.
    pub left: Option<u32>,
}

/// A measure in the player's own words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnMeasure {
    pub number: u32,
    pub text: String,
    pub owner: Owner,
    /// Days from today by which it is done.
    pub due: u32,
}

/// A measure of one's own while it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnDraft {
    pub text: String,
    /// Id of who is to be asked.
    pub owner: Option<String>,
    pub due: Option<u32>,
}

/// One of several answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    pub id: String,
    pub text: String,
}

/// What somebody said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remark {
    pub by: Owner,
    /// "Hanneke, on the second reviewer".
    pub about: String,
    pub text: String,
}

/// What the screen remembers between frames.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MitigateUi {
    /// The card whose details are open.
    pub open: Option<String>,
    /// The card whose links to factors are wanted in view.
    pub(super) to_links: Option<String>,
    /// The open card that was brought into view.
    pub(super) scrolled: Option<String>,
    /// The card whose owner was asked just now: what they say comes into view.
    pub(super) asked: Option<String>,
    /// Reasons being written, by measure.
    pub reasons: BTreeMap<String, String>,
    /// What is to be done, being written, by measure.
    pub words: BTreeMap<String, String>,
    /// The measure being written, while its field is open.
    pub own: Option<OwnDraft>,
    /// Whether the player goes elsewhere in this frame: what stands in a field counts.
    pub(super) leaving: bool,
}

/// What the player did. Ids are the measures'.
#[derive(Clone, Debug, PartialEq)]
pub enum MitigateAction {
    /// Put it on the list or take it off.
    Choose {
        id: String,
        on: bool,
    },
    /// Give it to somebody else, by id.
    Owner {
        id: String,
        owner: String,
    },
    /// Days from today.
    Due {
        id: String,
        days: u32,
    },
    Verify {
        id: String,
        verification: String,
    },
    /// All of it, or half of it in half the days.
    Scope {
        id: String,
        half: bool,
    },
    /// What is to be done, in the player's own words.
    Words {
        id: String,
        words: String,
    },
    /// Take what an owner offered instead, by its place among the offers.
    Take {
        id: String,
        offer: usize,
    },
    /// Take an agreement back to change it and ask again.
    Change(String),
    Link {
        id: String,
        factor: String,
        on: bool,
    },
    /// Watch a side effect, or none.
    Watch {
        id: String,
        side_effect: Option<String>,
    },
    /// Ask the owner whether they take it on.
    Ask(String),
    /// Turn it down, with a reason.
    Reject {
        id: String,
        reason: String,
    },
    /// Take up again what was turned down.
    Reopen(String),
    /// A measure in the player's own words.
    Propose {
        text: String,
        owner: String,
        due: u32,
    },
    /// Takes a measure of one's own out, by number.
    TakeOut(u32),
    /// Go to the board of factors.
    Board,
    /// Agree on the chosen ones and close the session.
    Agree,
    Top(TopBarAction),
}

impl Measure {
    /// Person-days that it costs as it is put together now.
    pub fn days(&self) -> u32 {
        if self.half { self.halved } else { self.whole }
    }

    /// Nothing has been said of it yet.
    pub(super) fn is_bare(&self) -> bool {
        let said = self.owner.is_some() || self.verification.is_some() || self.half;
        !self.chosen && !said && self.factors.is_empty() && self.words.is_empty()
    }

    /// Neither agreed on nor turned down.
    pub fn can_change(&self) -> bool {
        !self.agreed && self.rejected.is_none()
    }
}

impl MitigateModel {
    /// Measures on the list.
    pub fn chosen(&self) -> impl Iterator<Item = &Measure> {
        self.measures.iter().filter(|measure| measure.chosen)
    }

    /// Person-days of the measures on the list.
    pub fn days(&self) -> u32 {
        self.chosen().map(Measure::days).sum()
    }
}

//! What the impact sheet and the factor board show, and what one can do there.

use std::collections::BTreeMap;

use crate::workbench::kit::{PinTag, TopBar, TopBarAction};

/// Everything on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImpactModel {
    pub top: TopBar,
    pub pins: Vec<PinTag>,
    pub quantities: Vec<Quantity>,
    /// The company's table.
    pub severities: Vec<Severity>,
    /// Id of the level chosen.
    pub severity: Option<String>,
    pub severity_reason: String,
    /// How one thing led to the next.
    pub mechanism: String,
    /// The summary of the postmortem, and paragraphs for it that the sheet and the board give.
    pub summary: String,
    /// Lines of which the account can be made, each with its pins.
    pub account_offers: Vec<String>,
    pub summary_offers: [Option<String>; 4],
    /// Kinds of harm, then what went well, then whose needs there were.
    pub harms: Vec<Supported>,
    pub well: Vec<Supported>,
    pub needs: Vec<Supported>,
    pub charts: Vec<Chart>,
    /// Factors that have surfaced.
    pub factors: Vec<Factor>,
    /// What all of it led to.
    pub outcome: String,
    /// The document as it stands; made where it is read.
    pub document: String,
    /// What a reader would ask and it does not say.
    pub reread: Vec<String>,
}

/// A question with a number for an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantity {
    pub id: String,
    pub question: String,
    /// "min", "sites".
    pub unit: String,
    pub range: Option<Range>,
    pub pins: Vec<u32>,
    /// How the player came to it.
    pub how: String,
}

/// Low and high, in the quantity's unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    pub low: f64,
    pub high: f64,
}

/// A level of the company's table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Severity {
    pub id: String,
    pub name: String,
    pub meaning: String,
}

/// Something that pins support.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Supported {
    pub id: String,
    pub text: String,
    pub pins: Vec<u32>,
    /// In the player's own words; of needs alone.
    pub words: String,
}

/// Which list a [`Supported`] stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Harm,
    Well,
    Need,
}

/// Series over the day on common axes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    pub id: String,
    pub title: String,
    pub unit: String,
    pub series: Vec<Series>,
    /// Seconds since midnight that stand out, with a word for each.
    pub marks: Vec<(u32, String)>,
}

/// One line of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    pub name: String,
    /// Seconds since midnight, and the value in the chart's unit.
    pub points: Vec<(u32, f64)>,
}

/// A factor as a card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Factor {
    pub id: String,
    /// "F1".
    pub tag: String,
    pub text: String,
    /// What the player wrote about it.
    pub words: String,
    pub pins: Vec<u32>,
    /// Ids of the factors that it made likelier or worse.
    pub leads_to: Vec<String>,
    /// Whether it is on the board; where it is not, why, as the player has it.
    pub on: bool,
    pub left: String,
    /// Where its middle was dropped, in thousandths of the board from its left and top.
    pub at: Option<(u32, u32)>,
}

/// The pages of the screen, by their place among the tabs; that of decisions is a screen of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImpactTab {
    #[default]
    Sheet = 0,
    Board = 1,
    Document = 3,
}

impl ImpactTab {
    /// The page at a place among the tabs; none where decisions are.
    pub fn at(place: usize) -> Option<Self> {
        [Self::Sheet, Self::Board, Self::Document].into_iter().find(|tab| *tab as usize == place)
    }
}

/// What the screen remembers between frames.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImpactUi {
    pub tab: ImpactTab,
    /// Low and high as typed, by quantity, while they differ from the model's.
    pub typed: BTreeMap<String, [String; 2]>,
    /// How the player came to a range as typed, by quantity.
    pub how: BTreeMap<String, String>,
    /// The reason for the severity as typed.
    pub reason: Option<String>,
    /// Needs as typed, by whose they are.
    pub(super) needs: BTreeMap<String, String>,
    /// Why factors stay out as typed, by factor.
    pub(super) left: BTreeMap<String, String>,
    /// How it happened as typed, and the summary.
    pub mechanism: Option<String>,
    pub summary: Option<String>,
    /// What was taken into it of what was offered.
    pub(super) taken: [Option<String>; 4],
    /// The chart that is shown, by index.
    pub chart: usize,
    /// The factor that is open.
    pub factor: Option<String>,
    /// Its words as typed.
    pub words: Option<String>,
    /// Whether the player goes elsewhere in this frame, and to which page.
    pub(super) leaving: bool,
    pub(super) next: Option<ImpactTab>,
}

impl ImpactUi {
    /// Shows what the notebook holds, not what was typed before it changed by itself.
    pub fn forget_drafts(&mut self) {
        self.typed.clear();
        self.how.clear();
        self.reason = None;
        self.needs.clear();
        self.left.clear();
        self.mechanism = None;
        self.summary = None;
        self.words = None;
    }
}

/// What the player did.
#[derive(Clone, Debug, PartialEq)]
pub enum ImpactAction {
    /// Low and high of a quantity.
    Range {
        id: String,
        range: Range,
    },
    /// A pin that shows a quantity, on or off.
    QuantityPin {
        id: String,
        pin: u32,
        on: bool,
    },
    /// How the player came to a quantity.
    How {
        id: String,
        how: String,
    },
    Severity {
        id: String,
        reason: String,
    },
    /// What one side needed, in a line.
    NeedWords {
        id: String,
        words: String,
    },
    /// How it happened, and the summary of the postmortem.
    Mechanism(String),
    Summary(String),
    Pin {
        part: Part,
        id: String,
        pin: u32,
    },
    Unpin {
        part: Part,
        id: String,
        pin: u32,
    },
    /// Put a factor on the board.
    PutUp(String),
    /// Move its middle there: thousandths from left and top.
    Place {
        factor: String,
        at: (u32, u32),
    },
    /// Take it off the board.
    TakeOff(String),
    /// Why it is not there.
    LeaveOut {
        factor: String,
        words: String,
    },
    FactorPin {
        factor: String,
        pin: u32,
    },
    FactorUnpin {
        factor: String,
        pin: u32,
    },
    Link {
        from: String,
        to: String,
        on: bool,
    },
    Words {
        factor: String,
        words: String,
    },
    /// Goes to the decisions.
    Decisions,
    Top(TopBarAction),
}

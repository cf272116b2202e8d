//! What the home screen shows and what one can do there.

use crate::workbench::kit::Look;

/// Everything on the home screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HomeModel {
    /// The story on the night sky: the one to continue, else the one to begin with.
    pub current: Option<Current>,
    /// The other incidents.
    pub incidents: Vec<IncidentCard>,
    /// Finished plays, the latest first.
    pub library: Vec<LibraryEntry>,
    /// Scenario folders and plays that could not be opened.
    pub errors: Vec<Notice>,
    /// The folder for incidents that the user adds, where there is one.
    pub folder: Option<String>,
}

/// The story on the night sky.
#[derive(Clone, Debug, PartialEq)]
pub struct Current {
    /// The incident's slug.
    pub id: String,
    pub company: String,
    /// The day, in words: "Tuesday 4 June".
    pub day: String,
    pub headline: String,
    /// 1 to 3.
    pub level: u8,
    /// Real minutes that a play takes.
    pub minutes: u32,
    /// Real minutes of a play that is entered at the review, where that can be done.
    pub review_minutes: Option<u32>,
    /// What it practises, each in a few words.
    pub practises: Vec<String>,
    pub state: CardState,
    /// Pins and conversations so far; none in a play that began at the review, which has those of
    /// its dossier.
    pub so_far: Option<(u32, u32)>,
}

/// One incident as a card.
#[derive(Clone, Debug, PartialEq)]
pub struct IncidentCard {
    pub id: String,
    pub company: String,
    pub headline: String,
    pub level: u8,
    pub minutes: u32,
    /// What it practises, in a few words.
    pub practises: String,
    pub state: CardState,
}

/// How far the player is with an incident.
#[derive(Clone, Debug, PartialEq)]
pub enum CardState {
    New,
    Begun {
        /// Where the player stopped, in words: "at 09:24 in the gatehouse log".
        left_at: String,
        /// Working minutes to the review.
        /// Working minutes, while there are any.
        minutes_left: Option<u32>,
    },
    Reviewed {
        /// What the player wrote at the end, if anything.
        second_story: String,
    },
}

/// A finished play.
#[derive(Clone, Debug, PartialEq)]
pub struct LibraryEntry {
    /// Names the play for the shell.
    pub id: String,
    pub company: String,
    pub headline: String,
    /// When it was finished, in words.
    pub finished: String,
}

/// A folder or a play that cannot be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub name: String,
    pub title: String,
    /// What is wrong.
    pub message: String,
    /// What helps.
    pub how: String,
}

/// What the screen remembers between frames.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HomeUi {
    /// Whether the settings are open.
    pub settings: bool,
    /// Whether the sheet of keys is open.
    pub keys: bool,
    /// The new beginning that waits for a second click.
    pub confirm: Option<HomeAction>,
}

/// What the player did.
#[derive(Clone, Debug, PartialEq)]
pub enum HomeAction {
    /// Go on where this incident was left.
    Continue(String),
    /// Start this incident from its headline; an unfinished play of it is put away.
    Begin(String),
    /// Start this incident at the review, with the prepared dossier.
    BeginAtReview(String),
    /// Read the postmortem of a finished play.
    Open(String),
    /// Change theme, text size or motion.
    Set(Look),
    /// The guided start, from its first step, in the next play that is opened.
    Guide,
}

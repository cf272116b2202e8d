//! What an interview shows and what one can do there.

use crate::look::{PortraitSpec, Posture};
use crate::workbench::kit::{TopBar, TopBarAction};

/// Everything on the screen. `question` follows what is chosen in [`InterviewUi`]: read `form`
/// and `topic` there before building the model of a frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InterviewModel {
    pub top: TopBar,
    /// Everybody who can be asked, in a fixed order.
    pub people: Vec<Talk>,
    /// Who sits across the table.
    pub person: Interviewee,
    /// What was said so far, oldest first.
    pub exchanges: Vec<Exchange>,
    /// Forms in the order of this play.
    pub forms: Vec<Form>,
    pub topics: Vec<Topic>,
    /// The chosen form and topic as a question in words; empty while either is missing.
    pub question: String,
    /// The longest question that can be put now: its lines are kept free.
    pub longest: String,
    /// Minutes that waiting takes.
    pub wait_minutes: u32,
    /// Whether there is something to wait for.
    pub can_wait: bool,
    /// Minutes that asking for leave takes.
    pub leave_minutes: u32,
    /// Why nothing can be asked now ("She has gone back upstairs."); empty while one can.
    pub over: String,
}

/// One person of the strip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Talk {
    pub id: String,
    /// As colleagues call them.
    pub called: String,
    pub portrait: PortraitSpec,
    /// Talks had so far.
    pub talks: u32,
    /// Whether they can be spoken to now.
    pub open: bool,
}

/// The person across the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Interviewee {
    /// Seeds the portrait, and tells which of the strip is chosen.
    pub id: String,
    pub name: String,
    pub called: String,
    pub role: String,
    /// What is seen of them, one sentence.
    pub manner: String,
    pub portrait: PortraitSpec,
    pub posture: Posture,
    /// Minutes that this talk took so far.
    pub minutes: u32,
    /// What the player promised, if anything: "no names in notes you share".
    pub promise: String,
}

/// One question, or a silence, and what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exchange {
    pub id: String,
    /// Names of form and topic as on the chips; empty for a greeting.
    pub form: String,
    pub topic: String,
    /// Wall-clock time, "13:52".
    pub at: String,
    /// The question in words; empty for a silence or a greeting.
    pub question: String,
    /// What they said, sentence by sentence, without quotation marks.
    pub telling: Vec<Sentence>,
    /// Tellings among it of several sentences, which can be pinned whole as well.
    pub wholes: Vec<Whole>,
    /// What is seen where nothing was said; may be empty.
    pub seen: String,
    pub leave: Leave,
}

/// A sentence that can be pinned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence {
    pub id: String,
    pub text: String,
    /// The name of its pin, "P6".
    pub pin: Option<String>,
    /// It is all of a telling, which is noted by itself.
    pub whole: bool,
}

/// A telling of several sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whole {
    pub id: String,
    /// How it begins.
    pub begins: String,
    pub pin: Option<String>,
}

/// Whether a telling may be quoted by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leave {
    /// Nothing personal: no leave is needed.
    #[default]
    NotNeeded,
    /// Personal, and nobody has asked yet.
    Unasked,
    Given,
    Refused,
}

/// One way to ask.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    pub id: String,
    pub name: String,
    pub minutes: u32,
    /// Whether it is about something; "why I ask" and "read back" are not.
    pub needs_topic: bool,
    /// Whether it can be asked now.
    pub open: bool,
}

/// Something to ask about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Topic {
    pub id: String,
    pub name: String,
    /// Earned since the last question: it gets a star.
    pub fresh: bool,
}

/// What the screen remembers between frames. After an [`InterviewAction::Ask`] it keeps the
/// form and forgets the topic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InterviewUi {
    /// Id of the chosen form.
    pub form: Option<String>,
    /// Id of the chosen topic.
    pub topic: Option<String>,
}

/// What the player did.
#[derive(Clone, Debug, PartialEq)]
pub enum InterviewAction {
    /// Turn to somebody else, by id.
    Person(String),
    Ask {
        form: String,
        /// `None` for a form that is about nothing in particular.
        topic: Option<String>,
    },
    /// Say nothing for a while.
    Wait,
    /// Pin a sentence or a whole telling, or take its pin out again when `on` is false.
    Pin {
        exchange: String,
        sentence: String,
        on: bool,
    },
    /// Ask whether this telling may be quoted.
    AskLeave(String),
    /// Back to the evidence.
    Back,
    Top(TopBarAction),
}

impl InterviewModel {
    /// The form chosen in `state`, if it is still on offer.
    pub fn form(&self, state: &InterviewUi) -> Option<&Form> {
        self.forms.iter().find(|form| form.open && Some(&form.id) == state.form.as_ref())
    }

    /// The topic chosen in `state`, if it is still on offer.
    pub fn topic(&self, state: &InterviewUi) -> Option<&Topic> {
        self.topics.iter().find(|topic| Some(&topic.id) == state.topic.as_ref())
    }

    /// Whether a silence may bring something now.
    pub fn waits(&self) -> bool {
        self.can_wait && self.over.is_empty()
    }

    /// What asking would do now; `None` while form or topic is missing or nobody listens.
    pub fn ask(&self, state: &InterviewUi) -> Option<InterviewAction> {
        let form = self.form(state)?;
        let topic = if form.needs_topic { Some(self.topic(state)?.id.clone()) } else { None };
        let asked = InterviewAction::Ask { form: form.id.clone(), topic };
        self.over.is_empty().then_some(asked)
    }
}

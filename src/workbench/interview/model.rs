//! What an interview shows and what one can do there.

use crate::look::{PortraitSpec, Posture};
use crate::workbench::debrief::MomentShown;
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
    /// What the player's own words are read as.
    pub heard: Heard,
    /// Minutes that waiting takes.
    pub wait_minutes: u32,
    /// Whether there is something to wait for.
    pub can_wait: bool,
    /// Minutes that asking for leave takes.
    pub leave_minutes: u32,
    /// Accounts that the player has laid side by side, on a sheet above the talk.
    pub beside: Option<MomentShown>,
    /// Why nothing can be asked now ("She has gone back upstairs."); empty while one can.
    pub over: String,
}

/// What own words are read as: ids on offer. Of several one has to be chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard {
    pub forms: Vec<String>,
    pub topics: Vec<String>,
}

/// Why a question cannot be put yet, or what it will be put as.
#[derive(Clone, Debug, PartialEq)]
pub enum Echo<'a> {
    /// Without a topic where none is needed.
    Ready(&'a Form, Option<&'a Topic>),
    NeedsBoth,
    NeedsForm,
    NeedsTopic,
    /// Own words that may be one or the other.
    FormOf(Vec<&'a str>),
    TopicOf(Vec<&'a str>),
    /// Own words of which the form is not clear, or the topic.
    FormUnclear,
    TopicUnclear,
    /// Own words that read as this form, where another one was chosen.
    ReadsAs(&'a Form),
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
    /// Who remembers it otherwise, and has told so; empty: nobody.
    pub otherwise: String,
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
/// form and forgets topic and words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InterviewUi {
    /// Id of the chosen form.
    pub form: Option<String>,
    /// Id of the chosen topic.
    pub topic: Option<String>,
    /// The question in the player's own words.
    pub words: String,
    /// The exchange whose accounts lie side by side.
    pub beside: Option<String>,
    /// A form or a topic was chosen after the words were written.
    pub by_hand: bool,
    /// The form is that of the last question, and nobody has chosen it for this one.
    pub kept: bool,
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
        /// The player's own words; else the form's.
        words: String,
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
    /// The form that a question would have now: chosen, or read from own words.
    pub fn form(&self, state: &InterviewUi) -> Option<&Form> {
        // Own words are not put in the way of the last question, unless that is chosen anew.
        let stale = state.kept && !state.words.trim().is_empty();
        let chosen = state.form.as_ref().filter(|_| !stale);
        let id = settled(chosen, &self.heard.forms, state)?;
        self.forms.iter().find(|form| form.open && form.id == *id)
    }

    /// The topic that a question would have now.
    pub fn topic(&self, state: &InterviewUi) -> Option<&Topic> {
        let id = settled(state.topic.as_ref(), &self.heard.topics, state)?;
        self.topics.iter().find(|topic| topic.id == *id)
    }

    /// Whether a silence may bring something now.
    pub fn waits(&self) -> bool {
        self.can_wait && self.over.is_empty()
    }

    /// What stands under the question: how it is read, or what is missing.
    pub fn echo(&self, state: &InterviewUi) -> Echo<'_> {
        let own = !state.words.trim().is_empty();
        let (form, topic) = (self.form(state), self.topic(state));
        let Some(form) = form else {
            return match (own, self.heard.forms.len(), topic) {
                (true, 0, _) => Echo::FormUnclear,
                (true, ..) => Echo::FormOf(named(&self.heard.forms, |id| self.form_name(id))),
                (false, _, Some(_)) => Echo::NeedsForm,
                (false, _, None) => Echo::NeedsBoth,
            };
        };
        if own
            && let [read] = self.heard.forms.as_slice()
            && *read != form.id
            && let Some(read) = self.forms.iter().find(|form| form.id == *read)
        {
            return Echo::ReadsAs(read);
        }
        match topic {
            None if form.needs_topic && own => match self.heard.topics.len() {
                0 => Echo::TopicUnclear,
                _ => Echo::TopicOf(named(&self.heard.topics, |id| self.topic_name(id))),
            },
            None if form.needs_topic => Echo::NeedsTopic,
            topic => Echo::Ready(form, topic.filter(|_| form.needs_topic)),
        }
    }

    /// What asking would do now; `None` while something is missing or nobody listens.
    pub fn ask(&self, state: &InterviewUi) -> Option<InterviewAction> {
        let Echo::Ready(form, topic) = self.echo(state) else { return None };
        let asked = InterviewAction::Ask {
            form: form.id.clone(),
            topic: topic.map(|topic| topic.id.clone()),
            words: state.words.trim().to_owned(),
        };
        self.over.is_empty().then_some(asked)
    }

    /// A form or a topic is chosen by hand: what was read stays as it was read.
    pub fn settle(&self, state: &mut InterviewUi) {
        let (form, topic) = (self.form(state), self.topic(state));
        let (form, topic) = (form.map(|one| one.id.clone()), topic.map(|one| one.id.clone()));
        (state.form, state.topic) = (form, topic);
        state.by_hand = !state.words.trim().is_empty();
    }

    fn form_name(&self, id: &str) -> Option<&str> {
        self.forms.iter().find(|form| form.id == id).map(|form| form.name.as_str())
    }

    fn topic_name(&self, id: &str) -> Option<&str> {
        self.topics.iter().find(|topic| topic.id == id).map(|topic| topic.name.as_str())
    }
}

/// What counts: of chosen and read what came last. What may be several has to be chosen from them.
fn settled<'a>(
    chosen: Option<&'a String>,
    heard: &'a [String],
    state: &InterviewUi,
) -> Option<&'a String> {
    match heard {
        [] => chosen,
        [read] if !state.by_hand => Some(read),
        [read] => chosen.or(Some(read)),
        several => chosen.filter(|id| several.contains(id)),
    }
}

fn named<'a>(ids: &[String], name: impl Fn(&str) -> Option<&'a str>) -> Vec<&'a str> {
    ids.iter().filter_map(|id| name(id)).collect()
}

//! A play from screen to screen: which one is shown, and what goes with it from one to the next.

mod replay;
mod screens;

use super::brief::BriefUi;
use super::debrief::{DebriefModel, DebriefUi, QuestionUi};
use super::decisions::DecisionsUi;
use super::desk::palette::To;
use super::desk::top::Stop;
use super::desk::{self, Desk};
use super::evidence::{EvidenceUi, Looked, RowKey};
use super::guide::{Guide, Said, Seen, bubble};
use super::impact::{ImpactTab, ImpactUi};
use super::interview::{InterviewModel, InterviewUi};
use super::keys::{self, key_sheet};
use super::kit::{self, Look, TopBarAction};
use super::map::MapUi;
use super::mentor::mentor_sheet;
use super::mitigate::MitigateUi;
use super::note::{note, take_back};
use super::palette::{Palette, palette};
use super::review::{ReviewModel, ReviewUi};
use super::settings::settings;
use super::timeline::TimelineUi;
use crate::evidence::Place;
use crate::look::sound::Cue;
use crate::play::{Command, Event};
use crate::scenario::model::{PersonId, PhaseName, SourceId};
use crate::text::Words;
use egui::{Ui, UiBuilder};
use std::collections::BTreeMap;

/// Where the player is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    Stop(Stop),
    /// Decisions, beside the impact sheet.
    Decisions,
    /// Talking to somebody.
    Talk(PersonId),
    /// The day as a map.
    Map,
    /// What the change passed on its way.
    Path,
    /// The review, once more.
    Replay,
}

/// A model, kept as long as nothing new happens in the play and nobody chooses anything else:
/// some go through all that was said so far.
type Kept<Key, Model> = Option<((usize, Key), Model)>;

/// The screens of one play, with what each remembers.
pub struct App {
    pub desk: Desk,
    pub at: At,
    pub drafts: Drafts,
    pub evidence: EvidenceUi,
    reading: desk::evidence::Reading,
    interview: InterviewUi,
    /// What was begun with others and not said.
    unsaid: BTreeMap<PersonId, InterviewUi>,
    talk: Kept<(PersonId, InterviewUi), InterviewModel>,
    pub review: ReviewUi,
    meeting: Kept<(), ReviewModel>,
    /// The service map; the window says whether it draws what lies beneath.
    pub map: MapUi,
    mapped: desk::map::Kept,
    /// The document as it stood when it was read last, and what a reader would ask.
    document: Kept<(), (String, Vec<String>, Vec<String>)>,
    places: desk::impact::Places,
    decisions: DecisionsUi,
    asked: desk::mitigate::Asked,
    pub debrief: DebriefUi,
    /// Worked out once the play is over.
    shown: Option<DebriefModel>,
    /// The recording of the review, once it was asked for.
    pub replay: Option<Box<desk::replay::Replay>>,
    /// Whether the office has yet to clap.
    pub first: bool,
    /// The guided start, while it runs.
    pub guide: Option<Guide>,
    /// Whether the mentor's sheet is open.
    pub mentor: bool,
    /// The palette, while it is open.
    pub palette: Palette,
    /// Whether the settings are open.
    settings: bool,
    /// Whether the sheet of keys is open.
    pub keys: bool,
    /// Whom the player talked to last.
    talked: Option<PersonId>,
    /// What was pressed in the bar in this frame. It is followed when the screen is done: the click that
    /// takes the keyboard from a field has its words kept first.
    pressed: Option<TopBarAction>,
    /// Whether the player was told what going to the review ends, and how much had happened then.
    told: Option<usize>,
    /// Events that have been heard.
    heard: usize,
}

/// What stands in the fields and in no journal yet: kept while the play is put away for a while.
#[derive(Default)]
pub struct Drafts {
    pub(super) brief: BriefUi,
    pub(super) timeline: TimelineUi,
    pub impact: ImpactUi,
    pub(super) mitigate: MitigateUi,
    pub(super) question: QuestionUi,
}

/// What the window has to do for a play.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Leave {
    Home,
    /// Save the postmortem as a file.
    Save,
    /// The guided start is over, or was skipped: remember that.
    Guided,
    /// The office has clapped: remember that.
    Clapped,
    /// Another theme, text size, motion or sound.
    Look(Look),
}

impl App {
    /// Opens a play where it was left.
    pub fn new(desk: Desk) -> Self {
        let at = At::Stop(Stop::of(desk.play.phase));
        let heard = desk.log.len();
        let source = desk.play.opened.last().map(|opening| opening.source.clone());
        // What came before the play was put down has been seen.
        let mut evidence = EvidenceUi::default();
        evidence.read.extend(desk::asked::news(&desk).into_iter().map(|news| news.id));
        Self {
            desk,
            at,
            drafts: Drafts::default(),
            evidence,
            reading: desk::evidence::Reading { source, ..Default::default() },
            interview: InterviewUi::default(),
            unsaid: BTreeMap::new(),
            talk: None,
            review: ReviewUi::default(),
            meeting: None,
            map: MapUi::default(),
            mapped: desk::map::Kept::default(),
            document: None,
            places: desk::impact::Places::default(),
            decisions: DecisionsUi::default(),
            asked: desk::mitigate::Asked::default(),
            debrief: DebriefUi::default(),
            shown: None,
            replay: None,
            first: false,
            guide: None,
            mentor: false,
            palette: Palette::default(),
            settings: false,
            keys: false,
            talked: None,
            pressed: None,
            told: None,
            heard,
        }
    }

    /// What is to be heard of what happened since this was last asked: the last that is.
    pub fn cue(&mut self) -> Option<Cue> {
        let new = self.desk.log.get(self.heard..).unwrap_or_default();
        let cue = new.iter().rev().find_map(|event| match event {
            Event::BeatHappened { .. } => Some(Cue::Knock),
            Event::Confirmed { .. } => Some(Cue::Stands),
            Event::Finished { .. } if self.first => Some(Cue::Clap),
            _ => None,
        });
        self.heard = self.desk.log.len();
        cue
    }

    /// Draws the screen; `Some` when the player wants to leave the play.
    pub fn ui(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        kit::names(ui.ctx(), std::sync::Arc::clone(&self.desk.names));
        if key_sheet(ui, words, self.page(), &mut self.keys) == Some(keys::Asked::Guide) {
            self.guide = Some(Guide::default());
            if self.desk.play.phase == PhaseName::Investigate {
                self.at = At::Stop(Stop::Investigate);
            }
        }
        let chosen =
            palette(ui, words, &mut self.palette, || desk::palette::offers(&self.desk, words));
        let left = self.guide_left(ui);
        let gone = chosen.and_then(|to| self.go_to(ui, to, words));
        if take_back(ui, words, &mut self.desk) {
            // What stands in the fields is what was taken back.
            self.drafts.impact.forget_drafts();
        }
        self.mentor(ui, words);
        let before = self.at.clone();
        // Each screen is scrolled where it was left, and no other.
        let screen = UiBuilder::new().id_salt(("screen", format!("{before:?}")));
        let leave = ui.scope_builder(screen, |ui| self.screen(ui, words)).inner;
        let pressed = self.pressed.take().and_then(|action| self.follow(action, words));
        let leave = leave.or(pressed);
        note(ui, words, &mut self.desk);
        let look = settings(ui, words, &mut self.settings).map(Leave::Look);
        if before != self.at {
            self.desk.noted();
            // The keys of the new screen work at once, and Tab begins at its head.
            keys::let_go(ui);
        }
        let guided = self.guide(ui, words);
        kit::keep_focus(ui);
        leave.or(left).or(gone).or(guided).or(look)
    }

    /// The mentor's sheet over whatever screen is shown.
    fn mentor(&mut self, ui: &mut Ui, words: &Words) {
        let Some(mentor) = desk::mentor::model(&self.desk, words) else {
            self.mentor = false;
            return;
        };
        let hints = || desk::mentor::hints(&self.desk);
        if mentor_sheet(ui, words, &mentor, hints, &mut self.mentor) {
            self.desk.send(Command::Hint, words);
        }
    }

    /// Whether the guided start has something to say here, and is not covered.
    fn guides(&self) -> bool {
        let where_it_leads = matches!(self.at, At::Talk(_) | At::Stop(Stop::Investigate));
        self.guide.is_some() && !self.keys && where_it_leads
    }

    /// Escape leaves the guided start while nothing is open over the screen, and means nothing else then.
    fn guide_left(&mut self, ui: &mut Ui) -> Option<Leave> {
        let open = self.mentor || self.settings || self.evidence.inbox;
        let open = open || self.reading.cover.is_some() || egui::Popup::is_any_open(ui.ctx());
        if !self.guides() || open {
            return None;
        }
        let leaves = keys::pressed(ui, keys::Act::Close) && !keys::typing(ui);
        leaves.then(|| {
            keys::swallow(ui);
            self.guide = None;
            Leave::Guided
        })
    }

    /// The next bubble of the guided start, while it runs.
    fn guide(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        if !self.guides() {
            return None;
        }
        let talking = matches!(self.at, At::Talk(_));
        let guide = self.guide.as_mut()?;
        guide.see(Seen {
            opened: self.desk.play.opened.len(),
            pins: self.desk.play.notebook.pins.len(),
            events: self.desk.log.len(),
            talking,
        });
        let over = match bubble(ui, words, guide, talking) {
            Some(Said::Next) => !guide.forth(),
            Some(Said::Skip) => true,
            None => false,
        };
        over.then(|| {
            self.guide = None;
            Leave::Guided
        })
    }

    fn screen(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        match self.at.clone() {
            At::Stop(Stop::Brief) => self.brief(ui, words),
            At::Stop(Stop::Review) => self.review(ui, words),
            At::Talk(person) => self.talk(ui, words, &person),
            At::Map => self.map(ui, words),
            At::Path => return self.path(ui, words),
            At::Replay => self.replay(ui, words),
            At::Stop(Stop::Investigate) => self.evidence(ui, words),
            At::Stop(Stop::Timeline) => self.timeline(ui, words),
            At::Stop(Stop::Impact) => self.impact(ui, words),
            At::Decisions => self.decisions(ui, words),
            At::Stop(Stop::Mitigate) => self.mitigate(ui, words),
            At::Stop(Stop::Debrief) if self.desk.play.last.is_none() => self.question(ui, words),
            At::Stop(Stop::Debrief) => return self.debrief(ui, words),
        }
        None
    }

    /// The page of the sheet of keys for the screen that is shown.
    fn page(&self) -> keys::Page {
        match &self.at {
            At::Talk(_) => keys::Page::Interview,
            At::Map => keys::Page::Map,
            At::Path => keys::Page::Path,
            At::Replay => self.replay_page(),
            At::Stop(Stop::Brief) => keys::Page::Brief,
            At::Stop(Stop::Investigate) => keys::Page::Evidence,
            At::Stop(Stop::Timeline) => keys::Page::Timeline,
            At::Stop(Stop::Impact) => keys::Page::Impact,
            At::Decisions => keys::Page::Decisions,
            At::Stop(Stop::Review) => keys::Page::Review,
            At::Stop(Stop::Mitigate) => keys::Page::Mitigate,
            At::Stop(Stop::Debrief) if self.desk.play.last.is_none() => keys::Page::Question,
            At::Stop(Stop::Debrief) => keys::Page::Debrief,
        }
    }

    /// What the window draws beneath the words now.
    pub fn scene(&self) -> Option<&crate::look::scene::Scene> {
        if self.at == At::Map { self.map.scene.as_ref() } else { None }
    }

    /// The postmortem went to this file.
    pub fn saved(&mut self, to: String) {
        if let Some(model) = &mut self.shown {
            model.saved_to = Some(to);
        }
    }

    /// What was chosen in the palette.
    fn go_to(&mut self, ui: &Ui, to: To, words: &Words) -> Option<Leave> {
        match to {
            To::Source(id) => {
                if self.desk.play.is_open(&id) {
                    self.read(id);
                } else {
                    self.at = At::Stop(Stop::Investigate);
                    self.covers(id);
                }
            }
            To::Person(person) => self.at = At::Talk(person),
            To::Pin(pin) => match desk::palette::place(&self.desk, pin)? {
                place @ (Place::Row { .. } | Place::Rows { .. }) => {
                    let (source, (first, last)) = (place.source()?.clone(), place.span()?);
                    let key = RowKey { source: source.to_string(), row: first };
                    self.evidence.going_to = Some(key);
                    self.evidence.going_through = Some(last);
                    // The next frame has every row of it.
                    self.read_found(ui, source, String::new());
                }
                Place::Found { source, query, .. } => self.read_found(ui, source, query),
                Place::Point { source, .. } => self.read(source),
                Place::Telling { person, .. } | Place::Sentence { person, .. } => self.hear(person),
            },
            To::Stop(stop) => self.go(stop, words),
            To::Decisions => self.at = At::Decisions,
            To::Document => self.open_impact(ImpactTab::Document),
            To::Map => self.open_map(),
            To::Path => self.at = At::Path,
            To::Replay => self.open_replay(words),
            To::Undo => {
                if self.desk.undo(words) {
                    self.drafts.impact.forget_drafts();
                }
            }
            To::Mentor => self.mentor = true,
            To::Settings => self.settings = true,
            To::Keys => self.keys = true,
            To::Home => return Some(Leave::Home),
        }
        None
    }

    /// Reads the lines of a source that a query finds.
    fn read_found(&mut self, ui: &Ui, source: SourceId, query: String) {
        self.evidence.search_in(source.as_str(), query);
        self.evidence.looked = Looked::Lines;
        self.read(source);
        ui.ctx().request_repaint();
    }

    /// Goes to who told something, while they can be talked to.
    fn hear(&mut self, person: PersonId) {
        self.at = match self.desk.play.phase {
            PhaseName::Investigate => At::Talk(person),
            _ => At::Stop(Stop::Investigate),
        };
    }

    /// Sends a command, if there is one; whether it was possible.
    fn send(&mut self, command: Option<Command>, words: &Words) -> bool {
        command.is_some_and(|command| self.desk.send(command, words))
    }

    fn follow(&mut self, action: TopBarAction, words: &Words) -> Option<Leave> {
        match action {
            TopBarAction::Home => return Some(Leave::Home),
            TopBarAction::Help => self.keys = true,
            TopBarAction::Settings => self.settings = !self.settings,
            TopBarAction::Mentor => self.mentor = !self.mentor,
            TopBarAction::Station(at) => self.go(*Stop::ALL.get(at)?, words),
        }
        None
    }

    /// Reads a source that is open already.
    pub fn read(&mut self, source: SourceId) {
        self.reads(source);
        self.at = At::Stop(Stop::Investigate);
    }

    fn reads(&mut self, source: SourceId) {
        self.reading.seen.insert(source.clone());
        self.reading.source = Some(source);
        self.reading.cover = None;
    }

    /// Looks at what a source is before it is opened.
    pub fn covers(&mut self, source: SourceId) {
        self.reading.seen.insert(source.clone());
        self.reading.cover = Some(source);
    }

    /// Goes to a station, if it is open; going to the review begins it. Where that ends time that is
    /// left, the first time says so.
    pub fn go(&mut self, stop: Stop, words: &Words) {
        if !stop.open(self.desk.play.phase) {
            return;
        }
        let begins = stop == Stop::Review && self.desk.play.phase == PhaseName::Investigate;
        let left = self.desk.play.minutes_left();
        let now = Some(self.desk.log.len());
        if begins && left > 0 && std::mem::replace(&mut self.told, now) != now {
            let text = words.with("review-begins", &[("minutes", left.into())]);
            self.desk.notice = Some(text);
            return;
        }
        if !begins || self.desk.send(Command::StartReview, words) {
            self.at = At::Stop(stop);
        }
    }
}

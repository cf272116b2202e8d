//! A play from screen to screen: which one is shown, and where its actions go.

use super::brief::{BriefAction, BriefUi, brief_ui};
use super::debrief::{DebriefAction, DebriefModel, DebriefUi, QuestionUi, debrief_ui, question_ui};
use super::decisions::{DecisionsAction, DecisionsUi, decisions_ui};
use super::desk::top::Stop;
use super::desk::{self, Desk};
use super::evidence::{EvidenceAction, EvidenceUi, Page, evidence_ui};
use super::guide::{Guide, Said, Seen, bubble};
use super::impact::{ImpactAction, ImpactTab, ImpactUi, impact_ui};
use super::interview::{InterviewAction, InterviewUi, interview_ui};
use super::keys::{self, key_sheet};
use super::kit::TopBarAction;
use super::mitigate::{MitigateAction, MitigateUi, mitigate_ui};
use super::review::{ReviewAction, ReviewUi, review_ui};
use super::timeline::{TimelineAction, TimelineUi, timeline_ui};
use crate::play::Command;
use crate::scenario::model::{PersonId, PhaseName, SourceId};
use crate::text::Words;
use egui::Ui;

/// Where the player is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    Stop(Stop),
    /// Decisions, beside the impact sheet.
    Decisions,
    /// Talking to somebody.
    Talk(PersonId),
}

/// The screens of one play, with what each remembers.
pub struct App {
    pub desk: Desk,
    pub at: At,
    brief: BriefUi,
    evidence: EvidenceUi,
    reading: desk::evidence::Reading,
    interview: InterviewUi,
    review: ReviewUi,
    timeline: TimelineUi,
    impact: ImpactUi,
    places: desk::impact::Places,
    decisions: DecisionsUi,
    mitigate: MitigateUi,
    wanted: desk::mitigate::Wanted,
    question: QuestionUi,
    debrief: DebriefUi,
    /// Worked out once the play is over.
    shown: Option<DebriefModel>,
    /// Whether the office has yet to clap.
    pub first: bool,
    /// The guided start, while it runs.
    pub guide: Option<Guide>,
    /// Whether the sheet of keys is open.
    keys: bool,
    /// Whom the player talked to last.
    talked: Option<PersonId>,
}

/// What the window has to do for a play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    Home,
    /// Save the postmortem as a file.
    Save,
    /// The guided start is over, or was skipped: remember that.
    Guided,
}

impl App {
    /// Opens a play where it was left.
    pub fn new(desk: Desk) -> Self {
        let at = At::Stop(match desk.play.phase {
            PhaseName::Brief => Stop::Brief,
            PhaseName::Investigate => Stop::Investigate,
            PhaseName::Review => Stop::Review,
            PhaseName::Mitigate => Stop::Mitigate,
            PhaseName::Debrief => Stop::Debrief,
        });
        let source = desk.play.opened.last().map(|opening| opening.source.clone());
        // What came before the play was put down has been seen.
        let mut evidence = EvidenceUi::default();
        evidence.read.extend(desk::evidence::news(&desk).into_iter().map(|news| news.id));
        Self {
            desk,
            at,
            brief: BriefUi::default(),
            evidence,
            reading: desk::evidence::Reading { source, ..Default::default() },
            interview: InterviewUi::default(),
            review: ReviewUi::default(),
            timeline: TimelineUi::default(),
            impact: ImpactUi::default(),
            places: desk::impact::Places::default(),
            decisions: DecisionsUi::default(),
            mitigate: MitigateUi::default(),
            wanted: desk::mitigate::Wanted::default(),
            question: QuestionUi::default(),
            debrief: DebriefUi::default(),
            shown: None,
            first: false,
            guide: None,
            keys: false,
            talked: None,
        }
    }

    /// Draws the screen; `Some` when the player wants to leave the play.
    pub fn ui(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        if key_sheet(ui, words, self.page(), &mut self.keys) == Some(keys::Asked::Guide) {
            self.guide = Some(Guide::default());
            if self.desk.play.phase == PhaseName::Investigate {
                self.at = At::Stop(Stop::Investigate);
            }
        }
        let left = self.guide_left(ui);
        let leave = self.screen(ui, words);
        leave.or(left).or(self.guide(ui, words))
    }

    /// Escape leaves the guided start, and means nothing else then.
    fn guide_left(&mut self, ui: &mut Ui) -> Option<Leave> {
        self.guide.as_ref()?;
        let leaves = keys::pressed(ui, keys::Act::Close) && !keys::typing(ui);
        leaves.then(|| {
            keys::swallow(ui);
            self.guide = None;
            Leave::Guided
        })
    }

    /// The next bubble of the guided start, while it runs.
    fn guide(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        let talking = matches!(self.at, At::Talk(_));
        let guide = self.guide.as_mut()?;
        if self.keys || !(talking || self.at == At::Stop(Stop::Investigate)) {
            return None;
        }
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
            At::Stop(Stop::Investigate) => self.evidence(ui, words),
            At::Stop(Stop::Timeline) => self.timeline(ui, words),
            At::Stop(Stop::Impact) => self.impact(ui, words),
            At::Decisions => self.decisions(ui, words),
            At::Stop(Stop::Mitigate) => self.mitigate(ui, words),
            At::Stop(Stop::Debrief) if self.desk.play.last.is_none() => self.question(ui, words),
            At::Stop(Stop::Debrief) => self.debrief(ui, words),
        }
    }

    /// The page of the sheet of keys for the screen that is shown.
    fn page(&self) -> keys::Page {
        match &self.at {
            At::Talk(_) => keys::Page::Interview,
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

    fn brief(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        let model = desk::brief::model(&self.desk, words);
        let mut leave = None;
        for action in brief_ui(ui, words, &model, &mut self.brief) {
            match &action {
                BriefAction::Top(top) => leave = self.top(*top, words),
                BriefAction::Back => self.at = At::Stop(Stop::Investigate),
                BriefAction::Seal { .. } => {
                    if self.send(desk::brief::command(&action), words) {
                        self.at = At::Stop(Stop::Investigate);
                    }
                }
            }
        }
        leave
    }

    fn evidence(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        let model = desk::evidence::model(&self.desk, words, &mut self.reading, &self.evidence);
        let mut leave = None;
        for action in evidence_ui(ui, words, &model, &mut self.evidence) {
            let done = self.send(desk::evidence::command(&self.desk, &action), words);
            match action {
                EvidenceAction::Top(top) => leave = self.top(top, words),
                EvidenceAction::People => self.open_people(),
                EvidenceAction::Open(id) if done => {
                    let id = SourceId::from(id.as_str());
                    self.reading.seen.insert(id.clone());
                    self.reading.source = Some(id);
                }
                EvidenceAction::Query(query) | EvidenceAction::Follow(query) => {
                    self.evidence.query = query;
                }
                EvidenceAction::Turn(page) => self.turn(page),
                _ => {}
            }
        }
        leave
    }

    fn turn(&mut self, page: Page) {
        self.at = At::Stop(match page {
            Page::Pins => Stop::Investigate,
            Page::Timeline => Stop::Timeline,
            Page::Impact | Page::Factors => Stop::Impact,
        });
    }

    fn open_people(&mut self) {
        let first = self.desk.scenario().cast.people.iter().find(|person| person.interview);
        let person = self.talked.clone().or(first.map(|person| person.id.clone()));
        if let Some(person) = person {
            self.at = At::Talk(person);
        }
    }

    fn talk(&mut self, ui: &mut Ui, words: &Words, person: &PersonId) -> Option<Leave> {
        self.talked = Some(person.clone());
        let model = desk::interview::model(&self.desk, words, person, &self.interview);
        let mut leave = None;
        for action in interview_ui(ui, words, &model, &mut self.interview) {
            self.send(desk::interview::command(&self.desk, person, &action), words);
            match action {
                InterviewAction::Top(top) => leave = self.top(top, words),
                InterviewAction::Back => self.at = At::Stop(Stop::Investigate),
                InterviewAction::Person(id) => {
                    self.at = At::Talk(PersonId::from(id.as_str()));
                    self.interview.topic = None;
                }
                _ => {}
            }
        }
        leave
    }

    fn review(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        let model = desk::review::model(&self.desk, words);
        let mut leave = None;
        for action in review_ui(ui, words, &model, &mut self.review) {
            let done = self.send(desk::review::command(&action), words);
            match action {
                ReviewAction::Top(top) => leave = self.top(top, words),
                ReviewAction::Close if done => self.at = At::Stop(Stop::Mitigate),
                _ => {}
            }
        }
        leave
    }

    fn timeline(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        let model = desk::timeline::model(&self.desk, words);
        let mut leave = None;
        for action in timeline_ui(ui, words, &model, &mut self.timeline) {
            self.send(desk::timeline::command(&self.desk, &action), words);
            match action {
                TimelineAction::Top(top) => leave = self.top(top, words),
                TimelineAction::Evidence => self.at = At::Stop(Stop::Investigate),
                _ => {}
            }
        }
        leave
    }

    fn impact(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        let model = desk::impact::model(&self.desk, words, &self.places);
        let mut leave = None;
        for action in impact_ui(ui, words, &model, &mut self.impact) {
            self.send(desk::impact::command(&self.desk, &action), words);
            match action {
                ImpactAction::Top(top) => leave = self.top(top, words),
                ImpactAction::Decisions => self.at = At::Decisions,
                ImpactAction::Place { factor, at } => {
                    self.places.insert(factor.as_str().into(), at);
                }
                _ => {}
            }
        }
        leave
    }

    fn decisions(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        let model = desk::decisions::model(&self.desk, words);
        let mut leave = None;
        for action in decisions_ui(ui, words, &model, &mut self.decisions) {
            self.send(desk::decisions::command(&action), words);
            match action {
                DecisionsAction::Top(top) => leave = self.top(top, words),
                DecisionsAction::Tab(tab) => {
                    self.impact.tab = if tab == 0 { ImpactTab::Sheet } else { ImpactTab::Board };
                    self.at = At::Stop(Stop::Impact);
                }
                DecisionsAction::Timeline => self.at = At::Stop(Stop::Timeline),
                DecisionsAction::Evidence => self.at = At::Stop(Stop::Investigate),
                DecisionsAction::Keep { .. } => {}
            }
        }
        leave
    }

    fn mitigate(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        let model = desk::mitigate::model(&self.desk, words, &self.wanted);
        let mut leave = None;
        for action in mitigate_ui(ui, words, &model, &mut self.mitigate) {
            let command = desk::mitigate::act(&self.desk, &mut self.wanted, &action);
            let done = self.send(command, words);
            match action {
                MitigateAction::Top(top) => leave = self.top(top, words),
                MitigateAction::Agree if done => self.at = At::Stop(Stop::Debrief),
                _ => {}
            }
        }
        leave
    }

    fn question(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        let model = desk::debrief::question(&self.desk, words);
        let mut leave = None;
        for action in question_ui(ui, words, &model, &mut self.question) {
            self.send(desk::debrief::command(&action), words);
            if let super::debrief::QuestionAction::Top(top) = action {
                leave = self.top(top, words);
            }
        }
        leave
    }

    fn debrief(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        let first = self.first;
        let desk = &self.desk;
        let model = self.shown.get_or_insert_with(|| desk::debrief::model(desk, words, first));
        let mut leave = None;
        for action in debrief_ui(ui, words, model, &mut self.debrief) {
            match action {
                DebriefAction::Top(top) => leave = Some(top),
                DebriefAction::Open(address) => ui.ctx().open_url(egui::OpenUrl::new_tab(address)),
                DebriefAction::Clapped => self.first = false,
                DebriefAction::Save => return Some(Leave::Save),
                DebriefAction::GoTo(_) | DebriefAction::Copied => {}
            }
        }
        leave.and_then(|top| self.top(top, words))
    }

    /// The postmortem went to this file.
    pub fn saved(&mut self, to: String) {
        if let Some(model) = &mut self.shown {
            model.saved_to = Some(to);
        }
    }

    /// Sends a command, if there is one; whether it was possible.
    fn send(&mut self, command: Option<Command>, words: &Words) -> bool {
        command.is_some_and(|command| self.desk.send(command, words))
    }

    fn top(&mut self, action: TopBarAction, words: &Words) -> Option<Leave> {
        match action {
            TopBarAction::Home => return Some(Leave::Home),
            TopBarAction::Help => self.keys = true,
            TopBarAction::Station(at) => self.go(*Stop::ALL.get(at)?, words),
        }
        None
    }

    /// Opens a source and reads it.
    pub fn show(&mut self, source: SourceId, words: &Words) {
        if self.desk.send(Command::Open(source.clone()), words) {
            self.reading.seen.insert(source.clone());
            self.reading.source = Some(source);
        }
    }

    /// Goes to a station, if it is open; going to the review begins it.
    pub fn go(&mut self, stop: Stop, words: &Words) {
        if !stop.open(self.desk.play.phase) {
            return;
        }
        let begins = stop == Stop::Review && self.desk.play.phase == PhaseName::Investigate;
        if !begins || self.desk.send(Command::StartReview, words) {
            self.at = At::Stop(stop);
        }
    }
}

//! A play from screen to screen: which one is shown, and where its actions go.

use super::brief::{BriefAction, BriefUi, brief_ui};
use super::desk::top::Stop;
use super::desk::{self, Desk};
use super::evidence::{EvidenceAction, EvidenceUi, Page, evidence_ui};
use super::interview::{InterviewAction, InterviewUi, interview_ui};
use super::kit::TopBarAction;
use super::review::{ReviewAction, ReviewUi, review_ui};
use crate::play::Command;
use crate::scenario::model::{PersonId, PhaseName, SourceId};
use crate::text::Words;
use egui::Ui;

/// Where the player is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    Stop(Stop),
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
    /// Whom the player talked to last.
    talked: Option<PersonId>,
}

/// What the window has to do for a play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    Home,
    Help,
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
        Self {
            desk,
            at,
            brief: BriefUi::default(),
            evidence: EvidenceUi::default(),
            reading: desk::evidence::Reading { source, ..Default::default() },
            interview: InterviewUi::default(),
            review: ReviewUi::default(),
            talked: None,
        }
    }

    /// Draws the screen; `Some` when the player wants to leave the play.
    pub fn ui(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        match self.at.clone() {
            At::Stop(Stop::Brief) => self.brief(ui, words),
            At::Stop(Stop::Review) => self.review(ui, words),
            At::Talk(person) => self.talk(ui, words, &person),
            At::Stop(_) => self.evidence(ui, words),
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
                EvidenceAction::People => self.to_people(),
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

    fn to_people(&mut self) {
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

    /// Sends a command, if there is one; whether it was possible.
    fn send(&mut self, command: Option<Command>, words: &Words) -> bool {
        command.is_some_and(|command| self.desk.send(command, words))
    }

    fn top(&mut self, action: TopBarAction, words: &Words) -> Option<Leave> {
        match action {
            TopBarAction::Home => return Some(Leave::Home),
            TopBarAction::Help => return Some(Leave::Help),
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

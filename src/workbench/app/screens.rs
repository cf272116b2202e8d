//! Each screen over the desk: what is done there becomes a command, or leads elsewhere.

use egui::Ui;

use super::{App, At, Kept, Leave};
use crate::scenario::model::{PersonId, SourceId};
use crate::text::Words;
use crate::workbench::brief::{BriefAction, brief_ui};
use crate::workbench::debrief::{DebriefAction, QuestionAction, debrief_ui, question_ui};
use crate::workbench::decisions::{DecisionsAction, decisions_ui};
use crate::workbench::desk;
use crate::workbench::desk::palette::To;
use crate::workbench::desk::top::Stop;
use crate::workbench::evidence::{EvidenceAction, Page, SendTo, TOGETHER, evidence_ui};
use crate::workbench::impact::{ImpactAction, ImpactTab, impact_ui};
use crate::workbench::interview::{InterviewAction, interview_ui};
use crate::workbench::keys;
use crate::workbench::map::{MapAction, map_ui};
use crate::workbench::mitigate::{MitigateAction, mitigate_ui};
use crate::workbench::path::{Leads, PathAction, path_ui};
use crate::workbench::review::{ReviewAction, review_ui};
use crate::workbench::timeline::{TimelineAction, timeline_ui};

impl App {
    pub(super) fn brief(&mut self, ui: &mut Ui, words: &Words) {
        let model = desk::brief::model(&self.desk, words);
        for action in brief_ui(ui, words, &model, &mut self.drafts.brief) {
            match &action {
                BriefAction::Top(top) => self.pressed = Some(*top),
                BriefAction::Back => self.at = At::Stop(Stop::Investigate),
                BriefAction::Seal { .. } => {
                    if self.send(desk::brief::command(&action), words) {
                        self.at = At::Stop(Stop::Investigate);
                    }
                }
            }
        }
    }

    pub(super) fn evidence(&mut self, ui: &mut Ui, words: &Words) {
        let model = desk::evidence::model(&self.desk, words, &mut self.reading, &self.evidence);
        for action in evidence_ui(ui, words, &model, &mut self.evidence) {
            let pinned = desk::evidence::pinned(&self.desk, &action);
            let done = self.send(desk::evidence::command(&self.desk, &action), words);
            if let Some(pin) = pinned {
                let values = [("pin", pin.into())];
                self.desk.notice = Some(words.with("evidence-pinned-already", &values));
            }
            match action {
                EvidenceAction::Top(top) => self.pressed = Some(top),
                EvidenceAction::People => self.open_people(),
                EvidenceAction::Map => self.open_map(),
                EvidenceAction::Path => self.at = At::Path,
                EvidenceAction::Open(id)
                    if done || id == TOGETHER || self.desk.play.is_open(&id.as_str().into()) =>
                {
                    self.reads(id.as_str().into());
                    // Whoever opened it by the keyboard reads on with it: arrows, pages, pins.
                    keys::let_go(ui);
                }
                EvidenceAction::Cover(id) => self.covers(id.as_str().into()),
                EvidenceAction::Uncover => self.reading.cover = None,
                // What comes back is read at once.
                EvidenceAction::Answer { .. } if done => self.evidence.inbox = true,
                EvidenceAction::Query(query) | EvidenceAction::Follow(query) => {
                    self.evidence.query = query;
                }
                EvidenceAction::Send { pin, to } => self.sent(pin, &to, done, words),
                EvidenceAction::Turn(page) => self.turn(page),
                _ => {}
            }
        }
    }

    /// A pin was sent: an entry is made of it on the timeline; of the rest is told that it is there.
    fn sent(&mut self, pin: u32, to: &SendTo, done: bool, words: &Words) {
        if *to == SendTo::Entry {
            self.drafts.timeline.draft = Some(desk::timeline::of_pin(&self.desk, pin));
            self.turn(Page::Timeline);
        } else if done {
            let place = desk::send::called(&self.desk, words, to);
            let values = [("number", pin.into()), ("place", place.as_str().into())];
            self.desk.notice = Some(words.with("evidence-sent", &values));
        } else if let Some(why) = desk::send::cannot(&self.desk, pin, to) {
            self.desk.refused = Some(words.get(why));
        }
    }

    fn turn(&mut self, page: Page) {
        self.at = At::Stop(match page {
            Page::Pins => Stop::Investigate,
            Page::Timeline => Stop::Timeline,
            Page::Impact | Page::Factors => Stop::Impact,
        });
    }

    /// A page of what it did, with what made it likely.
    pub fn open_impact(&mut self, tab: ImpactTab) {
        self.drafts.impact.tab = tab;
        self.at = At::Stop(Stop::Impact);
    }

    /// The map at the moment where one reads.
    pub(super) fn open_map(&mut self) {
        self.map.at = self.evidence.moment.or(self.map.at);
        self.map.came_at = None;
        self.at = At::Map;
    }

    fn open_people(&mut self) {
        let first = self.desk.scenario().cast.people.iter().find(|person| person.interview);
        let person = self.talked.clone().or(first.map(|person| person.id.clone()));
        if let Some(person) = person {
            self.at = At::Talk(person);
        }
    }

    pub(super) fn talk(&mut self, ui: &mut Ui, words: &Words, person: &PersonId) {
        // What one was about to ask somebody, and how, is not meant for another; it waits.
        if let Some(before) = self.talked.replace(person.clone()).filter(|before| before != person)
        {
            let begun = self.unsaid.remove(person).unwrap_or_default();
            let left = std::mem::replace(&mut self.interview, begun);
            self.unsaid.insert(before, left);
        }
        let at = (self.desk.log.len(), (person.clone(), self.interview.clone()));
        let kept = still(&mut self.talk, &at);
        let model = kept
            .unwrap_or_else(|| desk::interview::model(&self.desk, words, person, &self.interview));
        let actions = interview_ui(ui, words, &model, &mut self.interview);
        self.talk = Some((at, model));
        for action in actions {
            self.send(desk::interview::command(&self.desk, person, &action), words);
            match action {
                InterviewAction::Top(top) => self.pressed = Some(top),
                InterviewAction::Back => self.at = At::Stop(Stop::Investigate),
                InterviewAction::Person(id) => {
                    self.at = At::Talk(PersonId::from(id.as_str()));
                }
                _ => {}
            }
        }
    }

    pub(super) fn review(&mut self, ui: &mut Ui, words: &Words) {
        let at = (self.desk.log.len(), ());
        let kept = still(&mut self.meeting, &at);
        let model = kept.unwrap_or_else(|| desk::review::model(&self.desk, words));
        let actions = review_ui(ui, words, &model, &mut self.review);
        self.meeting = Some((at, model));
        for action in actions {
            let done = self.send(desk::review::command(&action), words);
            match action {
                ReviewAction::Top(top) => self.pressed = Some(top),
                ReviewAction::Close if done => self.at = At::Stop(Stop::Mitigate),
                _ => {}
            }
        }
    }

    pub(super) fn timeline(&mut self, ui: &mut Ui, words: &Words) {
        let model = desk::timeline::model(&self.desk, words);
        for action in timeline_ui(ui, words, &model, &mut self.drafts.timeline) {
            let done = self.send(desk::timeline::command(&self.desk, &action), words);
            match action {
                // What could not go out is still chosen.
                TimelineAction::Send(three) if !done => {
                    self.drafts.timeline.chosen = three.to_vec();
                }
                TimelineAction::Top(top) => self.pressed = Some(top),
                TimelineAction::Evidence => self.at = At::Stop(Stop::Investigate),
                _ => {}
            }
        }
    }

    pub(super) fn impact(&mut self, ui: &mut Ui, words: &Words) {
        let mut model = desk::impact::model(&self.desk, words, &self.places);
        if let Some(next) = desk::next::on_impact(&self.desk, words, Some(self.drafts.impact.tab)) {
            model.top.next = next;
        }
        if self.drafts.impact.tab == ImpactTab::Document {
            let kept = still(&mut self.document, &(self.desk.log.len(), ()));
            let desk = &self.desk;
            (model.document, model.reread, model.account_offers) = kept.unwrap_or_else(|| {
                let (case, play) = (&desk.case, &desk.play);
                let offers = crate::debrief::account_offers(case, play);
                (crate::debrief::postmortem(case, play), crate::debrief::reread(case, play), offers)
            });
        }
        let actions = impact_ui(ui, words, &model, &mut self.drafts.impact);
        if !model.document.is_empty() {
            let read = (model.document, model.reread, model.account_offers);
            self.document = Some(((self.desk.log.len(), ()), read));
        }
        for action in actions {
            match desk::impact::cannot(&self.desk, &action) {
                Some(why) => self.desk.refused = Some(words.get(why)),
                None => {
                    self.send(desk::impact::command(&self.desk, &action), words);
                }
            }
            match action {
                ImpactAction::Top(top) => self.pressed = Some(top),
                ImpactAction::Decisions => self.at = At::Decisions,
                ImpactAction::TakeOff(factor) => {
                    let off = model.factors.iter().find(|one| one.id == factor);
                    let tag = off.map_or("", |off| off.tag.as_str());
                    let undo = keys::cap(keys::Act::Undo);
                    let values = [("tag", tag.into()), ("key", undo.as_str().into())];
                    self.desk.notice = Some(words.with("impact-taken-off", &values));
                }
                ImpactAction::Place { factor, at } => {
                    self.places.insert(factor.as_str().into(), at);
                }
                _ => {}
            }
        }
    }

    pub(super) fn map(&mut self, ui: &mut Ui, words: &Words) {
        let model = desk::map::kept_model(&self.desk, words, self.map.at, &mut self.mapped);
        for action in map_ui(ui, words, &model, &mut self.map) {
            match action {
                MapAction::Top(top) => self.pressed = Some(top),
                MapAction::Back => {
                    if let Some(at) = self.map.at.filter(|_| self.map.at != self.map.came_at) {
                        self.evidence.go_to_moment(at);
                    }
                    self.at = At::Stop(Stop::Investigate);
                }
                MapAction::Log { source, at } => {
                    let id = SourceId::from(source.as_str());
                    let time = desk::map_strip::searched_for(&self.desk, &id, at);
                    self.evidence.search_in(&source, format!("around:{time}"));
                    self.read(id);
                }
            }
        }
    }

    pub(super) fn path(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        let Some(model) = desk::path::model(&self.desk, words) else {
            self.at = At::Stop(Stop::Investigate);
            return None;
        };
        let mut leave = None;
        for action in path_ui(ui, words, &model) {
            match action {
                PathAction::Top(top) => self.pressed = Some(top),
                PathAction::Back => self.at = At::Stop(Stop::Investigate),
                PathAction::Open(Leads::Pin(pin)) => leave = self.go_to(ui, To::Pin(pin), words),
                PathAction::Open(Leads::Person(id)) => self.hear(PersonId::from(id.as_str())),
            }
        }
        leave
    }

    pub(super) fn decisions(&mut self, ui: &mut Ui, words: &Words) {
        let model = desk::decisions::model(&self.desk, words);
        for action in decisions_ui(ui, words, &model, &mut self.decisions) {
            self.send(desk::decisions::command(&action), words);
            match action {
                DecisionsAction::Top(top) => self.pressed = Some(top),
                DecisionsAction::Tab(tab) => self.open_impact(tab),
                DecisionsAction::Timeline => self.at = At::Stop(Stop::Timeline),
                DecisionsAction::Evidence => self.at = At::Stop(Stop::Investigate),
                DecisionsAction::Keep { .. } => {}
            }
        }
    }

    pub(super) fn mitigate(&mut self, ui: &mut Ui, words: &Words) {
        let model = desk::mitigate::model(&self.desk, words, &self.asked);
        for action in mitigate_ui(ui, words, &model, &mut self.drafts.mitigate) {
            // What is on the list is asked for before the list closes.
            let desk = &mut self.desk;
            if action == MitigateAction::Agree
                && !desk::mitigate::ask_owners(desk, &mut self.asked, words)
            {
                continue;
            }
            if let MitigateAction::Take { id, offer } = &action {
                desk::offers::take(desk, &mut self.asked, &id.as_str().into(), *offer, words);
                continue;
            }
            let commands = desk::mitigate::act(&self.desk, &mut self.asked, &action);
            let done = commands.into_iter().all(|command| self.desk.send(command, words));
            match action {
                MitigateAction::Top(top) => self.pressed = Some(top),
                MitigateAction::Board => self.open_impact(ImpactTab::Board),
                MitigateAction::Agree if done => self.at = At::Stop(Stop::Debrief),
                _ => {}
            }
        }
    }

    pub(super) fn question(&mut self, ui: &mut Ui, words: &Words) {
        let model = desk::debrief::question(&self.desk, words);
        for action in question_ui(ui, words, &model, &mut self.drafts.question) {
            self.send(desk::debrief::command(&action), words);
            match action {
                QuestionAction::Top(top) => self.pressed = Some(top),
                QuestionAction::Document => self.open_impact(ImpactTab::Document),
                QuestionAction::Answer { .. } => {}
            }
        }
    }

    pub(super) fn debrief(&mut self, ui: &mut Ui, words: &Words) -> Option<Leave> {
        let first = self.first;
        let desk = &self.desk;
        let model = self.shown.get_or_insert_with(|| desk::debrief::model(desk, words, first));
        let guessed = model.gut_then.is_some();
        model.top.next = desk::next::on_debrief(words, self.debrief.page, guessed);
        for action in debrief_ui(ui, words, model, &mut self.debrief) {
            match action {
                DebriefAction::Top(top) => self.pressed = Some(top),
                DebriefAction::Open(address) => ui.ctx().open_url(egui::OpenUrl::new_tab(address)),
                DebriefAction::Clapped => {
                    self.first = false;
                    return Some(Leave::Clapped);
                }
                DebriefAction::Save => return Some(Leave::Save),
                DebriefAction::GoTo(at) => {
                    self.debrief.moment = desk::moment::shown(desk, words, at);
                }
                DebriefAction::Replay => {
                    self.open_replay(words);
                    return None;
                }
                DebriefAction::Copied => {}
            }
        }
        None
    }
}

/// The kept model, if it still holds; what does not is dropped.
fn still<Key: PartialEq, Model>(kept: &mut Kept<Key, Model>, at: &(usize, Key)) -> Option<Model> {
    kept.take().filter(|(key, _)| key == at).map(|(_, model)| model)
}

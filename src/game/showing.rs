//! A play that was kept, shown screen by screen as it stood when each phase ended: for pictures
//! and for the count of frames.

use crate::evidence::Place;
use crate::play::{Case, Event, Play, apply};
use crate::scenario::model::{Body, PersonId, PhaseName};
use crate::workbench::app::{App, At};
use crate::workbench::debrief::Page;
use crate::workbench::desk::Desk;
use crate::workbench::desk::play::Forget;
use crate::workbench::desk::top::Stop;
use crate::workbench::impact::ImpactTab;
use crate::workbench::map::MapUi;
use std::sync::Arc;

/// Screens of a play, in the order in which one meets them, and the phase that each belongs to.
const SCREENS: &[(&str, PhaseName)] = &[
    ("brief", PhaseName::Brief),
    ("evidence", PhaseName::Investigate),
    ("chart", PhaseName::Investigate),
    ("talk", PhaseName::Investigate),
    ("map", PhaseName::Investigate),
    ("interview", PhaseName::Investigate),
    ("timeline", PhaseName::Investigate),
    ("decisions", PhaseName::Investigate),
    ("impact", PhaseName::Investigate),
    ("factors", PhaseName::Investigate),
    ("review", PhaseName::Review),
    ("mitigate", PhaseName::Mitigate),
    ("question", PhaseName::Debrief),
    ("debrief", PhaseName::Debrief),
    ("debrief-windows", PhaseName::Debrief),
    ("debrief-postmortem", PhaseName::Debrief),
    ("map-after", PhaseName::Debrief),
];

/// A kept play with its case.
pub struct Showing {
    pub case: Arc<Case>,
    pub seed: u64,
    pub events: Vec<Event>,
}

impl Showing {
    /// Names of the screens, each fit for a file.
    pub fn stops() -> impl Iterator<Item = String> {
        SCREENS.iter().map(|(name, _)| (*name).to_owned())
    }

    /// The play at a screen; none if it never came that far.
    pub fn at(&self, stop: &str) -> Option<App> {
        let (_, phase) = SCREENS.iter().find(|(name, _)| *name == stop)?;
        let over = !matches!(stop, "question");
        let desk = self.until(*phase, over)?;
        let mut app = App::new(desk);
        let play = &app.desk.play;
        // The source opened last that is of one kind.
        let opened = |of: fn(&Body) -> bool| {
            let last = play.opened.iter().rev().map(|opening| &opening.source);
            let mut last = last.filter_map(|id| self.case.scenario.source(id));
            last.find(|source| of(&source.body)).map(|source| source.id.clone())
        };
        match stop {
            "brief" => app.at = At::Stop(Stop::Brief),
            "evidence" => app.read(opened(|body| matches!(body, Body::Logs(_)))?),
            "chart" => app.read(opened(|body| matches!(body, Body::Chart(_)))?),
            "talk" => {
                let first = play.opened.first()?.source.clone();
                app.read(first);
            }
            "map" | "map-after" => {
                let events = self.case.scenario.truth.events.iter().filter(|event| event.given);
                let times = || events.clone().map(|event| self.case.scenario.at(&event.at));
                let middle = times().min().zip(times().max()).map(|(from, to)| (from + to) / 2);
                let door = self.case.scenario.world.entries.first().map(|one| one.to.to_string());
                app.map = MapUi { at: middle, chosen: door, ..MapUi::default() };
                app.at = At::Map;
            }
            "interview" => app.at = At::Talk(self.heard_most(play)?),
            "timeline" => app.at = At::Stop(Stop::Timeline),
            "decisions" => app.at = At::Decisions,
            "impact" => app.at = At::Stop(Stop::Impact),
            "factors" => {
                app.impact.tab = ImpactTab::Board;
                app.at = At::Stop(Stop::Impact);
            }
            "debrief-windows" => app.debrief.page = Page::Windows,
            "debrief-postmortem" => app.debrief.page = Page::Postmortem,
            _ => {}
        }
        Some(app)
    }

    /// The desk as it stood at the end of a phase; before the last answer unless it is `over`.
    fn until(&self, phase: PhaseName, over: bool) -> Option<Desk> {
        let mut play = Play::new(self.seed);
        let mut kept = 0;
        let mut there = false;
        for (index, event) in self.events.iter().enumerate() {
            apply(&mut play, event);
            if play.phase > phase || (!over && play.last.is_some()) {
                break;
            }
            there |= play.phase == phase;
            kept = index + 1;
        }
        let events = self.events.get(..kept)?.to_vec();
        let case = Arc::clone(&self.case);
        there.then(|| Desk::new(case, self.seed, events, Box::new(Forget)))
    }

    /// Of whose words the player pinned most.
    fn heard_most(&self, play: &Play) -> Option<PersonId> {
        let people = self.case.scenario.cast.people.iter().filter(|person| person.interview);
        let heard = |id: &PersonId| {
            let of = |place: &Place| matches!(place, Place::Telling { person, .. } if person == id);
            play.notebook.pins.values().filter(|pin| of(&pin.place)).count()
        };
        people.map(|person| person.id.clone()).max_by_key(heard)
    }
}

//! A play that was kept, shown screen by screen as it stood when each phase ended: for pictures
//! and for the count of frames.

use crate::evidence::Place;
use crate::logs::Level;
use crate::people::rules::Target;
use crate::play::{Case, Command, Event, Play, apply, projections};
use crate::scenario::model::{Body, MINUTE, PersonId, PhaseName, SECOND, SourceId};
use crate::text::Words;
use crate::workbench::app::{App, At};
use crate::workbench::debrief::Page;
use crate::workbench::desk::play::Forget;
use crate::workbench::desk::top::Stop;
use crate::workbench::desk::{Desk, eyes, moment};
use crate::workbench::evidence::{EvidenceUi, Looked, RowKey, TOGETHER};
use crate::workbench::guide::Guide;
use crate::workbench::impact::ImpactTab;
use crate::workbench::map::{MapUi, clock};
use crate::workbench::review::ReviewAction;
use std::sync::Arc;

/// Screens of a play, in the order in which one meets them, and the phase that each belongs to.
const SCREENS: &[(&str, PhaseName)] = &[
    ("gut", PhaseName::Brief),
    ("brief", PhaseName::Brief),
    ("guide", PhaseName::Investigate),
    ("cover", PhaseName::Investigate),
    ("evidence", PhaseName::Investigate),
    ("lens", PhaseName::Investigate),
    ("trace", PhaseName::Investigate),
    ("together", PhaseName::Investigate),
    ("alike", PhaseName::Investigate),
    ("fields", PhaseName::Investigate),
    ("line", PhaseName::Investigate),
    ("palette", PhaseName::Investigate),
    ("chart", PhaseName::Investigate),
    ("talk", PhaseName::Investigate),
    ("paper", PhaseName::Investigate),
    ("diff", PhaseName::Investigate),
    ("asked", PhaseName::Investigate),
    ("hint", PhaseName::Investigate),
    ("keys", PhaseName::Investigate),
    ("map", PhaseName::Investigate),
    ("path", PhaseName::Investigate),
    ("interview", PhaseName::Investigate),
    ("timeline", PhaseName::Investigate),
    ("decisions", PhaseName::Investigate),
    ("impact", PhaseName::Investigate),
    ("factors", PhaseName::Investigate),
    ("review", PhaseName::Review),
    ("review-log", PhaseName::Review),
    ("mitigate", PhaseName::Mitigate),
    ("document", PhaseName::Debrief),
    ("question", PhaseName::Debrief),
    ("clap", PhaseName::Debrief),
    ("debrief", PhaseName::Debrief),
    ("debrief-windows", PhaseName::Debrief),
    ("debrief-moment", PhaseName::Debrief),
    ("debrief-gut", PhaseName::Debrief),
    ("debrief-talks", PhaseName::Debrief),
    ("debrief-shut", PhaseName::Debrief),
    ("debrief-unopened", PhaseName::Debrief),
    ("debrief-postmortem", PhaseName::Debrief),
    ("map-after", PhaseName::Debrief),
    ("replay", PhaseName::Debrief),
    ("replay-copy", PhaseName::Debrief),
    ("replay-sides", PhaseName::Debrief),
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
        let waiting = |play: &Play| projections::beats_waiting(&self.case, play).into_iter().next();
        let desk = self.last_when(|play| {
            play.phase == *phase
                && match stop {
                    "gut" => play.gut.is_none(),
                    "cover" => play.spent == 0,
                    "asked" => waiting(play).is_some(),
                    "question" | "document" => play.last.is_none(),
                    _ => true,
                }
        })?;
        let mut app = App::new(desk);
        match stop {
            "gut" | "brief" => app.at = At::Stop(Stop::Brief),
            "cover" => {
                let known = projections::sources(&self.case, &app.desk.play);
                app.covers(known.first()?.id.clone());
            }
            "guide" => app.guide = Some(Guide::default()),
            "keys" => app.keys = true,
            "asked" => app.evidence.asking = Some(waiting(&app.desk.play)?.id.to_string()),
            "hint" => {
                for _ in 0..3 {
                    app.desk.send(Command::Hint, &Words::english());
                }
                app.mentor = true;
            }
            "clap" => {
                app.first = true;
                app.debrief.page = Page::Postmortem;
            }
            "evidence" => self.read(&mut app, |body| matches!(body, Body::Logs(_)))?,
            "lens" => {
                self.read(&mut app, |body| matches!(body, Body::Chat(_)))?;
                app.evidence.eyes = Some(eyes::all(&app.desk).last()?.id.clone());
            }
            "trace" => self.follow(&mut app)?,
            "alike" | "fields" => {
                self.follow(&mut app)?;
                let kinds = stop == "alike";
                app.evidence.looked = if kinds { Looked::Kinds } else { Looked::Fields };
                app.evidence.field = "status".to_owned();
            }
            "line" => {
                self.read(&mut app, |body| matches!(body, Body::Logs(_)))?;
                app.evidence.closer = true;
            }
            "together" => {
                self.read(&mut app, |body| matches!(body, Body::Logs(_)))?;
                // Around what stood there from the start, with all of each line.
                let mut given = self.case.scenario.truth.events.iter().filter(|event| event.given);
                app.evidence = EvidenceUi::default();
                app.evidence.moment = Some(self.case.scenario.at(&given.next()?.at));
                app.evidence.wrap = true;
                app.read(SourceId::from(TOGETHER));
            }
            "palette" => app.palette.open = true,
            "chart" => self.read(&mut app, |body| matches!(body, Body::Chart(_)))?,
            "paper" => self.read(&mut app, |body| matches!(body, Body::Paper(_)))?,
            "diff" => self.read(&mut app, |body| matches!(body, Body::Diff(_)))?,
            "talk" => {
                let first = app.desk.play.opened.first()?.source.clone();
                app.read(first);
            }
            "map" | "map-after" => {
                let events = self.case.scenario.truth.events.iter().filter(|event| event.given);
                let times = || events.clone().map(|event| self.case.scenario.at(&event.at));
                // Soon after it began most of what follows is under way.
                let thick =
                    times().min().zip(times().max()).map(|(from, to)| from + (to - from) / 6);
                let door = self.case.scenario.world.entries.first().map(|one| one.to.to_string());
                app.map = MapUi { at: thick, chosen: door, ..MapUi::default() };
                app.at = At::Map;
            }
            "path" => app.at = At::Path,
            "interview" => app.at = At::Talk(self.heard_most(&app.desk.play)?),
            "timeline" => app.at = At::Stop(Stop::Timeline),
            "decisions" => app.at = At::Decisions,
            "impact" => app.at = At::Stop(Stop::Impact),
            "factors" => app.open_impact(ImpactTab::Board),
            "document" => app.open_impact(ImpactTab::Document),
            "review-log" => app.review.log = true,
            "debrief-windows" => app.debrief.page = Page::Windows,
            "debrief-moment" => {
                let best = crate::debrief::debrief(&app.desk.case, &app.desk.play, &app.desk.log);
                let at = best.first_page.best_moment?.moment.event;
                let at = u32::try_from(at).ok()?;
                app.debrief.moment = moment::shown(&app.desk, &Words::english(), at);
            }
            "replay" | "replay-copy" | "replay-sides" => self.replay(&mut app, stop)?,
            "debrief-gut" => app.debrief.page = Page::GutCheck,
            "debrief-talks" => app.debrief.page = Page::Talks,
            "debrief-shut" => app.debrief.page = Page::Shut,
            "debrief-unopened" => app.debrief.page = Page::Unopened,
            "debrief-postmortem" => app.debrief.page = Page::Postmortem,
            _ => {}
        }
        Some(app)
    }

    /// The recording in the middle of the review; a copy from there, with another move made.
    fn replay(&self, app: &mut App, stop: &str) -> Option<()> {
        let words = Words::english();
        app.open_replay(&words);
        let replay = app.replay.as_mut()?;
        replay.ui.turn = replay.model(&app.desk, &words, 0.0).turns.len() / 2 - 1;
        if stop == "replay" {
            return Some(());
        }
        replay.take_over(&app.desk);
        for id in self.case.rules.moves.iter().filter(|act| act.target == Target::Room).take(2) {
            replay.does(&ReviewAction::Move { id: id.id.to_string(), target: None }, &words);
        }
        if stop == "replay-sides" {
            replay.does(&ReviewAction::Close, &words);
        }
        Some(())
    }

    /// Reads the source of one kind that was opened last; opens one, where the play had none.
    fn read(&self, app: &mut App, of: fn(&Body) -> bool) -> Option<()> {
        let scenario = &self.case.scenario;
        let last = app.desk.play.opened.iter().rev().map(|opening| &opening.source);
        let mut last = last.filter_map(|id| scenario.source(id));
        let source = last.find(|source| of(&source.body));
        let other = || {
            let known = projections::sources(&self.case, &app.desk.play);
            known.into_iter().find(|source| of(&source.body))
        };
        let id = source.or_else(other)?.id.clone();
        app.desk.send(Command::Open(id.clone()), &Words::english());
        match self.pinned(&app.desk.play, &id) {
            Some(row) if self.around(app, &id, row).is_some() => {}
            Some(row) => {
                app.evidence.going_to = Some(RowKey { source: id.to_string(), row });
            }
            None => {}
        }
        app.read(id);
        Some(())
    }

    /// Searches a log for what was written around one of its rows, with that row chosen.
    fn around(&self, app: &mut App, id: &SourceId, row: u32) -> Option<()> {
        if !self.case.scenario.source(id)?.body.is_log() {
            return None;
        }
        let view = self.case.sources.get(id)?;
        let at = view.row(row)?.raw?;
        let (from, to) = (at - 20 * SECOND, at + 10 * MINUTE);
        let whole = |at: i64| at.div_euclid(SECOND) * SECOND;
        let times = view
            .rows()
            .iter()
            .filter(|one| one.raw.is_some_and(|raw| (whole(from)..whole(to)).contains(&raw)));
        let number = times.clone().position(|one| one.index == row)? as u64;
        let query = format!("after:{} before:{}", clock(from), clock(to));
        app.evidence.search_in(id.as_str(), query);
        app.evidence.selected = number;
        app.evidence.top_row = number.saturating_sub(6);
        Some(())
    }

    /// The row of a source that was pinned last.
    fn pinned(&self, play: &Play, id: &SourceId) -> Option<u32> {
        let rows = play.notebook.pins.values().rev().filter_map(|pin| match &pin.place {
            place if place.source() == Some(id) => place.span().map(|(first, _)| first),
            _ => None,
        });
        rows.into_iter().next()
    }

    /// Follows a request that failed through the first log that knows of requests.
    fn follow(&self, app: &mut App) -> Option<()> {
        let known = projections::sources(&self.case, &app.desk.play);
        let logs = known.into_iter().filter(|source| source.body.is_log());
        let failed = logs.filter_map(|source| {
            let rows = self.case.sources.get(&source.id)?.rows();
            let mut bad = rows.iter().filter(|row| row.level == Some(Level::Error));
            let row = bad.find(|row| row.request.is_some())?;
            Some((source.id.clone(), row.index, row.request.clone()?))
        });
        let (id, row, request) = failed.into_iter().next()?;
        app.desk.send(Command::Open(id.clone()), &Words::english());
        app.evidence.going_to = Some(RowKey { source: id.to_string(), row });
        app.evidence.following = Some(request);
        app.read(id);
        Some(())
    }

    /// The desk at the last moment at which something was so.
    fn last_when(&self, so: impl Fn(&Play) -> bool) -> Option<Desk> {
        let mut play = Play::new(self.seed);
        let mut kept = None;
        for (index, event) in self.events.iter().enumerate() {
            apply(&mut play, event);
            if so(&play) {
                kept = Some(index + 1);
            }
        }
        let events = self.events.get(..kept?)?.to_vec();
        Some(Desk::new(Arc::clone(&self.case), self.seed, events, Box::new(Forget)))
    }

    /// Of whose words the player pinned most.
    fn heard_most(&self, play: &Play) -> Option<PersonId> {
        let people = self.case.scenario.cast.people.iter().filter(|person| person.interview);
        let heard = |id: &PersonId| {
            let of = |place: &Place| place.told().is_some_and(|(person, _)| person == id);
            play.notebook.pins.values().filter(|pin| of(&pin.place)).count()
        };
        people.map(|person| person.id.clone()).max_by_key(heard)
    }
}

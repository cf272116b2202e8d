//! The front door: the home screen, and the play that is open behind it.

use super::Screens;
use super::session::{Found, Session, over};
use super::showing::Showing;
use crate::look::ThemeName as Theme;
use crate::look::sound::Cue;
use crate::play::EntryPoint;
use crate::scenario::model::{Manifest, Scenario};
use crate::shelf::library::Volume;
use crate::shelf::settings::Theme as Kept;
use crate::text::Words;
use crate::workbench::app::{App, Leave};
use crate::workbench::desk::Desk;
use crate::workbench::desk::left::left_at;
use crate::workbench::guide::Guide;
use crate::workbench::home::{
    CardState, Current, FolderError, HomeAction, HomeModel, HomeUi, IncidentCard, LibraryEntry,
    home_ui,
};
use crate::workbench::kit::Look;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The home screen and the open play.
pub struct Front {
    words: Words,
    session: Session,
    model: HomeModel,
    state: HomeUi,
    app: Option<Box<App>>,
    /// A kept play that a tour walks through.
    showing: Option<Showing>,
}

impl Front {
    /// Over the scenarios that came with the program and those in `named` folders.
    pub fn new(words: Words, named: &[PathBuf]) -> Self {
        Self::over(words, Session::new(named))
    }

    /// Over these scenarios and plays.
    pub fn over(words: Words, session: Session) -> Self {
        let mut front = Self {
            words,
            session,
            model: HomeModel::default(),
            state: HomeUi::default(),
            app: None,
            showing: None,
        };
        front.model.look = look_of(&front.session);
        front.refresh();
        front
    }

    /// With a kept play for a tour to walk through.
    ///
    /// # Errors
    /// In words: the journal is damaged or its scenario gone.
    pub fn showing(mut self, journal: &Path) -> Result<Self, String> {
        self.showing = Some(self.session.show(journal)?);
        Ok(self)
    }

    /// The play that is open; none on the home screen.
    pub fn play(&self) -> Option<&App> {
        self.app.as_deref()
    }

    /// Reads the shelf again: what is begun, what is done.
    fn refresh(&mut self) {
        let look = self.model.look;
        let plays = self.session.plays();
        let mut model = HomeModel { look, ..HomeModel::default() };
        let begun: BTreeSet<&str> = plays.iter().map(|found| found.slug.as_str()).collect();
        let library = &self.session.library;
        let seen = library.look(|volume| seen(volume, begun.contains(volume.slug.as_str())));
        for (volume, seen) in library.volumes.iter().zip(seen) {
            add(&mut model, volume, seen, &plays, &self.words);
        }
        self.model = model;
    }

    fn act(&mut self, action: HomeAction) {
        let opened = match action {
            HomeAction::Set(look) => {
                self.model.look = look;
                keep(&mut self.session, look);
                return;
            }
            HomeAction::Begin(slug) => self.session.begin(&slug, EntryPoint::Brief),
            HomeAction::BeginAtReview(slug) => self.session.begin(&slug, EntryPoint::Review),
            HomeAction::Continue(slug) => self.latest(&slug, false),
            HomeAction::Open(slug) => self.latest(&slug, true),
            HomeAction::Guide => {
                self.session.settings.guided = false;
                self.session.save_settings();
                return;
            }
        };
        match opened {
            Ok(desk) => {
                let mut app = App::new(desk);
                app.map.beneath = true;
                app.first = !self.session.settings.clapped;
                app.guide = (!self.session.settings.guided).then(Guide::default);
                self.app = Some(Box::new(app));
            }
            Err(message) => {
                let folder = self.words.get("app-name");
                self.model.errors.push(FolderError { folder, message });
            }
        }
    }

    /// Does what a play leaves to the window.
    fn left(&mut self, leave: Leave) {
        match leave {
            Leave::Home => {
                // Closing the play closes its journal, so that it can be found again.
                self.app = None;
                self.refresh();
            }
            Leave::Save => {
                let Some(app) = &mut self.app else { return };
                let text = crate::debrief::postmortem(&app.desk.case, &app.desk.play);
                match self.session.save_postmortem(&app.desk.scenario().slug, &text) {
                    Ok(path) => app.saved(path),
                    Err(reason) => app.saved(reason),
                }
            }
            Leave::Guided => {
                self.session.settings.guided = true;
                self.session.save_settings();
            }
            Leave::Clapped => {
                self.session.settings.clapped = true;
                self.session.save_settings();
            }
        }
    }

    fn latest(&self, slug: &str, finished: bool) -> Result<Desk, String> {
        let plays = self.session.plays();
        // The library names a play by its journal, a card its incident.
        let named = plays.iter().find(|found| found.path == Path::new(slug));
        let latest = |found: &&Found| found.slug == slug && over(&found.play) == finished;
        let found = named.or_else(|| plays.iter().find(latest));
        let found = found.ok_or_else(|| format!("no play of {slug} is kept"))?;
        self.session.resume(&found.path)
    }
}

fn look_of(session: &Session) -> Look {
    let settings = &session.settings;
    Look {
        theme: match settings.theme {
            Kept::Light => Theme::Light,
            Kept::Dark => Theme::Dark,
            Kept::HighContrast => Theme::HighContrast,
        },
        text_size: settings.text_size as f32 / 100.0,
        reduced_motion: settings.reduced_motion,
    }
}

fn keep(session: &mut Session, look: Look) {
    session.settings.theme = match look.theme {
        Theme::Light => Kept::Light,
        Theme::Dark => Kept::Dark,
        Theme::HighContrast => Kept::HighContrast,
    };
    session.settings.text_size = (look.text_size * 100.0).round() as u32;
    session.settings.reduced_motion = look.reduced_motion;
    session.save_settings();
}

/// The day of an instant, as the user's calendar has it.
fn day(words: &Words, at_ms: i64) -> String {
    let at = jiff::Timestamp::from_millisecond(at_ms).unwrap_or_default();
    let day = at.to_zoned_datetime(jiff::tz::TimeZone::system());
    let day = day.strftime("%-d %B %Y").to_string();
    words.with("home-finished", &[("day", day.into())])
}

/// What a card shows of a scenario; the whole of it only where a play was begun, for there may be a
/// thousand.
struct Seen {
    manifest: Manifest,
    begun: Option<Scenario>,
}

/// Opens a scenario, or says why not.
fn seen(volume: &Volume, begun: bool) -> Result<Seen, String> {
    let opened = volume.open();
    let scenario = opened.map(|opened| opened.scenario).map_err(|findings| {
        findings.first().map(|first| first.message.clone()).unwrap_or_default()
    })?;
    Ok(Seen { manifest: scenario.manifest.clone(), begun: begun.then_some(scenario) })
}

fn add(
    model: &mut HomeModel,
    volume: &Volume,
    seen: Result<Seen, String>,
    plays: &[Found],
    words: &Words,
) {
    let Seen { manifest, begun } = match seen {
        Ok(seen) => seen,
        Err(message) => {
            model.errors.push(FolderError { folder: volume.slug.clone(), message });
            return;
        }
    };
    let found = plays.iter().find(|found| found.slug == volume.slug);
    let left = found.zip(begun.as_ref());
    let left = left.map(|(found, scenario)| left_at(words, scenario, &found.play));
    let state = match found {
        None => CardState::New,
        Some(found) if over(&found.play) => CardState::Reviewed {
            second_story: found.play.last.as_ref().map(|l| l.view.line.clone()).unwrap_or_default(),
        },
        Some(found) => CardState::Begun {
            left_at: left.unwrap_or_default(),
            minutes_left: found.play.minutes_left(),
        },
    };
    let finished = plays.iter().filter(|found| found.slug == volume.slug && over(&found.play));
    model.library.extend(finished.map(|found| LibraryEntry {
        id: found.path.display().to_string(),
        company: manifest.company.name.clone(),
        headline: manifest.first_story.headline.clone(),
        finished: found.written.map_or_else(String::new, |at| day(words, at)),
    }));
    if model.current.is_none() {
        model.current = Some(Current {
            id: volume.slug.clone(),
            company: manifest.company.name,
            day: manifest.first_story.dateline,
            headline: manifest.first_story.headline,
            level: manifest.level,
            minutes: manifest.minutes,
            review_minutes: Some(manifest.minutes_from_review),
            state,
            pins: found.map_or(0, |found| found.play.notebook.pins.len() as u32),
            talks: found.map_or(0, |found| found.play.people.people_heard()),
        });
    } else {
        model.incidents.push(IncidentCard {
            id: volume.slug.clone(),
            company: manifest.company.name,
            headline: manifest.first_story.headline,
            level: manifest.level,
            minutes: manifest.minutes,
            practises: manifest.practises.first().cloned().unwrap_or_default(),
            state,
        });
    }
}

impl Screens for Front {
    fn ui(&mut self, ui: &mut egui::Ui) {
        let Some(app) = &mut self.app else {
            for action in home_ui(ui, &self.words, &self.model, &mut self.state) {
                self.act(action);
            }
            return;
        };
        if let Some(leave) = app.ui(ui, &self.words) {
            self.left(leave);
        }
    }

    fn look(&self) -> Look {
        self.model.look
    }

    fn scene(&self) -> Option<crate::look::scene::Scene> {
        self.app.as_ref().and_then(|app| app.scene()).cloned()
    }

    fn cue(&mut self) -> Option<Cue> {
        self.app.as_mut()?.cue()
    }

    fn stops(&self) -> Vec<String> {
        let home = std::iter::once("home".to_owned());
        home.chain(self.showing.iter().flat_map(|_| Showing::stops())).collect()
    }

    fn go_to(&mut self, stop: &str) {
        let shown = self.showing.as_ref().and_then(|showing| showing.at(stop));
        self.app = shown.map(|mut app| {
            app.map.beneath = true;
            Box::new(app)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::home::Home;

    #[test]
    fn the_office_claps_for_the_first_play_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = || Session::at(Some(Home::at(folder.path())), &[]);
        let opened = |front: &mut Front| {
            front.act(HomeAction::BeginAtReview("larkgate-sieve".into()));
            let first = front.play().expect("open").first;
            front.left(Leave::Home);
            first
        };
        let mut front = Front::over(Words::english(), at());
        assert!(opened(&mut front), "nobody has clapped yet");
        front.left(Leave::Clapped);
        assert!(!opened(&mut front), "another play of the same evening");
        assert!(!opened(&mut Front::over(Words::english(), at())), "and of another");
    }
}

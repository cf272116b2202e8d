//! The front door: the home screen, and the play that is open behind it.

use super::Screens;
use super::session::{Found, Kept, Session, over};
use super::showing::Showing;
use super::shown;
use super::trouble::Trouble;
use crate::look::ThemeName as Theme;
use crate::look::sound::Cue;
use crate::play::EntryPoint;
use crate::shelf::settings::Theme as KeptTheme;
use crate::text::Words;
use crate::workbench::app::{App, Drafts, Leave};
use crate::workbench::debrief::Page;
use crate::workbench::guide::Guide;
use crate::workbench::home::{HomeAction, HomeModel, HomeUi, home_ui};
use crate::workbench::keys;
use crate::workbench::kit::Look;
use std::path::{Path, PathBuf};

/// The stop of a tour that shows the settings.
const SETTINGS: &str = "settings";

/// Stops of a tour that show a screen in another theme, or in larger text.
const LOOKS: [(&str, &str, Theme, f32); 4] = [
    ("evidence-dark", "evidence", Theme::Dark, 1.0),
    ("review-dark", "review", Theme::Dark, 1.0),
    ("interview-contrast", "interview", Theme::HighContrast, 1.0),
    ("timeline-large", "timeline", Theme::Light, 1.5),
];

/// The home screen and the open play.
pub struct Front {
    words: Words,
    session: Session,
    model: HomeModel,
    look: Look,
    state: HomeUi,
    app: Option<Box<App>>,
    /// The journal of the play that was opened last.
    journal: Option<PathBuf>,
    /// What stood in the fields of the play that was put away last.
    put_away: Option<(PathBuf, Drafts)>,
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
            look: look_of(&session),
            session,
            model: HomeModel::default(),
            state: HomeUi::default(),
            app: None,
            journal: None,
            put_away: None,
            showing: None,
        };
        front.refresh();
        front
    }

    /// With a kept play for a tour to walk through.
    ///
    /// # Errors
    /// In words: the journal is damaged or its scenario gone.
    pub fn showing(mut self, journal: &Path) -> Result<Self, String> {
        let shown = self.session.show(journal).map_err(|trouble| trouble.said(&self.words));
        self.showing = Some(shown?);
        Ok(self)
    }

    /// The play that is open; none on the home screen.
    pub fn play(&self) -> Option<&App> {
        self.app.as_deref()
    }

    /// Reads the shelf again: what is begun, what is done.
    fn refresh(&mut self) {
        self.model = shown::model(&self.words, &self.session);
    }

    fn act(&mut self, action: HomeAction) {
        let reads = matches!(action, HomeAction::Open(_));
        let opened = match action {
            HomeAction::Set(look) => {
                self.left(Leave::Look(look));
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
            Ok(Kept { desk, journal }) => {
                let mut app = App::new(desk);
                match self.put_away.take() {
                    Some((of, drafts)) if of == journal => app.drafts = drafts,
                    _ => {}
                }
                self.journal = Some(journal);
                app.map.beneath = true;
                app.first = !self.session.settings.clapped;
                app.guide = (!self.session.settings.guided).then(Guide::default);
                if reads {
                    app.debrief.page = Page::Postmortem;
                }
                self.app = Some(Box::new(app));
            }
            Err(trouble) => {
                let told = trouble.told(&self.words);
                // Trying twice says nothing more.
                if !self.model.errors.contains(&told) {
                    self.model.errors.push(told);
                }
            }
        }
    }

    /// Does what a play leaves to the window.
    fn left(&mut self, leave: Leave) {
        match leave {
            Leave::Home => {
                // Closing the play closes its journal, so that it can be found again.
                let drafts = self.app.take().map(|app| app.drafts);
                self.put_away = self.journal.clone().zip(drafts);
                self.refresh();
            }
            Leave::Save => {
                let Some(app) = &mut self.app else { return };
                let text = crate::debrief::postmortem(&app.desk.case, &app.desk.play);
                // A play that is only shown has no journal.
                let journal = self.journal.as_deref().and_then(Path::file_stem);
                let name = journal.map(|stem| stem.to_string_lossy().into_owned());
                let name = name.unwrap_or_else(|| app.desk.scenario().slug.clone());
                let saved = self.session.save_postmortem(&name, &text);
                app.saved(saved.unwrap_or_else(|trouble| trouble.said(&self.words)));
            }
            Leave::Guided => {
                self.session.settings.guided = true;
                self.session.save_settings();
            }
            Leave::Look(look) => {
                self.look = look;
                keep(&mut self.session, look);
            }
            Leave::Clapped => {
                self.session.settings.clapped = true;
                self.session.save_settings();
            }
        }
    }

    fn latest(&self, slug: &str, finished: bool) -> Result<Kept, Trouble> {
        let (plays, _) = self.session.plays();
        // A play is named by its journal, or by its incident where that is at hand.
        let named = plays.iter().find(|found| found.path == Path::new(slug));
        let latest = |found: &&Found| found.slug == slug && over(&found.play) == finished;
        let found = named.or_else(|| plays.iter().find(latest));
        let found = found.ok_or_else(|| Trouble::NoPlay(slug.to_owned()))?;
        self.session.resume(&found.path)
    }
}

pub(super) fn look_of(session: &Session) -> Look {
    let settings = &session.settings;
    Look {
        theme: match settings.theme {
            KeptTheme::Light => Theme::Light,
            KeptTheme::Dark => Theme::Dark,
            KeptTheme::HighContrast => Theme::HighContrast,
        },
        text_size: settings.text_size as f32 / 100.0,
        reduced_motion: settings.reduced_motion,
        silent: settings.silent,
    }
}

pub(super) fn keep(session: &mut Session, look: Look) {
    session.settings.theme = match look.theme {
        Theme::Light => KeptTheme::Light,
        Theme::Dark => KeptTheme::Dark,
        Theme::HighContrast => KeptTheme::HighContrast,
    };
    session.settings.text_size = (look.text_size * 100.0).round() as u32;
    session.settings.reduced_motion = look.reduced_motion;
    session.settings.silent = look.silent;
    session.save_settings();
}

impl Screens for Front {
    fn ui(&mut self, ui: &mut egui::Ui) {
        let playing = self.app.is_some();
        if let Some(app) = &mut self.app {
            if let Some(leave) = app.ui(ui, &self.words) {
                self.left(leave);
            }
        } else {
            for action in home_ui(ui, &self.words, &self.model, &mut self.state) {
                self.act(action);
            }
        }
        // Behind the door nothing has the keyboard yet, whatever was pressed before it.
        if playing != self.app.is_some() {
            keys::let_go(ui);
        }
    }

    fn look(&self) -> Look {
        self.look
    }

    fn scene(&self) -> Option<crate::look::scene::Scene> {
        self.app.as_ref().and_then(|app| app.scene()).cloned()
    }

    fn wakes_in(&self) -> Option<std::time::Duration> {
        self.app.as_ref().and_then(|app| app.wakes_in())
    }

    fn cue(&mut self) -> Option<Cue> {
        let cue = self.app.as_mut()?.cue();
        cue.filter(|_| !self.session.settings.silent)
    }

    fn stops(&self) -> Vec<String> {
        let home = ["home", SETTINGS].map(str::to_owned).into_iter();
        let shown = Showing::stops().chain(LOOKS.map(|(name, ..)| name.to_owned()));
        home.chain(shown.filter(|_| self.showing.is_some())).collect()
    }

    fn go_to(&mut self, stop: &str) {
        self.state.settings = stop == SETTINGS;
        let other = LOOKS.iter().find(|(name, ..)| *name == stop);
        let (theme, text_size) =
            other.map_or((Theme::Light, 1.0), |(_, _, theme, text_size)| (*theme, *text_size));
        self.look = Look { theme, text_size, ..self.look };
        let stop = other.map_or(stop, |(_, stop, ..)| stop);
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
    use crate::shelf::journals::{self, OpenJournal};

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

    #[test]
    fn a_finished_play_is_opened_at_its_document() {
        let folder = tempfile::tempdir().expect("a folder");
        let session = Session::at(Some(Home::at(folder.path())), &[]);
        let slug = "larkgate-sieve";
        let begun =
            session.begin(slug, EntryPoint::Brief).unwrap_or_else(|error| panic!("{error}"));
        let header = journals::read(&begun.journal).expect("sound").header;
        drop(begun);
        let commands = include_str!("../../tests/fixtures/larkgate-play.txt");
        let (_, events) = crate::cli::played(slug, commands);
        let mut journal = OpenJournal::create(&Home::at(folder.path()), &header).expect("made");
        journal.append(&events, Some(0)).expect("written");
        drop(journal);
        let mut front = Front::over(Words::english(), session);
        front.act(HomeAction::Open(slug.into()));
        assert_eq!(front.play().expect("open").debrief.page, Page::Postmortem);
        front.left(Leave::Home);
        front.act(HomeAction::Continue(slug.into()));
        assert_eq!(front.play().expect("open").debrief.page, Page::First);
    }

    #[test]
    fn a_document_replaces_none_of_another_play() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::at(folder.path());
        let session = Session::at(Some(home.clone()), &[]);
        let mut front = Front::over(Words::english(), session);
        let mut saved = |number: u32| {
            front.act(HomeAction::Begin("larkgate-sieve".into()));
            front.left(Leave::Save);
            let path = home.postmortem(&format!("larkgate-sieve-{number}"));
            assert!(path.exists(), "{}", path.display());
            std::fs::write(path, "mine").expect("edited");
        };
        saved(1);
        saved(2);
        // Nor of one whose journal is gone.
        let first = home.journals().join("larkgate-sieve-1.jsonl");
        std::fs::remove_file(first).expect("removed");
        saved(3);
        for number in 1..=3 {
            let path = home.postmortem(&format!("larkgate-sieve-{number}"));
            assert_eq!(std::fs::read_to_string(path).expect("kept"), "mine");
        }
    }
}

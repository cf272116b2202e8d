//! Pictures of a whole play, screen by screen, in every mode, size and text size.
//!
//! ```text
//! PICTURES_MODE=dark PICTURES_SIZE=1280x720 PICTURES_TEXT=150 PICTURES_SCREEN=map,review \
//!     cargo test --no-default-features --features workbench walk_pictures -- --ignored
//! ```
//! writes `SCREEN-MODE-SIZE-TEXT.png` beside the pictures of the samples. A variable that is not
//! set means all; lists have commas.

use super::front::Front;
use super::screens::Screens;
use super::session::Session;
use super::showing::Showing;
use crate::look::ThemeName;
use crate::look::sound::Cue;
use crate::play::Event;
use crate::text::Words;
use crate::workbench::desk::evidence::{self, Reading};
use crate::workbench::desk::moment;
use crate::workbench::evidence::{Body, EvidenceUi};
use crate::workbench::kit::{Look, raster, testing};
use std::sync::Arc;

const MODES: [(&str, ThemeName); 3] =
    [("light", ThemeName::Light), ("dark", ThemeName::Dark), ("contrast", ThemeName::HighContrast)];
/// Pixels, and pixels a point.
const SIZES: [(&str, [usize; 2], f32); 2] =
    [("1280x720", [1280, 720], 1.0), ("1920x1080", [1920, 1080], 1.25)];
/// Text sizes, per cent.
const TEXTS: [(&str, f32); 2] = [("100", 1.0), ("150", 1.5)];

/// The kept play of the README and of the smoke run.
fn showing() -> Showing {
    let commands = include_str!("../../tests/fixtures/larkgate-play.txt");
    let (case, events) = crate::cli::played("larkgate-sieve", commands);
    Showing { case: Arc::new(case), seed: 1, events }
}

/// Whether a name is among those that a variable lists.
fn wanted(variable: &str, name: &str) -> bool {
    std::env::var(variable).map_or(true, |list| list.split(',').any(|one| one == name))
}

#[test]
fn every_screen_of_a_whole_play_can_be_shown() {
    let showing = showing();
    for stop in Showing::stops() {
        assert!(showing.at(&stop).is_some(), "the play never came to {stop}");
    }
}

#[test]
fn tab_comes_to_everything_that_can_be_clicked() {
    let showing = showing();
    let words = Words::english();
    // The key that pins, and those that go through the rows.
    let by_key = ["evidence-pin", "evidence-bar"].map(|key| words.get(key));
    let mut missed = Vec::new();
    // A sheet above everything else keeps the keyboard to itself.
    let alone = ["keys", "palette", "debrief-moment"];
    for stop in Showing::stops().filter(|stop| !alone.contains(&stop.as_str())) {
        let app = showing.at(&stop).unwrap();
        let look = Look { reduced_motion: true, ..Look::default() };
        let mut harness = testing::harness([1280.0, 720.0], look, app, |ui, app| {
            app.ui(ui, &Words::english());
        });
        let unreached = testing::unreached(&mut harness).into_iter();
        let rest = unreached.filter(|name| !by_key.iter().any(|key| name.ends_with(key.as_str())));
        missed.extend(rest.map(|name| format!("{stop}: {name}")));
    }
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn every_moment_of_a_whole_play_can_be_read() {
    let showing = showing();
    let app = showing.at("debrief").unwrap();
    let words = Words::english();
    let mut told = 0;
    for at in 0..app.desk.log.len() as u32 {
        let Some(moment) = moment::shown(&app.desk, &words, at) else { continue };
        assert!(!moment.title.is_empty() && !moment.when.is_empty(), "event {at}: {moment:?}");
        assert!(moment.lines.iter().all(|line| !line.text.is_empty()), "event {at}: {moment:?}");
        told += usize::from(!moment.lines.is_empty());
    }
    assert!(told > 100, "only {told} moments say anything");
}

#[test]
fn a_group_that_stands_is_heard_once() {
    let showing = showing();
    let mut app = showing.at("evidence").unwrap();
    assert_eq!(app.cue(), None, "what came before it was opened is not heard again");
    let stands = |event: &&Event| matches!(event, Event::Confirmed { .. });
    app.desk.log.extend(showing.events.iter().find(stands).cloned());
    assert_eq!([app.cue(), app.cue()], [Some(Cue::Stands), None]);
}

#[test]
fn their_eyes_see_nothing_that_came_later() {
    let showing = showing();
    let app = showing.at("lens").unwrap();
    let words = Words::english();
    let source = app.desk.play.opened.first().map(|opening| opening.source.clone());
    let mut reading = Reading { source, ..Reading::default() };
    let rows = |reading: &mut Reading, ui: &EvidenceUi| {
        let model = evidence::model(&app.desk, &words, reading, ui);
        let Some(Body::Chat(messages)) = model.open.map(|open| open.body) else { panic!("a chat") };
        (messages.len(), model.notebook.pins.len(), model.through)
    };
    let (all, pins, own) = rows(&mut reading, &EvidenceUi::default());
    let (seen, left, through) = rows(&mut reading, &app.evidence);
    assert!(own.is_none() && 0 < seen && seen < all, "{seen} of {all} messages");
    assert_eq!(through.map(|through| through.hidden), Some(pins - left));
}

#[test]
#[ignore = "writes pictures to look at"]
fn walk_pictures() {
    let showing = showing();
    let words = Words::english();
    for (mode, theme) in MODES.into_iter().filter(|(name, _)| wanted("PICTURES_MODE", name)) {
        for (text, text_size) in TEXTS.into_iter().filter(|(name, _)| wanted("PICTURES_TEXT", name))
        {
            let look = Look { theme, text_size, reduced_motion: true, silent: true };
            for (size, pixels, scale) in SIZES.into_iter().filter(|s| wanted("PICTURES_SIZE", s.0))
            {
                if wanted("PICTURES_SCREEN", "home") {
                    let session = Session::at(None, &[]);
                    let mut front = Front::over(Words::english(), session);
                    let name = format!("home-{mode}-{size}-{text}");
                    raster::picture(&name, look, pixels, scale, &mut |ui| front.ui(ui));
                }
                for stop in Showing::stops().filter(|stop| wanted("PICTURES_SCREEN", stop)) {
                    let mut app = showing.at(&stop).unwrap();
                    let name = format!("{stop}-{mode}-{size}-{text}");
                    raster::picture(&name, look, pixels, scale, &mut |ui| {
                        app.ui(ui, &words);
                    });
                }
            }
        }
    }
}

//! The front door: the home screen over the scenarios at hand.

use std::path::PathBuf;

use bevy_egui::egui;

use super::Screens;
use crate::shelf::library::{Library, Volume};
use crate::text::Words;
use crate::workbench::home::{
    CardState, Current, FolderError, HomeAction, HomeModel, HomeUi, home_ui,
};
use crate::workbench::kit::Look;

/// The home screen.
pub struct Front {
    words: Words,
    model: HomeModel,
    state: HomeUi,
}

impl Front {
    /// Over the scenarios that came with the program and those in `named` folders.
    pub fn new(words: Words, named: &[PathBuf]) -> Self {
        let mut model = HomeModel::default();
        for volume in &Library::gather(named).volumes {
            add(&mut model, volume);
        }
        Self { words, model, state: HomeUi::default() }
    }
}

fn add(model: &mut HomeModel, volume: &Volume) {
    let opened = match volume.open() {
        Ok(opened) => opened,
        Err(findings) => {
            let message = findings.first().map(|first| first.message.clone()).unwrap_or_default();
            model.errors.push(FolderError { folder: volume.slug.clone(), message });
            return;
        }
    };
    let manifest = opened.scenario.manifest;
    if model.current.is_none() {
        model.current = Some(Current {
            id: volume.slug.clone(),
            company: manifest.company.name,
            day: manifest.first_story.dateline,
            headline: manifest.first_story.headline,
            level: manifest.level,
            minutes: manifest.minutes,
            review_minutes: Some(manifest.minutes_from_review),
            state: CardState::New,
            pins: 0,
            talks: 0,
        });
    }
}

impl Screens for Front {
    fn ui(&mut self, ui: &mut egui::Ui) {
        for action in home_ui(ui, &self.words, &self.model, &mut self.state) {
            if let HomeAction::Set(look) = action {
                self.model.look = look;
            }
        }
    }

    fn look(&self) -> Look {
        self.model.look
    }

    fn stops(&self) -> Vec<String> {
        vec!["home".to_owned()]
    }

    fn go_to(&mut self, _stop: &str) {}
}

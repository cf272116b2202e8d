//! Real logs in the window, without a play behind them.

use std::path::PathBuf;

use super::Screens;
use super::front::{keep, look_of};
use super::session::Session;
use crate::text::Words;
use crate::workbench::evidence::Looked;
use crate::workbench::kit::Look;
use crate::workbench::log::LogReader;

/// What a tour shows of a log.
const STOPS: [(&str, Looked); 3] =
    [("open", Looked::Lines), ("open-alike", Looked::Kinds), ("open-fields", Looked::Fields)];

/// The reader of real logs, in the look that the player has chosen for the game.
pub struct Opened {
    words: Words,
    session: Session,
    look: Look,
    reader: LogReader,
}

impl Opened {
    /// Opens files, folders and `-`, with something to search for.
    pub fn new(words: Words, given: &[PathBuf], query: &str) -> Self {
        let session = Session::new(&[]);
        let mut reader = LogReader::open(given);
        reader.search(query);
        Self { words, look: look_of(&session), session, reader }
    }
}

impl Screens for Opened {
    fn ui(&mut self, ui: &mut egui::Ui) {
        if let Some(look) = self.reader.ui(ui, &self.words) {
            self.look = look;
            keep(&mut self.session, look);
        }
    }

    fn look(&self) -> Look {
        self.look
    }

    fn wants_frames(&self) -> bool {
        self.reader.works()
    }

    fn stops(&self) -> Vec<String> {
        STOPS.map(|(name, _)| name.to_owned()).into()
    }

    fn go_to(&mut self, stop: &str) {
        let stop = STOPS.iter().find(|(name, _)| *name == stop);
        self.reader.state.looked = stop.map_or(Looked::Lines, |(_, looked)| *looked);
    }
}

//! The review, once more, over a play that is over.

use egui::Ui;

use super::{App, At};
use crate::debrief::replay::closed;
use crate::text::Words;
use crate::workbench::desk::replay::Replay;
use crate::workbench::desk::top::Stop;
use crate::workbench::keys::Page;
use crate::workbench::note::note;
use crate::workbench::replay::{ReplayAction, Shown, replay_ui};

impl App {
    /// Goes to the recording of the review, where it is over; a copy that was made is still there.
    pub fn open_replay(&mut self, words: &Words) {
        if closed(&self.desk.log).is_some() && self.desk.play.last.is_some() {
            if self.replay.is_none() {
                self.replay = Replay::of(&self.desk, words).map(Box::new);
            }
            self.at = At::Replay;
        }
    }

    pub(super) fn replay(&mut self, ui: &mut Ui, words: &Words) {
        let Some(replay) = &mut self.replay else {
            self.at = At::Stop(Stop::Debrief);
            return;
        };
        let now = ui.input(|input| input.time);
        let model = replay.model(&self.desk, words, now);
        let shown = (replay.ui.shown, replay.ui.turn);
        let told = replay.copy.as_ref().and_then(|copy| copy.desk.note());
        replay.ui.noted = told.is_some();
        let actions = replay_ui(ui, words, &model, &mut replay.ui);
        replay.ui.counts_from(now);
        if let Some(copy) = &mut replay.copy {
            note(ui, words, &mut copy.desk);
        }
        replay.keep(shown, model);
        for action in actions {
            match action {
                ReplayAction::Top(top) => self.pressed = Some(top),
                ReplayAction::Leave => self.at = At::Stop(Stop::Debrief),
                ReplayAction::TakeOver => replay.take_over(&self.desk),
                ReplayAction::Copy(action) => replay.does(&action, words),
            }
        }
        if self.at != At::Replay {
            replay.ui.pause();
        }
    }

    /// The page of the sheet of keys: on a copy, the keys are those of a review.
    pub(super) fn replay_page(&self) -> Page {
        let copies = |replay: &Replay| replay.ui.shown == Shown::Copy;
        if self.replay.as_deref().is_some_and(copies) { Page::Copy } else { Page::Replay }
    }

    /// How long until something happens by itself, as in a recording that runs.
    pub fn wakes_in(&self) -> Option<std::time::Duration> {
        let replay = self.replay.as_ref().filter(|_| self.at == At::Replay)?;
        replay.ui.wakes_in()
    }
}

//! What the window needs to know of the screens in it.

use std::time::Duration;

use crate::look::scene::Scene;
use crate::look::sound::Cue;
use crate::workbench::kit::Look;

/// The screens of the game, whichever is shown now. The window calls [`Screens::ui`] once a
/// frame, sometimes twice, and sleeps until something happens, [`Screens::wants_frames`] or [`Screens::wakes_in`].
pub trait Screens: Send {
    /// Draws the screen that is shown now in all of `ui`.
    fn ui(&mut self, ui: &mut egui::Ui);

    /// Theme, text size and motion.
    fn look(&self) -> Look;

    /// Whether something moves by itself, so that the next frame must come at once.
    fn wants_frames(&self) -> bool {
        false
    }

    /// How long until the next frame must come, where nothing happens before.
    fn wakes_in(&self) -> Option<Duration> {
        None
    }

    /// Whether the window shall close.
    fn wants_to_close(&self) -> bool {
        false
    }

    /// What to draw where the screen left its ground unpainted.
    fn scene(&self) -> Option<Scene> {
        None
    }

    /// What is to be heard since this was last asked.
    fn cue(&mut self) -> Option<Cue> {
        None
    }

    /// Screens that a tour walks through, each by a name that fits a file.
    fn stops(&self) -> Vec<String>;

    /// Shows one of [`Screens::stops`], playing what must be played to get there.
    fn go_to(&mut self, stop: &str);
}

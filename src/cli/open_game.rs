//! Opens the game: what happens without a command.

use super::{Common, Exit, Failure};
use clap::Args;
use std::io::Write;

/// How the window opens; for pictures and measurements, not for players.
#[derive(Clone, Debug, Default, Args)]
pub struct WindowArgs {
    /// Size of the window: 1280x720, or 1920x1080@1.25 with pixels to a point
    #[arg(long, value_name = "SIZE", hide = true)]
    pub size: Option<String>,
    /// Walk through all screens, save a picture of each as DIR/NAME.png, and close
    #[arg(long, value_name = "DIR", hide = true)]
    pub pictures: Option<std::path::PathBuf>,
    /// The play that is walked through, kept by `play --journal`
    #[arg(long, value_name = "JOURNAL", hide = true)]
    pub show: Option<std::path::PathBuf>,
    /// Walk through all screens and print how many frames each draws while nothing happens
    #[arg(long, value_name = "SECONDS", hide = true)]
    pub count_frames: Option<u32>,
    /// Lose the graphics device after the first screen, to see what is said then
    #[arg(long, hide = true)]
    pub lose_device: bool,
    /// Print `usable` when the first usable frame has been drawn
    #[arg(long, hide = true)]
    pub first_frame: bool,
}

/// Opens the game and comes back when it is closed.
#[cfg(not(feature = "gui"))]
pub fn open(_common: &Common, _window: &WindowArgs, _out: &mut dyn Write) -> Result<Exit, Failure> {
    Err(Failure::no_window("play with `second-story play NAME --commands -`"))
}

/// Opens the game and comes back when it is closed.
#[cfg(feature = "gui")]
pub fn open(common: &Common, window: &WindowArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let words = crate::text::Words::english();
    let title = words.get("app-name");
    let mut screens = crate::game::front::Front::new(words, &common.scenarios);
    if let Some(journal) = &window.show {
        screens = screens.showing(journal).map_err(|error| Failure::new(error, ""))?;
    }
    show(window, title, Box::new(screens), out)
}

/// Shows screens in a window until it is closed, and prints what a tour found.
#[cfg(feature = "gui")]
pub(super) fn show(
    window: &WindowArgs,
    title: String,
    screens: Box<dyn crate::game::Screens>,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    use crate::game::{self, Size, Tour};
    use std::time::Duration;

    let size = match &window.size {
        None => Size::default(),
        Some(size) => size.parse().map_err(|wrong: String| Failure::new(wrong, ""))?,
    };
    let walks = window.pictures.is_some() || window.count_frames.is_some() || window.lose_device;
    let tour = walks.then(|| Tour {
        pictures: window.pictures.clone(),
        count_for: window.count_frames.map(|secs| Duration::from_secs(secs.into())),
        lose_device: window.lose_device,
    });
    let first_frame = window.first_frame.then_some(usable as fn());
    let options = game::GameOptions { title, size, tour, first_frame };
    let stills = game::run(options, screens)
        .map_err(|error| Failure::new(error.to_string(), error.hint()))?;
    for still in stills {
        write!(out, "{}", still.name)?;
        if let Some(frames) = still.frames {
            write!(out, " frames={frames}")?;
        }
        if let Some(colours) = still.colours {
            write!(out, " colours={colours}")?;
        }
        writeln!(out)?;
    }
    Ok(Exit::Fine)
}

/// One line that says that the window can be used; whoever measures takes the time.
#[cfg(feature = "gui")]
fn usable() {
    // It comes from the thread that draws; with nowhere to write to there is nobody to tell.
    drop(writeln!(std::io::stdout(), "usable"));
}

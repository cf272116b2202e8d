//! Opens the window, and tells what was missing if there is none.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};

use bevy::app::TerminalCtrlCHandlerPlugin;
use bevy::log::LogPlugin;
use bevy::platform::cell::SyncCell;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::error_handler::{RenderErrorHandler, RenderErrorPolicy};
use bevy::window::{Window, WindowPlugin, WindowResolution};

use super::shell::{Frames, Stage};
use super::{FirstFrame, GameError, GameOptions, Screens, Still, idle, keys, map, shell, tour};

/// What only comes to light while the window is open, for after it has closed.
#[derive(Resource, Clone, Default)]
pub(super) struct Outcome {
    pub stills: Arc<Mutex<Vec<Still>>>,
    failure: Arc<Mutex<Option<GameError>>>,
    opened: Arc<Mutex<bool>>,
}

impl Outcome {
    /// Keeps the first failure.
    pub fn fail(&self, error: GameError) {
        held(&self.failure).get_or_insert(error);
    }
}

/// Locks; what a panicking thread left behind is whole, for each change here is one assignment.
pub(super) fn held<T>(lock: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Opens the window and comes back when it is closed, with what a tour found.
///
/// # Errors
/// What is missing for a window, or what happened to it.
pub fn run(options: GameOptions, screens: Box<dyn Screens>) -> Result<Vec<Still>, GameError> {
    check_display()?;
    let outcome = Outcome::default();
    let inside = outcome.clone();
    // Bevy panics where a display or a driver is missing; that is news, no defect, until the
    // first frame is there.
    let hook: Arc<dyn Fn(&panic::PanicHookInfo<'_>) + Send + Sync> = panic::take_hook().into();
    let (usual, opened) = (Arc::clone(&hook), Arc::clone(&outcome.opened));
    let failure = Arc::clone(&outcome.failure);
    panic::set_hook(Box::new(move |info| {
        if *held(&opened) && held(&failure).is_none() {
            usual(info);
        }
    }));
    let ended = panic::catch_unwind(AssertUnwindSafe(|| app(options, screens, inside).run()));
    panic::set_hook(Box::new(move |info| hook(info)));
    // What is put away after the device was lost may panic in its turn: the loss is the news.
    if let Some(error) = held(&outcome.failure).take() {
        return Err(error);
    }
    match ended {
        Err(panic) if *held(&outcome.opened) => panic::resume_unwind(panic),
        Err(panic) => return Err(GameError::of_panic(&said(panic.as_ref()))),
        Ok(_) => {}
    }
    Ok(std::mem::take(&mut held(&outcome.stills)))
}

/// On Linux, whether anything says where a display is.
fn check_display() -> Result<(), GameError> {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let needed = cfg!(all(unix, not(target_os = "macos")));
    if needed && !named("DISPLAY") && !named("WAYLAND_DISPLAY") && !named("WAYLAND_SOCKET") {
        let detail = "neither DISPLAY nor WAYLAND_DISPLAY is set";
        return Err(GameError::NoDisplay(detail.to_owned()));
    }
    Ok(())
}

/// What a panic said.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given").to_owned()
}

fn app(options: GameOptions, screens: Box<dyn Screens>, outcome: Outcome) -> App {
    let mut app = App::new();
    let mut resolution = WindowResolution::new(options.size.width, options.size.height);
    if let Some(scale) = options.size.scale {
        resolution = resolution.with_scale_factor_override(scale);
    }
    let window = Window {
        title: options.title,
        name: Some("second-story".to_owned()),
        resolution,
        ..default()
    };
    let plugins = DefaultPlugins
        .set(WindowPlugin { primary_window: Some(window), ..default() })
        // A pipeline that is late would leave the window empty until the next event.
        .set(RenderPlugin { synchronous_pipeline_compilation: true, ..default() })
        // What the renderer reports comes back as an error of its own; RUST_LOG shows all.
        .set(LogPlugin { filter: "error,wgpu=off,bevy_render=off".to_owned(), ..default() })
        // It would only note Ctrl+C until the next event, and a window that sleeps has none; all
        // that was shown as done is on disk, so that nothing has to be saved first.
        .disable::<TerminalCtrlCHandlerPlugin>();
    app.insert_resource(Stage(SyncCell::new(screens)))
        .insert_resource(outcome)
        .add_plugins(plugins)
        .insert_resource(RenderErrorHandler(render_failed))
        .add_plugins((shell::plugin, idle::plugin, keys::plugin, map::plugin))
        .add_systems(Last, note_opened);
    #[cfg(feature = "sound")]
    app.add_plugins(super::sound::plugin);
    if let Some(tell) = options.first_frame {
        app.add_plugins(FirstFrame { tell });
    }
    if let Some(tour) = options.tour {
        tour::walk(&mut app, tour);
    }
    app
}

/// From the second frame on the window is open: the first was drawn.
fn note_opened(frames: Res<Frames>, outcome: Res<Outcome>) {
    if frames.0 == 2 {
        *held(&outcome.opened) = true;
    }
}

/// The journal is already on disk, so that closing loses nothing; trying again could flash.
fn render_failed(
    error: &bevy::render::error_handler::RenderError,
    main: &mut World,
    _render: &mut World,
) -> RenderErrorPolicy {
    // A validation error has its cause on lines of their own.
    let what = error.description.split_whitespace().collect::<Vec<_>>().join(" ");
    let what = if what.is_empty() { format!("{:?}", error.ty) } else { what };
    main.resource::<Outcome>().fail(GameError::DeviceLost(what));
    main.write_message(AppExit::error());
    RenderErrorPolicy::StopRendering
}

//! A walk through all screens that takes pictures and counts the frames of still ones.

use std::collections::VecDeque;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::render::renderer::RenderDevice;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::window::RequestRedraw;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use bevy_egui::{EguiInput, EguiPreUpdateSet, egui};

use super::run::{Outcome, held};
use super::shell::Stage;
use super::{GameError, Tour};

/// How long a screen may take to come to rest before its frames are counted.
const REST: Duration = Duration::from_millis(1500);
/// Frames between showing a screen and its picture, the window's own pipeline included.
const SETTLE: u32 = 8;
/// How long a picture waits for what is still being found out.
const PATIENCE: Duration = Duration::from_secs(20);

/// A screen of the tour.
#[derive(Clone, Debug, PartialEq)]
pub struct Still {
    pub name: String,
    /// Frames drawn while nothing happened, if they were counted.
    pub frames: Option<u32>,
    /// Colours in the picture, counted up to 256, if one was taken. One: nothing was drawn.
    pub colours: Option<usize>,
}

#[derive(Resource)]
struct Walk {
    tour: Tour,
    left: VecDeque<String>,
    step: Step,
    still: Option<Still>,
    /// When the screen was shown.
    since: Instant,
}

enum Step {
    /// Show the next screen.
    Next,
    /// This many frames until the picture.
    Settle(u32),
    /// The picture is on its way.
    Wait,
    /// Let motion end.
    Rest(Instant),
    /// Frames so far, until then.
    Count(Instant, u32),
}

/// Has the window walk through its screens and close.
pub(super) fn walk(app: &mut App, tour: Tour) {
    let left = app.world_mut().resource_mut::<Stage>().0.get().stops().into();
    let between =
        no_pointer.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass);
    app.insert_resource(Walk { tour, left, step: Step::Next, still: None, since: Instant::now() })
        .add_systems(PreUpdate, between)
        .add_systems(Update, step);
}

/// Where the pointer happens to lie is no part of a picture.
fn no_pointer(mut inputs: Query<&mut EguiInput>) {
    for mut input in &mut inputs {
        let pointers = |event: &egui::Event| {
            matches!(event, egui::Event::PointerMoved(_) | egui::Event::MouseMoved(_))
        };
        input.events.retain(|event| !pointers(event));
    }
}

fn step(
    mut commands: Commands,
    mut walk: ResMut<Walk>,
    mut stage: ResMut<Stage>,
    (outcome, device): (Res<Outcome>, Res<RenderDevice>),
    proxy: Res<EventLoopProxyWrapper>,
    mut redraws: MessageWriter<RequestRedraw>,
    mut exits: MessageWriter<AppExit>,
) {
    let now = Instant::now();
    walk.step = match std::mem::replace(&mut walk.step, Step::Wait) {
        Step::Next => {
            let seen = walk.still.take();
            if seen.is_some() && walk.tour.lose_device {
                device.wgpu_device().destroy();
            }
            held(&outcome.stills).extend(seen);
            let Some(name) = walk.left.pop_front() else {
                exits.write(AppExit::Success);
                return;
            };
            stage.0.get().go_to(&name);
            walk.still = Some(Still { name, frames: None, colours: None });
            walk.since = now;
            redraws.write(RequestRedraw);
            Step::Settle(SETTLE)
        }
        Step::Settle(0) if walk.tour.pictures.is_some() => {
            commands.spawn(Screenshot::primary_window()).observe(save);
            redraws.write(RequestRedraw);
            Step::Wait
        }
        Step::Settle(0) => rest(&walk.tour, now, &proxy),
        Step::Settle(frames) => {
            redraws.write(RequestRedraw);
            let more = stage.0.get().wants_frames() && walk.since.elapsed() < PATIENCE;
            Step::Settle(if more { SETTLE } else { frames - 1 })
        }
        Step::Wait => {
            let taken = walk.still.as_ref().is_some_and(|still| still.colours.is_some());
            redraws.write(RequestRedraw);
            if taken { rest(&walk.tour, now, &proxy) } else { Step::Wait }
        }
        Step::Rest(until) if now < until => Step::Rest(until),
        Step::Rest(_) => {
            let long = walk.tour.count_for.unwrap_or_default();
            wake_after(long, &proxy);
            Step::Count(now + long, 0)
        }
        Step::Count(until, frames) if now < until => Step::Count(until, frames + 1),
        Step::Count(_, frames) => {
            if let Some(still) = &mut walk.still {
                still.frames = Some(frames);
            }
            redraws.write(RequestRedraw);
            Step::Next
        }
    };
}

/// Lets motion end if frames shall be counted.
fn rest(tour: &Tour, now: Instant, proxy: &EventLoopProxyWrapper) -> Step {
    if tour.count_for.is_none() {
        return Step::Next;
    }
    wake_after(REST, proxy);
    Step::Rest(now + REST)
}

/// Wakes the sleeping window once, a little after `long`.
pub(super) fn wake_after(long: Duration, proxy: &EventLoopProxyWrapper) {
    let proxy = (**proxy).clone();
    thread::spawn(move || {
        thread::sleep(long + Duration::from_millis(20));
        // A window that has closed needs no waking.
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
    });
}

/// Saves the picture of the screen that is shown, and counts its colours.
fn save(captured: On<ScreenshotCaptured>, mut walk: ResMut<Walk>, outcome: Res<Outcome>) {
    let Some(folder) = walk.tour.pictures.clone() else { return };
    let Some(still) = &mut walk.still else { return };
    match write(&captured.image, &folder, &still.name) {
        Ok(colours) => still.colours = Some(colours),
        Err(error) => {
            outcome.fail(GameError::Picture(error));
            still.colours = Some(0);
        }
    }
}

fn write(image: &Image, folder: &Path, name: &str) -> Result<usize, String> {
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let picture = image.clone().try_into_dynamic().map_err(|error| error.to_string())?;
    // What is behind the window is of no interest.
    let picture = picture.to_rgb8();
    let mut colours = std::collections::BTreeSet::new();
    for pixel in picture.pixels() {
        if colours.len() < 256 {
            colours.insert(pixel.0);
        }
    }
    let path = folder.join(format!("{name}.png"));
    picture.save(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(colours.len())
}

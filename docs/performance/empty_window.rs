//! The least that a window of the game's kind can be: Bevy and `bevy_egui` with the game's
//! features and settings, one panel, one label. What the game's start and memory are measured
//! against by `docs/performance/measure`.
//!
//! With a number of frames it draws as many, one right after the other, prints the median and the 99th of a
//! hundred of the times from one to the next, milliseconds, and closes: see `docs/performance/scroll`.

use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::window::{RequestRedraw, WindowResolution};
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::{EguiContexts, EguiPlugin, EguiPrimaryContextPass, egui};
use second_story::game::{FirstFrame, Usable};
use std::io::Write;
use std::time::{Duration, Instant};

/// Frames to draw and to time, and when the last one began.
#[derive(Resource, Default)]
struct Timed {
    frames: usize,
    last: Option<Instant>,
    took: Vec<f64>,
}

fn main() {
    let frames = std::env::args().nth(1).and_then(|frames| frames.parse().ok()).unwrap_or(0);
    let window = Window {
        title: "empty".to_owned(),
        resolution: WindowResolution::new(1280, 720),
        ..default()
    };
    let asleep = UpdateMode::reactive_low_power(Duration::from_secs(3600));
    let plugins = DefaultPlugins
        .set(WindowPlugin { primary_window: Some(window), ..default() })
        .set(RenderPlugin { synchronous_pipeline_compilation: true, ..default() })
        .set(LogPlugin { filter: "error,wgpu=off,bevy_render=off".to_owned(), ..default() })
        .disable::<bevy::app::TerminalCtrlCHandlerPlugin>();
    App::new()
        .add_plugins((plugins, EguiPlugin::default(), FirstFrame { tell }))
        .insert_resource(WinitSettings { focused_mode: asleep, unfocused_mode: asleep })
        .add_systems(Startup, |mut commands: Commands| {
            commands.spawn(Camera2d);
        })
        .insert_resource(Timed { frames, ..default() })
        .add_systems(EguiPrimaryContextPass, (draw, time).chain())
        .run();
}

fn draw(
    mut contexts: EguiContexts,
    mut usable: ResMut<Usable>,
    mut redraws: MessageWriter<RequestRedraw>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let all = egui::UiBuilder::new().max_rect(ctx.content_rect());
    let mut ui = egui::Ui::new(ctx.clone(), egui::Id::new("all"), all);
    egui::CentralPanel::default().show(&mut ui, |ui| ui.label("empty"));
    if !usable.0 {
        usable.0 = true;
        redraws.write(RequestRedraw);
    }
    Ok(())
}

fn time(
    mut timed: ResMut<Timed>,
    mut redraws: MessageWriter<RequestRedraw>,
    mut exits: MessageWriter<AppExit>,
) {
    if timed.frames == 0 {
        return;
    }
    let now = Instant::now();
    if let Some(last) = timed.last.replace(now) {
        timed.took.push((now - last).as_secs_f64() * 1000.0);
    }
    redraws.write(RequestRedraw);
    if timed.took.len() == timed.frames {
        timed.took.sort_by(f64::total_cmp);
        let at = |share: f64| timed.took[(timed.took.len() as f64 * share) as usize];
        // With nowhere to write to there is nobody to tell.
        drop(writeln!(std::io::stdout(), "empty {} {:.2} {:.2}", timed.frames, at(0.5), at(0.99)));
        exits.write(AppExit::Success);
    }
}

/// One line that says that it is there; the script that started it takes the time.
fn tell() {
    // With nowhere to write to there is nobody to tell.
    drop(writeln!(std::io::stdout(), "usable"));
}

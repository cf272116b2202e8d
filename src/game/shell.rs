//! The window's own systems: a camera, the screens inside it, closing.

use std::time::{Duration, Instant};

use bevy::asset::AssetEventSystems;
use bevy::platform::cell::SyncCell;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::EventLoopProxyWrapper;
use bevy_egui::{
    EguiContexts, EguiPlugin, EguiPostUpdateSet, EguiPreUpdateSet, EguiPrimaryContextPass, egui,
};

use super::tour::wake_after;
use super::{Screens, Usable};
use crate::workbench::kit;

/// Frames after the start that come without being asked for, until fonts and pipelines are there.
const FIRST_FRAMES: u32 = 4;

/// Times that are as good as the same.
const NEAR: Duration = Duration::from_millis(50);

/// The screens in the window.
#[derive(Resource)]
pub(super) struct Stage(pub SyncCell<Box<dyn Screens>>);

/// Frames drawn since the start.
#[derive(Resource, Default)]
pub(super) struct Frames(pub u32);

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(EguiPlugin::default())
        // Letters and pictures that are new in a frame go to the card in that frame: one frame later
        // the window may sleep already, with holes where they should be.
        .configure_sets(PostUpdate, EguiPostUpdateSet::PostProcessOutput.before(AssetEventSystems))
        .init_resource::<Frames>()
        .add_systems(Startup, |mut commands: Commands| {
            commands.spawn(Camera2d);
        })
        .add_systems(First, |mut frames: ResMut<Frames>| frames.0 += 1)
        .add_systems(PreUpdate, dress.after(EguiPreUpdateSet::InitContexts))
        .add_systems(EguiPrimaryContextPass, draw)
        .add_systems(Last, (go_on, wake, close));
}

/// Fonts and colours, before the pass begins: those that are set within one count from the next.
fn dress(mut contexts: EguiContexts, mut stage: ResMut<Stage>) -> Result {
    kit::install(contexts.ctx_mut()?, stage.0.get().look());
    Ok(())
}

/// One pass of the screen that is shown.
fn draw(
    mut contexts: EguiContexts,
    mut stage: ResMut<Stage>,
    mut begins: ResMut<ClearColor>,
    usable: Option<ResMut<Usable>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    kit::begins_with_ground(ctx);
    let screens = stage.0.get();
    let all =
        egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.content_rect());
    let mut ui = egui::Ui::new(ctx.clone(), egui::Id::new("screens"), all);
    screens.ui(&mut ui);
    if let Some(ground) = kit::ground_asked(ctx) {
        begins.0 = Color::srgb_u8(ground.r(), ground.g(), ground.b());
    }
    if let Some(mut usable) = usable {
        usable.0 = true;
    }
    Ok(())
}

/// Asks for the next frame while something moves.
fn go_on(frames: Res<Frames>, mut stage: ResMut<Stage>, mut redraws: MessageWriter<RequestRedraw>) {
    if frames.0 < FIRST_FRAMES || stage.0.get().wants_frames() {
        redraws.write(RequestRedraw);
    }
}

/// Wakes the window when a screen wants its next frame, where nothing happens before.
fn wake(
    mut stage: ResMut<Stage>,
    proxy: Res<EventLoopProxyWrapper>,
    mut due: Local<Option<Instant>>,
) {
    let Some(after) = stage.0.get().wakes_in() else { return };
    let now = Instant::now();
    // One that is on its way is enough, unless the next frame is wanted sooner by now.
    if due.is_some_and(|due| due > now && due <= now + after + NEAR) {
        return;
    }
    *due = Some(now + after);
    wake_after(after, &proxy);
}

fn close(mut stage: ResMut<Stage>, mut exits: MessageWriter<AppExit>) {
    if stage.0.get().wants_to_close() {
        exits.write(AppExit::Success);
    }
}

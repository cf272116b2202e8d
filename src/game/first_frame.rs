//! Tells when the first usable frame has been drawn: what the start is measured by.

use bevy::prelude::*;
use bevy::render::extract_resource::{ExtractResource, ExtractResourcePlugin};
use bevy::render::render_resource::PollType;
use bevy::render::renderer::RenderDevice;
use bevy::render::{Render, RenderApp, RenderSystems};

/// Calls `tell` once, when the first frame that can be used is on the screen. The frame in which
/// [`Usable`] becomes true is that frame.
pub struct FirstFrame {
    pub tell: fn(),
}

/// Whether the screen has been drawn with all that one needs to use it.
#[derive(Resource, ExtractResource, Clone, Copy, Default)]
pub struct Usable(pub bool);

#[derive(Resource)]
struct Tell(fn());

impl Plugin for FirstFrame {
    fn build(&self, app: &mut App) {
        app.init_resource::<Usable>().add_plugins(ExtractResourcePlugin::<Usable>::default());
        if let Some(render) = app.get_sub_app_mut(RenderApp) {
            // The frame is handed to the window at the end of `Render`.
            let after = RenderSystems::Cleanup;
            render.insert_resource(Tell(self.tell)).add_systems(Render, told.in_set(after));
        }
    }
}

fn told(
    usable: Option<Res<Usable>>,
    tell: Res<Tell>,
    device: Res<RenderDevice>,
    mut done: Local<bool>,
) {
    if *done || !usable.is_some_and(|usable| usable.0) {
        return;
    }
    *done = true;
    // Handed over is not drawn: the device may still be at work. Without it nothing is told.
    if device.poll(PollType::wait_indefinitely()).is_ok() {
        (tell.0)();
    }
}

//! Idle costs nothing: the window sleeps until something happens to it.

use std::time::Duration;

use bevy::prelude::*;
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::{EguiContext, EguiInput, EguiPreUpdateSet, egui};

/// Wakes by itself this often at most; nothing depends on it.
const LONG: Duration = Duration::from_secs(3600);

pub(super) fn plugin(app: &mut App) {
    // Without focus as with it: somebody may look at the window while they type elsewhere.
    app.insert_resource(WinitSettings {
        focused_mode: UpdateMode::reactive_low_power(LONG),
        unfocused_mode: UpdateMode::reactive_low_power(LONG),
    });
    let between = drop_unchanged_modifiers
        .after(EguiPreUpdateSet::ProcessInput)
        .before(EguiPreUpdateSet::BeginPass);
    app.add_systems(PreUpdate, between);
}

/// `bevy_egui` 0.42 tells egui in every frame which modifier keys are down, egui asks for another
/// frame after every event, and so the window would never sleep. Only a change is news.
fn drop_unchanged_modifiers(mut contexts: Query<(&mut EguiContext, &mut EguiInput)>) {
    for (mut context, mut input) in &mut contexts {
        let known = context.get_mut().input(|input| input.modifiers);
        input
            .events
            .retain(|event| !matches!(event, egui::Event::ModifiersChanged(now) if *now == known));
    }
}

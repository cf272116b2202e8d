//! A harness for the tests of screens: the kit installed, labels to click.

use egui::Ui;
use egui_kittest::Harness;

use super::{Look, install};

/// A screen of `size` points that draws `screen` over `state`, after its first frame.
///
/// ```ignore
/// let mut harness = testing::harness([1280.0, 720.0], Look::default(), state, |ui, state| { … });
/// harness.get_by_label("Continue").click();
/// harness.run();
/// assert_eq!(harness.state().actions, [...]);
/// ```
pub fn harness<S: 'static>(
    size: [f32; 2],
    look: Look,
    state: S,
    mut screen: impl FnMut(&mut Ui, &mut S) + 'static,
) -> Harness<'static, S> {
    let mut ready = false;
    let mut harness = Harness::builder().with_size(size).build_ui_state(
        move |ui, state| {
            // Fonts that are set in one frame can be used in the next.
            if ready {
                screen(ui, state);
            } else {
                install(ui.ctx(), look);
                ready = true;
            }
        },
        state,
    );
    harness.run();
    harness
}

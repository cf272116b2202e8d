//! A harness for the tests of screens: the kit installed, labels to click.

use egui::Ui;
use egui::accesskit::Action;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;

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

/// Roles of the controls that the keyboard reaches without having a name. A screen's test holds
/// that there are none.
pub fn nameless<S>(harness: &Harness<'_, S>) -> Vec<String> {
    let root = harness.root();
    let controls = root.children_recursive().map(|node| node.accesskit_node());
    controls
        .filter(|node| node.data().supports_action(Action::Focus))
        .filter(|node| node.label().is_none_or(|label| label.trim().is_empty()))
        .map(|node| format!("{:?}", node.role()))
        .collect()
}

//! A harness for the tests of screens: the kit installed, labels to click.

use std::collections::BTreeSet;

use egui::Ui;
use egui::accesskit::{Action, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;

use super::{Look, Station, StationState, TopBar, install};
use crate::look::PortraitSpec;

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

/// What can be clicked and Tab never comes to, by role and name, while Tab is pressed until it comes
/// round. Left out: items of lists, which the arrow keys reach, bars to scroll by, and pictures of
/// what can be chosen beside them.
pub fn unreached<S>(harness: &mut Harness<'_, S>) -> Vec<String> {
    let mut reached = BTreeSet::new();
    // A screen has fewer controls than this.
    for _ in 0..600 {
        harness.key_press(egui::Key::Tab);
        harness.run();
        let root = harness.root();
        let mut nodes = root.children_recursive().map(|node| node.accesskit_node());
        let Some(focused) = nodes.find(|node| node.is_focused()) else { continue };
        if !reached.insert(focused.id()) {
            break;
        }
    }
    let root = harness.root();
    let nodes = root.children_recursive().map(|node| node.accesskit_node());
    nodes
        .filter(|node| node.data().supports_action(Action::Click) && !node.is_disabled())
        .filter(|node| !reached.contains(&node.id()))
        .filter(|node| !matches!(node.role(), Role::ListItem | Role::ScrollBar | Role::Image))
        .map(|node| format!("{:?} {}", node.role(), node.label().unwrap_or_default()))
        .collect()
}

/// A bar with `current` of the seven stations shown and those up to `open` open; `minutes` left and
/// in all, and the hour at which they end.
pub fn top(current: usize, open: usize, minutes: (u32, u32), until: &str) -> TopBar {
    let names = ["Brief", "Investigate", "Timeline", "Impact", "Review", "Mitigate", "Debrief"];
    let stations = names.iter().enumerate().map(|(index, name)| Station {
        name: (*name).into(),
        state: match index.cmp(&current) {
            std::cmp::Ordering::Less => StationState::Done,
            std::cmp::Ordering::Equal => StationState::Current,
            std::cmp::Ordering::Greater => StationState::Ahead,
        },
        joined: index == 1 || index == 2,
        open: index < open,
    });
    TopBar {
        stations: stations.collect(),
        minutes: Some(minutes),
        left: format!("{} min", minutes.0),
        until: format!("to {until}"),
        next: Default::default(),
        mentor: None,
        home: "second-story".into(),
        help: "Help".into(),
        settings: "Settings".into(),
    }
}

/// A portrait whose every part is the one of this number; the second has an extra.
pub fn look_of(number: u8) -> PortraitSpec {
    PortraitSpec {
        skin: Some(number),
        hair: Some(number),
        hair_colour: Some(number),
        collar: Some(number),
        cloth: Some(number),
        jaw: Some(number % 2),
        extra: Some(if number == 2 { 1 } else { 0 }),
    }
}

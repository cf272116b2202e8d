//! Where the keyboard is: controls keep their identity when others come and go beside them, and
//! where the focused one goes away, the nearest takes over.
//!
//! egui numbers widgets as they are drawn, so that a line that appears above a button makes it
//! another button, and forgets the focus of what is not there any more.

use egui::{Id, IdMap, Rect, Response, Sense, Ui, Vec2};

use crate::workbench::keys::{self, Act};

/// What was drawn in a pass, and where the focus was in the one before.
#[derive(Clone, Debug, Default)]
struct Controls {
    pass: u64,
    /// How often a name was drawn in its place.
    names: IdMap<u32>,
    /// Those that can be focused.
    open: Vec<(Id, Rect)>,
    last: Option<(Id, Rect)>,
}

fn with<R>(ui: &Ui, change: impl FnOnce(&mut Controls) -> R) -> R {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| {
        let controls = data.get_temp_mut_or_default::<Controls>(Id::new("kit-controls"));
        if controls.pass != pass {
            let last = controls.last.take();
            *controls = Controls { pass, last, ..Controls::default() };
        }
        change(controls)
    })
}

/// Room for a control of `size`, that `name` tells from the others in its place.
pub fn touch(ui: &mut Ui, size: Vec2, name: &str, sense: Sense) -> (Rect, Response) {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let id = ui.id().with(("control", name));
    let id = with(ui, |controls| {
        let count = controls.names.entry(id).or_insert(0);
        *count += 1;
        let id = if *count == 1 { id } else { id.with(*count) };
        if sense.is_focusable() {
            controls.open.push((id, rect));
        }
        id
    });
    (rect, ui.interact(rect, id, sense))
}

/// Says that something is one of a list that has the keyboard itself and moves by its arrow keys.
pub fn list_item(ui: &Ui, response: &Response) {
    let role = egui::accesskit::Role::ListItem;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(role));
}

/// Forgets where the focus was: whoever gives it up means to.
pub fn forget_focus(ui: &Ui) {
    with(ui, |controls| controls.last = None);
}

/// At the end of a screen: gives the focus to the control nearest to the one that had it, if that
/// one has gone or cannot be pressed any more.
pub fn keep_focus(ui: &Ui) {
    let drawn = |id: Id| ui.ctx().read_response(id);
    let open = |id: Id| drawn(id).is_some_and(|response| response.sense.is_focusable());
    let focused = ui.memory(|memory| memory.focused());
    if let Some(id) = focused.filter(|id| drawn(*id).is_none() || open(*id)) {
        let now = drawn(id).map(|response| (id, response.rect));
        return with(ui, |controls| controls.last = now.or(controls.last));
    }
    let given_up = keys::pressed(ui, Act::Close)
        || ui.input(|input| input.pointer.any_pressed() || input.pointer.any_down());
    let Some((id, rect)) = with(ui, |controls| controls.last.take()) else { return };
    // Whoever is still there was left on purpose.
    if given_up || open(id) {
        return;
    }
    let near = with(ui, |controls| {
        let far = |other: &Rect| other.distance_sq_to_pos(rect.center());
        let near = controls.open.iter().min_by(|one, other| far(&one.1).total_cmp(&far(&other.1)));
        near.map(|(near, _)| *near)
    });
    if let Some(near) = near {
        ui.memory_mut(|memory| memory.request_focus(near));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::kit::{Look, secondary, testing};
    use egui::Key;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    #[derive(Default)]
    struct State {
        line: bool,
        gone: bool,
        shut: bool,
        pressed: Vec<&'static str>,
    }

    fn harness() -> Harness<'static, State> {
        testing::harness([640.0, 400.0], Look::default(), State::default(), |ui, state| {
            if state.line {
                ui.label("a line more");
                let _ = ui.button("and a button");
            }
            for name in ["one", "two", "three", "two"] {
                if state.gone && name == "three" {
                    continue;
                }
                let open = !(state.shut && name == "three");
                if ui.add(secondary(name).enabled(open)).clicked() {
                    state.pressed.push(name);
                }
            }
            keep_focus(ui);
        })
    }

    fn press(harness: &mut Harness<'static, State>, key: Key, times: usize) {
        for _ in 0..times {
            harness.key_press(key);
            harness.run();
        }
    }

    #[test]
    fn what_appears_above_takes_no_focus_away() {
        let mut harness = harness();
        press(&mut harness, Key::Tab, 3);
        assert!(harness.get_by_label("three").is_focused());
        harness.state_mut().line = true;
        harness.run();
        assert!(harness.get_by_label("three").is_focused());
        press(&mut harness, Key::Enter, 1);
        assert_eq!(harness.state().pressed, ["three"]);
    }

    #[test]
    fn where_it_goes_or_is_shut_the_nearest_takes_over() {
        for gone in [true, false] {
            let mut harness = harness();
            press(&mut harness, Key::Tab, 3);
            if gone {
                harness.state_mut().gone = true;
            } else {
                harness.state_mut().shut = true;
            }
            harness.run();
            harness.run();
            press(&mut harness, Key::Enter, 1);
            assert_eq!(harness.state().pressed, ["two"], "gone: {gone}");
        }
    }

    #[test]
    fn whoever_leaves_on_purpose_stays_away() {
        let mut harness = harness();
        press(&mut harness, Key::Tab, 3);
        press(&mut harness, Key::Escape, 1);
        harness.state_mut().gone = true;
        harness.run();
        press(&mut harness, Key::Enter, 1);
        assert!(harness.state().pressed.is_empty());
    }
}

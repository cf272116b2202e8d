//! One key at a time: a frame that took long may have several presses behind it, and each is meant
//! for what the one before it did. egui moves the focus once a frame, and `bevy_egui` 0.42 takes
//! the modifiers that are down when the frame begins for those of every key in it.

use std::collections::{HashMap, VecDeque};

use bevy::ecs::message::MessageCursor;
use bevy::input::InputSystems;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::EguiContext;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, in_turn.before(InputSystems));
}

/// Lets the frame have its share of what was pressed, and asks for a frame for the rest.
fn in_turn(
    mut keys: ResMut<Messages<KeyboardInput>>,
    mut read: Local<MessageCursor<KeyboardInput>>,
    mut waiting: Local<Waiting>,
    mut contexts: Query<&mut EguiContext>,
    mut redraws: MessageWriter<RequestRedraw>,
) {
    waiting.add(read.read(&keys).cloned());
    if waiting.keys.is_empty() {
        return;
    }
    let typing = contexts.iter_mut().any(|mut context| context.get_mut().text_edit_focused());
    keys.clear();
    keys.write_batch(waiting.share(typing));
    // What was written here is not news.
    *read = keys.get_cursor_current();
    if !waiting.keys.is_empty() {
        redraws.write(RequestRedraw);
    }
}

/// What was pressed and let go, the oldest first.
#[derive(Default)]
struct Waiting {
    keys: VecDeque<KeyboardInput>,
    /// Control or the like is down, as far as the frames were told: a letter is no letter then.
    command: bool,
    /// What a key was when it was pressed.
    down: HashMap<KeyCode, Key>,
}

impl Waiting {
    /// A key that is held down is not saved up: it would go on after it is let go.
    fn add(&mut self, keys: impl Iterator<Item = KeyboardInput>) {
        for mut key in keys {
            // Where Shift is let go first, what was pressed as `?` comes up as `/`, and egui would hold
            // `?` for pressed still and the next for its repetition.
            if key.state.is_pressed() {
                self.down.insert(key.key_code, key.logical_key.clone());
            } else if let Some(pressed) = self.down.remove(&key.key_code) {
                key.logical_key = pressed;
            }
            let held = |one: &KeyboardInput| one.key_code == key.key_code && one.state.is_pressed();
            if !(key.repeat && self.keys.iter().any(held)) {
                self.keys.push_back(key);
            }
        }
    }

    /// All up to the first press that does something. Letters for a text field come together, as
    /// many as there are.
    fn share(&mut self, typing: bool) -> Vec<KeyboardInput> {
        let mut share = Vec::new();
        while let Some(key) = self.keys.pop_front() {
            if matches!(key.logical_key, Key::Control | Key::Super | Key::Meta) {
                self.command = key.state.is_pressed();
            }
            let acts = key.state.is_pressed() && !modifies(&key.logical_key);
            let letter = matches!(key.logical_key, Key::Character(_) | Key::Space);
            share.push(key);
            if acts && !(typing && letter && !self.command) {
                break;
            }
        }
        share
    }
}

fn modifies(key: &Key) -> bool {
    matches!(
        key,
        Key::Shift
            | Key::Control
            | Key::Alt
            | Key::AltGraph
            | Key::Super
            | Key::Meta
            | Key::CapsLock
            | Key::NumLock
    )
}

#[cfg(test)]
mod tests {
    use bevy::input::ButtonState;

    use super::*;

    fn key(name: &str, state: ButtonState) -> KeyboardInput {
        let (key_code, logical_key) = match name {
            "Tab" => (KeyCode::Tab, Key::Tab),
            "Enter" => (KeyCode::Enter, Key::Enter),
            "Shift" => (KeyCode::ShiftLeft, Key::Shift),
            "Control" => (KeyCode::ControlLeft, Key::Control),
            "?" | "/" => (KeyCode::Slash, Key::Character(name.into())),
            letter => (KeyCode::KeyA, Key::Character(letter.into())),
        };
        let window = Entity::PLACEHOLDER;
        KeyboardInput { key_code, logical_key, state, text: None, repeat: false, window }
    }

    /// `+Tab` is a press, `-Tab` the end of one.
    fn keys(all: &str) -> Vec<KeyboardInput> {
        let one = |word: &str| match word.split_at(1) {
            ("+", name) => key(name, ButtonState::Pressed),
            (_, name) => key(name, ButtonState::Released),
        };
        all.split(' ').map(one).collect()
    }

    fn shares(all: &str, typing: bool) -> Vec<Vec<KeyboardInput>> {
        let mut waiting = Waiting::default();
        waiting.add(keys(all).into_iter());
        std::iter::from_fn(|| Some(waiting.share(typing)).filter(|share| !share.is_empty()))
            .collect()
    }

    #[test]
    fn each_press_has_a_frame_of_its_own() {
        let shares = shares("+Tab -Tab +Tab -Tab +Enter -Enter", false);
        let each = ["+Tab", "-Tab +Tab", "-Tab +Enter", "-Enter"];
        assert_eq!(shares, each.map(keys));
    }

    #[test]
    fn a_modifier_is_down_for_the_key_that_it_was_held_for() {
        let shares = shares("+Shift +? -? -Shift +h", false);
        assert_eq!(shares, ["+Shift +?", "-? -Shift +h"].map(keys));
    }

    /// As fingers do it: Shift goes first.
    #[test]
    fn what_is_let_go_is_what_was_pressed() {
        let shares = shares("+Shift +? -Shift -/ +Shift +?", false);
        assert_eq!(shares, ["+Shift +?", "-Shift -? +Shift +?"].map(keys));
    }

    #[test]
    fn letters_for_a_text_field_come_together() {
        let shares = shares("+w -w +o -o +Enter -Enter +h", true);
        assert_eq!(shares, ["+w -w +o -o +Enter", "-Enter +h"].map(keys));
    }

    /// Let go in the same frame, Control would be up for the letter, and the letter be typed.
    #[test]
    fn a_letter_with_control_is_none_for_a_text_field() {
        let shares = shares("+Control +a -a -Control +w -w +o", true);
        assert_eq!(shares, ["+Control +a", "-a -Control +w -w +o"].map(keys));
    }

    #[test]
    fn a_key_that_is_held_down_is_not_saved_up() {
        let mut waiting = Waiting::default();
        let mut held = key("Tab", ButtonState::Pressed);
        waiting.add(std::iter::once(held.clone()));
        held.repeat = true;
        waiting.add(std::iter::repeat_n(held.clone(), 9));
        assert_eq!(waiting.share(false), keys("+Tab"));
        assert_eq!(waiting.share(false), []);
        waiting.add(std::iter::once(held.clone()));
        assert_eq!(waiting.share(false), [held], "it is held still");
    }

    /// As many frames as it takes, and what each of them was given.
    #[test]
    fn the_frames_get_the_presses_one_by_one() {
        #[derive(Resource, Default)]
        struct Seen(Vec<KeyboardInput>);
        let mut app = App::new();
        app.add_message::<KeyboardInput>().add_message::<RequestRedraw>().init_resource::<Seen>();
        plugin(&mut app);
        app.add_systems(
            Update,
            |mut read: MessageReader<KeyboardInput>, mut seen: ResMut<Seen>| {
                seen.0 = read.read().cloned().collect();
            },
        );
        let mut frame = |pressed: &str| {
            if !pressed.is_empty() {
                app.world_mut().write_message_batch(keys(pressed));
            }
            app.update();
            app.world().resource::<Seen>().0.clone()
        };
        assert_eq!(frame("+Tab -Tab +Tab"), keys("+Tab"));
        assert_eq!(frame("-Tab +Enter"), keys("-Tab +Tab"));
        assert_eq!(frame(""), keys("-Tab +Enter"));
        assert_eq!(frame(""), []);
        assert_eq!(frame("-Enter"), keys("-Enter"));
    }
}

//! One thing at a time: a frame that took long may have several presses and clicks behind it, and each
//! is meant for what the one before it did. egui moves the focus once a frame and is told of the pointer
//! before it is told of keys, so that what was typed after a click would fall beside the field, and what
//! was typed before one would be lost with it; and `bevy_egui` 0.42 takes the modifiers that are down
//! when the frame begins for those of every key in it.

use std::collections::{HashMap, VecDeque};

use bevy::ecs::message::MessageCursor;
use bevy::input::InputSystems;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::prelude::*;
use bevy::window::{RequestRedraw, WindowEvent};
use bevy_egui::EguiContext;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, in_turn.before(InputSystems));
}

/// Lets the frame have its share of what was pressed and clicked, and asks for a frame for the rest.
fn in_turn(
    mut events: ResMut<Messages<WindowEvent>>,
    mut keys: ResMut<Messages<KeyboardInput>>,
    mut read: Local<MessageCursor<WindowEvent>>,
    mut waiting: Local<Waiting>,
    mut contexts: Query<&mut EguiContext>,
    mut redraws: MessageWriter<RequestRedraw>,
) {
    // The one list in which keys and clicks stand in their order.
    let (inputs, others): (Vec<_>, Vec<_>) = read.read(&events).cloned().partition(is_input);
    waiting.add(inputs);
    if waiting.events.is_empty() {
        return;
    }
    let typing = contexts.iter_mut().any(|mut context| context.get_mut().text_edit_focused());
    let share = waiting.share(typing);
    keys.clear();
    keys.write_batch(share.iter().filter_map(|event| key(event).cloned()));
    events.clear();
    events.write_batch(others.into_iter().chain(share));
    // What was written here is not news.
    *read = events.get_cursor_current();
    if !waiting.events.is_empty() {
        redraws.write(RequestRedraw);
    }
}

const fn is_input(event: &WindowEvent) -> bool {
    matches!(
        event,
        WindowEvent::KeyboardInput(_)
            | WindowEvent::CursorMoved(_)
            | WindowEvent::MouseButtonInput(_)
    )
}

const fn key(event: &WindowEvent) -> Option<&KeyboardInput> {
    match event {
        WindowEvent::KeyboardInput(key) => Some(key),
        _ => None,
    }
}

/// What was pressed, let go and clicked, the oldest first.
#[derive(Default)]
struct Waiting {
    events: VecDeque<WindowEvent>,
    /// Control or the like is down, as far as the frames were told: a letter is no letter then.
    command: bool,
    /// What a key was when it was pressed.
    down: HashMap<KeyCode, Key>,
}

impl Waiting {
    /// A key that is held down is not saved up: it would go on after it is let go.
    fn add(&mut self, events: Vec<WindowEvent>) {
        for mut event in events {
            if let WindowEvent::KeyboardInput(key) = &mut event {
                // Where Shift is let go first, what was pressed as `?` comes up as `/`, and egui would
                // hold `?` for pressed still and the next for its repetition.
                if key.state.is_pressed() {
                    self.down.insert(key.key_code, key.logical_key.clone());
                } else if let Some(pressed) = self.down.remove(&key.key_code) {
                    key.logical_key = pressed;
                }
                if key.repeat && self.presses(key.key_code) {
                    continue;
                }
            }
            self.events.push_back(event);
        }
    }

    fn presses(&self, code: KeyCode) -> bool {
        let mut keys = self.events.iter().filter_map(key);
        keys.any(|one| one.key_code == code && one.state.is_pressed())
    }

    /// All up to the first press of a key that does something, or up to the end of a click; keys and
    /// clicks never together. Letters for a text field come together, as many as there are.
    fn share(&mut self, typing: bool) -> Vec<WindowEvent> {
        let mut share: Vec<WindowEvent> = Vec::new();
        while let Some(event) = self.events.pop_front() {
            let other_hand = match &event {
                WindowEvent::KeyboardInput(_) => share.iter().any(is_button),
                WindowEvent::MouseButtonInput(_) => share.iter().any(|one| key(one).is_some()),
                _ => false,
            };
            if other_hand {
                self.events.push_front(event);
                break;
            }
            let ends = match &event {
                WindowEvent::KeyboardInput(key) => {
                    if matches!(key.logical_key, Key::Control | Key::Super | Key::Meta) {
                        self.command = key.state.is_pressed();
                    }
                    let acts = key.state.is_pressed() && !modifies(&key.logical_key);
                    let letter = matches!(key.logical_key, Key::Character(_) | Key::Space);
                    acts && !(typing && letter && !self.command)
                }
                WindowEvent::MouseButtonInput(button) => !button.state.is_pressed(),
                _ => false,
            };
            share.push(event);
            if ends {
                break;
            }
        }
        share
    }
}

const fn is_button(event: &WindowEvent) -> bool {
    matches!(event, WindowEvent::MouseButtonInput(_))
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
    use bevy::input::mouse::MouseButtonInput;

    use super::*;

    fn button(state: ButtonState) -> WindowEvent {
        let window = Entity::PLACEHOLDER;
        MouseButtonInput { button: MouseButton::Left, state, window }.into()
    }

    fn moved() -> WindowEvent {
        let window = Entity::PLACEHOLDER;
        CursorMoved { window, position: Vec2::ZERO, delta: None }.into()
    }

    fn key(name: &str, state: ButtonState) -> WindowEvent {
        let (key_code, logical_key) = match name {
            "Tab" => (KeyCode::Tab, Key::Tab),
            "Enter" => (KeyCode::Enter, Key::Enter),
            "Shift" => (KeyCode::ShiftLeft, Key::Shift),
            "Control" => (KeyCode::ControlLeft, Key::Control),
            "?" | "/" => (KeyCode::Slash, Key::Character(name.into())),
            letter => (KeyCode::KeyA, Key::Character(letter.into())),
        };
        let window = Entity::PLACEHOLDER;
        KeyboardInput { key_code, logical_key, state, text: None, repeat: false, window }.into()
    }

    /// `+Tab` is a press, `-Tab` the end of one; `Mouse` is its left button, `~` that it moved.
    fn keys(all: &str) -> Vec<WindowEvent> {
        let one = |word: &str| {
            let (sign, name) = word.split_at(1);
            let state = if sign == "+" { ButtonState::Pressed } else { ButtonState::Released };
            match name {
                "" => moved(),
                "Mouse" => button(state),
                name => key(name, state),
            }
        };
        all.split(' ').map(one).collect()
    }

    fn shares(all: &str, typing: bool) -> Vec<Vec<WindowEvent>> {
        let mut waiting = Waiting::default();
        waiting.add(keys(all));
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
        waiting.add(vec![held.clone()]);
        if let WindowEvent::KeyboardInput(key) = &mut held {
            key.repeat = true;
        }
        waiting.add(vec![held.clone(); 9]);
        assert_eq!(waiting.share(false), keys("+Tab"));
        assert_eq!(waiting.share(false), []);
        waiting.add(vec![held.clone()]);
        assert_eq!(waiting.share(false), [held], "it is held still");
    }

    #[test]
    fn what_is_typed_after_a_click_waits_for_what_the_click_does() {
        let shares = shares("~ +Mouse ~ -Mouse +h -h +i", false);
        let each = ["~ +Mouse ~ -Mouse", "+h", "-h +i"];
        assert_eq!(shares, each.map(keys));
    }

    #[test]
    fn what_was_typed_before_a_click_comes_before_it() {
        let shares = shares("+h -h +i -i ~ +Mouse -Mouse +Mouse -Mouse", true);
        let each = ["+h -h +i -i ~", "+Mouse -Mouse", "+Mouse -Mouse"];
        assert_eq!(shares, each.map(keys));
    }

    #[test]
    fn a_modifier_is_down_for_the_click_that_it_was_held_for() {
        let shares = shares("+Shift +Mouse -Mouse -Shift", false);
        assert_eq!(shares, ["+Shift", "+Mouse -Mouse", "-Shift"].map(keys));
    }

    /// As many frames as it takes, and what each of them was given.
    #[test]
    fn the_frames_get_the_presses_one_by_one() {
        #[derive(Resource, Default)]
        struct Seen(Vec<WindowEvent>, Vec<KeyboardInput>);
        let mut app = App::new();
        app.add_message::<KeyboardInput>().add_message::<WindowEvent>();
        app.add_message::<RequestRedraw>().init_resource::<Seen>();
        plugin(&mut app);
        app.add_systems(
            Update,
            |mut events: MessageReader<WindowEvent>,
             mut keys: MessageReader<KeyboardInput>,
             mut seen: ResMut<Seen>| {
                *seen = Seen(events.read().cloned().collect(), keys.read().cloned().collect());
            },
        );
        let mut frame = |pressed: &str| {
            // The window says each of them twice.
            let all = if pressed.is_empty() { Vec::new() } else { keys(pressed) };
            let typed: Vec<KeyboardInput> =
                all.iter().filter_map(|event| super::key(event).cloned()).collect();
            app.world_mut().write_message_batch(typed);
            app.world_mut().write_message_batch(all);
            app.update();
            let Seen(events, keys) = app.world().resource::<Seen>();
            let typed: Vec<_> = events.iter().filter_map(super::key).collect();
            assert_eq!(typed, keys.iter().collect::<Vec<_>>());
            events.clone()
        };
        assert_eq!(frame("+Tab -Tab +Tab"), keys("+Tab"));
        assert_eq!(frame("-Tab +Enter"), keys("-Tab +Tab"));
        assert_eq!(frame(""), keys("-Tab +Enter"));
        assert_eq!(frame(""), []);
        assert_eq!(frame("-Enter"), keys("-Enter"));
        assert_eq!(frame("~ +Mouse -Mouse +h -h"), keys("~ +Mouse -Mouse"));
        assert_eq!(frame("~"), keys("+h"));
        assert_eq!(frame(""), keys("-h ~"));
    }
}

//! Whether the keys of an act were pressed in this frame.

use egui::{Event, Id, Key, Popup, Ui};

use super::table::{Act, Chord, chords};

/// Whether a key of the act went down, held keys that repeat left out.
pub fn pressed(ui: &Ui, act: Act) -> bool {
    count(ui, chords(act), false) > 0
}

/// As [`pressed`]; what is drawn after this, and what is open round it, learns nothing of the key.
pub fn taken(ui: &Ui, act: Act) -> bool {
    let hit = pressed(ui, act);
    if hit {
        ui.input_mut(|input| input.events.retain(|event| !is(event, chords(act), true)));
    }
    hit
}

/// How often the keys of the act were pressed, repeats of held keys among them.
pub fn times(ui: &Ui, act: Act) -> i64 {
    count(ui, chords(act), true)
}

/// Steps from what two acts say: those forth less those back.
pub fn between(ui: &Ui, back: Act, forth: Act) -> i64 {
    times(ui, forth) - times(ui, back)
}

/// Which key of the act went down, for acts that have one for each of several things.
pub fn chosen(ui: &Ui, act: Act) -> Option<usize> {
    chords(act).iter().position(|chord| count(ui, std::slice::from_ref(chord), false) > 0)
}

/// Whether letters go into a text field now.
pub fn typing(ui: &Ui) -> bool {
    let focused = ui.memory(|memory| memory.focused());
    focused.is_some_and(|id| egui::text_edit::TextEditState::load(ui.ctx(), id).is_some())
}

/// Takes the keyboard from whatever has it, so that the keys of the screen mean the screen.
pub fn let_go(ui: &Ui) {
    crate::workbench::kit::forget_focus(ui);
    ui.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
}

/// Remembers under `name` what has the keyboard, unless something is remembered there.
pub fn lend(ui: &Ui, name: Id) {
    let focused = ui.memory(|memory| memory.focused());
    ui.data_mut(|data| *data.get_temp_mut_or_insert_with(name, || focused));
}

/// Gives the keyboard back to what had it when it was lent.
pub fn give_back(ui: &Ui, name: Id) {
    let Some(focused) = ui.data_mut(|data| data.remove_temp::<Option<Id>>(name)) else { return };
    let_go(ui);
    if let Some(focused) = focused {
        ui.memory_mut(|memory| memory.request_focus(focused));
    }
}

/// Keeps the keys of this frame from whatever is drawn after this.
pub fn swallow(ui: &mut Ui) {
    ui.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Key { .. })));
}

fn count(ui: &Ui, wanted: &[Chord], repeats: bool) -> i64 {
    // Whoever types over an open list looks for something in it, and means no key of the screen.
    let open = Popup::is_any_open(ui.ctx());
    let meant = |chord: &&Chord| !(open && chord.types());
    let heard = |event: &&Event| {
        wanted.iter().filter(meant).any(|chord| is(event, std::slice::from_ref(chord), repeats))
    };
    ui.input(|input| input.events.iter().filter(heard).count()) as i64
}

/// Whether an event is one of these keys going down.
fn is(event: &Event, wanted: &[Chord], repeats: bool) -> bool {
    match event {
        Event::Key { key, pressed: true, repeat, modifiers, .. } => wanted.iter().any(|chord| {
            // These are shifted keys already, on some keyboards.
            let shifted = matches!(chord.key, Key::Questionmark | Key::Plus);
            let shift = shifted || modifiers.shift == chord.shift;
            let command = modifiers.command || modifiers.ctrl;
            let others = modifiers.alt == chord.alt && command == chord.command;
            *key == chord.key && shift && others && (repeats || !repeat)
        }),
        _ => false,
    }
}

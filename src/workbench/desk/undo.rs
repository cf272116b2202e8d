//! Taking back the last change of the notebook, and saying what that was.

use super::Desk;
use crate::play::Command;
use crate::play::state::Notebook;
use crate::text::Words;

impl Desk {
    /// Takes back the last change of the player's own notebook, if there is one to take back.
    /// What was said to somebody, and minutes spent, stay.
    pub fn undo(&mut self, words: &Words) -> bool {
        let earlier = self.play.earlier.last();
        let what = earlier.map(|earlier| changed(earlier, &self.play.notebook));
        let done = self.send(Command::Undo, words);
        if done {
            self.notice = what.map(|key| words.get(key));
        }
        done
    }
}

/// The words for what differs between two notebooks.
fn changed(earlier: &Notebook, now: &Notebook) -> &'static str {
    match () {
        () if earlier.alignments != now.alignments => "undone-clock",
        () if earlier.entries != now.entries && earlier.pins == now.pins => "undone-entry",
        () if earlier.pins != now.pins => "undone-pin",
        () if earlier.factors != now.factors => "undone-factor",
        () if earlier.turning != now.turning => "undone-decision",
        () => "undone-sheet",
    }
}

#[cfg(test)]
mod tests {
    use crate::play::command::Note;
    use crate::play::{Command, Event};
    use crate::scenario::model::Whose;
    use crate::text::Words;
    use crate::workbench::desk::sample;

    #[test]
    fn what_was_taken_back_is_told_and_nothing_else_goes() {
        let words = Words::english();
        let mut desk = sample::investigating();
        assert!(!desk.undo(&words), "nothing has been written");
        assert_eq!(desk.refused, Some(words.get("nothing-to-undo")));
        assert!(desk.send(Command::Open("door-trouble".into()), &words));
        assert_eq!(desk.note(), None);
        let place = crate::evidence::Place::Row { source: "door-trouble".into(), row: 3 };
        let pin = |note: &str| Note::Pin { place: place.clone(), note: note.into() };
        assert!(desk.send(Command::Note(pin("")), &words));
        let number = *desk.play.notebook.pins.keys().next().expect("a pin");
        let need = Note::Need { whose: Whose::Customer, pin: number };
        assert!(desk.send(Command::Note(need), &words));
        for (told, left) in [("undone-sheet", 1), ("undone-pin", 0)] {
            assert!(desk.undo(&words), "{:?}", desk.refused);
            assert_eq!(desk.note().map(|(_, text)| text.to_owned()), Some(words.get(told)));
            assert_eq!(desk.play.notebook.pins.len(), left);
        }
        assert!(desk.play.is_open(&"door-trouble".into()), "minutes spent stay spent");
        assert_eq!(desk.log.iter().filter(|event| **event == Event::Undone).count(), 2);
    }
}

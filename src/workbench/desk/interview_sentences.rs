//! What somebody told, sentence by sentence.

use super::Desk;
use crate::evidence::Place;
use crate::play::conditions::sentences_heard;
use crate::scenario::model::*;
use crate::workbench::interview::{Sentence, Whole};

/// Letters that a telling is known by.
const BEGINS: usize = 32;

/// A telling that can be pinned by its sentences, in those, and as a whole; none where it cannot be.
pub fn sentence_by_sentence(
    desk: &Desk,
    person: &Person,
    told: &Sentence,
) -> Option<(Vec<Sentence>, Whole)> {
    let item = ItemId::from(told.id.as_str());
    let heard = sentences_heard(&desk.case, &desk.play, &person.id, &item);
    if heard.len() < 2 || desk.scenario().item(&person.id, &item)?.open != told.text {
        return None;
    }
    let begins = cut(&told.text, BEGINS);
    let sentence = |(number, text): (u32, &str)| {
        let (person, item) = (person.id.clone(), item.clone());
        let place = Place::Sentence { person, item, sentence: number };
        Sentence {
            id: format!("{}:{number}", told.id),
            text: text.to_owned(),
            pin: desk.pin_on(&place).map(|pin| format!("P{pin}")),
            whole: false,
        }
    };
    let whole = Whole { id: told.id.clone(), begins, pin: told.pin.clone() };
    Some(((1..).zip(heard).map(sentence).collect(), whole))
}

/// About so many letters, whole words.
fn cut(text: &str, longest: usize) -> String {
    let Some((at, _)) = text.char_indices().nth(longest) else { return text.to_owned() };
    let end = text[..at].rfind(' ').unwrap_or(at);
    format!("{}…", text[..end].trim_end_matches([',', '.', ';']))
}

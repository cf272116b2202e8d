//! The mentor over the hints of the play.

use super::Desk;
use super::play::portrait;
use crate::play::mentor;
use crate::scenario::model::PhaseName;
use crate::text::Words;
use crate::workbench::mentor::{Hints, Mentor};

/// Who can be asked now; nobody before the incident is looked at, and after the review.
pub fn model(desk: &Desk, words: &Words) -> Option<Mentor> {
    if !matches!(desk.play.phase, PhaseName::Investigate | PhaseName::Review) {
        return None;
    }
    let person = desk.scenario().person(&desk.scenario().manifest.mentor)?;
    Some(Mentor {
        id: person.id.to_string(),
        name: person.called.clone(),
        portrait: portrait(&person.portrait),
        label: words.with("mentor-open", &[("name", person.called.as_str().into())]),
    })
}

/// What was said of the thing asked about last, and whether there is more.
pub fn hints(desk: &Desk) -> Hints {
    let given = &desk.play.hints;
    let about = given.last().map(|(about, _)| about);
    let mut steps: Vec<u8> =
        given.iter().filter(|(other, _)| Some(other) == about).map(|(_, step)| *step).collect();
    steps.dedup();
    let hint = |step: &u8| mentor::text(&desk.case, about?, *step).map(str::to_owned);
    let next = mentor::next(&desk.case, &desk.play);
    Hints {
        said: steps.iter().filter_map(hint).collect(),
        complete: next.is_none_or(|next| Some(&next.key()) != about),
        can_ask: next.is_some(),
    }
}

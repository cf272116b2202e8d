//! The mentor over the hints of the play.

use super::Desk;
use super::play::portrait;
use crate::play::mentor;
use crate::scenario::model::PhaseName;
use crate::workbench::mentor::Mentor;

/// Who can be asked now; nobody before the incident is looked at, and after the review.
pub fn model(desk: &Desk) -> Option<Mentor> {
    if !matches!(desk.play.phase, PhaseName::Investigate | PhaseName::Review) {
        return None;
    }
    let person = desk.scenario().person(&desk.scenario().manifest.mentor)?;
    let given = &desk.play.hints;
    let about = given.last().map(|(about, _)| about);
    let mut steps: Vec<u8> =
        given.iter().filter(|(other, _)| Some(other) == about).map(|(_, step)| *step).collect();
    steps.dedup();
    let hint = |step: &u8| mentor::text(&desk.case, about?, *step).map(str::to_owned);
    let next = mentor::next(&desk.case, &desk.play);
    let same = next.is_some_and(|next| Some(&next.key()) == about);
    Some(Mentor {
        id: person.id.to_string(),
        name: person.called.clone(),
        portrait: portrait(&person.portrait),
        hints: steps.iter().filter_map(hint).collect(),
        complete: !same,
        can_ask: next.is_some(),
    })
}

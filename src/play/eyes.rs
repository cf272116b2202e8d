//! What somebody could see when they decided something.

use super::case::Case;
use super::state::Play;
use crate::evidence::{Place, visible};
use crate::scenario::model::*;

/// Whether something lay before somebody's eyes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// It was there, and open to them.
    #[default]
    Seen,
    /// It came later.
    Later,
    /// It was not open to them.
    Shut,
}

/// When a decision was taken, as far as the player has established it.
pub fn decided_at(case: &Case, play: &Play, event: &crate::scenario::model::Event) -> Option<Ms> {
    let own = play.notebook.entries.values().find(|entry| entry.card == event.card);
    let given = event.given.then(|| case.scenario.at(&event.at));
    own.map(|entry| entry.at).or(given)
}

/// Whether a place lay before somebody's eyes at an instant; none for what was told afterwards.
pub fn sight(case: &Case, play: &Play, place: &Place, who: &PersonId, at: Ms) -> Option<Sight> {
    let source = place.source().and_then(|id| case.scenario.source(id))?;
    let shown = case.sources.corrected(place, &play.notebook.alignments);
    // A minute is the grain of a timeline: what the next one shows came later.
    Some(if shown.is_some_and(|shown| shown >= at + MINUTE) {
        Sight::Later
    } else if visible(&case.scenario, source, who, at) {
        Sight::Seen
    } else {
        Sight::Shut
    })
}
